"""How answers are printed: JSON for programs, tables for people."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import typer


def print_json(document: Any) -> None:
    """Print one JSON document."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def print_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table that fits the screen, or the pipe."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(*headings, title=escape(title), title_justify="left", header_style="bold")
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    Console(soft_wrap=False).print(table)
