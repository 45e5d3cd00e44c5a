"""When the condition of a clause holds, and whom it cannot do without.

A `Situation` is one day: who has validly consented by then, and who may still. Everything here is monotone in the
consents: one more never makes a condition fail, unless the set it is counted in moves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tracker.law.clauses import AllOf, AnyOf, Condition, Consents, Denominator, NamedStates
from tracker.law.completions import EveryNeed, Lack, Need, SomeNeed, fewest, helpful

CONCERNED = Denominator("concerned")


@dataclass(frozen=True, slots=True)
class Situation:
    """The consents on a day, and the sets that numbers are counted in."""

    consented: frozenset[str]
    sets: Mapping[Denominator, frozenset[str]] = field(default_factory=dict)  # who is in each denominator of the clause
    may_consent: frozenset[str] | None = None  # None: the instrument is open to any state

    def counted_in(self, of: Denominator) -> frozenset[str]:
        """The states of a denominator on this day."""
        return self.sets.get(of, of.states)

    def with_consents(self, states: frozenset[str]) -> "Situation":
        """The same day, had these states and no others consented."""
        return replace(self, consented=states)


def leaves(condition: Condition) -> Iterator[Consents | NamedStates]:
    """The simple conditions a condition is made of."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Consents() | NamedStates():
            yield condition


def denominators(condition: Condition) -> frozenset[Denominator]:
    """The sets that a condition counts in; none where it counts the consent of any state."""
    found = (denominator(leaf) for leaf in leaves(condition) if isinstance(leaf, Consents))
    return frozenset(of for of in found if of is not None)


def denominator(consents: Consents) -> Denominator | None:
    """The set a number of consents is counted in; None where every consent counts."""
    return consents.of or (CONCERNED if consents.number is None else None)


def among(consents: Consents, situation: Situation) -> frozenset[str] | None:
    """The states of that set on the day; None where every consent counts."""
    of = denominator(consents)
    return None if of is None else situation.counted_in(of)


def holds(condition: Condition, situation: Situation) -> bool:
    """True when the condition is met."""
    match condition:
        case Consents():
            return _enough(condition, situation)
        case NamedStates(states=states):
            return states <= situation.consented
        case AllOf(parts=parts):
            return all(holds(part, situation) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, situation) for part in parts)


def _enough(consents: Consents, situation: Situation) -> bool:
    """Whether so many have consented. All of nobody have not; nor has one alone, where more may join: it takes two."""
    group = among(consents, situation)
    counted = situation.consented if group is None else situation.consented & group
    if consents.number is not None:
        return len(counted) >= consents.number
    listed = consents.of is not None and consents.of.who == "list"
    return counted == group and len(counted) >= (1 if listed else 2)


def indispensable(condition: Condition, situation: Situation) -> frozenset[str]:
    """The states that are blocking: they have not consented, and without them the condition cannot be met.

    Where an instrument is open to any state, a number of consents can always be reached without a given one.
    """
    match condition:
        case Consents(number=number):
            pool = possible(condition, situation)
            if pool is None or (number is not None and len(pool) > number):
                return frozenset()
            return pool - situation.consented
        case NamedStates(states=states):
            return states - situation.consented
        case AllOf(parts=parts):
            return frozenset().union(*(indispensable(part, situation) for part in parts))
        case AnyOf(parts=parts):
            return frozenset.intersection(*(indispensable(part, situation) for part in parts))


def possible(consents: Consents, situation: Situation) -> frozenset[str] | None:
    """The states whose consent counts or could count; None where they cannot be listed.

    Of "all", everyone counts, able to consent or not.
    """
    group, pool = among(consents, situation), situation.may_consent
    if pool is None or consents.number is None:
        return group
    able = situation.consented | pool
    return able if group is None else group & able


@dataclass(frozen=True, slots=True)
class Missing:
    """What a condition lacks: so many consents more, of any of these states; the states it cannot do without."""

    consents: int = 0
    any_of: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    smallest_sets: tuple[tuple[str, ...], ...] = field(default=())


def missing(condition: Condition, situation: Situation) -> Missing | None:
    """What the condition still lacks on that day; None when it is met.

    `smallest_sets` lists at most twenty of the smallest sets of states whose consents would complete it; it and
    `any_of` are empty where states count that are not listed anywhere.
    """
    if holds(condition, situation):
        return None
    lack = _lack(condition, situation)
    number, sets = fewest(lack)
    named = indispensable(condition, situation)
    return Missing(
        consents=max(number, len(named)),
        any_of=tuple(sorted(helpful(lack))),
        states=tuple(sorted(named)),
        smallest_sets=sets,
    )


def _lack(condition: Condition, situation: Situation) -> Lack:
    """What an unmet condition lacks, without those of its parts that are met."""
    match condition:
        case Consents():
            return _need(condition, situation)
        case NamedStates(states=states):
            return Need(len(states - situation.consented), states - situation.consented)
        case AllOf(parts=parts):
            return EveryNeed(tuple(_lack(part, situation) for part in parts if not holds(part, situation)))
        case AnyOf(parts=parts):
            return SomeNeed(tuple(_lack(part, situation) for part in parts))


def _need(consents: Consents, situation: Situation) -> Need:
    group, pool = among(consents, situation), possible(consents, situation)
    others = None if pool is None else pool - situation.consented
    if consents.number is not None:
        have = len(situation.consented if group is None else situation.consented & group)
        return Need(consents.number - have, others)
    return Need(len(others), others) if others else Need(1, None)  # a second one, of whom nothing is known
