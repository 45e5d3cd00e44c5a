"""The whole answer about one instrument, computed from its dossier: the centre of the program."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.law.courses import Course, courses
from tracker.law.dates import EARLIEST, Period
from tracker.law.entry_into_force import EntryIntoForce, entry_into_force
from tracker.law.facts import ActFact, Confirmation, Dossier
from tracker.law.instrument_states import InstrumentSpan, instrument_spans
from tracker.law.outstanding import OwingSpan, owing_spans
from tracker.law.positions import PositionSpan, beginning, position_spans
from tracker.law.situations import Population
from tracker.law.stages import StageSpan, stage_spans
from tracker.law.vocabulary import Act, Confidence, Says


@dataclass(frozen=True, slots=True)
class Assessment:
    """All spans of one instrument, and what they were computed from."""

    dossier: Dossier
    courses: dict[str, Course]
    entry: EntryIntoForce
    instrument: list[InstrumentSpan]
    positions: dict[str, list[PositionSpan]]
    stages: dict[str, list[StageSpan]]
    owing: list[OwingSpan]


def assess(dossier: Dossier) -> Assessment:
    """The spans of the dossier's instrument: its states, and every state's positions, stages and debts."""
    followed = courses(dossier.acts)
    if standing_in := _confirmed_consents(dossier, followed):
        dossier = replace(dossier, acts=(*dossier.acts, *standing_in))
        followed = courses(dossier.acts)
    entry = entry_into_force(dossier, followed)
    start = beginning(dossier) or EARLIEST
    positions = position_spans(dossier, followed, entry, start)
    stages = stage_spans(dossier, positions, start)
    return Assessment(
        dossier,
        followed,
        entry,
        instrument_spans(dossier, entry, start),
        positions,
        stages,
        owing_spans(dossier, followed, entry, positions, stages),
    )


def _confirmed_consents(dossier: Dossier, courses: dict[str, Course]) -> list[ActFact]:
    """Consents that a source confirms as completed by a day, although no act is recorded.

    They stand in for the act that is missing, without an id, of unstated form and reported at best.
    """
    recorded = {state for state, course in courses.items() if course.consents}
    standing_in: dict[str, ActFact] = {}
    for confirmation in sorted(dossier.confirmations, key=lambda c: c.up_to):
        if confirmation.says is Says.COMPLETED:
            for state in sorted(_completed(confirmation, dossier, courses) - recorded):
                standing_in.setdefault(state, _unrecorded(state, confirmation.up_to))
    return list(standing_in.values())


def _completed(confirmation: Confirmation, dossier: Dossier, courses: dict[str, Course]) -> frozenset[str]:
    if confirmation.state is not None:
        return frozenset({confirmation.state})
    return Population(dossier, courses).concerned_on(confirmation.up_to)


def _unrecorded(state: str, by: date) -> ActFact:
    return ActFact("", state, Act.PARTICIPATION, on=Period(None, by), confidence=Confidence.REPORTED)
