"""Beside the form of an entry: what else there is to do with it, and what belongs to it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components import preparing
from dashboard.components.register_form import ADOPT
from dashboard.data import preparing as prepared
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment


def ways(table: str, key: str, asked: Mapping[str, str], moment: Moment) -> Html:
    """The ways on from an entry, after the one back to the list."""
    back = page_link(moment.t("Back to the list"), moment.address("register", table=table))
    others = _ways(table, key, asked, moment) if key else []
    return tag("p", joined([back, *others], " · "), class_="tt-small")


def stances(table: str, key: str, moment: Moment) -> None:
    """Of a draft, everything that states said of it."""
    found = next((draft for draft in prepared.drafts(moment) if (table, draft.key) == ("drafts", key)), None)
    if found is not None:
        st.subheader(moment.t("Stances"), anchor=False)
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
    if table == "clause":
        return [
            page,
            page_link(t("Its entry in the register"), moment.address("register", table="instruments", key=key)),
        ]
    return [page] if table == "undertakings" else []
