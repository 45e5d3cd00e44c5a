"""Who owes consent, since when, at which stage, and whether the others can do without it."""

from typing import Any

import pytest

from tests.law.building import (
    ALL_MEMBERS,
    FOUR,
    SIX,
    act,
    announced,
    assessed,
    confirmed,
    day,
    doubtful,
    member,
    members,
    notified,
    of_members,
    owed,
    owing,
    procedure,
    ratified,
    signed,
    step,
)
from tracker.law.assessment import Assessment
from tracker.law.vocabulary import Confidence, Position, Stage

PARTIAL: dict[str, Any] = {"coverage": "partial", "adopted": "2021-09-16"}
ADDRESS = confirmed("2022-12-05", "pending", by="Secretary General")


def since(found: Assessment, state: str, on: str) -> str:
    return str(owing(found, on)[state].since)


def test_every_member_owes_from_the_adoption_though_it_has_not_signed() -> None:
    found = of_members()
    assert owed(found, "2021-09-16") == list(SIX)
    assert since(found, "AM", "2022-01-01") == "2021-09-16"
    assert owing(found, "2021-09-15") == {}


def test_waiting_counts_from_the_signature_once_there_is_one() -> None:
    found = of_members(signed("AM", on="2022-01-01"))
    assert since(found, "AM", "2021-12-31") == "2021-09-16"
    assert since(found, "AM", "2022-01-01") == "2022-01-01"


def test_a_consent_pays_the_debt() -> None:
    found = of_members(notified(AM="2022-03-01"), FOUR)
    assert "AM" in owed(found, "2022-02-28")
    assert "AM" not in owed(found, "2022-03-01")


def test_an_expected_consent_pays_nothing() -> None:
    found = of_members([act("AM", "ratification", "2022-03-01", expected=True)])
    assert "AM" in owed(found, "2022-03-01")


def test_a_debt_that_comes_back_begins_anew() -> None:
    acts = [*signed("AM"), *notified(AM="2022-03-01"), act("AM", "withdrawal-of-consent", "2023-01-01")]
    found = of_members(acts, FOUR)
    assert [(str(span.start), str(span.until), str(span.since)) for span in found.owing if span.state == "AM"] == [
        ("2021-09-16", "2022-03-01", "2021-09-16"),
        ("2023-01-01", "None", "2023-01-01"),
    ]


@pytest.mark.parametrize("kind", ["refusal", "withdrawal", "non-renewal", "suspension"])
def test_who_refused_left_or_is_suspended_owes_nothing(kind: str) -> None:
    found = of_members([*signed("AM"), act("AM", kind, "2022-03-01")])
    assert "AM" in owed(found, "2022-02-28")
    assert "AM" not in owed(found, "2022-03-01")


def test_who_applies_provisionally_still_owes() -> None:
    found = of_members([act("RU", "provisional-application", "2022-01-01")])
    assert owing(found, "2022-02-01")["RU"].position is Position.APPLYING_PROVISIONALLY


def test_a_state_with_an_announced_date_of_its_own_owes_nothing() -> None:
    found = of_members(signed("RU", "KZ"), announcements=[announced("2022-06-01", "RU", told="2022-05-01")])
    assert "RU" in owed(found, "2022-04-30")
    assert "RU" not in owed(found, "2022-05-01")
    assert "KZ" in owed(found, "2023-01-01")


def test_nothing_is_owed_once_the_instrument_has_ended() -> None:
    found = of_members(ended="2024-01-01")
    assert owed(found, "2023-12-31") == list(SIX)
    assert owed(found, "2024-01-01") == []


@pytest.mark.parametrize("kind", ["decision", "statement", "commitment"])
def test_kinds_that_need_no_ratification_are_owed_nothing(kind: str) -> None:
    assert of_members(kind=kind).owing == []


def test_a_draft_is_owed_nothing_and_an_unknown_adoption_is_no_draft() -> None:
    assert of_members(draft=True, adopted=None).owing == []
    assert owed(of_members(signed("AM", on="2022-01-01"), adopted=None), "2022-01-01") == list(SIX)


def test_of_a_partial_adoption_waiting_counts_from_its_last_day() -> None:
    assert since(of_members(adopted="2021-09"), "AM", "2022-01-01") == "2021-09-30"


def test_of_an_open_instrument_signatories_without_consent_owe() -> None:
    acts = [*signed("AM", "BY"), *ratified(BY="2022-01-01", KG="2022-01-01")]
    found = assessed(acts, steps=[step("KZ", "adopted-lower", "2022-01-01")])
    assert owed(found, "2022-01-01") == ["AM"]
    assert owed(assessed(acts, concerns="signatories"), "2022-01-01") == ["AM"]


def test_of_listed_states_those_listed_owe() -> None:
    assert owed(assessed(signed("US"), concerns=["BY", "RU"]), "2022-01-01") == ["BY", "RU"]


MOVING = [
    *members("AM", "RU"),
    member("UZ", "2006-08-16", "2022-06-01"),
    member("UZ", "2022-06-01", status="suspended"),
    member("KG", "2022-03-01"),
    member("RS", "2013-04-11", status="observer"),
]


def test_members_owe_while_they_are_members() -> None:
    found = assessed(concerns="members", memberships=MOVING)
    assert owed(found, "2021-12-31") == ["AM", "RU", "UZ"]
    assert owed(found, "2022-05-31") == ["AM", "KG", "RU", "UZ"]
    assert owed(found, "2022-06-01") == ["AM", "KG", "RU"]
    assert since(found, "KG", "2022-05-31") == "2022-03-01"


def test_of_an_instrument_for_the_members_at_adoption_joining_and_leaving_changes_nothing() -> None:
    found = assessed(concerns="members@adoption", memberships=MOVING)
    assert owed(found, "2023-01-01") == ["AM", "RU", "UZ"]


def test_memberships_that_overlap_or_follow_one_another_are_one() -> None:
    twice = [member("AM", "1992-05-15", "2022-01-01"), member("AM", "2002-10-07", "2022-06-01")]
    followed = [*twice, member("AM", "2022-06-01")]
    found = assessed(concerns="members", memberships=followed)
    (span,) = found.owing
    assert (span.start, span.until, span.since) == (day("2021-09-16"), None, day("2021-09-16"))
    gap = assessed(concerns="members", memberships=[*twice, member("AM", "2023-01-01")])
    assert [(str(s.start), str(s.until)) for s in gap.owing] == [("2021-09-16", "2022-06-01"), ("2023-01-01", "None")]


def test_a_signature_before_membership_does_not_lengthen_the_waiting() -> None:
    found = assessed(signed("KG", on="2022-01-01"), concerns="members", memberships=MOVING)
    assert since(found, "KG", "2022-05-31") == "2022-03-01"


def test_the_stage_stands_beside_the_debt() -> None:
    kazakh = procedure("KZ", "adopted-lower adopted-upper law-signed", "law-signed")
    steps = [step("KZ", "adopted-lower", "2023-05-31"), step("KZ", "law-signed", "2023-09-26")]
    found = of_members(signed(*SIX), steps=steps, procedures=[kazakh])
    now = owing(found, "2023-10-01")["KZ"]
    assert (now.position, now.stage, now.last_step, now.stage_since, now.since) == (
        Position.SIGNED,
        Stage.APPROVED_AT_HOME,
        "law-signed",
        day("2023-09-26"),
        day("2021-09-16"),
    )
    assert owing(found, "2023-09-25")["KZ"].stage is Stage.UNDER_WAY
    assert (now.confidence, owing(found, "2023-10-01")["TJ"].confidence) == (Confidence.REPORTED, Confidence.UNKNOWN)


def blocking(found: Assessment, on: str) -> dict[str, bool | None]:
    return {state: span.blocking for state, span in owing(found, on).items()}


def test_nobody_is_blocking_while_others_could_complete_the_number() -> None:
    found = of_members(notified(AM="2022-01-01", BY="2022-02-01", KG="2022-03-01"), FOUR)
    assert blocking(found, "2022-04-01") == {"KZ": False, "RU": False, "TJ": False}


def test_with_a_clause_of_all_members_every_missing_state_is_blocking() -> None:
    found = of_members(notified(AM="2022-01-01"), ALL_MEMBERS)
    assert blocking(found, "2022-04-01") == dict.fromkeys(("BY", "KG", "KZ", "RU", "TJ"), True)


def test_who_could_be_done_without_is_blocking_once_others_have_left() -> None:
    clause = FOUR | {"when": {"consents": 2, "of": "members"}}
    left = [*members("AM", "RU"), member("UZ", "2006-08-16", "2022-06-01")]
    found = assessed(notified(AM="2022-01-01"), clause, concerns="members", memberships=left)
    assert blocking(found, "2022-05-31") == {"RU": False, "UZ": False}
    assert blocking(found, "2022-06-01") == {"RU": True}


def test_without_a_clause_nobody_knows_who_is_blocking() -> None:
    assert set(blocking(of_members(), "2022-01-01").values()) == {None}


def test_once_the_condition_is_met_or_the_date_announced_nobody_is_blocking() -> None:
    clause = ALL_MEMBERS | {"then": {"days": 30}}
    moving = [*members("AM", "BY"), member("KG", "2022-03-10")]
    met = assessed(notified(AM="2022-01-01", BY="2022-03-01"), clause, concerns="members", memberships=moving)
    assert blocking(met, "2022-02-01") == {"BY": True}
    assert blocking(met, "2022-03-15") == {"KG": False}
    told = of_members(clause=ALL_MEMBERS, announcements=[announced("2022-06-01", told="2022-05-01")])
    assert set(blocking(told, "2022-04-30").values()) == {True}
    assert set(blocking(told, "2022-05-01").values()) == {False}


def test_of_an_open_instrument_named_states_are_blocking() -> None:
    clause = FOUR | {"when": {"all": [{"consents": 3}, {"states": ["GB", "RU"]}]}}
    found = assessed([*signed("GB", "RU", "US"), *ratified(RU="2022-01-01")], clause)
    assert blocking(found, "2021-12-31") == {"GB": True, "RU": True, "US": False}
    assert blocking(found, "2022-01-01") == {"GB": True, "US": False}
    assert blocking(assessed(signed("GB"), FOUR), "2022-01-01") == {"GB": False}


def test_with_holes_in_the_register_a_state_is_to_be_confirmed() -> None:
    found = of_members(signed("AM"), **PARTIAL)
    assert owed(found, "2022-01-01") == []
    assert doubtful(found, "2022-01-01") == list(SIX)


def test_a_source_that_calls_it_pending_makes_the_debts_certain_before_and_after() -> None:
    found = of_members(signed("AM"), confirmations=[ADDRESS], **PARTIAL)
    for on in ("2021-10-01", "2022-12-05", "2022-12-06", "2026-01-01"):
        assert owed(found, on) == list(SIX)
        assert doubtful(found, on) == []
    assert {span.confidence for span in found.owing} == {Confidence.UNKNOWN}


def test_the_confidence_of_a_debt_is_that_of_the_last_thing_heard_of_that_state() -> None:
    steps = [step("BY", "adopted-lower", "2022-06-01")]
    heard = [ADDRESS, confirmed("2022-09-01", "no-change", "KG", by="Legal Department")]
    found = of_members(confirmations=heard, steps=steps, **PARTIAL)
    grades = {state: span.confidence for state, span in owing(found, "2022-12-05").items()}
    assert grades == dict.fromkeys(SIX, "unknown") | {"BY": "reported", "KG": "confirmed"}


def test_once_in_force_those_without_a_recorded_consent_are_to_be_confirmed() -> None:
    found = of_members(confirmations=[ADDRESS], announcements=[announced("2023-03-01")], **PARTIAL)
    assert owed(found, "2023-02-28") == list(SIX)
    assert owed(found, "2023-03-01") == []
    assert doubtful(found, "2023-03-01") == list(SIX)


def test_a_clause_makes_debts_certain_only_on_sufficient_facts() -> None:
    heard = [confirmed("2023-01-01", "no-change", state) for state in ("AM", "BY", "KG")]
    found = of_members(notified(RU="2022-06-01"), FOUR, confirmations=heard, **PARTIAL)
    assert owed(found, "2023-01-01") == ["AM", "BY", "KG", "KZ", "TJ"]
    assert doubtful(found, "2023-01-02") == ["AM", "BY", "KG", "KZ", "TJ"]


def test_with_all_acts_on_record_nothing_is_to_be_confirmed() -> None:
    found = of_members(notified(AM="2022-01-01", BY="2022-02-01", KG="2022-03-01", RU="2022-04-01"), FOUR)
    assert owed(found, "2023-01-01") == ["KZ", "TJ"]
    assert doubtful(found, "2023-01-01") == []


def test_what_a_source_calls_completed_is_not_owed() -> None:
    found = of_members(confirmations=[confirmed("2021-12-01", "completed")], **PARTIAL)
    assert doubtful(found, "2021-11-30") == list(SIX)
    assert owing(found, "2021-12-01") == {}


def test_a_state_never_stands_in_two_spans_on_one_day() -> None:
    steps = [step("BY", "adopted-lower", "2022-06-01"), step("BY", "law-signed", "2022-07-01")]
    acts = [*signed("BY", on="2022-06-15"), *notified(AM="2022-05-01")]
    found = of_members(acts, ALL_MEMBERS, steps=steps, confirmations=[ADDRESS], **PARTIAL)
    spans = [(span.start, span.until) for span in found.owing if span.state == "BY"]
    assert spans == [
        (day("2021-09-16"), day("2022-06-01")),
        (day("2022-06-01"), day("2022-06-15")),
        (day("2022-06-15"), day("2022-07-01")),
        (day("2022-07-01"), None),
    ]
