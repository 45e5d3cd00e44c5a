"""Facts and dossiers in few words, and the answers of an assessment on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tracker.law.assessment import Assessment, Entered, assess, relatives_of
from tracker.law.clauses import Clause
from tracker.law.dates import UNDATED, Period, period_of
from tracker.law.facts import (
    ActFact,
    Announcement,
    Concerns,
    Confirmation,
    Dossier,
    Instrument,
    Membership,
    Procedure,
    StepFact,
)
from tracker.law.instrument_states import InstrumentSpan
from tracker.law.notation import read_clause, read_duration, read_exit
from tracker.law.outstanding import OwingSpan
from tracker.law.positions import PositionSpan
from tracker.law.stages import StageSpan
from tracker.law.vocabulary import (
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Position,
    Relation,
    Says,
    Step,
)
from tracker.law.what_if import span_on

SIX = ("AM", "BY", "KG", "KZ", "RU", "TJ")
ADOPTED = "2021-09-16"
FOUR = {"when": {"consents": 4}, "then": {"days": 0}, "later": {"days": 0}, "basis": "quoted"}
ALL_MEMBERS = {"when": {"consents": "all", "of": "members"}, "later": {"days": 0}, "basis": "quoted"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(text: str | None, not_after: str = "") -> Period:
    return period_of(text, None, not_after) if text or not_after else UNDATED


def act(
    state: str,
    kind: str,
    on: str | None = None,
    *,
    received: str | None = None,
    effective: str | None = None,
    not_after: str = "",
    key: str | None = None,
    confidence: str = "confirmed",
    **more: Any,
) -> ActFact:
    """An act; its id is made of what it says unless one is given."""
    return ActFact(
        f"{state}.{kind}.{on or received or not_after}" if key is None else key,
        state,
        Act(kind),
        when(on, not_after),
        when(received),
        when(effective),
        confidence=Confidence(confidence),
        **more,
    )


def signed(*states: str, on: str = ADOPTED) -> list[ActFact]:
    return [act(state, "signature", on) for state in states]


def ratified(**days: str) -> list[ActFact]:
    """Instruments of ratification received on these days, by state."""
    return [act(state, "ratification", received=on) for state, on in days.items()]


def notified(**days: str) -> list[ActFact]:
    """Notifications of completed procedures received on these days, by state."""
    return [act(state, "notification-of-completed-procedures", received=on) for state, on in days.items()]


def step(state: str, kind: str, on: str | None = None, *, not_after: str = "", **more: Any) -> StepFact:
    identity = more.pop("key", f"{state}.{kind}.{on or not_after}")
    confidence = Confidence(more.pop("confidence", "reported"))
    return StepFact(identity, state, Step(kind), when(on, not_after), confidence=confidence, **more)


def announced(
    on: str | None, state: str | None = None, *, told: str | None = None, not_after: str = "", by: str = "confirmed"
) -> Announcement:
    return Announcement(state, when(on, not_after), day(told) if told else None, Confidence(by), "a source")


def confirmed(up_to: str, says: str, state: str | None = None, by: str = "") -> Confirmation:
    return Confirmation(state, day(up_to), Says(says), by, "a source")


def members(*states: str, start: str = "2002-10-07") -> tuple[Membership, ...]:
    return tuple(Membership(state, day(start)) for state in states)


def member(state: str, start: str, end: str | None = None, status: str = "member") -> Membership:
    return Membership(state, day(start), day(end) if end else None, MembershipStatus(status))


def procedure(state: str, steps: str, ends: str, **more: Any) -> Procedure:
    bounds = {key: day(more.pop(key)) for key in ("start", "end") if key in more}
    words = tuple(Step(word) for word in steps.split())
    return Procedure(state, words, frozenset(Step(word) for word in ends.split()), **bounds, **more)


def instrument(
    clause: Mapping[str, Any] | Clause | None = None,
    *,
    concerns: str | Iterable[str] = "any",
    adopted: str | None = ADOPTED,
    kind: str = "agreement",
    coverage: str = "complete",
    ended: str | None = None,
    draft: bool = False,
    unusable: str = "",
    key: str = "agreement",
    relations: Iterable[tuple[str, str]] = (),
    lasts: Mapping[str, Any] | None = None,
    leaving: Mapping[str, Any] | None = None,
) -> Instrument:
    who = Concerns(concerns) if isinstance(concerns, str) else Concerns("list", frozenset(concerns))
    read = read_clause(clause) if isinstance(clause, Mapping) else clause
    return Instrument(
        key,
        InstrumentKind(kind),
        "org",
        when(adopted),
        draft,
        who,
        Coverage(coverage),
        when(ended),
        read,
        unusable if read is None else "",
        tuple((Relation(relation), other) for relation, other in relations),
        read_duration(lasts, clause if isinstance(clause, Mapping) else None),
        read_exit(leaving),
    )


def dossier(acts: Iterable[ActFact] = (), clause: Mapping[str, Any] | Clause | None = None, **more: Any) -> Dossier:
    """A dossier; what is not named goes to the instrument."""
    lists = ("steps", "announcements", "confirmations", "memberships", "procedures", "beside")
    given = {key: tuple(more.pop(key)) for key in lists if key in more}
    given |= {key: more.pop(key) for key in ("organisations", "measures", "ceased") if key in more}
    return Dossier(instrument(clause, **more), tuple(acts), **given)


def assessed(acts: Iterable[ActFact] = (), clause: Mapping[str, Any] | Clause | None = None, **more: Any) -> Assessment:
    return assess(dossier(acts, clause, **more))


def entered(given: Dossier) -> Entered:
    """The courses, the entry into force and the end of a dossier's instrument."""
    found = relatives_of(given).entered(given.instrument.key)
    assert found is not None
    return found


def of_members(
    acts: Iterable[ActFact] = (), clause: Mapping[str, Any] | Clause | None = None, **more: Any
) -> Assessment:
    """An agreement of an organisation of six."""
    more = {"concerns": "members", "memberships": members(*SIX)} | more
    return assessed(acts, clause, **more)


def position(assessment: Assessment, state: str, on: str) -> PositionSpan:
    span = span_on(assessment.positions[state], day(on))
    assert span is not None
    return span


def word(assessment: Assessment, state: str, on: str) -> Position:
    return position(assessment, state, on).position


def binds(assessment: Assessment, state: str) -> date | None:
    """The day computed for a state, as it stands at the end of its course."""
    return assessment.positions[state][-1].in_force_on


def stage(assessment: Assessment, state: str, on: str) -> StageSpan:
    span = span_on(assessment.stages[state], day(on))
    assert span is not None
    return span


def state_of(assessment: Assessment, on: str) -> InstrumentSpan:
    return next(s for s in reversed(assessment.instrument) if s.start <= day(on))


def owing(assessment: Assessment, on: str) -> dict[str, OwingSpan]:
    """Who owes on a day, or is to be confirmed, by state."""
    holding = [s for s in assessment.owing if s.start <= day(on) and (s.until is None or day(on) < s.until)]
    assert len({span.state for span in holding}) == len(holding)
    return {span.state: span for span in holding}


def owed(assessment: Assessment, on: str) -> list[str]:
    return [state for state, span in owing(assessment, on).items() if not span.to_be_confirmed]


def doubtful(assessment: Assessment, on: str) -> list[str]:
    return [state for state, span in owing(assessment, on).items() if span.to_be_confirmed]
