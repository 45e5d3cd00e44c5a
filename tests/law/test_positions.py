"""Where each state stands, day by day."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.law.building import (
    FOUR,
    act,
    announced,
    assessed,
    binds,
    confirmed,
    day,
    dossier,
    member,
    members,
    notified,
    of_members,
    position,
    ratified,
    signed,
    step,
    word,
)
from tracker.law.assessment import Assessment
from tracker.law.positions import beginning, states_of
from tracker.law.vocabulary import Confidence, Position

TWO = {"when": {"consents": 2}, "then": {"days": 30}, "later": {"days": 30}, "basis": "quoted"}
IN_FORCE = ratified(AM="2022-01-01", BY="2022-03-01")  # from 31 March 2022


def course(assessment: Assessment, state: str) -> list[tuple[str, str]]:
    """The positions of a state with the days from which they hold, a change of confidence apart."""
    spans = assessment.positions[state]
    return [
        (str(s.start), str(s.position)) for n, s in enumerate(spans) if not n or s.position != spans[n - 1].position
    ]


def test_a_state_goes_from_no_act_to_party() -> None:
    found = assessed([*signed("AM", "BY", on="2021-10-01"), *IN_FORCE], TWO)
    assert course(found, "AM") == [
        ("2021-09-16", "no-act"),
        ("2021-10-01", "signed"),
        ("2022-01-01", "consented"),
        ("2022-03-01", "consented-scheduled"),
        ("2022-03-31", "party"),
    ]
    assert course(found, "BY")[2:] == [("2022-03-01", "consented-scheduled"), ("2022-03-31", "party")]


def test_the_day_a_state_is_bound_is_given_as_soon_as_it_can_be_computed() -> None:
    found = assessed([*IN_FORCE, *ratified(KG="2022-06-01")], TWO)
    assert position(found, "AM", "2022-02-28").in_force_on is None
    assert position(found, "AM", "2022-03-01").in_force_on == day("2022-03-31")
    assert position(found, "KG", "2022-06-01").in_force_on == day("2022-07-01")


def test_a_later_state_waits_for_its_own_day() -> None:
    found = assessed([*IN_FORCE, *ratified(KG="2022-06-01", TJ="2022-03-20")], TWO)
    assert course(found, "KG")[1:] == [("2022-06-01", "consented-waiting"), ("2022-07-01", "party")]
    assert course(found, "TJ")[1:] == [
        ("2022-03-20", "consented-scheduled"),
        ("2022-03-31", "consented-waiting"),
        ("2022-04-19", "party"),
    ]


def test_spans_are_half_open_and_leave_no_gap() -> None:
    for spans in assessed([*signed("AM", "BY"), *IN_FORCE], TWO).positions.values():
        assert spans[0].start == day("2021-09-16")
        assert [one.until for one in spans[:-1]] == [two.start for _, two in pairwise(spans)]
        assert spans[-1].until is None


def test_expected_acts_move_nobody() -> None:
    found = assessed([*signed("KZ"), act("KZ", "ratification", "2022-01-01", expected=True)])
    assert course(found, "KZ") == [("2021-09-16", "signed")]


def test_an_announced_date_is_scheduled_from_the_day_it_was_announced() -> None:
    found = assessed(ratified(AM="2022-01-01"), announcements=[announced("2022-03-31", told="2022-02-15")])
    assert course(found, "AM")[1:] == [
        ("2022-01-01", "consented"),
        ("2022-02-15", "consented-scheduled"),
        ("2022-03-31", "party"),
    ]


def test_where_the_later_rule_is_not_known_a_state_waits_without_a_day() -> None:
    found = assessed(ratified(AM="2022-06-01"), announcements=[announced("2022-03-31")])
    assert position(found, "AM", "2024-01-01").position is Position.CONSENTED_WAITING
    assert binds(found, "AM") is None


def test_a_state_announced_in_force_without_a_recorded_consent_is_a_party() -> None:
    found = assessed(signed("RU"), announcements=[announced("2009-05-07", "RU", by="reported")], adopted="2006-06-23")
    now = position(found, "RU", "2009-05-07")
    assert (now.position, now.in_force_on, now.act, now.confidence) == (
        Position.PARTY,
        day("2009-05-07"),
        "",
        Confidence.REPORTED,
    )
    assert word(found, "RU", "2009-05-06") is Position.NO_ACT


def test_a_state_whose_consent_is_recorded_later_than_announced_was_a_party_from_the_announced_day() -> None:
    found = assessed(
        [*signed("RU", on="2006-06-23"), act("RU", "ratification", not_after="2010-01-01")],
        announcements=[announced("2009-05-07", "RU")],
        adopted="2006-06-23",
    )
    assert course(found, "RU") == [("2006-06-23", "signed"), ("2009-05-07", "party")]
    assert binds(found, "RU") == day("2009-05-07")


def test_a_date_announced_beforehand_for_a_state_is_scheduled() -> None:
    own = [announced("2022-06-01", "RU", told="2022-04-01")]
    assert course(assessed(signed("RU"), announcements=own), "RU") == [
        ("2021-09-16", "signed"),
        ("2022-04-01", "consented-scheduled"),
        ("2022-06-01", "party"),
    ]
    general = [*own, announced("2022-03-01")]
    assert word(assessed(signed("RU"), announcements=general), "RU", "2022-05-01") is Position.CONSENTED_WAITING
    assert word(assessed(signed("RU"), announcements=general), "RU", "2022-03-15") is Position.SIGNED


def test_the_date_announced_for_a_state_goes_before_the_computed_one() -> None:
    found = assessed(IN_FORCE, TWO, announcements=[announced("2022-04-25", "AM")])
    assert binds(found, "AM") == day("2022-04-25")
    assert course(found, "AM")[-2:] == [("2022-03-31", "consented-waiting"), ("2022-04-25", "party")]


NOTICE = act("AM", "withdrawal", received="2023-01-01", effective="2024-01-01")


def test_a_party_that_gave_notice_is_leaving_until_it_has_withdrawn() -> None:
    found = assessed([*IN_FORCE, NOTICE], TWO)
    assert course(found, "AM")[-3:] == [
        ("2022-03-31", "party"),
        ("2023-01-01", "leaving"),
        ("2024-01-01", "withdrawn"),
    ]
    assert position(found, "AM", "2025-01-01").in_force_on == day("2022-03-31")


def test_a_revoked_notice_was_a_notice_while_it_lasted() -> None:
    found = assessed([*IN_FORCE, NOTICE, act("AM", "revocation-of-withdrawal", received="2023-06-01")], TWO)
    assert course(found, "AM")[-3:] == [("2022-03-31", "party"), ("2023-01-01", "leaving"), ("2023-06-01", "party")]


def test_a_state_that_comes_back_has_its_own_later_day() -> None:
    found = assessed([*IN_FORCE, NOTICE, *ratified(AM="2025-01-20")], TWO)
    assert course(found, "AM")[-3:] == [
        ("2024-01-01", "withdrawn"),
        ("2025-01-20", "consented-waiting"),
        ("2025-02-19", "party"),
    ]
    assert binds(found, "AM") == day("2025-02-19")


def test_a_party_by_announcement_may_be_leaving_suspended_and_gone() -> None:
    own = [announced("2009-05-07", "AM")]
    leaving = assessed([NOTICE], announcements=own, adopted="2006-06-23")
    assert course(leaving, "AM")[1:] == [
        ("2009-05-07", "party"),
        ("2023-01-01", "leaving"),
        ("2024-01-01", "withdrawn"),
    ]
    suspended = assessed([act("AM", "suspension", "2012-12-19")], announcements=own, adopted="2006-06-23")
    assert course(suspended, "AM")[1:] == [("2009-05-07", "party"), ("2012-12-19", "suspended")]


def test_a_date_announced_after_a_state_had_left_shows_that_it_is_back() -> None:
    own = [announced("2006-08-16", "UZ")]
    found = assessed([act("UZ", "non-renewal", "1999-04-20")], announcements=own, adopted="1992-05-15")
    assert course(found, "UZ") == [("1992-05-15", "no-act"), ("1999-04-20", "withdrawn"), ("2006-08-16", "party")]


def test_a_party_is_suspended_until_it_resumes() -> None:
    suspended = [act("AM", "suspension", "2023-01-01"), act("AM", "resumption", "2024-01-01")]
    found = assessed([*IN_FORCE, *suspended], TWO)
    assert course(found, "AM")[-3:] == [
        ("2022-03-31", "party"),
        ("2023-01-01", "suspended"),
        ("2024-01-01", "party"),
    ]


def test_suspension_ranks_before_leaving_and_withdrawal_before_suspension() -> None:
    found = assessed([*IN_FORCE, NOTICE, act("AM", "suspension", "2023-06-01")], TWO)
    assert course(found, "AM")[-3:] == [
        ("2023-01-01", "leaving"),
        ("2023-06-01", "suspended"),
        ("2024-01-01", "withdrawn"),
    ]


def test_a_suspended_state_whose_consent_is_not_recorded_is_suspended() -> None:
    found = assessed([act("UZ", "suspension", "2022-12-19")])
    assert course(found, "UZ") == [("2021-09-16", "no-act"), ("2022-12-19", "suspended")]
    assert position(found, "UZ", "2023-01-01").approximate


def test_a_consent_withdrawn_before_entry_leaves_a_signatory_or_nothing() -> None:
    acts = [
        *signed("AM"),
        *ratified(AM="2022-01-01", BY="2022-02-01"),
        *(act(state, "withdrawal-of-consent", "2022-02-15") for state in ("AM", "BY")),
    ]
    found = assessed(acts, TWO)
    assert word(found, "AM", "2022-02-15") is Position.SIGNED
    assert word(found, "BY", "2022-02-15") is Position.NO_ACT


def test_taking_back_a_consent_that_is_in_force_is_withdrawal() -> None:
    found = assessed([*IN_FORCE, act("AM", "withdrawal-of-consent", received="2022-05-01")], TWO)
    now = position(found, "AM", "2022-05-01")
    assert (now.position, now.in_force_on) == (Position.WITHDRAWN, day("2022-03-31"))


def test_a_refusal_overrides_a_signature_and_is_overridden_by_consent() -> None:
    found = assessed([*signed("US"), act("US", "refusal", "2022-05-06"), *ratified(US="2030-01-01")])
    assert course(found, "US") == [("2021-09-16", "signed"), ("2022-05-06", "refused"), ("2030-01-01", "consented")]


def test_provisional_application_ranks_before_refusal_while_its_notice_runs() -> None:
    acts = [
        *signed("RU"),
        act("RU", "provisional-application", "2021-09-16"),
        act("RU", "refusal", received="2022-08-20", effective="2022-10-19"),
    ]
    found = assessed(acts)
    assert course(found, "RU") == [("2021-09-16", "applying-provisionally"), ("2022-10-19", "refused")]
    assert position(found, "RU", "2022-10-18").provisional
    assert not position(found, "RU", "2022-10-19").provisional


def test_provisional_application_is_an_overlay_on_consent_and_ends_when_the_state_is_bound() -> None:
    found = assessed([act("AM", "provisional-application", "2021-10-01"), *IN_FORCE], TWO)
    assert [(str(s.position), s.provisional) for s in found.positions["AM"]] == [
        ("no-act", False),
        ("applying-provisionally", True),
        ("consented", True),
        ("consented-scheduled", True),
        ("party", False),
    ]


def test_provisional_application_survives_the_general_entry_into_force() -> None:
    found = assessed([act("RU", "provisional-application", "2021-10-01"), *IN_FORCE], TWO)
    assert word(found, "RU", "2023-01-01") is Position.APPLYING_PROVISIONALLY


def test_a_signature_ad_referendum_alone_makes_no_signatory() -> None:
    found = assessed([act("KZ", "signature-ad-referendum", "2021-09-16"), *signed("KZ", on="2021-10-01")])
    assert course(found, "KZ") == [("2021-09-16", "no-act"), ("2021-10-01", "signed")]


def test_once_the_instrument_has_ended_every_position_is_ended() -> None:
    found = assessed([*IN_FORCE, *signed("KG"), *ratified(TJ="2022-11-15")], TWO, ended="2022-12-01")
    assert word(found, "AM", "2022-12-01") is Position.ENDED
    assert position(found, "AM", "2023-01-01").in_force_on == day("2022-03-31")
    assert position(found, "KG", "2023-01-01").in_force_on is None
    assert position(found, "TJ", "2023-01-01").in_force_on is None  # its own day, 15 December, never came
    assert not position(found, "AM", "2023-01-01").approximate


def test_of_a_partial_end_the_first_day_counts_and_is_marked() -> None:
    found = assessed(IN_FORCE, TWO, ended="2023")
    now = position(found, "AM", "2023-01-01")
    assert (now.position, now.approximate) == (Position.ENDED, True)


def test_after_the_end_a_party_by_announcement_was_a_party() -> None:
    found = assessed(announcements=[announced("2009-05-07", "RU")], adopted="2006-06-23", ended="2020-01-01")
    assert position(found, "RU", "2021-01-01").in_force_on == day("2009-05-07")


def test_who_is_not_a_member_is_not_eligible_but_keeps_its_consent() -> None:
    moving = [*members("RU", "KZ"), member("UZ", "2006-08-16", "2023-01-01"), member("GE", "2006-08-16", "2023-01-01")]
    found = assessed(notified(UZ="2022-01-01"), FOUR, concerns="members", memberships=moving)
    assert word(found, "GE", "2022-12-31") is Position.NO_ACT
    assert word(found, "GE", "2023-01-01") is Position.NOT_ELIGIBLE
    assert word(found, "UZ", "2023-01-01") is Position.CONSENTED


def test_of_an_instrument_for_the_members_at_adoption_membership_afterwards_is_no_matter() -> None:
    moving = [*members("RU", "KZ"), member("UZ", "2006-08-16", "2023-01-01"), member("KG", "2022-01-01")]
    found = assessed(concerns="members@adoption", memberships=moving)
    assert word(found, "UZ", "2024-01-01") is Position.NO_ACT
    assert word(found, "KG", "2024-01-01") is Position.NOT_ELIGIBLE


def test_who_is_not_listed_is_not_eligible() -> None:
    found = assessed(concerns=["BY", "RU"], steps=[step("KZ", "law-signed", "2022-01-01")])
    assert word(found, "BY", "2022-01-01") is Position.NO_ACT
    assert word(found, "KZ", "2022-01-01") is Position.NOT_ELIGIBLE


def confidences(assessment: Assessment, state: str) -> Iterator[tuple[str, str]]:
    return ((str(span.start), str(span.confidence)) for span in assessment.positions[state])


def test_signed_and_nothing_heard_since_is_unknown() -> None:
    assert list(confidences(of_members(signed("TJ")), "TJ")) == [("2021-09-16", "unknown")]


def test_a_step_heard_of_makes_the_standing_as_sure_as_its_source() -> None:
    found = of_members(signed("KZ"), steps=[step("KZ", "adopted-lower", "2023-05-31")])
    assert list(confidences(found, "KZ")) == [("2021-09-16", "unknown"), ("2023-05-31", "reported")]
    assert {span.since for span in found.positions["KZ"]} == {day("2021-09-16")}


def test_a_person_who_confirms_a_state_s_standing_makes_it_sure_up_to_that_day() -> None:
    found = of_members(signed("KG"), confirmations=[confirmed("2023-01-01", "no-change", "KG", by="A. Clerk")])
    assert position(found, "KG", "2022-01-01").confidence is Confidence.CONFIRMED


def test_a_position_is_as_sure_as_the_weakest_fact_it_relies_on() -> None:
    found = assessed([*ratified(AM="2022-01-01"), act("BY", "ratification", "2022-03-01")], TWO)
    assert position(found, "AM", "2022-01-01").confidence is Confidence.CONFIRMED  # its own receipt
    assert position(found, "AM", "2022-03-31").confidence is Confidence.REPORTED  # the day rests on BY's letter
    official = assessed(IN_FORCE, TWO | {"basis": "assumed"}, announcements=[announced("2022-03-31")])
    assert position(official, "AM", "2022-03-31").confidence is Confidence.CONFIRMED


def test_a_day_computed_by_an_assumed_rule_is_unknown() -> None:
    assumed = TWO | {"basis": "assumed"}
    found = assessed([*IN_FORCE, *ratified(KG="2023-01-01")], assumed, announcements=[announced("2022-03-31")])
    assert position(found, "KG", "2023-02-01").confidence is Confidence.UNKNOWN


def test_a_position_after_an_act_of_partial_date_is_marked_approximate() -> None:
    found = assessed(
        [act("AM", "signature", "2021-10"), act("AM", "ratification", received="2022"), *IN_FORCE[1:]], TWO
    )
    assert position(found, "AM", "2021-10-31").approximate
    assert position(found, "AM", "2022-12-31").approximate


def test_a_party_from_an_exact_day_is_not_approximate_though_its_consent_is() -> None:
    acts = [act("AM", "ratification", received="2021"), *ratified(BY="2022-03-01")]
    found = assessed(acts, TWO)
    assert position(found, "AM", "2022-01-01").approximate
    assert not position(found, "AM", "2022-03-31").approximate


@pytest.mark.parametrize(("effective", "approximate"), [("2024-01-01", False), ("2024", True), (None, True)])
def test_a_withdrawal_is_approximate_as_its_effect_is(effective: str | None, approximate: bool) -> None:
    notice = act("AM", "withdrawal", received="2023", effective=effective)
    assert position(assessed([*IN_FORCE, notice], TWO), "AM", "2025-01-01").approximate is approximate


def test_spans_begin_with_adoption_or_the_first_act_if_that_is_earlier() -> None:
    assert beginning(dossier(signed("AM", on="2021-10-01"))) == day("2021-09-16")
    assert beginning(dossier(signed("AM", on="2021-09-01"))) == day("2021-09-01")
    assert beginning(dossier([act("AM", "ratification", "2020", expected=True)])) == day("2021-09-16")


def test_where_the_adoption_is_not_known_spans_begin_with_the_first_thing_known() -> None:
    found = dossier(
        steps=[step("KZ", "law-signed", "2022-05-01"), step("KG", "law-signed", "2022-01-01", planned=True)],
        announcements=[announced("2022-06-01")],
        confirmations=[confirmed("2022-04-01", "pending")],
        adopted=None,
    )
    assert beginning(found) == day("2022-04-01")
    assert beginning(dossier(adopted=None)) is None


def test_every_state_concerned_or_with_anything_on_record_has_a_position() -> None:
    found = dossier(
        signed("US"),
        steps=[step("KZ", "law-signed", "2022-05-01")],
        announcements=[announced("2022-06-01"), announced("2022-06-01", "RU")],
        confirmations=[confirmed("2022-04-01", "pending"), confirmed("2022-04-01", "pending", "TJ")],
        concerns="members",
        memberships=[*members("AM"), member("RS", "2013-04-11", status="observer")],
    )
    assert states_of(found) == ["AM", "KZ", "RU", "TJ", "US"]
    assert states_of(dossier(concerns=["BY", "RU"])) == ["BY", "RU"]
