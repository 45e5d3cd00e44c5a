"""The house stays as it was drawn: directions of imports, names, sizes, clocks, and what lies at the top level."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).parents[2]
LAW = sorted((HOUSE / "tracker" / "law").glob("*.py"))
LINES_OF_LAW = 300  # a module of law is read in one go
VIEWS = sorted((HOUSE / "dashboard" / "views").glob("[a-z]*.py"))
LINES_OF_A_VIEW = 100
# Of the law only its words: what they mean is not for a view to say.
WHAT_VIEWS_MAY_IMPORT = (
    *("streamlit", "functools", "dashboard", "tracker.locale", "tracker.errors"),
    *("tracker.law.vocabulary", "tracker.law.deadlines"),
)

TOP_LEVEL = {
    *{".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"},
    *{"benchmarks", "dashboard", "docs", "migrations", "pyproject.toml", "requirements.lock", "tests", "tracker"},
}


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((HOUSE / folder).rglob("*.py"))


def test_imports_go_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=HOUSE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", LAW, ids=lambda path: path.stem)
def test_a_module_of_law_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES_OF_LAW


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_view_orders_a_page_and_holds_no_rule_no_query_and_no_arithmetic_on_days(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LINES_OF_A_VIEW
    imported = {
        name.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert {name for name in imported if not name.startswith(WHAT_VIEWS_MAY_IMPORT)} == set()


def test_modules_are_named_for_what_they_know() -> None:
    vague = re.compile(r"(^|_)(utils?|helpers?|managers?|common|misc)$")
    folders = ("tracker", "dashboard", "migrations", "tests", "benchmarks")
    named = [*modules(*folders), *(path for folder in folders for path in (HOUSE / folder).rglob("*/"))]
    assert [str(path.relative_to(HOUSE)) for path in named if vague.search(path.stem)] == []


def test_nothing_below_the_command_line_and_the_dashboard_says_today() -> None:
    """The day asked about is always an argument; the law knows no clock at all."""
    for path in modules("tracker/law", "tracker/register", "tracker/exchange", "tracker/reports"):
        forbidden = {"today", "now", "utcnow"} if path in LAW else {"today"}
        called = {
            node.func.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not called & forbidden, path.relative_to(HOUSE)


@pytest.mark.skipif(not (HOUSE / ".git").exists() or not shutil.which("git"), reason="not a git checkout")
def test_nothing_unexpected_lies_at_the_top_level() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert {name.split("/")[0] for name in listed.stdout.split("\0") if name} <= TOP_LEVEL


def test_the_lock_pins_and_hashes_everything_and_names_no_source() -> None:
    lock = (HOUSE / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?:|--index|--extra-index|--find-links|file:", lock)
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", lock) if not entry.startswith("#")]
    assert len(entries) > 50
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def locked() -> dict[str, Requirement]:
    lock = (HOUSE / "requirements.lock").read_text("utf-8")
    return {pin.name: pin for pin in map(Requirement, re.findall(r"^[a-z0-9].*(?= \\$)", lock, re.MULTILINE))}


def pinned(asked: Requirement, lock: dict[str, Requirement]) -> bool:
    """Whether the lock pins what is asked for, with all its extras."""
    pin = lock.get(canonicalize_name(asked.name))
    return pin is not None and asked.extras <= pin.extras and all(at.version in asked.specifier for at in pin.specifier)


def test_the_lock_satisfies_the_declared_dependencies() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    declared = map(Requirement, project["dependencies"] + project["optional-dependencies"]["dev"])
    lock = locked()
    assert [str(asked) for asked in declared if not pinned(asked, lock)] == []


def test_the_lock_has_every_extra_that_what_it_pins_asks_for() -> None:
    """Without its extra, a pin does not hold for whoever asks with it: a fresh install would take a later release."""
    lock, installed = locked(), {canonicalize_name(one.name): one for one in distributions()}
    asking = (
        (name, asked)
        for name in sorted(lock.keys() & installed.keys())
        for asked in map(Requirement, installed[name].requires or [])
        if asked.extras
        and (asked.marker is None or any(asked.marker.evaluate({"extra": own}) for own in {"", *lock[name].extras}))
    )
    assert [f"{name}: {asked}" for name, asked in asking if not pinned(asked, lock)] == []
