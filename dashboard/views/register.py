"""The register: everything that is kept, to find, to add and to change."""

import streamlit as st

from dashboard import draft
from dashboard.components import preparing, register_drafts, register_list
from dashboard.components.clause_editor import editor
from dashboard.components.register_entry import stances, ways
from dashboard.components.register_form import ADD, form
from dashboard.components.register_search import search
from dashboard.components.register_tables import TABLES, groups, leads
from dashboard.markup import page_link, plain, tag
from dashboard.moment import moment

here = moment()
t = here.t
asked = st.query_params.to_dict()
table = asked.get("table", "") if asked.get("table") in TABLES else "instruments"
key, adding = asked.get("key", ""), asked.get("do") == ADD
titles = {name: title for _, tables in groups(here) for name, title in tables.items()}

st.title(t("Register"), anchor=False)
if key or adding:
    named = t("a new entry") if adding else register_list.named(here, table).get(key, key)
    st.header(f"{titles[table]}: {plain(named)}", anchor=False)
    st.html(ways(table, key, asked, here))
    if here.known_on is not None:
        st.info(t("What is changed here is what the register holds now."))
    if table == "clause":
        editor(key, here)
    else:
        form(table, key, asked, here)
        stances(table, key, here)
else:
    draft.left("register")
    st.html(register_list.ways(here, table))
    st.header(titles[table], anchor=False)
    register_drafts.not_saved_yet(here)
    st.markdown(leads(here)[table])
    if table != "clause":
        st.html(tag("p", page_link(t("Add"), here.address("register", table=table, do=ADD)), class_="tt-add"))
    overview = {"drafts": preparing.drafts, "packages": preparing.packages, "undertakings": preparing.undertakings}
    drawn = overview[table](here) if table in overview else None
    if drawn is not None:
        st.html(drawn)
    else:
        search(table, asked, here)
