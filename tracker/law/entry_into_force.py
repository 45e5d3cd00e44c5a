"""When an instrument enters into force: generally, and for each state.

The computed date comes from the clause and the acts; the announced one from an official source. Both are kept, the
announced one is official. Without a clause nothing is computed.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.law.clauses import AllOf, AnyOf, Clause, Condition, Consents, Denominator, NamedStates
from tracker.law.conditions import Missing, Situation, holds, missing
from tracker.law.courses import Consent, Course
from tracker.law.facts import Announcement, Concerns, Dossier
from tracker.law.vocabulary import CONSENTS, Basis, Confidence, Coverage, Says, weakest


class WhyNot(StrEnum):
    """Why no date can be computed."""

    NO_CLAUSE = "no-clause"
    BORROWED_CLAUSE_UNKNOWN = "borrowed-clause-unknown"
    CLAUSE_NOT_UNDERSTOOD = "clause-not-understood"


_GRADE_OF_BASIS = {
    Basis.QUOTED: Confidence.CONFIRMED,
    Basis.SILENT: Confidence.CONFIRMED,
    Basis.REPORTED: Confidence.REPORTED,
    Basis.GENERAL_KNOWLEDGE: Confidence.REPORTED,
    Basis.ASSUMED: Confidence.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """The entry into force of one instrument, with what it was computed from."""

    clause: Clause | None
    why_not: str  # a word of WhyNot, empty where there is a clause
    met_on: date | None = None  # the day the condition was first met, and stayed met until entry
    computed_on: date | None = None
    announced: Announcement | None = None  # the best general announcement
    counted: tuple[str, ...] = ()  # acts that met the condition
    not_counted: tuple[tuple[str, str], ...] = ()  # act, and why it does not count
    announced_for: dict[str, Announcement] = field(default_factory=dict)  # the best one for each state
    in_force_for_a_state_on: date | None = None  # the earliest day announced for one state: general entry is not later
    lost_while_waiting: tuple[str, ...] = ()  # states whose withdrawn consent undid a met condition
    sufficient: bool = True  # False: acts may be missing from the register, so the condition may have been met earlier
    grade: Confidence = Confidence.CONFIRMED
    approximate: bool = False

    @property
    def on(self) -> date | None:
        """The general date: the announced one where there is one, else the computed one."""
        if self.announced is not None:
            return self.announced.day
        return self.computed_on or self.in_force_for_a_state_on

    def computed_for(self, consent: Consent) -> date | None:
        """The day the instrument binds a state by the rule, given its consent; None where no rule tells.

        A consent given by the day the condition was met (or before entry, where the clause counts from there) shares
        the general date; a later one has its own delay, and never binds before the general date (VCLT 24).
        """
        general = self.announced.day if self.announced else self.computed_on
        if general is None:
            return None
        if self.clause is None or self.met_on is None:
            return self._by_announcement_alone(consent, general)
        from_entry = self.clause.later_from == "entry-into-force"
        if (consent.day < general) if from_entry else (consent.day <= self.met_on):
            return general
        return max(general, self.clause.later.after(consent.day))

    def _by_announcement_alone(self, consent: Consent, general: date) -> date | None:
        """Without a met clause: the general date for whoever had consented by then, or may have (a bounded day)."""
        if consent.day <= general:
            return general
        if self.clause is not None:
            return self.clause.later.after(consent.day)
        return consent.day if (consent.act.counts_on.first or date.min) <= general else None

    def in_force_for(self, state: str, consent: Consent | None) -> date | None:
        """The day the instrument binds a state: the date announced for it, else the computed one."""
        own = self.announced_for.get(state)
        if own is not None and (consent is None or consent.lost is None):
            return own.day
        return None if consent is None else self.computed_for(consent)


def entry_into_force(dossier: Dossier, courses: dict[str, Course]) -> EntryIntoForce:
    """The entry into force of the dossier's instrument, from all its acts, whatever the day asked about."""
    general, own = _announcements(dossier.announcements)
    earliest_own = min((a.day for a in own.values() if a.day), default=None)
    clause = dossier.instrument.clause
    if clause is None:
        return EntryIntoForce(
            None,
            dossier.instrument.clause_unusable or WhyNot.NO_CLAUSE,
            announced=general,
            announced_for=own,
            in_force_for_a_state_on=earliest_own,
            sufficient=False,
            grade=general.confidence if general else Confidence.UNKNOWN,
            approximate=not general.on.exact if general else earliest_own is not None,
        )
    sweep = _sweep(clause, dossier, courses)
    counted = [consent for consent in sweep.consents if sweep.met_on and consent.day <= sweep.met_on]
    computed = None if sweep.met_on is None else _date(clause, sweep.met_on)
    return EntryIntoForce(
        clause,
        "",
        met_on=sweep.met_on,
        computed_on=computed,
        announced=general,
        counted=tuple(consent.act.id for consent in counted),
        not_counted=tuple(sweep.not_counted),
        announced_for=own,
        in_force_for_a_state_on=earliest_own if computed is None else None,
        lost_while_waiting=tuple(sweep.lost_while_waiting),
        sufficient=dossier.instrument.coverage is Coverage.COMPLETE,
        grade=general.confidence
        if general
        else weakest(_GRADE_OF_BASIS[clause.basis], *(consent.act.grade for consent in counted)),
        approximate=not general.on.exact if general else any(not c.act.counts_on.exact for c in counted),
    )


def _announcements(all_: Iterable[Announcement]) -> tuple[Announcement | None, dict[str, Announcement]]:
    """The best announcement in general and for each state: the surest, then the exact, then the earliest one."""
    best: dict[str | None, Announcement] = {}
    for announcement in sorted(
        (a for a in all_ if a.day is not None),
        key=lambda a: (list(Confidence).index(a.confidence), not a.on.exact, a.day or date.max),
    ):
        best.setdefault(announcement.state, announcement)
    general = best.pop(None, None)
    return general, {state: a for state, a in best.items() if state is not None}


def _date(clause: Clause, met_on: date) -> date:
    """The arithmetic of a clause: the delay, its fixed date, its earliest date."""
    if clause.fixed_date is not None and met_on <= clause.fixed_date:
        on = clause.fixed_date
    else:
        on = clause.then.after(met_on)
    return on if clause.not_before is None else max(on, clause.not_before)


@dataclass(slots=True)
class _Sweep:
    consents: list[Consent]
    not_counted: list[tuple[str, str]]
    met_on: date | None = None
    lost_while_waiting: list[str] = field(default_factory=list)


def _sweep(clause: Clause, dossier: Dossier, courses: dict[str, Course]) -> _Sweep:
    """Go through the days on which anything changes until the condition is met and stays met until entry."""
    sweep = _Sweep(*_countable(clause, courses))
    changes: dict[date, list[Consent]] = {day: [] for day in _moves(dossier, sweep.consents)}
    for consent in sweep.consents:
        changes.setdefault(consent.day, []).append(consent)
        if consent.lost is not None:
            changes.setdefault(consent.lost, []).append(consent)
    standing: set[str] = set()
    counts_in_a_set = _counts_in_a_set(clause.when)
    for day in sorted(changes):
        if sweep.met_on is not None and day >= _date(clause, sweep.met_on):
            break
        lost = [consent.act.state for consent in changes[day] if consent.lost == day]
        standing.difference_update(lost)
        standing.update(c.act.state for c in changes[day] if c.day == day and c.lost != day)
        now = (
            situation(clause, dossier, courses, day, standing) if counts_in_a_set else Situation(frozenset(standing))
        )
        if not holds(clause.when, now):
            if sweep.met_on is not None:
                sweep.lost_while_waiting += lost
            sweep.met_on = None
        elif sweep.met_on is None:
            sweep.met_on = day
    return sweep


def _counts_in_a_set(condition: Condition) -> bool:
    """True when the condition depends on who signed or was a member on the day."""
    match condition:
        case Consents(number=number, of=of):
            return number is None or of is not None
        case NamedStates():
            return False
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return any(_counts_in_a_set(part) for part in parts)


def _countable(clause: Clause, courses: dict[str, Course]) -> tuple[list[Consent], list[tuple[str, str]]]:
    counted, not_counted = [], []
    for course in courses.values():
        for consent in course.consents:
            if course.state in clause.not_counted:
                not_counted.append((consent.act.id, "state-not-counted"))
            elif consent.act.act not in clause.counts:
                not_counted.append((consent.act.id, "act-not-counted"))
            else:
                counted.append(consent)
    counted.sort(key=lambda consent: (consent.day, consent.act.state))
    return counted, not_counted


def _moves(dossier: Dossier, consents: list[Consent]) -> set[date]:
    """The days after the first consent on which the membership changes, and with it a set that is counted in."""
    if not consents:
        return set()
    moves = {day for m in dossier.memberships for day in (m.start, m.end) if day is not None}
    return {day for day in moves if day > consents[0].day}


def situation(
    clause: Clause, dossier: Dossier, courses: dict[str, Course], day: date, consented: Set[str] | None = None
) -> Situation:
    """Who has validly consented on a day, who may still, and the sets that numbers are counted in."""
    adopted = dossier.instrument.adopted.last
    concerned = _concerned_set(dossier.instrument.concerns)
    signed, members = _signatories(courses, day), dossier.members_on(day)
    return Situation(
        consented=frozenset(_consented(clause, courses, day) if consented is None else consented),
        signatories=signed,
        members=members,
        signatories_at_adoption=_signatories(courses, adopted) if adopted else signed,
        members_at_adoption=dossier.members_on(adopted) if adopted else members,
        concerned=concerned,
        may_consent=_may_consent(dossier, concerned, signed, members),
    )


def _consented(clause: Clause, courses: dict[str, Course], day: date) -> Set[str]:
    return {
        state
        for state, course in courses.items()
        if state not in clause.not_counted
        and (consent := course.consent_on(day)) is not None
        and consent.act.act in clause.counts
    }


def _signatories(courses: dict[str, Course], day: date) -> frozenset[str]:
    return frozenset(s for s, c in courses.items() if c.signed_on is not None and c.signed_on <= day)


def _concerned_set(concerns: Concerns) -> Denominator:
    """In whom "all" is counted where the clause does not say: those whom the instrument concerns."""
    if concerns.who == "members@adoption":
        return Denominator("members", counted_at="adoption")
    if concerns.who == "any":
        return Denominator("signatories")
    return Denominator(concerns.who, concerns.states)


def _may_consent(
    dossier: Dossier, concerned: Denominator, signed: frozenset[str], members: frozenset[str]
) -> frozenset[str] | None:
    who = dossier.instrument.concerns.who
    if who == "any":
        return None
    if who == "members@adoption":
        adopted = dossier.instrument.adopted.last
        return dossier.members_on(adopted) if adopted else members
    return {"members": members, "signatories": signed, "list": concerned.states}[who]


def missing_on(entry: EntryIntoForce, dossier: Dossier, courses: dict[str, Course], day: date) -> Missing | None:
    """What the instrument still lacks on a day for its entry into force; None when nothing, or not computable."""
    if entry.clause is None or (entry.on is not None and entry.on <= day):
        return None
    return missing(entry.clause.when, situation(entry.clause, dossier, courses, day))


def known_not_in_force(entry: EntryIntoForce, dossier: Dossier, day: date) -> bool:
    """True when the register knows that the instrument was not in force on a day.

    Because a date was announced that lies later; because a source confirmed it as pending on that day or later, or
    earlier and nothing else has been heard since; or because its clause computes so on sufficient facts: no act can
    be missing, or every state concerned has consented or is confirmed up to that day.
    """
    if entry.on is not None and entry.on <= day:
        return False
    if entry.announced is not None:
        return True
    if any(c.state is None and c.says is Says.PENDING for c in dossier.confirmations):
        return True
    return entry.clause is not None and (entry.sufficient or _all_confirmed(dossier, day))


def _all_confirmed(dossier: Dossier, day: date) -> bool:
    concerned = dossier.instrument.concerns
    if concerned.who not in ("members", "members@adoption", "list"):
        return False
    states = concerned.states if concerned.who == "list" else dossier.members_on(day)
    heard = {c.state for c in dossier.confirmations if c.state and c.up_to >= day and c.says is not Says.COMPLETED}
    heard |= {act.state for act in dossier.acts if act.act in CONSENTS and (act.last_day or date.max) <= day}
    return states <= heard

