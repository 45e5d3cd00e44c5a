"""Who has consented on a day, who may, and the sets that numbers are counted in."""

from typing import Any

import pytest

from tests.law.building import act, confirmed, day, dossier, entered, member, members, notified, ratified, signed
from tracker.law.assessment import relatives_of
from tracker.law.clauses import Denominator
from tracker.law.conditions import Situation
from tracker.law.courses import courses
from tracker.law.facts import Dossier
from tracker.law.situations import Population, Situations


def situations(given: Dossier) -> Situations:
    found = entered(given).entry.situations
    assert found is not None
    return found


def population(given: Dossier) -> Population:
    return Population(given, courses(given.acts), relatives_of(given))


def on(found: Dossier, text: str) -> Situation:
    return situations(found).on(day(text))


ALL = {"when": {"consents": "all"}}
MOVING = [member("AM", "1992-05-15"), member("UZ", "1992-05-15", "1999-04-21"), member("BY", "1993-12-31")]


def all_of(who: str, **more: Any) -> dict[str, Any]:
    return {"when": {"consents": "all", "of": who} | more}


def test_only_standing_consents_of_the_kinds_that_count_are_counted() -> None:
    acts = [
        *ratified(AM="2000-01-01", BY="2000-01-02"),
        act("BY", "withdrawal-of-consent", "2001-01-01"),
        act("KZ", "accession", "2000-01-03"),
        *ratified(EU="2000-01-04"),
    ]
    found = dossier(acts, {"when": {"consents": 4}, "counts": ["ratification"], "not_counted": ["EU"]})
    assert on(found, "2000-06-01").consented == {"AM", "BY"}
    assert on(found, "2001-01-01").consented == {"AM"}


def test_a_state_has_consented_from_the_first_of_its_acts_that_counts() -> None:
    acts = [*notified(AM="2000-01-01"), *ratified(AM="2000-06-01")]
    found = dossier(acts, {"when": {"consents": 4}, "counts": ["ratification"]})
    assert on(found, "2000-05-31").consented == set()
    assert on(found, "2000-06-01").consented == {"AM"}


def test_an_instrument_open_to_any_state_has_no_list_of_those_who_may_consent() -> None:
    assert on(dossier(clause=ALL), "2022-01-01").may_consent is None


@pytest.mark.parametrize(
    ("concerns", "text", "expected"),
    [
        ("members", "1999-04-20", {"AM", "BY", "UZ"}),
        ("members", "1999-04-21", {"AM", "BY"}),
        ("members@adoption", "1999-04-21", {"AM", "UZ"}),
        (["AM", "RS"], "1999-04-21", {"AM", "RS"}),
        ("signatories", "1999-04-20", {"AM"}),
        ("signatories", "1999-04-21", {"AM", "BY"}),
    ],
)
def test_who_is_concerned_follows_the_day(concerns: str, text: str, expected: set[str]) -> None:
    acts = [*signed("AM", on="1993-01-01"), *signed("BY", on="1999-04-21")]
    found = dossier(acts, ALL, concerns=concerns, adopted="1992-05-15", memberships=MOVING)
    assert population(found).may_consent_on(day(text)) == expected
    assert on(found, text).counted_in(Denominator("concerned")) == expected


def test_of_an_open_instrument_the_signatories_are_concerned_definitive_ones_included() -> None:
    found = dossier([*signed("AM"), act("BY", "definitive-signature", "2022-01-01")], ALL)
    assert population(found).concerned_on(day("2022-01-01")) == {"AM", "BY"}


@pytest.mark.parametrize(
    ("counted_at", "expected"),
    [
        ("each-deposit", {"AM", "BY"}),
        ("adoption", {"AM", "UZ"}),
        ("1994-01-01", {"AM", "BY", "UZ"}),
    ],
)
@pytest.mark.parametrize("of", ["members", None])
def test_a_set_is_taken_at_each_deposit_at_adoption_or_on_a_day(
    of: str | None, counted_at: str, expected: set[str]
) -> None:
    clause = {"when": {"consents": "all", "counted_at": counted_at} | ({"of": of} if of else {})}
    found = dossier(clause=clause, concerns="members", adopted="1992-05-15", memberships=MOVING)
    assert list(on(found, "2000-01-01").sets.values()) == [expected]


def test_signatories_at_adoption_do_not_grow_by_later_signatures() -> None:
    acts = [*signed("AM", "KZ", on="1992-05-15"), *signed("BY", on="1993-12-31")]
    found = dossier(acts, all_of("signatories", counted_at="adoption"), adopted="1992-05-15")
    assert list(on(found, "2000-01-01").sets.values()) == [{"AM", "KZ"}]


def test_without_a_known_adoption_the_set_is_taken_on_the_day() -> None:
    clause = all_of("members", counted_at="adoption")
    found = dossier(clause=clause, concerns="members@adoption", adopted=None, memberships=MOVING)
    assert list(on(found, "2000-01-01").sets.values()) == [{"AM", "BY"}]
    assert on(found, "2000-01-01").may_consent == {"AM", "BY"}


def test_who_is_not_counted_is_neither_waited_for_nor_asked() -> None:
    clause = all_of("members") | {"not_counted": ["EU"]}
    found = dossier(clause=clause, concerns="members", memberships=members("EU", "RS", "AM"))
    now = on(found, "2022-01-01")
    assert list(now.sets.values()) == [{"AM", "RS"}]
    assert now.may_consent == {"AM", "RS"}


def test_a_list_is_the_states_it_lists() -> None:
    clause = {"when": {"consents": 2, "of": ["BY", "KZ", "RU"]}}
    assert list(on(dossier(clause=clause), "2022-01-01").sets.values()) == [{"BY", "KZ", "RU"}]


def unmet(found: Dossier, text: str) -> bool:
    return situations(found).certainly_unmet_on(day(text))


FOUR_OF_SIX = {"concerns": "members", "memberships": members("AM", "BY", "KG", "KZ", "RU", "TJ"), "coverage": "partial"}


def test_a_condition_is_certainly_unmet_when_too_many_are_confirmed_not_to_have_consented() -> None:
    heard = [confirmed("2023-01-01", "no-change", state) for state in ("AM", "BY", "KG")]
    found = dossier(notified(RU="2022-01-01"), {"when": {"consents": 4}}, confirmations=heard, **FOUR_OF_SIX)
    assert unmet(found, "2022-06-01")
    assert unmet(found, "2023-01-01")
    assert not unmet(found, "2023-01-02")


def test_a_condition_may_be_met_when_those_of_whom_nothing_is_known_would_suffice() -> None:
    heard = [confirmed("2023-01-01", "pending", state) for state in ("AM", "BY")]
    assert not unmet(dossier(clause={"when": {"consents": 4}}, confirmations=heard, **FOUR_OF_SIX), "2022-06-01")


def test_one_member_confirmed_to_be_missing_suffices_where_all_are_needed() -> None:
    heard = [confirmed("2023-01-01", "pending", "AM")]
    assert unmet(dossier(clause=ALL, confirmations=heard, **FOUR_OF_SIX), "2022-06-01")
    assert unmet(
        dossier(clause=all_of("signatories"), acts=signed("AM"), confirmations=heard, **FOUR_OF_SIX), "2022-06-01"
    )


def test_what_is_confirmed_as_completed_is_no_sign_of_delay() -> None:
    heard = [confirmed("2023-01-01", "completed", "AM")]
    assert not unmet(dossier(clause=ALL, confirmations=heard, **FOUR_OF_SIX), "2022-06-01")


@pytest.mark.parametrize("concerns", ["any", "signatories"])
def test_where_it_is_not_known_who_may_have_consented_nothing_is_certain(concerns: str) -> None:
    heard = [confirmed("2023-01-01", "pending", "AM")]
    assert not unmet(dossier(signed("AM", "BY"), ALL, concerns=concerns, confirmations=heard), "2022-06-01")
