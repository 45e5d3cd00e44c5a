"""The fewest consents that would do, and the sets of states that could give them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tracker.law.completions import MOST_SETS, EveryNeed, Lack, Need, SomeNeed, fewest, helpful


def need(number: int, *states: str) -> Need:
    return Need(number, frozenset(states))


def test_any_of_the_states_would_do() -> None:
    assert fewest(need(1, "RU", "KZ")) == (1, (("KZ",), ("RU",)))


def test_a_state_that_helps_two_needs_is_counted_once() -> None:
    both = EveryNeed((need(1, "AM", "BY"), need(1, "BY", "RU")))
    assert fewest(both) == (1, (("BY",),))


def test_needs_of_different_states_add_up() -> None:
    both = EveryNeed((need(2, "AM", "BY"), need(1, "KZ", "RU")))
    assert fewest(both) == (3, (("AM", "BY", "KZ"), ("AM", "BY", "RU")))


def test_the_cheapest_alternative_is_taken() -> None:
    assert fewest(SomeNeed((need(3, "AM", "BY", "KG"), need(1, "RU")))) == (1, (("RU",),))


def test_where_any_state_would_do_no_sets_are_listed() -> None:
    open_to_all = EveryNeed((Need(3, None), need(1, "RU", "US")))
    assert fewest(open_to_all) == (3, ())
    assert helpful(open_to_all) == frozenset()


def test_states_that_are_needed_anyway_are_listed_even_if_any_state_would_help() -> None:
    assert fewest(EveryNeed((Need(2, None), need(2, "GB", "US")))) == (2, (("GB", "US"),))


def test_a_number_beyond_all_who_may_consent_has_no_sets() -> None:
    assert fewest(need(3, "AM", "BY")) == (3, ())


def test_at_most_twenty_sets_are_listed() -> None:
    number, sets = fewest(need(3, *(f"S{n:02}" for n in range(60))))
    assert (number, len(sets)) == (3, MOST_SETS)


def test_a_search_that_grows_without_bound_is_given_up() -> None:
    groups = [need(5, *(f"{g}{n}" for n in range(9))) for g in "ABCDEFGHIJKL"]
    assert fewest(EveryNeed(tuple(groups))) == (5, ())


STATES = ("AM", "BY", "KG", "KZ", "RU", "TJ")
GROUPS = st.frozensets(st.sampled_from(STATES), min_size=1)
LEAVES = st.builds(lambda of, n: Need(min(n, len(of)), of), GROUPS, st.integers(1, 6))
TREES: st.SearchStrategy[Lack] = st.recursive(
    LEAVES,
    lambda parts: (
        st.builds(EveryNeed, st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(SomeNeed, st.lists(parts, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=5,
)


def would_do(lack: Lack, states: frozenset[str]) -> bool:
    if isinstance(lack, Need):
        return len(states & (lack.of or frozenset())) >= lack.number
    results = [would_do(part, states) for part in lack.parts]
    return all(results) if isinstance(lack, EveryNeed) else any(results)


@given(TREES)
def test_the_sets_are_those_that_trying_every_set_of_states_finds(lack: Lack) -> None:
    tried = ((n, s) for n in range(len(STATES) + 1) for s in combinations(STATES, n) if would_do(lack, frozenset(s)))
    first, _ = next(tried, (0, ()))
    every = {s for s in combinations(STATES, first) if would_do(lack, frozenset(s))}
    number, sets = fewest(lack)
    assert number == first
    assert set(sets) <= every
    assert len(sets) == min(MOST_SETS, len(every))
    assert helpful(lack) <= set(STATES)
