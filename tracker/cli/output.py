"""How answers are printed: JSON for programs, tables for people."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import typer

_NARROW = 3  # with more columns than this only the first, the name of a thing, is broken into lines
_WIDE = 132  # columns where nobody's screen sets the width


def print_json(document: Any) -> None:
    """Print one JSON document."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def print_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table that fits the screen, or the pipe."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title), title_justify="left", header_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, no_wrap=number > 0 and len(headings) > _NARROW)
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    screen = Console()
    (screen if screen.is_terminal else Console(width=_WIDE)).print(table)


def tell(lang: str, text: str, **values: Any) -> None:
    """Tell a person something on stderr, in their language; `text` is an English one of the catalogue."""
    from tracker.locale.catalogue import translator

    typer.echo(translator(lang)(text, **values), err=True)
