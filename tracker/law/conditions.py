"""When the condition of a clause holds.

A `Situation` is one day: who has validly consented by then, who may still, and what else a clause may ask about.
Everything that counts consents is monotone: one more never makes it fail, unless the set it is counted in moves.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Protocol

from tracker.law.clauses import (
    CONCERNED,
    Acts,
    After,
    AllOf,
    AnyOf,
    By,
    Condition,
    Consents,
    Decision,
    Denominator,
    InForce,
    Measure,
    NamedStates,
    PartyTo,
    Share,
    Top,
    Unless,
    Weight,
)
from tracker.law.vocabulary import Act

Counted = Consents | Share


class Weights(NamedTuple):
    """What the consent of each state weighs, in whole parts of one, so that sums are exact and fast."""

    by_state: Mapping[str, int]
    parts: int  # that make one
    states: frozenset[str]
    total: int
    heaviest: int

    def of(self, states: Iterable[str]) -> int:
        """What the consents of these states weigh together."""
        return sum([self.by_state[state] for state in states if state in self.by_state])


class Beside(Protocol):
    """What a condition may ask about beside consents."""

    @property
    def adopted(self) -> date | None:
        """The day of the instrument's adoption."""

    def weights(self, measure: Measure, day: date) -> Weights:
        """What consents weigh by a measure on a day."""

    def in_force(self, instrument: str, day: date) -> bool:
        """Whether another instrument was in force."""

    def parties(self, instrument: str, day: date) -> frozenset[str]:
        """The parties to another instrument."""

    def decided(self, organ: str, day: date) -> bool:
        """Whether an organ had decided it."""

    def acted(self, acts: frozenset[Act], regards: str, day: date) -> frozenset[str]:
        """The states for which one of these acts stood."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The consents on a day, and the sets that numbers are counted in."""

    day: date
    consented: frozenset[str]
    beside: Beside
    sets: Mapping[Denominator, frozenset[str]] = field(default_factory=dict)  # who is in each denominator of the clause
    may_consent: frozenset[str] | None = None  # None: the instrument is open to any state
    worth: Mapping[str, int] = field(default_factory=dict)  # consents that count as several
    state: str = ""  # whose exception is asked about
    objecting: bool = False  # it is not consents that are counted, but objections
    generous: bool = False  # True: what else is not on record may have happened, and is taken to have

    def counted_in(self, of: Denominator) -> frozenset[str]:
        """The states of a denominator on this day."""
        return self.sets.get(of, of.states)

    def number(self, states: Iterable[str]) -> int:
        """How many consents those of these states count as."""
        if not self.worth:
            return len(states) if isinstance(states, frozenset) else sum(1 for _ in states)
        return sum(self.worth.get(state, 1) for state in states)


def leaves(condition: Condition) -> Iterator[Condition]:
    """The simple conditions a condition is made of, those of objections included."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Unless(objected=objected):
            yield condition
            yield from leaves(objected)
        case _:
            yield condition


def denominators(condition: Condition) -> frozenset[Denominator]:
    """The sets that a condition counts in; none where it counts the consent of any state."""
    found = (denominator(leaf) for leaf in leaves(condition) if isinstance(leaf, Counted))
    return frozenset(of for of in found if of is not None)


def denominator(counted: Counted) -> Denominator | None:
    """The set a number of consents is counted in; None where every consent counts."""
    if isinstance(counted, Share):
        return counted.of
    return counted.of or (CONCERNED if counted.number is None and counted.where is None else None)


def among(counted: Counted, situation: Situation) -> frozenset[str] | None:
    """The states of that set on the day; None where every consent counts."""
    of = denominator(counted)
    group = None if of is None else situation.counted_in(of)
    if isinstance(counted, Consents) and counted.where is not None:
        values = situation.beside.weights(counted.where.measure, situation.day)
        least = counted.where.at_least * values.parts
        able = frozenset(state for state, value in values.by_state.items() if value >= least)
        return able if group is None else able & group
    return group


def required(counted: Counted, situation: Situation) -> int | None:
    """How many consents that takes; None for those of all."""
    if isinstance(counted, Consents):
        return counted.number
    every = len(among(counted, situation) or ())  # a consent may count as several; who is in the set counts once
    least = 1 if counted.of.who == "list" or situation.objecting else 2  # a treaty is made between two at least
    if counted.more:
        return max(least, every * counted.share.numerator // counted.share.denominator + 1)
    return max(least, _up(counted.share, every))


def top(condition: Top, situation: Situation) -> frozenset[str]:
    """The states that have most of a measure; those that have as much as the last of them are among them."""
    values = situation.beside.weights(condition.measure, situation.day).by_state
    ranked = sorted(values.values(), reverse=True)
    last = ranked[min(condition.number, len(ranked)) - 1] if ranked else 0
    return frozenset(state for state, value in values.items() if value >= last)


def weights(condition: Weight, situation: Situation) -> tuple[Weights, int]:
    """What each state's consent weighs, and how many units are needed; nothing reaches it where none are known."""
    values = situation.beside.weights(condition.measure, situation.day)
    if condition.amount is not None:
        return values, _up(condition.amount, values.parts)
    return values, _up(condition.share_of_total or Fraction(1), values.total)


def _up(part: Fraction, whole: int) -> int:
    """So much of a whole, rounded up."""
    return -(-part.numerator * whole // part.denominator)


def holds(condition: Condition, situation: Situation) -> bool:
    """True when the condition is met."""
    match condition:
        case Consents() | Share():
            return _enough(condition, situation)
        case Weight():
            values, needed = weights(condition, situation)
            return bool(values.by_state) and values.of(situation.consented) >= needed
        case Top():
            first = top(condition, situation)
            return bool(first) and first <= situation.consented
        case NamedStates(states=states):
            return states <= situation.consented
        case After(moment=moment):
            day = moment.on(situation.beside.adopted)
            return day is not None and day <= situation.day
        case By(moment=moment):
            day = moment.on(situation.beside.adopted)
            return day is not None and situation.day <= day
        case AllOf(parts=parts):
            return all(holds(part, situation) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, situation) for part in parts)
        case _:
            return situation.generous or _happened(condition, situation)


def _enough(counted: Counted, situation: Situation) -> bool:
    """Whether so many have consented. All of nobody have not; nor has one alone, where more may join: it takes two."""
    group, number = among(counted, situation), required(counted, situation)
    given = situation.consented if group is None else situation.consented & group
    if number is not None:
        return situation.number(given) >= number
    of = denominator(counted)
    listed = of is None or of.who == "list"
    return given == group and len(given) >= (1 if listed else 2)


def _happened(condition: InForce | PartyTo | Decision | Acts | Unless, situation: Situation) -> bool:
    """Whether what a clause asks for beside consents and days has happened."""
    beside, day = situation.beside, situation.day
    match condition:
        case InForce(instrument=instrument):
            return beside.in_force(instrument, day)
        case PartyTo(instruments=instruments):
            return all(situation.state in beside.parties(instrument, day) for instrument in instruments)
        case Decision(organ=organ):
            return beside.decided(organ, day)
        case Acts(act=act, number=number, regards=regards):
            whose = frozenset({situation.state}) if situation.state else situation.consented
            return len(beside.acted(frozenset({act}), regards, day) & whose) >= number
        case Unless(objected=objected, acts=acts):
            return not holds(objected, replace(situation, consented=beside.acted(acts, "", day), objecting=True))
