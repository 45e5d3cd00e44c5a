"""The day on which a condition is met, and what may undo it."""

from typing import Any

import pytest

from tests.law.building import act, day, dossier, entered, member, members, notified, ratified, signed
from tracker.law.facts import Dossier
from tracker.law.notation import read_clause
from tracker.law.triggers import Trigger, entry_date, trigger


def found(given: Dossier) -> Trigger:
    situations = entered(given).entry.situations
    assert situations is not None
    return trigger(situations, given.instrument.ended.first)


def met_on(acts: Any, clause: dict[str, Any], **more: Any) -> str:
    return str(found(dossier(acts, clause, **more)).met_on)


TWO = {"when": {"consents": 2}}
ALL = {"when": {"consents": "all", "of": "members"}}


def test_the_condition_is_met_on_the_day_of_the_consent_that_completes_it() -> None:
    assert met_on(ratified(AM="2022-01-01", BY="2022-03-01", KG="2022-05-01"), TWO) == "2022-03-01"


def test_consents_of_one_day_all_count() -> None:
    assert met_on(ratified(AM="2022-03-01", BY="2022-03-01"), TWO) == "2022-03-01"


def test_too_few_consents_do_not_meet_it() -> None:
    assert met_on(ratified(AM="2022-01-01"), TWO) == "None"


def test_acts_that_do_not_count_are_told_with_the_reason() -> None:
    acts = [act("EU", "accession", "2022-01-01"), act("SK", "succession", "2022-02-01"), *ratified(AM="2022-03-01")]
    result = found(dossier(acts, TWO | {"not_counted": ["EU"]}))
    assert result.not_counted == [
        ("EU.accession.2022-01-01", "state-not-counted"),
        ("SK.succession.2022-02-01", "act-not-counted"),
    ]
    assert result.met_on is None


def test_a_second_consent_counts_where_the_first_is_of_a_kind_that_does_not() -> None:
    acts = [*notified(AM="2022-01-01"), *ratified(AM="2022-02-01", BY="2022-01-15")]
    result = found(dossier(acts, TWO | {"counts": ["ratification"]}))
    assert (result.met_on, result.not_counted) == (day("2022-02-01"), [])
    assert result.counted()[-1].act.id == "AM.ratification.2022-02-01"


def test_a_succession_counts_where_the_clause_says_so() -> None:
    acts = [act("SK", "succession", "2022-02-01"), *ratified(AM="2022-03-01")]
    assert met_on(acts, TWO | {"counts": ["ratification", "succession"]}) == "2022-03-01"


def test_a_consent_withdrawn_before_the_condition_is_met_is_not_counted() -> None:
    acts = [
        *ratified(AM="2022-01-01", BY="2022-03-01", KG="2022-05-01"),
        act("AM", "withdrawal-of-consent", "2022-02-01"),
    ]
    result = found(dossier(acts, TWO))
    assert result.met_on == day("2022-05-01")
    assert [consent.act.state for consent in result.counted()] == ["BY", "KG"]
    assert result.undone == []


def test_a_consent_withdrawn_while_waiting_undoes_the_condition_and_is_told() -> None:
    acts = [
        *ratified(AM="2022-01-01", BY="2022-03-01", KG="2022-05-01"),
        act("AM", "withdrawal-of-consent", "2022-04-01"),
    ]
    result = found(dossier(acts, TWO | {"then": {"days": 90}}))
    assert (result.met_on, [undone.states for undone in result.undone]) == (day("2022-05-01"), [("AM",)])


def test_a_consent_withdrawn_from_more_than_enough_undoes_nothing() -> None:
    acts = [
        *ratified(AM="2022-01-01", BY="2022-03-01", KG="2022-03-01"),
        act("AM", "withdrawal-of-consent", "2022-04-01"),
    ]
    result = found(dossier(acts, TWO | {"then": {"days": 90}}))
    assert (result.met_on, result.undone) == (day("2022-03-01"), [])


def test_after_entry_into_force_falling_below_the_number_changes_nothing() -> None:
    acts = [*ratified(AM="2022-01-01", BY="2022-03-01"), act("AM", "withdrawal", "2022-05-30")]
    assert met_on(acts, TWO | {"then": {"days": 90}}) == "2022-03-01"


def test_a_laggard_that_leaves_the_organisation_completes_all_of_its_members() -> None:
    moving = [*members("AM", "BY"), member("UZ", "2006-08-16", "2022-06-01")]
    assert met_on(notified(AM="2022-01-01", BY="2022-03-01"), ALL, memberships=moving) == "2022-06-01"


def test_a_member_that_joins_before_is_waited_for() -> None:
    moving = [*members("AM", "BY"), member("KG", "2022-02-01")]
    acts = notified(AM="2022-01-01", BY="2022-03-01")
    assert met_on(acts, ALL, memberships=moving) == "None"
    assert met_on([*acts, *notified(KG="2022-07-01")], ALL, memberships=moving) == "2022-07-01"


def test_a_member_that_joins_while_waiting_undoes_nothing() -> None:
    moving = [*members("AM", "BY"), member("KG", "2022-03-15")]
    acts = notified(AM="2022-01-01", BY="2022-03-01")
    assert met_on(acts, ALL | {"then": {"days": 30}}, memberships=moving) == "2022-03-01"


def test_the_set_at_adoption_does_not_move() -> None:
    clause = {"when": {"consents": "all", "of": "members", "counted_at": "adoption"}}
    moving = [*members("AM", "BY"), member("UZ", "2006-08-16", "2022-06-01"), member("KG", "2022-02-01")]
    acts = notified(AM="2022-01-01", BY="2022-03-01")
    assert met_on(acts, clause, memberships=moving) == "None"
    assert met_on([*acts, *notified(UZ="2023-01-01")], clause, memberships=moving) == "2023-01-01"


def test_a_loss_that_does_not_matter_while_waiting_is_judged_by_the_set_of_the_day_it_was_met() -> None:
    moving = [*members("AM", "BY"), member("KG", "2022-03-15")]
    acts = [
        *notified(AM="2022-01-01", BY="2022-03-01", RS="2022-01-01"),
        act("RS", "withdrawal-of-consent", "2022-03-20"),
    ]
    assert met_on(acts, ALL | {"then": {"days": 30}}, memberships=moving) == "2022-03-01"


def test_all_signatories_are_those_who_have_signed_by_then() -> None:
    clause = {"when": {"consents": "all", "of": "signatories"}}
    acts = [*signed("AM", "BY"), *ratified(AM="2022-01-01", BY="2022-03-01")]
    assert met_on(acts, clause) == "2022-03-01"
    assert met_on([*acts, *signed("KG", on="2022-02-01")], clause) == "None"


def test_the_first_of_two_notes_concludes_nothing() -> None:
    clause = {"when": {"consents": "all", "of": "signatories"}}
    notes = [act("RU", "definitive-signature", "2015-06-01"), act("MN", "definitive-signature", "2015-06-18")]
    assert met_on(notes[:1], clause) == "None"
    assert met_on(notes, clause) == "2015-06-18"


def test_what_has_ended_does_not_enter_into_force_any_more() -> None:
    acts = ratified(AM="2022-01-01", BY="2022-03-01")
    assert met_on(acts, TWO, ended="2022-03-01") == "None"
    assert met_on(acts, TWO | {"then": {"days": 30}}, ended="2022-03-15") == "None"
    assert met_on(acts, TWO, ended="2022-03-02") == "2022-03-01"


@pytest.mark.parametrize(
    ("first", "second", "approximate"),
    [
        ("2022", "2022-06-01", True),  # counts from 31 December
        ("2021", "2022-06-01", False),  # certainly earlier
        ("2022-06", "2022-06-30", True),
        ("2022-07", "2022-06-01", True),
    ],
)
def test_the_day_is_approximate_only_when_a_partial_date_decides_it(first: str, second: str, approximate: bool) -> None:
    acts = [act("AM", "ratification", received=first), *ratified(BY=second)]
    assert found(dossier(acts, TWO)).approximate() is approximate


def test_a_third_consent_of_unknown_day_may_have_been_the_second() -> None:
    acts = [*ratified(AM="2022-01-01", BY="2022-06-01"), act("KG", "ratification", received="2022")]
    assert found(dossier(acts, TWO)).met_on == day("2022-06-01")
    assert found(dossier(acts, TWO)).approximate()
    assert not found(dossier(acts[:1], TWO)).approximate()


@pytest.mark.parametrize(
    ("keys", "met", "entry"),
    [
        ({"then": {"days": 30}}, "2022-03-01", "2022-03-31"),
        ({"then": {"days": 30}, "not_before": "2022-06-01"}, "2022-03-01", "2022-06-01"),
        ({"then": {"days": 30}, "not_before": "2022-03-01"}, "2022-03-01", "2022-03-31"),
        ({"then": {"days": 90}, "fixed_date": "1989-01-01"}, "1988-12-16", "1989-01-01"),
        ({"then": {"days": 90}, "fixed_date": "1989-01-01"}, "1989-01-01", "1989-01-01"),
        ({"then": {"days": 90}, "fixed_date": "1989-01-01"}, "1989-01-02", "1989-04-02"),
        ({"then": {"days": 0}, "fixed_date": "1989-01-01", "not_before": "1990-01-01"}, "1988-12-16", "1990-01-01"),
    ],
)
def test_the_date_follows_from_the_day_the_condition_is_met(keys: dict[str, Any], met: str, entry: str) -> None:
    assert entry_date(read_clause(TWO | keys), day(met)) == day(entry)
