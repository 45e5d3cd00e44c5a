"""Long lists in pages whose number is in the address."""

from datetime import date

import pytest

from dashboard.components.paging import list_on, page_of, turning
from dashboard.moment import Moment

TODAY = date(2026, 11, 24)
MOMENT = Moment(TODAY, None, TODAY, "en", 1)
ROWS = tuple(range(198))


@pytest.mark.parametrize(("asked", "number"), [(1, 1), (2, 2), (4, 4), (5, 4), (0, 1), (-1, 1)])
def test_the_page_asked_for_or_else_the_nearest(asked: int, number: int) -> None:
    assert page_of(ROWS, asked, 60).number == number


def test_pages_hold_every_row_once() -> None:
    pages = [page_of(ROWS, number, 60) for number in range(1, 5)]
    assert tuple(row for page in pages for row in page.items) == ROWS
    assert {page.pages for page in pages} == {4}
    assert [(page.first, page.last) for page in pages] == [(1, 60), (61, 120), (121, 180), (181, 198)]


@pytest.mark.parametrize("rows", [ROWS[:60], ()])
def test_one_page_needs_no_ways_to_others(rows: tuple[int, ...]) -> None:
    assert turning(page_of(rows, 1, 60), "Rows", list_on("x", "states", MOMENT), MOMENT) is None


def test_a_page_leads_to_those_beside_it() -> None:
    drawn = turning(page_of(ROWS, 2, 60), "Rows", list_on("x", "states", MOMENT), MOMENT)
    assert drawn is not None
    assert "Rows: 61–120 of 198" in drawn
    assert 'href="instrument?instrument=x#states"' in drawn, "the first page has no number"
    assert 'href="instrument?instrument=x&amp;states=3#states"' in drawn


def test_the_last_page_leads_back_alone() -> None:
    drawn = turning(page_of(ROWS, 4, 60), "Rows", list_on("x", "states", MOMENT), MOMENT)
    assert drawn is not None
    assert drawn.count("href=") == 1
