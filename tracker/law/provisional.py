"""Provisional application that a clause itself lays down (VCLT 25(1)(a)), beside what states declare by acts."""

from datetime import date

from tracker.law.clauses import Clause, ProvisionalRule
from tracker.law.courses import Course, Stretch
from tracker.law.facts import ActFact, Dossier
from tracker.law.vocabulary import Act


def apply_provisionally(clause: Clause | None, dossier: Dossier, courses: dict[str, Course]) -> None:
    """Add to each course the provisional application that the clause gives the state."""
    rule = clause.provisional if clause else None
    if rule is None:
        return
    for course in courses.values():
        for stretch in course.provisional:
            stretch.end = _earlier(stretch.end, rule.until)
        if rule.start == "notification" or rule.states == "opt-in":
            for stretch in course.provisional:
                stretch.start = max(stretch.start, rule.after.after(stretch.start))
        elif (act := _basis(rule, course)) is not None and (day := _start(rule, act, dossier)) is not None:
            end = _earlier(min(course.provisional_ends, default=None), rule.until)
            if (end is None or day < end) and not course.provisional:
                course.provisional.append(Stretch(act, day, end))


def _basis(rule: ProvisionalRule, course: Course) -> ActFact | None:
    """The signature by which a state takes part in provisional application."""
    taking_part = rule.states == "signatories" or course.state in rule.states
    if not taking_part or course.state in rule.excepted:
        return None
    definitive = next((c.act for c in course.consents if c.act.act is Act.DEFINITIVE_SIGNATURE), None)
    return course.signed or definitive


def _start(rule: ProvisionalRule, act: ActFact, dossier: Dossier) -> date | None:
    """From the state's own signature, the adoption, or a day; never before the state has signed."""
    own = act.day
    base = {"signature": own, "adoption": dossier.instrument.adopted.last}.get(str(rule.start), rule.start)
    if not isinstance(base, date) or own is None:
        return None
    return max(rule.after.after(base), own)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other
