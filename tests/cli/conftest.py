"""The command line, run in this process exactly as the installed command runs it."""

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from tracker.cli import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Tracker = Callable[..., Outcome]


@pytest.fixture
def tracker(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    def run(*words: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["tracker", *words])
        monkeypatch.setenv("COLUMNS", "200")
        capsys.readouterr()
        code: int | str | None = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        gc.collect()  # here the process would end, and close the database
        captured = capsys.readouterr()
        return Outcome(code if isinstance(code, int) else int(bool(code)), captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSTO sample in a file, made once: tests work on copies of it."""
    from tracker.cli.deployment import init

    file = tmp_path_factory.mktemp("sample") / "tracker.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{file}")
        init("csto")
    return file


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """The file of this test's own register, filled with the CSTO sample."""
    return Path(copyfile(sample_file, tmp_path / "tracker.db"))
