"""Several clerks at once, and a process that dies: nothing acknowledged is lost, nothing is half done."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from tests.register.conftest import CLERK, STATES
from tests.register.test_recording import LAW, NOTIFICATION, TODAY
from tracker.errors import Busy
from tracker.register import database, reading, recording
from tracker.register.database import connect, writing
from tracker.register.database import reading as session_of
from tracker.register.ledger import TABLES
from tracker.register.verification import verify

WRITER = """
import sys
from datetime import UTC, date, datetime, timedelta
from tracker.register import recording
from tracker.register.database import connect, writing
from tracker.register.ledger import Author

engine = connect(sys.argv[1])
day = date(2022, 1, 1)
while True:
    day += timedelta(days=1)
    given = recording.GivenStep("four", "TJ", "committee", on=str(day), source="Minutes")
    with writing(engine) as session:
        done = recording.record_step(session, given, Author("clerk", datetime.now(UTC)), date(2030, 1, 1))
    print(done.id, flush=True)
"""


def test_clerks_who_write_at_once_all_succeed(register: Engine) -> None:
    url = register.url.render_as_string(hide_password=False)

    def at_work(state: str) -> list[str]:
        engine = connect(url)
        done = []
        for n in range(1, 6):
            with writing(engine) as session:
                given = replace(LAW, state=state, on=f"2024-02-0{n}")
                done.append(recording.record_step(session, given, CLERK, TODAY).id)
        engine.dispose()
        return done

    with ThreadPoolExecutor(len(STATES)) as clerks:
        acknowledged = [key for done in clerks.map(at_work, STATES) for key in done]
    with session_of(register) as session:
        recorded = set(session.execute(select(TABLES["step"].c.id)).scalars())
        assert verify(session).problems == []
    assert recorded == set(acknowledged)
    assert len(acknowledged) == 5 * len(STATES)


def test_the_same_act_submitted_twice_at_once_is_recorded_once(register: Engine) -> None:
    url = register.url.render_as_string(hide_password=False)

    def submit(_: int) -> bool:
        engine = connect(url)
        with writing(engine) as session:
            changed = recording.record_act(session, NOTIFICATION, CLERK, TODAY).changed
        engine.dispose()
        return changed

    with ThreadPoolExecutor(4) as clerks:
        assert sorted(clerks.map(submit, range(4))) == [False, False, False, True]


def test_a_writer_that_waits_too_long_is_told_so_and_readers_are_not_kept(
    register: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    other = connect(register.url.render_as_string(hide_password=False))
    with writing(register) as first:
        recording.record_step(first, LAW, CLERK, TODAY)
        with session_of(other) as session:
            before = reading.version(session)
        with pytest.raises(Busy, match=r"within 0\.1 seconds\. Nothing was recorded\."), writing(other) as session:
            recording.record_act(session, NOTIFICATION, CLERK, TODAY)
    with writing(other) as session:
        assert recording.record_act(session, NOTIFICATION, CLERK, TODAY).changed
        assert reading.version(session) == before + 2
    other.dispose()


def test_a_killed_process_loses_nothing_it_acknowledged(sqlite_register: Engine, tmp_path: Path) -> None:
    url = sqlite_register.url.render_as_string()
    with subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(8)]
        process.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    with session_of(sqlite_register) as session:
        recorded = set(session.execute(select(TABLES["step"].c.id)).scalars())
        assert verify(session).problems == []
    assert set(acknowledged) <= recorded
    assert len(recorded) - len(acknowledged) in (0, 1)
