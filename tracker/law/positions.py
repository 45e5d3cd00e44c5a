"""The position of each state towards one instrument, as spans of days: half-open, without overlap or gap.

The ranking is that of `vocabulary.Position`: the first position that fits a day is the position of that day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.law.courses import Consent, Course, Leaving, Stretch
from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import Dossier, Membership
from tracker.law.vocabulary import Confidence, MembershipStatus, Position, weakest


@dataclass(frozen=True, slots=True)
class PositionSpan:
    """One position of one state from a day until another (`until` is not included; None: open)."""

    state: str
    position: Position
    start: date
    until: date | None
    since: date  # the beginning of this position, which a change of confidence does not move
    in_force_on: date | None  # the beginning of the present (or last) time as a party, as soon as it can be computed
    provisional: bool
    confidence: Confidence
    approximate: bool
    act: str = ""  # the act the position rests on, empty where it rests on none that is recorded


@dataclass(frozen=True, slots=True)
class _Standing:
    position: Position
    in_force_on: date | None = None
    provisional: bool = False
    confidence: Confidence = Confidence.CONFIRMED
    approximate: bool = False
    act: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """The last things heard of a state that are not acts: from a day on, or up to one, with their grade."""

    since: tuple[tuple[date, Confidence], ...] = ()
    up_to: tuple[tuple[date, Confidence], ...] = ()

    def grade_on(self, day: date, signed_on: date | None, adopted: date | None) -> Confidence:
        """The grade of the last thing heard after signature, or since adoption; unknown where nothing was."""
        for up_to, grade in self.up_to:
            if day <= up_to:
                return grade
        last = [
            grade
            for since, grade in self.since
            if since <= day and (since > signed_on if signed_on else adopted is None or since >= adopted)
        ]
        return last[-1] if last else Confidence.UNKNOWN


def heard_of(dossier: Dossier) -> dict[str, Heard]:
    """What was heard of each state beside its acts: domestic steps, and confirmations of its status."""
    since: dict[str, list[tuple[date, Confidence]]] = {}
    up_to: dict[str, list[tuple[date, Confidence]]] = {}
    for step in dossier.steps:
        if not step.planned and step.day is not None:
            since.setdefault(step.state, []).append((step.day, step.confidence))
    for confirmation in dossier.confirmations:
        if confirmation.state is not None:
            up_to.setdefault(confirmation.state, []).append((confirmation.up_to, confirmation.grade))
            since.setdefault(confirmation.state, []).append((confirmation.up_to, confirmation.grade))
    return {
        state: Heard(tuple(sorted(since.get(state, ()))), tuple(sorted(up_to.get(state, ()))))
        for state in {*since, *up_to}
    }


def beginning(dossier: Dossier) -> date | None:
    """The first day of an instrument's spans: its adoption, or the first act if that is earlier; None if unknown."""
    days = [act.last_day for act in dossier.acts if not act.expected]
    adopted = dossier.instrument.adopted.last
    if adopted is None:
        days += [a.day for a in dossier.announcements] + [step.day for step in dossier.steps]
        days += [c.up_to for c in dossier.confirmations]
    return min((day for day in [adopted, *days] if day is not None), default=None)


def states_of(dossier: Dossier) -> list[str]:
    """The states that have a position: those the instrument may concern, and those of which anything is recorded."""
    concerns = dossier.instrument.concerns
    states = set(concerns.states)
    if concerns.who in ("members", "members@adoption"):
        states |= dossier.ever_members()
    states |= {act.state for act in dossier.acts} | {step.state for step in dossier.steps}
    states |= {a.state for a in dossier.announcements if a.state}
    states |= {c.state for c in dossier.confirmations if c.state}
    return sorted(states)


def position_spans(
    dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, start: date
) -> dict[str, list[PositionSpan]]:
    """The positions of every state from `start` on, by state."""
    heard = heard_of(dossier)
    return {
        state: _spans(_State(state, courses.get(state) or Course(state), heard.get(state, Heard()), dossier, entry), start)
        for state in states_of(dossier)
    }


class _State:
    """One state's facts, asked for its standing day by day."""

    def __init__(self, state: str, course: Course, heard: Heard, dossier: Dossier, entry: EntryIntoForce) -> None:
        self.state = state
        self.course = course
        self.heard = heard
        self.entry = entry
        self.ended = dossier.instrument.ended
        self.adopted = dossier.instrument.adopted.last
        concerns = dossier.instrument.concerns
        self.members_only = concerns.who in ("members", "members@adoption")
        self.listed = concerns.who != "list" or state in concerns.states
        self.memberships: list[Membership] = [
            m for m in dossier.memberships if m.state == state and m.status is MembershipStatus.MEMBER
        ]
        self.own = entry.announced_for.get(state)
        self.bound = [entry.in_force_for(state, consent) for consent in course.consents]
        if len(course.consents) > 1 and self.own is not None:  # an announced date belongs to the first time as a party
            self.bound = [self.own.day, *(entry.computed_for(c) for c in course.consents[1:])]

    def days_of_change(self) -> set[date | None]:
        """Every day on which the standing may change."""
        course, entry = self.course, self.entry
        days: set[date | None] = {course.signed_on, entry.met_on, entry.on, self.ended.first, *self.bound}
        days.add(self.own.day if self.own else None)
        for consent in course.consents:
            days |= {consent.day, consent.lost}
        for leaving in course.leavings:
            days |= {leaving.notified, leaving.effective}
        for stretch in (*course.suspensions, *course.provisional, *course.refusals):
            days |= {stretch.start, stretch.end}
        if self.members_only:
            for membership in self.memberships:
                days |= {membership.start, membership.end}
        days |= {day for day, _ in self.heard.since} | {_after(day) for day, _ in self.heard.up_to}
        return days

    def standing_on(self, day: date) -> _Standing:
        """The first position that fits the day."""
        if self.ended.first is not None and self.ended.first <= day:
            return _Standing(Position.ENDED, self._last_bound(day), approximate=not self.ended.exact)
        consent = self.course.consent_on(day)
        left = _last_effective(self.course.leavings, day)
        if consent is None and left is not None:
            return _Standing(
                Position.WITHDRAWN, self._last_bound(day), False, left.act.grade, not _exact(left), left.act.id
            )
        if consent is not None:
            return self._consented(day, consent)
        if self.own is not None and self.own.day is not None and self.own.day <= day:
            return self._party_by_announcement(day)
        return self._not_consented(day)

    def _last_bound(self, day: date) -> date | None:
        past = [b for b, c in zip(self.bound, self.course.consents, strict=True) if b and c.day <= day and _held(c, b)]
        return past[-1] if past else (self.own.day if self.own else None)

    def _consented(self, day: date, consent: Consent) -> _Standing:
        bound = self.bound[self.course.consents.index(consent)]
        own = self.own if self.own is not None and bound == self.own.day else None
        grade = own.confidence if own else consent.act.grade
        approximate = (not own.on.exact) if own else (not consent.act.counts_on.exact)
        if own is None and bound is not None:
            grade = weakest(grade, self.entry.grade)
            approximate = approximate or self.entry.approximate
        if bound is not None and bound <= day:
            if suspension := _running(self.course.suspensions, day):
                return _Standing(Position.SUSPENDED, bound, False, suspension.act.grade, approximate, suspension.act.id)
            leaving = next((x for x in self.course.leavings if x.notified <= day < x.effective), None)
            if leaving is not None:
                return _Standing(Position.LEAVING, bound, False, leaving.act.grade, approximate, leaving.act.id)
            return _Standing(Position.PARTY, bound, False, grade, approximate, consent.act.id)
        provisional = _running(self.course.provisional, day) is not None
        position = self._waiting(day)
        if position is Position.CONSENTED:
            bound, grade = None, consent.act.grade
        return _Standing(position, bound, provisional, grade, approximate, consent.act.id)

    def _waiting(self, day: date) -> Position:
        entry = self.entry
        if entry.on is not None and entry.on <= day:
            return Position.CONSENTED_WAITING
        met = entry.met_on is not None and entry.met_on <= day
        told = entry.announced is not None and (entry.announced.announced_on or date.max) <= day
        return Position.CONSENTED_SCHEDULED if met or told else Position.CONSENTED

    def _party_by_announcement(self, day: date) -> _Standing:
        """In force for the state by an announced date; the consenting act is not recorded."""
        assert self.own is not None
        suspension = _running(self.course.suspensions, day)
        position = Position.SUSPENDED if suspension else Position.PARTY
        return _Standing(position, self.own.day, False, self.own.confidence, not self.own.on.exact)

    def _not_consented(self, day: date) -> _Standing:
        course = self.course
        signed = course.signed if course.signed_on is not None and course.signed_on <= day else None
        grade = self.heard.grade_on(day, course.signed_on, self.adopted)
        if provisional := _running(course.provisional, day):
            return _Standing(
                Position.APPLYING_PROVISIONALLY, None, True, provisional.act.grade, False, provisional.act.id
            )
        if refusal := _running(course.refusals, day):
            return _Standing(Position.REFUSED, None, False, refusal.act.grade, False, refusal.act.id)
        if suspension := _running(course.suspensions, day):
            return _Standing(Position.SUSPENDED, None, False, suspension.act.grade, True, suspension.act.id)
        if signed is not None:
            return _Standing(Position.SIGNED, None, False, grade, not signed.counts_on.exact, signed.id)
        if not self._entitled(day):
            return _Standing(Position.NOT_ELIGIBLE)
        return _Standing(Position.NO_ACT, confidence=grade)

    def _entitled(self, day: date) -> bool:
        if self.members_only:
            return any(m.start <= day and (m.end is None or day < m.end) for m in self.memberships)
        return self.listed


def _held(consent: Consent, bound: date) -> bool:
    return consent.lost is None or bound < consent.lost


def _exact(leaving: Leaving) -> bool:
    act = leaving.act
    return act.effective.exact or act.counts_on.exact


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _last_effective(leavings: Iterable[Leaving], day: date) -> Leaving | None:
    return next((x for x in reversed(list(leavings)) if x.effective <= day), None)


def _running(stretches: Iterable[Stretch], day: date) -> Stretch | None:
    return next((s for s in stretches if s.start <= day and (s.end is None or day < s.end)), None)


def _spans(state: _State, start: date) -> list[PositionSpan]:
    days = sorted({start, *(day for day in state.days_of_change() if day is not None and day > start)})
    spans: list[PositionSpan] = []
    last: _Standing | None = None
    begun = since = start
    for day in days:
        standing = state.standing_on(day)
        if standing == last:
            continue
        if last is not None:
            spans.append(_span(state.state, last, begun, day, since))
            since = since if standing.position is last.position else day
        last, begun = standing, day
    assert last is not None
    spans.append(_span(state.state, last, begun, None, since))
    return spans


def _span(state: str, standing: _Standing, start: date, until: date | None, since: date) -> PositionSpan:
    return PositionSpan(
        state,
        standing.position,
        start,
        until,
        since,
        standing.in_force_on,
        standing.provisional,
        standing.confidence,
        standing.approximate,
        standing.act,
    )
