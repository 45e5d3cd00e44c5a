"""The day on which the condition of a clause was met, found by going through the days on which anything changes."""

from dataclasses import dataclass, field
from datetime import date

from tracker.law.clauses import Clause
from tracker.law.conditions import Situation, denominators, holds
from tracker.law.courses import Consent, Course
from tracker.law.facts import Dossier
from tracker.law.situations import situation


@dataclass(slots=True)
class Trigger:
    """When the condition was met, by which consents, and which consents do not count."""

    consents: list[Consent]
    not_counted: list[tuple[str, str]]
    met_on: date | None = None
    lost_while_waiting: list[str] = field(default_factory=list)

    def counted(self) -> list[Consent]:
        """The consents that stood on the day the condition was met."""
        met_on = self.met_on
        if met_on is None:
            return []
        return [c for c in self.consents if c.day <= met_on and (c.lost is None or met_on < c.lost)]

    def approximate(self) -> bool:
        """True when the condition may have been met earlier: a consent that counts from a later day may be older."""
        met_on = self.met_on
        return met_on is not None and any(
            not c.act.counts_on.exact and (c.act.counts_on.first or date.min) < met_on <= c.day for c in self.consents
        )


def entry_date(clause: Clause, met_on: date) -> date:
    """The arithmetic of a clause: the delay, its fixed date, its earliest date."""
    if clause.fixed_date is not None and met_on <= clause.fixed_date:
        on = clause.fixed_date
    else:
        on = clause.then.after(met_on)
    return on if clause.not_before is None else max(on, clause.not_before)


def trigger(clause: Clause, dossier: Dossier, courses: dict[str, Course]) -> Trigger:
    """The day the condition is first met.

    The set a number is counted in may change until then. Afterwards only a consent that is lost before entry into
    force undoes it. What has ended does not enter into force any more.
    """
    found = Trigger(*_countable(clause, courses))
    ended = dossier.instrument.ended.first
    follow = _Following(clause, dossier, courses)
    for day, changed in sorted(_changes(clause, dossier, found.consents).items()):
        entry = entry_date(clause, found.met_on) if found.met_on else None
        if (entry is not None and day >= entry) or (ended is not None and day >= ended):
            break
        lost = follow.take(day, changed)
        if found.met_on is not None and lost and not follow.met(found.met_on):
            found.lost_while_waiting += lost
            found.met_on = None
        if found.met_on is None and follow.met(day):
            found.met_on = day
    if found.met_on is not None and ended is not None and entry_date(clause, found.met_on) >= ended:
        found.met_on = None
    return found


class _Following:
    """The consents that stand, day after day."""

    def __init__(self, clause: Clause, dossier: Dossier, courses: dict[str, Course]) -> None:
        self.clause, self.dossier, self.courses = clause, dossier, courses
        self.standing: set[str] = set()
        self.in_a_set = bool(denominators(clause.when))

    def take(self, day: date, changed: list[Consent]) -> list[str]:
        """Follow the changes of a day; returns the states whose consent was lost on it."""
        lost = [consent.act.state for consent in changed if consent.lost == day and consent.day != day]
        self.standing.difference_update(lost)
        self.standing.update(c.act.state for c in changed if c.day == day and c.lost != day)
        return lost

    def met(self, day: date) -> bool:
        """Whether those who stand now meet the condition, as the sets it counts in were on a day."""
        now = Situation(frozenset(self.standing))
        if self.in_a_set:
            now = situation(self.clause, self.dossier, self.courses, day, self.standing)
        return holds(self.clause.when, now)


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


def _changes(clause: Clause, dossier: Dossier, consents: list[Consent]) -> dict[date, list[Consent]]:
    """The days on which a consent is given or lost, or the membership moves a set that is counted in."""
    changes: dict[date, list[Consent]] = {}
    for consent in consents:
        changes.setdefault(consent.day, []).append(consent)
        if consent.lost is not None:
            changes.setdefault(consent.lost, []).append(consent)
    if changes and denominators(clause.when):
        first = min(changes)
        for day in {day for m in dossier.memberships for day in (m.start, m.end) if day is not None and day > first}:
            changes.setdefault(day, [])
    return changes
