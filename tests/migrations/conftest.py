from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import sqlalchemy as sa

from tracker.exchange.bundle import import_bundle
from tracker.register.database import connect, upgrade
from tracker.register.ledger import Author


@pytest.fixture
def engine(database_url: str) -> Iterator[sa.Engine]:
    """An empty register of each kind, at the newest revision."""
    upgrade(database_url)
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def loaded_url(database_url: str, engine: sa.Engine) -> str:
    """A register of each kind with the sample in it."""
    with as_file(files("tracker.samples") / "csto") as sample:
        import_bundle(engine, Path(sample), Author("archivist", datetime(2024, 3, 15, 9, tzinfo=UTC)))
    engine.dispose()
    return database_url
