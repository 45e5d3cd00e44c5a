"""What is odd: things that cannot be, things that are unusual, and places where sources differ.

Findings are values. The same checks refuse a person's entry (what cannot be), ask for a reason (what is unusual),
and annotate what an import brings in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.law.assessment import Assessment
from tracker.law.courses import Course, courses
from tracker.law.dates import UNDATED
from tracker.law.entry_into_force import known_not_in_force
from tracker.law.facts import ActFact, Dossier, StepFact
from tracker.law.vocabulary import (
    CONSENTS,
    CONSENTS_AFTER_SIGNATURE,
    ENDS,
    SIGNATURES,
    Act,
    Coverage,
    Position,
)


class Weight(StrEnum):
    """How grave a finding is when a person records something."""

    IMPOSSIBLE = "impossible"  # refused
    UNUSUAL = "unusual"  # wants a reason
    NOTE = "note"  # worth knowing


class Kind(StrEnum):
    """What is odd."""

    ACT_BEFORE_ADOPTION = "act-before-adoption"
    CONSENT_BEFORE_SIGNATURE = "consent-before-signature"
    CONSENT_WITHOUT_SIGNATURE = "consent-without-signature"
    SECOND_SIGNATURE = "second-signature"
    SECOND_CONSENT = "second-consent"
    END_WITHOUT_CONSENT = "end-without-consent"
    NOT_ENTITLED = "not-entitled"
    FUTURE_NOT_EXPECTED = "future-not-expected"
    RECEIVED_BEFORE_DATED = "received-before-dated"
    AFTER_END_OF_INSTRUMENT = "after-end-of-instrument"
    EXPECTED_BUT_PAST = "expected-but-past"
    STEP_IN_FUTURE_NOT_PLANNED = "step-in-future-not-planned"
    COMPUTED_AND_ANNOUNCED_DIFFER = "computed-and-announced-differ"
    ANNOUNCEMENTS_DIFFER = "announcements-differ"
    DISPUTED_ACT = "disputed-act"
    LATER_RULE_NOT_STATED = "later-rule-not-stated"
    CLAUSE_NOT_USABLE = "clause-not-usable"
    MEMBERS_CHANGED_WHILE_PENDING = "members-changed-while-pending"
    CONSENT_LOST_WHILE_WAITING = "consent-lost-while-waiting"
    CONSENT_NOT_RECORDED = "consent-not-recorded"


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
    others = [other for other in dossier.acts if other.state == act.state and other.id not in (act.id, "")]
    return [
        Finding(kind, weight, dossier.instrument.key, act.state, act.last_day, {"act": act.act, **details})
        for kind, weight, details in _oddities(act, dossier, courses(others).get(act.state) or Course(act.state), today)
    ]


_Oddity = tuple[Kind, Weight, dict[str, str]]


def _oddities(act: ActFact, dossier: Dossier, course: Course, today: date | None) -> Iterator[_Oddity]:
    last, instrument = act.counts_on.last, dossier.instrument
    if last and instrument.adopted.first and last < instrument.adopted.first and act.act in CONSENTS | SIGNATURES:
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
        yield from _consent(act, dossier, course)
    if act.act in ENDS:
        yield from _end(act, dossier, course)


def _against_today(act: ActFact, today: date) -> Iterator[_Oddity]:
    first, last = act.counts_on.first, act.counts_on.last
    if first and first > today and not act.expected:
        yield Kind.FUTURE_NOT_EXPECTED, Weight.IMPOSSIBLE, {"on": str(first), "today": str(today)}
    if last and last <= today and act.expected:
        yield Kind.EXPECTED_BUT_PAST, Weight.IMPOSSIBLE, {"on": str(last), "today": str(today)}


def _signature(act: ActFact, dossier: Dossier, course: Course) -> Iterator[_Oddity]:
    earlier = course.signed
    if earlier is not None and earlier.depositary == act.depositary and earlier.act is not Act.SIGNATURE_AD_REFERENDUM:
        yield Kind.SECOND_SIGNATURE, Weight.IMPOSSIBLE, {"signed": str(course.signed_on)}
    yield from _entitlement(act, dossier)


def _consent(act: ActFact, dossier: Dossier, course: Course) -> Iterator[_Oddity]:
    day, instrument = act.last_day, dossier.instrument
    only_signatories = instrument.concerns.who == "signatories"
    signed = course.signed
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
    day = act.last_day
    announced = any(a.state == act.state or a.state is None for a in dossier.announcements)
    if day is None or course.consent_on(day) is not None:
        return
    earlier = any(consent.day <= day for consent in course.consents)
    might_be = dossier.instrument.coverage is Coverage.PARTIAL and announced and not earlier
    yield Kind.END_WITHOUT_CONSENT, Weight.UNUSUAL if might_be else Weight.IMPOSSIBLE, {}


def _entitlement(act: ActFact, dossier: Dossier) -> Iterator[_Oddity]:
    """Who may sign and consent; entitlement governs new acts only."""
    concerns, first, last = dossier.instrument.concerns, act.counts_on.first, act.counts_on.last
    if concerns.who == "list" and act.state not in concerns.states:
        yield Kind.NOT_ENTITLED, Weight.IMPOSSIBLE, {"who": ", ".join(sorted(concerns.states))}
    if concerns.who in ("members", "members@adoption") and dossier.memberships and (first or last):
        days = [day for day in (first, last) if day is not None]
        if not any(act.state in dossier.members_on(day) for day in days):
            yield Kind.NOT_ENTITLED, Weight.IMPOSSIBLE, {"who": dossier.instrument.organisation}


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
    found = [f for act in dossier.acts if act.id and not act.expected for f in check_act(act, dossier)]
    found += _disputed(dossier)
    return found + list(_about_the_instrument(assessment))


def _disputed(dossier: Dossier) -> Iterator[Finding]:
    """Acts of one kind by one state that sources put on different days."""
    seen: dict[tuple[str, Act, str], ActFact] = {}
    for act in dossier.acts:
        first = seen.setdefault((act.state, act.act, act.regards), act)
        if first is act or act.act not in CONSENTS - CONSENTS_AFTER_SIGNATURE or act.received != UNDATED:
            continue
        details = {"act": str(act.act), "one": str(first.last_day), "other": str(act.last_day)}
        yield Finding(
            Kind.DISPUTED_ACT, Weight.NOTE, dossier.instrument.key, act.state, act.last_day, details
        )


def _about_the_instrument(assessment: Assessment) -> Iterator[Finding]:
    dossier, entry = assessment.dossier, assessment.entry
    key = dossier.instrument.key
    if dossier.instrument.clause_unusable not in ("", "no-clause"):
        yield Finding(Kind.CLAUSE_NOT_USABLE, Weight.NOTE, key, details={"why": dossier.instrument.clause_unusable})
    if entry.clause is not None and not entry.clause.later_stated:
        yield Finding(Kind.LATER_RULE_NOT_STATED, Weight.NOTE, key)
    if entry.announced and entry.computed_on and not _agree(entry.computed_on, assessment):
        details = {"computed": str(entry.computed_on), "announced": str(entry.announced.day)}
        yield Finding(Kind.COMPUTED_AND_ANNOUNCED_DIFFER, Weight.NOTE, key, day=entry.announced.day, details=details)
    yield from _announcements(assessment)
    for state in entry.lost_while_waiting:
        yield Finding(Kind.CONSENT_LOST_WHILE_WAITING, Weight.NOTE, key, state)
    yield from _members_changed(assessment)
    for state, spans in assessment.positions.items():
        if any(span.position is Position.PARTY and not span.act for span in spans):
            yield Finding(Kind.CONSENT_NOT_RECORDED, Weight.NOTE, key, state)


def _agree(computed: date, assessment: Assessment) -> bool:
    announced = assessment.entry.announced
    assert announced is not None
    period = announced.on
    return (period.first or computed) <= computed <= (period.last or computed)


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
        course = assessment.courses.get(state)
        computed = entry.computed_for(course.consents[0]) if course and course.consents else None
        if computed is not None and not (own.on.first or computed) <= computed <= (own.on.last or computed):
            details = {"computed": str(computed), "announced": str(own.day)}
            yield Finding(Kind.COMPUTED_AND_ANNOUNCED_DIFFER, Weight.NOTE, key, state, own.day, details)


def _members_changed(assessment: Assessment) -> Iterator[Finding]:
    """A membership that changes between adoption and entry into force moves whom an instrument waits for (VCLT 40)."""
    dossier, entry = assessment.dossier, assessment.entry
    adopted = dossier.instrument.adopted.last
    if dossier.instrument.concerns.who != "members" or adopted is None:
        return
    moves = {(m.state, day) for m in dossier.memberships for day in (m.start, m.end) if day is not None}
    for state, day in sorted(moves, key=lambda move: (move[1], move[0])):
        if adopted < day and known_not_in_force(entry, dossier, day):
            yield Finding(Kind.MEMBERS_CHANGED_WHILE_PENDING, Weight.NOTE, dossier.instrument.key, state, day)
