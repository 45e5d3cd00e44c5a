"""Who is bound without a consent of its own: through the parent of an amendment, or because nobody asks for one.

VCLT 40(5): who becomes a party to a treaty after an amendment has entered into force is, failing an expression of a
different intention, a party to the treaty as amended. Some treaties are amended for all their parties once enough of
them accept (Charter of the United Nations, Art 108), or unless they object in time (tacit acceptance).
"""

from datetime import date
from typing import NamedTuple

from tracker.law.beside import BesideConsents
from tracker.law.clauses import Clause, Unless
from tracker.law.conditions import leaves
from tracker.law.courses import Course
from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import Dossier
from tracker.law.relatives import PartyTime, Relatives
from tracker.law.situations import Population
from tracker.law.timelines import Timeline
from tracker.law.vocabulary import Act, Confidence, Relation, weakest


class Through(NamedTuple):
    """A time in which a state is bound without a consent of its own (half-open), and why.

    `why` is `later-party` (VCLT 40(5)), `all` or `silent`.
    """

    start: date
    until: date | None
    why: str
    confidence: Confidence


def bound_through(
    dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, relatives: Relatives
) -> dict[str, list[Through]]:
    """The times in which states are bound without consent, by state."""
    if entry.on is None:
        return {}
    parents = dossier.instrument.related(Relation.AMENDS)
    binds = entry.clause.binds if entry.clause else "acceptors"
    if binds != "acceptors" and entry.clause is not None:
        objections = (
            _objections(entry.clause, BesideConsents(dossier, relatives)) if binds == "silent" else Timeline(())
        )
        together = _bound_together(parents, dossier, courses, relatives)
        return _all(binds, entry, objections, courses, together)
    found: dict[str, list[Through]] = {}
    for parent in parents:
        for state, times in relatives.party_times(parent).items():
            through = [_through(time, "later-party", entry, time.start) for time in times if time.start >= entry.on]
            if through and not _refused(courses.get(state)):
                found.setdefault(state, []).extend(through)
    return found


def left_with_the_parent(dossier: Dossier, relatives: Relatives) -> dict[str, list[tuple[date, date | None]]]:
    """The times in which states had left the treaty that the instrument amends, and so the amendment (VCLT 39, 40)."""
    found: dict[str, list[tuple[date, date | None]]] = {}
    for parent in dossier.instrument.related(Relation.AMENDS):
        for state, times in relatives.left_on(parent).items():
            found.setdefault(state, []).extend(times)
    return found


def _bound_together(
    parents: list[str], dossier: Dossier, courses: dict[str, Course], relatives: Relatives
) -> dict[str, list[PartyTime]]:
    """The parties to the parent; without one, those whom the instrument concerns."""
    found: dict[str, list[PartyTime]] = {}
    for parent in parents:
        for state, times in relatives.party_times(parent).items():
            found.setdefault(state, []).extend(times)
    if not parents:
        population = Population(dossier, courses, relatives)
        for state, concerned in population.times_concerned().items():
            found[state] = [PartyTime(start, until, Confidence.CONFIRMED) for start, until in concerned]
    return found


def _all(
    binds: str,
    entry: EntryIntoForce,
    objections: Timeline,
    courses: dict[str, Course],
    together: dict[str, list[PartyTime]],
) -> dict[str, list[Through]]:
    found: dict[str, list[Through]] = {}
    for state, times in together.items():
        refused = binds == "silent" and _refused(courses.get(state))
        own = None if refused else _bound_from(state, entry, objections)
        if own is not None:
            through = [_through(time, binds, entry, max(own, time.start)) for time in times]
            found[state] = [one for one in through if one.until is None or one.start < one.until]
    return found


def _bound_from(state: str, entry: EntryIntoForce, objections: Timeline) -> date | None:
    """From when a state is bound: its date, or once it has withdrawn an objection made in time; None if it objects.

    The time for objecting is over when the condition is met; for a state with a clock of its own, on its own date.
    """
    own = entry.own_date(state)
    assert own is not None, "the instrument has a date"
    in_time = entry.met_on if own == entry.on and entry.met_on is not None else own
    made = [(start, until) for start, until in objections.times(state) if start <= in_time]
    if not made or (made[-1][1] is not None and made[-1][1] <= own):
        return own
    return made[-1][1]


def _through(time: PartyTime, why: str, entry: EntryIntoForce, start: date) -> Through:
    return Through(start, time.until, why, weakest(time.confidence, entry.grade))


def _objections(clause: Clause, beside: BesideConsents) -> Timeline:
    """Who objected, and until when: by the acts that the clause names, else by objections to an amendment."""
    named = [leaf.acts for leaf in leaves(clause.when) if isinstance(leaf, Unless)]
    return beside.timeline(frozenset[Act]().union(*named) or frozenset({Act.OBJECTION_TO_AMENDMENT}))


def _refused(course: Course | None) -> bool:
    return course is not None and any(stretch.end is None for stretch in course.refusals)
