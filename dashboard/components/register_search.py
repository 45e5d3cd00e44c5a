"""The search of a table, which lives in the address, and what it finds."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components import register_list
from dashboard.components.fields import show
from dashboard.moment import Moment

_KEY = "register.search"


def search(table: str, asked: Mapping[str, str], moment: Moment) -> None:
    """The field, how many facts are found, and one page of them."""
    t = moment.t
    show(_KEY, asked.get("search", ""))
    words = st.text_input(t("Search"), key=_KEY, on_change=_to_address, placeholder=t("any words of an entry"))
    found = len(register_list.found(moment, table, words))
    if not found:
        st.info(t("Nothing is found.") if words else t("Nothing is on record yet."))
        return
    st.caption(t.n("{n} entry", "{n} entries", n=found))
    page = _page(asked.get("part", ""), found)
    st.html(register_list.listed(moment, table, words, page))
    if (ways := register_list.pages(moment, table, words, page)) is not None:
        st.html(ways)


def _to_address() -> None:
    st.query_params.pop("part", None)
    if words := st.session_state[_KEY].strip():
        st.query_params["search"] = words
    else:
        st.query_params.pop("search", None)


def _page(part: str, found: int) -> int:
    """The page asked for, if there is one of that number; else the first."""
    last = (found + register_list.ON_A_PAGE - 1) // register_list.ON_A_PAGE
    return int(part) if part.isdecimal() and 1 <= int(part) <= last else 1
