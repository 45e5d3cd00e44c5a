"""Who has validly consented on a day, who may still, and the sets of states that the numbers of a clause count in."""

from collections.abc import Set
from datetime import date

from tracker.law.clauses import Clause, Denominator
from tracker.law.conditions import Situation, denominators, holds
from tracker.law.courses import Course
from tracker.law.facts import Dossier
from tracker.law.vocabulary import Says


def situation(
    clause: Clause, dossier: Dossier, courses: dict[str, Course], day: date, consented: Set[str] | None = None
) -> Situation:
    """The situation of a day; `consented` may be given where it is known already."""
    pool = may_consent(dossier, courses, day)
    return Situation(
        consented=frozenset(_consented(clause, courses, day) if consented is None else consented),
        sets={of: _set(of, dossier, courses, day) - clause.not_counted for of in denominators(clause.when)},
        may_consent=None if pool is None else pool - clause.not_counted,
    )


def may_consent(dossier: Dossier, courses: dict[str, Course], day: date) -> frozenset[str] | None:
    """The states that may become a party on a day; None where the instrument is open to any state."""
    if dossier.instrument.concerns.who == "any":
        return None
    return concerned_on(dossier, courses, day)


def concerned_on(dossier: Dossier, courses: dict[str, Course], day: date) -> frozenset[str]:
    """Those whom the instrument concerns on a day: of an open one, its signatories."""
    concerns = dossier.instrument.concerns
    if concerns.who == "list":
        return concerns.states
    if concerns.who == "members":
        return dossier.members_on(day)
    if concerns.who == "members@adoption":
        return dossier.members_on(dossier.instrument.adopted.last or day)
    return _signatories(courses, day)


def _set(of: Denominator, dossier: Dossier, courses: dict[str, Course], day: date) -> frozenset[str]:
    if of.who == "list":
        return of.states
    if of.counted_at == "adoption":
        day = dossier.instrument.adopted.last or day
    elif isinstance(of.counted_at, date):
        day = of.counted_at
    if of.who == "members":
        return dossier.members_on(day)
    return _signatories(courses, day) if of.who == "signatories" else concerned_on(dossier, courses, day)


def _signatories(courses: dict[str, Course], day: date) -> frozenset[str]:
    return frozenset(s for s, c in courses.items() if c.signatory_on is not None and c.signatory_on <= day)


def _consented(clause: Clause, courses: dict[str, Course], day: date) -> Set[str]:
    return {
        state
        for state, course in courses.items()
        if state not in clause.not_counted
        and (consent := course.consent_on(day)) is not None
        and consent.act.act in clause.counts
    }


def certainly_unmet(clause: Clause, dossier: Dossier, courses: dict[str, Course], day: date) -> bool:
    """True when the condition is not met even if every state of which nothing certain is known had consented.

    Certain are the recorded consents, and the states that are confirmed up to that day not to have consented.
    """
    if dossier.instrument.concerns.who in ("any", "signatories"):
        return False  # nobody knows who else may have consented
    now = situation(clause, dossier, courses, day)
    heard = {c.state for c in dossier.confirmations if c.state and c.up_to >= day and c.says is not Says.COMPLETED}
    doubtful = (now.may_consent or frozenset()) - heard
    signed = {of: states | doubtful for of, states in now.sets.items() if of.who == "signatories"}
    return not holds(clause.when, Situation(now.consented | doubtful, {**now.sets, **signed}, now.may_consent))
