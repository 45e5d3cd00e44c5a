"""Long lists in pages, whose number is in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page:
    """One page of a list, the first being 1."""

    number: int
    rows: int  # of the whole list
    at_once: int

    @property
    def last(self) -> int:
        """The number of the last page; 1 for an empty list."""
        return max(1, -(-self.rows // self.at_once))

    def of(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of the list that stand on this page."""
        return rows[(self.number - 1) * self.at_once : self.number * self.at_once]


def page_asked(asked: str, rows: int, at_once: int) -> Page:
    """The page that an address asks for; the first for what is no number of a page."""
    last = Page(1, rows, at_once).last
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return Page(number if 1 <= number <= last else 1, rows, at_once)


def pager(page: Page, parameter: str, address: str, moment: Moment) -> Html | None:
    """Links to the pages of a list, by the numbers of their rows; none where one page holds all."""
    if page.last == 1:
        return None
    links = (_link(page, number, parameter, address, moment) for number in range(1, page.last + 1))
    return tag("nav", *links, class_="tt-pager", aria_label=moment.t("Pages of the list"))


def _link(page: Page, number: int, parameter: str, address: str, moment: Moment) -> Html:
    first, last = (number - 1) * page.at_once + 1, min(number * page.at_once, page.rows)
    label = moment.t("{first}–{last} of {n}", first=first, last=last, n=page.rows)
    if number == page.number:
        return tag("strong", label, aria_current="page")
    joint = "&" if "?" in address else "?"
    return page_link(label, f"{address}{joint}{parameter}={number}#{parameter}")
