"""The search of a table, which lives in the address, and what it finds."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components import register_list
from dashboard.components.fields import show
from dashboard.components.filters import put
from dashboard.components.paging import asked_part, page_of, same_page, turning
from dashboard.moment import Moment

_KEY = "register.search"


def search(table: str, asked: Mapping[str, str], moment: Moment) -> None:
    """The field, how many facts are found, and one page of them."""
    t = moment.t
    show(_KEY, asked.get("search", ""))
    words = st.text_input(t("Search"), key=_KEY, on_change=_to_address, placeholder=t("any words of an entry"))
    found = register_list.found(moment, table, words)
    if not found:
        st.info(t("Nothing is found.") if words else t("Nothing is on record yet."))
        return
    st.caption(t.n("{n} entry", "{n} entries", n=len(found)))
    page = page_of(found, asked_part("part"), register_list.ON_A_PAGE)
    st.html(register_list.listed(moment, table, words, page.number))
    if (ways := turning(page, t("Entries"), same_page("register", "part", moment), moment)) is not None:
        st.html(ways)


def _to_address() -> None:
    put({"search": st.session_state[_KEY].strip()}, st.query_params)
