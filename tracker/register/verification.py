"""Proof that the register says what was recorded: the ledger unbroken, facts and spans equal to a rebuild."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, inspect, select, text
from sqlalchemy.orm import Session

from tracker.law.assessment import assess
from tracker.register import ledger, projection
from tracker.register.database import REVISION
from tracker.register.dossiers import Rows, dossiers
from tracker.register.tables import Head

_HEAD: Table = Head.__table__  # type: ignore[attr-defined]


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
    if not result.problems:
        _spans(session, facts, result)
    else:
        _try_spans(session, facts, result)
    result.problems += _orphans(session)
    return result


Facts = dict[str, dict[str, dict[str, Any]]]


def _schema(session: Session) -> Iterator[Problem]:
    found = session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if found != [REVISION]:
        yield Problem("alembic_version", ", ".join(found), f"the schema's revision should be {REVISION}")


def _ledger(session: Session, result: Verification) -> Facts:
    """Follow the chain from the first line, and fold it into the facts as they should be."""
    facts: Facts = {kind: {} for kind in ledger.TABLES}
    chain, number = "", 0
    for line in ledger.entries(session):
        number += 1
        if line.id != number:
            result.problems.append(Problem("entry", str(number), f"line {number} is missing"))
            number = line.id
        columns = ("recorded_by", "reason", "kind", "key", "instrument", "content")
        content = {name: getattr(line, name) for name in columns}
        if ledger.digest(chain, line.id, line.recorded_at, content) != line.digest:
            result.problems.append(Problem("entry", str(line.id), "the line is not the one that was recorded"))
        chain = line.digest
        _fold(facts, line, result)
    result.checked["entry"] = number
    result.problems += _head(session, number, chain)
    return facts


def _fold(facts: Facts, line: Any, result: Verification) -> None:
    if line.kind not in facts:
        result.problems.append(Problem("entry", str(line.id), f"no table is called {line.kind}"))
    elif line.content is None:
        facts[line.kind].pop(line.key, None)
    else:
        try:
            facts[line.kind][line.key] = ledger.row_from(line.content)
        except ValueError:
            result.problems.append(Problem("entry", str(line.id), "the content cannot be read"))


def _head(session: Session, number: int, chain: str) -> Iterator[Problem]:
    heads = session.execute(select(_HEAD.c.id, _HEAD.c.entries, _HEAD.c.digest)).all()
    if len(heads) != 1:
        yield Problem("head", ", ".join(str(h.id) for h in heads), "there should be one row")
    elif (heads[0].entries, heads[0].digest) != (number, chain):
        yield Problem("head", str(heads[0].id), "lines are missing at the end of the ledger, or the head was altered")


def _facts(session: Session, facts: Facts, result: Verification) -> None:
    for kind, table in ledger.TABLES.items():
        key = ledger.primary_key(kind)
        present = {str(row[key]): dict(row) for row in session.execute(select(table)).mappings()}
        result.checked[kind] = len(present)
        result.problems += _compare(kind, facts[kind], present)


def _compare(table: str, wanted: dict[str, dict[str, Any]], present: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    for key in sorted({*wanted, *present}):
        if key not in present:
            yield Problem(table, key, "the row is missing")
        elif key not in wanted:
            yield Problem(table, key, "the row was not recorded")
        elif present[key] != wanted[key]:
            columns = [c for c in present[key] if present[key][c] != wanted[key].get(c)]
            yield Problem(table, key, f"altered: {', '.join(columns)}")


def _try_spans(session: Session, facts: Facts, result: Verification) -> None:
    """With facts already found broken, a rebuild from the ledger may not be possible: that is no further problem."""
    try:
        _spans(session, facts, result)
    except (ValueError, TypeError, KeyError, AttributeError):
        result.checked.setdefault("position_span", 0)


def _spans(session: Session, facts: Facts, result: Verification) -> None:
    rows = Rows()
    for kind, found in facts.items():
        rows.by_kind[kind] = [SimpleNamespace(**row) for row in found.values()]
    rebuilt: dict[str, list[projection.Row]] = {name: [] for name in projection.TABLES}
    for dossier in dossiers(rows).values():
        for name, spans in projection.spans_of(assess(dossier)).items():
            rebuilt[name] += spans
    for name, table in projection.TABLES.items():
        present = [dict(row) for row in session.execute(select(table)).mappings()]
        result.checked[name] = len(present)
        result.problems += _compare(name, _by_key(table, rebuilt[name]), _by_key(table, present))


def _by_key(table: Table, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    keys = [column.name for column in table.primary_key.columns]
    return {"/".join(str(row[k]) for k in keys): row for row in rows}


def _orphans(session: Session) -> Iterator[Problem]:
    """Rows whose foreign key points at nothing; PostgreSQL lets none exist."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for table, rowid, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Problem(table, str(rowid), f"its {parent} does not exist")
    for table in inspect(session.get_bind()).get_table_names():
        if table not in _KNOWN_TABLES:
            yield Problem(table, "", "this table does not belong to the register")


_KNOWN_TABLES = {*ledger.TABLES, *projection.TABLES, "entry", "head", "alembic_version"}
