"""Who owes consent to an instrument, since when, at which stage, and whether the rest can do without it.

A state owes consent while the instrument is adopted and not ended, concerns the state, and the state has no standing
consent, no announced date of its own and no refusal on record. Where the register holds only some states' acts, it
owes only while the instrument is known not to be in force; otherwise the state is to be confirmed.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from tracker.law.clauses import Clause, NamedStates
from tracker.law.conditions import denominators, indispensable, leaves
from tracker.law.courses import Course
from tracker.law.entry_into_force import EntryIntoForce, known_not_in_force
from tracker.law.facts import Dossier
from tracker.law.positions import PositionSpan
from tracker.law.situations import situation
from tracker.law.stages import StageSpan
from tracker.law.vocabulary import (
    KINDS_WITHOUT_RATIFICATION,
    Confidence,
    Coverage,
    MembershipStatus,
    Position,
    Stage,
    Step,
)

OWING_POSITIONS = frozenset({Position.NO_ACT, Position.SIGNED, Position.APPLYING_PROVISIONALLY, Position.UNDER_REVIEW})


@dataclass(frozen=True, slots=True)
class OwingSpan:
    """A time in which a state owes consent, or is to be confirmed, and nothing about it changes (half-open)."""

    state: str
    start: date
    until: date | None
    since: date  # the beginning of owing: its signature, else the adoption; not before it became a member
    to_be_confirmed: bool
    position: Position
    stage: Stage
    last_step: Step | None
    stage_since: date
    blocking: bool | None  # None: the clause is not known
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class _Regime:
    """What is the same for all states from a day on."""

    day: date
    doubtful: bool  # the register holds only some acts, and does not know that the instrument was not in force
    blocking: frozenset[str] | None


class _Stay(NamedTuple):
    """A time in which a state keeps one position in which it owes consent, and since when it has owed."""

    position: PositionSpan
    first: date
    until: date | None
    since: date


def owing_spans(
    dossier: Dossier,
    courses: dict[str, Course],
    entry: EntryIntoForce,
    positions: dict[str, list[PositionSpan]],
    stages: dict[str, list[StageSpan]],
) -> list[OwingSpan]:
    """Everything owed to the instrument, by state and day."""
    instrument = dossier.instrument
    start = instrument.adopted.last
    if start is None and not instrument.draft:
        start = min((spans[0].start for spans in positions.values()), default=None)
    if start is None or instrument.draft or instrument.kind in KINDS_WITHOUT_RATIFICATION:
        return []
    regimes = _regimes(dossier, courses, entry, start)
    found: list[OwingSpan] = []
    for state, spans in positions.items():
        course = courses.get(state) or Course(state)
        for concerned in _concerned(state, dossier, course.signed_on, start):
            for stay in _stays(spans, course.signed_on, *concerned):
                for piece in _pieces(stay, stages[state], regimes):
                    _add(found, piece)
    return found


def _add(found: list[OwingSpan], piece: OwingSpan) -> None:
    """Add a piece, to the one before it where nothing but the day differs."""
    if found and found[-1].until == piece.start and _content(found[-1]) == _content(piece):
        piece = replace(found.pop(), until=piece.until)
    found.append(piece)


def _content(span: OwingSpan) -> tuple[object, ...]:
    return (
        span.state,
        span.since,
        span.to_be_confirmed,
        span.position,
        span.stage,
        span.last_step,
        span.stage_since,
        span.blocking,
        span.confidence,
    )


def _regimes(dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, start: date) -> list[_Regime]:
    days = {start, entry.on, entry.met_on, entry.announced.announced_on if entry.announced else None}
    days |= {c.up_to + timedelta(days=1) for c in dossier.confirmations}
    if entry.clause is not None and _depends_on_states(entry.clause, dossier):
        for course in courses.values():
            days |= {course.signatory_on} | {d for c in course.consents for d in (c.day, c.lost)}
        days |= {day for m in dossier.memberships for day in (m.start, m.end)}
    partial = dossier.instrument.coverage is Coverage.PARTIAL
    regimes: list[_Regime] = []
    for day in sorted(d for d in days if d is not None and d >= start):
        doubtful = partial and not known_not_in_force(entry, dossier, courses, day)
        regime = _Regime(day, doubtful, _blocking(dossier, courses, entry, day))
        if not regimes or regimes[-1] != replace(regime, day=regimes[-1].day):
            regimes.append(regime)
    return regimes


def _depends_on_states(clause: Clause, dossier: Dossier) -> bool:
    """False where any states at all would do, so that nobody is ever blocking."""
    named = any(isinstance(leaf, NamedStates) for leaf in leaves(clause.when))
    return named or dossier.instrument.concerns.who != "any" or bool(denominators(clause.when))


def _blocking(dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, day: date) -> frozenset[str] | None:
    if entry.clause is None:
        return None
    if entry.met_by(day):
        return frozenset()
    return indispensable(entry.clause.when, situation(entry.clause, dossier, courses, day))


def _stays(
    positions: list[PositionSpan], signed_on: date | None, concerned_from: date, concerned_until: date | None
) -> Iterator[_Stay]:
    """The positions in which the state owes, while the instrument concerns it.

    Owing begins with the first of several that follow one another, and anew with the signature among them.
    """
    begun = last = None
    for position in positions:
        first, until = max(position.start, concerned_from), _earlier(position.until, concerned_until)
        if position.position in OWING_POSITIONS and (until is None or first < until):
            if begun is None or last != first:
                begun = first
            signed = signed_on is not None and begun <= signed_on <= first
            yield _Stay(position, first, until, signed_on if signed and signed_on else begun)
            last = until


def _pieces(stay: _Stay, stages: list[StageSpan], regimes: list[_Regime]) -> Iterator[OwingSpan]:
    first, last, state = stay.first, stay.until, stay.position.state
    days = [r.day for r in regimes] + [s.start for s in stages]
    pieces = sorted({first, *(day for day in days if first < day and (last is None or day < last))})
    for day, until in zip(pieces, [*pieces[1:], last], strict=True):
        regime = regimes[bisect_right(regimes, day, key=lambda r: r.day) - 1]
        stage = stages[bisect_right(stages, day, key=lambda s: s.start) - 1]
        yield OwingSpan(
            state,
            day,
            until,
            stay.since,
            regime.doubtful,
            stay.position.position,
            stage.stage,
            stage.last_step,
            stage.start,
            None if regime.blocking is None else state in regime.blocking,
            stay.position.confidence,
        )


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _concerned(state: str, dossier: Dossier, signed_on: date | None, start: date) -> Iterator[tuple[date, date | None]]:
    """The times from `start` on in which the instrument concerns the state."""
    concerns = dossier.instrument.concerns
    if concerns.who in ("any", "signatories"):
        if signed_on is not None:
            yield max(start, signed_on), None
    elif concerns.who == "list":
        if state in concerns.states:
            yield start, None
    elif concerns.who == "members@adoption":
        if state in dossier.members_on(start):
            yield start, None
    else:
        yield from _as_member(state, dossier, start)


def _as_member(state: str, dossier: Dossier, start: date) -> Iterator[tuple[date, date | None]]:
    """The times of membership, those that follow one another or overlap taken as one."""
    times = sorted(
        (max(m.start, start), m.end or date.max)
        for m in dossier.memberships
        if m.state == state and m.status is MembershipStatus.MEMBER and (m.end is None or m.end > start)
    )
    while times:
        first, until = times.pop(0)
        while times and times[0][0] <= until:
            until = max(until, times.pop(0)[1])
        yield first, None if until == date.max else until
