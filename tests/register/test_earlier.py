"""What the register knew at an instant is computed once, and is never what another register knew, or knows since."""

from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

from sqlalchemy import Engine

from tests.register.conftest import CLERK
from tracker.register import reading, recording
from tracker.register.database import connect, writing
from tracker.register.database import reading as looking
from tracker.register.earlier import earlier
from tracker.register.ledger import Author

THE_NEXT_HOUR = CLERK.at + timedelta(hours=1)
DAY = date(2022, 1, 1)


def position(engine: Engine, known_at: datetime) -> str:
    with looking(engine) as session:
        lines = reading.positions(session, DAY, known_at, state="AM", instruments={"four"})
    return lines[0].position


def sign(engine: Engine) -> None:
    given = recording.GivenAct("four", "AM", "signature", "2021-09-16", source="Minutes", confidence="confirmed")
    with writing(engine) as session:
        recording.record_act(session, given, Author("clerk", THE_NEXT_HOUR), DAY, "a test")


def test_the_same_question_is_answered_from_memory(register: Engine) -> None:
    with looking(register) as session:
        assert earlier(session, CLERK.at) is earlier(session, CLERK.at)


def test_what_is_recorded_later_changes_what_is_known_since_and_not_what_was_known(register: Engine) -> None:
    assert (position(register, CLERK.at), position(register, THE_NEXT_HOUR)) == ("no-act", "no-act")
    sign(register)
    assert (position(register, CLERK.at), position(register, THE_NEXT_HOUR)) == ("no-act", "signed")


def test_one_register_is_not_answered_with_another(register: Engine, filled_file: Path, tmp_path: Path) -> None:
    other = connect(f"sqlite:///{copyfile(filled_file, tmp_path / 'other.db')}")
    sign(other)
    assert (position(register, THE_NEXT_HOUR), position(other, THE_NEXT_HOUR)) == ("no-act", "signed")
    other.dispose()
