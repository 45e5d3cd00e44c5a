"""What is odd about an instrument: its acts, its clause, its dates, and places where sources differ.

Findings are values: nothing here refuses anything. The checks of single acts are in `checks`.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.law.assessment import Assessment
from tracker.law.checks import Finding, check_act, check_among, check_step
from tracker.law.clauses import Clause
from tracker.law.conditions import denominators
from tracker.law.courses import Course
from tracker.law.dates import UNDATED, Period
from tracker.law.entry_into_force import known_not_in_force
from tracker.law.facts import ActFact, Announcement, Dossier
from tracker.law.links import links
from tracker.law.reservations import reservation_findings
from tracker.law.vocabulary import (
    CONSENTS,
    CONSENTS_AFTER_SIGNATURE,
    ENDS,
    Act,
    Coverage,
    MembershipStatus,
    Position,
    Relation,
)
from tracker.law.vocabulary import FindingKind as Kind
from tracker.law.vocabulary import FindingWeight as Weight

__all__ = ["Finding", "Kind", "Weight", "check_act", "check_step", "inspect"]


def inspect(assessment: Assessment) -> list[Finding]:
    """Everything odd about one instrument: its acts, its clause, its dates."""
    dossier = assessment.dossier
    by_state: dict[str, list[ActFact]] = {}
    for act in dossier.acts:
        by_state.setdefault(act.state, []).append(act)
    recorded = [act for act in dossier.acts if act.id and not act.expected]
    found = [finding for act in recorded for finding in check_among(act, by_state[act.state], dossier, None)]
    found += [finding for step in dossier.steps for finding in check_step(step, dossier)]
    for acts in by_state.values():
        found += _disputed(acts, dossier)
        found += _disputed_effects(acts, dossier)
    found += [
        Finding(Kind.WITHOUT_SOURCE, Weight.NOTE, dossier.instrument.key, act.state, act.last_day, {"act": act.act})
        for act in recorded
        if not act.sourced
    ]
    return [
        *found,
        *reservation_findings(dossier, assessment.courses),
        *_about_the_instrument(assessment),
        *_about_its_kin(assessment),
    ]


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


def _disputed_effects(acts: list[ActFact], dossier: Dossier) -> Iterator[Finding]:
    """One act, on one day, that sources say takes effect on different days."""
    seen: dict[tuple[Act, str, Period], ActFact] = {}
    for act in sorted(acts, key=lambda a: (a.effective.last or date.max, a.id)):
        one, other = seen.setdefault((act.act, act.regards, act.counts_on), act).effective.last, act.effective.last
        if one is not None and other is not None and one != other and not act.expected:
            details = {"act": str(act.act), "one": str(one), "other": str(other)}
            yield Finding(Kind.DISPUTED_ACT, Weight.NOTE, dossier.instrument.key, act.state, other, details)


def _about_the_instrument(assessment: Assessment) -> Iterator[Finding]:
    dossier, entry = assessment.dossier, assessment.entry
    key = dossier.instrument.key
    if dossier.instrument.clause_unusable not in ("", "no-clause"):
        details = {"why": dossier.instrument.clause_unusable, "problem": dossier.instrument.clause_problem}
        told = {name: detail for name, detail in details.items() if detail}
        yield Finding(Kind.CLAUSE_NOT_USABLE, Weight.NOTE, key, details=told)
    if entry.clause is not None and not entry.clause.later_stated:
        yield Finding(Kind.LATER_RULE_NOT_STATED, Weight.NOTE, key)
    if entry.announced and entry.clause and (entry.computed_on or entry.sufficient):
        yield from _difference(entry.announced, entry.computed_on, key)
    yield from _announcements(assessment)
    for state in entry.lost_while_waiting:
        yield Finding(Kind.CONSENT_LOST_WHILE_WAITING, Weight.NOTE, key, state)
    yield from _members_changed(assessment)
    yield from _members_alone(assessment)
    yield from _notices(assessment)
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
        if adopted < day and known_not_in_force(entry, dossier, before):
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


_NEED_A_PARENT = (Relation.AMENDS, Relation.SUPPLEMENTS, Relation.PROLONGS)


def _about_its_kin(assessment: Assessment) -> Iterator[Finding]:
    """What it refers to and the register does not know; states bound by it that are no parties to its parent."""
    instrument, relatives = assessment.dossier.instrument, assessment.relatives
    for what, key in sorted(links(assessment.dossier)):
        yield Finding(Kind.REFERS_TO_UNKNOWN, Weight.NOTE, instrument.key, details={"what": what, "key": key})
    for parent in instrument.related(*_NEED_A_PARENT):
        entered = relatives.entered(parent)
        if entered is None or entered.dossier.instrument.coverage is not Coverage.COMPLETE:
            continue
        parties = relatives.parties(parent)
        for state, spans in assessment.positions.items():
            bound = next((span.in_force_on for span in spans if span.position is Position.PARTY and span.act), None)
            if bound is not None and state not in parties.on(bound):
                details = {"parent": parent}
                yield Finding(Kind.PARENT_NOT_IN_FORCE, Weight.NOTE, instrument.key, state, bound, details)


def _notices(assessment: Assessment) -> Iterator[Finding]:
    """Withdrawals that are said to take effect before the notice that the text wants has run (VCLT 54, 56)."""
    leaving, key = assessment.dossier.instrument.exit, assessment.dossier.instrument.key
    for state, course in assessment.courses.items():
        for end in course.leavings:
            if not end.notice_known:
                details = {"effective": str(end.effective)}
                yield Finding(Kind.NOTICE_NOT_KNOWN, Weight.NOTE, key, state, end.notified, details)
    if leaving is None or leaving.notice is None:
        return
    for state, course in assessment.courses.items():
        for end in course.leavings:
            earliest = leaving.notice.after(end.notified)
            if end.act.act is Act.WITHDRAWAL and end.effective < earliest:
                details = {"effective": str(end.effective), "earliest": str(earliest)}
                kind = Kind.NOTICE_TOO_SHORT
                yield Finding(kind, Weight.NOTE, assessment.dossier.instrument.key, state, end.notified, details)
