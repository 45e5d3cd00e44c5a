"""The whole answer about one instrument."""

from tests.law.building import (
    FOUR,
    SIX,
    act,
    announced,
    assessed,
    confirmed,
    day,
    notified,
    of_members,
    position,
    signed,
    word,
)
from tracker.law.dates import Period
from tracker.law.vocabulary import Act, Confidence, Position


def test_everything_begins_on_the_same_day() -> None:
    found = of_members(signed("AM"), FOUR)
    starts = {
        found.instrument[0].start,
        *(spans[0].start for spans in (*found.positions.values(), *found.stages.values())),
    }
    assert starts == {day("2021-09-16")}
    assert list(found.stages) == list(found.positions)


def test_an_instrument_of_which_nothing_is_known_has_answers_too() -> None:
    found = assessed(adopted=None)
    assert (found.entry.on, found.positions, found.owing) == (None, {}, [])


def test_what_a_source_confirms_as_completed_stands_in_for_the_act_that_is_missing() -> None:
    found = of_members(confirmations=[confirmed("2021-12-01", "completed", "AM")])
    now = position(found, "AM", "2021-12-01")
    assert (now.position, now.act, now.confidence, now.approximate) == (Position.CONSENTED, "", "reported", True)
    stand_in = found.dossier.acts[-1]
    assert (stand_in.act, stand_in.on, stand_in.id) == (Act.PARTICIPATION, Period(None, day("2021-12-01")), "")


def test_completion_by_all_is_completion_by_those_concerned() -> None:
    everybody = of_members(clause=FOUR, confirmations=[confirmed("2021-12-01", "completed", by="Press office")])
    assert [word(everybody, state, "2021-12-01") for state in SIX] == [Position.PARTY] * 6
    assert everybody.entry.on == day("2021-12-01")
    assert everybody.entry.grade is Confidence.REPORTED
    assert everybody.entry.approximate
    listed = assessed(concerns=["BY", "RU"], confirmations=[confirmed("2021-12-01", "completed")])
    assert [word(listed, state, "2021-12-01") for state in ("BY", "RU")] == [Position.CONSENTED] * 2
    signatories = assessed(signed("BY"), confirmations=[confirmed("2021-12-01", "completed")])
    assert list(signatories.positions) == ["BY"]
    assert word(signatories, "BY", "2021-12-01") is Position.CONSENTED


def test_a_recorded_consent_needs_no_stand_in() -> None:
    confirmations = [confirmed("2021-12-01", "completed"), confirmed("2022-01-01", "completed")]
    found = of_members(notified(AM="2021-10-01"), confirmations=confirmations)
    assert word(found, "AM", "2021-10-01") is Position.CONSENTED
    assert len(found.dossier.acts) == 6
    assert {a.on.last for a in found.dossier.acts if not a.id} == {day("2021-12-01")}


def test_an_expected_consent_does_not_replace_the_stand_in() -> None:
    acts = [act("AM", "ratification", "2022-05-01", expected=True)]
    found = of_members(acts, confirmations=[confirmed("2021-12-01", "completed", "AM")])
    assert word(found, "AM", "2021-12-01") is Position.CONSENTED


def test_a_completion_confirmed_after_a_state_had_left_shows_that_it_is_back() -> None:
    acts = [act("UZ", "non-renewal", "2021-10-01")]
    found = of_members(acts, confirmations=[confirmed("2021-12-01", "completed", "UZ")])
    assert word(found, "UZ", "2021-11-30") is Position.WITHDRAWN
    assert word(found, "UZ", "2021-12-01") is Position.CONSENTED


def test_parties_known_only_by_a_completion_are_bound_on_its_day_at_the_latest() -> None:
    found = of_members(
        confirmations=[confirmed("2021-12-21", "completed")],
        announcements=[announced("2021-12-19"), announced("2021-12-19", "KZ")],
    )
    assert position(found, "KZ", "2021-12-19").position is Position.PARTY
    assert word(found, "AM", "2021-12-20") is Position.NO_ACT
    now = position(found, "AM", "2021-12-21")
    assert (now.position, now.in_force_on, now.approximate) == (Position.PARTY, day("2021-12-21"), True)
