"""What a person may get wrong around the program: the database, the time zone, the address, another writer."""

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Tracker
from tests.cli.test_recording import DATED, RECORD, SOURCE
from tracker.register import database


def refused(outcome: Outcome, lang: str = "en") -> str:
    """The message of a refusal that is a sentence."""
    assert (outcome.code, outcome.out) == (1, "")
    assert "Traceback" not in outcome.err
    assert "{" not in outcome.err
    assert len(outcome.err) > 40
    assert any("а" <= letter <= "я" for letter in outcome.err.lower()) == (lang == "ru")
    return outcome.err


def alter(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


@pytest.fixture
def not_a_database(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir, " * 500, "utf-8")
    return file


@pytest.mark.parametrize("words", [("init",), ("instruments",), ("verify",), ("serve", "--sample", "csto")])
@pytest.mark.parametrize("url", ["foo://bar", "", "mysql://a/b", "postgresql://h:abc/x", "postgresql+pg8000://h/x"])
def test_an_address_that_names_no_database_is_told(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], url: str
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    said = refused(tracker(*words))
    assert "TRACKER_DATABASE_URL" in said
    assert "sqlite:///tracker.db" in said


def test_an_address_that_cannot_be_read_is_not_printed(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", "postgresql:/clerk:secret@host/x")
    assert "secret" not in refused(tracker("instruments"))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("command", ["init", "instruments", "outstanding"])
@pytest.mark.parametrize("url", ["sqlite:///{file}", "sqlite:///{folder}", "postgresql://nobody@127.0.0.1:1/x"])
def test_a_database_that_cannot_be_reached_is_not_called_missing(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, not_a_database: Path, url: str, command: str, lang: str
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url.format(file=not_a_database, folder=not_a_database.parent))
    said = refused(tracker(command, "--lang", lang), lang)
    assert "tracker init" not in said
    assert ("cannot be opened or read" in said) == (lang == "en")


def test_a_register_in_a_folder_that_is_not_there_cannot_be_created(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path}/nowhere/x.db")
    assert "unable to open" in refused(tracker("init"))


@pytest.mark.parametrize(
    "words", [("instruments",), ("outstanding",), ("verify",), ("import", "."), (*RECORD, *DATED, *SOURCE), ("serve",)]
)
def test_a_refusal_for_want_of_a_register_creates_none(
    tracker: Tracker, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert "tracker init" in refused(tracker(*words))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("instruments",), ("init",), ("init", "--sample", "csto"), ("serve",)])
def test_a_register_of_a_newer_program_is_left_to_it(tracker: Tracker, sample: Path, words: tuple[str, ...]) -> None:
    alter(sample, "UPDATE alembic_version SET version_num = '0009'")
    said = refused(tracker(*words))
    assert "newer program" in said
    assert "tracker init" not in said


@pytest.mark.parametrize("zone", ["Mars/X", "Europe", "../etc", " "])
@pytest.mark.parametrize(
    "words", [("outstanding",), ("outstanding", "--as-of", "2022-12-05", "--known-on", "2024-01-01")]
)
def test_a_time_zone_that_is_none_is_told(
    tracker: Tracker, sample: Path, monkeypatch: pytest.MonkeyPatch, zone: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TRACKER_TIMEZONE", zone)
    assert "TRACKER_TIMEZONE" in refused(tracker(*words))


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_an_address_that_cannot_be_listened_on_is_told(tracker: Tracker, sample: Path, taken_port: int) -> None:
    assert "192.0.2.1" in refused(tracker("serve", "--host", "192.0.2.1"))
    assert str(taken_port) in refused(tracker("serve", "--port", str(taken_port)))
    assert "nowhere.invalid" in refused(tracker("serve", "--host", "nowhere.invalid"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_register_that_another_is_writing_to_is_busy(
    tracker: Tracker, sample: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = refused(tracker(*RECORD, *DATED, *SOURCE, "--lang", lang), lang)
        assert ("Try again" in said) == (lang == "en")
    assert tracker(*RECORD, *DATED, *SOURCE).code == 0


def test_verify_names_a_row_that_cannot_be_read(tracker: Tracker, sample: Path) -> None:
    alter(sample, "UPDATE instrument SET note = '{' WHERE key = 'cst-1992'")
    alter(sample, "UPDATE act SET recorded_at = 'yesterday' WHERE id = 'cst-1992.am.signature'")
    outcome = tracker("verify", "--json")
    assert outcome.code == 1
    assert {(p["table"], p["id"], p["what"]) for p in outcome.json["problems"]} == {
        ("instrument", "cst-1992", "cannot be read: note"),
        ("act", "cst-1992.am.signature", "cannot be read: recorded_at"),
    }
