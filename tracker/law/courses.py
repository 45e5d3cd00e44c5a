"""The course of each state: what it has signed, consented to, lost and left, folded from its acts in order of days.

Consents and beginnings count from their last possible day, ends from their first. Acts of one day are taken in the
order: signature, consent, what begins, what ends or is taken back. Expected acts, and acts that regard a part of a
state's territory only, are left out. Whatever the acts say is followed; whether it was possible is a question for
`findings`.
"""

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.law.clauses import Exit
from tracker.law.dates import UNDATED
from tracker.law.facts import ActFact
from tracker.law.leaving import Rule, until
from tracker.law.vocabulary import CONSENTS, ENDS, FULL_SIGNATURES, SIGNATURES, Act


@dataclass(slots=True)
class Consent:
    """A consent to be bound, from the day it counts until it is lost (withdrawn before effect, or ended)."""

    act: ActFact
    day: date
    lost: date | None = None
    lost_by: ActFact | None = None
    repeated: list[tuple[ActFact, date]] = field(default_factory=list)  # consents given while it stood, and their days

    def counting(self, kinds: frozenset[Act]) -> "Consent | None":
        """The same consent by the first of its acts that is of one of these kinds; None where none is."""
        if self.act.act in kinds:
            return self
        counted = ((act, day) for act, day in self.repeated if act.act in kinds)
        return next((Consent(act, day, self.lost, self.lost_by) for act, day in counted), None)


@dataclass(slots=True)
class Stretch:
    """A time during which something applies (provisional application, suspension, refusal): half-open."""

    act: ActFact
    start: date
    end: date | None = None

    def running(self, day: date) -> bool:
        """True on the days on which it applies."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(slots=True)
class Leaving:
    """An end of participation: notified on a day, effective from another, unless it was revoked before."""

    act: ActFact
    notified: date
    effective: date
    revoked: date | None = None
    notice_known: bool = True  # False: how long the notice runs is not recorded, so that it may take effect later

    def pending(self, day: date) -> bool:
        """True between the notice and its effect or revocation."""
        return self.notified <= day < (self.revoked or self.effective)

    def taken_effect(self, day: date) -> bool:
        """True from the day it takes effect."""
        return self.revoked is None and self.effective <= day


@dataclass(slots=True)
class Course:
    """What one state has done towards one instrument."""

    state: str
    signed: ActFact | None = None
    signed_on: date | None = None
    signatory_on: date | None = None  # from its signature, a definitive one included
    ad_referendum: ActFact | None = None  # a signature that makes no signatory until it is confirmed
    consents: list[Consent] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)
    withdrawals_of_consent: list[Leaving] = field(default_factory=list)
    suspensions: list[Stretch] = field(default_factory=list)
    provisional: list[Stretch] = field(default_factory=list)
    refusals: list[Stretch] = field(default_factory=list)
    reviews: list[Stretch] = field(default_factory=list)  # instruments received that are being examined
    provisional_ends: list[date] = field(default_factory=list)  # ends of provisional application, whatever applies

    @property
    def stretches(self) -> list[Stretch]:
        """Its suspensions, provisional applications, refusals and reviews."""
        return [*self.suspensions, *self.provisional, *self.refusals, *self.reviews]

    def consent_on(self, day: date) -> Consent | None:
        """The consent that stands on a day."""
        for consent in reversed(self.consents):
            if consent.day <= day:
                return consent if consent.lost is None or day < consent.lost else None
        return None

    def left_by(self, day: date) -> Leaving | None:
        """The last end of participation that has taken effect by a day."""
        return next((leaving for leaving in reversed(self.leavings) if leaving.taken_effect(day)), None)


def courses(
    acts: Iterable[ActFact],
    leaving: Exit | None = None,
    ceased: Mapping[str, date] | None = None,
    in_force_on: date | None = None,
) -> dict[str, Course]:
    """The course of every state that has an act, by state, in the order of their codes.

    `leaving` is the instrument's rule on withdrawals, `ceased` from when states exist no more; `in_force_on`, the
    general date, is needed where withdrawals take effect not before so long after it.
    """
    rule = None if leaving is None else Rule(leaving, in_force_on)
    dated = [
        (act.state, day, _ORDER.get(act.act, 2), act.id, number, act)
        for number, act in enumerate(acts)
        if not act.expected and not act.territory and (day := act.day) is not None
    ]
    dated.sort()
    found: dict[str, Course] = {}
    for state, day, _, _, _, act in dated:
        course = found.get(state)
        if course is None:
            course = found[state] = Course(state)
        _follow(course, act, day, rule)
    for state, day in (ceased or {}).items():
        if state in found:
            _cease(found[state], day)
    return found


def _cease(course: Course, day: date) -> None:
    """A state that exists no more has no consent from then on; what its consent had brought about by then stays so."""
    course.consents = [consent for consent in course.consents if consent.day < day]
    for consent in course.consents:
        consent.lost = min(consent.lost or day, day)
    _close_all(course.stretches, day)


_TAKEN_BACK = (Act.REVOCATION_OF_WITHDRAWAL, Act.RESUMPTION, Act.END_OF_PROVISIONAL_APPLICATION)
_ORDER = dict.fromkeys(SIGNATURES, 0) | dict.fromkeys(CONSENTS, 1) | dict.fromkeys(_TAKEN_BACK, 3)


def _from(act: ActFact, day: date) -> date:
    """The day from which a beginning has effect: its own terms, taken at their last day, else the day of the act."""
    return act.effective.last or day


def _follow(course: Course, act: ActFact, day: date, rule: Rule | None) -> None:
    kind = act.act
    if course.signatory_on is None and (kind in FULL_SIGNATURES or kind is Act.DEFINITIVE_SIGNATURE):
        course.signatory_on = day
    if kind in CONSENTS:
        _consent(course, act, day)
    elif kind in FULL_SIGNATURES:
        if course.signed is None:
            course.signed, course.signed_on = act, day
    elif kind is Act.SIGNATURE_AD_REFERENDUM:
        course.ad_referendum = act
    elif kind in ENDS:
        _leave(course, act, day, rule)
    elif kind in _OTHERS:
        _OTHERS[kind](course, act, day)


def _consent(course: Course, act: ActFact, day: date) -> None:
    """Consenting anew takes a running notice back; otherwise a second consent beside a standing one changes nothing.

    Except that it may be of a kind that counts where the first is not.
    """
    if course.leavings:
        _take_back([x for x in course.leavings if x.pending(day) and x.act.act is not Act.EXPULSION], course, day)
    consent = Consent(act, day)
    if act.act is Act.SUCCESSION and act.effective.last is not None:
        consent.day = min(day, act.effective.last)  # the law looks back to the day of the succession of states
    if act.id and not act.counts_on.exact:  # what stands in for an act without being one still stood on its day
        _put_before_its_end(course, consent)
    if (standing := course.consent_on(consent.day)) is not None:
        standing.repeated.append((act, consent.day))
        return
    for notice in course.leavings:
        if notice.pending(consent.day):
            _lose(consent, notice)
    insort(course.consents, consent, key=lambda other: other.day)
    _close_all(course.refusals, day)
    _close_all(course.suspensions, day)
    _close_all(course.reviews, day)


def _put_before_its_end(course: Course, consent: Consent) -> None:
    """An end that no consent precedes must follow this one, if their partial dates allow that order."""
    first = consent.act.counts_on.first or date.min
    for end in (*course.leavings, *course.withdrawals_of_consent):
        preceded = course.consent_on(end.notified) or any(other.lost_by is end.act for other in course.consents)
        if end.revoked is None and not preceded and first <= (end.act.counts_on.last or end.notified):
            consent.day = min(consent.day, end.notified)
            _lose(consent, end)


def _leave(course: Course, act: ActFact, day: date, rule: Rule | None) -> None:
    notice = Leaving(act, day, until(act, day) if rule is None else rule.effective(act, day))
    told = act.effective != UNDATED or (rule is not None and rule.leaving.notice is not None)
    notice.notice_known = told or act.act is not Act.WITHDRAWAL
    course.leavings.append(notice)
    _lose(course.consent_on(day), notice)


def _lose(consent: Consent | None, notice: Leaving) -> None:
    if consent is not None and (consent.lost is None or notice.effective < consent.lost):
        consent.lost, consent.lost_by = notice.effective, notice.act


def _withdraw_consent(course: Course, act: ActFact, day: date) -> None:
    notice = Leaving(act, day, day)
    course.withdrawals_of_consent.append(notice)
    _lose(course.consent_on(day), notice)


def _revoke(course: Course, act: ActFact, day: date) -> None:
    """A notice of withdrawal is revocable until it takes effect (VCLT 68)."""
    first = act.counts_on.first or day
    _take_back([x for x in course.leavings if first < x.effective and x.act.act is not Act.EXPULSION], course, day)


def _take_back(notices: list[Leaving], course: Course, day: date) -> None:
    for notice in notices:
        notice.revoked = min(day, notice.revoked or notice.effective)
    for consent in course.consents:
        if consent.lost_by in [notice.act for notice in notices]:
            consent.lost = consent.lost_by = None
            for notice in course.leavings:
                if notice.revoked is None and notice.effective > consent.day:
                    _lose(consent, notice)


def _refuse(course: Course, act: ActFact, day: date) -> None:
    course.refusals.append(Stretch(act, day))
    _end_provisional_application(course, act, day)


def _review(course: Course, act: ActFact, day: date) -> None:
    course.reviews.append(Stretch(act, day))


def _suspend(course: Course, act: ActFact, day: date) -> None:
    course.suspensions.append(Stretch(act, until(act, day)))


def _resume(course: Course, act: ActFact, day: date) -> None:
    _close_all(course.suspensions, _from(act, day))


def _apply_provisionally(course: Course, act: ActFact, day: date) -> None:
    course.provisional.append(Stretch(act, _from(act, day)))


def _end_provisional_application(course: Course, act: ActFact, day: date) -> None:
    course.provisional_ends.append(until(act, day))
    _close_all(course.provisional, until(act, day))


_OTHERS = {
    Act.RECEIVED_FOR_REVIEW: _review,
    Act.REVOCATION_OF_WITHDRAWAL: _revoke,
    Act.WITHDRAWAL_OF_CONSENT: _withdraw_consent,
    Act.REFUSAL: _refuse,
    Act.SUSPENSION: _suspend,
    Act.RESUMPTION: _resume,
    Act.PROVISIONAL_APPLICATION: _apply_provisionally,
    Act.END_OF_PROVISIONAL_APPLICATION: _end_provisional_application,
}


def _close_all(stretches: Iterable[Stretch], day: date) -> None:
    for stretch in stretches:
        if stretch.end is None:
            stretch.end = max(day, stretch.start)
