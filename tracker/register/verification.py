"""Proof that the register says what was recorded: the ledger unbroken, facts and spans equal to a rebuild."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, inspect, text
from sqlalchemy.orm import Session

from tracker.law.assessment import assess
from tracker.register import ledger, projection
from tracker.register.database import REVISION
from tracker.register.dossiers import Rows, dossiers
from tracker.register.stored import Stored, stored
from tracker.register.tables import Entry, Head

_ENTRY: Table = Entry.__table__  # type: ignore[attr-defined]
_HEAD: Table = Head.__table__  # type: ignore[attr-defined]
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)  # what values raise that are none


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is not what it was: its table, its key, and what is wrong with it."""

    table: str
    id: str
    what: str


@dataclass(slots=True)
class Verification:
    """What was checked (rows by table), and every problem found."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def verify(session: Session) -> Verification:
    """Check every row of every table against the ledger, and the ledger against its digests."""
    result = Verification()
    result.problems += _schema(session)
    facts = _ledger(session, result)
    _facts(session, facts, result)
    _spans(session, _rebuilt(facts, result), result)
    result.problems += _orphans(session)
    return result


Facts = dict[str, dict[str, dict[str, Any]]]
Spans = dict[str, list[projection.Row]]


def _schema(session: Session) -> Iterator[Problem]:
    found = session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if found != [REVISION]:
        yield Problem("alembic_version", ", ".join(found), f"the schema's revision should be {REVISION}")


def _ledger(session: Session, result: Verification) -> Facts:
    """Follow the chain from the first line, and fold it into the facts as they should be."""
    facts: Facts = {kind: {} for kind in ledger.TABLES}
    chain, number = "", 0
    for line in stored(session, _ENTRY):
        number += 1
        found = SimpleNamespace(**line.values)
        if found.id != number:
            result.problems.append(Problem("entry", str(number), f"line {number} is missing"))
            number = found.id
        if line.unreadable:
            result.problems.append(_unreadable("entry", str(found.id), line))
        elif not _is_as_recorded(chain, found):
            result.problems.append(Problem("entry", str(found.id), "the line is not the one that was recorded"))
        chain = found.digest
        _fold(facts, found, result)
    result.checked["entry"] = number
    result.problems += _head(session, number, chain)
    return facts


def _is_as_recorded(chain: str, line: Any) -> bool:
    columns = ("recorded_by", "reason", "kind", "key", "instrument", "content")
    content = {name: getattr(line, name) for name in columns}
    try:
        return bool(ledger.digest(chain, line.id, line.recorded_at, content) == line.digest)
    except _UNREADABLE:
        return False


def _unreadable(table: str, key: str, row: Stored) -> Problem:
    return Problem(table, key, f"cannot be read: {', '.join(row.unreadable)}")


def _fold(facts: Facts, line: Any, result: Verification) -> None:
    if line.kind not in facts:
        result.problems.append(Problem("entry", str(line.id), f"no table is called {line.kind}"))
    elif line.content is None:
        facts[line.kind].pop(line.key, None)
    else:
        try:
            facts[line.kind][str(line.key)] = dict(ledger.row_from(line.kind, line.content))
        except _UNREADABLE:
            result.problems.append(Problem("entry", str(line.id), "the content cannot be read"))


def _head(session: Session, number: int, chain: str) -> Iterator[Problem]:
    heads = [SimpleNamespace(**row.values) for row in stored(session, _HEAD)]
    if len(heads) != 1:
        yield Problem("head", ", ".join(str(h.id) for h in heads), "there should be one row")
        return
    (head,) = heads
    if head.id != 1:
        yield Problem("head", str(head.id), "the row should have the number 1")
    if (head.entries, head.digest) != (number, chain):
        yield Problem("head", str(head.id), "lines are missing at the end of the ledger, or the head was altered")


def _facts(session: Session, facts: Facts, result: Verification) -> None:
    for kind, table in ledger.TABLES.items():
        _table(session, table, kind, facts[kind], result)


def _table(session: Session, table: Table, name: str, wanted: dict[str, Any] | None, result: Verification) -> None:
    """Name the rows of a table that cannot be read, and those that are not what is wanted (None: that is not known)."""
    keys = [column.name for column in table.primary_key.columns]
    present: dict[str, dict[str, Any]] = {}
    broken: set[str] = set()
    for row in stored(session, table):
        key = _key(keys, row.values)
        present[key] = row.values
        if row.unreadable:
            broken.add(key)
            result.problems.append(_unreadable(name, key, row))
    result.checked[name] = len(present)
    if wanted is not None:
        result.problems += (problem for problem in _compare(name, wanted, present) if problem.id not in broken)


def _key(names: list[str], row: dict[str, Any]) -> str:
    return "/".join(str(row[name]) for name in names)


def _compare(table: str, wanted: dict[str, dict[str, Any]], present: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    for key in sorted({*wanted, *present}):
        if key not in present:
            yield Problem(table, key, "the row is missing")
        elif key not in wanted:
            yield Problem(table, key, "the row was not recorded")
        elif present[key] != wanted[key]:
            columns = [c for c in present[key] if present[key][c] != wanted[key].get(c)]
            yield Problem(table, key, f"altered: {', '.join(columns)}")


def _rebuilt(facts: Facts, result: Verification) -> Spans | None:
    """The spans as they follow from the ledger; None where what is broken in it allows none: that is told already."""
    rows = Rows()
    rebuilt: Spans = {name: [] for name in projection.TABLES}
    try:
        for kind, found in facts.items():
            rows.by_kind[kind] = [SimpleNamespace(**row) for row in found.values()]
        for dossier in dossiers(rows).values():
            for name, spans in projection.spans_of(assess(dossier)).items():
                rebuilt[name] += spans
    except _UNREADABLE:
        if not result.problems:  # the ledger is as it was recorded: the fault is the program's
            raise
        return None
    return rebuilt


def _spans(session: Session, rebuilt: Spans | None, result: Verification) -> None:
    for name, table in projection.TABLES.items():
        keys = [column.name for column in table.primary_key.columns]
        wanted = None if rebuilt is None else {_key(keys, row): row for row in rebuilt[name]}
        _table(session, table, name, wanted, result)


def _orphans(session: Session) -> Iterator[Problem]:
    """Rows whose foreign key points at nothing; PostgreSQL lets none exist."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for table, rowid, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Problem(table, str(rowid), f"its {parent} does not exist")
    for table in inspect(session.get_bind()).get_table_names():
        if table not in _KNOWN_TABLES:
            yield Problem(table, "", "this table does not belong to the register")


_KNOWN_TABLES = {*ledger.TABLES, *projection.TABLES, "entry", "head", "alembic_version", "blob", "draft"}
