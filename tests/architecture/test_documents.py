"""What the documents tell people to type is there."""

import re
from pathlib import Path

import pytest
import typer

from tracker.cli.app import app
from tracker.exchange.notation import read_list
from tracker.law.clauses import ClauseError
from tracker.law.notation import read_clause

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


EXAMPLES = re.findall(r"```yaml\n(.*?)```", (HOUSE / "docs" / "clauses.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_a_clause_can_be_read(example: str) -> None:
    (_, notation), *_ = read_list(f"- {example.replace(chr(10), chr(10) + '  ')}", "clauses.md")
    assert read_clause(notation).when


def test_the_page_on_clauses_names_every_condition() -> None:
    page = (HOUSE / "docs" / "clauses.md").read_text("utf-8")
    with pytest.raises(ClauseError) as refusal:
        read_clause({"when": {"nothing": 1}})
    known = str(refusal.value).split("(known: ")[1].rstrip(")").split(", ")
    assert [word for word in known if f"{word}:" not in page] == []
