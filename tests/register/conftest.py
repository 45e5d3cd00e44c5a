"""A small register: an organisation of six, an agreement of four notifications and one of all members."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import Engine

from tracker.register.database import connect, upgrade, writing
from tracker.register.ledger import Author, Change, blank, write
from tracker.register.projection import project

CLERK = Author("clerk", datetime(2024, 3, 15, 9, tzinfo=UTC))
STATES = ("AM", "BY", "KZ", "KG", "RU", "TJ")


def change(kind: str, key: str, /, **values: Any) -> Change:
    return Change(kind, key, blank(kind) | values)


def instrument(key: str, /, **values: Any) -> Change:
    given = {"title_en": key, "organisation": "org", "adopted_on": "2021-09-16", "concerns": "members"}
    return change("instrument", key, key=key, **(given | values))


def foundations() -> list[Change]:
    return [
        change("organisation", "org", key="org", name_en="The Organisation"),
        *(change("state", code, code=code, name_en=f"State {code}") for code in (*STATES, "UZ", "US")),
        *(
            change(
                "membership",
                f"org/{code}",
                id=f"org/{code}",
                organisation="org",
                state=code,
                start="2002-10-07",
            )
            for code in STATES
        ),
        instrument("four", entry_into_force={"when": {"consents": 4}, "later": {"days": 0}, "basis": "quoted"}),
        instrument("all", entry_into_force={"when": {"consents": "all"}, "basis": "quoted"}),
        instrument("unknown", coverage="partial"),
        instrument("signatories", concerns="signatories", entry_into_force={"when": {"consents": 2}}),
    ]


def fill(engine: Engine) -> None:
    with writing(engine) as session:
        write(session, foundations(), CLERK)
        project(session)


@pytest.fixture
def register(database_url: str, filled_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """The small register on SQLite, and again on PostgreSQL."""
    if database_url.startswith("sqlite"):
        copyfile(filled_file, tmp_path / "tracker.db")
    else:
        upgrade(database_url)
    engine = connect(database_url)
    if engine.dialect.name == "postgresql":
        fill(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small register in a file, made once: tests work on copies of it."""
    file = tmp_path_factory.mktemp("register") / "tracker.db"
    upgrade(f"sqlite:///{file}")
    engine = connect(f"sqlite:///{file}")
    fill(engine)
    engine.dispose()
    return file


@pytest.fixture
def sqlite_register(filled_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """The small register on SQLite alone, where the kind of database does not matter."""
    copyfile(filled_file, tmp_path / "tracker.db")
    engine = connect(f"sqlite:///{tmp_path}/tracker.db")
    yield engine
    engine.dispose()
