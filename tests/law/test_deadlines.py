"""The days that matter: what is due, what comes by itself, and when neither is told any more."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.building import FOUR, act, announced, assessed, day, of_members, ratified, signed, step
from tracker.law.assessment import Assessment
from tracker.law.deadlines import DUE, LASTING, Deadline, DeadlineKind, Phase, deadlines, phase
from tracker.law.vocabulary import Confidence

Kind = DeadlineKind
TWO = {"when": {"consents": 2}, "then": {"days": 30}, "later": {"days": 30}, "basis": "quoted"}
TWO_IN = ratified(RU="2022-01-01", KZ="2022-02-01")


def told(assessment: Assessment, on: str, since: str | None = None) -> list[tuple[Kind, str, str]]:
    found = deadlines(assessment, day(on), day(since or on))
    return [(one.kind, str(one.day), one.state) for one in found]


@pytest.mark.parametrize(
    ("on", "since", "expected"),
    [
        ("2022-01-31", "2022-01-01", []),  # not certain yet
        ("2022-02-01", "2022-01-01", [(Kind.ENTRY_INTO_FORCE, "2022-03-03", "")]),
        ("2022-03-10", "2022-03-03", [(Kind.ENTRY_INTO_FORCE, "2022-03-03", "")]),
        ("2022-03-10", "2022-03-04", []),
    ],
)
def test_a_scheduled_entry_into_force_is_told_until_shortly_after(on: str, since: str, expected: list[Any]) -> None:
    assert told(assessed(TWO_IN, TWO), on, since) == expected


def test_a_later_state_has_its_own_day() -> None:
    found = assessed([*TWO_IN, *ratified(BY="2022-05-01")], TWO)
    assert told(found, "2022-05-10") == [(Kind.ENTRY_FOR_STATE, "2022-05-31", "BY")]


def test_a_day_resting_on_an_assumed_rule_is_unknown_and_one_announced_is_as_sure_as_its_source() -> None:
    (assumed,) = deadlines(assessed(TWO_IN, TWO | {"basis": "assumed"}), day("2022-02-10"), day("2022-02-10"))
    assert assumed.confidence is Confidence.UNKNOWN
    official = assessed(TWO_IN, TWO, announcements=[announced("2022-03-05", told="2022-02-05", by="reported")])
    (one,) = deadlines(official, day("2022-02-10"), day("2022-02-10"))
    assert (one.day, one.confidence) == (day("2022-03-05"), Confidence.REPORTED)


def test_an_instrument_that_has_ended_enters_into_force_no_more() -> None:
    found = assessed(TWO_IN, TWO, ended="2022-03-10")
    ends = (Kind.TERM_ENDS, "2022-03-10", "")
    assert told(found, "2022-03-09", "2022-03-01") == [(Kind.ENTRY_INTO_FORCE, "2022-03-03", ""), ends]
    assert told(found, "2022-03-12", "2022-03-01") == [ends]
    assert told(found, "2020-01-01") == [ends]  # before it was adopted


LEAVING = {"notice": {"months": 6}}


@pytest.mark.parametrize(
    ("more", "on", "since", "expected"),
    [
        ([], "2023-02-01", "2023-02-01", ["2023-07-15"]),
        ([], "2023-01-14", "2023-01-01", []),  # not notified yet
        ([], "2023-07-20", "2023-07-15", ["2023-07-15"]),
        ([], "2023-07-20", "2023-07-16", []),
        ([act("RU", "revocation-of-withdrawal", received="2023-03-01")], "2023-04-01", "2023-04-01", []),
    ],
)
def test_the_end_of_a_notice_period(more, on: str, since: str, expected: list[str]) -> None:
    found = assessed([*TWO_IN, act("RU", "withdrawal", received="2023-01-15"), *more], TWO, leaving=LEAVING)
    assert [d for kind, d, state in told(found, on, since) if kind is Kind.NOTICE_ENDS and state == "RU"] == expected


def test_a_notice_whose_length_is_not_known_ends_on_an_uncertain_day() -> None:
    found = assessed([*TWO_IN, act("RU", "withdrawal", received="2023-01-15")], TWO)
    (one,) = [one for one in deadlines(found, day("2023-01-15"), day("2023-01-15")) if one.kind is Kind.NOTICE_ENDS]
    assert one.approximate


RESERVED = act("RU", "reservation", received="2022-01-01", regards="Art 5")


@pytest.mark.parametrize(
    ("more", "on", "expected"),
    [
        ([], "2021-12-31", []),
        ([], "2022-01-01", ["2023-01-01"]),
        ([], "2023-01-01", ["2023-01-01"]),
        ([], "2023-01-02", []),
        ([act("RU", "withdrawal-of-reservation", received="2022-06-01", regards="Art 5")], "2022-05-31",
         ["2023-01-01"]),
        ([act("RU", "withdrawal-of-reservation", received="2022-06-01", regards="Art 5")], "2022-06-01", []),
    ],
)  # fmt: skip
def test_states_may_object_for_twelve_months_while_a_reservation_stands(more, on: str, expected: list[str]) -> None:
    found = deadlines(assessed([*TWO_IN, RESERVED, *more], TWO), day(on), day(on))
    objections = [one for one in found if one.kind is Kind.OBJECTIONS_END]
    assert [str(one.day) for one in objections] == expected
    assert all(one.details == {"made": "2022-01-01", "regards": "Art 5"} for one in objections)


def test_a_term_that_runs_out() -> None:
    found = assessed(TWO_IN, TWO, lasts={"years": 5})
    assert (Kind.TERM_ENDS, "2027-03-04", "") in told(found, "2026-11-24")
    assert not [kind for kind, *_ in told(found, "2028-01-01") if kind is Kind.TERM_ENDS]
    assert told(assessed(TWO_IN, TWO), "2026-11-24") == []


CLAUSE_DAYS = {
    "when": {"all": [{"consents": 4}, {"any": [{"by": "2030-01-01"}, {"after": "2029-06-01"}]}]},
    "not_before": "2028-01-01",
    "fixed_date": "2027-01-01",
    "later": {"days": 0},
    "basis": "quoted",
}


def test_the_days_a_clause_names_matter_while_its_condition_is_not_met() -> None:
    found = deadlines(assessed(TWO_IN, CLAUSE_DAYS), day("2026-11-24"), day("2026-11-24"))
    days = [(str(one.day), one.details["what"]) for one in found if one.kind is Kind.CLAUSE_DAY]
    assert days == [
        ("2027-01-01", "fixed"),
        ("2028-01-01", "not-before"),
        ("2029-06-01", "after"),
        ("2030-01-01", "by"),
    ]
    later = deadlines(assessed(TWO_IN, CLAUSE_DAYS), day("2029-06-02"), day("2029-06-02"))
    assert [one.details["what"] for one in later if one.kind is Kind.CLAUSE_DAY] == ["by"]


def test_the_days_of_a_clause_that_is_met_or_of_an_instrument_that_has_ended_matter_no_more() -> None:
    met = assessed([*TWO_IN, *ratified(BY="2022-03-01", AM="2022-04-01")], {**FOUR, "not_before": "2028-01-01"})
    assert told(met, "2026-11-24") == [(Kind.ENTRY_INTO_FORCE, "2028-01-01", "")]
    ended = assessed(TWO_IN, CLAUSE_DAYS, ended="2026-01-01")
    assert told(ended, "2026-11-24") == []


def expecting(*more: Any, on: str = "2022-10-01", kind: str = "ratification", **given: Any) -> Assessment:
    expected = act("BY", kind, on, expected=True, recorded_on=day("2022-06-01"), key="expected", **given)
    return of_members([*signed("BY"), expected, *more], FOUR)


@pytest.mark.parametrize("seen", ["2022-07-01", "2022-10-01", "2025-01-01"])
def test_an_expected_act_is_due_until_it_is_made_however_long_ago(seen: str) -> None:
    (one,) = deadlines(expecting(), day(seen), day(seen))
    assert (one.kind, one.state, one.entry, one.details) == (
        Kind.EXPECTED_ACT,
        "BY",
        "expected",
        {"act": "ratification"},
    )


def test_any_consent_settles_the_one_that_was_expected() -> None:
    accepted = act("BY", "acceptance", received="2022-09-01")
    assert told(expecting(accepted), "2022-09-01") == []
    assert told(expecting(accepted), "2022-08-31") == [(Kind.EXPECTED_ACT, "2022-10-01", "BY")]


def test_an_expected_act_of_another_kind_is_settled_by_its_like_made_since_it_was_expected() -> None:
    withdrawal = {"kind": "declaration", "regards": "Art 2"}
    earlier = act("BY", "declaration", "2022-01-01", regards="Art 2")
    other = act("BY", "declaration", "2022-07-01", regards="Art 3")
    undated = act("BY", "declaration", regards="Art 2", key="undated")
    assert told(expecting(earlier, other, undated, **withdrawal), "2022-12-01") == [
        (Kind.EXPECTED_ACT, "2022-10-01", "BY")
    ]
    made = act("BY", "declaration", "2022-07-01", regards="Art 2")
    assert told(expecting(made, **withdrawal), "2022-12-01") == []


def test_an_act_expected_on_no_day_is_no_deadline() -> None:
    undated = act("BY", "ratification", expected=True, key="some day")
    assert told(of_members([undated], FOUR), "2022-12-01") == []


def planning(*steps: Any, acts: Iterable[Any] = (), **more: Any) -> Assessment:
    planned = step("BY", "adopted-lower", "2022-10-01", planned=True, key="plan", recorded_on=day("2022-06-01"))
    return of_members([*signed("BY"), *acts], FOUR, steps=[planned, *steps], **more)


@pytest.mark.parametrize("seen", ["2022-07-01", "2025-01-01"])
def test_a_planned_step_is_due_until_it_is_taken(seen: str) -> None:
    (one,) = deadlines(planning(), day(seen), day(seen))
    assert (one.kind, one.entry, one.details) == (Kind.PLANNED_STEP, "plan", {"step": "adopted-lower"})


def test_a_planned_step_is_settled_by_the_step_taken_since_or_by_consent_or_by_the_end() -> None:
    before = step("BY", "adopted-lower", "2022-05-01")  # another reading
    undated = step("BY", "adopted-lower")
    other = step("BY", "adopted-upper", "2022-11-01")
    assert len(told(planning(before, undated, other), "2022-12-01")) == 1
    assert told(planning(step("BY", "adopted-lower", "2022-09-20")), "2022-12-01") == []
    assert told(planning(acts=ratified(BY="2022-11-01")), "2022-12-01") == []
    assert told(planning(ended="2022-11-01"), "2022-12-01") == []


def test_a_step_planned_on_no_day_is_no_deadline() -> None:
    assert told(of_members([], FOUR, steps=[step("BY", "committee", planned=True)]), "2022-12-01") == []


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        (Kind.PROMISE, "2026-11-23", Phase.OVERDUE),
        (Kind.ENTRY_INTO_FORCE, "2026-11-23", Phase.PASSED),
        (Kind.PROMISE, "2026-11-24", Phase.SOON),
        (Kind.PROMISE, "2026-12-24", Phase.SOON),
        (Kind.PROMISE, "2026-12-25", Phase.LATER),
    ],
)
def test_where_a_deadline_lies(kind: Kind, on: str, expected: Phase) -> None:
    assert phase(Deadline(kind, day(on)), day("2026-11-24")) is expected


def test_what_lasts_too_long_is_always_something_to_do() -> None:
    assert LASTING < DUE


@given(st.dates(date(2021, 1, 1), date(2031, 1, 1)), st.integers(0, 60))
def test_only_what_is_still_due_lies_before_the_first_day_asked_about(on: date, before: int) -> None:
    since = date.fromordinal(on.toordinal() - before)
    planned = step("BY", "adopted-lower", "2022-10-01", planned=True)
    found = assessed(
        [*TWO_IN, RESERVED, *ratified(BY="2022-05-01"), act("KZ", "withdrawal", received="2023-01-15")],
        TWO,
        steps=[planned],
        lasts={"years": 5},
        leaving=LEAVING,
    )
    days = deadlines(found, on, since)
    assert [one.day for one in days] == sorted(one.day for one in days)
    assert all(one.day >= since or one.kind in DUE for one in days)
