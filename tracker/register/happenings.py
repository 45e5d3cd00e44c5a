"""What happened and what is due, across instruments, in the order of days.

Acts and steps that are on record; announced dates, and what a source confirmed; adoptions, ends and terms of
instruments; what states promised. What is only expected, planned, announced or promised is marked so.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from tracker.law.dates import UNDATED, Period, parse_partial
from tracker.law.stages import STEP_ORDER
from tracker.law.vocabulary import Act, Step
from tracker.register import reading
from tracker.register.dossiers import STANDING_ACTS, act_fact, announcement, confirmation, standing, step_fact
from tracker.register.ledger import TABLES

OF_INSTRUMENTS = "instrument"
KINDS = ("act", "step", "announcement", "confirmation", "inquiry", OF_INSTRUMENTS)


class HappeningKind(StrEnum):
    """What kind of event it is."""

    ADOPTION = "adoption"
    ACT = "act"
    STEP = "step"
    OTHER = "other"  # recorded among the steps, but none of them: a statement, or word that a state did not sign
    ENTRY = "entry"  # an instrument's entry into force, which spans tell and no row of facts does
    ANNOUNCEMENT = "announcement"
    CONFIRMATION = "confirmation"
    END = "end"
    FULFILLED = "fulfilled"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated fact. `row` is the row it is taken from."""

    kind: HappeningKind
    id: str
    instrument: str
    state: str  # empty: the instrument as a whole
    word: str  # of the vocabulary: which act, step or status
    day: date  # from which it counts
    period: Period  # in which it happened, as far as is known
    expected: bool  # it has not happened: expected, planned, announced for a later day, due
    row: Any = field(compare=False)

    @property
    def table(self) -> str:
        """The table of facts that it is from, if it is from one."""
        return "step" if self.kind is HappeningKind.OTHER else self.kind.value

    @property
    def named(self) -> Act | Step | HappeningKind:
        """What names it: the act, the step, else its kind."""
        if self.kind is HappeningKind.ACT:
            return Act(self.word)
        return Step(self.word) if self.table == "step" else self.kind

    @property
    def placed(self) -> date:
        """Where it stands among others: the day from which it counts, but "not earlier than" stands at that bound."""
        return self.period.first if self.period.last is None and self.period.first else self.day

    @property
    def rank(self) -> int:
        """Where it stands among others of one day: steps in the order in which a state takes them."""
        return STEP_ORDER.get(self.word, 0) if self.table == "step" else 0

    def late_on(self, day: date) -> bool:
        """True where it was expected for a day that has passed."""
        return self.expected and self.placed < day


def happenings(
    session: Session,
    as_of: date,
    known_at: datetime | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    instruments: Collection[str] | None = None,
    states: Collection[str] | None = None,
    kinds: Collection[str] = KINDS,
) -> list[Happening]:
    """What had happened on a day, and what was due: between two days, about these instruments and states (None: all).

    Something dated later than `as_of` is there only if it was expected then. With states chosen, what is about an
    instrument as a whole is left out.
    """
    found: list[Happening] = []
    for kind in kinds:
        for row in _rows(session, kind, known_at, first, last, instruments, states):
            found += _READ[kind](row, as_of)
    return sorted(
        (
            one
            for one in found
            if (one.expected or one.day <= as_of)
            and (first is None or first <= one.placed)
            and (last is None or one.placed <= last)
            and (states is None or one.state in states)
        ),
        key=lambda one: (one.placed, one.instrument, one.state, one.kind, one.rank, one.id),
    )


def _rows(
    session: Session,
    kind: str,
    known_at: datetime | None,
    first: date | None,
    last: date | None,
    instruments: Collection[str] | None,
    states: Collection[str] | None,
) -> Iterator[Any]:
    """The rows of a kind that may be asked about: a few too many, for days may be known roughly."""
    if known_at is not None:
        rows = reading.facts(session, kind, known_at)
        of_it = "key" if kind == OF_INSTRUMENTS else "instrument"
        every = standing(rows) if kind == "act" else rows
        yield from (row for row in every if instruments is None or getattr(row, of_it) in instruments)
        return
    table = TABLES[kind]
    query = STANDING_ACTS if kind == "act" else select(table)
    if instruments is not None:
        query = query.where(table.c["key" if kind == OF_INSTRUMENTS else "instrument"].in_(sorted(instruments)))
    if states is not None and kind != OF_INSTRUMENTS:
        query = query.where(table.c.state.in_(sorted(states)))
    if kind in _DATED_BY:
        query = _about(query, [table.c[name] for name in _DATED_BY[kind]], first, last)
    yield from session.execute(query)


_DATED_BY = {
    "act": ("received_on", "on", "not_after"),
    "step": ("on", "not_after"),
    "announcement": ("on", "not_after"),
    "confirmation": ("up_to",),
}


def _about(query: Select[Any], columns: list[ColumnElement[str]], first: date | None, last: date | None) -> Select[Any]:
    """With a day in the span as text; a partial day is compared by its year, and one without a day is let through."""
    day = func.coalesce(*(func.nullif(column, "") for column in columns), None)
    bounds = [day >= f"{first.year:04}"] * (first is not None) if first else []
    if last is not None:
        bounds.append(day <= last.isoformat())
    return query.where(or_(day.is_(None), and_(*bounds))) if bounds else query


def _act(row: Any, _: date) -> Iterator[Happening]:
    fact = act_fact(row)
    yield from _dated(HappeningKind.ACT, row, row.act, fact.day, fact.counts_on, fact.expected)


def _step(row: Any, _: date) -> Iterator[Happening]:
    fact = step_fact(row)
    kind = HappeningKind.OTHER if row.step == Step.OTHER else HappeningKind.STEP
    yield from _dated(kind, row, row.step, fact.day, fact.on, fact.planned)


def _announcement(row: Any, as_of: date) -> Iterator[Happening]:
    """An announced day, which is due until it comes, from the day of the announcement."""
    fact = announcement(row)
    due = fact.day is not None and as_of < fact.day and fact.announced_on is not None and fact.announced_on <= as_of
    yield from _dated(HappeningKind.ANNOUNCEMENT, row, "", fact.day, fact.on, due)


def _confirmation(row: Any, _: date) -> Iterator[Happening]:
    up_to = confirmation(row).up_to
    yield from _dated(HappeningKind.CONFIRMATION, row, row.says, up_to, _period(row.up_to), False)


def _inquiry(row: Any, _: date) -> Iterator[Happening]:
    """What a state promised for a day; a promise about no instrument in particular stands with none."""
    promised = _period(row.promised_for)
    yield from _dated(HappeningKind.DUE, row, "inquiry", promised.last, promised, True)


def _instrument(row: Any, as_of: date) -> Iterator[Happening]:
    adopted, ended = _period(row.adopted_on), _period(row.ended_on)
    yield from _of_instrument(HappeningKind.ADOPTION, row, adopted.last, adopted, False)
    yield from _of_instrument(
        HappeningKind.END, row, ended.first, ended, ended.first is not None and as_of < ended.first
    )
    done, due = _period(row.fulfilled_on), _period(row.due_on)
    if done != UNDATED:
        yield from _of_instrument(HappeningKind.FULFILLED, row, done.last, done, False)
    else:
        yield from _of_instrument(HappeningKind.DUE, row, due.last, due, True)


_READ: dict[str, Callable[[Any, date], Iterator[Happening]]] = {
    "act": _act,
    "step": _step,
    "announcement": _announcement,
    "confirmation": _confirmation,
    "inquiry": _inquiry,
    OF_INSTRUMENTS: _instrument,
}


def _dated(
    kind: HappeningKind, row: Any, word: str, day: date | None, when: Period, expected: bool
) -> Iterator[Happening]:
    if day is not None:
        yield Happening(kind, row.id, row.instrument or "", row.state or "", word, day, when, bool(expected), row)


def _of_instrument(
    kind: HappeningKind, row: Any, day: date | None, when: Period, expected: bool
) -> Iterator[Happening]:
    if day is not None:
        yield Happening(kind, row.key, row.key, "", "", day, when, expected, row)


def _period(text: str) -> Period:
    return parse_partial(text) if text else UNDATED
