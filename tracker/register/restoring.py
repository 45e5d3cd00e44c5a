"""Restoring the ledger of another register in an empty one: who recorded what and when is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Integer
from sqlalchemy.orm import Session

from tracker.errors import UnreadableBundle
from tracker.register.arrivals import require_a_day
from tracker.register.cells import COLUMNS, NEEDED, moment, text
from tracker.register.foreign_rows import Given, NotUnderstood
from tracker.register.ledger import TABLES, Author, Change, primary_key, row_from, write

Row = dict[str, Any]


def restore(session: Session, lines: Sequence[Given]) -> int:
    """Write the lines of another ledger, each with its author and its time; returns how many.

    Has to run in an empty register. Raises UnreadableBundle, naming the line, for one that cannot have been written.
    """
    present: dict[str, dict[str, Row | None]] = {kind: {} for kind in TABLES}
    changes = []
    for line in lines:
        try:
            change = _change(line, present)
        except NotUnderstood as problem:
            raise _unreadable(line, problem) from None
        present[change.kind][change.key] = change.row
        changes.append(change)
    if changes:
        _require_references(lines[-1], present)
    first = changes[0].author if changes else None
    return write(session, changes, first) if first else 0


def _unreadable(line: Given, problem: NotUnderstood) -> UnreadableBundle:
    return UnreadableBundle(
        "{file}, row {row}: this line cannot be restored ({why}); nothing was imported.",
        file=line.file,
        row=line.row,
        why=problem.template.format(**problem.values),
    )


def _change(line: Given, present: dict[str, dict[str, Row | None]]) -> Change:
    said = {name: str(line.values.get(name) or "") for name in ("table", "key", "recorded_by", "reason")}
    kind, key = said["table"], said["key"]
    if kind not in TABLES or not key:
        raise NotUnderstood("no fact is “{key}” of the table “{table}”", key=key, table=kind)
    author = Author(said["recorded_by"], moment(line.values.get("recorded_at") or ""))
    content = line.values.get("values")
    if not content and present[kind].get(key) is None:
        raise NotUnderstood("“{key}” is removed before it was recorded", key=key)
    row = _row(kind, key, content) if content else None
    return Change(kind, key, row, said["reason"], author)


def _row(kind: str, key: str, content: str) -> Row:
    try:
        row = row_from(kind, content)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotUnderstood("the values cannot be read: {error}", error=error) from None
    if column := _wrong_column(kind, key, row):
        raise NotUnderstood("the column “{column}” cannot be so", column=column)
    _require_meaning(kind, row)
    return row


def _require_meaning(kind: str, row: Row) -> None:
    """Raise NotUnderstood for a row that an import could not have brought in either."""
    for value in row.values():
        if isinstance(value, str):
            text(value)
    for column, read in COLUMNS[kind].items():
        if row.get(column):
            read(row[column], _ANYTHING)
        elif column in NEEDED[kind]:
            raise NotUnderstood("the column “{column}” is empty", column=column)
    require_a_day(row)


class _Anything:
    """Surroundings in which every state and organisation is known: references are checked at the end."""

    def state(self, text: str) -> str:
        return text

    def organisation(self, key: str) -> str:
        return key

    def package(self, key: str) -> str:
        return key

    def document(self, digest: str) -> str:
        return digest

    def contact(self, key: str) -> str:
        return key

    def remark(self, template: str, **values: Any) -> None:
        """Oddities were told when the row was first recorded."""


_ANYTHING = _Anything()


def _wrong_column(kind: str, key: str, row: Row) -> str:
    """The first column that cannot be, empty if there is none."""
    columns = {column.name: column for column in TABLES[kind].columns}
    for name in sorted(row.keys() ^ columns.keys()):
        return name
    if row[primary_key(kind)] != key:
        return primary_key(kind)
    for name, column in columns.items():
        value = row[name]
        if isinstance(column.type, JSON) or (value is None and column.nullable):
            continue
        if type(value) is not _type(column) or (isinstance(value, datetime) and not value.tzinfo):
            return name
    return ""


def _type(column: Column[Any]) -> type:
    if isinstance(column.type, Boolean):
        return bool
    return int if isinstance(column.type, Integer) else datetime if column.name == "recorded_at" else str


def _require_references(last: Given, present: dict[str, dict[str, Row | None]]) -> None:
    """Raise UnreadableBundle where a fact refers to one that is not there in the end."""
    there = {kind: [key for key, row in rows.items() if row is not None] for kind, rows in present.items()}
    for kind, table in TABLES.items():
        for foreign in (column for column in table.columns if column.foreign_keys):
            (to,) = (key.column.table.name for key in foreign.foreign_keys)
            found = set(there[to])
            for key in there[kind]:
                value = (present[kind][key] or {})[foreign.name]
                if value is not None and value not in found:
                    problem = NotUnderstood("“{key}” refers to “{value}”, which is not there", key=key, value=value)
                    raise _unreadable(last, problem)
