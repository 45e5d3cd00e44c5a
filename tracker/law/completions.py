"""The fewest consents that would complete what is lacking, and the sets of states that could give them.

States that would help the same needs are alike, so that only how many of each kind are taken has to be tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, islice, product, takewhile

MOST_SETS = 20
_MOST_TRIES = 2_000


@dataclass(frozen=True, slots=True)
class Need:
    """So many consents are lacking, of these states; of any state where `of` is None."""

    number: int
    of: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class EveryNeed:
    """All of these are lacking."""

    parts: tuple["Lack", ...]


@dataclass(frozen=True, slots=True)
class SomeNeed:
    """One of these would do."""

    parts: tuple["Lack", ...]


Lack = Need | EveryNeed | SomeNeed
Sets = tuple[tuple[str, ...], ...]


def needs(lack: Lack) -> Iterator[Need]:
    """The single needs of what is lacking."""
    if isinstance(lack, Need):
        yield lack
    else:
        yield from chain.from_iterable(needs(part) for part in lack.parts)


def helpful(lack: Lack) -> frozenset[str]:
    """The states whose consent would count; none where they cannot be listed, because any state's would."""
    groups = [need.of for need in needs(lack)]
    return frozenset[str]().union(*(g for g in groups if g is not None)) if None not in groups else frozenset()


def fewest(lack: Lack) -> tuple[int, Sets]:
    """The least number of consents that completes it, and at most twenty sets of states that are so few.

    There are none where states could help that are not listed anywhere, or those who may consent do not suffice.
    """
    kinds = _kinds(lack)
    sizes = [len(kind.states) or _most(lack) for kind in kinds]
    low = _least(lack)
    tries = islice(chain.from_iterable(_shares(n, sizes) for n in range(low, sum(sizes) + 1)), _MOST_TRIES)
    completing = (share for share in tries if _complete(lack, dict(zip(kinds, share, strict=True))))
    first = next(completing, None)
    if first is None:
        return low, ()
    shares = takewhile(lambda share: sum(share) == sum(first), chain([first], completing))
    return sum(first), _sets(kinds, list(islice(shares, MOST_SETS)))


@dataclass(frozen=True, slots=True)
class _Kind:
    """States that help the same needs; without any state: those that are not listed anywhere."""

    helps: frozenset[Need]
    states: tuple[str, ...]


def _kinds(lack: Lack) -> list[_Kind]:
    every = set(needs(lack))
    kinds: dict[frozenset[Need], list[str]] = {}
    for state in sorted(frozenset().union(*(need.of or () for need in every))):
        helps = frozenset(need for need in every if need.of is None or state in need.of)
        kinds.setdefault(helps, []).append(state)
    found = [_Kind(helps, tuple(states)) for helps, states in kinds.items()]
    if unlisted := frozenset(need for need in every if need.of is None):
        found.append(_Kind(unlisted, ()))
    return found


def _least(lack: Lack) -> int:
    """A number that is certainly not too high."""
    match lack:
        case Need(number=number):
            return number
        case EveryNeed(parts=parts):
            return max(map(_least, parts))
        case SomeNeed(parts=parts):
            return min(map(_least, parts))


def _most(lack: Lack) -> int:
    return max(need.number for need in needs(lack))


def _shares(total: int, sizes: list[int]) -> Iterator[tuple[int, ...]]:
    """The ways to take so many from kinds of these sizes."""
    if not sizes:
        yield ()
        return
    for n in range(min(total, sizes[0]), max(0, total - sum(sizes[1:])) - 1, -1):
        yield from ((n, *rest) for rest in _shares(total - n, sizes[1:]))


def _complete(lack: Lack, share: dict[_Kind, int]) -> bool:
    match lack:
        case Need(number=number):
            return sum(n for kind, n in share.items() if lack in kind.helps) >= number
        case EveryNeed(parts=parts):
            return all(_complete(part, share) for part in parts)
        case SomeNeed(parts=parts):
            return any(_complete(part, share) for part in parts)


def _sets(kinds: list[_Kind], shares: list[tuple[int, ...]]) -> Sets:
    if any(n and not kind.states for share in shares for kind, n in zip(kinds, share, strict=True)):
        return ()
    picked = chain.from_iterable(
        product(*(combinations(kind.states, n) for kind, n in zip(kinds, share, strict=True))) for share in shares
    )
    return tuple(sorted(tuple(sorted(chain.from_iterable(parts))) for parts in islice(picked, MOST_SETS)))
