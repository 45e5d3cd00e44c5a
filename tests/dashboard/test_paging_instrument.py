"""Long lists in pages whose number is in the address."""

from datetime import date

import pytest

from dashboard.components.paging_instrument import Page, page_asked, pager
from dashboard.moment import Moment

TODAY = date(2026, 11, 24)
MOMENT = Moment(TODAY, None, TODAY, "en", 1)


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("1", 1), ("2", 2), ("4", 4), ("5", 1), ("0", 1), ("-1", 1), ("x", 1), ("²", 1)]
)
def test_the_page_asked_for_or_else_the_first(asked: str, number: int) -> None:
    assert page_asked(asked, 200, 60).number == number


def test_pages_hold_every_row_once() -> None:
    rows = list(range(198))
    pages = [Page(number, len(rows), 60) for number in range(1, 5)]
    assert [row for page in pages for row in page.of(rows)] == rows
    assert pages[0].last == 4


def test_one_page_needs_no_pager() -> None:
    assert pager(Page(1, 60, 60), "states", "instrument?instrument=x", MOMENT) is None
    assert pager(Page(1, 0, 60), "states", "instrument?instrument=x", MOMENT) is None


def test_the_pager_links_to_the_other_pages_and_marks_its_own() -> None:
    drawn = pager(Page(2, 70, 60), "states", "instrument?instrument=x", MOMENT)
    assert drawn is not None
    assert 'href="instrument?instrument=x&amp;states=1#states"' in drawn
    assert '<strong aria-current="page">61–70 of 70</strong>' in drawn
