"""What the documents tell people to type is there."""

import re
from pathlib import Path

import pytest
import typer

from tracker.cli.app import app

HOUSE = Path(__file__).parents[2]
DOCUMENTS = [*sorted(HOUSE.glob("*.md")), *sorted(HOUSE.glob("docs/**/*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):.*##", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE))
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def typed(document: Path) -> str:
    """The parts of a document that are to be typed: code blocks and code spans."""
    text = document.read_text("utf-8")
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_exists(document: Path) -> None:
    text = typed(document)
    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= TARGETS
    assert set(re.findall(r"(?:^|`|\$ |bin/)tracker ([a-z]+)", text, re.MULTILINE)) <= COMMANDS


def test_every_command_is_in_some_document() -> None:
    text = "\n".join(map(typed, DOCUMENTS))
    assert [target for target in sorted(TARGETS - {"help"}) if f"make {target}" not in text] == []
    assert [command for command in sorted(COMMANDS) if f"tracker {command}" not in text] == []
