"""Who has validly consented on a day, who may still, and the sets of states that the numbers of a clause count in."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from tracker.law.beside import BesideConsents
from tracker.law.clauses import Apart, Clause, Condition, Denominator
from tracker.law.conditions import Situation, denominators, holds
from tracker.law.courses import Consent, Course
from tracker.law.facts import Dossier
from tracker.law.relatives import Relatives
from tracker.law.timelines import Timeline
from tracker.law.vocabulary import Act, Says


class Population:
    """Who had signed, and who was a member, on any day."""

    def __init__(self, dossier: Dossier, courses: dict[str, Course], relatives: Relatives) -> None:
        self.concerns = dossier.instrument.concerns
        self.adopted = dossier.instrument.adopted.last
        self.memberships = dossier.memberships
        self.courses = courses
        self.ceased = dossier.ceased
        self.beside = BesideConsents(dossier, relatives)

    @cached_property
    def signatories(self) -> Timeline:
        """Who had signed, definitively or not."""
        signed = ((course.state, course.signatory_on) for course in self.courses.values())
        return Timeline((state, day, self.ceased.get(state)) for state, day in signed if day is not None)

    @cached_property
    def members(self) -> Timeline:
        """Who was a member of the organisation."""
        return Timeline.of_members(self.memberships)

    def _existing(self, states: frozenset[str], day: date) -> frozenset[str]:
        """Those of some states that have not ceased to exist by a day."""
        return frozenset(s for s in states if s not in self.ceased or day < self.ceased[s]) if self.ceased else states

    def concerned_on(self, day: date) -> frozenset[str]:
        """Those whom the instrument concerns on a day: of an open one, its signatories."""
        if self.concerns.who == "list":
            return self._existing(self.concerns.states, day)
        if self.concerns.who == "members":
            return self.members.on(day)
        if self.concerns.who == "members@adoption":
            return self.members.on(self.adopted or day)
        return self.signatories.on(day)

    def times_concerned(self) -> dict[str, list[tuple[date, date | None]]]:
        """The times in which the instrument concerns each state (half-open)."""
        adopted = self.adopted or date.min
        if self.concerns.who == "members":
            return {state: self.members.times(state) for state in self.members.states}
        if self.concerns.who in ("list", "members@adoption"):
            return {state: [(adopted, None)] for state in self.concerned_on(adopted)}
        return {state: self.signatories.times(state) for state in self.signatories.states}

    def may_consent_on(self, day: date) -> frozenset[str] | None:
        """The states that may become a party on a day; None where the instrument is open to any state."""
        return None if self.concerns.who == "any" else self.concerned_on(day)

    def counted_on(self, day: date, of: Denominator) -> frozenset[str]:
        """The states of a denominator on a day."""
        if of.who == "list":
            return self._existing(of.states, day)
        if of.counted_at == "adoption":
            day = self.adopted or day
        elif isinstance(of.counted_at, date):
            day = of.counted_at
        if of.who == "members":
            return self.members.on(day)
        if of.who == "members-of":
            return self.beside.members(of.key, day)
        if of.who == "parties-of":
            return self.beside.parties(of.key, day)
        return self.signatories.on(day) if of.who == "signatories" else self.concerned_on(day)


class Situations:
    """The situation of any day, for one clause."""

    def __init__(self, clause: Clause, dossier: Dossier, courses: dict[str, Course], relatives: Relatives) -> None:
        self.clause = clause
        self.confirmations = dossier.confirmations
        self.ceased = dossier.ceased
        self.population = Population(dossier, courses, relatives)
        self.beside = self.population.beside
        self.denominators = denominators(clause.when)
        self.worth = dict(clause.counts_as)
        self._courses = courses
        self.not_counted: list[tuple[str, str]] = []  # acts, and why they do not count
        self.held_back: dict[str, date] = {}  # acts that count only from a later day, for what else it takes
        self.consents = self._countable(courses)
        self.consented = Timeline((consent.act.state, consent.day, consent.lost) for consent in self.consents)

    def on(self, day: date, as_on: date | None = None) -> Situation:
        """The situation of a day; with all but the consents, if asked for, as it was on another."""
        then, left_out = as_on or day, self.clause.not_counted
        pool = self.population.may_consent_on(then)
        return Situation(
            then,
            consented=self.consented.on(day),
            beside=self.beside,
            sets={of: _without(left_out, self._counted_on(then, of)) for of in self.denominators},
            may_consent=None if pool is None else _without(left_out, pool),
            worth=self.worth,
        )

    def _counted_on(self, day: date, of: Denominator) -> frozenset[str]:
        """Who is in a set; of the parties to another instrument, who was when the day began, or has consented by it.

        Whoever becomes a party on the very day is not waited for: it joins those who were asked before.
        """
        found = self.population.counted_on(day, of)
        if of.who != "parties-of" or of.counted_at != "each-deposit":
            return found
        return found & (self.population.counted_on(day - timedelta(days=1), of) | self.consented.on(day))

    def days(self) -> set[date]:
        """The days on which anything but the consents may change what the condition depends on."""
        days = self.beside.days(self.clause.when)
        if any(of.who in ("members", "concerned") for of in self.denominators):
            days.update(self.population.members.days)
        return days

    def certainly_unmet_on(self, day: date) -> bool:
        """True when the condition is not met even if every state of which nothing certain is known had consented.

        Certain are the recorded consents, the passing of days, and the states that are confirmed up to that day not to
        have consented. Decisions and the like may have happened.
        """
        if self.population.concerns.who in ("any", "signatories"):
            return False  # nobody knows who else may have consented
        now = self.on(day)
        heard = {c.state for c in self.confirmations if c.state and c.up_to >= day and c.says is not Says.COMPLETED}
        doubtful = (now.may_consent or frozenset()) - heard
        signed = {of: states | doubtful for of, states in now.sets.items() if of.who == "signatories"}
        favourable = replace(now, consented=now.consented | doubtful, sets={**now.sets, **signed}, generous=True)
        return not holds(self.clause.when, favourable)

    @cached_property
    def _all(self) -> Timeline:
        """Who had consented, counted or not."""
        return Timeline((c.act.state, c.day, c.lost) for course in self._courses.values() for c in course.consents)

    def _countable(self, courses: dict[str, Course]) -> list[Consent]:
        """The consents that count, in the order of the days from which they do; those that do not are kept apart."""
        counted = [one for course in courses.values() for one in self._countable_of(course)]
        return sorted(counted, key=lambda consent: (consent.day, consent.act.state))

    def _countable_of(self, course: Course) -> list[Consent]:
        apart = self.clause.apart_for(course.state)
        counts = apart.counts if apart and apart.counts else self.clause.counts
        counted = []
        for consent in course.consents:
            counting = consent.counting(counts)
            if course.state in self.clause.not_counted:
                self.not_counted.append((consent.act.id, "state-not-counted"))
            elif counting is None:
                self.not_counted.append((consent.act.id, "act-not-counted"))
            elif (effective := self._effective(_from_its_own_day(counting), apart)) is not None:
                counted.append(effective)
        if Act.PROVISIONAL_APPLICATION in counts and course.state not in self.clause.not_counted:
            applying = [s for s in course.provisional if not any(c.day <= s.start for c in counted)]
            counted += [Consent(s.act, s.start, s.end) for s in applying]
        return counted

    def _effective(self, consent: Consent, apart: Apart | None) -> Consent | None:
        """The consent from the day from which it counts: where the clause asks more of this state, once that holds."""
        if apart is None or apart.also is None:
            return consent
        day = self._first_day(apart.also, consent)
        if day is None:
            self.not_counted.append((consent.act.id, "more-is-asked"))
            return None
        if day > consent.day:
            self.held_back[consent.act.id] = day
        return replace(consent, day=day)

    def _first_day(self, also: Condition, consent: Consent) -> date | None:
        """The first day, from a consent on, on which what is asked of its state besides holds."""
        days = {consent.day, *(day for day in (*self.beside.days(also), *self._all.days) if day > consent.day)}
        for day in sorted(days):
            if consent.lost is not None and day >= consent.lost:
                return None
            asked = Situation(
                day,
                self._all.on(day),
                self.beside,
                {of: self.population.counted_on(day, of) for of in denominators(also)},
                state=consent.act.state,
            )
            if holds(also, asked):
                return day
        return None


def _from_its_own_day(consent: Consent) -> Consent:
    """A succession stands from an earlier day, but counts from its own (its receipt)."""
    made = consent.act.day
    return consent if made is None or consent.act.act is not Act.SUCCESSION else replace(consent, day=made)


def _without(left_out: frozenset[str], states: frozenset[str]) -> frozenset[str]:
    return states - left_out if left_out else states
