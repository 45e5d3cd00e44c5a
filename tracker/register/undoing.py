"""Undoing the last thing a person did: what stood before is put back by new lines, and nothing is erased.

A new act is taken back, a corrected one has its former content again, one taken back stands again. A step, and any
other fact, has its former version, or is removed where it had none. A state or a document that came along stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, Refused, Stale
from tracker.law.what_if import Effect, effect
from tracker.register.entering import enter
from tracker.register.forms import act_id
from tracker.register.ledger import TABLES, Author, Change, instrument_of, minute, primary_key, row_from, version_of
from tracker.register.projection import assessed
from tracker.register.tables import Entry
from tracker.register.weighing import free_id, stamped

Row = dict[str, Any]
_ENTRIES: Table = Entry.__table__  # type: ignore[attr-defined]
MOST = 500  # lines of one entry or batch
_COMES_ALONG = ("state", "document")


@dataclass(frozen=True, slots=True)
class Written:
    """One fact that was written: as it was before, and as it was then (None: it was not there, or was removed)."""

    kind: str
    key: str
    number: int  # of the line
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Done:
    """What a person did at one instant: one entry, or a batch."""

    author: str
    at: datetime
    written: tuple[Written, ...]

    @property
    def told(self) -> tuple[Written, ...]:
        """What people would call the entry: without the states and documents that only came along."""
        alone = tuple(one for one in self.written if one.kind not in _COMES_ALONG)
        return alone or self.written


def last(session: Session, author: str) -> Done | None:
    """The last thing a person did; None where there is nothing, or where it was a file they brought in.

    A file is known by its size, or by facts of several kinds: people record one kind at a time.
    """
    own = select(_ENTRIES).where(_ENTRIES.c.recorded_by == author).order_by(_ENTRIES.c.id.desc())
    newest = session.execute(own.limit(1)).first()
    if newest is None:
        return None
    at_once = (_ENTRIES.c.recorded_at == newest.recorded_at, _ENTRIES.c.id > newest.id - MOST - 1)
    lines = session.execute(own.where(*at_once)).all()
    if len(lines) > MOST:
        return None
    by_fact: dict[tuple[str, str], list[Any]] = {}
    for line in reversed(lines):
        by_fact.setdefault((line.kind, line.key), []).append(line)
    done = Done(author, newest.recorded_at, tuple(_written(session, of) for of in by_fact.values()))
    return done if len({one.kind for one in done.told}) == 1 else None


def _written(session: Session, lines: list[Any]) -> Written:
    first, newest = lines[0], lines[-1]
    earlier = (_ENTRIES.c.kind == first.kind, _ENTRIES.c.key == first.key, _ENTRIES.c.id < first.id)
    before = session.execute(select(_ENTRIES).where(*earlier).order_by(_ENTRIES.c.id.desc()).limit(1)).first()
    return Written(first.kind, first.key, newest.id, _content(before), _content(newest))


def _content(line: Any | None) -> Row | None:
    return None if line is None or line.content is None else row_from(line.kind, line.content)


def undo(session: Session, done: Done, author: Author, reason: str) -> dict[str, Effect]:
    """Put back what stood before, in the transaction of this session; returns what that changes, by instrument.

    Raises Stale where somebody changed it since, Refused where other rows need what would be removed, and Invalid
    without a reason.
    """
    if not reason.strip():
        raise Invalid("Say why it is undone: the reason is kept in the history.")
    for one in done.written:
        _require_untouched(session, done, one)
    changes = [
        change for one in done.written if (change := _back(session, done, one, author, reason.strip())) is not None
    ]
    changes = _without_what_came_along(changes)
    _require_unneeded(session, changes)
    return _written_back(session, done, changes, author)


def _require_untouched(session: Session, done: Done, one: Written) -> None:
    newest = version_of(session, one.kind, one.key)
    if newest is not None and newest.id != one.number:
        raise _stale(newest)
    if one.kind == "act":
        table, own = TABLES["act"], [other.key for other in done.written if other.kind == "act"]
        later = select(table.c.id).where(table.c.supersedes == one.key, table.c.id.not_in(own))
        if (found := session.execute(later).scalar()) is not None:
            raise _stale(version_of(session, "act", found))


def _stale(line: Any) -> Stale:
    return Stale(
        "This cannot be undone any more: {who} changed it on {when}. Correct the entry as it stands now instead.",
        who=line.recorded_by,
        when=minute(line),
    )


def _back(session: Session, done: Done, one: Written, author: Author, reason: str) -> Change | None:
    """The line that puts one fact back; None where another line of the same undoing does."""
    if one.kind != "act" or one.before is not None or one.after is None:
        return None if one.before is None and one.after is None else Change(one.kind, one.key, one.before, reason)
    acts = {other.key: other.after for other in done.written if other.kind == "act" and other.before is None}
    if any(row is not None and row["supersedes"] == one.key for row in acts.values()):
        return None  # the row in its place is put back
    origin = one.after["supersedes"]
    while origin in acts:
        origin = (acts[origin] or {})["supersedes"]
    if origin is None:
        row = stamped(one.after | {"supersedes": one.key, "void_reason": reason}, author)
    else:  # as it was recorded, with its stamp: what it says in law does not change
        row = _present(session, origin) | {"supersedes": one.key}
    wanted = f"{one.key}/void" if row["void_reason"] else act_id(row)
    row["id"] = free_id(session, "act", wanted)
    return Change("act", row["id"], row, reason)


def _present(session: Session, act: str) -> Row:
    table = TABLES["act"]
    return dict(session.execute(select(table).where(table.c.id == act)).mappings().one())


def _without_what_came_along(changes: list[Change]) -> list[Change]:
    """States and documents stay where something else is undone: the acts that stay in the history name them."""
    others = [change for change in changes if change.row is not None or change.kind not in _COMES_ALONG]
    return others or changes


def _require_unneeded(session: Session, changes: list[Change]) -> None:
    going = {(change.kind, change.key) for change in changes if change.row is None}
    for kind, key in going:
        needing = [found for found in _needing(session, kind, key) if found not in going]
        if needing:
            raise Refused(
                "“{key}” cannot be removed any more: other entries need it ({needing}).",
                key=key,
                needing=[id_ for _, id_ in needing[:5]],
            )


def _needing(session: Session, kind: str, key: str) -> Iterator[tuple[str, str]]:
    """The facts that refer to a fact."""
    for other, table in TABLES.items():
        for column in table.columns:
            if any(foreign.column.table is TABLES[kind] for foreign in column.foreign_keys):
                own = table.c[primary_key(other)]
                yield from ((other, str(id_)) for id_ in session.execute(select(own).where(column == key)).scalars())


def _written_back(session: Session, done: Done, changes: list[Change], author: Author) -> dict[str, Effect]:
    rows = [(one.kind, one.key, row) for one in done.written for row in (one.before, one.after)]
    rows += [(change.kind, change.key, change.row) for change in changes]
    about = [instrument_of(kind, key, row) for kind, key, row in rows if row and kind not in _COMES_ALONG]
    named = sorted({key for key in about if key})
    before = assessed(session, named)
    enter(session, changes, author, named if all(about) else None)
    after = assessed(session, named)
    return {key: effect(before[key], after[key]) for key in named if key in before and key in after}
