"""The state of an instrument as a whole, day by day."""

import pytest

from tests.law.building import act, announced, assessed, confirmed, day, of_members, ratified, state_of
from tracker.law.assessment import Assessment
from tracker.law.instrument_states import is_for_consent
from tracker.law.vocabulary import InstrumentKind, InstrumentState

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


WITHOUT_RATIFICATION = [InstrumentKind.DECISION, InstrumentKind.STATEMENT, InstrumentKind.COMMITMENT]


@pytest.mark.parametrize("kind", WITHOUT_RATIFICATION)
def test_what_needs_no_ratification_has_effect_from_its_adoption(kind: InstrumentKind) -> None:
    found = of_members(kind=kind)
    assert course(found) == [("2021-09-16", "in-force")]
    assert (state_of(found, "2021-09-16").in_force_on, state_of(found, "2021-09-16").approximate) == (
        day("2021-09-16"),
        False,
    )
    assert (found.positions, found.owing) == ({}, [])


def test_a_decision_adopted_on_a_day_known_roughly_has_effect_roughly_from_then() -> None:
    assert state_of(assessed(kind=InstrumentKind.DECISION, adopted="2021-09"), "2021-10-01").approximate


def test_a_decision_with_a_clause_or_an_announced_date_waits_for_it() -> None:
    announcements = [announced("2022-01-01", told="2021-09-16")]
    told = assessed(kind=InstrumentKind.DECISION, announcements=announcements)
    assert course(told) == [("2021-09-16", "scheduled"), ("2022-01-01", "in-force")]
    assert course(assessed(BOTH, TWO, kind=InstrumentKind.DECISION))[0] == ("2021-09-16", "pending")


def test_a_decision_adopted_on_an_unknown_day_is_not_computed_and_a_draft_of_one_is_a_draft() -> None:
    assert course(assessed(kind=InstrumentKind.DECISION, adopted=None)) == [("1600-01-01", "not-computable")]
    assert course(assessed(kind=InstrumentKind.DECISION, adopted=None, draft=True)) == [("1600-01-01", "draft")]


def test_a_decision_ends_as_anything_does() -> None:
    found = assessed(kind=InstrumentKind.DECISION, ended="2022-01-01")
    assert course(found) == [("2021-09-16", "in-force"), ("2022-01-01", "ended")]


def test_a_state_that_did_something_about_a_decision_has_a_position_and_owes_nothing() -> None:
    found = of_members([act("AM", "declaration", "2024-05-08")], kind=InstrumentKind.DECISION)
    assert set(found.positions) == {"AM"}
    assert found.owing == []


@pytest.mark.parametrize(
    ("kind", "state", "whether"),
    [
        ("protocol", "pending", True),
        ("protocol", None, True),
        ("protocol", "draft", False),
        ("decision", "in-force", False),
        ("statement", "in-force", False),
    ],
)
def test_states_consent_to_neither_drafts_nor_decisions(kind: str, state: str | None, whether: bool) -> None:
    assert is_for_consent(kind, state) is whether
