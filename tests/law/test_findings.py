"""What is odd about an act, and about an instrument."""

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
    dossier,
    member,
    members,
    notified,
    of_members,
    ratified,
    signed,
    step,
)
from tracker.law.assessment import Assessment
from tracker.law.facts import ActFact, Dossier
from tracker.law.findings import Kind, Weight, check_act, check_step, inspect

TODAY = day("2024-03-15")
AGREEMENT: dict[str, Any] = {"concerns": "members", "memberships": members(*SIX)}


def odd(given: ActFact, beside: Dossier) -> dict[Kind, Weight]:
    return {finding.kind: finding.weight for finding in check_act(given, beside, TODAY)}


def kinds(found: Assessment) -> list[tuple[str, str]]:
    return [(str(finding.kind), finding.state) for finding in inspect(found)]


def test_nothing_is_odd_about_what_is_in_order() -> None:
    found = of_members([*signed("AM"), *notified(AM="2022-01-01")], FOUR)
    assert inspect(found) == []
    assert odd(act("BY", "signature", "2021-09-16"), found.dossier) == {}


IMPOSSIBLE, UNUSUAL = Weight.IMPOSSIBLE, Weight.UNUSUAL

ACTS: list[tuple[str, ActFact, Dossier, dict[Kind, Weight]]] = [
    (
        "before the adoption",
        act("AM", "ratification", received="2021-09-15"),
        dossier(),
        {Kind.ACT_BEFORE_ADOPTION: IMPOSSIBLE},
    ),
    ("perhaps not before the adoption", act("AM", "ratification", received="2021-09"), dossier(), {}),
    ("perhaps after a partial adoption", act("AM", "ratification", received="2021-09-16"), dossier(adopted="2021"), {}),
    (
        "received before it was dated",
        act("AM", "ratification", "2022-02-02", received="2022-02-01"),
        dossier(),
        {Kind.RECEIVED_BEFORE_DATED: IMPOSSIBLE},
    ),
    ("perhaps received after it was dated", act("AM", "ratification", "2022-02", received="2022-02-01"), dossier(), {}),
    (
        "in the future, not expected",
        act("AM", "ratification", received="2024-03-16"),
        dossier(),
        {Kind.FUTURE_NOT_EXPECTED: IMPOSSIBLE},
    ),
    ("perhaps not in the future", act("AM", "ratification", received="2024"), dossier(), {}),
    ("in the future, expected", act("AM", "ratification", received="2024-03-16", expected=True), dossier(), {}),
    (
        "expected, but past",
        act("AM", "ratification", received="2024-03-15", expected=True),
        dossier(),
        {Kind.EXPECTED_BUT_PAST: IMPOSSIBLE},
    ),
    (
        "after the end of the instrument",
        act("AM", "ratification", received="2023-01-01"),
        dossier(ended="2023-01-01"),
        {Kind.AFTER_END_OF_INSTRUMENT: UNUSUAL},
    ),
    (
        "a second signature with the same depositary",
        act("AM", "signature", "2021-10-01"),
        dossier(signed("AM")),
        {Kind.SECOND_SIGNATURE: IMPOSSIBLE},
    ),
    (
        "a signature with another depositary",
        act("AM", "signature", "2021-10-01", depositary="London"),
        dossier(signed("AM")),
        {},
    ),
    (
        "a signature that confirms one ad referendum",
        act("AM", "signature", "2021-10-01"),
        dossier([act("AM", "signature-ad-referendum", "2021-09-16")]),
        {},
    ),
    (
        "a consent that follows a signature ad referendum",
        act("AM", "ratification", received="2021-10-01"),
        dossier([act("AM", "signature-ad-referendum", "2021-09-16")], concerns="signatories"),
        {},
    ),
    (
        "consent before signature, where only signatories may",
        act("AM", "ratification", received="2021-10-01"),
        dossier(signed("AM", on="2021-10-02"), concerns="signatories"),
        {Kind.CONSENT_BEFORE_SIGNATURE: IMPOSSIBLE},
    ),
    (
        "consent before signature elsewhere",
        act("AM", "ratification", received="2021-10-01"),
        dossier(signed("AM", on="2021-10-02")),
        {Kind.CONSENT_BEFORE_SIGNATURE: UNUSUAL},
    ),
    (
        "consent perhaps after a signature of partial date",
        act("AM", "ratification", received="2021-10-01"),
        dossier(signed("AM", on="2021-10"), concerns="signatories"),
        {},
    ),
    (
        "consent without signature, where only signatories may",
        act("AM", "accession", received="2021-10-01"),
        dossier(concerns="signatories"),
        {Kind.CONSENT_WITHOUT_SIGNATURE: IMPOSSIBLE},
    ),
    (
        "ratification without signature, though others signed",
        act("AM", "ratification", received="2021-10-01"),
        dossier(signed("BY")),
        {Kind.CONSENT_WITHOUT_SIGNATURE: UNUSUAL},
    ),
    (
        "ratification without signature in a register with holes",
        act("AM", "ratification", received="2021-10-01"),
        dossier(signed("BY"), coverage="partial"),
        {},
    ),
    ("accession without signature", act("AM", "accession", received="2021-10-01"), dossier(signed("BY")), {}),
    (
        "a second consent",
        act("AM", "accession", received="2022-10-01"),
        dossier(ratified(AM="2022-01-01")),
        {Kind.SECOND_CONSENT: UNUSUAL},
    ),
    (
        "a second consent after leaving",
        act("AM", "accession", received="2023-10-01"),
        dossier([*ratified(AM="2022-01-01"), act("AM", "withdrawal", "2022-05-01", effective="2023-05-01")]),
        {},
    ),
    (
        "withdrawal without consent",
        act("AM", "withdrawal", received="2022-10-01"),
        dossier(),
        {Kind.END_WITHOUT_CONSENT: IMPOSSIBLE},
    ),
    (
        "taking back a consent that was never given",
        act("AM", "withdrawal-of-consent", received="2022-10-01"),
        dossier(ratified(AM="2022-10-02")),
        {Kind.END_WITHOUT_CONSENT: IMPOSSIBLE},
    ),
    ("withdrawal after consent", act("AM", "withdrawal", "2022-10-01"), dossier(ratified(AM="2022-01-01")), {}),
    ("withdrawal perhaps after consent", act("AM", "withdrawal", "2022"), dossier(ratified(AM="2022-05-01")), {}),
    (
        "withdrawal without recorded consent in a register with holes",
        act("AM", "withdrawal", received="2022-10-01"),
        dossier(coverage="partial"),
        {Kind.END_WITHOUT_CONSENT: UNUSUAL},
    ),
    (
        "withdrawal by a party known only by announcement",
        act("AM", "withdrawal", received="2022-10-01"),
        dossier(announcements=[announced("2022-01-01", "AM")]),
        {Kind.END_WITHOUT_CONSENT: UNUSUAL},
    ),
    (
        "a second withdrawal",
        act("AM", "withdrawal", received="2022-10-01"),
        dossier([*ratified(AM="2022-01-01"), act("AM", "withdrawal", "2022-05-01")], coverage="partial"),
        {Kind.END_WITHOUT_CONSENT: IMPOSSIBLE},
    ),
    ("an end of unknown day", act("AM", "withdrawal"), dossier(), {}),
    (
        "a state that is not listed",
        act("US", "signature", "2021-09-16"),
        dossier(concerns=["BY", "RU"]),
        {Kind.NOT_ENTITLED: IMPOSSIBLE},
    ),
    (
        "a state that is no member",
        act("US", "accession", received="2021-10-01"),
        dossier(**AGREEMENT),
        {Kind.NOT_ENTITLED: IMPOSSIBLE},
    ),
    (
        "an observer",
        act("RS", "accession", received="2021-10-01"),
        dossier(concerns="members", memberships=[*members("AM"), member("RS", "2013-04-11", status="observer")]),
        {Kind.NOT_ENTITLED: IMPOSSIBLE},
    ),
    (
        "a member for a part of the time it may have been",
        act("UZ", "accession", received="2022"),
        dossier(concerns="members", memberships=[member("UZ", "2022-03-01", "2022-06-01")]),
        {},
    ),
    (
        "no member any more, of an instrument for the members at adoption",
        act("UZ", "ratification", received="2023-01-01"),
        dossier(concerns="members@adoption", memberships=[member("UZ", "2006-08-16", "2022-06-01")]),
        {},
    ),
    (
        "a member since, of an instrument for the members at adoption",
        act("UZ", "accession", received="2023-01-01"),
        dossier(concerns="members@adoption", memberships=[*members("AM"), member("UZ", "2022-06-01")]),
        {Kind.NOT_ENTITLED: IMPOSSIBLE},
    ),
    ("members who are not on record", act("US", "accession", received="2021-10-01"), dossier(concerns="members"), {}),
]


@pytest.mark.parametrize(("given", "beside", "expected"), [case[1:] for case in ACTS], ids=[case[0] for case in ACTS])
def test_an_act_is_checked_beside_everything_else(
    given: ActFact, beside: Dossier, expected: dict[Kind, Weight]
) -> None:
    assert odd(given, beside) == expected


def test_an_act_is_not_odd_beside_itself() -> None:
    acts = [*signed("AM"), *ratified(AM="2022-01-01")]
    assert [odd(given, dossier(acts)) for given in acts] == [{}, {}]


def test_a_finding_tells_what_where_and_when() -> None:
    (finding,) = check_act(act("AM", "ratification", received="2021-09-15"), dossier())
    assert (finding.instrument, finding.state, finding.day) == ("agreement", "AM", day("2021-09-15"))
    assert finding.details == {"act": "ratification", "adopted": "2021-09-16"}


def test_without_today_nothing_is_called_future() -> None:
    assert check_act(act("AM", "ratification", received="2999-01-01"), dossier()) == []


def test_a_step_in_the_future_must_be_planned() -> None:
    future = step("KZ", "law-signed", "2024-03-16")
    (finding,) = check_step(future, dossier(), TODAY)
    assert (finding.kind, finding.weight) == (Kind.STEP_IN_FUTURE_NOT_PLANNED, Weight.IMPOSSIBLE)
    assert check_step(step("KZ", "law-signed", "2024-03-16", planned=True), dossier(), TODAY) == []
    assert check_step(step("KZ", "law-signed", "2024-03"), dossier(), TODAY) == []
    assert check_step(step("KZ", "law-signed"), dossier(), TODAY) == []


def test_a_parliament_is_given_a_text_that_has_been_adopted() -> None:
    early = step("KZ", "law-signed", "2021-09-15")
    (finding,) = check_step(early, dossier())
    assert (finding.kind, finding.weight) == (Kind.STEP_BEFORE_ADOPTION, Weight.IMPOSSIBLE)
    assert finding.details == {"step": "law-signed", "adopted": "2021-09-16"}
    assert check_step(step("KZ", "authorised-to-sign", "2021-09-15"), dossier()) == []
    assert check_step(early, dossier(adopted=None)) == []
    assert [(f.kind, f.state) for f in inspect(assessed(steps=[early]))] == [(Kind.STEP_BEFORE_ADOPTION, "KZ")]


@pytest.mark.parametrize(
    ("concerns", "state", "odd"),
    [
        ("any", "FR", False),
        ("signatories", "FR", False),
        ("members", "FR", True),
        ("members", "KZ", False),
        ("members", "UZ", True),
        ("members@adoption", "UZ", True),
        ("members@adoption", "KZ", False),
        (("AM", "BY"), "KZ", True),
    ],
)
def test_a_step_of_a_state_that_is_not_concerned_is_unusual(concerns: Any, state: str, odd: bool) -> None:
    given = dossier(concerns=concerns, memberships=[*members("KZ"), member("UZ", "2002-10-07", "2012-12-19")])
    found = check_step(step(state, "law-signed", "2023-09-26"), given)
    assert [(f.kind, f.weight) for f in found] == [(Kind.STEP_OF_A_STATE_NOT_CONCERNED, Weight.UNUSUAL)] * odd


def test_a_second_consent_is_asked_about_whichever_of_the_two_is_entered_first() -> None:
    later = dossier(notified(KZ="2024-03-07"))
    earlier = act("KZ", "ratification", received="2024-01-05")
    (finding,) = check_act(earlier, later, TODAY)
    assert (finding.kind, finding.details["consented"]) == (Kind.SECOND_CONSENT, "2024-03-07")
    left = dossier([*later.acts, act("KZ", "withdrawal", "2024-02-01")])
    assert not [f for f in check_act(earlier, left, TODAY) if f.kind is Kind.SECOND_CONSENT]


def test_an_act_of_which_no_source_is_known_is_told() -> None:
    (finding,) = inspect(assessed([act("KZ", "signature", "2021-09-16", sourced=False)]))
    assert (finding.kind, finding.state) == (Kind.WITHOUT_SOURCE, "KZ")


@pytest.mark.parametrize("kind", ["reservation", "declaration", "provisional-application", "withdrawal"])
def test_no_act_on_a_text_precedes_its_adoption(kind: str) -> None:
    found = check_act(act("KZ", kind, "2021-09-15"), dossier(ratified(KZ="2021-09-14"), coverage="partial"), TODAY)
    assert Kind.ACT_BEFORE_ADOPTION in [finding.kind for finding in found]


def test_expected_acts_are_not_inspected() -> None:
    assert kinds(assessed([act("AM", "withdrawal", "2030-01-01", expected=True)])) == []


def test_consents_of_one_kind_on_different_days_are_disputed() -> None:
    acts = [act("GE", "participation", "2021-12-09"), act("GE", "participation", "2021-09-19")]
    found = [finding for finding in inspect(assessed(acts)) if finding.kind is Kind.DISPUTED_ACT]
    assert [(f.state, f.details["one"], f.details["other"]) for f in found] == [("GE", "2021-09-19", "2021-12-09")]


BACK_AGAIN = [act("GE", "accession", "2021-10-09"), act("GE", "withdrawal", "2022-01-01")]


@pytest.mark.parametrize(
    "acts",
    [
        [act("GE", "participation", "2021-10-09"), act("GE", "participation", "2021-10-09", key="other source")],
        [
            act("GE", "accession", "2021-10-09"),
            act("GE", "withdrawal", "2022-01-01"),
            act("GE", "accession", "2023-01-01"),
        ],
        [act("GE", "accession", "2021-10-09"), act("GE", "accession", "2025-01-01", expected=True)],
        [act("GE", "accession", "2021-10-09"), act("GE", "accession", received="2021-10-20")],
        [act("GE", "accession", "2021-10-09"), act("GE", "accession", "2021-10-20", regards="Annex III")],
        [act("GE", "accession", "2021-10-09"), act("GE", "accession")],
    ],
)
def test_acts_that_do_not_contradict_each_other_are_not_disputed(acts: list[ActFact]) -> None:
    assert Kind.DISPUTED_ACT not in [kind for kind, _ in kinds(assessed(acts))]


def test_a_clause_that_cannot_be_used_is_told_and_one_that_is_not_known_is_not() -> None:
    assert kinds(assessed(unusable="clause-not-understood")) == [("clause-not-usable", "")]
    assert kinds(assessed(unusable="no-clause")) == []


def test_a_rule_for_later_consents_that_is_only_supposed_is_told() -> None:
    assert kinds(assessed(clause={"when": {"consents": 4}})) == [("later-rule-not-stated", "")]


BOTH = ratified(AM="2022-01-01", BY="2022-03-01")
TWO: dict[str, Any] = {"when": {"consents": 2}, "later": {"days": 0}}


def test_a_difference_between_the_computed_and_the_announced_date_is_told() -> None:
    (finding,) = inspect(assessed(BOTH, TWO, announcements=[announced("2022-03-02")]))
    assert (finding.kind, finding.day) == (Kind.COMPUTED_AND_ANNOUNCED_DIFFER, day("2022-03-02"))
    assert finding.details == {"computed": "2022-03-01", "announced": "2022-03-02"}


@pytest.mark.parametrize("on", ["2022-03-01", "2022-03", "2022"])
def test_an_announced_date_that_allows_the_computed_one_agrees(on: str) -> None:
    assert kinds(assessed(BOTH, TWO, announcements=[announced(on)])) == []
    assert kinds(assessed(BOTH, TWO, announcements=[announced(None, not_after="2022-03-02")])) == []


def test_a_date_announced_though_the_condition_is_not_met_on_record_is_told_where_all_acts_are_known() -> None:
    (finding,) = inspect(assessed(BOTH[:1], TWO, announcements=[announced("2022-03-02")]))
    assert (finding.kind, finding.details) == (Kind.COMPUTED_AND_ANNOUNCED_DIFFER, {"announced": "2022-03-02"})
    assert kinds(assessed(BOTH[:1], TWO, announcements=[announced("2022-03-02")], coverage="partial")) == []
    assert kinds(assessed(BOTH[:1], announcements=[announced("2022-03-02")])) == []


def test_a_difference_for_one_state_is_told_too() -> None:
    found = assessed([*BOTH, *ratified(KG="2022-06-01")], TWO, announcements=[announced("2022-07-01", "KG")])
    (finding,) = inspect(found)
    assert (finding.kind, finding.state) == (Kind.COMPUTED_AND_ANNOUNCED_DIFFER, "KG")
    assert finding.details == {"computed": "2022-06-01", "announced": "2022-07-01"}


def test_where_no_rule_tells_a_state_s_day_there_is_nothing_to_differ_from() -> None:
    assert kinds(assessed(ratified(KG="2022-06-01"), announcements=[announced("2022-07-01", "KG")])) == []


def test_announcements_that_differ_are_told() -> None:
    pair = [announced("2022-03-01"), announced("2022-03-02", by="reported")]
    (finding,) = inspect(assessed(BOTH, TWO, announcements=pair))
    assert (finding.kind, finding.details) == (Kind.ANNOUNCEMENTS_DIFFER, {"one": "2022-03-01", "other": "2022-03-02"})


def test_a_consent_lost_while_waiting_is_told() -> None:
    acts = [*BOTH, act("AM", "withdrawal-of-consent", received="2022-03-15")]
    assert kinds(assessed(acts, TWO | {"then": {"days": 30}})) == [("consent-lost-while-waiting", "AM")]


def test_a_party_whose_consent_is_not_recorded_is_told() -> None:
    assert kinds(assessed(announcements=[announced("2009-05-07", "RU")])) == [("consent-not-recorded", "RU")]
    assert ("consent-not-recorded", "AM") in kinds(
        of_members(clause=FOUR, confirmations=[confirmed("2021-12-01", "completed")])
    )


def test_a_membership_that_changes_while_an_instrument_is_pending_is_told() -> None:
    moving = [*members("AM", "BY"), member("UZ", "2006-08-16", "2022-06-01"), member("KG", "2023-01-01")]
    acts = notified(AM="2022-01-01", BY="2022-03-01")
    found = assessed(acts, ALL_MEMBERS, concerns="members", memberships=moving)
    assert found.entry.on == day("2022-06-01")
    assert kinds(found) == [("members-changed-while-pending", "UZ")]
    later = assessed(acts[:1], ALL_MEMBERS, concerns="members", memberships=moving)
    assert kinds(later) == [("members-changed-while-pending", "UZ"), ("members-changed-while-pending", "KG")]
    assert kinds(assessed(acts[:1], ALL_MEMBERS, concerns="members@adoption", memberships=moving)) == []
    assert kinds(assessed(acts[:1], ALL_MEMBERS, concerns="members", memberships=moving, adopted=None)) == []


BESIDE_MEMBERS = [
    *members("AM", "BY"),
    member("UZ", "2012-12-19", status="suspended"),
    member("RS", "2022-01-01", status="observer"),
    member("AF", "2013-04-11", "2021-01-01", status="partner"),
    member("IR", "2023-01-01", status="observer"),
]


@pytest.mark.parametrize("when", [{"consents": "all"}, {"consents": 2, "of": "members"}])
def test_a_clause_over_members_says_whom_it_does_not_count(when: dict[str, Any]) -> None:
    clause = {"when": when, "later": {"days": 0}}
    acts = notified(AM="2022-01-01", BY="2022-03-01")
    found = assessed(acts, clause, concerns="members@adoption", memberships=BESIDE_MEMBERS)
    assert [(f.kind, f.state, str(f.day), f.details) for f in inspect(found)] == [
        (Kind.MEMBERS_ALONE_COUNTED, "UZ", "2021-09-16", {"status": "suspended"}),
        (Kind.MEMBERS_ALONE_COUNTED, "RS", "2022-01-01", {"status": "observer"}),
    ]


@pytest.mark.parametrize("when", [{"consents": 2}, {"consents": "all", "of": "signatories"}, {"states": ["AM"]}])
def test_a_clause_that_does_not_count_members_says_nothing_of_observers(when: dict[str, Any]) -> None:
    clause = {"when": when, "later": {"days": 0}}
    assert kinds(assessed(clause=clause, concerns="members@adoption", memberships=BESIDE_MEMBERS)) == []
    assert kinds(assessed(concerns="members@adoption", memberships=BESIDE_MEMBERS)) == []
