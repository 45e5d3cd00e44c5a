"""The ledger: the one way to write a fact, and the memory of every earlier version.

A line is appended for every version of every fact, with who and when, and chained to the line before by a digest.
The tables of facts hold the present versions; what they say must follow from the ledger.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from tracker.register.tables import FACTS, Entry, Head

TABLES: dict[str, Table] = {table.__tablename__: table.__table__ for table in FACTS}  # type: ignore[attr-defined,misc]
_CLASSES: dict[str, type[SQLModel]] = {str(table.__tablename__): table for table in FACTS}
_ENTRIES: Table = Entry.__table__  # type: ignore[attr-defined]
_HEAD: Table = Head.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Author:
    """Who records, and when (UTC)."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One fact to be written: the whole row, or None to remove it."""

    kind: str
    key: str
    row: dict[str, Any] | None
    reason: str = ""
    author: Author | None = None  # where the line is restored from another register


def primary_key(kind: str) -> str:
    """The name of the one column that identifies a fact."""
    (column,) = TABLES[kind].primary_key.columns
    return str(column.name)


def canonical(row: dict[str, Any]) -> str:
    """The one way a row is written as JSON: sorted, compact, days and instants in ISO form."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant(value)
    return value.isoformat()


def instant(at: datetime) -> str:
    """An instant as text: UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def minute(line: Any) -> str:
    """When a line, or a row, was recorded, as people are told it."""
    return f"{line.recorded_at:%Y-%m-%d %H:%M} UTC"


def digest(before: str, number: int, recorded_at: datetime, entry: dict[str, Any]) -> str:
    """The digest of a line: over the digest before it and everything in the line."""
    content = canonical({**entry, "id": number, "recorded_at": instant(recorded_at)})
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()


def write(session: Session, changes: Iterable[Change], author: Author) -> int:
    """Append the changes to the ledger and bring the facts up to them; returns how many lines were written.

    Has to run in a transaction of `database.writing`. Later changes of the same fact win.
    """
    changes = list(changes)
    if not changes:
        return 0
    head = session.execute(select(_HEAD.c.entries, _HEAD.c.digest)).one()
    number, chain, lines = head.entries, head.digest, []
    instruments = _instruments_of_removed(session, changes)
    for change in changes:
        number += 1
        by = change.author or author
        if change.row is not None:
            instruments[change.kind, change.key] = instrument_of(change.kind, change.key, change.row)
        line = {
            "recorded_by": by.name,
            "reason": change.reason,
            "kind": change.kind,
            "key": change.key,
            "instrument": instruments.get((change.kind, change.key)),
            "content": None if change.row is None else canonical(change.row),
        }
        chain = digest(chain, number, by.at, line)
        lines.append({**line, "id": number, "recorded_at": by.at, "digest": chain})
    session.execute(insert(_ENTRIES), lines)
    session.execute(update(_HEAD).values(entries=number, digest=chain))
    _bring_up(session, {(change.kind, change.key): change for change in changes})
    return len(lines)


def instrument_of(kind: str, key: str, row: dict[str, Any]) -> str | None:
    """The instrument a fact is about, None where it is about none in particular."""
    return key if kind == "instrument" else row.get("instrument") or None


def _instruments_of_removed(session: Session, changes: list[Change]) -> dict[tuple[str, str], str | None]:
    """The instruments of the facts to be removed, which their lines no longer tell."""
    found = {}
    for kind, key in {(change.kind, change.key) for change in changes if change.row is None}:
        table = TABLES[kind]
        row = session.execute(select(table).where(table.c[primary_key(kind)] == key)).mappings().first()
        found[kind, key] = instrument_of(kind, key, dict(row)) if row else None
    return found


def _bring_up(session: Session, changes: dict[tuple[str, str], Change]) -> None:
    """Insert, update or remove the facts, parents before children."""
    for kind, table in TABLES.items():
        mine = [change for (k, _), change in changes.items() if k == kind]
        if not mine:
            continue
        pk = table.c[primary_key(kind)]
        known = _present(session, pk, [change.key for change in mine])
        new = [change.row for change in mine if change.row is not None and change.key not in known]
        if new:
            session.execute(insert(table), new)
        for change in mine:
            if change.row is not None and change.key in known:
                session.execute(update(table).where(pk == change.key).values(change.row))
    for kind, table in reversed(TABLES.items()):
        gone = [change.key for (k, _), change in changes.items() if k == kind and change.row is None]
        if gone:
            session.execute(delete(table).where(table.c[primary_key(kind)].in_(gone)))


def _present(session: Session, pk: Any, keys: list[str]) -> set[str]:
    if len(keys) > 500:
        return set(session.execute(select(pk)).scalars())
    return set(session.execute(select(pk).where(pk.in_(keys))).scalars())


def row_from(kind: str, content: str) -> dict[str, Any]:
    """The row a line holds, with instants as such; a column younger than the line has its default."""
    row: dict[str, Any] = blank(kind) | json.loads(content)
    if "recorded_at" in row:
        row["recorded_at"] = datetime.fromisoformat(row["recorded_at"])
    return row


def blank(kind: str) -> dict[str, Any]:
    """A row of a kind with the default of every column that has one."""
    return {name: value.copy() if isinstance(value, dict | list) else value for name, value in _defaults(kind).items()}


@cache
def _defaults(kind: str) -> dict[str, Any]:
    fields = _CLASSES[kind].model_fields
    return {
        name: field.get_default(call_default_factory=True, validated_data={})
        for name, field in fields.items()
        if not field.is_required()
    }


def entries(session: Session, *, until: datetime | None = None, instrument: str | None = None) -> Iterator[Any]:
    """The lines of the ledger in order; up to an instant, or about one instrument, where asked."""
    query = select(_ENTRIES).order_by(_ENTRIES.c.id)
    if until is not None:
        query = query.where(_ENTRIES.c.recorded_at <= until)
    if instrument is not None:
        query = query.where(_ENTRIES.c.instrument == instrument)
    yield from session.execute(query.execution_options(yield_per=2_000))


def facts_at(session: Session, until: datetime | None) -> dict[str, dict[str, Any]]:
    """The facts as the ledger has them at an instant (now, if None): rows by kind and key, as plain namespaces.

    A row carries the number of the line that wrote it as `version`.
    """
    found: dict[str, dict[str, Any]] = {kind: {} for kind in TABLES}
    for line in entries(session, until=until):
        if line.content is None:
            found[line.kind].pop(line.key, None)
        else:
            found[line.kind][line.key] = SimpleNamespace(**row_from(line.kind, line.content), version=line.id)
    return found


def version_of(session: Session, kind: str, key: str) -> Any | None:
    """The last line about a fact; None where there is none."""
    query = select(_ENTRIES).where(_ENTRIES.c.kind == kind, _ENTRIES.c.key == key)
    return session.execute(query.order_by(_ENTRIES.c.id.desc()).limit(1)).first()
