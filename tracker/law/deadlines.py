"""The days that matter about an instrument, after a day and shortly before it: what is due, and what comes by itself.

The register adds deadlines that do not follow from treaty law: what stands still, what was promised, what an
organisation has set itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.law.assessment import Assessment
from tracker.law.clauses import After, By
from tracker.law.conditions import leaves
from tracker.law.dates import Delay
from tracker.law.facts import ActFact, StepFact
from tracker.law.reservations import reservations
from tracker.law.vocabulary import CONSENTS, Confidence, InstrumentState
from tracker.law.what_if import span_on


class DeadlineKind(StrEnum):
    """What a day is for."""

    ENTRY_INTO_FORCE = "entry-into-force"
    ENTRY_FOR_STATE = "entry-for-state"
    NOTICE_ENDS = "notice-ends"  # a withdrawal takes effect: VCLT 54, 56
    OBJECTIONS_END = "objections-end"  # twelve months after a reservation: VCLT 20(5)
    TERM_ENDS = "term-ends"
    CLAUSE_DAY = "clause-day"  # a day on which the clause makes something depend
    EXPECTED_ACT = "expected-act"
    PLANNED_STEP = "planned-step"
    STANDS_STILL = "stands-still"  # a procedure under way in which nothing has moved for long
    NOT_DEPOSITED = "not-deposited"  # approved at home, and nothing deposited for long
    PROMISE = "promise"
    UNANSWERED = "unanswered"
    DRAFT_DUE = "draft-due"
    COMMITMENT_DUE = "commitment-due"
    COUNCIL_SESSION = "council-session"


# What somebody has to do something about; the rest comes by itself.
DUE = frozenset(
    {
        DeadlineKind.EXPECTED_ACT,
        DeadlineKind.PLANNED_STEP,
        DeadlineKind.STANDS_STILL,
        DeadlineKind.NOT_DEPOSITED,
        DeadlineKind.PROMISE,
        DeadlineKind.UNANSWERED,
        DeadlineKind.DRAFT_DUE,
        DeadlineKind.COMMITMENT_DUE,
    }
)

# What has lasted too long since a day, rather than happens on one: no entries of a calendar.
LASTING = frozenset({DeadlineKind.STANDS_STILL, DeadlineKind.NOT_DEPOSITED, DeadlineKind.UNANSWERED})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that matters: what for, about which instrument and state, how sure the day is."""

    kind: DeadlineKind
    day: date
    instrument: str = ""
    state: str = ""
    approximate: bool = False
    confidence: Confidence | None = None  # of a day that was computed or announced
    entry: str = ""  # the recorded fact it comes from
    details: dict[str, str] = field(default_factory=dict, compare=False)


class Phase(StrEnum):
    """Where a deadline lies, seen from a day."""

    OVERDUE = "overdue"
    PASSED = "passed"  # came by itself, shortly before
    SOON = "soon"  # within a month
    LATER = "later"


_SOON = Delay(months=1)


def phase(deadline: Deadline, day: date) -> Phase:
    """Where a deadline lies, seen from a day; what is due on the day itself is not overdue."""
    if deadline.day < day:
        return Phase.OVERDUE if deadline.kind in DUE else Phase.PASSED
    return Phase.SOON if deadline.day <= _SOON.after(day) else Phase.LATER


def deadlines(assessment: Assessment, day: date, since: date) -> list[Deadline]:
    """The days that matter about one instrument, seen from a day, by day; those before `since` only where still due."""
    found = [
        *_entries(assessment, day, since),
        *_notices(assessment, day, since),
        *_objections(assessment, day, since),
        *_ends(assessment, since),
        *_days_of_the_clause(assessment, day),
        *_expected(assessment, day),
        *_planned(assessment, day),
    ]
    return sorted(found, key=lambda one: (one.day, one.kind, one.state, one.entry))


def _entries(assessment: Assessment, day: date, since: date) -> Iterator[Deadline]:
    """Entry into force, generally and for states whose own day is another."""
    key, span = assessment.dossier.instrument.key, span_on(assessment.instrument, day)
    if span is None or span.state is InstrumentState.ENDED:
        return
    general = span.in_force_on
    if general is not None and general >= since:
        yield Deadline(DeadlineKind.ENTRY_INTO_FORCE, general, key, "", span.approximate, assessment.entry.grade)
    for state, spans in assessment.positions.items():
        own = span_on(spans, day)
        if own is not None and own.in_force_on is not None and own.in_force_on >= since and own.in_force_on != general:
            yield Deadline(
                DeadlineKind.ENTRY_FOR_STATE, own.in_force_on, key, state, own.approximate, own.confidence, own.act
            )


def _notices(assessment: Assessment, day: date, since: date) -> Iterator[Deadline]:
    for state, course in assessment.courses.items():
        for end in course.leavings:
            if end.revoked is None and end.notified <= day and end.effective >= since:
                details = {"notified": str(end.notified)}
                rough = not end.notice_known
                key, entry = assessment.dossier.instrument.key, end.act.id
                yield Deadline(DeadlineKind.NOTICE_ENDS, end.effective, key, state, rough, None, entry, details)


def _objections(assessment: Assessment, day: date, since: date) -> Iterator[Deadline]:
    """The last days on which states may object to reservations that stand."""
    for made in reservations(assessment.dossier):
        until, withdrawn = made.open_until(None), made.withdrawn_on
        if made.made_on > day or until < since or (withdrawn is not None and withdrawn <= day):
            continue
        details = {"made": str(made.made_on), "regards": made.act.regards}
        key, rough = assessment.dossier.instrument.key, not made.act.counts_on.exact
        yield Deadline(
            DeadlineKind.OBJECTIONS_END, until, key, made.act.state, rough, made.act.grade, made.act.id, details
        )


def _ends(assessment: Assessment, since: date) -> Iterator[Deadline]:
    end = assessment.end
    if end is not None and end.on is not None and end.on >= since:
        details = {"why": end.why, "by": end.by}
        yield Deadline(
            DeadlineKind.TERM_ENDS,
            end.on,
            assessment.dossier.instrument.key,
            approximate=end.approximate,
            details=details,
        )


def _days_of_the_clause(assessment: Assessment, day: date) -> Iterator[Deadline]:
    """Days ahead that a clause names, while its condition is not met."""
    entry, instrument = assessment.entry, assessment.dossier.instrument
    clause, ended = entry.clause, instrument.ends.first
    if clause is None or entry.met_by(day) or (ended is not None and ended <= day):
        return
    named = [("fixed", clause.fixed_date), ("not-before", clause.not_before)]
    for leaf in leaves(clause.when):
        if isinstance(leaf, By):
            named.append(("by", leaf.moment.on(instrument.adopted.last)))
        elif isinstance(leaf, After):
            named.append(("after", leaf.moment.on(instrument.adopted.last)))
    for what, on in dict.fromkeys(named):
        if on is not None and on >= day:
            yield Deadline(DeadlineKind.CLAUSE_DAY, on, instrument.key, details={"what": what})


def _expected(assessment: Assessment, day: date) -> Iterator[Deadline]:
    """Acts that are expected on a day and have not happened."""
    key = assessment.dossier.instrument.key
    for act in assessment.dossier.acts:
        on = act.counts_on.last or act.counts_on.first
        if act.expected and on is not None and not _made(act, on, assessment, day):
            rough, details = not act.counts_on.exact, {"act": str(act.act)}
            yield Deadline(DeadlineKind.EXPECTED_ACT, on, key, act.state, rough, act.confidence, act.id, details)


def _made(expected: ActFact, on: date, assessment: Assessment, day: date) -> bool:
    """True once the act expected was made, or, where consent was expected, any consent stands."""
    if expected.act in CONSENTS:
        return _settled(expected.state, assessment, day)
    said = (expected.state, expected.act, expected.regards)
    since = min(on, expected.recorded_on or on)
    made = (a.day for a in assessment.dossier.acts if not a.expected and (a.state, a.act, a.regards) == said)
    return any(since <= one <= day for one in made if one is not None)


def _planned(assessment: Assessment, day: date) -> Iterator[Deadline]:
    """Steps that are planned for a day and have not been taken."""
    key = assessment.dossier.instrument.key
    for step in assessment.dossier.steps:
        on = step.on.last or step.on.first
        if step.planned and on is not None and not _taken(step, on, assessment, day):
            rough, details = not step.on.exact, {"step": str(step.step)}
            yield Deadline(DeadlineKind.PLANNED_STEP, on, key, step.state, rough, step.confidence, step.id, details)


def _taken(planned: StepFact, on: date, assessment: Assessment, day: date) -> bool:
    """True once the step was taken since it was planned, or the state has consented without it."""
    if _settled(planned.state, assessment, day):
        return True
    since = min(on, planned.recorded_on or on)
    alike = (
        s for s in assessment.dossier.steps if not s.planned and (s.state, s.step) == (planned.state, planned.step)
    )
    return any(since <= step.day <= day for step in alike if step.day is not None)


def _settled(state: str, assessment: Assessment, day: date) -> bool:
    """True where nothing is to be expected any more: the instrument has ended, or the state has consented."""
    ended, course = assessment.dossier.instrument.ends.first, assessment.courses.get(state)
    if ended is not None and ended <= day:
        return True
    return course is not None and course.consent_on(day) is not None
