"""Sets of states that change from day to day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.law.building import day
from tests.law.generated import DAY, FIRST, STATE
from tracker.law.timelines import Timeline


def test_a_state_is_in_the_set_from_its_first_day_until_its_last() -> None:
    found = Timeline([("AM", day("1992-05-15"), None), ("UZ", day("1992-05-15"), day("1999-04-21"))])
    assert found.on(day("1992-05-14")) == set()
    assert found.on(day("1999-04-20")) == {"AM", "UZ"}
    assert found.on(day("1999-04-21")) == {"AM"}
    assert found.days == [day("1992-05-15"), day("1999-04-21")]


def test_a_state_that_leaves_and_comes_on_one_day_stays() -> None:
    found = Timeline([("AM", day("2000-01-01"), day("2001-01-01")), ("AM", day("2001-01-01"), None)])
    assert found.on(day("2001-01-01")) == {"AM"}


def test_the_times_of_a_state_are_told_those_that_follow_one_another_as_one() -> None:
    found = Timeline(
        [
            ("BY", day("1999-01-01"), None),
            ("AM", day("2000-01-01"), day("2001-01-01")),
            ("AM", day("2001-01-01"), day("2002-01-01")),
            ("KG", day("2001-06-01"), day("2003-06-01")),
            ("AM", day("2004-01-01"), None),
        ]
    )
    assert found.times("AM") == [(day("2000-01-01"), day("2002-01-01")), (day("2004-01-01"), None)]
    assert found.times("RU") == []


TIMES = st.lists(st.tuples(STATE, DAY, st.none() | DAY), max_size=8)


@given(TIMES, st.integers(0, 1500))
def test_who_is_in_the_set_is_whoever_has_a_time_that_holds(
    times: list[tuple[str, date, date | None]], after: int
) -> None:
    asked = FIRST + timedelta(days=after)
    expected = {state for state, start, end in times if start <= asked and (end is None or asked < end)}
    assert Timeline(times).on(asked) == expected
