"""The cases of treaty practice: patterns of clauses, vectors of day counting, and cases with known answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.law.cases import FOLDER, Case, cases
from tracker.law.assessment import Assessment, assess
from tracker.law.entry_into_force import missing_on
from tracker.law.findings import inspect
from tracker.law.instrument_states import InstrumentSpan
from tracker.law.what_if import span_on

CASES = [case for file in sorted(FOLDER.glob("*.yaml")) for case in cases(file)]
PATTERNS = [*(f"p{n:02}" for n in range(1, 44))]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_was_published_follows_from_the_facts(case: Case) -> None:
    found = assess(case.dossier)
    asked = {what: _ANSWERS[what](found, wanted) for what, wanted in case.expect.items()}
    assert asked == dict(case.expect)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_of_practice_has_its_case(pattern: str) -> None:
    assert list(FOLDER.glob(f"{pattern}-*.yaml"))


def _in_force_on(found: Assessment, _: Any) -> str | None:
    """The general date of entry into force."""
    return _text(found.entry.on)


def _computed_on(found: Assessment, _: Any) -> str | None:
    """The general date that follows from the clause, whatever was announced."""
    return _text(found.entry.computed_on)


def _met_on(found: Assessment, _: Any) -> str | None:
    """The day the condition was met."""
    return _text(found.entry.met_on)


def _states(found: Assessment, wanted: Mapping[str, Any]) -> dict[str, str | None]:
    """From which day the instrument is in force for each state named, at the end of its course."""
    return {state: _text(found.positions[state][-1].in_force_on) for state in wanted}


def _computed_for(found: Assessment, wanted: Mapping[str, Any]) -> dict[str, str | None]:
    """From which day the clause has it in force for each state named, by its last consent, whatever was announced."""
    return {state: _text(found.entry.computed_for(found.courses[state].consents[-1])) for state in wanted}


def _positions(found: Assessment, wanted: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The position of each state named, by days."""
    return {day: {state: _position(found, state, day) for state in of} for day, of in wanted.items()}


def _position(found: Assessment, state: str, day: str) -> str:
    span = span_on(found.positions.get(state, []), date.fromisoformat(day))
    return "–" if span is None else str(span.position)


def _provisional(found: Assessment, wanted: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The states that apply the instrument provisionally, whatever their position, by days."""
    return {day: sorted(s for s, spans in found.positions.items() if _applies(spans, day)) for day in wanted}


def _applies(spans: Any, day: str) -> bool:
    span = span_on(spans, date.fromisoformat(day))
    return span is not None and span.provisional


def _instrument(found: Assessment, wanted: Mapping[str, str]) -> dict[str, str]:
    """The state of the instrument as a whole, by days."""
    return {day: str(_span(found, day).state) for day in wanted}


def _span(found: Assessment, day: str) -> InstrumentSpan:
    return next(span for span in reversed(found.instrument) if str(span.start) <= day)


def _missing(found: Assessment, wanted: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What is still missing, by days; only what is asked of it."""
    return {day: _lacks(found, day, of) for day, of in wanted.items()}


def _lacks(found: Assessment, day: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    missing = missing_on(found.entry, found.dossier, date.fromisoformat(day))
    assert missing is not None, f"nothing is missing on {day}"
    told: dict[str, Any] = {
        "consents": missing.consents,
        "any_of": list(missing.any_of),
        "states": list(missing.states),
        "weights": {w.measure: [str(float(w.given)), str(float(w.needed))] for w in missing.weights},
        "other": [f"{event.kind} {event.what}".strip() for event in missing.other],
        "smallest_sets": [list(states) for states in missing.smallest_sets],
    }
    return {what: told[what] for what in wanted}


def _findings(found: Assessment, _: Any) -> list[str]:
    """What is odd, with the state concerned, in the order in which it is told."""
    return [f"{finding.kind} {finding.state}".strip() for finding in inspect(found)]


def _finding(found: Assessment, wanted: list[str]) -> list[str]:
    """Those of some findings that are told, among others."""
    every = _findings(found, None)
    return [one for one in wanted if one in every]


def _not_counted(found: Assessment, _: Any) -> dict[str, str]:
    """The states whose consents do not count, and why."""
    by_id = {act.id: act.state for act in found.dossier.acts}
    return {by_id[act]: why for act, why in found.entry.not_counted}


def _ended_on(found: Assessment, _: Any) -> str | None:
    """The first day on which the instrument is no longer in force."""
    return _text(found.dossier.instrument.ends.first)


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)


_ANSWERS = {
    "in_force_on": _in_force_on,
    "computed_on": _computed_on,
    "computed_for": _computed_for,
    "met_on": _met_on,
    "states": _states,
    "positions": _positions,
    "provisional": _provisional,
    "instrument": _instrument,
    "missing": _missing,
    "findings": _findings,
    "finding": _finding,
    "not_counted": _not_counted,
    "ended_on": _ended_on,
}
