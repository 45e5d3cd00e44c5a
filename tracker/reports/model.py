"""What a report says: the one model that every format is written from.

Rows hold plain values (codes, days, numbers); a column knows the words they are printed with, the words of a cell
that holds nothing included. So figures cannot differ between formats, and no cell is blank without a meaning.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

Value = str | int | date | tuple[int, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable key, its heading, and the words its values are printed with."""

    key: str
    heading: str
    kind: str = "text"  # or "date", "number", "notes", and "mark": a day or a sign, as narrow as that
    words: Mapping[Any, str] = field(default_factory=dict)  # a value that is not in it is printed as it is
    italic: frozenset[Any] = frozenset()  # values printed in italics
    nothing: str = ""  # what a cell without a value says
    code_heading: str = ""  # where programs need the code as well: the heading of its column

    def printed(self, value: Value) -> str | int | date:
        """The value as a person reads it; days and numbers stay such."""
        if value is None or value == ():
            return self.nothing
        if isinstance(value, tuple):
            return in_runs(value)
        return self.words.get(value, value)


def in_runs(numbers: tuple[int, ...]) -> str:
    """The numbers of notes as they are printed: 1, 2, 4–6."""
    if len(numbers) <= 2:
        return ", ".join(map(str, numbers))
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs under one heading: an instrument, or a state."""

    key: str
    heading: str
    lines: tuple[str, ...]  # said of it as a whole
    notes: tuple[int, ...]  # the sources of what is said of it as a whole
    rows: tuple[Row, ...]
    keys: tuple[str, ...] = ()  # what each row is, whatever it says: by this a calendar knows it again


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose, and the numbers of its notes."""

    text: str
    notes: tuple[int, ...] = ()
    style: str = "body"  # or "item" of a list; of a letter: "addressee", "dated", "greeting", "signature"


@dataclass(frozen=True, slots=True)
class Chart:
    """A vector picture, and what it shows in words for whoever cannot see it."""

    svg: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Group:
    """One part of a report that must not be mixed with others, such as what is owed and what is to be confirmed.

    It has prose, a chart, or a table whose rows stand in sections, in this order; whatever it lacks is left out.
    """

    key: str
    heading: str
    empty: str = ""  # what is said where its table has no rows
    columns: tuple[Column, ...] = ()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    chart: Chart | None = None
    annexed: str = ""  # of a letter: the heading under which its table begins a page of its own

    @property
    def is_letter(self) -> bool:
        """True of a letter, which begins on a page of its own and can be sent by itself."""
        return any(paragraph.style == "addressee" for paragraph in self.paragraphs)

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, section after section."""
        return (row for section in self.sections for row in section.rows)

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(len(section.rows) for section in self.sections)


@dataclass(frozen=True, slots=True)
class Line:
    """One line under the title: what it is, and what it says."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the report, with what it counts."""

    key: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One line of the legend: a word that occurs in a column, and what it means."""

    column: str  # the column's key
    heading: str
    value: Any
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Note:
    """One numbered note: a fact that the report relies on, with its sources."""

    number: int
    instrument: str
    state: str | None
    about: str  # the instrument's title
    text: str
    remark: str  # as it is recorded, in the language it was written in
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """Everything a report says."""

    name: str
    title: str
    lang: str
    as_of: date
    record_date: date | None
    selection: Mapping[str, str | None]
    lines: tuple[Line, ...]
    headline: str
    counts: tuple[Count, ...]
    groups: tuple[Group, ...]
    empty: str  # what is said where nothing was found at all
    legend: tuple[Meaning, ...]
    notes: tuple[Note, ...]
    unofficial: bool = False  # every page says that it is a working document
    landscape: bool = True
    paper: str = "A4"  # or "A3"

    @property
    def is_empty(self) -> bool:
        """True when no part says anything."""
        return not any(group.size or group.paragraphs or group.chart for group in self.groups)

    @property
    def begins_with_letters(self) -> bool:
        """True where the first letter follows the head at once: the legend stands with the head then."""
        return bool(self.groups) and self.groups[0].is_letter

    def opens_page(self, place: int) -> bool:
        """True of the part in this place where it is a letter or follows one: a letter can be sent by itself."""
        return any(group.is_letter for group in self.groups[max(place - 1, 0) : place + 1])

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over everything said, as lines of compact JSON: the head, then each section with its rows."""
        digest = hashlib.sha256()
        for part in _parts(self):
            digest.update(json.dumps(part, ensure_ascii=False, separators=(",", ":"), default=str).encode())
            digest.update(b"\n")
        return digest.hexdigest()


def _parts(content: Content) -> Iterator[Any]:
    yield [content.name, content.title, content.lang, content.as_of, content.record_date, content.unofficial]
    yield [sorted(content.selection.items()), content.headline, content.empty]
    yield [[line.key, line.label, line.text] for line in content.lines]
    yield [[count.key, count.number, count.text] for count in content.counts]
    for group in content.groups:
        yield [group.key, group.heading, group.empty, group.annexed]
        for column in group.columns:
            yield [column.key, column.heading, column.kind, column.nothing, sorted(map(list, _words(column)))]
        yield [[paragraph.text, paragraph.notes, paragraph.style] for paragraph in group.paragraphs]
        yield [group.chart.svg, group.chart.alternative] if group.chart else []
        for section in group.sections:
            yield [section.key, section.heading, section.lines, section.notes]
            yield from section.rows
    for entry in content.legend:
        yield [entry.column, entry.heading, str(entry.value), entry.word, entry.meaning]
    for note in content.notes:
        yield [note.number, note.instrument, note.state, note.about, note.text, note.remark, note.sources]


def _words(column: Column) -> Iterator[tuple[str, str]]:
    return ((str(value), word) for value, word in column.words.items())
