"""Who owes consent to an instrument, since when, at which stage, and whether the rest can do without it.

A state owes consent while the instrument is adopted and not ended, concerns the state, and the state has no standing
consent, no announced date of its own and no refusal on record. Where the register holds only some states' acts, it
owes only while the instrument is known not to be in force; otherwise the state is to be confirmed.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tracker.law.blocking import indispensable
from tracker.law.clauses import Clause, Consents
from tracker.law.conditions import Situation, denominators, leaves
from tracker.law.courses import Course
from tracker.law.entry_into_force import EntryIntoForce, known_not_in_force
from tracker.law.facts import Dossier
from tracker.law.positions import PositionSpan
from tracker.law.situations import Situations
from tracker.law.stages import StageSpan
from tracker.law.vocabulary import (
    KINDS_WITHOUT_RATIFICATION,
    Confidence,
    Coverage,
    Position,
    Stage,
    Step,
)

OWING_POSITIONS = frozenset({Position.NO_ACT, Position.SIGNED, Position.APPLYING_PROVISIONALLY, Position.UNDER_REVIEW})


@dataclass(slots=True)  # not frozen, which would make it five times slower to create: there are very many
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


class _Regimes:
    """The regimes in their order, and for each state the days on which another one changes its answer."""

    def __init__(self, regimes: list[_Regime]) -> None:
        self.regimes = regimes
        self.for_all: list[date] = []
        self.for_one: dict[str, list[date]] = {}
        for one, two in pairwise(regimes):
            if one.doubtful != two.doubtful or one.blocking is None or two.blocking is None:
                self.for_all.append(two.day)
            else:
                for state in one.blocking ^ two.blocking:
                    self.for_one.setdefault(state, []).append(two.day)

    def moves(self, state: str) -> list[date]:
        """The days on which the answer about a state may change."""
        return self.for_all + self.for_one.get(state, [])

    def on(self, day: date) -> _Regime:
        """The regime of a day."""
        return self.regimes[bisect_right(self.regimes, day, key=lambda regime: regime.day) - 1]


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
    regimes = _regimes(dossier, entry, start)
    concerned = _Concerned(dossier, start)
    found: list[OwingSpan] = []
    for state, spans in positions.items():
        course = courses.get(state) or Course(state)
        for first, until in concerned.times(state, course.signed_on):
            for stay in _stays(spans, course.signed_on, first, until):
                found += _pieces(stay, stages[state], regimes)
    return found


def _regimes(dossier: Dossier, entry: EntryIntoForce, start: date) -> _Regimes:
    days = {start, entry.on, entry.met_on, entry.announced.announced_on if entry.announced else None}
    days |= {c.up_to + timedelta(days=1) for c in dossier.confirmations}
    days |= {day for undone in entry.undone for day in (undone.met_on, undone.until)}
    situations = None
    if entry.clause is not None and _depends_on_states(entry.clause, dossier):
        situations = entry.situations
    if situations is not None:
        days |= {
            *situations.consented.days,
            *situations.population.members.days,
            *situations.population.signatories.days,
            *situations.days(),
        }
    partial = dossier.instrument.coverage is Coverage.PARTIAL
    blocking = _Blocking(entry, situations)
    regimes: list[_Regime] = []
    for day in sorted(d for d in days if d is not None and d >= start):
        doubtful = partial and not known_not_in_force(entry, dossier, day)
        regime = _Regime(day, doubtful, blocking.on(day))
        if not regimes or (regimes[-1].doubtful, regimes[-1].blocking) != (doubtful, regime.blocking):
            regimes.append(regime)
    return _Regimes(regimes)


def _depends_on_states(clause: Clause, dossier: Dossier) -> bool:
    """False where any states at all would do, so that nobody is ever blocking."""
    any_state_will_do = all(isinstance(leaf, Consents) and leaf.where is None for leaf in leaves(clause.when))
    return not any_state_will_do or dossier.instrument.concerns.who != "any" or bool(denominators(clause.when))


class _Blocking:
    """Who is blocking, asked for one day after another.

    As long as no set moves, no day comes that a condition asks for and no consent is lost, those who were blocking and
    have not consented still are.
    """

    def __init__(self, entry: EntryIntoForce, situations: Situations | None) -> None:
        self.entry, self.situations = entry, situations
        self.moving = situations.days() if situations is not None else set()
        self.last: tuple[Situation, frozenset[str]] | None = None

    def on(self, day: date) -> frozenset[str] | None:
        """The states without whom the condition cannot be met; None where there is no clause."""
        if self.entry.clause is None:
            return None
        if self.situations is None or self.entry.met_by(day):
            return frozenset()
        now = self.situations.on(day)
        if self.last is not None and day not in self.moving and _only_more_consents(self.last[0], now):
            found = self.last[1] - now.consented
        else:
            found = indispensable(self.entry.clause.when, now)
        self.last = (now, found)
        return found


def _only_more_consents(before: Situation, now: Situation) -> bool:
    if before.sets != now.sets or before.may_consent != now.may_consent or not before.consented <= now.consented:
        return False
    return now.may_consent is None or now.consented <= now.may_consent


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


def _pieces(stay: _Stay, stages: list[StageSpan], regimes: _Regimes) -> Iterator[OwingSpan]:
    first, last, state = stay.first, stay.until, stay.position.state
    moves = [*regimes.moves(state), *(stage.start for stage in stages[1:])]
    moves = [day for day in moves if first < day and (last is None or day < last)]
    pieces = sorted({first, *moves}) if moves else [first]
    for day, until in zip(pieces, [*pieces[1:], last], strict=True):
        regime = regimes.on(day)
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
    return min(one, other) if one and other else one or other


class _Concerned:
    """The times from the adoption on in which the instrument concerns a state."""

    def __init__(self, dossier: Dossier, start: date) -> None:
        self.concerns = dossier.instrument.concerns
        self.start = start
        self.at_adoption = dossier.members_on(start)
        self.members = dossier.memberships_by_state()

    def times(self, state: str, signed_on: date | None) -> Iterator[tuple[date, date | None]]:
        """The times in which it concerns a state that has signed on a day, or not."""
        who, start = self.concerns.who, self.start
        if who in ("any", "signatories"):
            if signed_on is not None:
                yield max(start, signed_on), None
        elif who == "members":
            yield from self._as_member(state)
        elif state in (self.concerns.states if who == "list" else self.at_adoption):
            yield start, None

    def _as_member(self, state: str) -> Iterator[tuple[date, date | None]]:
        """The times of membership, those that follow one another or overlap taken as one."""
        members = self.members.get(state, ())
        times = sorted((max(m.start, self.start), m.end or date.max) for m in members)
        times = [(first, until) for first, until in times if first < until]
        while times:
            first, until = times.pop(0)
            while times and times[0][0] <= until:
                until = max(until, times.pop(0)[1])
            yield first, None if until == date.max else until
