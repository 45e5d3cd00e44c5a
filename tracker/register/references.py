"""Who refers to a fact: rows by their columns, and instruments in their clauses, terms and relations."""

from typing import Any

from sqlalchemy import Text, cast, or_, select
from sqlalchemy.orm import Session

from tracker.register.kinship import needs
from tracker.register.ledger import TABLES, primary_key

_NOTATIONS = ("entry_into_force", "lasts", "exit", "concerns", "relation")


def referring(session: Session, kind: str, key: str) -> list[str]:
    """The keys of all facts that refer to this one, which therefore cannot be removed before them."""
    found: list[str] = []
    for name, table in TABLES.items():
        columns = [c for c in table.columns if any(f.column.table is TABLES[kind] for f in c.foreign_keys)]
        if columns:
            pk = table.c[primary_key(name)]
            rows = session.execute(select(pk).where(or_(*(c == key for c in columns))).order_by(pk)).scalars()
            found += [row for row in rows if (name, row) != (kind, key)]
    return list(dict.fromkeys([*found, *_in_notation(session, kind, key)]))


def _in_notation(session: Session, kind: str, key: str) -> list[str]:
    if kind == "state":
        later = TABLES["state"]
        succeeding = select(later.c.code).where(or_(later.c.continues == key, later.c.succeeds == key))
        return [*session.execute(succeeding).scalars(), *_instruments_saying(session, key, _says)]
    if kind == "instrument":
        return _instruments_saying(session, key, lambda row, word: word in needs(row))
    return _instruments_saying(session, key, _says) if kind == "organisation" else []


def _instruments_saying(session: Session, word: str, says: Any) -> list[str]:
    table = TABLES["instrument"]
    near = select(table).where(or_(*(cast(table.c[name], Text).contains(word) for name in _NOTATIONS)))
    return sorted(row.key for row in session.execute(near) if says(row, word))


def _says(row: Any, word: str) -> bool:
    return any(_holds(getattr(row, name), word) for name in _NOTATIONS)


def _holds(notation: Any, word: str) -> bool:
    if isinstance(notation, dict):
        return any(name == word or _holds(part, word) for name, part in notation.items())
    if isinstance(notation, list):
        return any(_holds(part, word) for part in notation)
    return bool(notation == word)
