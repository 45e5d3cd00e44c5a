"""The spans, kept beside the facts: written in the transaction that changes a fact, and only those that changed."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from tracker.law.assessment import Assessment, assess
from tracker.law.findings import inspect
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.kinship import dependents
from tracker.register.spans import SPANS

Row = dict[str, Any]
TABLES: dict[str, Table] = {str(t.__tablename__): t.__table__ for t in SPANS}  # type: ignore[attr-defined]


def spans_of(assessment: Assessment) -> dict[str, list[Row]]:
    """The rows of every span table for one instrument."""
    key = assessment.dossier.instrument.key
    return {
        "instrument_span": [_row(key, span) for span in assessment.instrument],
        "position_span": [_row(key, span) for spans in assessment.positions.values() for span in spans],
        "stage_span": [_row(key, span) for spans in assessment.stages.values() for span in spans],
        "owing_span": [_row(key, span) for span in assessment.owing],
        "finding": [_row(key, found) | {"number": number} for number, found in enumerate(inspect(assessment), 1)],
    }


def _row(instrument: str, span: Any) -> Row:
    row = {"instrument": instrument}
    for name in _names(span.__class__):
        value = getattr(span, name)
        row[name] = str(value) if isinstance(value, StrEnum) else value
    return row


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "instrument")


def project(session: Session, instruments: Iterable[str] | None = None) -> set[str] | None:
    """Bring the spans of these instruments (all, if None), and of those that depend on them, up to the facts.

    Returns the keys of the instruments looked at; None for all.
    """
    wanted = None if instruments is None else set(instruments)
    if wanted is not None:
        wanted |= dependents(session, wanted)
    rows = rows_now(session, wanted)
    fresh: dict[str, list[Row]] = {name: [] for name in TABLES}
    for dossier in dossiers(rows, wanted).values():
        for name, found in spans_of(assess(dossier)).items():
            fresh[name] += found
    for name, table in TABLES.items():
        _replace(session, table, fresh[name], wanted)
    return wanted


def assessed(session: Session, instruments: Collection[str]) -> dict[str, Assessment]:
    """The assessments of these instruments as the facts are now."""
    if not instruments:
        return {}
    found = dossiers(rows_now(session, instruments), instruments)
    return {key: assess(dossier) for key, dossier in found.items()}


def forget(session: Session, kind: str, key: str) -> None:
    """Take the spans of an instrument or of a state away before it is removed itself."""
    for table in TABLES.values():
        if kind in table.c:
            session.execute(delete(table).where(table.c[kind] == key))


def _replace(session: Session, table: Table, fresh: list[Row], instruments: set[str] | None) -> None:
    keys = [column.name for column in table.primary_key.columns]
    query = select(table)
    if instruments is not None:
        query = query.where(table.c.instrument.in_(sorted(instruments)))
    old = {tuple(row[k] for k in keys): dict(row) for row in session.execute(query).mappings()}
    new = {tuple(row[k] for k in keys): row for row in fresh}
    gone = [key for key, row in old.items() if new.get(key) != row]
    written = [row for key, row in new.items() if old.get(key) != row]
    if instruments is None and len(gone) == len(old):
        session.execute(delete(table))
    elif gone:
        one = delete(table).where(and_(*(table.c[name] == bindparam(f"of_{name}") for name in keys)))
        named = [{f"of_{name}": value for name, value in zip(keys, key, strict=True)} for key in gone]
        session.connection().execute(one, named)
    if written:
        session.execute(insert(table), written)
