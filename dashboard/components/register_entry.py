"""Beside the form of an entry: what else there is to do with it, and what belongs to it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components import preparing
from dashboard.components.register_form import ADOPT
from dashboard.data import preparing as prepared
from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment


def beside(table: str, key: str, asked: Mapping[str, str], moment: Moment) -> None:
    """The ways on from an entry; of a draft its stances."""
    t = moment.t
    ways = _ways(table, key, asked, moment)
    if ways:
        st.html(tag("ul", *(tag("li", way) for way in ways), class_="tt-list"))
    if table == "drafts":
        found = next((draft for draft in prepared.drafts(moment) if draft.key == key), None)
        if found is not None:
            st.subheader(t("Stances"), anchor=False)
            st.html(preparing.history(found, moment))


def _ways(table: str, key: str, asked: Mapping[str, str], moment: Moment) -> list[Html]:
    t = moment.t
    clause = page_link(t("Say when it enters into force"), moment.address("register", table="clause", key=key))
    page = page_link(t("The instrument"), moment.address("instrument", instrument=key))
    if table == "drafts":
        stance = moment.address("register", table="stances", do="add", instrument=key)
        adopted = moment.address("register", table="drafts", key=key, do=ADOPT)
        ways = [page_link(t("Record what states say of it"), stance), clause]
        return ways if asked.get("do") == ADOPT else [page_link(t("It was adopted"), adopted), *ways]
    if table == "instruments":
        confirm = moment.address("register", table="confirmations", do="add", instrument=key)
        announce = moment.address("register", table="announcements", do="add", instrument=key)
        return [
            page,
            clause,
            page_link(t("Confirm the status of its states"), confirm),
            page_link(t("Record an official date"), announce),
        ]
    if table == "packages":
        return [page_link(t("Add a part"), moment.address("register", table="drafts", do="add", package=key))]
    return [page] if table == "undertakings" else []
