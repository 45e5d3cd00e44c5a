"""Two pictures of the register, and what was recorded between them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, change
from tracker.law.differences import Difference, Matter
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.differences import Learned, Side, differences, learned
from tracker.register.ledger import Author, Change, write
from tracker.register.projection import project

LATER = Author("another", datetime(2024, 6, 1, 12, tzinfo=UTC))
BETWEEN, NOW = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 7, 1, tzinfo=UTC)
FIRST, SECOND = date(2022, 12, 5), date(2023, 10, 1)


def act(state: str, received_on: str, kind: str = "ratification", **values: Any) -> Change:
    key = values.pop("id", f"four/{state}/{kind}")
    given = {"id": key, "instrument": "four", "state": state, "act": kind, "received_on": received_on}
    return change(
        "act", key, **(given | {"recorded_at": CLERK.at, "recorded_by": "clerk", "source": "a note"} | values)
    )


def record(engine: Engine, changes: Iterable[Change], author: Author = CLERK) -> None:
    with writing(engine) as session:
        write(session, list(changes), author)
        project(session)


def compared(engine: Engine, before: Side, after: Side) -> list[Difference]:
    with session_of(engine) as session:
        return differences(session, before, after)


def since(engine: Engine, at: datetime, until: datetime | None = None) -> list[Learned]:
    with session_of(engine) as session:
        return learned(session, at, until)


def about(found: Iterable[Difference], matter: Matter) -> dict[str, tuple[str, str]]:
    return {one.state: (one.before, one.after) for one in found if one.instrument == "four" and one.matter is matter}


def test_a_day_does_not_differ_from_itself(register: Engine) -> None:
    assert compared(register, Side(SECOND), Side(SECOND)) == []


def test_consents_in_between_change_positions_debts_and_the_instrument(register: Engine) -> None:
    record(register, [act(state, f"2023-0{month}-01") for month, state in enumerate(("AM", "BY", "KZ", "RU"), 1)])
    found = compared(register, Side(FIRST), Side(SECOND))
    assert about(found, Matter.POSITION) == dict.fromkeys(("AM", "BY", "KZ", "RU"), ("no-act", "party"))
    assert about(found, Matter.OWING) == dict.fromkeys(("AM", "BY", "KZ", "RU"), ("outstanding", ""))
    assert about(found, Matter.INSTRUMENT_STATE) == {"": ("pending", "in-force")}
    assert about(found, Matter.ENTRY) == {"": ("", "2023-04-01")}
    assert {one.act for one in found if one.matter is Matter.POSITION} == {f"four/{s}/ratification" for s in
                                                                           ("AM", "BY", "KZ", "RU")}  # fmt: skip


def test_what_ends_before_the_first_day_or_begins_after_the_second_is_no_difference(register: Engine) -> None:
    record(register, [act("AM", "2022-01-01"), act("BY", "2023-12-01")])
    assert compared(register, Side(FIRST), Side(SECOND)) == []


def test_an_instrument_adopted_in_between_is_new_and_owed_by_its_members(register: Engine) -> None:
    found = compared(register, Side(date(2021, 1, 1)), Side(date(2022, 1, 1)))
    assert about(found, Matter.INSTRUMENT) == {"": ("", "pending")}
    assert about(found, Matter.OWING) == dict.fromkeys(("AM", "BY", "KZ", "KG", "RU", "TJ"), ("", "outstanding"))


@pytest.mark.parametrize(("first", "second"), [(FIRST, SECOND), (SECOND, FIRST), (date(2021, 1, 1), SECOND)])
def test_stored_spans_and_the_ledger_tell_the_same(register: Engine, first: date, second: date) -> None:
    record(register, [act("AM", "2023-01-01"), act("BY", "2022-01-01"), act("KZ", "2023-02-01", "signature")])
    stored = compared(register, Side(first), Side(second))
    assert stored
    assert compared(register, Side(first, NOW), Side(second, NOW)) == stored
    assert compared(register, Side(first, NOW), Side(second)) == stored


def test_what_was_recorded_later_is_a_difference_of_knowledge_on_one_day(register: Engine) -> None:
    record(register, [act("AM", "2023-01-01")], LATER)
    found = compared(register, Side(SECOND, BETWEEN), Side(SECOND))
    assert about(found, Matter.POSITION) == {"AM": ("no-act", "consented")}
    assert about(found, Matter.OWING) == {"AM": ("outstanding", "")}
    assert {one.instrument for one in found} == {"four"}


def test_the_facts_learned_are_told_with_who_and_when(register: Engine) -> None:
    record(register, [act("AM", "2023-01-01")], LATER)
    (one,) = since(register, BETWEEN)
    assert (one.kind, one.key, one.by, one.at) == ("act", "four/AM/ratification", "another", LATER.at)
    assert one.before is None
    assert one.after is not None
    assert one.after["received_on"] == "2023-01-01"
    assert since(register, BETWEEN, until=BETWEEN) == []


def test_a_change_is_told_with_what_stood_before_and_a_removal_has_nothing_after(register: Engine) -> None:
    record(register, [act("AM", "2023-01-01"), act("BY", "2023-01-01")])
    record(register, [act("AM", "2023-02-01"), Change("act", "four/BY/ratification", None)], LATER)
    changed, removed = since(register, BETWEEN)
    assert changed.before and changed.after  # noqa: PT018
    assert (changed.before["received_on"], changed.after["received_on"]) == ("2023-01-01", "2023-02-01")
    assert removed.before is not None
    assert removed.after is None


def test_what_was_written_and_taken_back_in_between_is_no_difference(register: Engine) -> None:
    record(register, [act("AM", "2023-01-01")], LATER)
    record(register, [Change("act", "four/AM/ratification", None)], LATER)
    assert since(register, BETWEEN) == []


def test_many_facts_are_learned_as_few_are(sqlite_register: Engine) -> None:
    states = [f"X{number}" for number in range(600)]
    record(sqlite_register, [change("state", code, code=code, name_en="old") for code in states])
    record(sqlite_register, [change("state", code, code=code, name_en="new") for code in states], LATER)
    found = since(sqlite_register, BETWEEN)
    assert {(one.before["name_en"], one.after["name_en"]) for one in found if one.before and one.after} == {
        ("old", "new")
    }
    assert len(found) == 600
