"""When the condition of a clause holds, what it lacks, and whom it cannot do without.

A `Situation` is one day: who has validly consented by then, and who may still. Everything here is monotone in the
consents: one more never makes a condition fail, unless the set it is counted in moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations, islice

from tracker.law.clauses import AllOf, AnyOf, Condition, Consents, Denominator, NamedStates

MOST_SETS = 20
_MOST_TRIES = 5_000


@dataclass(frozen=True, slots=True)
class Situation:
    """The consents on a day, and the sets that numbers are counted in."""

    consented: frozenset[str]
    signatories: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    signatories_at_adoption: frozenset[str] = frozenset()
    members_at_adoption: frozenset[str] = frozenset()
    concerned: Denominator | None = None  # in whom "all" is counted where the clause does not say
    may_consent: frozenset[str] | None = None  # None: the instrument is open to any state

    def counted_in(self, of: Denominator) -> frozenset[str]:
        """The states of a denominator on this day."""
        if of.who == "list":
            return of.states
        at_adoption = of.counted_at == "adoption"
        if of.who == "members":
            return self.members_at_adoption if at_adoption else self.members
        return self.signatories_at_adoption if at_adoption else self.signatories

    def with_consents(self, states: frozenset[str]) -> "Situation":
        """The same day, had these states and no others consented."""
        return Situation(
            states,
            self.signatories,
            self.members,
            self.signatories_at_adoption,
            self.members_at_adoption,
            self.concerned,
            self.may_consent,
        )


def _of(condition: Consents, situation: Situation) -> frozenset[str] | None:
    """The set a number of consents is counted in; None where every consent counts."""
    if condition.of is not None:
        return situation.counted_in(condition.of)
    if condition.number is None:
        return situation.counted_in(situation.concerned or Denominator("signatories"))
    return None


def holds(condition: Condition, situation: Situation) -> bool:
    """True when the condition is met. "All" of nobody is not met: nobody is known who could consent."""
    match condition:
        case Consents(number=number):
            among = _of(condition, situation)
            if number is not None:
                counted = situation.consented if among is None else situation.consented & among
                return len(counted) >= number
            return bool(among) and among is not None and among <= situation.consented
        case NamedStates(states=states):
            return states <= situation.consented
        case AllOf(parts=parts):
            return all(holds(part, situation) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, situation) for part in parts)


def indispensable(condition: Condition, situation: Situation) -> frozenset[str]:
    """The states that are blocking: they have not consented, and without them the condition cannot be met.

    Where an instrument is open to any state, a number of consents can always be reached without a given one.
    """
    match condition:
        case Consents(number=number):
            among, pool = _of(condition, situation), situation.may_consent
            if among is None and pool is None:
                return frozenset()
            possible = situation.consented | (pool if pool is not None else among or frozenset())
            if among is not None:
                possible &= among
            needed = len(among or possible) if number is None else number
            return possible - situation.consented if len(possible) <= needed else frozenset()
        case NamedStates(states=states):
            return states - situation.consented
        case AllOf(parts=parts):
            return frozenset().union(*(indispensable(part, situation) for part in parts))
        case AnyOf(parts=parts):
            return frozenset.intersection(*(indispensable(part, situation) for part in parts))


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

    `smallest_sets` lists at most twenty of the smallest sets of states whose consents would complete it; it is empty
    where the instrument is open to states that are not listed anywhere.
    """
    if holds(condition, situation):
        return None
    named = indispensable(condition, situation)
    candidates = _candidates(condition, situation) - situation.consented
    needed = _number(condition, situation)
    return Missing(
        consents=needed,
        any_of=tuple(sorted(candidates)),
        states=tuple(sorted(named)),
        smallest_sets=_smallest_sets(condition, situation, named, candidates, needed),
    )


def _number(condition: Condition, situation: Situation) -> int:
    """The least number of consents that are still lacking."""
    match condition:
        case Consents(number=number):
            among = _of(condition, situation)
            if number is None:
                return len((among or frozenset()) - situation.consented)
            counted = situation.consented if among is None else situation.consented & among
            return max(0, number - len(counted))
        case NamedStates(states=states):
            return len(states - situation.consented)
        case AllOf(parts=parts):
            named = indispensable(condition, situation)
            return max(len(named), *(_number(part, situation) for part in parts))
        case AnyOf(parts=parts):
            return min(_number(part, situation) for part in parts)


def _candidates(condition: Condition, situation: Situation) -> frozenset[str]:
    """The states whose consent would count, so far as they can be listed."""
    match condition:
        case Consents():
            among = _of(condition, situation)
            pool = situation.may_consent
            if among is None:
                return pool or frozenset()
            return among
        case NamedStates(states=states):
            return states
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return frozenset(chain.from_iterable(_candidates(part, situation) for part in parts))


def _smallest_sets(
    condition: Condition, situation: Situation, named: frozenset[str], candidates: frozenset[str], needed: int
) -> tuple[tuple[str, ...], ...]:
    others = sorted(candidates - named)

    def completing(extra: int) -> Iterator[tuple[str, ...]]:
        for more in islice(combinations(others, extra), _MOST_TRIES):
            if holds(condition, situation.with_consents(situation.consented | named | set(more))):
                yield tuple(sorted(named | set(more)))

    for extra in range(max(0, needed - len(named)), len(others) + 1):
        if found := tuple(islice(completing(extra), MOST_SETS)):
            return found
    return ()
