"""What people put right: facts they corrected or took back, with what had been recorded before.

A file brought in again must not undo that. The ledger knows: only a person removes a fact, and a person's version of
one is stamped with the moment it was written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from tracker.register.ledger import row_from
from tracker.register.tables import Entry

Row = dict[str, Any]
_ENTRIES: Table = Entry.__table__  # type: ignore[attr-defined]
_AT_ONCE = 500  # values in one statement


@dataclass(frozen=True, slots=True)
class PutRight:
    """An earlier version of a fact, and the line by which a person changed the fact or took it back."""

    key: str
    row: Row
    taken_back: bool
    who: str
    when: str
    why: str


def put_right(session: Session, kind: str, instruments: Iterable[str]) -> list[PutRight]:
    """Every version of these instruments' facts of a kind that stood before a person last put the fact right."""
    lines: dict[str, list[Any]] = defaultdict(list)
    wanted = sorted(instruments)
    for start in range(0, len(wanted), _AT_ONCE):
        some = _ENTRIES.c.instrument.in_(wanted[start : start + _AT_ONCE])
        for line in session.execute(select(_ENTRIES).where(_ENTRIES.c.kind == kind, some).order_by(_ENTRIES.c.id)):
            lines[line.key].append(line)
    return [version for versions in lines.values() if len(versions) > 1 for version in _of_one_fact(versions)]


def _of_one_fact(lines: list[Any]) -> Iterator[PutRight]:
    rows = [None if line.content is None else row_from(line.kind, line.content) for line in lines]
    last = max((n for n in range(1, len(lines)) if _by_a_person(lines[n], rows[n], rows[n - 1])), default=0)
    line = lines[last]
    for row in rows[:last]:
        if row is not None:
            when = f"{line.recorded_at:%Y-%m-%d %H:%M} UTC"
            yield PutRight(line.key, row, rows[last] is None, line.recorded_by, when, line.reason)


def _by_a_person(line: Any, row: Row | None, before: Row | None) -> bool:
    """True for a line that removes a fact, and for one that corrects it: an import stamps only what is new."""
    if row is None or before is None:
        return row is None
    return bool(before["recorded_at"] != row["recorded_at"] == line.recorded_at)
