"""Official dates of real treaties, from `tracker import` to `tracker status --json`."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.conftest import CORPUS
from tests.law.corpus import Expected, expected
from tracker.cli.deployment import init
from tracker.cli.exchange import import_

pytestmark = pytest.mark.corpus
AFTER_ALL = "2030-01-01"  # whatever the acts of the corpus bring about has happened


@pytest.fixture(scope="module")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("corpus") / "tracker.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{file}")
        init()
        import_(CORPUS)
    return file


def test_every_official_date_comes_out(tracker: Tracker, corpus_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{corpus_file}")
    by_instrument: dict[str, list[Expected]] = defaultdict(list)
    for row in expected():
        by_instrument[row.instrument].append(row)
    assert (len(by_instrument), sum(len(rows) for rows in by_instrument.values())) == (87, 493)
    wrong = []
    for key, rows in by_instrument.items():
        found = tracker("status", key, "--as-of", AFTER_ALL, "--json").json
        bound = {line["state"]: line["in_force_on"] for line in found["positions"]}
        for row in rows:
            on = bound.get(row.state) if row.state else found["entry_into_force"]["on"]
            if on != (str(row.in_force_on) if row.in_force_on else None):
                wrong.append((key, row.state, str(row.in_force_on), on))
    assert wrong == []
