"""When an instrument enters into force, generally and for each state."""

from datetime import date
from typing import Any

import pytest

from tests.law import building
from tests.law.building import (
    act,
    announced,
    confirmed,
    day,
    dossier,
    member,
    members,
    notified,
    ratified,
    signed,
)
from tracker.law.courses import Consent, Course, courses
from tracker.law.entry_into_force import (
    EntryIntoForce,
    WhyNot,
    known_not_in_force,
    missing_on,
)
from tracker.law.facts import Dossier
from tracker.law.vocabulary import Confidence

TWO: dict[str, Any] = {"when": {"consents": 2}, "basis": "quoted", "later": {"days": 0}}
THIRTY: dict[str, Any] = {"when": {"consents": 2}, "then": {"days": 30}, "later": {"days": 30}, "basis": "quoted"}


def entered(given: Dossier) -> EntryIntoForce:
    return building.entered(given).entry


def course(given: Dossier, state: str) -> Course:
    return courses(given.acts)[state]


def consent(given: Dossier, state: str) -> Consent:
    return course(given, state).consents[-1]


def computed(given: Dossier, state: str) -> date | None:
    return entered(given).computed_for(consent(given, state))


def test_without_a_clause_nothing_is_computed_and_the_reason_is_told() -> None:
    found = entered(dossier(ratified(AM="2022-01-01")))
    assert (found.on, found.why_not, found.grade, found.sufficient) == (None, WhyNot.NO_CLAUSE, "unknown", False)
    other = entered(dossier(unusable=WhyNot.CLAUSE_NOT_UNDERSTOOD))
    assert other.why_not == WhyNot.CLAUSE_NOT_UNDERSTOOD


def test_with_a_clause_the_date_follows_from_the_consents() -> None:
    found = entered(dossier(ratified(AM="2022-01-01", BY="2022-03-01", KG="2022-06-01"), THIRTY))
    assert (found.met_on, found.computed_on, found.on) == (day("2022-03-01"), day("2022-03-31"), day("2022-03-31"))
    assert found.counted == ("AM.ratification.2022-01-01", "BY.ratification.2022-03-01")
    assert (found.why_not, found.grade, found.approximate) == ("", Confidence.CONFIRMED, False)


def test_expected_acts_never_count() -> None:
    acts = [*ratified(AM="2022-01-01"), act("BY", "ratification", received="2022-03-01", expected=True)]
    assert entered(dossier(acts, TWO)).on is None


@pytest.mark.parametrize(
    ("basis", "confidence", "grade"),
    [
        ("quoted", "confirmed", "confirmed"),
        ("quoted", "reported", "reported"),
        ("reported", "confirmed", "reported"),
        ("general-knowledge", "confirmed", "reported"),
        ("assumed", "confirmed", "unknown"),
    ],
)
def test_a_computed_date_is_as_sure_as_its_clause_and_its_acts(basis: str, confidence: str, grade: str) -> None:
    acts = [*ratified(AM="2022-01-01"), act("BY", "ratification", received="2022-03-01", confidence=confidence)]
    assert entered(dossier(acts, TWO | {"basis": basis})).grade == grade


def test_only_the_consents_that_stood_when_the_condition_was_met_decide_how_sure_it_is() -> None:
    acts = [
        act("KG", "ratification", "2021-12-01", confidence="unknown"),
        act("KG", "withdrawal-of-consent", "2021-12-31"),
        *ratified(AM="2022-01-01", BY="2022-03-01"),
        act("TJ", "ratification", "2022-06-01", confidence="unknown"),
    ]
    found = entered(dossier(acts, TWO))
    assert found.grade is Confidence.CONFIRMED
    assert len(found.counted) == 2


def test_the_announced_date_is_official_and_the_computed_one_is_kept() -> None:
    found = entered(dossier(ratified(AM="2022-01-01", BY="2022-03-01"), TWO, announcements=[announced("2022-03-02")]))
    assert (found.on, found.computed_on, found.official) == (day("2022-03-02"), day("2022-03-01"), day("2022-03-02"))


def test_an_announced_partial_date_is_used_at_its_last_day_and_marked() -> None:
    found = entered(dossier(announcements=[announced("2009-10", not_after="2009-10-29", by="reported")]))
    assert (found.on, found.approximate, found.grade) == (day("2009-10-29"), True, Confidence.REPORTED)


@pytest.mark.parametrize(
    "worse",
    [announced("2021-01-18", by="reported"), announced("2021-01"), announced("2021-01-20"), announced(None)],
)
def test_the_surest_announcement_counts_then_the_exact_then_the_earliest(worse: Any) -> None:
    best = announced("2021-01-19")
    assert entered(dossier(announcements=[worse, best])).announced == best
    assert entered(dossier(announcements=[best, worse])).announced == best


def test_a_date_announced_for_one_state_shows_that_general_entry_was_not_later() -> None:
    found = entered(dossier(announcements=[announced("2009-05-07", "RU"), announced("2010-01-01", "KZ")]))
    assert (found.on, found.official, found.approximate) == (day("2009-05-07"), None, True)


def test_a_register_with_holes_computes_too_late_where_a_state_was_bound_before() -> None:
    acts, own = ratified(AM="2022-01-01", BY="2022-03-01"), [announced("2022-02-01", "RU")]
    assert entered(dossier(acts, TWO, announcements=own, coverage="partial")).on == day("2022-02-01")
    assert entered(dossier(acts, TWO, announcements=own)).on == day("2022-03-01")
    assert entered(dossier(acts[:1], TWO, announcements=own)).on == day("2022-02-01")


LATER = ratified(AM="2022-01-01", BY="2022-03-01")


def test_who_consents_by_the_day_the_condition_is_met_shares_the_general_date() -> None:
    assert computed(dossier([*LATER, *ratified(KG="2022-03-01")], THIRTY), "KG") == day("2022-03-31")


def test_who_consents_after_the_trigger_has_its_own_delay_even_before_entry() -> None:
    assert computed(dossier([*LATER, *ratified(KG="2022-03-15")], THIRTY), "KG") == day("2022-04-14")


def test_where_the_clause_counts_from_entry_into_force_the_general_date_is_shared_until_then() -> None:
    clause = THIRTY | {"later_from": "entry-into-force"}
    assert computed(dossier([*LATER, *ratified(KG="2022-03-30")], clause), "KG") == day("2022-03-31")


def test_a_deposit_on_the_day_of_entry_into_force_comes_after_it() -> None:
    clause = THIRTY | {"later_from": "entry-into-force"}
    assert computed(dossier([*LATER, *ratified(KG="2022-03-31")], clause), "KG") == day("2022-04-30")


def test_the_consent_that_completes_the_condition_is_not_after_it_though_entry_is_the_same_day() -> None:
    clause = TWO | {"later": {"days": 30}, "later_from": "entry-into-force"}
    given = dossier([*LATER, *ratified(KG="2022-03-01")], clause)
    assert computed(given, "BY") == day("2022-03-01")
    assert computed(given, "KG") == day("2022-03-01")


def test_no_state_is_bound_before_the_general_date() -> None:
    clause = THIRTY | {"later": {"days": 0}}
    assert computed(dossier([*LATER, *ratified(KG="2022-03-15")], clause), "KG") == day("2022-03-31")
    late = THIRTY | {"not_before": "2023-01-01"}
    assert computed(dossier([*LATER, *ratified(KG="2022-03-15")], late), "KG") == day("2023-01-01")


def test_a_state_that_acceded_with_an_act_that_does_not_count_is_bound_all_the_same() -> None:
    acts = [*LATER, act("EU", "approval", received="2022-01-15")]
    assert computed(dossier(acts, THIRTY | {"not_counted": ["EU"]}), "EU") == day("2022-03-31")


def test_a_consent_that_takes_effect_later_by_its_own_terms_binds_from_then() -> None:
    acts = [*LATER, act("KG", "ratification", received="2022-02-01", effective="2023-01-01")]
    assert computed(dossier(acts, THIRTY), "KG") == day("2023-01-01")
    early = [*LATER, act("KG", "ratification", received="2022-03-15", effective="2022-03-20")]
    assert computed(dossier(early, THIRTY), "KG") == day("2022-04-14")


def test_a_successor_is_bound_from_the_succession_but_not_before_the_general_date() -> None:
    acts = [*LATER, act("SK", "succession", received="2023-05-28", effective="2023-01-01")]
    assert computed(dossier(acts, THIRTY), "SK") == day("2023-01-01")
    before = [*LATER, act("SK", "succession", received="2023-05-28", effective="2021-01-01")]
    assert computed(dossier(before, THIRTY), "SK") == day("2022-03-31")
    unknown = [*LATER, act("SK", "succession", received="2023-05-28")]
    assert computed(dossier(unknown, THIRTY), "SK") == day("2023-05-28")


def test_nothing_is_computed_for_a_state_while_there_is_no_general_date() -> None:
    assert computed(dossier(ratified(AM="2022-01-01"), TWO), "AM") is None


GENERAL = [announced("2022-03-31")]


@pytest.mark.parametrize(
    ("received", "bound"),
    [
        ("2022-03-01", "2022-03-31"),  # thirty days before: by then the condition was met
        ("2022-03-02", "2022-04-01"),
        ("2022-03-31", "2022-04-30"),  # on the day of entry: after it
        ("2022-06-01", "2022-07-01"),
    ],
)
@pytest.mark.parametrize("coverage", ["partial", "complete"])
def test_an_announced_date_tells_when_the_condition_was_met(received: str, bound: str, coverage: str) -> None:
    given = dossier(ratified(KG=received), THIRTY, announcements=GENERAL, coverage=coverage)
    assert computed(given, "KG") == day(bound)


def test_by_an_announced_same_day_rule_a_deposit_of_that_day_took_part() -> None:
    given = dossier(notified(KG="2022-03-31"), TWO, announcements=GENERAL, coverage="partial")
    assert computed(given, "KG") == day("2022-03-31")


def test_no_state_is_bound_before_its_own_consent_by_a_date_announced_earlier_than_computed() -> None:
    given = dossier(ratified(AM="2022-01-01", KG="2023-01-01"), THIRTY, announcements=GENERAL, coverage="partial")
    assert entered(given).computed_on == day("2023-01-31")
    assert computed(given, "KG") == day("2023-01-31")
    assert computed(given, "AM") == day("2022-03-31")


def test_without_a_clause_the_general_date_holds_for_whoever_consented_by_then() -> None:
    acts = [
        *ratified(AM="2022-03-31", BY="2022-04-01"),
        act("KG", "ratification", not_after="2022-04-02"),
        act("KZ", "ratification", "2022-04"),
    ]
    given = dossier(acts, announcements=GENERAL)
    assert computed(given, "AM") == day("2022-03-31")
    assert computed(given, "BY") is None  # the rule for later consents is not known
    assert computed(given, "KG") == day("2022-04-02")
    assert computed(given, "KZ") is None


def test_a_date_announced_for_a_state_belongs_to_the_consent_that_stood_then() -> None:
    acts = [
        *LATER,
        act("US", "acceptance", received="2022-03-01"),
        act("US", "withdrawal", received="2023-01-01", effective="2024-01-01"),
        act("US", "acceptance", received="2025-01-20"),
    ]
    first = dossier(acts, THIRTY, announcements=[announced("2022-04-01", "US")])
    consents = course(first, "US").consents
    assert entered(first).bindings("US", consents) == [day("2022-04-01"), day("2025-02-19")]
    second = dossier(acts, THIRTY, announcements=[announced("2025-02-20", "US")])
    assert entered(second).bindings("US", consents) == [day("2022-03-31"), day("2025-02-20")]
    assert entered(second).announced_consent("US", consents) is consents[1]
    assert entered(second).announced_consent("AM", consents) is None


@pytest.mark.parametrize(
    ("kind", "days", "approximate"),
    [
        ("ratification", {"received": "2022-03-15"}, False),
        ("ratification", {"received": "2022-05"}, True),  # its own delay runs from an unknown day
        ("ratification", {"received": "2021"}, False),  # whatever the day, it shares the general date
        ("ratification", {"not_after": "2022-06-01"}, True),
        ("succession", {"received": "2022-03-15"}, True),  # from which day the state succeeded is not known
        ("succession", {"received": "2022-03-15", "effective": "2022-01-01"}, False),
    ],
)
def test_a_state_s_day_is_approximate_only_where_a_partial_date_decides_it(
    kind: str, days: dict[str, str], approximate: bool
) -> None:
    given = dossier([*LATER, act("KG", kind, **days)], THIRTY)
    assert entered(given).approximate_for(consent(given, "KG")) is approximate


def test_an_approximate_general_date_makes_the_days_approximate_that_follow_it() -> None:
    given = dossier([*LATER, *ratified(KG="2023-01-01")], THIRTY, announcements=[announced("2022-04")])
    assert entered(given).approximate_for(consent(given, "AM"))
    assert not entered(given).approximate_for(consent(given, "KG"))
    partial = dossier([act("AM", "ratification", received="2021")], THIRTY, announcements=[announced("2022-04")])
    assert entered(partial).approximate_for(consent(partial, "AM"))


@pytest.mark.parametrize(
    ("clause", "grade"),
    [
        (THIRTY, "confirmed"),
        (THIRTY | {"basis": "assumed"}, "unknown"),
        ({"when": {"consents": 2}, "then": {"days": 30}, "basis": "quoted"}, "reported"),
        (None, "unknown"),
    ],
)
def test_the_rule_for_later_consents_is_reported_at_best_where_it_is_only_supposed(clause: Any, grade: str) -> None:
    assert entered(dossier(clause=clause)).grade_of_rule == grade


def lacks(given: Dossier, on: str) -> int | None:
    found = missing_on(entered(given), building.entered(given).dossier, day(on))
    return found.consents if found else None


def test_what_is_missing_is_told_until_the_condition_is_met() -> None:
    given = dossier(LATER, THIRTY)
    assert lacks(given, "2021-12-31") == 2
    assert lacks(given, "2022-02-28") == 1
    assert lacks(given, "2022-03-01") is None
    assert lacks(given, "2022-03-31") is None


def test_nothing_is_missing_without_a_clause_once_announced_or_after_the_end() -> None:
    assert lacks(dossier(LATER), "2021-12-31") is None
    told = [announced("2022-03-31", told="2022-03-10")]
    assert lacks(dossier(clause=TWO, announcements=told), "2022-03-09") == 2
    assert lacks(dossier(clause=TWO, announcements=told), "2022-03-10") is None
    assert lacks(dossier(clause=TWO, announcements=GENERAL), "2022-03-31") is None
    assert lacks(dossier(clause=TWO, ended="2022-03-31"), "2022-03-31") is None


def test_a_set_that_grows_while_waiting_is_not_missing_any_more() -> None:
    moving = [*members("AM", "BY"), member("KG", "2022-03-15")]
    clause = THIRTY | {"when": {"consents": "all", "of": "members"}}
    assert lacks(dossier(LATER, clause, concerns="members", memberships=moving), "2022-03-20") is None


def not_in_force(given: Dossier, on: str) -> bool:
    return known_not_in_force(entered(given), given, day(on))


def test_what_is_in_force_is_not_known_to_be_pending() -> None:
    assert not not_in_force(dossier(LATER, TWO), "2022-03-01")
    assert not_in_force(dossier(LATER, TWO), "2022-02-28")


def test_without_a_clause_nothing_is_known_unless_announced_or_confirmed() -> None:
    assert not not_in_force(dossier(LATER), "2022-02-28")
    assert not_in_force(dossier(LATER, announcements=GENERAL), "2022-02-28")


def test_a_source_that_confirms_an_instrument_as_pending_holds_before_and_the_last_one_after() -> None:
    given = dossier(signed("AM"), confirmations=[confirmed("2022-12-05", "pending")])
    assert not_in_force(given, "2022-01-01")
    assert not_in_force(given, "2022-12-05")
    assert not_in_force(given, "2026-01-01")
    one_state = dossier(signed("AM"), confirmations=[confirmed("2022-12-05", "pending", "AM")])
    assert not not_in_force(one_state, "2022-12-05")


def test_with_holes_a_clause_computes_on_sufficient_facts_only() -> None:
    more: dict[str, Any] = {"coverage": "partial", "concerns": "members", "memberships": members("AM", "BY", "KG")}
    heard = [confirmed("2022-06-01", "no-change", state) for state in ("AM", "BY")]
    assert not not_in_force(dossier(clause=TWO, **more), "2022-02-28")
    assert not_in_force(dossier(clause=TWO, confirmations=heard, **more), "2022-02-28")
    expected = [act("AM", "ratification", received="2022-01-01", expected=True)]
    assert not not_in_force(dossier(expected, TWO, confirmations=heard[1:], **more), "2022-02-28")
