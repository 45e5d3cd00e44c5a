"""What happened and what is due, across instruments."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, change, instrument
from tests.register.test_differences import act, record
from tracker.register.database import reading as session_of
from tracker.register.happenings import HappeningKind, happenings
from tracker.register.ledger import Author, Change

AS_OF = date(2023, 10, 1)
LATER = Author("another", datetime(2024, 6, 1, 12, tzinfo=UTC))


def fact(kind: str, key: str, **values: Any) -> Change:
    given = {"id": key, "instrument": "four", "state": "KZ", "source": "a note"}
    recorded = {"recorded_at": CLERK.at, "recorded_by": "clerk"} if kind in ("act", "step") else {}
    return change(kind, key, **(given | recorded | values))


def step(key: str, on: str = "", **values: Any) -> Change:
    return fact("step", key, step="adopted-lower", on=on, **values)


def asked(engine: Engine, as_of: date = AS_OF, **options: Any) -> dict[str, tuple[date, bool]]:
    """The events but the adoptions: by their ids, where they stand and whether they are expected."""
    with session_of(engine) as session:
        found = happenings(session, as_of, **options)
    return {one.id: (one.placed, one.expected) for one in found if one.kind is not HappeningKind.ADOPTION}


def test_events_come_in_the_order_of_days(register: Engine) -> None:
    record(register, [act("AM", "2023-02-01"), step("s", "2022-05-01")])
    with session_of(register) as session:
        found = happenings(session, AS_OF, instruments=["four"])
    assert [(one.kind, one.day) for one in found] == [
        (HappeningKind.ADOPTION, date(2021, 9, 16)),
        (HappeningKind.STEP, date(2022, 5, 1)),
        (HappeningKind.ACT, date(2023, 2, 1)),
    ]


def test_an_event_that_is_no_step_is_of_a_kind_of_its_own(register: Engine) -> None:
    record(register, [step("own", "2022-05-01"), fact("step", "said", step="other", on="2022-06-01")])
    with session_of(register) as session:
        found = happenings(session, AS_OF, instruments=["four"], kinds=["step"])
    assert [(one.kind, one.table) for one in found] == [(HappeningKind.STEP, "step"), (HappeningKind.OTHER, "step")]


def test_what_happened_after_the_day_had_not_happened(register: Engine) -> None:
    record(register, [act("AM", "2023-12-01"), step("s", "2023-12-01")])
    assert asked(register) == {}
    assert asked(register, date(2023, 12, 1)).keys() == {"four/AM/ratification", "s"}


def test_what_is_expected_and_planned_is_there_and_marked(register: Engine) -> None:
    record(register, [act("AM", "2024-12-01", expected=True), step("s", "2023-01-01", planned=True)])
    assert asked(register) == {
        "four/AM/ratification": (date(2024, 12, 1), True),
        "s": (date(2023, 1, 1), True),
    }


@pytest.mark.parametrize(("announced_on", "there"), [("2023-09-01", True), ("2023-11-01", False), ("", False)])
def test_an_announced_day_is_due_once_it_was_announced(register: Engine, announced_on: str, there: bool) -> None:
    record(register, [fact("announcement", "a", on="2024-01-01", announced_on=announced_on)])
    assert asked(register) == ({"a": (date(2024, 1, 1), True)} if there else {})
    assert asked(register, date(2024, 1, 1)) == {"a": (date(2024, 1, 1), False)}


def test_confirmations_promises_terms_and_ends(register: Engine) -> None:
    record(
        register,
        [
            fact("confirmation", "c", up_to="2023-02-02", says="pending"),
            fact("inquiry", "i", asked_on="2023-01-01", promised="by summer", promised_for="2024-06"),
            instrument("draft", stage="draft", adopted_on="", due_on="2024-05-01"),
            instrument("decision", kind="decision", due_on="2023-05-01", fulfilled_on="2023-04-01"),
            instrument("old", adopted_on="1993", ended_on="2030"),
        ],
    )
    assert asked(register) == {
        "c": (date(2023, 2, 2), False),
        "i": (date(2024, 6, 30), True),
        "draft": (date(2024, 5, 1), True),
        "decision": (date(2023, 4, 1), False),
        "old": (date(2030, 1, 1), True),
    }


@pytest.mark.parametrize(
    ("given", "first_late"),
    [
        (fact("inquiry", "x", asked_on="2023-01-01", promised="by summer", promised_for="2023-06"), date(2023, 7, 1)),
        (step("x", planned=True, not_before="2023-09-01"), date(2023, 9, 2)),
        (step("x", "2023-05-02"), None),
    ],
)
def test_only_what_is_expected_is_late_once_its_last_day_has_passed(
    register: Engine, given: Change, first_late: date | None
) -> None:
    record(register, [given])
    with session_of(register) as session:
        (one,) = (one for one in happenings(session, date(2024, 4, 1)) if one.id == "x")
    assert one.late_on(date(2024, 4, 1)) is (first_late is not None)
    if first_late is not None:
        assert one.late_on(first_late)
        assert not one.late_on(first_late - timedelta(days=1))


def test_a_span_takes_partial_days_by_the_day_from_which_they_count(register: Engine) -> None:
    record(register, [step("month", "2022-10"), step("year", "2022"), step("until", not_after="2022-09")])
    bounds = {"first": date(2022, 10, 1), "last": date(2022, 11, 30)}
    assert asked(register, **bounds) == {"month": (date(2022, 10, 31), False)}
    assert asked(register, first=date(2022, 9, 30)).keys() == {"month", "year", "until"}
    assert asked(register, last=date(2022, 9, 30)).keys() == {"until"}


def test_not_earlier_than_a_day_stands_at_that_day(register: Engine) -> None:
    record(register, [step("s", not_before="2003-05-14")])
    assert asked(register) == {}, "the law counts it from the day it was recorded"
    assert asked(register, date(2024, 4, 1), last=date(2003, 12, 31)) == {"s": (date(2003, 5, 14), False)}


def test_what_was_corrected_or_taken_back_is_not_there(register: Engine) -> None:
    record(
        register,
        [
            act("AM", "2023-01-01"),
            act("AM", "2023-02-01", id="better", supersedes="four/AM/ratification"),
            act("BY", "2023-01-01"),
            act("BY", "2023-01-01", id="void", supersedes="four/BY/ratification", void_reason="an error"),
        ],
    )
    assert asked(register) == {"better": (date(2023, 2, 1), False)}


def test_instruments_states_and_kinds_are_chosen(register: Engine) -> None:
    record(register, [act("AM", "2023-01-01"), act("BY", "2023-01-01"), step("s", "2023-01-01")])
    assert asked(register, states=["AM"]).keys() == {"four/AM/ratification"}
    assert asked(register, instruments=["all"]) == {}
    assert asked(register, kinds=["step"]).keys() == {"s"}


def test_an_earlier_state_of_knowledge_is_told_from_the_ledger(register: Engine) -> None:
    record(register, [act("AM", "2023-01-01"), step("s", "2023-01-01")])
    record(register, [act("BY", "2023-01-01")], LATER)
    then = datetime(2024, 5, 1, tzinfo=UTC)
    assert asked(register, known_at=then) == asked(register, instruments=["four"], states=["AM", "KZ"])
    assert asked(register, known_at=then, instruments=["four"], states=["AM"]).keys() == {"four/AM/ratification"}
