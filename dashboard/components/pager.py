"""A long list, one page after another: which page is in the address."""

import streamlit as st

from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment

PARAMETER = "part"
_FRAME = ("lang", "as_of", "known_on")  # every address has them already


def page_asked(rows: int, size: int) -> int:
    """The page the address asks for, from 1; the nearest there is."""
    asked = st.query_params.get(PARAMETER, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() else 1
    return min(max(1, number), max(1, -(-rows // size)))


def pager(moment: Moment, page: str, number: int, rows: int, size: int) -> Html | None:
    """Which rows are shown, with links to the pages before and after; None where all are."""
    if rows <= size:
        return None
    t, first = moment.t, (number - 1) * size + 1
    shown = t("{first}–{last} of {rows}", first=first, last=min(rows, number * size), rows=rows)
    links = [
        page_link(label, _address(moment, page, other), rel=rel)
        for label, other, rel in ((t("← Previous"), number - 1, "prev"), (t("Next →"), number + 1, "next"))
        if other >= 1 and (other - 1) * size < rows
    ]
    return tag(
        "nav", tag("span", shown, class_="tt-num"), " ", joined(links, " · "), class_="tt-pager", aria_label=shown
    )


def _address(moment: Moment, page: str, number: int) -> str:
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in _FRAME}
    return moment.address(page, **(kept | {PARAMETER: str(number) if number > 1 else ""}))
