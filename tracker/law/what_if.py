"""What would change: the difference between two assessments of one instrument, before and after some acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tracker.law.assessment import Assessment, assess
from tracker.law.facts import ActFact, Dossier, StepFact
from tracker.law.positions import PositionSpan
from tracker.law.stages import StageSpan

Span = TypeVar("Span", PositionSpan, StageSpan)


@dataclass(frozen=True, slots=True)
class PositionChange:
    """A position that is another afterwards: both at the first day on which they differ."""

    state: str
    day: date
    before: PositionSpan | None
    after: PositionSpan | None


@dataclass(frozen=True, slots=True)
class StageChange:
    """A stage that is another afterwards: both at the first day on which they differ."""

    state: str
    day: date
    before: StageSpan | None
    after: StageSpan | None


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that changes: the date of entry into force, positions, stages."""

    entry_before: date | None
    entry_after: date | None
    positions: tuple[PositionChange, ...] = ()
    stages: tuple[StageChange, ...] = ()

    @property
    def nothing(self) -> bool:
        """True when nothing changes."""
        return self.entry_before == self.entry_after and not self.positions and not self.stages


def assume(
    dossier: Dossier, acts: Iterable[ActFact] = (), steps: Iterable[StepFact] = (), without: Iterable[str] = ()
) -> Assessment:
    """The assessment had these acts and steps happened, and those named in `without` not."""
    left_out = set(without)
    return assess(
        replace(
            dossier,
            acts=(*(a for a in dossier.acts if a.id not in left_out), *acts),
            steps=(*(s for s in dossier.steps if s.id not in left_out), *steps),
        )
    )


def effect(before: Assessment, after: Assessment) -> Effect:
    """What is different in `after`."""
    states = sorted({*before.positions, *after.positions})
    return Effect(
        before.entry.on,
        after.entry.on,
        tuple(c for s in states if (c := _position(s, before, after)) is not None),
        tuple(other for s in states if (other := _stage(s, before, after)) is not None),
    )


def _position(state: str, before: Assessment, after: Assessment) -> PositionChange | None:
    old, new = before.positions.get(state, []), after.positions.get(state, [])
    for day in sorted({span.start for span in (*old, *new)}):
        one, other = span_on(old, day), span_on(new, day)
        if _shown(one) != _shown(other):
            return PositionChange(state, day, one, other)
    return None


def _shown(span: PositionSpan | None) -> tuple[object, ...] | None:
    return (span.position, span.in_force_on, span.provisional) if span else None


def _stage(state: str, before: Assessment, after: Assessment) -> StageChange | None:
    old, new = before.stages.get(state, []), after.stages.get(state, [])
    for day in sorted({span.start for span in (*old, *new)}):
        one, other = span_on(old, day), span_on(new, day)
        if _reached(one) != _reached(other):
            return StageChange(state, day, one, other)
    return None


def _reached(span: StageSpan | None) -> tuple[object, ...] | None:
    return (span.stage, span.last_step) if span else None


def span_on(spans: Sequence[Span], day: date) -> Span | None:
    """The span that holds on a day; None before the first."""
    return next((s for s in reversed(spans) if s.start <= day and (s.until is None or day < s.until)), None)
