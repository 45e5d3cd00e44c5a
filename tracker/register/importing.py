"""Bringing somebody else's rows into the register: all that can be read, and findings about the rest.

Nothing a file says makes an import fail but one thing: a fact about an instrument that exists nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from tracker.register.arrivals import Arrivals
from tracker.register.documents import BytesOf, Papers, let_go, nothing
from tracker.register.foreign_rows import ROW_LEFT_OUT, Given, ReadingFinding
from tracker.register.known import Known, Rows
from tracker.register.ledger import TABLES, Author, Change, write
from tracker.register.projection import project
from tracker.register.restoring import restore
from tracker.register.spans import Finding
from tracker.register.tables import Head

__all__ = ["Given", "ImportOutcome", "ReadingFinding", "bring_in"]

_HEAD: Table = Head.__table__  # type: ignore[attr-defined]
_FINDINGS: Table = Finding.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did: facts by kind, lines of the ledger, and what was odd about reading."""

    counts: dict[str, dict[str, int]]  # kind: added, changed, unchanged, left_out
    findings: tuple[ReadingFinding, ...]
    written: int
    law_findings: int  # about the instruments that were touched, after the import


def bring_in(
    session: Session, rows: Rows, author: Author, history: Sequence[Given] = (), bytes_of: BytesOf = nothing
) -> ImportOutcome:
    """Write what the rows say that the register does not, and bring the spans up to it.

    `rows` are by kind of fact; `history` are lines of another register's ledger, which only an empty register takes
    over; `bytes_of` gives what the file of a document holds, by its digest, None where there is no file. Has to run in
    a transaction of `database.writing`. Raises UnreadableBundle for a fact about an instrument that exists nowhere, and
    for a history that is none.
    """
    empty = session.execute(select(_HEAD.c.entries)).scalar_one() == 0
    papers = Papers(session, bytes_of)
    restored = restore(session, history) if empty else 0
    lost = papers.take_restored() if restored else {}
    restored += let_go(session, lost, author, "its bytes did not come with it")
    known = Known(session, rows, papers)
    if history:
        known.at(history[0])
    for name in lost.values():
        known.remark("The document “{name}” came without its bytes, or with others: it is let go.", name=name)
    if history and not empty:
        known.remark("Earlier versions are kept only in an empty register.", ROW_LEFT_OUT)
    left_out = {kind: Arrivals(known, kind, author, empty).take(rows.get(kind, ())) for kind in TABLES}
    changes = _changes(known)
    written = restored + write(session, changes, author)
    return ImportOutcome(
        _counts(known, left_out, empty), tuple(known.findings), written, _project(session, known, changes, empty)
    )


def _changes(known: Known) -> list[Change]:
    return [
        Change(kind, key, row)
        for kind in TABLES
        for key, row in known.after[kind].items()
        if known.before[kind].get(key) != row
    ]


def _counts(known: Known, left_out: Mapping[str, int], empty: bool) -> dict[str, dict[str, int]]:
    """What happened to the facts of each kind. Of an empty register, all that is there now was added."""
    counts: dict[str, dict[str, int]] = {}
    for kind in TABLES:
        found: Counter[str] = Counter(added=0, changed=0, unchanged=0, left_out=left_out[kind])
        for key, row in known.after[kind].items():
            old = known.before[kind].get(key)
            found["added" if empty or old is None else "unchanged" if old == row else "changed"] += 1
        if any(found.values()):
            counts[kind] = dict(found)
    return counts


def _project(session: Session, known: Known, changes: Iterable[Change], empty: bool) -> int:
    """Bring the spans up to the changes; returns how many findings there are about the instruments touched."""
    touched = _touched(known, changes)
    if empty or touched is None or 2 * len(touched) > len(known.instruments):
        touched = None
    if touched is None or touched:
        touched = project(session, touched)
    query = select(func.count()).select_from(_FINDINGS)
    if touched is not None:
        query = query.where(_FINDINGS.c.instrument.in_(sorted(touched)))
    findings: int = session.execute(query).scalar_one()
    return findings


def _touched(known: Known, changes: Iterable[Change]) -> set[str] | None:
    """The instruments whose spans may change; None for all, where something beside them changed."""
    touched: set[str] = set()
    for change in changes:
        old, new = known.before[change.kind].get(change.key), change.row or {}
        if change.kind in ("membership", "procedure", "weight") or (change.kind == "state" and old):
            return None
        column = "key" if change.kind == "instrument" else "instrument"
        touched |= {row[column] for row in (old, new) if row and row.get(column)}
    return touched
