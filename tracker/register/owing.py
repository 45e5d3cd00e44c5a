"""What is outstanding, as the stored spans tell it: the question asked most, answered with the least."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Date, column, or_, select, table
from sqlalchemy.orm import Session

# The columns read here, without the classes of `spans` and `tables`: those take longer to import than to answer.
_DAYS, _FLAGS = ("start", "until", "since", "stage_since"), ("to_be_confirmed", "blocking")
_WORDS = ("instrument", "state", "position", "stage", "last_step", "confidence")
_OWING = table(
    "owing_span",
    *(column(name) for name in _WORDS),
    *(column(name, Date) for name in _DAYS),
    *(column(name, Boolean) for name in _FLAGS),
)
# Of a span: whether it is to be confirmed, and the fields of a line but for its days, in their order
_TOLD = (
    *("to_be_confirmed", "instrument", "state", "position", "since"),
    *("stage", "last_step", "stage_since", "blocking", "confidence"),
)
_INSTRUMENT = table("instrument", *map(column, ("key", "organisation", "title_en", "title_ru", "short_en", "short_ru")))


class OwingLine(NamedTuple):
    """What one state owes to one instrument on a day, or has to be confirmed about it.

    A tuple, since there are thousands of them: it is made in a fifth of the time of a class with frozen fields.
    """

    instrument: str
    state: str
    position: str
    since: date
    days: int  # from `since` to the day asked about
    stage: str
    last_step: str | None
    stage_since: date
    blocking: bool | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Outstanding:
    """Who owes consent on a day, the longest waiting first; and apart from it, what is to be confirmed."""

    as_of: date
    outstanding: tuple[OwingLine, ...]
    to_be_confirmed: tuple[OwingLine, ...]


def outstanding_now(
    session: Session, as_of: date, *, state: str | None = None, organisation: str | None = None
) -> Outstanding:
    """What is outstanding on a day, as known now: of one state, or to the instruments of one organisation."""
    query = select(*(_OWING.c[name] for name in _TOLD)).where(
        _OWING.c.start <= as_of, or_(_OWING.c.until.is_(None), _OWING.c.until > as_of)
    )
    if state is not None:
        query = query.where(_OWING.c.state == state)
    if organisation is not None:
        of_it = select(_INSTRUMENT.c.key).where(_INSTRUMENT.c.organisation == organisation)
        query = query.where(_OWING.c.instrument.in_(of_it))
    return _sorted_out(as_of, session.execute(query))


def titles(session: Session, lang: str) -> dict[str, str]:
    """The short title of every instrument in a language, by key; another title or the key where it has none."""
    other = "en" if lang == "ru" else "ru"
    wanted = (f"short_{lang}", f"title_{lang}", f"title_{other}", "key")
    rows = session.execute(select(_INSTRUMENT)).mappings()
    return {row["key"]: next(row[name] for name in wanted if row[name]) for row in rows}


def sorted_out(as_of: date, spans: Iterable[Mapping[str, Any]]) -> Outstanding:
    """The spans of a day as lines: what is owed, and apart from it what is to be confirmed."""
    return _sorted_out(as_of, map(itemgetter(*_TOLD), spans))


def _sorted_out(as_of: date, told: Iterable[Any]) -> Outstanding:
    owed: list[OwingLine] = []
    unconfirmed: list[OwingLine] = []
    for to_be_confirmed, instrument, state, position, since, *stage in told:
        line = OwingLine(instrument, state, position, since, (as_of - since).days, *stage)
        (unconfirmed if to_be_confirmed else owed).append(line)
    return Outstanding(as_of, _oldest_first(owed), _oldest_first(unconfirmed))


def _oldest_first(lines: list[OwingLine]) -> tuple[OwingLine, ...]:
    return tuple(sorted(lines, key=attrgetter("since", "instrument", "state")))
