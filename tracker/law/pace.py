"""How long a state usually takes from one mark of its own procedure to the next, and what comes next.

Only what happened is measured: what is still under way has no length yet, so that the usual pace is that of the cases
which came to an end. A day that is known only roughly makes a case approximate if the doubt is no more than a month
(it counts by its last possible day, as everywhere); with more doubt, or none of the two bounds, it is left out and
counted as such.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median

from tracker.law.dates import UNDATED, Period
from tracker.law.facts import Dossier, Procedure, StepFact
from tracker.law.stages import REJECTED, REMARK, completes, procedure_on
from tracker.law.vocabulary import CONSENTS, FULL_SIGNATURES, STEPS_BEFORE_SIGNATURE, Act, Stage, Step

FEWEST_CASES = 3  # fewer tell nothing usual
MOST_DOUBT = 31  # days


class Mark(StrEnum):
    """What a state's way has beside the steps of its procedure."""

    BEGINNING = "beginning"  # its signature, else the adoption by an organisation of which it was a member
    APPROVED = "approved"  # the step that completed its procedure
    CONSENT = "consent"  # the deposit or notification


Milestone = Mark | Step


@dataclass(frozen=True, slots=True)
class Way:
    """What one state has done about one instrument, by milestone: when each was first reached."""

    instrument: str
    marks: Mapping[Milestone, Period]

    def reached_by(self, day: date) -> set[Milestone]:
        """The milestones it must have reached by a day; one whose day nobody knows is not among them."""
        return {mark for mark, period in self.marks.items() if period.last is not None and period.last <= day}


@dataclass(frozen=True, slots=True)
class Case:
    """The time one state took from one milestone to another about one instrument."""

    instrument: str
    days: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """The times a state took from one milestone to another, the shortest first."""

    start: Milestone
    end: Milestone
    cases: tuple[Case, ...] = ()
    unmeasured: int = 0  # both were reached, but when is known too roughly

    @property
    def usual(self) -> int | None:
        """The median in days; None without a case."""
        return round(median(case.days for case in self.cases)) if self.cases else None

    @property
    def approximate(self) -> bool:
        """True where a day it rests on is known only roughly."""
        return any(not case.exact for case in self.cases)


class Verdict(StrEnum):
    """How the time passed so far compares with the usual."""

    TOO_FEW_CASES = "too-few-cases"
    WITHIN = "within"
    BEYOND_USUAL = "beyond-usual"
    BEYOND_ALL = "beyond-all"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The usual pace from the milestone a state has reached, beside the days it has already taken."""

    pace: Pace
    elapsed: int

    @property
    def verdict(self) -> Verdict:
        """How long it has taken beside the cases known."""
        usual = self.pace.usual
        if usual is None or len(self.pace.cases) < FEWEST_CASES:
            return Verdict.TOO_FEW_CASES
        if self.elapsed > self.pace.cases[-1].days:
            return Verdict.BEYOND_ALL
        return Verdict.BEYOND_USUAL if self.elapsed > usual else Verdict.WITHIN

    @property
    def remaining(self) -> int | None:
        """The days that usually remain; None where too few cases tell or the usual time has passed."""
        usual = self.pace.usual
        return usual - self.elapsed if usual is not None and self.verdict is Verdict.WITHIN else None


def way(dossier: Dossier, state: str) -> Way:
    """The way of a state towards the dossier's instrument."""
    marks: dict[Milestone, Period] = {Mark.BEGINNING: _beginning(dossier, state)}
    moves = sorted(_moves(dossier, state), key=lambda step: (step.day or date.max, step.id))
    for step in moves:
        marks.setdefault(step.step, step.on)
        if step.day is not None and completes(step.step, procedure_on(dossier, state, step.day)):
            marks.setdefault(Mark.APPROVED, step.on)
    consents = [a for a in dossier.acts if a.state == state and a.act in _MEASURED and not (a.expected or a.territory)]
    for act in sorted(consents, key=lambda act: (act.day or date.max, act.id)):
        marks.setdefault(Mark.CONSENT, act.counts_on)
    return Way(dossier.instrument.key, marks)


_MEASURED = CONSENTS - {Act.SUCCESSION, Act.DEFINITIVE_SIGNATURE}


def _moves(dossier: Dossier, state: str) -> Iterable[StepFact]:
    """The steps that led on; what was refused, remarked, planned or of no particular kind did not."""
    left_out = STEPS_BEFORE_SIGNATURE | {Step.OTHER}
    return (
        step
        for step in dossier.steps
        if step.state == state
        and not step.planned
        and step.outcome not in (REMARK, REJECTED)
        and step.step not in left_out
    )


def _beginning(dossier: Dossier, state: str) -> Period:
    signed = [a for a in dossier.acts if a.state == state and a.act in FULL_SIGNATURES and not a.expected]
    if signed:
        return min(signed, key=lambda act: (act.day or date.max, act.id)).counts_on
    adopted = dossier.instrument.adopted
    of_members = dossier.instrument.concerns.who in ("members", "members@adoption")
    if of_members and adopted.last is not None and state in dossier.members_on(adopted.last):
        return adopted
    return UNDATED


def pace(ways: Iterable[Way], start: Milestone, end: Milestone, by: date) -> Pace:
    """The times from one milestone to another in the cases that had come to an end by a day."""
    cases, unmeasured = [], 0
    for one in ways:
        if start not in one.marks or end not in one.marks:
            continue
        begun, done = one.marks[start], one.marks[end]
        if done.last is not None and done.last > by:
            continue
        days = _days(begun, done)
        if days is None:
            unmeasured += 1
        else:
            cases.append(Case(one.instrument, days, begun.exact and done.exact))
    return Pace(start, end, tuple(sorted(cases, key=lambda case: (case.days, case.instrument))), unmeasured)


def _days(begun: Period, done: Period) -> int | None:
    """The days between two periods; None where they are known too roughly, or cannot be in this order."""
    if begun.first is None or begun.last is None or done.first is None or done.last is None:
        return None
    if done.last < begun.first or (begun.last - begun.first).days + (done.last - done.first).days > MOST_DOUBT:
        return None
    return max(0, (done.last - begun.last).days)


def outlook_of(ways: Iterable[Way], stage: Stage, last_step: str | None, since: date, day: date) -> Outlook:
    """The usual pace from where a state stands since a day: to its approval at home, and from there to its deposit."""
    if stage is Stage.APPROVED_AT_HOME:
        return Outlook(pace(ways, Mark.APPROVED, Mark.CONSENT, day), (day - since).days)
    if stage is Stage.UNDER_WAY and last_step:
        return Outlook(pace(ways, Step(last_step), Mark.APPROVED, day), (day - since).days)
    return Outlook(pace(ways, Mark.BEGINNING, Mark.CONSENT, day), (day - since).days)


def passages(procedures: Iterable[Procedure], day: date) -> list[tuple[Milestone, Milestone]]:
    """The passages of a state's usual procedures, the one of the day first, and those of the way as a whole."""
    usual = sorted((p for p in procedures if p.instrument is None), key=lambda p: not p.holds_on(day))
    found: dict[tuple[Milestone, Milestone], None] = {}
    for procedure in usual:
        found |= dict.fromkeys(pairwise([Mark.BEGINNING, *procedure.steps]))
    whole = [
        (Mark.BEGINNING, Mark.APPROVED),
        (Mark.APPROVED, Mark.CONSENT),
        (Mark.BEGINNING, Mark.CONSENT),
    ]
    return [*found, *whole]


def next_milestone(
    present: Procedure | None, then: Procedure | None, done: Collection[Milestone], last: Step | None
) -> Milestone | None:
    """What comes next once these milestones are reached, the last of them under the procedure of `then`.

    A procedure that has changed in between is followed where its next step is one of the present procedure too. None
    where nothing recorded tells what comes next.
    """
    if Mark.APPROVED in done or (present is not None and present.stage is Stage.NOT_REQUIRED):
        return Mark.CONSENT
    if present is None:
        return None
    if last is None or last in present.steps or then is None or last not in then.steps:
        return _following(present, done)
    following = _following(then, done)
    return following if following in present.steps else None


def _following(procedure: Procedure, done: Collection[Milestone]) -> Step | None:
    reached = {*done, *([Step.SUBMITTED_TO_PARLIAMENT] if Step.COMMITTEE in done else [])}
    last = max((place for place, step in enumerate(procedure.steps) if step in reached), default=-1)
    return next(iter(procedure.steps[last + 1 :]), None)
