"""A bundle's files as rows: what each says, with the file and the row it stands in."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.errors import UnreadableBundle
from tracker.exchange import notation
from tracker.exchange.bundle_files import (
    HISTORY,
    HISTORY_COLUMNS,
    HISTORY_NEEDED,
    INSTRUMENT_KEYS,
    INSTRUMENTS,
    TABLES,
    TableFile,
)
from tracker.register.foreign_rows import ROW_LEFT_OUT, VALUE_LEFT_OUT, Given, ReadingFinding

_LONGEST_CELL = 10_000_000
_NULL = "null"  # the word that clears a value; an empty cell says nothing


@dataclass(slots=True)
class Bundle:
    """The rows of a bundle by kind, the lines of its history, and what was odd about reading it."""

    rows: dict[str, list[Given]] = field(default_factory=dict)
    history: list[Given] = field(default_factory=list)
    findings: list[ReadingFinding] = field(default_factory=list)


def read_bundle(found: Mapping[str, str]) -> Bundle:
    """The bundle in texts by their names; raises UnreadableBundle, naming file and row, for what cannot be read."""
    bundle = Bundle()
    for table in TABLES:
        if table.name in found:
            bundle.rows[table.kind] = list(_table(table, found[table.name], bundle.findings))
    if INSTRUMENTS in found:
        bundle.rows["instrument"] = list(_instruments(found[INSTRUMENTS], bundle.findings))
    if HISTORY in found:
        lines = _lines(HISTORY, found[HISTORY], HISTORY_COLUMNS, HISTORY_NEEDED, bundle.findings)
        bundle.history = [Given(HISTORY, number, cells) for number, cells in lines]
    return bundle


def _table(table: TableFile, text: str, findings: list[ReadingFinding]) -> Iterator[Given]:
    for number, cells in _lines(table.name, text, table.columns, table.needed, findings):
        values = {
            table.column(heading): None if cell == _NULL else cell for heading, cell in cells.items() if cell.strip()
        }
        if values:
            yield Given(table.name, number, values)


def _lines(
    name: str, text: str, columns: tuple[str, ...], needed: tuple[str, ...], findings: list[ReadingFinding]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file as a spreadsheet numbers them, the known columns of each by their headings."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        headings = [heading.strip().lower() for heading in next(reader, [])]
        _require_columns(name, headings, needed)
        findings += [
            ReadingFinding(name, 1, "This column is not known.", {}, VALUE_LEFT_OUT, heading)
            for heading in headings
            if heading not in columns
        ]
        for number, cells in enumerate(reader, 2):
            if any(cells[len(headings) :]):
                template = "The row has more cells than there are columns."
                findings.append(ReadingFinding(name, number, template, {}, VALUE_LEFT_OUT))
            yield number, {h: cell for h, cell in zip(headings, cells, strict=False) if h in columns}
    except csv.Error as error:
        raise UnreadableBundle(
            "{file}, after row {row}: this is no CSV ({why}).", file=name, row=max(number, 1), why=error
        ) from None


def _delimiter(text: str) -> str:
    """A comma, or what a spreadsheet writes where the comma parts decimals."""
    heading = text.split("\n", 1)[0]
    return next((mark for mark in (";", "\t") if mark in heading and "," not in heading), ",")


def _require_columns(name: str, headings: list[str], needed: tuple[str, ...]) -> None:
    for heading in needed:
        if heading not in headings:
            raise UnreadableBundle("{file} lacks the column “{column}”.", file=name, column=heading)
    for heading in headings:
        if heading and headings.count(heading) > 1:
            raise UnreadableBundle("{file} has the column “{column}” twice.", file=name, column=heading)


def _instruments(text: str, findings: list[ReadingFinding]) -> Iterator[Given]:
    for line, entry in notation.read_list(text, INSTRUMENTS):
        if isinstance(entry, Mapping):
            yield Given(INSTRUMENTS, line, dict(_columns(entry, line, findings)))
        else:
            template = "An instrument is written as keys with their values, not as “{value}”."
            values = {"value": str(entry)[:200]}
            findings.append(ReadingFinding(INSTRUMENTS, line, template, values, ROW_LEFT_OUT))


def _columns(entry: Mapping[Any, Any], line: int, findings: list[ReadingFinding]) -> Iterator[tuple[str, Any]]:
    """The register's columns for the keys of an instrument."""
    for name, value in entry.items():
        if name in ("title", "short_title"):
            yield from _titles(name.removesuffix("_title"), value, line, findings)
        elif name in ("source", "sources"):
            yield "sources", _all_sources(entry)
        elif name in INSTRUMENT_KEYS:
            yield name, value
        else:
            finding = ReadingFinding(INSTRUMENTS, line, "This key is not known.", {}, VALUE_LEFT_OUT, str(name))
            findings.append(finding)


def _titles(prefix: str, value: Any, line: int, findings: list[ReadingFinding]) -> Iterator[tuple[str, Any]]:
    """The titles by language; a text alone is English, null clears all."""
    if value is None:
        value = {"en": None, "ru": None}
    if not isinstance(value, Mapping):
        value = {"en": value}
    for language, title in value.items():
        if language in ("en", "ru"):
            yield f"{prefix}_{language}", title
        else:
            template = "Titles are kept in English (en) and Russian (ru)."
            findings.append(ReadingFinding(INSTRUMENTS, line, template, {}, VALUE_LEFT_OUT, f"{prefix}.{language}"))


def _all_sources(entry: Mapping[Any, Any]) -> Any:
    """The sources, given as one text, as a list, or as both; None where both clear."""
    said = [entry[name] for name in ("source", "sources") if entry.get(name) is not None]
    return [part for value in said for part in (value if isinstance(value, list) else [value])] if said else None
