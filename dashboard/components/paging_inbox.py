"""Long lists in pages: the number of the page lives in the address."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment

T = TypeVar("T")
AT_ONCE = 50


def part(items: Sequence[T], number: int) -> Sequence[T]:
    """What stands on a page, counted from one."""
    return items[(number - 1) * AT_ONCE : number * AT_ONCE]


def asked_page(items: Sequence[object], parameter: str = "part") -> int:
    """The number of the page that the address asks for, within those there are."""
    asked = st.query_params.get(parameter, "1")
    last = max(1, -(-len(items) // AT_ONCE))
    return min(max(1, int(asked)), last) if asked.isdecimal() else 1


def pager(
    items: Sequence[object], number: int, page: str, choices: Mapping[str, str], moment: Moment, parameter: str = "part"
) -> Html | None:
    """Which part of how many is shown, with links to the part before and the one after; None where all is shown."""
    if len(items) <= AT_ONCE:
        return None
    t, first = moment.t, (number - 1) * AT_ONCE + 1
    told = t("{first}–{last} of {n}", first=first, last=min(number * AT_ONCE, len(items)), n=len(items))
    steps = []
    if number > 1:
        steps.append(page_link(t("previous"), moment.address(page, **choices, **{parameter: str(number - 1)})))
    if number * AT_ONCE < len(items):
        steps.append(page_link(t("next"), moment.address(page, **choices, **{parameter: str(number + 1)})))
    return tag("nav", tag("span", told, class_="tt-num"), joined(steps), class_="tt-pager", aria_label=t("Pages"))
