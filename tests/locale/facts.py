"""Instruments made for the tests of the wording: few facts each, all of them in sight."""

from datetime import date
from fractions import Fraction
from typing import Any

from tracker.law.assessment import Assessment, assess
from tracker.law.dates import UNDATED, Period, period_of
from tracker.law.facts import (
    ActFact,
    Announcement,
    Concerns,
    Confirmation,
    Dossier,
    Instrument,
    Membership,
    StepFact,
    WeightValue,
)
from tracker.law.notation import read_clause, read_duration, read_exit
from tracker.law.vocabulary import Act, Confidence, Coverage, InstrumentKind, Relation, Says, Step

MEMBERS = ("AM", "BY", "KZ", "KG", "RU", "TJ")
NOTIFICATION = Act.NOTIFICATION_OF_COMPLETED_PROCEDURES
FOUR_NOTIFICATIONS = {
    "article": "Art 8",
    "counts": [str(NOTIFICATION)],
    "when": {"consents": 4},
    "then": {"days": 0},
    "later": {"days": 0},
}
ADOPTED = date(2021, 9, 16)


def act(state: str, kind: Act, on: str = "", received: str = "", **more: Any) -> ActFact:
    """An act, confirmed, with an id made of its state and kind."""
    more = {"confidence": Confidence.CONFIRMED} | more
    return ActFact(f"{state}/{kind}", state, kind, period_of(on), period_of(received), **more)


def signatures(*states: str) -> list[ActFact]:
    """Signatures on the day of adoption; of all members, if none is named."""
    return [act(state, Act.SIGNATURE, str(ADOPTED)) for state in states or MEMBERS]


def step(state: str, kind: Step, on: str, outcome: str = "", planned: bool = False) -> StepFact:
    """A domestic step."""
    return StepFact(f"{state}/{kind}", state, kind, period_of(on), planned=planned, outcome=outcome)


def announced(on: str, state: str | None = None, sure: bool = True, source: str = "") -> Announcement:
    """An announced date of entry into force."""
    confidence = Confidence.CONFIRMED if sure else Confidence.REPORTED
    return Announcement(state, period_of(on), confidence=confidence, source=source)


def pending(up_to: str, source: str = "") -> Confirmation:
    """A source by which the instrument was not in force on a day."""
    return Confirmation(None, date.fromisoformat(up_to), Says.PENDING, source=source)


def completed(up_to: str, state: str) -> Confirmation:
    """A source by which a state had completed its procedures."""
    return Confirmation(state, date.fromisoformat(up_to), Says.COMPLETED)


def assessed(clause: dict[str, Any] | None = None, acts: list[ActFact] | None = None, **facts: Any) -> Assessment:
    """The assessment of a protocol of 16 September 2021 that concerns the six members; facts as of `dossier`."""
    return assess(dossier(clause, acts, **facts))


def dossier(
    clause: dict[str, Any] | None = None,
    acts: list[ActFact] | None = None,
    *,
    concerns: str | list[str] = "members",
    kind: InstrumentKind = InstrumentKind.PROTOCOL,
    coverage: Coverage = Coverage.COMPLETE,
    draft: bool = False,
    ended: str = "",
    why_not: str = "",
    key: str = "protocol",
    lasts: dict[str, Any] | None = None,
    leaving: dict[str, Any] | None = None,
    relations: tuple[tuple[Relation, str], ...] = (),
    weights: dict[str, dict[str, int]] | None = None,
    **facts: Any,
) -> Dossier:
    """The facts about a protocol of 16 September 2021; `weights` are values by measure and state."""
    who = Concerns("list", frozenset(concerns)) if isinstance(concerns, list) else Concerns(concerns)
    instrument = Instrument(
        key,
        kind,
        "csto",
        UNDATED if draft else Period(ADOPTED, ADOPTED),
        draft,
        who,
        coverage,
        period_of(ended),
        read_clause(clause) if clause else None,
        "" if clause else why_not,
        relations,
        read_duration(lasts),
        read_exit(leaving),
    )
    memberships = tuple(Membership(state, date(2002, 10, 7)) for state in MEMBERS)
    measures = {
        measure: tuple(WeightValue(state, Fraction(value)) for state, value in of.items())
        for measure, of in (weights or {}).items()
    }
    given = {name: found if isinstance(found, dict) else tuple(found) for name, found in facts.items()}
    return Dossier(instrument, tuple(acts or ()), memberships=memberships, measures=measures, **given)
