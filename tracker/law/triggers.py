"""The day on which the condition of a clause was met, found by going through the days on which anything changes."""

from dataclasses import dataclass, field
from datetime import date

from tracker.law.clauses import Clause
from tracker.law.conditions import holds
from tracker.law.courses import Consent
from tracker.law.situations import Situations


@dataclass(frozen=True, slots=True)
class Undone:
    """The condition was met from one day until another, when consents were lost before the date it would have had."""

    met_on: date
    until: date
    would_be_on: date
    states: tuple[str, ...]


@dataclass(slots=True)
class Trigger:
    """When the condition was met, by which consents, and which consents do not count."""

    consents: list[Consent]
    not_counted: list[tuple[str, str]]
    met_on: date | None = None
    undone: list["Undone"] = field(default_factory=list)

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


def trigger(situations: Situations, ended: date | None = None) -> Trigger:
    """The day the condition is first met.

    What a number is counted in, and what else is asked for, may change until then. Afterwards only a consent that is
    lost before entry into force undoes it. What has ended does not enter into force any more.
    """
    clause = situations.clause
    found = Trigger(situations.consents, situations.not_counted)
    for day, lost in sorted(_changes(situations).items()):
        entry = entry_date(clause, found.met_on) if found.met_on else None
        if (entry is not None and day >= entry) or (ended is not None and day >= ended):
            break
        if found.met_on is not None and lost and not holds(clause.when, situations.on(day, as_on=found.met_on)):
            found.undone.append(Undone(found.met_on, day, entry_date(clause, found.met_on), tuple(sorted(lost))))
            found.met_on = None
        if found.met_on is None and holds(clause.when, situations.on(day)):
            found.met_on = day
    if found.met_on is not None and ended is not None and entry_date(clause, found.met_on) >= ended:
        found.met_on = None
    return found


def _changes(situations: Situations) -> dict[date, list[str]]:
    """The days on which a consent is given, lost (with whose), or something else that is asked for may change."""
    changes: dict[date, list[str]] = {}
    for consent in situations.consents:
        changes.setdefault(consent.day, [])
        if consent.lost is None or consent.lost <= consent.day:
            continue
        lost = changes.setdefault(consent.lost, [])
        ceased = situations.ceased.get(consent.act.state) == consent.lost
        if not ceased:  # what a state had brought about before it ceased to exist stays so
            lost.append(consent.act.state)
    for day in situations.days():
        changes.setdefault(day, [])
    return changes
