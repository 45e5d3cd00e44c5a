"""Whom a condition cannot do without, and what can still meet it."""

from collections.abc import Iterable

from tracker.law.clauses import AllOf, AnyOf, By, Condition, Consents, NamedStates, Share, Top, Weight
from tracker.law.conditions import Counted, Situation, among, holds, required, top, weights


def indispensable(condition: Condition, situation: Situation) -> frozenset[str]:
    """The states that are blocking: they have not consented, and without them the condition cannot be met.

    Where an instrument is open to any state, a number of consents can always be reached without a given one.
    """
    match condition:
        case Consents() | Share():
            return _blocking(condition, situation)
        case Weight():
            values, needed = weights(condition, situation)
            reach = _able(situation, values.states)
            spare = (values.total if len(reach) == len(values.states) else values.of(reach)) - needed
            if spare < 0 or spare >= values.heaviest:
                return frozenset()
            return frozenset(state for state in reach - situation.consented if spare < values.by_state[state])
        case Top():
            return top(condition, situation) - situation.consented
        case NamedStates(states=states):
            return states - situation.consented
        case AllOf(parts=parts):
            return frozenset().union(*(indispensable(part, situation) for part in parts))
        case AnyOf(parts=parts):
            return frozenset.intersection(*(indispensable(part, situation) for part in open_to(parts, situation)))
        case _:
            return frozenset()


def _blocking(counted: Counted, situation: Situation) -> frozenset[str]:
    pool, number = possible(counted, situation), required(counted, situation)
    if pool is None:
        return frozenset()
    if number is None:
        return pool - situation.consented
    spare = situation.number(pool) - number
    if not situation.worth:
        return pool - situation.consented if spare < 1 else frozenset()
    return frozenset(state for state in pool - situation.consented if spare < situation.worth.get(state, 1))


def possible(counted: Counted, situation: Situation) -> frozenset[str] | None:
    """The states whose consent counts or could count; None where they cannot be listed.

    Of "all", everyone counts, able to consent or not.
    """
    group = among(counted, situation)
    if situation.may_consent is None or (isinstance(counted, Consents) and counted.number is None):
        return group
    if group is not None:
        return _able(situation, group)
    return _both(situation.may_consent, situation.consented)


def _able(situation: Situation, group: frozenset[str]) -> frozenset[str]:
    """Those of a group who have consented or may."""
    pool = situation.may_consent
    return group if pool is None or group <= pool else group & _both(pool, situation.consented)


def _both(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The states of either set; the first itself where it has all of them, as it mostly does."""
    return some if others <= some else some | others


def open_to(parts: Iterable[Condition], situation: Situation) -> list[Condition]:
    """The alternatives that can still be met; all of them where none can."""
    every = list(parts)
    return [part for part in every if _attainable(part, situation)] or every


def _attainable(condition: Condition, situation: Situation) -> bool:
    """False when no further consent and no passing of time would meet the condition."""
    match condition:
        case Consents() | Share():
            pool, number = possible(condition, situation), required(condition, situation)
            return pool is None or number is None or situation.number(pool) >= number
        case Weight():
            values, needed = weights(condition, situation)
            return bool(values.states) and values.of(_able(situation, values.states)) >= needed
        case By():
            return holds(condition, situation)
        case AllOf(parts=parts):
            return all(_attainable(part, situation) for part in parts)
        case AnyOf(parts=parts):
            return any(_attainable(part, situation) for part in parts)
        case _:
            return True
