"""The state of an instrument as a whole, day by day."""

import pytest

from tests.law.building import announced, assessed, confirmed, day, ratified, state_of
from tracker.law.assessment import Assessment
from tracker.law.vocabulary import InstrumentState

TWO = {"when": {"consents": 2}, "then": {"days": 30}, "basis": "quoted"}
BOTH = ratified(AM="2022-01-01", BY="2022-03-01")


def course(found: Assessment) -> list[tuple[str, str]]:
    return [(str(span.start), str(span.state)) for span in found.instrument]


def test_an_instrument_is_pending_then_scheduled_then_in_force() -> None:
    found = assessed(BOTH, TWO)
    assert course(found) == [("2021-09-16", "pending"), ("2022-03-01", "scheduled"), ("2022-03-31", "in-force")]
    assert [span.in_force_on for span in found.instrument] == [None, day("2022-03-31"), day("2022-03-31")]
    assert [span.until for span in found.instrument] == [day("2022-03-01"), day("2022-03-31"), None]


def test_an_instrument_that_enters_into_force_at_once_is_never_scheduled() -> None:
    assert course(assessed(BOTH, TWO | {"then": {"days": 0}})) == [
        ("2021-09-16", "pending"),
        ("2022-03-01", "in-force"),
    ]


def test_an_announced_date_schedules_from_the_day_it_was_announced() -> None:
    told = [announced("2022-06-01", told="2022-04-01")]
    assert course(assessed(announcements=told)) == [
        ("2021-09-16", "pending"),
        ("2022-04-01", "scheduled"),
        ("2022-06-01", "in-force"),
    ]


def test_without_a_clause_and_with_nothing_heard_nothing_can_be_computed() -> None:
    assert course(assessed(BOTH)) == [("2021-09-16", "not-computable")]


def test_a_source_that_calls_it_pending_makes_it_pending() -> None:
    assert course(assessed(confirmations=[confirmed("2022-12-05", "pending")])) == [("2021-09-16", "pending")]
    one = assessed(confirmations=[confirmed("2022-12-05", "pending", "AM")])
    assert course(one) == [("2021-09-16", "not-computable")]


def test_an_instrument_in_force_for_one_state_is_in_force() -> None:
    found = assessed(announcements=[announced("2022-06-01", "RU")])
    assert course(found) == [("2021-09-16", "not-computable"), ("2022-06-01", "in-force")]
    assert state_of(found, "2023-01-01").approximate


@pytest.mark.parametrize(("adopted", "start"), [(None, "1600-01-01"), ("2021", "2021-12-31")])
def test_a_draft_is_a_draft_and_an_unknown_adoption_is_none(adopted: str | None, start: str) -> None:
    assert course(assessed(draft=True, adopted=adopted)) == [(start, "draft")]
    assert course(assessed(adopted=adopted)) == [(start, "not-computable")]


def test_an_instrument_ends() -> None:
    found = assessed(BOTH, TWO, ended="2024-05-31")
    assert course(found)[-1] == ("2024-05-31", "ended")
    assert found.instrument[-1].in_force_on == day("2022-03-31")
    assert not found.instrument[-1].approximate


def test_what_ended_before_it_entered_into_force_never_did() -> None:
    found = assessed(BOTH, TWO, ended="2022-03-15")
    assert course(found) == [("2021-09-16", "pending"), ("2022-03-15", "ended")]
    assert found.instrument[-1].in_force_on is None
    late = assessed(announcements=[announced("2022-06-01")], ended="2022-03-15")
    assert late.instrument[-1].in_force_on is None


def test_a_partial_end_or_date_is_marked_approximate() -> None:
    assert assessed(BOTH, TWO, ended="2024").instrument[-1].approximate
    found = assessed(announcements=[announced("2022-06")], ended="2024-01-01")
    assert [(span.state, span.approximate) for span in found.instrument] == [
        (InstrumentState.PENDING, False),
        (InstrumentState.IN_FORCE, True),
        (InstrumentState.ENDED, True),
    ]
