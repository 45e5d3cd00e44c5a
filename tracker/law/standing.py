"""Where one state stands on one day: the first position that fits, in the ranking of `vocabulary.Position`."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tracker.law.courses import Consent, Course, Stretch
from tracker.law.dates import UNDATED
from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import ActFact, Announcement, Dossier
from tracker.law.heard import NOTHING, Heard
from tracker.law.parents import Through
from tracker.law.vocabulary import Confidence, Position, weakest


class Standing(NamedTuple):
    """A position with all that is told of it; see `positions.PositionSpan`."""

    position: Position
    in_force_on: date | None
    provisional: bool
    confidence: Confidence
    approximate: bool
    act: str = ""


class Ground:
    """What is the same for all states."""

    def __init__(self, dossier: Dossier, entry: EntryIntoForce) -> None:
        self.entry = entry
        self.on = entry.on
        self.official = entry.official
        self.grades = (entry.grade, weakest(entry.grade, entry.grade_of_rule))
        told = entry.announced.announced_on if entry.announced else None
        certain = [day for day in (entry.met_on, told, self.on) if day is not None]
        self.certain_from = min(certain, default=date.max)  # from then on it was certain that it enters into force
        self.moves = [*certain, *(day for undone in entry.undone for day in (undone.met_on, undone.until))]
        self.ends = dossier.instrument.ends
        self.adopted = dossier.instrument.adopted.last
        self.ceased = dossier.ceased
        self.concerns = dossier.instrument.concerns
        self.members = dossier.memberships_by_state() if self.concerns.who == "members" else {}
        self.members_at_adoption = dossier.members_on(self.adopted) if self.adopted else dossier.members_since(None)

    def entitled(self, state: str, day: date) -> bool:
        """True when the state may become a party on a day."""
        if self.concerns.who == "any":
            return True
        if self.concerns.who == "members":
            return any(m.start <= day and (m.end is None or day < m.end) for m in self.members.get(state, ()))
        if self.concerns.who == "members@adoption":
            return state in self.members_at_adoption
        return self.concerns.who != "list" or state in self.concerns.states

    def membership_moves(self, state: str) -> list[date | None]:
        """The days on which a state's being entitled may change."""
        return [day for m in self.members.get(state, ()) for day in (m.start, m.end)]

    def waiting(self, day: date) -> Position:
        """The position of a state that has consented and is not bound yet."""
        if self.on is not None and self.on <= day:
            return Position.CONSENTED_WAITING
        met = self.certain_from <= day or self.entry.undone_on(day) is not None
        return Position.CONSENTED_SCHEDULED if met else Position.CONSENTED


class StateCourse:
    """One state's facts, asked for its standing day by day."""

    def __init__(
        self,
        instrument: Ground,
        course: Course,
        heard: Heard,
        through: list[Through],
        left: list[tuple[date, date | None]],
    ) -> None:
        self.left = left
        self.instrument = instrument
        self.through = through
        self.ceased = instrument.ceased.get(course.state)
        self.course = course
        self.heard = heard
        self.own: Announcement | None = instrument.entry.announced_for.get(course.state)
        self.bound = instrument.entry.bindings(course.state, course.consents) if course.consents else []
        self.stretches = course.stretches
        self.may_have_left = bool(course.leavings) or any(consent.lost is not None for consent in course.consents)

    def days_of_change(self) -> list[date | None]:
        """Every day on which the standing may change."""
        course, instrument = self.course, self.instrument
        days = [course.signed_on, instrument.ends.first, *self.bound, *instrument.membership_moves(course.state)]
        days += [self.ceased, *(day for time in self.through for day in (time.start, time.until))]
        days += (day for time in self.left for day in time)
        for consent in course.consents:
            days += (consent.day, consent.lost, *(day for day in instrument.moves if day > consent.day))
        if self.own is not None:
            days += (self.own.day, self.own.announced_on, *instrument.moves)
        for leaving in course.leavings:
            days += (leaving.notified, leaving.effective, leaving.revoked)
        for stretch in self.stretches:
            days += (stretch.start, stretch.end)
        if self.heard is not NOTHING:
            days += self.heard.days()
        return days

    def standing_on(self, day: date) -> Standing:
        """The first position that fits the day."""
        course, ended = self.course, self.instrument.ends
        if ended.first is not None and ended.first <= day:
            bound = self._last_bound(ended.first - timedelta(days=1))
            return Standing(Position.ENDED, bound, False, Confidence.CONFIRMED, not ended.exact)
        if self.ceased is not None and self.ceased <= day:
            return Standing(Position.NOT_ELIGIBLE, self._last_bound(day), False, Confidence.CONFIRMED, False)
        consent = course.consent_on(day)
        if consent is not None:
            return self._consented(day, consent)
        standing = None
        if self.own is not None:
            standing = self._by_announcement(day, self.own)
        if standing is None and self.may_have_left:
            standing = self._withdrawn(day)
        if standing is None and (self.stretches or self.through):
            standing = self._special(day)
        return standing or self._not_consented(day)

    def _last_bound(self, day: date) -> date | None:
        """The beginning of the last time as a party, up to a day."""
        past = [b for b, c in self._bindings() if b is not None and b <= day and (c.lost is None or b < c.lost)]
        if self.own is not None and self.own.day is not None and self.own.day <= day:
            past.append(self.own.day)
        return max(past, default=None)

    def _bindings(self) -> Iterable[tuple[date | None, Consent]]:
        return zip(self.bound, self.course.consents, strict=True)

    def _consented(self, day: date, consent: Consent) -> Standing:
        bound = self.bound[self.course.consents.index(consent)]
        act, grade, approximate = consent.act, self._grade(consent, bound), self._approximate(consent, bound)
        for start, until in self.left:
            if start <= day and (until is None or day < until):  # of the parent, and so of what amends it
                was = bound if bound is not None and bound < start else None
                return Standing(Position.WITHDRAWN, was, False, grade, approximate)
        if bound is not None and bound <= day:
            return self._party(day, bound, grade, approximate, act.id)
        position, undone = self.instrument.waiting(day), self.instrument.entry.undone_on(day)
        if position is Position.CONSENTED:
            bound, grade = None, act.grade
        elif undone is not None:
            bound = max(undone.would_be_on, act.effective.last or undone.would_be_on)
        provisional = bool(self.stretches) and _running(self.course.provisional, day) is not None
        return Standing(position, bound, provisional, grade, approximate or not act.counts_on.exact, act.id)

    def _grade(self, consent: Consent, bound: date | None) -> Confidence:
        """How sure the day is on which the state is bound."""
        if self.own is not None and self.own.day == bound:
            return self.own.confidence
        if bound is None:
            return consent.act.grade
        general, by_rule = self.instrument.grades
        return weakest(consent.act.grade, general if bound == self.instrument.official else by_rule)

    def _approximate(self, consent: Consent, bound: date | None) -> bool:
        if self.own is not None and self.own.day == bound:
            return not self.own.on.exact
        return bound is not None and self.instrument.entry.approximate_for(consent)

    def _party(self, day: date, bound: date, grade: Confidence, approximate: bool, act: str) -> Standing:
        """A party: its participation suspended, about to leave, or neither."""
        if self.stretches and (suspension := _running(self.course.suspensions, day)):
            return _resting_on(Position.SUSPENDED, suspension.act, bound, grade, approximate)
        if self.may_have_left and (leaving := next((x for x in self.course.leavings if x.pending(day)), None)):
            return _resting_on(Position.LEAVING, leaving.act, bound, grade, approximate)
        return Standing(Position.PARTY, bound, False, grade, approximate, act)

    def _by_announcement(self, day: date, own: Announcement) -> Standing | None:
        """In force for the state by a date announced for it; the consenting act is not recorded."""
        if own.day is None or self._left_since(own.day, day):
            return None
        if own.day <= day:
            return self._party(day, own.day, own.confidence, not own.on.exact, "")
        if own.announced_on is None or day < own.announced_on:
            return None
        waiting = self.instrument.waiting(day)
        position = Position.CONSENTED_SCHEDULED if waiting is Position.CONSENTED else waiting
        return Standing(position, own.day, False, own.confidence, not own.on.exact)

    def _left_since(self, since: date, day: date) -> bool:
        ends = [leaving.effective for leaving in self.course.leavings if leaving.taken_effect(day)]
        ends += [c.lost for c in self.course.consents if c.lost is not None and c.lost <= day]
        return any(since < end for end in ends)

    def _withdrawn(self, day: date) -> Standing | None:
        """Has left; or has taken back a consent that was in force already."""
        if self.course.leavings and (leaving := self.course.left_by(day)):
            suspension = _running(self.course.suspensions, day)
            if suspension is not None and suspension.start > leaving.effective:
                return None  # only who takes part can be suspended: that it had come back is not recorded
            grade = Confidence.CONFIRMED if leaving.notice_known else Confidence.REPORTED
            return _resting_on(
                Position.WITHDRAWN, leaving.act, self._last_bound(day), grade, approximate=not leaving.notice_known
            )
        for bound, consent in self._bindings():
            lost = consent.lost if consent.lost is not None and consent.lost <= day else None
            if consent.lost_by and bound and lost and bound < lost:
                return _resting_on(Position.WITHDRAWN, consent.lost_by, bound)
        return None

    def _special(self, day: date) -> Standing | None:
        """Without consent: suspended, bound through the parent, applying provisionally, having refused, or examined."""
        course = self.course
        if suspension := _running(course.suspensions, day):
            return _resting_on(Position.SUSPENDED, suspension.act, None, approximate=True)
        for time in self.through:
            if time.start <= day and (time.until is None or day < time.until):
                return Standing(Position.BOUND_THROUGH_PARENT, time.start, False, time.confidence, False)
        if provisional := _running(course.provisional, day):
            return _resting_on(Position.APPLYING_PROVISIONALLY, provisional.act, None)._replace(provisional=True)
        if refusal := _running(course.refusals, day):
            return _resting_on(Position.REFUSED, refusal.act, None)
        if review := _running(course.reviews, day):
            return _resting_on(Position.UNDER_REVIEW, review.act, None)
        return None

    def _not_consented(self, day: date) -> Standing:
        signed, signed_on = self.course.signed, self.course.signed_on
        grade = Confidence.UNKNOWN
        if self.heard is not NOTHING:
            grade = self.heard.grade_on(day, signed_on, self.instrument.adopted)
        if signed is not None and signed_on is not None and signed_on <= day:
            return Standing(Position.SIGNED, None, False, grade, not signed.counts_on.exact, signed.id)
        if not self.instrument.entitled(self.course.state, day):
            return Standing(Position.NOT_ELIGIBLE, None, False, Confidence.CONFIRMED, False)
        return Standing(Position.NO_ACT, None, False, grade, False)


def _resting_on(
    position: Position,
    act: ActFact,
    in_force_on: date | None,
    grade: Confidence = Confidence.CONFIRMED,
    approximate: bool = False,
) -> Standing:
    """A position that rests on an act, and on a day of some grade."""
    inexact = not (act.counts_on if act.effective == UNDATED else act.effective).exact
    return Standing(position, in_force_on, False, weakest(grade, act.grade), approximate or inexact, act.id)


def _running(stretches: Iterable[Stretch], day: date) -> Stretch | None:
    return next((stretch for stretch in stretches if stretch.running(day)), None)
