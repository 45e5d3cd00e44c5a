"""The stage of each state's own procedure, as spans of days, from its steps and the procedure recorded for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.law.facts import Dossier, Procedure, StepFact
from tracker.law.vocabulary import (
    KINDS_WITHOUT_RATIFICATION,
    SIGNATURES,
    STEPS_BEFORE_SIGNATURE,
    Confidence,
    Stage,
    Step,
)

REMARK = "remark"  # the outcome of a step that is kept for the record and moves nothing
REJECTED = "rejected"  # the outcome of a step that was refused, and so completes nothing
# In which a state takes its steps, as far as it does; what has no word of its own says least.
STEP_ORDER: dict[str, int] = {
    step: place for place, step in enumerate((Step.OTHER, *(step for step in Step if step is not Step.OTHER)))
}


@dataclass(slots=True)  # not frozen, which would make it five times slower to create: there are very many
class StageSpan:
    """One stage of one state's procedure from a day until another (`until` is not included; None: open)."""

    state: str
    stage: Stage
    start: date
    until: date | None
    last_step: Step | None
    approximate: bool
    confidence: Confidence
    step: str = ""  # the step the stage rests on


def stage_spans(dossier: Dossier, states: Iterable[str], start: date) -> dict[str, list[StageSpan]]:
    """The stages of each of the states from `start` on, by state."""
    steps: dict[str, list[tuple[date, StepFact]]] = {}
    for step in dossier.steps:
        if step.day is not None and _moves(step, dossier):
            steps.setdefault(step.state, []).append((step.day, step))
    procedures: dict[str, list[Procedure]] = {}
    for procedure in dossier.procedures:
        procedures.setdefault(procedure.state, []).append(procedure)
    return {
        state: _spans(state, dossier, sorted(steps.get(state, ()), key=_order), procedures.get(state, []), start)
        for state in states
    }


def _order(dated: tuple[date, StepFact]) -> tuple[date, int, str]:
    """Steps of one day in the order in which a procedure takes them."""
    day, step = dated
    return day, STEP_ORDER[step.step], step.id


def _moves(step: StepFact, dossier: Dossier) -> bool:
    """False for what is planned, a mere remark, or concerns a signature that is no longer needed."""
    if step.planned or step.outcome == REMARK:
        return False
    return step.step not in STEPS_BEFORE_SIGNATURE or (dossier.instrument.draft and not _signed(dossier))


def _signed(dossier: Dossier) -> bool:
    return any(act.act in SIGNATURES and not act.expected for act in dossier.acts)


def procedure_on(dossier: Dossier, state: str, day: date) -> Procedure | None:
    """The procedure of a state on a day: the one recorded for this instrument, else its usual one."""
    holding = [p for p in dossier.procedures if p.state == state and p.holds_on(day)]
    own = [p for p in holding if p.instrument == dossier.instrument.key]
    usual = [p for p in holding if p.instrument is None]
    return next(iter(own + usual), None)


def completes(step: Step, procedure: Procedure | None) -> bool:
    """True when the step ends the procedure: it says so itself, or the procedure names it or an earlier one."""
    if step is Step.PROCEDURES_COMPLETED:
        return True
    if procedure is None or not procedure.completed_by:
        return False
    if step in procedure.completed_by:
        return True
    if step not in procedure.steps:
        return False
    ends = [procedure.steps.index(end) for end in procedure.completed_by if end in procedure.steps]
    return bool(ends) and procedure.steps.index(step) > max(ends)


def _spans(
    state: str, dossier: Dossier, steps: list[tuple[date, StepFact]], procedures: list[Procedure], start: date
) -> list[StageSpan]:
    if not steps and not procedures:
        return [_on(state, dossier, [], start)]
    days = {start, *(day for day, _ in steps if day > start)}
    days |= {day for p in procedures for day in (p.start, p.end) if day is not None and day > start}
    spans: list[StageSpan] = []
    for day in sorted(days):
        span = _on(state, dossier, [dated for dated in steps if dated[0] <= day], day)
        if spans and replace(spans[-1], start=day) == span:
            continue
        if spans:
            spans[-1] = replace(spans[-1], until=day)
        spans.append(span)
    return spans


def _on(state: str, dossier: Dossier, steps: list[tuple[date, StepFact]], day: date) -> StageSpan:
    """The stage on a day: approval at home stands from the step that completed it, else the last step tells."""
    now = procedure_on(dossier, state, day) if dossier.procedures else None
    if now is not None and now.stage is Stage.NOT_REQUIRED:
        return StageSpan(state, Stage.NOT_REQUIRED, day, None, None, False, Confidence.CONFIRMED)
    for done, step in steps:
        if step.outcome != REJECTED and completes(step.step, procedure_on(dossier, state, done)):
            return _resting_on(step, Stage.APPROVED_AT_HOME, day)
    if steps:
        return _resting_on(steps[-1][1], Stage.UNDER_WAY, day)
    if dossier.instrument.kind in KINDS_WITHOUT_RATIFICATION:
        return StageSpan(state, Stage.NOT_REQUIRED, day, None, None, False, Confidence.CONFIRMED)
    return StageSpan(state, Stage.NONE_KNOWN, day, None, None, False, Confidence.UNKNOWN)


def _resting_on(step: StepFact, stage: Stage, day: date) -> StageSpan:
    return StageSpan(step.state, stage, day, None, step.step, not step.on.exact, step.confidence, step.id)
