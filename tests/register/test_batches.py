"""Several entries at once: all of them, or none; and what is refused names its row."""

from datetime import date

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK
from tracker.errors import Invalid, NeedsReason, Refused
from tracker.locale.wording import error_in_words
from tracker.register import reading, recording
from tracker.register.batches import Batch, check_batch, every_pair, record_batch
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.forms import GivenAct, GivenStep
from tracker.register.verification import verify

TODAY = date(2024, 3, 15)
STATES = ("AM", "BY", "KZ", "KG", "RU", "TJ")
SIGNED = GivenAct("", "", "signature", on="2021-09-16", source="Minutes of the session")
NOTIFIED = GivenAct("", "", "notification-of-completed-procedures", received_on="2024-03-14", source="Notes verbales")


def lines(engine: Engine) -> int:
    with session_of(engine) as session:
        return reading.version(session)


def record(engine: Engine, given: list[GivenAct | GivenStep], reason: str = "") -> Batch:
    with writing(engine) as session:
        return record_batch(session, given, CLERK, TODAY, reason)


def test_a_session_signs_two_instruments(register: Engine) -> None:
    batch = record(register, every_pair(SIGNED, ["four", "all"], STATES))
    assert len(batch.rows) == 12
    assert batch.changed
    assert sorted(batch.effects) == ["all", "four"]
    with session_of(register) as session:
        assert verify(session).problems == []
        for key in ("four", "all"):
            assert {p.position for p in reading.status(session, key, TODAY).positions} == {"signed"}


def test_what_all_of_them_change_is_told_together(register: Engine) -> None:
    record(register, every_pair(SIGNED, ["four"], STATES))
    with session_of(register) as session:
        batch = check_batch(session, every_pair(NOTIFIED, ["four"], STATES[:4]), TODAY)
    effect = batch.effects["four"]
    assert effect.entry_before is None
    assert effect.entry_after == date(2024, 3, 14)
    assert record(register, every_pair(NOTIFIED, ["four"], STATES[:4])).effects["four"] == effect


def test_a_batch_is_one_instant_of_one_person(register: Engine) -> None:
    before = lines(register)
    record(register, every_pair(SIGNED, ["four"], ["AM", "BY"]))
    with session_of(register) as session:
        newest = reading.history(session, "four")[:2]
    assert lines(register) == before + 2
    assert len({(version.at, version.by) for version in newest}) == 1


def test_what_is_recorded_already_is_marked_and_not_written_again(register: Engine) -> None:
    record(register, every_pair(SIGNED, ["four"], ["AM", "BY"]))
    before = lines(register)
    batch = record(register, every_pair(SIGNED, ["four"], ["AM", "BY", "KZ"]))
    assert [(row.known, row.written) for row in batch.rows] == [(True, False), (True, False), (False, True)]
    assert lines(register) == before + 1
    again = record(register, every_pair(SIGNED, ["four"], ["AM", "BY", "KZ"]))
    assert not again.changed
    assert lines(register) == before + 1


def test_the_same_row_twice_is_one(register: Engine) -> None:
    batch = record(register, every_pair(SIGNED, ["four"], ["AM"]) * 2)
    assert len(batch.rows) == 1


def test_a_pair_can_be_left_out() -> None:
    pairs = every_pair(SIGNED, ["four", "all"], ["AM", "BY"], ["four/BY"])
    assert [(one.instrument, one.state) for one in pairs] == [("four", "AM"), ("all", "AM"), ("all", "BY")]


def test_one_that_cannot_be_stops_all_and_is_named(register: Engine) -> None:
    before = lines(register)
    with pytest.raises(Refused) as refused:
        record(register, every_pair(SIGNED, ["four", "all"], ["AM", "UZ"]))
    assert [(f.instrument, f.state) for f in refused.value.findings] == [("four", "UZ"), ("all", "UZ")]
    assert lines(register) == before


def test_one_that_says_otherwise_than_the_record_is_named_in_words(register: Engine) -> None:
    record(register, [recording.GivenAct("four", "AM", "signature", on="2021-09-16", reference="1", source="Minutes")])
    before = lines(register)
    with pytest.raises(Refused) as refused:
        record(register, every_pair(GivenAct("", "", "signature", on="2021-09-16", reference="2", source="Minutes"),
                                    ["four"], ["BY", "AM"]))  # fmt: skip
    said = error_in_words(refused.value, "en", {"four": "the Agreement of Four"}, {"AM": "Armenia"})
    assert said.startswith("the Agreement of Four, Armenia: ")
    assert "Number" in said
    assert lines(register) == before


def test_warnings_want_one_reason(register: Engine) -> None:
    record(register, every_pair(SIGNED, ["four"], STATES))
    record(register, every_pair(NOTIFIED, ["four"], ["AM", "BY"]))
    before = lines(register)
    second = GivenAct("", "", "ratification", received_on="2024-03-15", source="Instruments")
    with pytest.raises(NeedsReason) as asked:
        record(register, every_pair(second, ["four"], ["AM", "BY"]))
    assert {f.state for f in asked.value.findings} == {"AM", "BY"}
    assert lines(register) == before
    record(register, every_pair(second, ["four"], ["AM", "BY"]), "The depositary lists both.")
    assert lines(register) == before + 2


@pytest.mark.parametrize(
    "given",
    [[], every_pair(GivenAct("", "", "signature", on="2021-09-16"), ["four"], ["AM"])],
    ids=["nothing chosen", "no source"],
)
def test_what_is_left_empty_is_refused(register: Engine, given: list[GivenAct | GivenStep]) -> None:
    before = lines(register)
    with pytest.raises(Invalid):
        record(register, given)
    assert lines(register) == before


def test_steps_are_recorded_like_acts_and_a_state_without_a_row_gets_one(register: Engine) -> None:
    record(register, every_pair(SIGNED, ["four"], STATES))
    step = GivenStep("", "", "submitted-to-parliament", on="2022-03-03", source="Agenda")
    batch = record(register, every_pair(step, ["four"], ["AM", "BY"]))
    assert {row.kind for row in batch.rows} == {"step"}
    accession = GivenAct("", "", "declaration", received_on="2024-03-14", source="Letter")
    record(register, every_pair(accession, ["signatories"], ["FR"]), "Kept for the file.")
    with session_of(register) as session:
        assert verify(session).problems == []
        assert "FR" in {row.code for row in reading.states(session)}
