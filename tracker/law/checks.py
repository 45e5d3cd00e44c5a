"""What is odd about one act or step beside everything else: what cannot be, and what is unusual.

The same checks refuse a person's entry, ask for a reason, and annotate what an import brings in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from tracker.law.courses import Consent, Course, courses
from tracker.law.dates import UNDATED, Period
from tracker.law.facts import ActFact, Dossier, StepFact
from tracker.law.vocabulary import (
    CONSENTS,
    CONSENTS_AFTER_SIGNATURE,
    ENDS,
    SIGNATURES,
    Act,
    Coverage,
    MembershipStatus,
    Step,
)
from tracker.law.vocabulary import FindingKind as Kind
from tracker.law.vocabulary import FindingWeight as Weight


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity: what, how grave, about which instrument and state, on which day, with the details to tell it."""

    kind: Kind
    weight: Weight
    instrument: str
    state: str = ""
    day: date | None = None
    details: dict[str, str] = field(default_factory=dict)


def check_act(act: ActFact, dossier: Dossier, today: date | None = None) -> list[Finding]:
    """What is odd about one act beside everything else in the dossier (which may or may not contain it).

    Without `today` nothing is called future. An order that might be right is not called odd.
    """
    return check_among(act, [other for other in dossier.acts if other.state == act.state], dossier, today)


def check_among(act: ActFact, of_its_state: Iterable[ActFact], dossier: Dossier, today: date | None) -> list[Finding]:
    """The same, given the acts of its state."""
    beside = (other for other in of_its_state if other.id not in (act.id, ""))
    others = courses(beside, dossier.instrument.exit, dossier.ceased)
    course = others.get(act.state) or Course(act.state)
    return [
        Finding(kind, weight, dossier.instrument.key, act.state, act.last_day, {"act": act.act, **details})
        for kind, weight, details in _oddities(act, dossier, course, today)
    ]


_Oddity = tuple[Kind, Weight, dict[str, str]]
_NEED_A_TEXT = frozenset(Act) - {Act.ORGAN_DECISION}  # an organ may decide on a text before it is adopted


def _oddities(act: ActFact, dossier: Dossier, course: Course, today: date | None) -> Iterator[_Oddity]:
    last, instrument = act.counts_on.last, dossier.instrument
    if last and instrument.adopted.first and last < instrument.adopted.first and act.act in _NEED_A_TEXT:
        yield Kind.ACT_BEFORE_ADOPTION, Weight.IMPOSSIBLE, {"adopted": str(instrument.adopted.first)}
    if act.received.last and act.on.first and act.received.last < act.on.first:
        yield (
            Kind.RECEIVED_BEFORE_DATED,
            Weight.IMPOSSIBLE,
            {"dated": str(act.on.first), "received": str(act.received.last)},
        )
    if today is not None:
        yield from _against_today(act, today)
    if last and instrument.ended.first and last >= instrument.ended.first and act.act in CONSENTS | SIGNATURES:
        yield Kind.AFTER_END_OF_INSTRUMENT, Weight.UNUSUAL, {"ended": str(instrument.ended.first)}
    if act.act in SIGNATURES:
        yield from _signature(act, dossier, course)
    if act.act in CONSENTS:
        yield from _consent(act, dossier, course, new=today is not None)
    if act.act in ENDS or act.act is Act.WITHDRAWAL_OF_CONSENT:
        yield from _end(act, dossier, course)


def _against_today(act: ActFact, today: date) -> Iterator[_Oddity]:
    first, last = act.counts_on.first, act.counts_on.last
    if first and first > today and not act.expected:
        yield Kind.FUTURE_NOT_EXPECTED, Weight.IMPOSSIBLE, {"on": str(first), "today": str(today)}
    if last and last <= today and act.expected:
        yield Kind.EXPECTED_BUT_PAST, Weight.IMPOSSIBLE, {"on": str(last), "today": str(today)}


def _signature(act: ActFact, dossier: Dossier, course: Course) -> Iterator[_Oddity]:
    earlier = course.signed
    if earlier is not None and earlier.depositary == act.depositary:
        yield Kind.SECOND_SIGNATURE, Weight.IMPOSSIBLE, {"signed": str(course.signed_on)}
    yield from _entitlement(act, dossier)


def _consent(act: ActFact, dossier: Dossier, course: Course, new: bool) -> Iterator[_Oddity]:
    """Of consents on record the later one is the second; a new one may be put before one that is on record."""
    day, instrument = act.last_day, dossier.instrument
    only_signatories = instrument.concerns.who == "signatories"
    signed = course.signed or course.ad_referendum
    if act.act in CONSENTS_AFTER_SIGNATURE or only_signatories:
        if signed is not None and act.counts_on.last and (first := signed.counts_on.first):
            if act.counts_on.last < first:
                grave = Weight.IMPOSSIBLE if only_signatories else Weight.UNUSUAL
                yield Kind.CONSENT_BEFORE_SIGNATURE, grave, {"signed": str(first)}
        elif signed is None and only_signatories:
            yield Kind.CONSENT_WITHOUT_SIGNATURE, Weight.IMPOSSIBLE, {}
        elif signed is None and instrument.coverage is Coverage.COMPLETE and _someone_signed(dossier):
            yield Kind.CONSENT_WITHOUT_SIGNATURE, Weight.UNUSUAL, {}
    other = course.consent_on(day) if day is not None else None
    if other is None and day is not None and new:
        other = _next_without_an_end(course, day)
    if other is not None and other.act.depositary == act.depositary:  # of several depositaries, each receives its own
        yield Kind.SECOND_CONSENT, Weight.UNUSUAL, {"consented": str(other.day)}
    yield from _entitlement(act, dossier)


def _next_without_an_end(course: Course, day: date) -> Consent | None:
    """A consent recorded for a later day, where nothing recorded in between would have ended one of this day."""
    later = next((consent for consent in course.consents if consent.day > day), None)
    ends = (end.notified for end in (*course.leavings, *course.withdrawals_of_consent))
    return None if later is None or any(day <= end <= later.day for end in ends) else later


def _someone_signed(dossier: Dossier) -> bool:
    return any(act.act in SIGNATURES for act in dossier.acts)


def _end(act: ActFact, dossier: Dossier, course: Course) -> Iterator[_Oddity]:
    """Only who has consented can leave; a consent may be missing from a register that does not hold all acts."""
    day = act.last_day
    if day is None or course.consent_on(day) is not None:
        return
    announced = any(a.state == act.state for a in dossier.announcements)
    earlier = any(consent.day <= day for consent in course.consents)
    might_be = (dossier.instrument.coverage is Coverage.PARTIAL or announced) and not earlier
    yield Kind.END_WITHOUT_CONSENT, Weight.UNUSUAL if might_be else Weight.IMPOSSIBLE, {}


def _entitlement(act: ActFact, dossier: Dossier) -> Iterator[_Oddity]:
    """Who may sign and consent; entitlement governs new acts only."""
    concerns, period = dossier.instrument.concerns, act.counts_on
    if concerns.who == "list" and act.state not in concerns.states:
        yield Kind.NOT_ENTITLED, Weight.IMPOSSIBLE, {"who": ", ".join(sorted(concerns.states))}
    if concerns.who == "members@adoption":
        period = dossier.instrument.adopted
    for_members = concerns.who in ("members", "members@adoption") and dossier.memberships and period != UNDATED
    if for_members and not _might_be_member(act.state, dossier, period):
        yield Kind.NOT_ENTITLED, Weight.IMPOSSIBLE, {"who": dossier.instrument.organisation}


def _might_be_member(state: str, dossier: Dossier, period: Period) -> bool:
    """True when the state was a member on a day of the period."""
    first, last = period.first or date.min, period.last or date.max
    members = (m for m in dossier.memberships if m.state == state and m.status is MembershipStatus.MEMBER)
    return any(m.start <= last and (m.end is None or first < m.end) for m in members)


def check_step(step: StepFact, dossier: Dossier, today: date | None = None) -> list[Finding]:
    """What is odd about one domestic step. Without `today` nothing is called future."""
    key = dossier.instrument.key
    details = {"step": str(step.step)}
    found = []
    if today is not None and step.on.first and step.on.first > today and not step.planned:
        future = details | {"on": str(step.on.first), "today": str(today)}
        found.append(
            Finding(Kind.STEP_IN_FUTURE_NOT_PLANNED, Weight.IMPOSSIBLE, key, step.state, step.on.first, future)
        )
    adopted, last = dossier.instrument.adopted.first, step.on.last
    if adopted is not None and last is not None and last < adopted and step.step in _NEED_AN_ADOPTED_TEXT:
        before = details | {"adopted": str(adopted)}
        found.append(Finding(Kind.STEP_BEFORE_ADOPTION, Weight.IMPOSSIBLE, key, step.state, last, before))
    if not _may_be_concerned(step.state, dossier, step.on):
        found.append(Finding(Kind.STEP_OF_A_STATE_NOT_CONCERNED, Weight.UNUSUAL, key, step.state, last, details))
    return found


# A parliament is given, and a law approves, a text that has been adopted.
_NEED_AN_ADOPTED_TEXT = frozenset(
    {
        Step.SUBMITTED_TO_PARLIAMENT,
        Step.ADOPTED_LOWER,
        Step.ADOPTED_UPPER,
        Step.ADOPTED_UNICAMERAL,
        Step.LAW_SIGNED,
        Step.LAW_IN_FORCE,
        Step.PROCEDURES_COMPLETED,
    }
)


def _may_be_concerned(state: str, dossier: Dossier, on: Period) -> bool:
    """False for a state that the instrument cannot concern on any day of a period."""
    concerns = dossier.instrument.concerns
    if concerns.who == "list":
        return state in concerns.states
    if concerns.who in ("members", "members@adoption") and dossier.memberships:
        return _might_be_member(state, dossier, dossier.instrument.adopted if concerns.who != "members" else on)
    return True
