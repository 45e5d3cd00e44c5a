"""The day on which a state consented, as matrices print it: from the stored spans, and as it was known earlier."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from tests.register.conftest import CLERK
from tracker.register import reading
from tracker.register.consents import consented_on
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import Author
from tracker.register.recording import GivenAct, record_act

TODAY = date(2024, 3, 15)
LATER = datetime(2024, 3, 20, 9, tzinfo=UTC)
NOTIFICATION = "notification-of-completed-procedures"


def record(engine: Engine, state: str, act: str = NOTIFICATION, at: datetime = CLERK.at, **days: str) -> None:
    given = GivenAct("four", state, act, source="Note verbale", **days)
    with writing(engine) as session:
        record_act(session, given, Author("clerk", at), TODAY, reason="a test of the days")


def days(engine: Engine, as_of: date = TODAY, known_at: datetime | None = None) -> dict[tuple[str, str], str]:
    with session_of(engine) as session:
        return consented_on(session, ["four", "all"], as_of, known_at)


def test_the_day_of_receipt_is_told_else_that_on_the_document(register: Engine) -> None:
    record(register, "AM", on="2022-01-10", received_on="2022-02-01")
    record(register, "BY", on="2022-03")
    assert days(register) == {("four", "AM"): "2022-02-01", ("four", "BY"): "2022-03"}
    assert days(register, as_of=date(2022, 2, 28)) == {("four", "AM"): "2022-02-01"}


def test_signing_is_no_consent(register: Engine) -> None:
    record(register, "AM", "signature", on="2021-09-16")
    assert days(register) == {}


def test_a_party_that_is_suspended_or_leaving_consented_when_it_did(register: Engine) -> None:
    for number, state in enumerate(("AM", "BY", "KZ", "KG"), 1):
        record(register, state, received_on=f"2022-01-0{number}")
    record(register, "AM", "suspension", on="2023-01-01")
    with session_of(register) as session:
        positions = {line.state: line.position for line in reading.positions(session, TODAY, instruments=["four"])}
    assert positions["AM"] == "suspended"
    assert days(register)["four", "AM"] == "2022-01-01"


def test_what_was_known_earlier_is_told_as_it_was(register: Engine) -> None:
    record(register, "AM", received_on="2022-02-01")
    record(register, "BY", received_on="2022-02-02", at=LATER)
    assert days(register, known_at=datetime(2024, 3, 16, tzinfo=UTC)) == {("four", "AM"): "2022-02-01"}
    assert days(register, known_at=datetime(2024, 3, 21, tzinfo=UTC)) == days(register)


def test_positions_of_some_instruments_are_those_among_all(register: Engine) -> None:
    record(register, "AM", received_on="2022-02-01")
    for known_at in (None, datetime(2024, 3, 21, tzinfo=UTC)):
        with session_of(register) as session:
            every = reading.positions(session, TODAY, known_at)
            some = reading.positions(session, TODAY, known_at, instruments=["four"])
        assert set(some) == {line for line in every if line.instrument == "four"}
        assert len(some) == 6
