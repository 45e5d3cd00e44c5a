"""Long lists page by page: a page sends what it shows and no more, and its number stands in the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

import streamlit as st

from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import FRAME, Moment

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list, and where it lies in it."""

    items: tuple[T, ...]
    number: int  # from 1
    pages: int
    first: int  # the number of its first item
    total: int

    @property
    def last(self) -> int:
        """The number of its last item."""
        return self.first + len(self.items) - 1


def asked_part(parameter: str) -> int:
    """The number of the page that the address asks for; 1 where it asks for none."""
    asked = st.query_params.get(parameter, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("100000") else 1


def same_page(page: str, parameter: str, moment: Moment) -> Callable[[str], str]:
    """Addresses of this page with all that was chosen on it, its list turned to another number."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in FRAME}
    return lambda number: moment.address(page, **(kept | {parameter: number}))


def list_on(instrument: str, parameter: str, moment: Moment) -> Callable[[str], str]:
    """Addresses of a list on the page of an instrument, whose heading has the name of its parameter."""
    address = partial(moment.address, "instrument", instrument=instrument)
    return lambda number: f"{address(**{parameter: number})}#{parameter}"


def page_of(items: Sequence[T], number: int, size: int) -> Page[T]:
    """A page of a list; the last one where the number is too high, the first where it is too low."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 1), pages)
    first = (number - 1) * size
    return Page(tuple(items[first : first + size]), number, pages, first + 1, len(items))


def turning(page: Page[T], what: str, address: Callable[[str], str], moment: Moment) -> Html | None:
    """Which part of a list is shown, and the ways to the rest; nothing where all of it is.

    `address` gives the address of the page of a number, the empty text standing for the first.
    """
    if page.pages == 1:
        return None
    t = moment.t
    shown = t("{what}: {first}–{last} of {total}", what=what, first=page.first, last=page.last, total=page.total)
    ways = [
        _way(t("previous"), page.number - 1, page, address),
        _way(t("next"), page.number + 1, page, address),
    ]
    return tag("nav", tag("span", shown, class_="tt-num"), joined(ways), class_="tt-turning", aria_label=what)


def _way(label: str, number: int, page: Page[T], address: Callable[[str], str]) -> Html:
    if not 1 <= number <= page.pages:
        return tag("span", label, class_="tt-mute", aria_hidden="true")
    return page_link(label, address(str(number) if number > 1 else ""))
