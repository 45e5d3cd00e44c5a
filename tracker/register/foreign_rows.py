"""Rows as somebody else's file gives them, and what is odd about reading them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ROW_LEFT_OUT = "The row was left out."
VALUE_LEFT_OUT = "The value was left out."


@dataclass(frozen=True, slots=True)
class Given:
    """One row of a file. A column that is not in `values` says nothing; None clears what the register has."""

    file: str
    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadingFinding:
    """Something odd in a file: where, what (an English template and what fills it), and what became of it.

    The sentence and its consequence are two texts, so that each can be said in another language.
    """

    file: str
    row: int
    template: str
    values: dict[str, str] = field(default_factory=dict)
    consequence: str = ""  # ROW_LEFT_OUT, VALUE_LEFT_OUT, or empty: it was kept as it is
    column: str = ""

    def __str__(self) -> str:
        where = f"{self.column}: " if self.column else ""
        return f"{where}{self.template.format(**self.values)} {self.consequence}".rstrip()


class NotUnderstood(ValueError):
    """A value of a file that means nothing here; told as a finding, never to a person as an error."""

    def __init__(self, template: str, **values: Any) -> None:
        super().__init__(template)
        self.template = template
        self.values = {name: str(value)[:200] for name, value in values.items()}
