"""The fewest consents that would complete what is lacking, and the sets of states that could give them.

States that would help the same needs are alike, so that only how many of each kind are taken has to be tried; where
their consents weigh differently, the heaviest of a kind come first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, chain, combinations, islice

MOST_SETS = 20
_MOST_TRIES = 500


@dataclass(frozen=True, slots=True)
class MissingWeight:
    """So much of a measure is there, and so much is needed."""

    measure: str
    given: Fraction
    needed: Fraction


@dataclass(frozen=True, slots=True)
class Need:
    """So many consents are lacking, of these states; of any state where `of` is None.

    With `worth` the consents count as much as each is worth (those of states not in it: 1), and `number` is how much
    is lacking.
    """

    number: int
    of: frozenset[str] | None
    worth: Mapping[str, int] = field(default_factory=dict, compare=False)
    weight: MissingWeight | None = None  # of which the worth is a part; None where consents are counted


@dataclass(frozen=True, slots=True)
class Event:
    """Something is lacking that no state's consent brings about: a decision, a day, another instrument."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class EveryNeed:
    """All of these are lacking."""

    parts: tuple["Lack", ...]


@dataclass(frozen=True, slots=True)
class SomeNeed:
    """One of these would do."""

    parts: tuple["Lack", ...]


Lack = Need | Event | EveryNeed | SomeNeed
Sets = tuple[tuple[str, ...], ...]


def needs(lack: Lack) -> Iterator[Need]:
    """The single needs of what is lacking."""
    match lack:
        case Need():
            yield lack
        case EveryNeed(parts=parts) | SomeNeed(parts=parts):
            yield from chain.from_iterable(needs(part) for part in parts)


def helpful(lack: Lack) -> frozenset[str]:
    """The states whose consent would count; none where they cannot be listed, because any state's would."""
    groups = [need.of for need in needs(lack)]
    return frozenset[str]().union(*(g for g in groups if g is not None)) if None not in groups else frozenset()


def cheapest(lack: Lack) -> Lack:
    """The same, of every choice only the alternative that takes the fewest consents."""
    match lack:
        case SomeNeed(parts=parts):
            return min((cheapest(part) for part in parts), key=_least)
        case EveryNeed(parts=parts):
            return EveryNeed(tuple(cheapest(part) for part in parts))
        case _:
            return lack


def fewest(lack: Lack) -> tuple[int, Sets]:
    """The least number of consents that completes it, and at most twenty sets of states that are so few.

    There are none where states could help that are not listed anywhere, or those who may consent do not suffice.
    """
    if not isinstance(lack, SomeNeed):
        return _fewest(lack)
    ways = [fewest(part) for part in lack.parts]
    number = min(fewest_of_it for fewest_of_it, _ in ways)
    sets = {states for fewest_of_it, sets in ways for states in sets if fewest_of_it == number}
    return number, tuple(sorted(sets)[:MOST_SETS])


def _fewest(lack: Lack) -> tuple[int, Sets]:
    """The same where everything is needed, though there may be choices within."""
    kinds, low = _kinds(lack), _least(lack)
    sizes = [len(kind.states) or _most(lack) for kind in kinds]
    tries = 0
    for number in range(low, sum(sizes) + 1):
        completing: list[tuple[int, ...]] = []
        for share in _shares(number, sizes):
            tries += 1
            if tries > _MOST_TRIES:
                return low, ()
            if len(completing) < MOST_SETS and _complete(lack, dict(zip(kinds, share, strict=True))):
                completing.append(share)
        if any(n and not kind.states for share in completing for kind, n in zip(kinds, share, strict=True)):
            return number, ()
        if not number and completing:
            return 0, ()  # no consent is lacking, but events
        if sets := _sets(lack, kinds, completing):
            return number, sets
    return low, ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """States that help the same needs; without any state: those that are not listed anywhere."""

    helps: frozenset[Need]
    states: tuple[str, ...]

    def most(self, number: int, need: Need) -> int:
        """The most that so many of them can be worth."""
        if not need.worth:
            return number
        return sum(sorted((need.worth.get(state, 1) for state in self.states), reverse=True)[:number])


def _kinds(lack: Lack) -> list[_Kind]:
    every = set(needs(lack))
    kinds: dict[frozenset[Need], list[str]] = {}
    for state in sorted(frozenset().union(*(need.of or () for need in every))):
        helps = frozenset(need for need in every if need.of is None or state in need.of)
        kinds.setdefault(helps, []).append(state)
    found = [_Kind(helps, tuple(sorted(states, key=lambda s: _heavy(s, helps)))) for helps, states in kinds.items()]
    if unlisted := frozenset(need for need in every if need.of is None):
        found.append(_Kind(unlisted, ()))
    return found


def _heavy(state: str, helps: Iterable[Need]) -> tuple[Fraction, str]:
    """States in the order in which they are tried: those that complete most first."""
    parts = (Fraction(need.worth[state], need.number) for need in helps if state in need.worth)
    return -sum(parts, Fraction(0)), state


def _least(lack: Lack) -> int:
    """A number that is certainly not too high."""
    match lack:
        case Need(number=number, of=of, worth=worth):
            if not worth:
                return number
            heaviest = sorted((worth.get(state, 1) for state in of or worth), reverse=True)
            return next((n for n, total in enumerate(accumulate(heaviest), 1) if total >= number), len(heaviest) + 1)
        case Event():
            return 0
        case EveryNeed(parts=parts):
            return max(map(_least, parts))
        case SomeNeed(parts=parts):
            return min(map(_least, parts))


def _most(lack: Lack) -> int:
    return max(need.number for need in needs(lack) if need.of is None)


def _shares(total: int, sizes: list[int]) -> Iterator[tuple[int, ...]]:
    """The ways to take so many from kinds of these sizes."""
    if not sizes:
        yield ()
        return
    for n in range(min(total, sizes[0]), max(0, total - sum(sizes[1:])) - 1, -1):
        yield from ((n, *rest) for rest in _shares(total - n, sizes[1:]))


def _complete(lack: Lack, share: dict[_Kind, int]) -> bool:
    """Whether so many of each kind would do, taken as heavy as they can be."""
    match lack:
        case Need(number=number):
            return sum(kind.most(n, lack) for kind, n in share.items() if lack in kind.helps) >= number
        case Event():
            return True
        case EveryNeed(parts=parts):
            return all(_complete(part, share) for part in parts)
        case SomeNeed(parts=parts):
            return any(_complete(part, share) for part in parts)


def _sets(lack: Lack, kinds: list[_Kind], shares: list[tuple[int, ...]]) -> Sets:
    picked = chain.from_iterable(_picks(kinds, share) for share in shares)
    sets = (frozenset(states) for states in islice(picked, _MOST_TRIES))
    completing = islice((states for states in sets if _completed(lack, states)), MOST_SETS)
    return tuple(sorted(tuple(sorted(states)) for states in completing))


def _picks(kinds: list[_Kind], share: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    """The ways to take so many states of each kind, one at a time: there may be more than a memory holds."""
    if not kinds:
        yield ()
        return
    for chosen in combinations(kinds[0].states, share[0]):
        yield from ((*chosen, *others) for others in _picks(kinds[1:], share[1:]))


def _completed(lack: Lack, states: frozenset[str]) -> bool:
    match lack:
        case Need(number=number, of=of, worth=worth):
            helping = states if of is None else states & of
            return sum(worth.get(state, 1) for state in helping) >= number
        case Event():
            return True
        case EveryNeed(parts=parts):
            return all(_completed(part, states) for part in parts)
        case SomeNeed(parts=parts):
            return any(_completed(part, states) for part in parts)
