"""What differs between two pictures of the register: two days in law, or two states of knowledge, or both.

Two days as known now are compared by the stored spans that hold on one of them only; what was known earlier is
computed again from the ledger.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from tracker.law.differences import (
    Difference,
    OfInstrument,
    OfOwing,
    OfPosition,
    OfStage,
    Owes,
    Picture,
    compare,
)
from tracker.register import ledger, projection
from tracker.register.earlier import earlier
from tracker.register.tables import Entry

_TABLES = ("instrument_span", "position_span", "stage_span", "owing_span")
_ENTRIES = Entry.__table__  # type: ignore[attr-defined]
Spans = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Side:
    """A day in law, and the instant of what was known (None: now)."""

    as_of: date
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """A fact that the register holds otherwise than it did; None on the side on which it does not hold it."""

    kind: str
    key: str
    before: Any | None
    after: Any | None
    at: datetime  # of the last change
    by: str
    reason: str


def differences(session: Session, before: Side, after: Side) -> list[Difference]:
    """Everything that is so on one side only."""
    old, new = _spans(session, before, after)
    return compare(_picture(old), _picture(new))


def _spans(session: Session, before: Side, after: Side) -> tuple[Spans, Spans]:
    if before.known_at is None and after.known_at is None:
        sides = {name: _changed(session, name, before.as_of, after.as_of) for name in _TABLES}
        return {name: old for name, (old, _) in sides.items()}, {name: new for name, (_, new) in sides.items()}
    if before.known_at == after.known_at and before.known_at is not None:
        every = _computed(session, before.known_at)
        return _holding(every, before.as_of), _holding(every, after.as_of)
    return _on(session, before), _on(session, after)


def _changed(session: Session, name: str, first: date, second: date) -> tuple[list[Any], list[Any]]:
    """The stored spans that hold on one of two days and not on the other."""
    table = projection.TABLES[name]

    def only(day: date, other: date) -> list[Any]:
        holds = and_(table.c.start <= day, or_(table.c.until.is_(None), table.c.until > day))
        not_then = or_(table.c.start > other, table.c.until <= other)
        return list(session.execute(select(table).where(holds, not_then)).mappings())

    return only(first, second), only(second, first)


def _on(session: Session, side: Side) -> Spans:
    """All spans that hold on one side."""
    if side.known_at is not None:
        return _holding(_computed(session, side.known_at), side.as_of)
    found: Spans = {}
    for name in _TABLES:
        table = projection.TABLES[name]
        holds = and_(table.c.start <= side.as_of, or_(table.c.until.is_(None), table.c.until > side.as_of))
        found[name] = list(session.execute(select(table).where(holds)).mappings())
    return found


def _computed(session: Session, known_at: datetime) -> Spans:
    return earlier(session, known_at).spans


def _holding(spans: Spans, day: date) -> Spans:
    return {
        name: [s for s in spans[name] if s["start"] <= day and (s["until"] is None or day < s["until"])]
        for name in _TABLES
    }


def _picture(spans: Spans) -> Picture:
    return Picture(
        {s["instrument"]: OfInstrument(s["state"], s["in_force_on"], s["start"]) for s in spans["instrument_span"]},
        _placed(spans["position_span"], _position),
        _placed(spans["stage_span"], _stage),
        _placed(spans["owing_span"], _owing),
    )


def _placed(spans: Iterable[Any], of: Callable[[Any], Any]) -> dict[tuple[str, str], Any]:
    return {(span["instrument"], span["state"]): of(span) for span in spans}


def _position(span: Any) -> OfPosition:
    return OfPosition(
        span["position"], span["in_force_on"], bool(span["provisional"]), span["since"], span["act"] or ""
    )


def _stage(span: Any) -> OfStage:
    return OfStage(span["stage"], span["last_step"] or "", span["start"], span["step"] or "")


def _owing(span: Any) -> OfOwing:
    owes = Owes.TO_BE_CONFIRMED if span["to_be_confirmed"] else Owes.OUTSTANDING
    return OfOwing(owes.value, span["start"], span["since"])


def learned(session: Session, since: datetime, until: datetime | None = None) -> list[Learned]:
    """The facts that the register holds otherwise than at an earlier instant, in the order of their last change.

    What was written and taken back in between is no difference.
    """
    query = select(_ENTRIES).where(_ENTRIES.c.recorded_at > since)
    if until is not None:
        query = query.where(_ENTRIES.c.recorded_at <= until)
    last = {(line.kind, line.key): line for line in session.execute(query.order_by(_ENTRIES.c.id))}
    earlier = _earlier(session, since, last)
    found = [
        Learned(
            kind,
            key,
            _row(kind, earlier.get((kind, key))),
            _row(kind, line.content),
            line.recorded_at,
            line.recorded_by,
            line.reason,
        )
        for (kind, key), line in sorted(last.items(), key=lambda item: item[1].id)
    ]
    return [one for one in found if one.before != one.after]


def _earlier(session: Session, since: datetime, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str | None]:
    """What the ledger had at an instant of these facts."""
    keys = set(wanted)
    query = select(_ENTRIES.c.kind, _ENTRIES.c.key, _ENTRIES.c.content).where(_ENTRIES.c.recorded_at <= since)
    if len(keys) <= 500:
        query = query.where(_ENTRIES.c.key.in_(sorted({key for _, key in keys})))
    lines = session.execute(query.order_by(_ENTRIES.c.id))
    return {(line.kind, line.key): line.content for line in lines if (line.kind, line.key) in keys}


def _row(kind: str, content: str | None) -> dict[str, Any] | None:
    return None if content is None else ledger.row_from(kind, content)
