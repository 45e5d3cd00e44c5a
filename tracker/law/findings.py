"""What is odd: things that cannot be, things that are unusual, and places where sources differ.

Findings are values. The same checks refuse a person's entry (what cannot be), ask for a reason (what is unusual),
and annotate what an import brings in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.law.assessment import Assessment
from tracker.law.clauses import Clause
from tracker.law.conditions import denominators
from tracker.law.courses import Course, courses
from tracker.law.dates import UNDATED, Period
from tracker.law.entry_into_force import known_not_in_force
from tracker.law.facts import ActFact, Announcement, Dossier, StepFact
from tracker.law.vocabulary import (
    CONSENTS,
    CONSENTS_AFTER_SIGNATURE,
    ENDS,
    SIGNATURES,
    Act,
    Coverage,
    MembershipStatus,
    Position,
)
from tracker.law.vocabulary import FindingKind as Kind
from tracker.law.vocabulary import FindingWeight as Weight

__all__ = ["Finding", "Kind", "Weight", "check_act", "check_step", "inspect"]


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
    return _check(act, [other for other in dossier.acts if other.state == act.state], dossier, today)


def _check(act: ActFact, of_its_state: Iterable[ActFact], dossier: Dossier, today: date | None) -> list[Finding]:
    others = courses(other for other in of_its_state if other.id not in (act.id, ""))
    course = others.get(act.state) or Course(act.state)
    return [
        Finding(kind, weight, dossier.instrument.key, act.state, act.last_day, {"act": act.act, **details})
        for kind, weight, details in _oddities(act, dossier, course, today)
    ]


_Oddity = tuple[Kind, Weight, dict[str, str]]
_NEED_A_TEXT = CONSENTS | SIGNATURES


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
    if last and instrument.ended.first and last >= instrument.ended.first and act.act in _NEED_A_TEXT:
        yield Kind.AFTER_END_OF_INSTRUMENT, Weight.UNUSUAL, {"ended": str(instrument.ended.first)}
    if act.act in SIGNATURES:
        yield from _signature(act, dossier, course)
    if act.act in CONSENTS:
        yield from _consent(act, dossier, course)
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


def _consent(act: ActFact, dossier: Dossier, course: Course) -> Iterator[_Oddity]:
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
    if day is not None and (standing := course.consent_on(day)) is not None:
        yield Kind.SECOND_CONSENT, Weight.UNUSUAL, {"consented": str(standing.day)}
    yield from _entitlement(act, dossier)


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


def check_step(step: StepFact, dossier: Dossier, today: date) -> list[Finding]:
    """What is odd about one domestic step."""
    if step.on.first and step.on.first > today and not step.planned:
        details = {"step": str(step.step), "on": str(step.on.first), "today": str(today)}
        kind = Kind.STEP_IN_FUTURE_NOT_PLANNED
        return [Finding(kind, Weight.IMPOSSIBLE, dossier.instrument.key, step.state, step.on.first, details)]
    return []


def inspect(assessment: Assessment) -> list[Finding]:
    """Everything odd about one instrument: its acts, its clause, its dates."""
    dossier = assessment.dossier
    by_state: dict[str, list[ActFact]] = {}
    for act in dossier.acts:
        by_state.setdefault(act.state, []).append(act)
    recorded = [act for act in dossier.acts if act.id and not act.expected]
    found = [finding for act in recorded for finding in _check(act, by_state[act.state], dossier, None)]
    for acts in by_state.values():
        found += _disputed(acts, dossier)
    return found + list(_about_the_instrument(assessment))


def _disputed(acts: list[ActFact], dossier: Dossier) -> Iterator[Finding]:
    """Consents of one kind by one state that sources put on different days, although it had not left in between."""
    seen: dict[tuple[Act, str], ActFact] = {}
    ends = [day for act in acts if act.act in ENDS and (day := act.day) is not None]
    for act in sorted(acts, key=lambda a: (a.last_day or date.max, a.id)):
        if act.act not in CONSENTS - CONSENTS_AFTER_SIGNATURE or act.expected or act.received != UNDATED:
            continue
        first = seen.setdefault((act.act, act.regards), act)
        one, other = first.last_day, act.last_day
        if one is None or other is None or one == other or any(one <= end <= other for end in ends):
            continue
        details = {"act": str(act.act), "one": str(one), "other": str(other)}
        yield Finding(Kind.DISPUTED_ACT, Weight.NOTE, dossier.instrument.key, act.state, other, details)


def _about_the_instrument(assessment: Assessment) -> Iterator[Finding]:
    dossier, entry = assessment.dossier, assessment.entry
    key = dossier.instrument.key
    if dossier.instrument.clause_unusable not in ("", "no-clause"):
        yield Finding(Kind.CLAUSE_NOT_USABLE, Weight.NOTE, key, details={"why": dossier.instrument.clause_unusable})
    if entry.clause is not None and not entry.clause.later_stated:
        yield Finding(Kind.LATER_RULE_NOT_STATED, Weight.NOTE, key)
    if entry.announced and entry.clause and (entry.computed_on or entry.sufficient):
        yield from _difference(entry.announced, entry.computed_on, key)
    yield from _announcements(assessment)
    for state in entry.lost_while_waiting:
        yield Finding(Kind.CONSENT_LOST_WHILE_WAITING, Weight.NOTE, key, state)
    yield from _members_changed(assessment)
    yield from _members_alone(assessment)
    for state, spans in assessment.positions.items():
        if any(span.position is Position.PARTY and not span.act for span in spans):
            yield Finding(Kind.CONSENT_NOT_RECORDED, Weight.NOTE, key, state)


def _difference(announced: Announcement, computed: date | None, key: str) -> Iterator[Finding]:
    """An announced date that is not the computed one; none is computed where the condition is not met on record."""
    first, last = announced.on.first, announced.on.last
    if computed is None or not (first or computed) <= computed <= (last or computed):
        details = {"announced": str(announced.day)} | ({"computed": str(computed)} if computed else {})
        kind = Kind.COMPUTED_AND_ANNOUNCED_DIFFER
        yield Finding(kind, Weight.NOTE, key, announced.state or "", announced.day, details)


def _announcements(assessment: Assessment) -> Iterator[Finding]:
    """Announced dates that differ among themselves, and from what the rule computes for a state."""
    key, entry = assessment.dossier.instrument.key, assessment.entry
    for announcement in assessment.dossier.announcements:
        best = entry.announced if announcement.state is None else entry.announced_for.get(announcement.state)
        if best is not None and best.on != announcement.on:
            details = {"one": str(best.day), "other": str(announcement.day)}
            yield Finding(
                Kind.ANNOUNCEMENTS_DIFFER, Weight.NOTE, key, announcement.state or "", announcement.day, details
            )
    for state, own in entry.announced_for.items():
        course = assessment.courses.get(state) or Course(state)
        consent = entry.announced_consent(state, course.consents)
        if consent is None or not consent.act.id:  # nothing is computed from an act that is not recorded
            continue
        if (computed := entry.computed_for(consent)) is not None:
            yield from _difference(own, computed, key)


def _members_changed(assessment: Assessment) -> Iterator[Finding]:
    """A membership that changes between adoption and entry into force moves whom an instrument waits for (VCLT 40)."""
    dossier, entry = assessment.dossier, assessment.entry
    adopted = dossier.instrument.adopted.last
    if dossier.instrument.concerns.who != "members" or adopted is None:
        return
    moves = {(m.state, day) for m in dossier.memberships for day in (m.start, m.end) if day is not None}
    for state, day in sorted(moves, key=lambda move: (move[1], move[0])):
        before = day - timedelta(days=1)  # who leaves may be the one that was waited for: then it is in force that day
        if adopted < day and known_not_in_force(entry, dossier, assessment.courses, before):
            yield Finding(Kind.MEMBERS_CHANGED_WHILE_PENDING, Weight.NOTE, dossier.instrument.key, state, day)


def _members_alone(assessment: Assessment) -> Iterator[Finding]:
    """Suspended states, observers and partners, whom a clause over members does not count."""
    dossier, entry = assessment.dossier, assessment.entry
    if entry.clause is None or not _counts_members(entry.clause, dossier):
        return
    adopted = dossier.instrument.adopted.last or date.min
    for m in sorted(dossier.memberships, key=lambda m: (m.start, m.state)):
        pending = m.start < (entry.on or date.max) and (m.end is None or adopted < m.end)
        if m.status is not MembershipStatus.MEMBER and pending:
            details = {"status": str(m.status)}
            kind = Kind.MEMBERS_ALONE_COUNTED
            yield Finding(kind, Weight.NOTE, dossier.instrument.key, m.state, max(m.start, adopted), details)


def _counts_members(clause: Clause, dossier: Dossier) -> bool:
    of_the_concerned = dossier.instrument.concerns.who in ("members", "members@adoption")
    return any(of.who == "members" or (of.who == "concerned" and of_the_concerned) for of in denominators(clause.when))
