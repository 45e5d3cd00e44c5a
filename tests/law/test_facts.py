"""From which day a fact counts, and how sure it is."""

import pytest

from tests.law.building import act, announced, confirmed, day, dossier, member, procedure, step
from tracker.law.dates import UNDATED, parse_partial
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act, Confidence

RECORDED = day("2024-03-15")


def test_receipt_counts_and_not_the_date_of_the_letter() -> None:
    deposit = act("KZ", "ratification", "2023-10-02", received="2023-10-20")
    assert deposit.counts_on == parse_partial("2023-10-20")
    assert deposit.day == day("2023-10-20")


def test_without_receipt_the_day_on_the_document_counts() -> None:
    assert act("KZ", "ratification", "2023-10-02").day == day("2023-10-02")


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("ratification", "2019-12-31"),
        ("signature", "2019-12-31"),
        ("provisional-application", "2019-12-31"),
        ("refusal", "2019-12-31"),
        ("resumption", "2019-12-31"),
        ("withdrawal", "2019-01-01"),
        ("non-renewal", "2019-01-01"),
        ("expulsion", "2019-01-01"),
        ("suspension", "2019-01-01"),
        ("withdrawal-of-consent", "2019-01-01"),
        ("end-of-provisional-application", "2019-01-01"),
    ],
)
def test_of_a_partial_date_ends_take_the_first_day_and_everything_else_the_last(kind: str, counts: str) -> None:
    assert act("KZ", kind, "2019").day == day(counts)


def test_an_act_without_a_day_counts_from_its_recording() -> None:
    undated = ActFact("1", "KZ", Act.RATIFICATION, recorded_on=RECORDED)
    assert (undated.day, undated.first_day) == (RECORDED, RECORDED)
    assert ActFact("1", "KZ", Act.RATIFICATION).day is None


def test_a_bounded_end_counts_from_the_bound_that_is_known() -> None:
    assert act("KZ", "withdrawal", not_after="2019-05-04").day == day("2019-05-04")


@pytest.mark.parametrize(
    ("given", "grade"),
    [
        (act("KZ", "ratification", received="2023-10-20"), "confirmed"),
        (act("KZ", "ratification", "2023-10-20"), "reported"),
        (act("KZ", "ratification", received="2023-10-20", confidence="reported"), "reported"),
        (act("KZ", "ratification", "2023-10-20", confidence="unknown"), "unknown"),
        (act("KZ", "definitive-signature", "2023-10-20"), "confirmed"),
        (act("KZ", "signature", "2023-10-20"), "confirmed"),
        (act("KZ", "withdrawal", "2023-10-20"), "reported"),
        (act("KZ", "refusal", received="2023-10-20"), "confirmed"),
        (act("KZ", "expulsion", "2023-10-20"), "confirmed"),
    ],
)
def test_where_receipt_counts_and_none_is_recorded_an_act_is_at_most_reported(given: ActFact, grade: str) -> None:
    assert given.grade == grade


def test_an_undated_step_counts_from_its_bound_else_from_its_recording() -> None:
    assert step("KG", "law-signed", not_after="2024-01-10", recorded_on=RECORDED).day == day("2024-01-10")
    assert step("KG", "law-signed", recorded_on=RECORDED).day == RECORDED
    assert step("KG", "law-signed").day is None


def test_an_announced_partial_date_is_used_at_its_last_day() -> None:
    assert announced("2009-10", not_after="2009-10-29").day == day("2009-10-29")


def test_a_confirmation_is_as_good_as_the_person_who_answers_for_it() -> None:
    assert confirmed("2024-01-01", "no-change", "KG", by="Legal Department").grade is Confidence.CONFIRMED
    assert confirmed("2024-01-01", "no-change", "KG").grade is Confidence.REPORTED


def test_members_are_neither_observers_nor_partners_nor_suspended() -> None:
    found = dossier(
        memberships=[
            member("AM", "2002-10-07"),
            member("UZ", "2006-08-16", "2012-12-19"),
            member("UZ", "2012-12-19", status="suspended"),
            member("RS", "2013-04-11", status="observer"),
            member("AF", "2013-04-11", status="partner"),
        ]
    )
    assert found.members_on(day("2012-12-18")) == {"AM", "UZ"}
    assert found.members_on(day("2012-12-19")) == {"AM"}
    assert found.members_on(day("2002-10-06")) == set()
    assert found.members_since(None) == {"AM", "UZ"}
    assert found.members_since(day("2012-12-18")) == {"AM", "UZ"}
    assert found.members_since(day("2012-12-19")) == {"AM"}


def test_a_procedure_holds_from_its_first_day_until_the_day_another_takes_its_place() -> None:
    old = procedure("KZ", "adopted-upper law-signed", "law-signed", end="2026-07-01")
    new = procedure("KZ", "adopted-unicameral law-signed", "law-signed", start="2026-07-01")
    assert (old.holds_on(day("2026-06-30")), old.holds_on(day("2026-07-01"))) == (True, False)
    assert (new.holds_on(day("2026-06-30")), new.holds_on(day("2026-07-01"))) == (False, True)


def test_a_period_without_bounds_is_undated() -> None:
    assert act("KZ", "ratification", "2023").received == UNDATED


@pytest.mark.parametrize(
    ("asked", "speaks"),
    [
        ("2022-11-01", "2022-12-05"),
        ("2022-12-05", "2022-12-05"),
        ("2022-12-06", "2023-02-02"),
        ("2026-01-01", "2023-02-02"),
    ],
)
def test_of_several_words_that_it_was_pending_the_first_about_the_day_speaks_else_the_last(
    asked: str, speaks: str
) -> None:
    others = (confirmed("2022-11-15", "pending", "KZ"), confirmed("2022-11-15", "no-change"))
    words = (confirmed("2023-02-02", "pending"), confirmed("2022-12-05", "pending"), *others)
    said = dossier(confirmations=words).said_pending_on(day(asked))
    assert said is not None
    assert said.up_to == day(speaks)
    assert dossier(confirmations=others).said_pending_on(day(asked)) is None
