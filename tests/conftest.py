"""What every test gets: a clean environment, databases of both kinds, and word of what was left out."""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import chromium, postgresql

CHECKOUT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("TRACKER_CORPUS", CHECKOUT.parent / "shared" / "corpus"))

# Continuous integration sets this: a suite that was left out then fails instead of being skipped.
# The corpus is not part of the checkout, so its absence never is a failure.
EVERYTHING_REQUIRED = bool(os.environ.get("TRACKER_REQUIRE_ALL"))

LEFT_OUT = "left out: "

# How long one example takes says more about the machine than about the program.
settings.register_profile(
    "house", parent=settings.get_profile("ci" if "CI" in os.environ else "default"), deadline=None
)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing: dict[str, str | None] = {}
    for item in items:
        if CHECKOUT / "tests" / "browser" in item.path.parents:
            item.add_marker("browser")
        for suite, look in {
            "browser": why_no_browser,
            "postgres": postgresql.why_none,
            "corpus": why_no_corpus,
        }.items():
            if item.get_closest_marker(suite):
                if suite not in missing:
                    missing[suite] = look()
                if (reason := missing[suite]) and not (EVERYTHING_REQUIRED and suite != "corpus"):
                    item.add_marker(pytest.mark.skip(reason=f"{LEFT_OUT}{suite}: {reason}"))


def why_no_browser() -> str | None:
    return (
        None
        if chromium.find()
        else "no Chromium was found and none could be installed (tests/browser/install.py says why)"
    )


def why_no_corpus() -> str | None:
    return None if CORPUS.is_dir() else f"there is no folder {CORPUS} (TRACKER_CORPUS names another)"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out: dict[str, int] = defaultdict(int)
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple) and LEFT_OUT in report.longrepr[2]:
            left_out[report.longrepr[2].split(LEFT_OUT, 1)[1]] += 1
    if left_out:
        terminalreporter.section("suites left out")
        for reason, tests in sorted(left_out.items()):
            terminalreporter.line(f"{reason} ({tests} tests)")


@pytest.fixture(autouse=True)
def clean_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of the person who runs it, or touches their database."""
    for name in os.environ:
        if name.startswith("TRACKER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path}/tracker.db")


@pytest.fixture
def corpus() -> Path:
    """The corpus's folder; ask for it in tests marked `corpus`."""
    return CORPUS


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An empty SQLite database in a file (each thread would see its own in memory)."""
    return f"sqlite:///{tmp_path}/tracker.db"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgresql.Server]:
    with postgresql.serve() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: postgresql.Server) -> Iterator[str]:
    """An empty PostgreSQL database of the test's own; mark such tests `postgres`."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database, once of each kind; the program's settings point to it as well."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    return url
