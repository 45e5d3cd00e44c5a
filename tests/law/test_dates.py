"""Partial dates, and how clauses count days."""

from datetime import date

import pytest

from tests.law.building import day
from tracker.law.dates import SAME_DAY, UNDATED, Delay, Period, exactly, parse_partial, period_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2009-10-29", "2009-10-29", "2009-10-29"),
        ("2009-10", "2009-10-01", "2009-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2019", "2019-01-01", "2019-12-31"),
        (" 1648-10-24 ", "1648-10-24", "1648-10-24"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_partial_date_is_the_period_it_stands_for(text: str, first: str, last: str) -> None:
    assert parse_partial(text) == Period(day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        *("2009-02-31", "2023-02-29", "2009-13", "2009-00", "2009-10-00", "0000", "1599", "1599-12-31", "3000"),
        *("29.10.2009", "2009-1-2", "20091029", "2009-10-29T00:00", "-2009", "٢٠٠٩-١٠", "", "soon"),
    ],
)
def test_what_is_no_date_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a d|lies outside") as refusal:
        parse_partial(text)
    assert repr(text) in str(refusal.value)


def test_a_period_is_exact_when_its_day_is_known() -> None:
    assert exactly(day("2009-10-29")).exact
    assert not parse_partial("2009-10").exact
    assert not Period(None, day("2009-10-29")).exact
    assert not UNDATED.exact


@pytest.mark.parametrize(
    ("on", "not_before", "not_after", "first", "last"),
    [
        ("2009-10", "", "2009-10-29", "2009-10-01", "2009-10-29"),
        ("2009-10", "2009-10-05", "", "2009-10-05", "2009-10-31"),
        ("2009", "2009-03", "2009-05", "2009-03-01", "2009-05-31"),
        ("2009-10-29", "2009", "2010", "2009-10-29", "2009-10-29"),
        ("", "2009", "2010", "2009-01-01", "2010-12-31"),
    ],
)
def test_bounds_narrow_a_date(on: str, not_before: str, not_after: str, first: str, last: str) -> None:
    assert period_of(on, not_before, not_after) == Period(day(first), day(last))


def test_a_single_bound_leaves_the_other_end_open() -> None:
    assert period_of("", "", "2021-01-21") == Period(None, day("2021-01-21"))
    assert period_of(None, "2021-01-21") == Period(day("2021-01-21"), None)
    assert period_of("", "", "") == UNDATED


def test_bounds_that_exclude_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="no day lies both not before 2010-01-01 and not after 2009-12-31"):
        period_of("2009", "2010")


DELAYS = [
    # UN practice: the day of deposit is not counted
    ("same day", Delay(), "2018-10-31", "2018-10-31"),
    ("30 days", Delay(days=30), "2016-10-05", "2016-11-04"),
    ("60 days", Delay(days=60), "2018-10-31", "2018-12-30"),
    ("90 days", Delay(days=90), "2004-11-18", "2005-02-16"),
    ("90 days across 29 February", Delay(days=90), "2020-01-15", "2020-04-14"),
    ("180 days", Delay(days=180), "1996-10-31", "1997-04-29"),
    # so many full days in between
    ("30 clear days", Delay(days=30, clear=True), "2019-04-29", "2019-05-30"),
    ("5 clear days", Delay(days=5, clear=True), "2015-01-01", "2015-01-07"),
    # months keep the day, cut to the month's end
    ("3 months", Delay(months=3), "1975-12-23", "1976-03-23"),
    ("3 months from 30 November", Delay(months=3), "2022-11-30", "2023-02-28"),
    ("3 months from 30 November before a leap year", Delay(months=3), "2023-11-30", "2024-02-29"),
    ("1 month from 31 January", Delay(months=1), "2023-01-31", "2023-02-28"),
    ("3 months from 31 March", Delay(months=3), "2023-03-31", "2023-06-30"),
    ("12 months", Delay(months=12), "1993-11-16", "1994-11-16"),
    ("1 year from 29 February", Delay(months=12), "2024-02-29", "2025-02-28"),
    ("4 years from 29 February", Delay(months=48), "2024-02-29", "2028-02-29"),
    ("2 years", Delay(months=24), "1973-12-13", "1975-12-13"),
    # the first of a month
    ("60 days, then the first of the next month", Delay(days=60, first_of_next_month=True), "2002-04-11", "2002-07-01"),
    ("3 months, then the first", Delay(months=3, first_of_next_month=True), "2014-04-22", "2014-08-01"),
    ("ending on a first, the next first", Delay(months=3, first_of_next_month=True), "2014-04-01", "2014-08-01"),
    ("ending on 31 January", Delay(months=1, first_of_next_month=True), "2023-12-31", "2024-02-01"),
    ("the sixth month after the month", Delay(months=6, from_month_start=True), "2010-02-16", "2010-08-01"),
    ("the third calendar month", Delay(months=3, from_month_start=True), "1991-03-19", "1991-06-01"),
    ("the fourth month after the month", Delay(months=4, from_month_start=True), "2023-02-17", "2023-06-01"),
    ("the next first from the last of a month", Delay(first_of_next_month=True), "2023-12-31", "2024-01-01"),
    ("3 months from 31 March, cut", Delay(months=3), "2020-03-31", "2020-06-30"),
    ("3 months from 31 March, overflowing", Delay(months=3, overflow_to_next=True), "2020-03-31", "2020-07-01"),
    ("3 months from 30 March, overflowing", Delay(months=3, overflow_to_next=True), "2020-03-30", "2020-06-30"),
    ("the next first from a first", Delay(first_of_next_month=True), "2023-12-01", "2024-01-01"),
    ("2 months and 10 days", Delay(months=2, days=10), "2023-12-31", "2024-03-10"),
]


@pytest.mark.parametrize(("delay", "start", "end"), [row[1:] for row in DELAYS], ids=[row[0] for row in DELAYS])
def test_a_delay_counts_as_clauses_do(delay: Delay, start: str, end: str) -> None:
    assert delay.after(day(start)) == day(end)


def test_a_delay_of_nothing_is_the_same_day() -> None:
    assert SAME_DAY.after(date(2024, 2, 29)) == date(2024, 2, 29)
