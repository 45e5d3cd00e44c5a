"""What differs between two pictures of the law: instruments, dates of entry into force, positions, stages, debts.

A picture is what was so on one day, as known at one instant. Two pictures may be of different days, or of one day as it
was known at two instants. What is the same in both may be left out of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.law.vocabulary import Position, Stage

Place = tuple[str, str]  # an instrument and a state


class Matter(StrEnum):
    """In what two pictures differ."""

    INSTRUMENT = "instrument"  # it is there, or is there no more
    INSTRUMENT_STATE = "instrument-state"
    ENTRY = "entry-into-force"
    POSITION = "position"
    OWN_DATE = "own-date"  # from when the instrument binds a state, where its position is the same
    PROVISIONAL = "provisional-application"
    STAGE = "stage"
    OWING = "owing"


class Owes(StrEnum):
    """What a state owes to an instrument; nothing is said of one that owes nothing."""

    OUTSTANDING = "outstanding"
    TO_BE_CONFIRMED = "to-be-confirmed"


@dataclass(frozen=True, slots=True)
class OfInstrument:
    """An instrument in a picture; `start` is the first day on which it was like this."""

    state: str
    in_force_on: date | None
    start: date


@dataclass(frozen=True, slots=True)
class OfPosition:
    """The position of a state in a picture, since when, and the act it rests on."""

    position: str
    in_force_on: date | None
    provisional: bool
    start: date
    act: str = ""


@dataclass(frozen=True, slots=True)
class OfStage:
    """The stage of a state's own procedure in a picture, and the step it rests on."""

    stage: str
    last_step: str
    start: date
    step: str = ""


@dataclass(frozen=True, slots=True)
class OfOwing:
    """What a state owes in a picture: the same since `start`, something since `since`."""

    owes: str
    start: date
    since: date


@dataclass(frozen=True, slots=True)
class Picture:
    """What was so on one day, as known at one instant."""

    instruments: Mapping[str, OfInstrument] = field(default_factory=dict)
    positions: Mapping[Place, OfPosition] = field(default_factory=dict)
    stages: Mapping[Place, OfStage] = field(default_factory=dict)
    owing: Mapping[Place, OfOwing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `before` and `after` are words or ISO days, empty where there is nothing."""

    matter: Matter
    instrument: str
    state: str
    before: str
    after: str
    since: date | None  # the first day on which it was so; None for what is no more
    in_force_on: date | None = None  # of a position: from when the instrument binds the state
    act: str = ""  # the act it rests on
    step: str = ""  # the step it rests on


def compare(before: Picture, after: Picture) -> list[Difference]:
    """Everything that differs, instrument by instrument and state by state, each in the order of `Matter`."""
    found = [
        *_instruments(before.instruments, after.instruments),
        *_positions(before.positions, after.positions),
        *_stages(before.stages, after.stages),
        *_owing(before, after),
    ]
    order = {matter: place for place, matter in enumerate(Matter)}
    return sorted(found, key=lambda one: (one.instrument, one.state, order[one.matter]))


def _instruments(before: Mapping[str, OfInstrument], after: Mapping[str, OfInstrument]) -> list[Difference]:
    found = []
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        was, state = old.state if old else "", new.state if new else ""
        since = new.start if new else None
        if was != state:
            matter = Matter.INSTRUMENT_STATE if old and new else Matter.INSTRUMENT
            found.append(Difference(matter, key, "", was, state, since))
        dates = old.in_force_on if old else None, new.in_force_on if new else None
        if dates[0] != dates[1] and new is not None:
            found.append(Difference(Matter.ENTRY, key, "", _iso(dates[0]), _iso(dates[1]), since))
    return found


def _positions(before: Mapping[Place, OfPosition], after: Mapping[Place, OfPosition]) -> list[Difference]:
    found = []
    for place in before.keys() | after.keys():
        old, new = before.get(place), after.get(place)
        if new is None or (old is None and new.position in (Position.NO_ACT, Position.NOT_ELIGIBLE)):
            continue  # a state has a position as long as there is the instrument; to have none and no act are one
        was = old.position if old else ""
        if was != new.position:
            found.append(
                Difference(Matter.POSITION, *place, was, new.position, new.start, new.in_force_on, act=new.act)
            )
        elif old is not None and old.in_force_on != new.in_force_on:
            days = _iso(old.in_force_on), _iso(new.in_force_on)
            found.append(Difference(Matter.OWN_DATE, *place, *days, new.start, act=new.act))
        applied = old.provisional if old else False
        if applied != new.provisional:
            word = Matter.PROVISIONAL.value
            said = (word if applied else "", word if new.provisional else "")
            found.append(Difference(Matter.PROVISIONAL, *place, *said, new.start, act=new.act))
    return found


def _stages(before: Mapping[Place, OfStage], after: Mapping[Place, OfStage]) -> list[Difference]:
    found = []
    for place in before.keys() | after.keys():
        old, new = before.get(place), after.get(place)
        if new is None or (old is None and new.stage in (Stage.NONE_KNOWN, Stage.NOT_REQUIRED)):
            continue
        was, now = _told(old), _told(new)
        if was != now:
            found.append(Difference(Matter.STAGE, *place, was, now, new.start, step=new.step))
    return found


def _told(stage: OfStage | None) -> str:
    """A stage, with its last step where it is under way."""
    if stage is None:
        return Stage.NONE_KNOWN.value
    return f"{stage.stage} {stage.last_step}" if stage.last_step and stage.stage == Stage.UNDER_WAY else stage.stage


def _owing(before: Picture, after: Picture) -> list[Difference]:
    found = []
    for place in before.owing.keys() | after.owing.keys():
        old, new = before.owing.get(place), after.owing.get(place)
        was, owes = old.owes if old else "", new.owes if new else ""
        if was != owes:
            standing = after.positions.get(place)
            begun = new.start if new and old else new.since if new else None
            since = begun or (standing.start if standing else None)
            act = standing.act if standing and not new else ""
            found.append(Difference(Matter.OWING, *place, was, owes, since, act=act))
    return found


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
