"""Undoing the last thing a person did: what stood before stands again, and the history keeps everything."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from tests.register.conftest import CLERK, change
from tracker.errors import Refused, Stale
from tracker.register import documents, reading, recording, undoing
from tracker.register.batches import every_pair, record_batch
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.forms import GivenAct, GivenStep
from tracker.register.ledger import TABLES, Author, write
from tracker.register.projection import TABLES as SPANS
from tracker.register.projection import project
from tracker.register.verification import verify

TODAY = date(2024, 3, 15)
SIGNED = GivenAct("four", "TJ", "signature", on="2021-09-16", source="Minutes")
NOTIFIED = GivenAct(
    "four", "TJ", "notification-of-completed-procedures", "2024-03-01", "2024-03-14", source="Note verbale No. 17"
)
LAW = GivenStep("four", "TJ", "law-signed", on="2024-02-01", source="Law No. 5")
_MINUTES = count()


def by(name: str = "clerk") -> Author:
    """A person at an instant of their own."""
    return Author(name, datetime(2024, 3, 16, tzinfo=UTC) + timedelta(minutes=next(_MINUTES)))


def spans(engine: Engine) -> dict[str, list[Any]]:
    """Every span, without the numbers of the acts it rests on."""
    with session_of(engine) as session:
        return {
            name: sorted(str([v for c, v in row.items() if c not in ("act", "details")]) for row in
                         session.execute(select(table)).mappings())
            for name, table in SPANS.items()
        }  # fmt: skip


def record(engine: Engine, given: GivenAct, author: Author | None = None) -> str:
    with writing(engine) as session:
        return recording.record_act(session, given, author or by(), TODAY, "so").id


def undo(engine: Engine, name: str = "clerk") -> Any:
    with writing(engine) as session:
        done = undoing.last(session, name)
        assert done is not None
        return undoing.undo(session, done, by(name), "Entered by mistake")


def sound(engine: Engine) -> None:
    with session_of(engine) as session:
        assert verify(session).problems == []


def test_a_new_act_is_taken_back(register: Engine) -> None:
    before = spans(register)
    act = record(register, SIGNED)
    effects = undo(register)
    assert spans(register) == before
    assert not effects["four"].nothing
    sound(register)
    with session_of(register) as session:
        void = session.execute(select(TABLES["act"]).where(TABLES["act"].c.supersedes == act)).one()
    assert void.void_reason == "Entered by mistake"


def test_what_was_undone_can_be_undone_again(register: Engine) -> None:
    record(register, SIGNED)
    after = spans(register)
    undo(register)
    undo(register)
    assert spans(register) == after
    sound(register)


@pytest.mark.parametrize("misread", [{"received_on": "2024-03-12"}, {"instrument": "all"}])
def test_a_correction_gives_way_to_the_former_content(register: Engine, misread: dict[str, str]) -> None:
    act = record(register, NOTIFIED)
    before = spans(register)
    with writing(register) as session:
        recording.correct_act(session, act, replace(NOTIFIED, **misread), by(), TODAY, "misread")
    assert spans(register) != before
    undo(register)
    assert spans(register) == before
    sound(register)


def test_an_act_that_was_taken_back_stands_again(register: Engine) -> None:
    act = record(register, NOTIFIED)
    before = spans(register)
    with writing(register) as session:
        recording.void_act(session, act, "wrong", by())
    undo(register)
    assert spans(register) == before
    sound(register)


def test_a_source_that_was_added_is_taken_away(register: Engine) -> None:
    act = record(register, NOTIFIED)
    record(register, replace(NOTIFIED, source="https://odkb-csto.org"))
    undo(register)
    with session_of(register) as session:
        found = reading.fact(session, "act", act)
    assert found is not None
    assert found[0].source == "Note verbale No. 17"
    sound(register)


def test_a_step_has_its_former_version_or_is_removed(register: Engine) -> None:
    before = spans(register)
    with writing(register) as session:
        step = recording.record_step(session, LAW, by(), TODAY).id
    recorded = spans(register)
    with writing(register) as session:
        recording.correct_step(session, step, replace(LAW, on="2024-02-03"), by(), TODAY)
    undo(register)
    assert spans(register) == recorded
    with writing(register) as session:
        recording.void_step(session, step, "wrong", by())
    assert spans(register) == before
    undo(register)
    assert spans(register) == recorded
    sound(register)
    with writing(register) as session:
        recording.record_step(session, replace(LAW, step="law-in-force", on="2024-03-01"), by(), TODAY)
    undo(register)
    assert spans(register) == recorded


def test_a_batch_is_undone_as_a_whole(register: Engine) -> None:
    before = spans(register)
    with writing(register) as session:
        record_batch(session, every_pair(SIGNED, ["four", "all"], ["AM", "BY", "TJ"]), by(), TODAY)
    with session_of(register) as session:
        done = undoing.last(session, "clerk")
    assert done is not None
    assert len(done.told) == 6
    assert sorted(undo(register)) == ["all", "four"]
    assert spans(register) == before
    sound(register)


def test_a_scan_and_a_new_state_stay_where_the_act_that_brought_them_goes(register: Engine) -> None:
    before = spans(register)
    with writing(register) as session:
        author = by()
        scan = documents.keep(session, "note.pdf", b"%PDF-1.7", author)
        given_ = GivenAct("signatories", "FR", "declaration", received_on="2024-03-14", document=scan, source="Letter")
        recording.record_act(session, given_, author, TODAY, "so")
    with session_of(register) as session:
        done = undoing.last(session, "clerk")
    assert done is not None
    assert {one.kind for one in done.written} == {"act", "document", "state"}
    assert {one.kind for one in done.told} == {"act"}
    undo(register)
    assert spans(register) == before
    sound(register)


def test_what_somebody_changed_since_is_not_undone_and_the_person_is_named(register: Engine) -> None:
    act = record(register, NOTIFIED)
    with writing(register) as session:
        recording.correct_act(session, act, replace(NOTIFIED, received_on="2024-03-12"), by("Anna"), TODAY)
    after = spans(register)
    with pytest.raises(Stale, match="Anna"):
        undo(register)
    assert spans(register) == after


def test_a_step_that_somebody_changed_since_is_not_undone(register: Engine) -> None:
    with writing(register) as session:
        step = recording.record_step(session, LAW, by(), TODAY).id
    with writing(register) as session:
        recording.correct_step(session, step, replace(LAW, on="2024-02-03"), by("Anna"), TODAY)
    with pytest.raises(Stale, match="Anna"):
        undo(register)


def test_what_others_need_is_not_removed(register: Engine) -> None:
    with writing(register) as session:
        write(session, [change("organisation", "other", key="other", name_en="Other")], by())
    with writing(register) as session:
        row = {"id": "s1", "organisation": "other", "on": "2024-01-01"}
        write(session, [change("council_session", "s1", **row)], by("Anna"))
    with pytest.raises(Refused, match="s1"):
        undo(register)


def test_an_instrument_and_a_membership_are_removed_again(register: Engine) -> None:
    before = spans(register)
    with writing(register) as session:
        row = {
            "key": "new",
            "title_en": "New",
            "organisation": "org",
            "adopted_on": "2023-01-01",
            "concerns": "members",
        }
        write(session, [change("instrument", "new", **row)], by())
        project(session, ["new"])
    assert spans(register) != before
    undo(register)
    assert spans(register) == before
    with writing(register) as session:
        row = {"id": "org/UZ", "organisation": "org", "state": "UZ", "start": "2020-01-01"}
        write(session, [change("membership", "org/UZ", **row)], by())
        project(session)
    assert spans(register) != before
    undo(register)
    assert spans(register) == before
    sound(register)


def test_only_ones_own_last_entry_is_offered(register: Engine) -> None:
    mine = record(register, SIGNED)
    record(register, replace(SIGNED, state="KZ"), by("Anna"))
    with session_of(register) as session:
        done = undoing.last(session, "clerk")
        assert undoing.last(session, "Nobody") is None
    assert done is not None
    assert [one.key for one in done.told] == [mine]


def test_a_file_with_facts_of_several_kinds_is_no_entry(register: Engine) -> None:
    with session_of(register) as session:
        assert undoing.last(session, CLERK.name) is None  # the foundations of the register


def test_a_large_file_is_no_entry(register: Engine) -> None:
    with writing(register) as session:
        rows = [change("state", f"X{n}", code=f"X{n}", name_en=f"X{n}") for n in range(undoing.MOST + 1)]
        write(session, rows, by())
    with session_of(register) as session:
        assert undoing.last(session, "clerk") is None


ACTS = st.builds(
    GivenAct,
    st.sampled_from(["four", "all", "signatories"]),
    st.sampled_from(["AM", "BY", "TJ"]),
    st.sampled_from(["signature", "notification-of-completed-procedures", "withdrawal", "reservation"]),
    on=st.dates(date(2021, 9, 16), date(2024, 3, 1)).map(str),
    source=st.just("a note"),
)


@given(st.lists(ACTS, min_size=1, max_size=5), st.booleans())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_recorded_undoing_it_leaves_the_spans_as_before(
    sqlite_register: Engine, acts: list[GivenAct], corrected: bool
) -> None:
    for act in acts:
        before = spans(sqlite_register)
        try:
            key = record(sqlite_register, act)
        except Refused:
            continue
        with session_of(sqlite_register) as session:
            done = undoing.last(session, "clerk")
        if done is None or done.told[0].key != key:  # it was recorded already
            continue
        if corrected:
            before = spans(sqlite_register)
            try:
                with writing(sqlite_register) as session:
                    other = replace(act, on="2023-06-01")
                    if not recording.correct_act(session, key, other, by(), TODAY, "misread").changed:
                        continue
            except Refused:
                continue
        undo(sqlite_register)
        assert spans(sqlite_register) == before
        sound(sqlite_register)
