"""What the acts on record would do under another clause: a test of the clause, before it is recorded.

Official dates are left out of the computation and stand beside it, so that the rule is tested against them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.errors import NotFound
from tracker.law.assessment import Assessment, assess
from tracker.law.clauses import Clause, Duration, Exit
from tracker.law.entry_into_force import missing_on
from tracker.law.lacking import Missing
from tracker.law.what_if import Effect, effect
from tracker.register.dossiers import Rows, dossiers, rows_now


@dataclass(frozen=True, slots=True)
class Compared:
    """A day by the rule beside the one that a source announces; for a state, or in general where it is empty."""

    state: str
    computed_on: date | None
    announced_on: date | None
    approximate: bool

    @property
    def agrees(self) -> bool | None:
        """True where both days are the same; None where one of them is not known."""
        if self.computed_on is None or self.announced_on is None:
            return None
        return self.computed_on == self.announced_on


@dataclass(frozen=True, slots=True)
class Trial:
    """An instrument had it another clause, duration and rule on withdrawal."""

    clause: Clause | None
    lasts: Duration | None
    exit: Exit | None
    why_not: str
    problem: str
    dates: tuple[Compared, ...]  # the general date first, then the states with an act that counts or a date
    missing: Missing | None
    assessment: Assessment
    by_rule: Assessment  # without the official dates
    effect: Effect
    consents: int  # acts of consent on record


def tried(session: Session, key: str, rules: Mapping[str, Any], as_of: date) -> Trial:
    """The instrument with these `entry_into_force`, `lasts` and `exit`; raises NotFound."""
    rows = rows_now(session, [key])
    before = dossiers(rows, [key]).get(key)
    if before is None:
        raise NotFound("Nothing in the register has the number “{id}”.", id=key)
    after = dossiers(_with(rows, key, rules), [key])[key]
    as_recorded, as_tried = assess(before), assess(after)
    by_rule = assess(replace(after, announcements=()))
    instrument = after.instrument
    return Trial(
        instrument.clause,
        instrument.duration,
        instrument.exit,
        instrument.clause_unusable,
        instrument.clause_problem,
        _compared(by_rule, as_tried),
        missing_on(by_rule.entry, by_rule.dossier, as_of) if instrument.clause else None,
        as_tried,
        by_rule,
        effect(as_recorded, as_tried),
        sum(bool(consent.act.id) for course in by_rule.courses.values() for consent in course.consents),
    )


def _with(rows: Rows, key: str, rules: Mapping[str, Any]) -> Rows:
    """The rows, one instrument with other rules."""
    others = [row for row in rows.of("instrument") if row.key != key]
    own = next(row for row in rows.of("instrument") if row.key == key)
    changed = Rows({**rows.by_kind})
    changed.by_kind["instrument"] = [*others, _Ruled(own, rules)]
    return changed


class _Ruled:
    """The row of an instrument, with other rules."""

    def __init__(self, row: Any, rules: Mapping[str, Any]) -> None:
        self.__dict__.update({**row._mapping, **rules})


def _compared(by_rule: Assessment, as_tried: Assessment) -> tuple[Compared, ...]:
    entry, announced = by_rule.entry, as_tried.entry
    general = Compared(
        "", entry.computed_on, announced.announced.day if announced.announced else None, entry.approximate
    )
    own = {}
    for state, spans in by_rule.positions.items():
        bound = next((span for span in spans if span.in_force_on is not None), None)
        if bound is not None and entry.clause is not None:
            own[state] = (bound.in_force_on, bound.approximate)
    told = {state: one.day for state, one in announced.announced_for.items()}
    states = sorted({*own, *told})
    return (general, *(Compared(s, *_day(own, s, told)) for s in states))


def _day(own: dict[str, tuple[date | None, bool]], state: str, told: dict[str, date | None]) -> tuple[Any, ...]:
    computed, approximate = own.get(state, (None, False))
    return computed, told.get(state), approximate
