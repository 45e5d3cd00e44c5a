"""How many consents there were on each day, and how many it takes: the curve of one instrument's ratification."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.conditions import Counted, Situation, among, leaves, required
from tracker.law.situations import Situations
from tracker.law.timelines import Timeline


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A day on which the number of consents became another."""

    day: date
    number: int
    given: tuple[str, ...]  # states whose consent counts from this day
    lost: tuple[str, ...]  # states whose consent counts no more
    approximate: bool  # the day of one of them is known only roughly


@dataclass(frozen=True, slots=True)
class Curve:
    """The consents to one instrument up to a day: those that its clause counts, or all of them where none is known."""

    points: tuple[CurvePoint, ...]
    threshold: int | None  # how many it takes; None where no clause is known or it gives no number
    alone: bool  # the number is all that it takes
    has_clause: bool
    provisional: tuple[str, ...]  # states that apply the instrument provisionally on the day; they do not count
    unrecorded: tuple[str, ...]  # states whose consent a source confirms although no act is on record


def curve(assessment: Assessment, day: date) -> Curve:
    """The curve of an assessed instrument up to a day, that day included."""
    situations = assessment.entry.situations
    courses = assessment.courses.values()
    consents = [consent for course in courses for consent in course.consents if consent.day <= day]
    rough = {(c.act.state, c.day) for c in consents if not c.act.counts_on.exact}
    leaf = None if situations is None else _number_of(situations)
    return Curve(
        tuple(_points(assessment, leaf, day, rough)),
        None if situations is None or leaf is None else _required(leaf, situations, assessment.entry.met_on or day),
        situations is not None and situations.clause.when == leaf,
        situations is not None,
        tuple(sorted(c.state for c in courses if any(s.running(day) for s in c.provisional))),
        tuple(sorted({c.act.state for c in consents if not c.act.id})),
    )


def _points(
    assessment: Assessment, leaf: Counted | None, day: date, rough: set[tuple[str, date]]
) -> Iterable[CurvePoint]:
    situations, before = assessment.entry.situations, frozenset[str]()
    if situations is None:
        of_all = ((c.act.state, c.day, c.lost) for course in assessment.courses.values() for c in course.consents)
        times = Timeline(of_all)
        days = set(times.days)
    else:
        times = situations.consented
        days = {*times.days, *situations.days()}
    for on in sorted(one for one in days if one <= day):
        situation = None if situations is None else situations.on(on)
        standing = times.on(on) if situation is None else _counted(leaf, situation)
        if standing == before:
            continue
        number = len(standing) if situation is None else situation.number(standing)
        given, lost = sorted(standing - before), sorted(before - standing)
        yield CurvePoint(on, number, tuple(given), tuple(lost), any((state, on) in rough for state in given))
        before = standing


def _number_of(situations: Situations) -> Counted | None:
    """The part of a condition that gives a number; of several, the one that takes most consents now or later."""
    counted = [leaf for leaf in leaves(situations.clause.when) if isinstance(leaf, Counted)]
    latest = max(situations.consented.days, default=date.min)
    return max(counted, key=lambda leaf: _required(leaf, situations, latest), default=None)


def _required(leaf: Counted, situations: Situations, day: date) -> int:
    situation = situations.on(day)
    number = required(leaf, situation)
    return len(among(leaf, situation) or ()) if number is None else number


def _counted(leaf: Counted | None, situation: Situation) -> frozenset[str]:
    """The states whose consent counts towards the number."""
    group = None if leaf is None else among(leaf, situation)
    return situation.consented if group is None else situation.consented & group
