"""The whole answer about one instrument, computed from its dossier: the centre of the program."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.law.courses import Course, courses
from tracker.law.dates import EARLIEST, Period
from tracker.law.durations import End, as_period, end_of
from tracker.law.entry_into_force import EntryIntoForce, entry_into_force
from tracker.law.facts import ActFact, Confirmation, Dossier
from tracker.law.instrument_states import InstrumentSpan, instrument_spans
from tracker.law.outstanding import OwingSpan, owing_spans
from tracker.law.parents import bound_through, left_with_the_parent
from tracker.law.positions import PositionSpan, beginning, position_spans
from tracker.law.provisional import apply_provisionally
from tracker.law.relatives import Positions, Relatives
from tracker.law.situations import Population
from tracker.law.stages import StageSpan, stage_spans
from tracker.law.vocabulary import Act, Confidence, Says


@dataclass(frozen=True, slots=True)
class Entered:
    """An instrument with what each state has done towards it, its entry into force and its end."""

    dossier: Dossier  # with its end, recorded or computed, and with acts that stand in for confirmed consents
    courses: dict[str, Course]
    entry: EntryIntoForce
    end: End | None


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
    end: End | None
    relatives: Relatives


def assess(dossier: Dossier) -> Assessment:
    """The spans of the dossier's instrument: its states, and every state's positions, stages and debts."""
    key, relatives = dossier.instrument.key, relatives_of(dossier)
    entered, positions = relatives.entered(key), relatives.positions(key)
    assert entered is not None, "the dossier itself is among its relatives"
    assert positions is not None
    dossier, start = entered.dossier, _start(entered.dossier)
    stages = stage_spans(dossier, positions, start)
    return Assessment(
        dossier,
        entered.courses,
        entered.entry,
        instrument_spans(dossier, entered.entry, start),
        positions,
        stages,
        owing_spans(dossier, entered.courses, entered.entry, positions, stages),
        entered.end,
        relatives,
    )


def relatives_of(dossier: Dossier) -> Relatives:
    """The dossier's instrument and those beside it, each computed when it is asked for."""
    return Relatives(dossier, _enter, _with_end, _place)


def _start(dossier: Dossier) -> date:
    return beginning(dossier) or EARLIEST


def _enter(dossier: Dossier, relatives: Relatives) -> Entered:
    """The courses of all states and the entry into force, without the end as yet."""
    leaving = dossier.instrument.exit
    followed = courses(dossier.acts, leaving, dossier.ceased)
    if standing_in := _confirmed_consents(dossier, followed, relatives):
        dossier = replace(dossier, acts=(*dossier.acts, *standing_in))
        followed = courses(dossier.acts, leaving, dossier.ceased)
    apply_provisionally(dossier.instrument.clause, dossier, followed)
    entry = entry_into_force(dossier, followed, relatives)
    if leaving is not None and leaving.not_before_entry_and is not None and entry.on is not None:
        followed = courses(dossier.acts, leaving, dossier.ceased, entry.on)
        apply_provisionally(dossier.instrument.clause, dossier, followed)
        entry = entry_into_force(dossier, followed, relatives)
    instrument = replace(dossier.instrument, ends=dossier.instrument.ended)
    return Entered(replace(dossier, instrument=instrument), followed, entry, None)


def _with_end(entered: Entered, relatives: Relatives) -> Entered:
    """The same with the end of the instrument, recorded or computed."""
    end = end_of(entered.dossier, entered.courses, entered.entry, relatives)
    instrument = replace(entered.dossier.instrument, ends=as_period(end, entered.dossier.instrument.ended))
    return replace(entered, dossier=replace(entered.dossier, instrument=instrument), end=end)


def _place(entered: Entered, relatives: Relatives) -> Positions:
    """The positions of every state."""
    dossier, followed, entry = entered.dossier, entered.courses, entered.entry
    through = bound_through(dossier, followed, entry, relatives)
    left = left_with_the_parent(dossier, relatives)
    return position_spans(dossier, followed, entry, through, left, _start(dossier))


def _confirmed_consents(dossier: Dossier, courses: dict[str, Course], relatives: Relatives) -> list[ActFact]:
    """Consents that a source confirms as completed by a day, although no act is recorded.

    They stand in for the act that is missing, without an id, of unstated form and reported at best.
    """
    recorded = {state for state, course in courses.items() if course.consents}
    population = Population(dossier, courses, relatives)
    standing_in: dict[str, ActFact] = {}
    for confirmation in sorted(dossier.confirmations, key=lambda c: c.up_to):
        if confirmation.says is Says.COMPLETED:
            for state in sorted(_completed(confirmation, population) - recorded):
                standing_in.setdefault(state, _unrecorded(state, confirmation.up_to))
    return list(standing_in.values())


def _completed(confirmation: Confirmation, population: Population) -> frozenset[str]:
    if confirmation.state is not None:
        return frozenset({confirmation.state})
    return population.concerned_on(confirmation.up_to)


def _unrecorded(state: str, by: date) -> ActFact:
    return ActFact("", state, Act.PARTICIPATION, on=Period(None, by), confidence=Confidence.REPORTED)
