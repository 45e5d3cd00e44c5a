"""The course of each state: what it has signed, consented to, lost and left, folded from its acts in order of days.

Consents and beginnings count from their last possible day, ends from their first. Acts of one day are taken in the
order: signature, consent, the rest. Expected acts, and acts that regard a part of a state's territory only, are left
out. Whatever the acts say is followed; whether it was possible is a question for `findings`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tracker.law.facts import ActFact
from tracker.law.vocabulary import CONSENTS, ENDS, SIGNATURES, Act


@dataclass(slots=True)
class Consent:
    """A consent to be bound, from the day it counts until it is lost (withdrawn before effect, or ended)."""

    act: ActFact
    day: date
    lost: date | None = None


@dataclass(slots=True)
class Stretch:
    """A time during which something applies (provisional application, suspension): half-open."""

    act: ActFact
    start: date
    end: date | None = None


@dataclass(slots=True)
class Leaving:
    """A notified end of participation: notified on a day, effective from another; revoked ones are not kept."""

    act: ActFact
    notified: date
    effective: date


@dataclass(slots=True)
class Course:
    """What one state has done towards one instrument."""

    state: str
    signed: ActFact | None = None
    signed_on: date | None = None
    consents: list[Consent] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)
    suspensions: list[Stretch] = field(default_factory=list)
    provisional: list[Stretch] = field(default_factory=list)
    refusals: list[Stretch] = field(default_factory=list)

    def consent_on(self, day: date) -> Consent | None:
        """The consent that stands on a day."""
        for consent in reversed(self.consents):
            if consent.day <= day:
                return consent if consent.lost is None or day < consent.lost else None
        return None


def courses(acts: Iterable[ActFact]) -> dict[str, Course]:
    """The course of every state that has an act, by state, in the order of their codes."""
    dated = [(_day(act), _ORDER.get(act.act, 2), act.id, act) for act in acts if _belongs(act)]
    dated.sort(key=lambda entry: entry[:3])
    found: dict[str, Course] = {}
    for day, _, _, act in dated:
        course = found.get(act.state)
        if course is None:
            course = found[act.state] = Course(act.state)
        _follow(course, act, day)
    return dict(sorted(found.items()))


_ORDER = {act: 0 for act in SIGNATURES} | {act: 1 for act in CONSENTS}


def _belongs(act: ActFact) -> bool:
    return not act.expected and not act.territory and _known_day(act) is not None


def _known_day(act: ActFact) -> date | None:
    return act.first_day if act.act in ENDS or act.act in _OTHER_ENDS else act.last_day


def _day(act: ActFact) -> date:
    day = _known_day(act)
    assert day is not None, "acts without any day are left out before"
    return day


_OTHER_ENDS = frozenset({Act.END_OF_PROVISIONAL_APPLICATION, Act.WITHDRAWAL_OF_CONSENT})


def _effect(act: ActFact, day: date) -> date:
    """The day from which an act has effect by its own terms, never before it was made unless it says so."""
    return act.effective.first or act.effective.last or day


def _follow(course: Course, act: ActFact, day: date) -> None:
    kind = act.act
    if kind in SIGNATURES:
        if course.signed is None:
            course.signed, course.signed_on = act, day
    elif kind in CONSENTS:
        _consent(course, act, day)
    elif kind in ENDS:
        _leave(course, act, day)
    elif kind is Act.REVOCATION_OF_WITHDRAWAL:
        _revoke(course, day)
    elif kind is Act.WITHDRAWAL_OF_CONSENT:
        if (standing := course.consent_on(day)) is not None:
            standing.lost = day
    elif kind is Act.REFUSAL:
        course.refusals.append(Stretch(act, day))
        _close(course.provisional, _effect(act, day))
    elif kind in _BEGINNINGS:
        _beginnings(course, kind).append(Stretch(act, _effect(act, day)))
    elif kind is Act.RESUMPTION:
        _close(course.suspensions, _effect(act, day))
    elif kind is Act.END_OF_PROVISIONAL_APPLICATION:
        _close(course.provisional, _effect(act, day))


_BEGINNINGS = frozenset({Act.SUSPENSION, Act.PROVISIONAL_APPLICATION})


def _beginnings(course: Course, kind: Act) -> list[Stretch]:
    return course.suspensions if kind is Act.SUSPENSION else course.provisional


def _consent(course: Course, act: ActFact, day: date) -> None:
    if course.consent_on(day) is None:  # a second consent beside a standing one changes nothing
        course.consents.append(Consent(act, day))
    _close(course.refusals, day)


def _leave(course: Course, act: ActFact, day: date) -> None:
    effective = _effect(act, day)
    course.leavings.append(Leaving(act, day, effective))
    if (standing := course.consent_on(day)) is not None:
        standing.lost = effective


def _revoke(course: Course, day: date) -> None:
    """A notice is revocable until it takes effect (VCLT 68)."""
    if course.leavings and day < (notice := course.leavings[-1]).effective:
        course.leavings.pop()
        for consent in course.consents:
            if consent.lost == notice.effective:
                consent.lost = None


def _close(stretches: list[Stretch], day: date) -> None:
    if stretches and stretches[-1].end is None:
        stretches[-1].end = max(day, stretches[-1].start)
