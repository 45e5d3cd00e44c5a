"""The stage of each state's own procedure, as spans of days, from its steps and the procedure recorded for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.law.facts import Dossier, Procedure, StepFact
from tracker.law.vocabulary import STEPS_BEFORE_SIGNATURE, Confidence, Stage, Step

REMARK = "remark"  # the outcome of a step that is kept for the record and moves nothing
REJECTED = "rejected"  # the outcome of a step that was refused, and so completes nothing


@dataclass(frozen=True, slots=True)
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
    before_signature = dossier.instrument.draft
    for step in dossier.steps:
        if step.day is not None and _moves(step, before_signature):
            steps.setdefault(step.state, []).append((step.day, step))
    return {
        state: _spans(state, sorted(steps.get(state, ()), key=lambda s: (s[0], s[1].id)), dossier, start)
        for state in states
    }


def _moves(step: StepFact, before_signature: bool) -> bool:
    """False for what is planned, a mere remark, or concerns a signature that an adopted instrument no longer needs."""
    if step.planned or step.outcome == REMARK:
        return False
    return before_signature or step.step not in STEPS_BEFORE_SIGNATURE


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
    return bool(ends) and procedure.steps.index(step) > min(ends)


def _spans(state: str, steps: list[tuple[date, StepFact]], dossier: Dossier, start: date) -> list[StageSpan]:
    usual = procedure_on(dossier, state, start)
    if usual is not None and usual.stage is Stage.NOT_REQUIRED:
        return [StageSpan(state, Stage.NOT_REQUIRED, start, None, None, False, Confidence.CONFIRMED)]
    stages: list[tuple[date, Stage, StepFact | None]] = [(start, Stage.NONE_KNOWN, None)]
    for day, step in steps:
        if stages[-1][1] is Stage.APPROVED_AT_HOME:
            break  # approval at home stands from the step that completed it
        done = step.outcome != REJECTED and completes(step.step, procedure_on(dossier, state, day))
        entry = (max(day, start), Stage.APPROVED_AT_HOME if done else Stage.UNDER_WAY, step)
        if stages[-1][0] == entry[0]:
            stages.pop()
        stages.append(entry)
    untils: list[date | None] = [day for day, _, _ in stages[1:]] + [None]
    return [
        StageSpan(
            state,
            stage,
            day,
            until,
            step.step if step else None,
            step is not None and not step.on.exact,
            step.confidence if step else Confidence.UNKNOWN,
            step.id if step else "",
        )
        for (day, stage, step), until in zip(stages, untils, strict=True)
    ]
