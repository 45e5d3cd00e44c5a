"""What was last heard of a state beside its acts."""

from tests.law.building import confirmed, day, dossier, step
from tracker.law.heard import NOTHING, Heard, heard_of
from tracker.law.vocabulary import Confidence

STEPS = [step("KZ", "adopted-lower", "2023-05-31"), step("KZ", "law-signed", "2023-09-26", confidence="confirmed")]


def grade(heard: Heard, on: str, signed_on: str | None = None, adopted: str | None = None) -> Confidence:
    signed, start = (day(text) if text else None for text in (signed_on, adopted))
    return heard.grade_on(day(on), signed, start)


def test_of_a_state_of_which_nothing_was_heard_the_standing_is_unknown() -> None:
    assert grade(NOTHING, "2023-01-01") is Confidence.UNKNOWN
    assert heard_of(dossier()) == {}


def test_the_last_thing_heard_decides() -> None:
    heard = heard_of(dossier(steps=STEPS))["KZ"]
    assert grade(heard, "2023-05-30") is Confidence.UNKNOWN
    assert grade(heard, "2023-05-31") is Confidence.REPORTED
    assert grade(heard, "2023-09-26") is Confidence.CONFIRMED


def test_what_was_heard_before_signature_or_adoption_tells_nothing() -> None:
    heard = heard_of(dossier(steps=STEPS))["KZ"]
    assert grade(heard, "2024-01-01", signed_on="2023-09-26") is Confidence.UNKNOWN
    assert grade(heard, "2024-01-01", signed_on="2023-09-25") is Confidence.CONFIRMED
    assert grade(heard, "2024-01-01", adopted="2023-09-27") is Confidence.UNKNOWN
    assert grade(heard, "2024-01-01", adopted="2023-09-26") is Confidence.CONFIRMED


def test_planned_steps_and_those_without_a_day_tell_nothing() -> None:
    planned = [step("KZ", "law-signed", "2023-09-26", planned=True), step("KG", "law-signed")]
    assert heard_of(dossier(steps=planned)) == {}


def test_a_confirmation_holds_up_to_its_day_and_is_the_last_thing_heard_afterwards() -> None:
    found = dossier(confirmations=[confirmed("2023-01-01", "no-change", "KG", by="Legal Department")])
    heard = heard_of(found)["KG"]
    assert grade(heard, "2022-06-01", signed_on="2021-09-16") is Confidence.CONFIRMED
    assert grade(heard, "2023-01-01", signed_on="2021-09-16") is Confidence.CONFIRMED
    assert grade(heard, "2024-01-01", signed_on="2021-09-16") is Confidence.CONFIRMED
    assert day("2023-01-02") in heard.days()


def test_a_confirmation_of_the_instrument_as_a_whole_tells_nothing_of_a_single_state() -> None:
    assert heard_of(dossier(confirmations=[confirmed("2022-12-05", "pending")])) == {}


def test_of_things_heard_on_one_day_the_surest_counts() -> None:
    twice = [confirmed("2023-01-01", "no-change", "KG"), confirmed("2023-01-01", "pending", "KG", by="Ministry")]
    for order in (twice, twice[::-1]):
        heard = heard_of(dossier(confirmations=order))["KG"]
        assert grade(heard, "2022-06-01") is Confidence.CONFIRMED
        assert grade(heard, "2023-06-01") is Confidence.CONFIRMED
