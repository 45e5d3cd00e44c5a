"""A state's line in a depositary's chart, and the three answers to the question whether it is a party."""

from collections.abc import Iterable
from typing import Any

import pytest

from tests.law.building import (
    ALL_MEMBERS,
    SIX,
    act,
    announced,
    assessed,
    confirmed,
    day,
    notified,
    of_members,
    ratified,
    signed,
    when,
)
from tracker.law.assessment import Assessment
from tracker.law.dates import Period
from tracker.law.participation import Agreement, IsParty, compared, is_party, participation

TWO = {"when": {"consents": 2}, "then": {"days": 30}, "later": {"days": 30}, "basis": "quoted"}
YES, NO, NOT_KNOWN = IsParty


def two_ratified(**more: Any) -> Assessment:
    return assessed([*signed("AM", "BY", "KG"), *ratified(AM="2022-01-10", BY="2022-02-10")], TWO, **more)


def test_the_line_of_a_state_has_its_signature_and_its_consent() -> None:
    line = participation(two_ratified(), "AM", day("2022-06-01"))
    assert (line.signatory, line.signed_on, line.consented_on) == (True, day("2021-09-16"), day("2022-01-10"))
    assert line.signature is not None
    assert line.consent is not None
    assert (line.signature.act, line.consent.act, line.lost_on) == ("signature", "ratification", None)


def test_acts_of_later_days_are_left_out() -> None:
    line = participation(two_ratified(), "AM", day("2021-09-16"))
    assert (line.signed_on, line.consented_on, line.consent) == (day("2021-09-16"), None, None)
    before = participation(two_ratified(), "AM", day("2021-09-15"))
    assert (before.signatory, before.signed_on, before.signature) == (False, None, None)


def test_a_definitive_signature_is_a_consent_and_makes_a_signatory() -> None:
    line = participation(assessed([act("AM", "definitive-signature", "2021-10-01")], TWO), "AM", day("2022-01-01"))
    assert (line.signatory, line.signed_on, line.consented_on) == (True, None, day("2021-10-01"))


def test_a_lost_consent_is_told_from_the_day_it_is_lost() -> None:
    left = [
        *ratified(AM="2021-10-01", BY="2021-10-02"),
        act("AM", "withdrawal", received="2022-03-01", effective="2023-03-01"),
    ]
    found = assessed(left, TWO)
    assert participation(found, "AM", day("2023-02-28")).lost_on is None
    line = participation(found, "AM", day("2023-03-01"))
    assert (line.consented_on, line.lost_on, line.is_party) == (day("2021-10-01"), day("2023-03-01"), NO)


def test_of_a_state_without_acts_the_line_is_empty() -> None:
    line = participation(two_ratified(), "TJ", day("2022-06-01"))
    assert (line.signatory, line.signed_on, line.consent, line.is_party) == (False, None, None, NO)


@pytest.mark.parametrize(
    ("state", "on", "answer"),
    [
        ("AM", "2022-03-12", YES),
        ("AM", "2022-03-11", NO),  # scheduled
        ("AM", "2022-01-20", NO),  # consented, known not to be in force
        ("KG", "2022-06-01", NO),  # all acts are on record
        ("KG", "2021-01-01", NO),  # not adopted
        ("TJ", "2022-06-01", NO),
    ],
)
def test_where_all_acts_are_on_record(state: str, on: str, answer: IsParty) -> None:
    assert is_party(two_ratified(), state, day(on)) == answer


@pytest.mark.parametrize(("state", "answer"), [("AM", YES), ("KG", NOT_KNOWN), ("TJ", NOT_KNOWN)])
def test_where_acts_may_be_missing_nobody_is_said_to_be_outside_what_is_in_force(state: str, answer: IsParty) -> None:
    assert is_party(two_ratified(coverage="partial"), state, day("2022-06-01")) == answer


def test_a_state_that_the_instrument_does_not_concern_is_no_party() -> None:
    found = of_members([], None, coverage="partial", announcements=[announced("2022-01-01")])
    assert is_party(found, "FR", day("2022-06-01")) == NO
    assert is_party(found, "AM", day("2022-06-01")) == NOT_KNOWN


def test_a_later_consent_whose_delay_runs_makes_no_party_yet() -> None:
    found = assessed([*ratified(AM="2022-01-10", BY="2022-02-10", KG="2022-06-01")], TWO, coverage="partial")
    assert is_party(found, "KG", day("2022-06-15")) == NO
    assert is_party(found, "KG", day("2022-07-01")) == YES


@pytest.mark.parametrize(
    ("acts", "answer"),
    [
        ([act("AM", "participation", "1993-01-01"), act("AM", "non-renewal", "1999-04-20")], NO),
        ([act("AM", "refusal", received="2000-01-01")], NO),
        ([act("AM", "signature", "1992-05-15")], NOT_KNOWN),
    ],
)
def test_who_left_or_refused_is_no_party_whatever_may_be_missing(acts: Iterable[Any], answer: IsParty) -> None:
    found = assessed(acts, None, coverage="partial", adopted="1992-05-15", announcements=[announced("1994-04-20")])
    assert is_party(found, "AM", day("2003-01-01")) == answer


def test_without_a_clause_a_consent_tells_not_whether_it_binds() -> None:
    assert is_party(assessed(ratified(AM="2022-01-10")), "AM", day("2022-06-01")) == NOT_KNOWN
    assert is_party(assessed(ratified(AM="2022-01-10")), "BY", day("2022-06-01")) == NO


def test_an_old_confirmation_that_it_is_pending_does_not_tell_of_today() -> None:
    pending = {"coverage": "partial", "confirmations": [confirmed("2022-12-05", "pending", by="the Secretary General")]}
    found = of_members([], None, **pending)
    assert is_party(found, "TJ", day("2022-12-05")) == NO
    assert is_party(found, "TJ", day("2026-11-24")) == NOT_KNOWN


def test_a_date_announced_for_later_tells_that_nobody_is_a_party_yet() -> None:
    told = [announced("2023-01-01", told="2022-01-01")]
    found = assessed(signed("AM"), None, coverage="partial", announcements=told)
    assert is_party(found, "AM", day("2022-06-01")) == NO


def test_a_draft_has_no_parties() -> None:
    found = of_members([], None, draft=True, adopted=None, coverage="partial")
    assert is_party(found, "AM", day("2022-06-01")) == NO


def test_a_condition_that_needs_everybody_is_certainly_unmet_while_one_is_known_to_be_missing() -> None:
    found = of_members(notified(**dict.fromkeys(SIX[:5], "2022-01-01")), ALL_MEMBERS, coverage="complete")
    assert is_party(found, "TJ", day("2022-06-01")) == NO
    partly = of_members(
        signed(*SIX), ALL_MEMBERS, coverage="partial", confirmations=[confirmed("2022-01-01", "pending")]
    )
    assert is_party(partly, "TJ", day("2022-06-01")) == NOT_KNOWN


@pytest.mark.parametrize(
    ("computed", "official", "answer"),
    [
        (None, None, Agreement.NEITHER),
        ("2000-03-22", None, Agreement.COMPUTED_ONLY),
        (None, "2000-03-22", Agreement.ANNOUNCED_ONLY),
        ("2000-03-22", "2000-03-22", Agreement.AGREE),
        ("2000-03-22", "2000-03", Agreement.AGREE),
        ("2000-03-22", "2000-03-23", Agreement.DIFFER),
        ("2000-04-01", "2000-03", Agreement.DIFFER),
    ],
)
def test_the_announced_date_beside_the_computed_one(
    computed: str | None, official: str | None, answer: Agreement
) -> None:
    assert compared(day(computed) if computed else None, when(official) if official else None) == answer


def test_a_bound_that_is_open_on_one_side_agrees_with_what_lies_within() -> None:
    assert compared(day("2000-03-22"), Period(None, day("2000-03-30"))) == Agreement.AGREE
    assert compared(day("2000-03-22"), Period(day("2000-03-23"), None)) == Agreement.DIFFER
