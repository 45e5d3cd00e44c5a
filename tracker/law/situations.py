"""Who has validly consented on a day, who may still, and the sets of states that the numbers of a clause count in."""

from datetime import date
from functools import cached_property

from tracker.law.clauses import Clause, Denominator
from tracker.law.conditions import Situation, denominators, holds
from tracker.law.courses import Consent, Course
from tracker.law.facts import Dossier
from tracker.law.timelines import Timeline
from tracker.law.vocabulary import MembershipStatus, Says


class Population:
    """Who had signed, and who was a member, on any day."""

    def __init__(self, dossier: Dossier, courses: dict[str, Course]) -> None:
        self.concerns = dossier.instrument.concerns
        self.adopted = dossier.instrument.adopted.last
        self.memberships = dossier.memberships
        self.courses = courses

    @cached_property
    def signatories(self) -> Timeline:
        """Who had signed, definitively or not."""
        signed = ((course.state, course.signatory_on) for course in self.courses.values())
        return Timeline((state, day, None) for state, day in signed if day is not None)

    @cached_property
    def members(self) -> Timeline:
        """Who was a member of the organisation."""
        members = (m for m in self.memberships if m.status is MembershipStatus.MEMBER)
        return Timeline((m.state, m.start, m.end) for m in members)

    def concerned_on(self, day: date) -> frozenset[str]:
        """Those whom the instrument concerns on a day: of an open one, its signatories."""
        if self.concerns.who == "list":
            return self.concerns.states
        if self.concerns.who == "members":
            return self.members.on(day)
        if self.concerns.who == "members@adoption":
            return self.members.on(self.adopted or day)
        return self.signatories.on(day)

    def may_consent_on(self, day: date) -> frozenset[str] | None:
        """The states that may become a party on a day; None where the instrument is open to any state."""
        return None if self.concerns.who == "any" else self.concerned_on(day)

    def counted_on(self, day: date, of: Denominator) -> frozenset[str]:
        """The states of a denominator on a day."""
        if of.who == "list":
            return of.states
        if of.counted_at == "adoption":
            day = self.adopted or day
        elif isinstance(of.counted_at, date):
            day = of.counted_at
        if of.who == "members":
            return self.members.on(day)
        return self.signatories.on(day) if of.who == "signatories" else self.concerned_on(day)


class Situations:
    """The situation of any day, for one clause."""

    def __init__(self, clause: Clause, dossier: Dossier, courses: dict[str, Course]) -> None:
        self.clause = clause
        self.confirmations = dossier.confirmations
        self.population = Population(dossier, courses)
        self.consents, self.not_counted = _countable(clause, courses)
        self.consented = Timeline((consent.act.state, consent.day, consent.lost) for consent in self.consents)
        self.denominators = denominators(clause.when)

    def on(self, day: date, sets_of: date | None = None) -> Situation:
        """The situation of a day; with the sets, if asked for, as they were on another."""
        then, left_out = sets_of or day, self.clause.not_counted
        pool = self.population.may_consent_on(then)
        return Situation(
            consented=self.consented.on(day),
            sets={of: self.population.counted_on(then, of) - left_out for of in self.denominators},
            may_consent=None if pool is None else pool - left_out,
        )

    def certainly_unmet_on(self, day: date) -> bool:
        """True when the condition is not met even if every state of which nothing certain is known had consented.

        Certain are the recorded consents, and the states that are confirmed up to that day not to have consented.
        """
        if self.population.concerns.who in ("any", "signatories"):
            return False  # nobody knows who else may have consented
        now = self.on(day)
        heard = {c.state for c in self.confirmations if c.state and c.up_to >= day and c.says is not Says.COMPLETED}
        doubtful = (now.may_consent or frozenset()) - heard
        signed = {of: states | doubtful for of, states in now.sets.items() if of.who == "signatories"}
        favourable = Situation(now.consented | doubtful, {**now.sets, **signed}, now.may_consent)
        return not holds(self.clause.when, favourable)


def _countable(clause: Clause, courses: dict[str, Course]) -> tuple[list[Consent], list[tuple[str, str]]]:
    """The consents that count, in the order of their days, and the acts that do not with the reason."""
    counted: list[Consent] = []
    not_counted: list[tuple[str, str]] = []
    for course in courses.values():
        for consent in course.consents:
            if course.state in clause.not_counted:
                not_counted.append((consent.act.id, "state-not-counted"))
            elif (counting := consent.counting(clause.counts)) is not None:
                counted.append(counting)
            else:
                not_counted.append((consent.act.id, "act-not-counted"))
    counted.sort(key=lambda consent: (consent.day, consent.act.state))
    return counted, not_counted


def situation(clause: Clause, dossier: Dossier, courses: dict[str, Course], day: date) -> Situation:
    """The situation of a single day."""
    return Situations(clause, dossier, courses).on(day)
