"""Who owes consent to an instrument, since when, at which stage, and whether the rest can do without it.

A state owes consent while the instrument is adopted and not ended, concerns the state, and the state has no standing
consent, no announced date of its own and no refusal on record. Where the register holds only some states' acts, it
owes only while the instrument is known not to be in force; otherwise the state is to be confirmed.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tracker.law.conditions import indispensable
from tracker.law.courses import Course
from tracker.law.entry_into_force import EntryIntoForce, known_not_in_force, situation
from tracker.law.facts import Dossier
from tracker.law.positions import PositionSpan
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

OWING_POSITIONS = frozenset(
    {Position.NO_ACT, Position.SIGNED, Position.APPLYING_PROVISIONALLY, Position.UNDER_REVIEW, Position.NOT_ELIGIBLE}
)


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
    not_in_force: bool
    blocking: frozenset[str] | None


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
    return [
        span
        for state, spans in positions.items()
        for span in _of_state(state, dossier, courses.get(state), regimes, spans, stages[state], start)
    ]


def _regimes(dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, start: date) -> list[_Regime]:
    days = {start, entry.on, entry.met_on, dossier.instrument.ended.first}
    if entry.clause is not None:
        for course in courses.values():
            days |= {course.signed_on} | {d for c in course.consents for d in (c.day, c.lost)}
        days |= {day for m in dossier.memberships for day in (m.start, m.end)}
    days |= {c.up_to + timedelta(days=1) for c in dossier.confirmations}
    regimes: list[_Regime] = []
    for day in sorted(d for d in days if d is not None and d >= start):
        regime = _Regime(day, known_not_in_force(entry, dossier, day), _blocking(dossier, courses, entry, day))
        if not regimes or (regimes[-1].not_in_force, regimes[-1].blocking) != (regime.not_in_force, regime.blocking):
            regimes.append(regime)
    return regimes


def _blocking(dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, day: date) -> frozenset[str] | None:
    if entry.clause is None:
        return None
    if (entry.met_on is not None and entry.met_on <= day) or (entry.on is not None and entry.on <= day):
        return frozenset()
    return indispensable(entry.clause.when, situation(entry.clause, dossier, courses, day))


def _of_state(
    state: str,
    dossier: Dossier,
    course: Course | None,
    regimes: list[_Regime],
    positions: list[PositionSpan],
    stages: list[StageSpan],
    start: date,
) -> Iterator[OwingSpan]:
    found: list[OwingSpan] = []
    signed_on = course.signed_on if course else None
    for concerned_from, concerned_until in _concerned(state, dossier, signed_on, start):
        since = max(concerned_from, signed_on or start)
        for position in positions:
            if position.position not in OWING_POSITIONS:
                continue
            first = max(position.start, concerned_from)
            last = _earlier(position.until, concerned_until)
            found += _pieces(state, dossier, position, stages, regimes, first, last, min(since, first))
    for _, same in groupby(found, key=lambda span: (span.since, *_content(span))):
        run = list(same)
        yield _joined(run)


def _content(span: OwingSpan) -> tuple[object, ...]:
    return (
        span.to_be_confirmed,
        span.position,
        span.stage,
        span.last_step,
        span.stage_since,
        span.blocking,
        span.confidence,
    )


def _joined(run: list[OwingSpan]) -> OwingSpan:
    one, last = run[0], run[-1]
    return OwingSpan(
        one.state,
        one.start,
        last.until,
        one.since,
        one.to_be_confirmed,
        one.position,
        one.stage,
        one.last_step,
        one.stage_since,
        one.blocking,
        one.confidence,
    )


def _pieces(
    state: str,
    dossier: Dossier,
    position: PositionSpan,
    stages: list[StageSpan],
    regimes: list[_Regime],
    first: date,
    last: date | None,
    since: date,
) -> Iterator[OwingSpan]:
    ended = dossier.instrument.ended.first
    last = _earlier(last, ended)
    if last is not None and last <= first:
        return
    days = [first, *(r.day for r in regimes if r.day > first), *(s.start for s in stages if s.start > first)]
    days = sorted({day for day in days if last is None or day < last})
    for day, until in zip(days, [*days[1:], last], strict=True):
        regime = _at(regimes, day)
        stage = stages[bisect_right(stages, day, key=lambda s: s.start) - 1]
        yield OwingSpan(
            state,
            day,
            until,
            since,
            dossier.instrument.coverage is Coverage.PARTIAL and not regime.not_in_force,
            position.position,
            stage.stage,
            stage.last_step,
            stage.start,
            None if regime.blocking is None else state in regime.blocking,
            position.confidence,
        )


def _at(regimes: list[_Regime], day: date) -> _Regime:
    return regimes[max(0, bisect_right(regimes, day, key=lambda r: r.day) - 1)]


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _concerned(
    state: str, dossier: Dossier, signed_on: date | None, start: date
) -> Iterator[tuple[date, date | None]]:
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
        for m in dossier.memberships:
            if m.state == state and m.status is MembershipStatus.MEMBER and (m.end is None or m.end > start):
                yield max(m.start, start), m.end
