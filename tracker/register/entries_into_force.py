"""The days on which instruments entered or are to enter into force, generally and for single states."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tracker.register import projection
from tracker.register.earlier import earlier


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry into force, announced or computed."""

    instrument: str
    state: str  # empty: generally
    on: date
    approximate: bool
    act: str  # the act of the state on which its own entry into force rests


def entries_into_force(session: Session, as_of: date, known_at: datetime | None = None, *, first: date) -> list[Entry]:
    """Those from a first day on that had come by a day, or were known on it to come.

    Of a state only an entry into force on another day than the general one.
    """
    general = {(e.instrument, e.on): e for e in _entries(session, "instrument_span", as_of, known_at, first)}
    own = {
        (e.instrument, e.state, e.on): e
        for e in _entries(session, "position_span", as_of, known_at, first)
        if (e.instrument, e.on) not in general
    }
    return sorted((*general.values(), *own.values()), key=lambda e: (e.on, e.instrument, e.state))


def _entries(session: Session, name: str, as_of: date, known_at: datetime | None, first: date) -> Iterator[Entry]:
    """What the spans of a table tell; a date that was given up before it came is none."""
    for span in _spans(session, name, as_of, known_at, first):
        on, until = span["in_force_on"], span["until"]
        if until is None or until > min(on, as_of):
            yield Entry(
                span["instrument"],
                span.get("state", "") if name == "position_span" else "",
                on,
                bool(span["approximate"]),
                span.get("act") or "",
            )


def _spans(session: Session, name: str, as_of: date, known_at: datetime | None, first: date) -> Iterator[Any]:
    """The spans that had begun by a day and name a day of entry into force from the first one on."""
    if known_at is not None:
        spans = earlier(session, known_at).spans[name]
        yield from (s for s in spans if s["start"] <= as_of and s["in_force_on"] and s["in_force_on"] >= first)
        return
    table = projection.TABLES[name]
    bounds = table.c.in_force_on >= first, or_(table.c.until.is_(None), table.c.until > first)
    query = select(table).where(table.c.start <= as_of, *bounds).order_by(table.c.start.desc())
    yield from session.execute(query).mappings()
