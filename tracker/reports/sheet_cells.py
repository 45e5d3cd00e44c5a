"""How the values of one column stand in a worksheet: found out once for each value, so that long tables are quick."""

from collections.abc import Callable
from datetime import date
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.reports.model import Column, Value

_FIRST_DATE = date(1900, 3, 1)  # earlier days are no dates to a spreadsheet
_DAY_ZERO = date(1899, 12, 30)
_DATES = {"en": "[$-409]d mmm yyyy", "ru": "dd.mm.yyyy"}
_DOTTED = 4  # as the file format numbers lines
_OWN: dict[str, dict[str, Any]] = {
    "number": {"num_format": "0", "align": "right", "indent": 1},
    "text": {"text_wrap": True, "quote_prefix": True},
    "link": {"text_wrap": True, "font_color": "#0B5394", "underline": 1},
}

_LINE, _HIGHEST = 14.5, 400  # points
_ROOM = 1.1  # for words that do not fill their line, and for fonts that are wider than the one asked for

Written = tuple[Callable[..., Any], str | int, Format, Format, int]


class Styles:
    """The formats of the cells of one workbook, each made when it is first used."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book = book
        self._date = {"num_format": _DATES[lang], "align": "left"}
        self._made: dict[tuple[str, bool, bool, bool], Format] = {}

    def of(self, kind: str, *, first: bool = False, italic: bool = False, centred: bool = False) -> Format:
        """The format of a cell; the first row of a section has a line above it."""
        wanted = (kind, first, italic, centred)
        if wanted not in self._made:
            look = {"valign": "top", "top": int(first), "bottom": _DOTTED, "bottom_color": "#BFBFBF", "italic": italic}
            look |= self._date if kind == "date" else _OWN[kind]
            self._made[wanted] = self._book.add_format(look | ({"align": "center"} if centred else {}))
        return self._made[wanted]


class Cells(dict[Value, Written]):
    """Of each value of one column: what writes it, as what, in which format, in which where a section begins, and the
    lines it takes."""

    def __init__(self, sheet: Worksheet, column: Column, width: int, styles: Styles) -> None:
        super().__init__()
        self._sheet, self._column, self._width, self._styles = sheet, column, width, styles
        self._made: dict[tuple[str, bool], tuple[Format, Format]] = {}

    def __missing__(self, value: Value) -> Written:
        column = self._column
        kind, printed = as_cell(column.printed(value))
        plain, first = self._looks(kind, italic=value in column.italic)
        lines = lines_of(printed, self._width) if isinstance(printed, str) else 1
        write = self._sheet.write_string if kind == "text" else self._sheet.write_number
        written = (write, printed, plain, first, lines)
        if column.kind != "notes":  # of those hardly any two are alike
            self[value] = written
        return written

    def _looks(self, kind: str, *, italic: bool) -> tuple[Format, Format]:
        if (kind, italic) not in self._made:
            centred = self._column.kind == "mark"
            plain, first = (self._styles.of(kind, first=top, italic=italic, centred=centred) for top in (False, True))
            self._made[kind, italic] = plain, first
        return self._made[kind, italic]


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column; not every program finds out for itself."""
    return sum(max(1, ceil(len(line) * _ROOM / width)) for line in text.split("\n")) if len(text) > width else 1


def height_of(lines: int) -> float:
    """The height of a row with so many lines, as far as a sheet allows."""
    return min(_HIGHEST, _LINE * lines)


def as_cell(value: str | int | date) -> tuple[str, str | int]:
    """The kind of a cell, and what it holds; a day that the calendar of spreadsheets has is a number of days."""
    if isinstance(value, date) and value >= _FIRST_DATE:
        return "date", (value - _DAY_ZERO).days
    if isinstance(value, int):
        return "number", value
    return "text", as_text(str(value))


def as_text(text: str) -> str:
    """The text; parted from its beginning where the writer would take it for formatting of its own."""
    return f" {text}" if text.startswith("<r>") else text
