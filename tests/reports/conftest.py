"""The sample in a register, a small register, and what a report should say about either."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import CLERK, fill
from tracker.exchange.bundle import import_bundle
from tracker.locale.catalogue import translator
from tracker.locale.names import name
from tracker.register import reading
from tracker.register.database import connect, upgrade
from tracker.register.database import reading as session_of
from tracker.register.ledger import Author
from tracker.register.reading import OwingLine

THE_ADDRESS = date(2022, 12, 5)
LOADED = Author("loader", datetime(2026, 2, 1, 10, tzinfo=UTC))
__all__ = ["CLERK", "LOADED", "THE_ADDRESS"]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The CSTO sample in a register; tests read it and change nothing."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sample')}/tracker.db"
    upgrade(url)
    engine = connect(url)
    import_bundle(engine, Path(str(files("tracker"))) / "samples" / "csto", LOADED)
    yield engine
    engine.dispose()


@pytest.fixture
def session(sample: Engine) -> Iterator[Session]:
    with session_of(sample) as found:
        yield found


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small register in a file, made once: tests work on copies of it."""
    file = tmp_path_factory.mktemp("small") / "tracker.db"
    upgrade(f"sqlite:///{file}")
    engine = connect(f"sqlite:///{file}")
    fill(engine)
    engine.dispose()
    return file


@pytest.fixture
def small(small_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """A small register of the test's own."""
    copyfile(small_file, tmp_path / "tracker.db")
    engine = connect(f"sqlite:///{tmp_path}/tracker.db")
    yield engine
    engine.dispose()


class Expected:
    """What a row must say, put together from the register without a report."""

    def __init__(self, session: Session, lang: str, as_of: date = THE_ADDRESS) -> None:
        self._lang, self._t = lang, translator(lang)
        self._titles = {line.key: getattr(line, f"short_{lang}") for line in reading.instruments(session, as_of)}
        self._states = {row.code: getattr(row, f"name_{lang}") for row in reading.states(session)}
        self.answer = reading.outstanding(session, as_of)

    def cells(self, line: OwingLine) -> dict[str, Any]:
        """Every cell but the notes, as printed."""
        words = {True: self._t("yes"), False: self._t("no"), None: self._t("cannot be computed")}
        return {
            "instrument": self._titles[line.instrument],
            "state": self._states[line.state],
            "position": name(line.position, self._lang),
            "since": line.since,
            "days": line.days,
            "stage": name(line.stage, self._lang),
            "last_step": name(line.last_step, self._lang) if line.last_step else self._t("none known"),
            "stage_since": line.stage_since,
            "blocking": words[line.blocking],
            "confidence": name(line.confidence, self._lang),
        }

    def groups(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of both groups, in no order that means anything."""
        return {
            "outstanding": in_order(map(self.cells, self.answer.outstanding)),
            "to_be_confirmed": in_order(map(self.cells, self.answer.to_be_confirmed)),
        }


def in_order(rows: Any) -> list[dict[str, Any]]:
    """Rows in an order of their own, to compare those of reports that arrange them differently."""
    return sorted(rows, key=lambda row: (row["instrument"], row["state"]))
