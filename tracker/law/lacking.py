"""What an unmet condition lacks: how many consents, whose, how much weight, and what else has to happen."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tracker.law.blocking import indispensable, open_to, possible
from tracker.law.clauses import (
    Acts,
    After,
    AllOf,
    AnyOf,
    By,
    Condition,
    Consents,
    Decision,
    InForce,
    NamedStates,
    PartyTo,
    Share,
    Top,
    Unless,
    Weight,
)
from tracker.law.completions import (
    Event,
    EveryNeed,
    Lack,
    MissingWeight,
    Need,
    SomeNeed,
    cheapest,
    fewest,
    helpful,
    needs,
)
from tracker.law.conditions import (
    Counted,
    Situation,
    among,
    holds,
    required,
    top,
    weights,
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a condition lacks: so many consents more, of any of these states; the states it cannot do without."""

    consents: int = 0
    any_of: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    weights: tuple[MissingWeight, ...] = ()
    other: tuple[Event, ...] = ()
    smallest_sets: tuple[tuple[str, ...], ...] = ()
    open_to_any: bool = False  # whether consents count of states that are not listed anywhere


def missing(condition: Condition, situation: Situation) -> Missing | None:
    """What the condition still lacks on that day; None when it is met.

    Of alternatives, the one that takes the fewest consents is told. `smallest_sets` lists at most twenty of the
    smallest sets of states whose consents would complete it; it and `any_of` are empty where states count that are not
    listed anywhere.
    """
    if holds(condition, situation):
        return None
    lack = _lack(condition, situation)
    number, sets = fewest(lack)
    named = indispensable(condition, situation)
    cheapest_way = cheapest(lack)
    told = list(_parts(cheapest_way))
    return Missing(
        consents=max(number, len(named)),
        any_of=tuple(sorted(helpful(cheapest_way))),
        states=tuple(sorted(named)),
        weights=tuple(part.weight for part in told if isinstance(part, Need) and part.weight is not None),
        other=tuple(part for part in told if isinstance(part, Event)),
        smallest_sets=sets,
        open_to_any=any(need.of is None for need in needs(cheapest_way)),
    )


def _parts(lack: Lack) -> Iterator[Need | Event]:
    match lack:
        case EveryNeed(parts=parts) | SomeNeed(parts=parts):
            for part in parts:
                yield from _parts(part)
        case Need() | Event():
            yield lack


def _lack(condition: Condition, situation: Situation) -> Lack:
    """What an unmet condition lacks, without those of its parts that are met."""
    match condition:
        case Consents() | Share():
            return _need(condition, situation)
        case Weight():
            return _weight_needed(condition, situation)
        case NamedStates(states=states):
            return Need(len(states - situation.consented), states - situation.consented)
        case Top():
            first = top(condition, situation) - situation.consented
            return Need(len(first), first) if first else Event("measure", condition.measure.key)
        case AllOf(parts=parts):
            return EveryNeed(tuple(_lack(part, situation) for part in parts if not holds(part, situation)))
        case AnyOf(parts=parts):
            return SomeNeed(tuple(_lack(part, situation) for part in open_to(parts, situation)))
        case _:
            return _event(condition, situation)


def _need(counted: Counted, situation: Situation) -> Need:
    group, pool, number = among(counted, situation), possible(counted, situation), required(counted, situation)
    others = None if pool is None else pool - situation.consented
    given = situation.number(situation.consented if group is None else situation.consented & group)
    if number is not None:
        return Need(number - given, others, situation.worth)
    return Need(len(others), others) if others else Need(1, None)  # a second one, of whom nothing is known


def _weight_needed(condition: Weight, situation: Situation) -> Lack:
    values, needed = weights(condition, situation)
    if not values.by_state:
        return Event("measure", condition.measure.key)
    given, every = values.of(situation.consented), values.states
    pool = every if situation.may_consent is None else every & situation.may_consent
    exactly = condition.amount or (condition.share_of_total or 1) * Fraction(values.total, values.parts)
    measure = MissingWeight(condition.measure.key, Fraction(given, values.parts), exactly)
    return Need(needed - given, pool - situation.consented, values.by_state, measure)


def _event(condition: InForce | PartyTo | Decision | Acts | After | By | Unless, situation: Situation) -> Event:
    match condition:
        case InForce(instrument=instrument):
            return Event("in-force", instrument)
        case PartyTo(instruments=instruments):
            return Event("party-to", ", ".join(instruments))
        case Decision(organ=organ):
            return Event("decision", organ)
        case Acts(act=act, number=number, regards=regards):
            return Event("acts", f"{number} × {act}" + (f" ({regards})" if regards else ""))
        case After(moment=moment):
            return Event("after", str(moment.on(situation.beside.adopted) or "adoption"))
        case By(moment=moment):
            return Event("by", str(moment.on(situation.beside.adopted) or "adoption"))
        case Unless():
            return Event("no-objection", "")
