"""The position of each state towards one instrument, as spans of days: half-open, without overlap or gap.

The ranking is that of `vocabulary.Position`: the first position that fits a day is the position of that day.
"""

from dataclasses import dataclass
from datetime import date

from tracker.law.courses import Course
from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import Dossier
from tracker.law.heard import NOTHING, heard_of
from tracker.law.parents import Through
from tracker.law.standing import Ground, Standing, StateCourse
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, Confidence, Position


@dataclass(slots=True)  # not frozen, which would make it five times slower to create: there are very many
class PositionSpan:
    """One position of one state from a day until another (`until` is not included; None: open)."""

    state: str
    position: Position
    start: date
    until: date | None
    since: date  # the beginning of this position, which a change of confidence does not move
    in_force_on: date | None  # the beginning of the present (or last) time as a party, as soon as it can be computed
    provisional: bool
    confidence: Confidence
    approximate: bool
    act: str = ""  # the act the position rests on, empty where it rests on none that is recorded


def beginning(dossier: Dossier) -> date | None:
    """The first day of an instrument's spans: its adoption, or the first act if that is earlier; None if unknown."""
    days = [act.day for act in dossier.acts if not act.expected]
    adopted = dossier.instrument.adopted.last
    if adopted is None:
        days += [a.day for a in dossier.announcements]
        days += [step.day for step in dossier.steps if not step.planned]
        days += [c.up_to for c in dossier.confirmations]
    return min((day for day in [adopted, *days] if day is not None), default=None)


def states_of(dossier: Dossier) -> list[str]:
    """The states that have a position: those the instrument may concern, and those of which anything is recorded.

    What needs no ratification waits for no state.
    """
    concerns, awaited = dossier.instrument.concerns, dossier.instrument.kind not in KINDS_WITHOUT_RATIFICATION
    states = set(concerns.states) if awaited else set()
    if awaited and concerns.who in ("members", "members@adoption"):
        states |= dossier.members_since(dossier.instrument.adopted.first)
    states |= {act.state for act in dossier.acts} | {step.state for step in dossier.steps}
    states |= {a.state for a in dossier.announcements if a.state}
    states |= {c.state for c in dossier.confirmations if c.state}
    return sorted(states)


def position_spans(
    dossier: Dossier,
    courses: dict[str, Course],
    entry: EntryIntoForce,
    through: dict[str, list[Through]],
    left: dict[str, list[tuple[date, date | None]]],
    start: date,
) -> dict[str, list[PositionSpan]]:
    """The positions of every state from `start` on, by state; `through` is who is bound without consent, and when;
    `left` is when states had left the parent.
    """
    heard, ground, found = heard_of(dossier), Ground(dossier, entry), {}
    for state in sorted({*states_of(dossier), *through}):
        course = courses.get(state) or Course(state)
        beside = (through.get(state, []), left.get(state, []))
        found[state] = _spans(StateCourse(ground, course, heard.get(state, NOTHING), *beside), start)
    return found


def _spans(state: StateCourse, start: date) -> list[PositionSpan]:
    days = sorted({day for day in state.days_of_change() if day is not None and day > start})
    code = state.course.state
    spans: list[PositionSpan] = []
    standing, begun, since = state.standing_on(start), start, start
    for day in days:
        now = state.standing_on(day)
        if now != standing:
            spans.append(_span(code, standing, begun, day, since))
            since = since if now.position is standing.position else day
            standing, begun = now, day
    spans.append(_span(code, standing, begun, None, since))
    return spans


def _span(state: str, standing: Standing, start: date, until: date | None, since: date) -> PositionSpan:
    position, in_force_on, provisional, confidence, approximate, act = standing
    return PositionSpan(state, position, start, until, since, in_force_on, provisional, confidence, approximate, act)
