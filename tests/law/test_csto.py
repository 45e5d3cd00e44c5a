"""Instruments of the Collective Security Treaty Organization, as far as sources tell."""

from typing import Any

import pytest

from tests.law.building import (
    SIX,
    act,
    announced,
    assessed,
    binds,
    confirmed,
    day,
    doubtful,
    member,
    members,
    notified,
    owed,
    owing,
    position,
    procedure,
    signed,
    state_of,
    step,
    word,
)
from tracker.law.assessment import Assessment
from tracker.law.facts import ActFact, StepFact
from tracker.law.findings import Kind, inspect
from tracker.law.vocabulary import Confidence, InstrumentState, Position, Stage

MEMBERS = [
    *members(*SIX, start="1992-05-15"),
    member("UZ", "1992-05-15", "1999-04-21"),
    member("UZ", "2006-08-16", "2012-12-19"),
    member("UZ", "2012-12-19", status="suspended"),
    member("AZ", "1993-09-24", "1999-04-21"),
    member("GE", "1993-09-09", "1999-04-21"),
]
TWO_CHAMBERS = "submitted-to-parliament adopted-lower adopted-upper law-signed"
ONE_CHAMBER = "submitted-to-parliament adopted-unicameral law-signed"
PROCEDURES = [
    procedure("AM", "government-approval constitutional-court adopted-unicameral law-signed", "law-signed"),
    procedure("BY", TWO_CHAMBERS, "law-signed"),
    procedure("KG", "adopted-unicameral law-signed", "law-signed"),
    procedure("KZ", TWO_CHAMBERS, "law-signed", end="2026-07-01"),
    procedure("KZ", ONE_CHAMBER, "law-signed", start="2026-07-01"),
    procedure("RU", TWO_CHAMBERS, "law-signed"),
    procedure("TJ", "adopted-lower", ""),
]
ADDRESS = confirmed("2022-12-05", "pending", by="Secretary General")


def instrument(acts: list[ActFact], **more: Any) -> Assessment:
    beside = {"concerns": "members", "memberships": MEMBERS, "procedures": PROCEDURES, "coverage": "partial"}
    return assessed(acts, **(beside | more))


PEACEKEEPING = [
    step("RU", "submitted-to-parliament", not_after="2022-03-03"),
    step("RU", "adopted-lower", "2022-04-05"),
    step("RU", "adopted-upper", "2022-04-13"),
    step("RU", "law-signed", recorded_on=day("2023-01-10")),
    step("KZ", "adopted-lower", "2023-05-31"),
    step("KZ", "adopted-upper", "2023-09-14"),
    step("KZ", "law-signed", "2023-09-26", confidence="confirmed"),
    step("KG", "adopted-unicameral", "2023-11-22"),
]
LOGISTICS = [
    step("KZ", "proposal-to-sign", "2020-11-30"),
    step("KZ", "adopted-lower", "2023-05-31"),
    step("KZ", "adopted-upper", "2023-09-14"),
    step("RU", "law-signed", "2023-09-28"),
]
JURISDICTION = [
    step("RU", "submitted-to-parliament", "2022-04-25"),
    step("RU", "adopted-lower", "2022-05-17"),
    step("RU", "law-signed", "2022-05-28"),
    step("KZ", "law-signed", "2023-09-26", confidence="confirmed"),
]
CHARTER = [
    step("BY", "law-signed", "2023-02-17"),
    step("RU", "adopted-lower", "2023-04-12"),
    step("RU", "law-signed", "2023-04-28"),
]
FOUR: dict[str, tuple[list[ActFact], list[StepFact], str]] = {
    "peacekeeping protocol": (signed(*SIX), PEACEKEEPING, "2021-09-16"),
    "logistical and medical support": ([], LOGISTICS, "2021-09-16"),
    "jurisdiction": ([], JURISDICTION, "2021-09-16"),
    "fourth charter protocol": ([], CHARTER, "2022-08-26"),
}


def one_of_the_four(name: str) -> Assessment:
    acts, steps, adopted = FOUR[name]
    return instrument(acts, steps=steps, adopted=adopted, confirmations=[ADDRESS])


@pytest.mark.parametrize("name", FOUR)
def test_on_the_day_of_the_address_all_six_owe_each_of_the_four(name: str) -> None:
    found = one_of_the_four(name)
    assert owed(found, "2022-12-05") == list(SIX)
    assert {span.since for span in owing(found, "2022-12-05").values()} == {day(FOUR[name][2])}
    assert {span.blocking for span in owing(found, "2022-12-05").values()} == {None}
    assert state_of(found, "2022-12-05").state is InstrumentState.PENDING
    assert found.entry.why_not == "no-clause"


@pytest.mark.parametrize("name", FOUR)
def test_of_whom_nothing_was_found_the_standing_is_unknown_and_the_last_address_stands(name: str) -> None:
    found = one_of_the_four(name)
    for on in ("2022-12-05", "2025-01-01"):
        assert owing(found, on)["AM"].confidence is Confidence.UNKNOWN
        assert doubtful(found, on) == []


def test_kazakhstan_and_russia_have_approved_at_home_and_deposited_nothing() -> None:
    for name, state, on in (
        ("peacekeeping protocol", "KZ", "2023-09-26"),
        ("jurisdiction", "KZ", "2023-09-26"),
        ("jurisdiction", "RU", "2022-05-28"),
        ("logistical and medical support", "RU", "2023-09-28"),
        ("fourth charter protocol", "RU", "2023-04-28"),
        ("fourth charter protocol", "BY", "2023-02-17"),
    ):
        now = owing(one_of_the_four(name), "2023-10-01")[state]
        assert (now.stage, now.stage_since) == (Stage.APPROVED_AT_HOME, day(on))
    logistics = owing(one_of_the_four("logistical and medical support"), "2023-10-01")
    assert (logistics["KZ"].stage, logistics["KZ"].last_step) == (Stage.UNDER_WAY, "adopted-upper")
    assert {logistics[state].stage for state in ("AM", "BY", "KG", "TJ")} == {Stage.NONE_KNOWN}


def test_tajikistan_s_notification_changes_its_position_and_nobody_else_s() -> None:
    acts, steps, adopted = FOUR["peacekeeping protocol"]
    found = instrument([*acts, *notified(TJ="2024-03-14")], steps=steps, adopted=adopted, confirmations=[ADDRESS])
    assert word(found, "TJ", "2024-03-13") is Position.SIGNED
    assert word(found, "TJ", "2024-03-14") is Position.CONSENTED
    assert owed(found, "2024-03-14") == ["AM", "BY", "KG", "KZ", "RU"]


PROLONGATION = {
    "article": "para 3",
    "when": {"consents": 5},
    "then": {"days": 0},
    "counts": ["notification-of-completed-procedures"],
    "basis": "quoted",
    "applies_from": "1999-04-21",
}


def test_the_prolongation_of_1999_entered_into_force_on_the_fifth_notification() -> None:
    received = {"BY": "1999-09-01", "KG": "1999-10-01", "TJ": "1999-11-01", "RU": "2000-01-15", "KZ": "2000-03-22"}
    found = instrument(
        [*signed(*SIX, on="1999-04-02"), *notified(**received), *notified(AM="2000-06-01")],
        clause=PROLONGATION,
        adopted="1999-04-02",
        coverage="complete",
    )
    assert found.entry.on == day("2000-03-22")
    assert {str(binds(found, state)) for state in received} == {"2000-03-22"}
    assert binds(found, "AM") == day("2000-06-01")
    assert [(finding.kind, finding.state) for finding in inspect(found)] == [
        (Kind.LATER_RULE_NOT_STATED, ""),
        *((Kind.MEMBERS_CHANGED_WHILE_PENDING, state) for state in ("AZ", "GE", "UZ")),
    ]
    assert {state for state, span in owing(found, "1999-09-01").items() if span.blocking} == set()


def test_the_prolongation_is_in_force_from_its_announced_day_where_no_notification_is_on_record() -> None:
    found = instrument(
        signed(*SIX, on="1999-04-02"),
        clause=PROLONGATION,
        adopted="1999-04-02",
        announcements=[announced("2000-03-22", by="reported")],
    )
    assert state_of(found, "1999-09-01").state is InstrumentState.PENDING
    assert state_of(found, "2000-03-22").state is InstrumentState.IN_FORCE
    assert owed(found, "2000-03-21") == list(SIX)
    assert (owed(found, "2000-03-22"), doubtful(found, "2000-03-22")) == ([], list(SIX))
    later = instrument(
        notified(AM="2000-06-01"),
        clause=PROLONGATION,
        adopted="1999-04-02",
        announcements=[announced("2000-03-22", by="reported")],
    )
    assert binds(later, "AM") == day("2000-06-01")


def test_preferential_supply_entered_into_force_on_a_day_not_later_than_it_was_reported() -> None:
    four = {"when": {"consents": 4}, "then": {"days": 0}, "basis": "reported"}
    found = instrument(
        signed("AM", "BY", "KG", "KZ", "RU", "TJ", "UZ", on="2007-10-06"),
        clause=four,
        adopted="2007-10-06",
        announcements=[announced("2009-10", not_after="2009-10-29", told="2009-10-29", by="reported")],
    )
    now = state_of(found, "2009-10-29")
    assert (now.state, now.in_force_on, now.approximate) == (InstrumentState.IN_FORCE, day("2009-10-29"), True)
    assert found.entry.grade is Confidence.REPORTED
    assert found.entry.computed_on is None
    assert doubtful(found, "2010-01-01") == [*SIX, "UZ"]


def treaty() -> Assessment:
    acts = [
        *signed("AM", "KG", "KZ", "RU", "TJ", "UZ", on="1992-05-15"),
        act("AZ", "participation", "1993-09-24", confidence="reported"),
        act("GE", "participation", "1993-09-09", confidence="reported"),
        act("GE", "participation", "1993-12-09", confidence="reported"),
        act("BY", "participation", "1993-12-31", confidence="reported"),
        *(act(state, "non-renewal", "1999-04-20", effective="1999-04-21") for state in ("AZ", "GE", "UZ")),
    ]
    return instrument(
        acts, adopted="1992-05-15", announcements=[announced("1994-04-20"), announced("1994-04-20", "KZ")]
    )


@pytest.mark.parametrize("state", ["AZ", "GE"])
def test_case_d_who_did_not_renew_was_a_party_until_the_last_day_of_the_term(state: str) -> None:
    found = treaty()
    assert word(found, state, "1994-04-20") is Position.PARTY
    assert word(found, state, "1999-04-19") is Position.PARTY
    assert word(found, state, "1999-04-20") is Position.LEAVING
    assert word(found, state, "1999-04-21") is Position.WITHDRAWN
    assert position(found, state, "2020-01-01").in_force_on == day("1994-04-20")


def test_case_d_uzbekistan_left_though_its_consent_is_not_on_record() -> None:
    found = treaty()
    assert word(found, "UZ", "1999-04-20") is Position.SIGNED
    assert word(found, "UZ", "1999-04-21") is Position.WITHDRAWN


def test_case_d_the_disputed_day_of_georgia_is_told_and_so_is_the_missing_consent_of_kazakhstan() -> None:
    found = {(finding.kind, finding.state) for finding in inspect(treaty())}
    assert (Kind.DISPUTED_ACT, "GE") in found
    assert (Kind.CONSENT_NOT_RECORDED, "KZ") in found


def test_a_suspended_member_is_suspended_and_never_withdrawn_by_inference() -> None:
    found = instrument(
        [act("UZ", "suspension", "2012-12-19")], adopted="2002-10-07", announcements=[announced("2003-09-18")]
    )
    assert word(found, "UZ", "2012-12-18") is Position.NO_ACT
    assert word(found, "UZ", "2020-01-01") is Position.SUSPENDED
    assert "UZ" not in owing(found, "2020-01-01")


def test_completion_by_all_members_and_a_date_that_is_only_bounded() -> None:
    found = instrument(
        [],
        adopted="2018-11-08",
        confirmations=[confirmed("2021-01-21", "completed", by="press office")],
        announcements=[announced(None, not_after="2021-01-21", told="2021-01-21", by="reported")],
    )
    assert [word(found, state, "2021-01-21") for state in SIX] == [Position.PARTY] * 6
    assert found.entry.approximate
    assert owing(found, "2021-01-21") == {}
