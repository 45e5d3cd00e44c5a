"""How consents grow over time, and how many it takes."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.law.building import ALL_MEMBERS, FOUR, act, assessed, confirmed, day, notified, of_members, ratified, signed
from tracker.law.curves import Curve, curve

LATE = day("2030-01-01")
THREE = notified(AM="2022-01-01", BY="2022-02-01", KG="2022-03-01")


def numbers(found: Curve) -> list[tuple[str, int]]:
    return [(point.day.isoformat(), point.number) for point in found.points]


def test_a_curve_rises_with_each_consent_towards_its_threshold() -> None:
    found = curve(of_members(THREE, FOUR), LATE)
    assert numbers(found) == [("2022-01-01", 1), ("2022-02-01", 2), ("2022-03-01", 3)]
    assert [point.given for point in found.points] == [("AM",), ("BY",), ("KG",)]
    assert (found.threshold, found.alone, found.has_clause) == (4, True, True)


def test_it_ends_with_the_day_asked_about() -> None:
    assert numbers(curve(of_members(THREE, FOUR), day("2022-02-01"))) == [("2022-01-01", 1), ("2022-02-01", 2)]
    assert curve(of_members(THREE, FOUR), day("2021-12-31")).points == ()


def test_consents_of_one_day_are_one_step() -> None:
    (point,) = curve(of_members(notified(AM="2022-01-01", BY="2022-01-01"), FOUR), LATE).points
    assert (point.number, point.given, point.lost) == (2, ("AM", "BY"), ())


def test_a_consent_taken_back_is_counted_no_more() -> None:
    found = curve(of_members([*THREE, act("BY", "withdrawal-of-consent", received="2022-05-01")], FOUR), LATE)
    assert numbers(found)[-1] == ("2022-05-01", 2)
    assert found.points[-1].lost == ("BY",)


def test_signatures_planned_and_expected_acts_are_not_counted() -> None:
    expected = act("RU", "ratification", "2022-06-01", expected=True)
    assert curve(of_members([*signed("AM", "BY"), expected], FOUR), LATE).points == ()


def test_all_of_the_members_is_as_many_as_there_are() -> None:
    assert curve(of_members(THREE, ALL_MEMBERS), LATE).threshold == 6


def test_a_share_is_told_as_the_number_it_comes_to() -> None:
    two_thirds = {"when": {"share": "2/3", "of": "members"}, "basis": "quoted"}
    assert curve(of_members(THREE, two_thirds), LATE).threshold == 4


def test_only_who_is_in_the_set_counts_towards_its_number() -> None:
    of_signatories = {"when": {"consents": 2, "of": "signatories"}, "basis": "quoted"}
    found = curve(assessed([*signed("AM", "BY"), *ratified(AM="2022-01-01", US="2022-02-01")], of_signatories), LATE)
    assert numbers(found) == [("2022-01-01", 1)]


@pytest.mark.parametrize(
    ("when", "threshold", "alone"),
    [
        ({"all": [{"consents": 3}, {"states": ["RU"]}]}, 3, False),
        ({"any": [{"consents": 3}, {"consents": 5}]}, 5, False),
        ({"states": ["RU", "BY"]}, None, False),
    ],
)
def test_a_condition_of_several_parts_is_told_by_its_largest_number(
    when: Mapping[str, Any], threshold: int | None, alone: bool
) -> None:
    found = curve(of_members(THREE, {"when": when, "basis": "quoted"}), LATE)
    assert (found.threshold, found.alone, found.has_clause) == (threshold, alone, True)
    assert numbers(found)[-1] == ("2022-03-01", 3)


def test_without_a_clause_all_consents_are_shown_and_no_number() -> None:
    found = curve(of_members(THREE), LATE)
    assert numbers(found)[-1] == ("2022-03-01", 3)
    assert (found.threshold, found.alone, found.has_clause) == (None, False, False)


def test_provisional_application_is_told_beside_and_not_counted() -> None:
    found = curve(of_members([*THREE, act("TJ", "provisional-application", received="2022-04-01")], FOUR), LATE)
    assert (found.provisional, found.points[-1].number) == (("TJ",), 3)


def test_a_confirmed_consent_without_its_act_is_counted_and_told() -> None:
    found = curve(of_members(THREE, FOUR, confirmations=[confirmed("2022-06-01", "completed", "RU")]), LATE)
    assert found.unrecorded == ("RU",)
    assert (found.points[-1].number, found.points[-1].approximate) == (4, True)


def test_a_day_known_roughly_is_marked() -> None:
    found = curve(of_members(notified(AM="2022-01-01", BY="2022-02"), FOUR), LATE)
    assert [(point.day, point.approximate) for point in found.points] == [
        (day("2022-01-01"), False),
        (day("2022-02-28"), True),
    ]
