"""When a condition holds, whom it cannot do without, and what it lacks."""

from fractions import Fraction

from tests.law.building import day, dossier
from tracker.law.assessment import relatives_of
from tracker.law.beside import BesideConsents
from tracker.law.blocking import indispensable
from tracker.law.clauses import AllOf, AnyOf, Consents, Denominator, NamedStates, Share
from tracker.law.conditions import Situation, denominators, holds
from tracker.law.lacking import missing

MEMBERS = Denominator("members")
SIX = frozenset({"AM", "BY", "KG", "KZ", "RU", "TJ"})


def situation(*consented: str, may: frozenset[str] | None = SIX, members: frozenset[str] = SIX) -> Situation:
    given = dossier()
    beside = BesideConsents(given, relatives_of(given))
    return Situation(day("2022-12-05"), frozenset(consented), beside, {MEMBERS: members}, may)


def test_a_number_is_met_by_as_many_consents() -> None:
    assert not holds(Consents(4), situation("AM", "BY", "KG"))
    assert holds(Consents(4), situation("AM", "BY", "KG", "KZ"))


def test_only_consents_of_the_set_count_towards_its_number() -> None:
    three = Consents(3, Denominator("list", frozenset({"BY", "KZ", "RU", "TJ"})))
    assert not holds(three, situation("AM", "BY", "KZ"))
    assert holds(three, situation("AM", "BY", "KZ", "TJ"))


def test_all_are_all_of_the_set() -> None:
    everybody = Consents(None, MEMBERS)
    assert not holds(everybody, situation(*SIX - {"AM"}))
    assert holds(everybody, situation(*SIX))
    assert holds(everybody, situation(*SIX, "RS"))


def test_all_of_nobody_have_not_consented() -> None:
    assert not holds(Consents(None, MEMBERS), situation("AM", members=frozenset()))


def test_one_state_alone_concludes_no_treaty() -> None:
    assert not holds(Consents(None, MEMBERS), situation("AM", members=frozenset({"AM"})))
    assert holds(Consents(None, Denominator("list", frozenset({"AM"}))), situation("AM"))


def test_named_states_must_each_consent() -> None:
    assert not holds(NamedStates(frozenset({"BY", "RU"})), situation("BY", "KZ"))
    assert holds(NamedStates(frozenset({"BY", "RU"})), situation("BY", "RU"))


def test_all_and_any_combine() -> None:
    both = AllOf((Consents(3), NamedStates(frozenset({"RU"}))))
    either = AnyOf(both.parts)
    assert not holds(both, situation("AM", "BY", "KZ"))
    assert holds(both, situation("AM", "BY", "RU"))
    assert holds(either, situation("RU"))
    assert not holds(either, situation("AM", "BY"))


def test_the_sets_a_condition_counts_in_are_told() -> None:
    tree = AllOf((Consents(3), AnyOf((Consents(None), Consents(2, MEMBERS)))))
    assert denominators(tree) == {MEMBERS, Denominator("concerned")}
    assert not denominators(AllOf((Consents(3), NamedStates(frozenset({"RU"})))))


def test_nobody_is_blocking_while_others_could_complete_the_number() -> None:
    assert indispensable(Consents(4), situation("AM", "BY", "KG")) == set()
    assert indispensable(Consents(5), situation("AM", "BY", "KG")) == set()


def test_everybody_left_is_blocking_when_no_other_could_complete_the_number() -> None:
    assert indispensable(Consents(6), situation("AM", "BY", "KG")) == {"KZ", "RU", "TJ"}
    assert indispensable(Consents(None, MEMBERS), situation("AM", "BY", "KG")) == {"KZ", "RU", "TJ"}


def test_where_any_state_may_consent_nobody_blocks_a_number() -> None:
    assert indispensable(Consents(35), situation("AM", may=None)) == set()
    both = AllOf((Consents(22), NamedStates(frozenset({"US", "GB", "RU"}))))
    assert indispensable(both, situation("RU", may=None)) == {"US", "GB"}


def test_a_state_that_is_counted_but_may_not_consent_any_more_blocks_all() -> None:
    left = situation("AM", may=frozenset({"AM", "BY"}), members=frozenset({"AM", "BY", "UZ"}))
    assert indispensable(Consents(None, MEMBERS), left) == {"BY", "UZ"}
    assert indispensable(Consents(2, MEMBERS), left) == {"BY"}


def test_of_alternatives_only_who_is_needed_for_each_is_blocking() -> None:
    either = AnyOf((NamedStates(frozenset({"RU", "KZ"})), NamedStates(frozenset({"RU", "BY"}))))
    assert indispensable(either, situation()) == {"RU"}


def test_nothing_is_missing_once_the_condition_is_met() -> None:
    assert missing(Consents(1), situation("AM")) is None


def test_a_number_lacks_so_many_of_any_of_the_others() -> None:
    found = missing(Consents(4), situation("AM", "BY", "KG"))
    assert found is not None
    assert (found.consents, found.any_of, found.states) == (1, ("KZ", "RU", "TJ"), ())
    assert found.smallest_sets == (("KZ",), ("RU",), ("TJ",))


def test_of_all_every_missing_state_is_named() -> None:
    found = missing(Consents(None, MEMBERS), situation("AM", "BY", "KG", "RU"))
    assert found is not None
    assert (found.consents, found.states, found.smallest_sets) == (2, ("KZ", "TJ"), (("KZ", "TJ"),))


def test_of_an_instrument_open_to_any_state_no_others_can_be_listed() -> None:
    found = missing(Consents(35), situation("AM", may=None))
    assert found is not None
    assert (found.consents, found.any_of, found.smallest_sets) == (34, (), ())


def test_named_states_are_missing_beside_a_number_that_any_state_may_complete() -> None:
    both = AllOf((Consents(22), NamedStates(frozenset({"US", "GB", "RU"}))))
    found = missing(both, situation(*SIX, may=None))
    assert found is not None
    assert (found.consents, found.any_of, found.states, found.smallest_sets) == (16, (), ("GB", "US"), ())


def test_a_number_that_named_states_complete_lacks_no_more_than_them() -> None:
    both = AllOf((Consents(3), NamedStates(frozenset({"US", "GB", "RU"}))))
    found = missing(both, situation("RU", may=None))
    assert found is not None
    assert (found.consents, found.states, found.smallest_sets) == (2, ("GB", "US"), (("GB", "US"),))


def test_of_alternatives_the_one_that_lacks_least_is_told() -> None:
    either = AnyOf((Consents(None, MEMBERS), AllOf((Consents(3), NamedStates(frozenset({"RU"}))))))
    found = missing(either, situation("AM", "BY"))
    assert found is not None
    assert (found.consents, found.any_of, found.states) == (1, ("KG", "KZ", "RU", "TJ"), ("RU",))
    assert found.smallest_sets == (("RU",),)


def test_a_part_that_is_met_adds_nobody_to_those_who_are_missing() -> None:
    both = AllOf((Consents(2, Denominator("list", frozenset({"AM", "BY", "KG"}))), NamedStates(frozenset({"RU"}))))
    found = missing(both, situation("AM", "BY"))
    assert found is not None
    assert (found.consents, found.any_of, found.smallest_sets) == (1, ("RU",), (("RU",),))


def test_what_those_who_may_consent_cannot_complete_lacks_at_least_those_it_cannot_do_without() -> None:
    both = AllOf((Consents(1, MEMBERS), NamedStates(frozenset({"RU"})), NamedStates(frozenset({"US"}))))
    found = missing(both, situation(members=frozenset()))
    assert found is not None
    assert (found.consents, found.states, found.smallest_sets) == (2, ("RU", "US"), ())


def test_a_second_state_is_missing_where_only_one_is_known() -> None:
    found = missing(Consents(None, MEMBERS), situation("AM", members=frozenset({"AM"})))
    assert found is not None
    assert (found.consents, found.any_of, found.states) == (1, (), ())


def test_a_share_is_rounded_up_and_more_than_a_share_is_more() -> None:
    half, more = Share(Fraction(1, 2), MEMBERS), Share(Fraction(1, 2), MEMBERS, more=True)
    assert holds(half, situation("AM", "BY", "KG"))
    assert not holds(more, situation("AM", "BY", "KG"))
    assert holds(more, situation("AM", "BY", "KG", "KZ"))
    assert not holds(Share(Fraction(2, 3), MEMBERS), situation("AM", members=frozenset({"AM", "BY"})))
    assert not holds(half, situation(members=frozenset()))
