"""`instruments`, `status` and `outstanding` on the CSTO sample: the contract, and what the data says."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker

THE_FOUR = {"peace-prot-2021", "logmed-2021", "juris-2021", "charter-prot4-2022"}
MEMBERS = {"AM", "BY", "KG", "KZ", "RU", "TJ"}


def test_on_5_december_2022_exactly_the_four_named_instruments_are_outstanding(tracker: Tracker, sample: Path) -> None:
    found = tracker("outstanding", "--as-of", "2022-12-05", "--json").json
    assert {row["instrument"] for row in found["outstanding"]} == THE_FOUR
    owing = {(row["instrument"], row["state"]) for row in found["outstanding"]}
    assert owing == {(key, state) for key in THE_FOUR for state in MEMBERS}
    assert len(found["outstanding"]) == 24
    assert found["to_be_confirmed"]


def test_a_row_says_since_when_how_long_at_which_stage_and_how_sure(tracker: Tracker, sample: Path) -> None:
    rows = tracker("outstanding", "--as-of", "2022-12-05", "--state", "Russia", "--json").json["outstanding"]
    juris = next(row for row in rows if row["instrument"] == "juris-2021")
    assert {row["state"] for row in rows} == {"RU"}
    assert juris["since"] == "2021-09-16"
    assert juris["days"] == 445
    assert juris["stage"] == "approved-at-home"
    assert juris["blocking"] is None
    keys = {"instrument", "state", "position", "since", "days", "stage", "stage_since", "blocking", "confidence"}
    assert set(juris) >= keys


def test_on_1_october_2023_kazakhstan_has_approved_two_at_home(tracker: Tracker, sample: Path) -> None:
    rows = tracker("outstanding", "--as-of", "2023-10-01", "--json").json["outstanding"]
    stages = {(row["instrument"], row["state"]): row["stage"] for row in rows}
    assert stages["peace-prot-2021", "KZ"] == "approved-at-home"
    assert stages["juris-2021", "KZ"] == "approved-at-home"
    assert {key for key, state in stages if state == "RU" and stages[key, state] == "approved-at-home"} == THE_FOUR


def test_a_state_of_which_nothing_was_found_is_unknown(tracker: Tracker, sample: Path) -> None:
    rows = tracker("outstanding", "--as-of", "2022-12-05", "--json").json["outstanding"]
    assert {row["confidence"] for row in rows if row["state"] in ("AM", "TJ")} == {"unknown"}


def test_without_a_clause_the_status_says_that_and_why_nothing_can_be_computed(tracker: Tracker, sample: Path) -> None:
    for key in THE_FOUR:
        entry = tracker("status", key, "--as-of", "2022-12-05", "--json").json["entry_into_force"]
        assert (entry["on"], entry["computed_on"], entry["announced_on"], entry["missing"]) == (None, None, None, None)
        assert entry["state"] == "pending"
        assert "cannot be computed" in entry["explanation"]


def test_an_announced_date_is_the_official_one(tracker: Tracker, sample: Path) -> None:
    entry = tracker("status", "cst-prolong-1999", "--as-of", "2001-01-01", "--json").json["entry_into_force"]
    assert (entry["on"], entry["announced_on"], entry["state"]) == ("2000-03-22", "2000-03-22", "in-force")


def test_positions_are_given_for_every_state_concerned_with_an_explanation(tracker: Tracker, sample: Path) -> None:
    positions = tracker("status", "peace-prot-2021", "--as-of", "2022-12-05", "--json").json["positions"]
    assert {p["state"] for p in positions} >= MEMBERS
    assert all(p["explanation"] for p in positions)
    keys = {"state", "position", "since", "in_force_on", "provisional", "stage", "stage_since", "confidence"}
    assert set(positions[0]) >= keys | {"approximate", "explanation"}


def test_the_list_of_instruments_gives_titles_in_both_languages(tracker: Tracker, sample: Path) -> None:
    listed = tracker("instruments", "--json").json
    assert len(listed) == 41
    assert all(line["title"]["en"] and line["title"]["ru"] for line in listed)
    assert set(listed[0]) == {"key", "title", "kind", "organisation", "adopted_on", "state", "in_force_on"}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "words", [("instruments",), ("outstanding", "--as-of", "2022-12-05"), ("status", "juris-2021")], ids=lambda w: w[0]
)
def test_people_get_tables_in_their_language(tracker: Tracker, sample: Path, words: tuple[str, ...], lang: str) -> None:
    outcome = tracker(*words, "--lang", lang)
    assert outcome.code == 0
    assert "445" in outcome.out or "peace-prot-2021" in outcome.out or "juris-2021" in outcome.out
    assert any("а" <= letter <= "я" for letter in outcome.out.lower()) == (lang == "ru")


def test_nothing_was_known_before_the_register_was_opened(tracker: Tracker, sample: Path) -> None:
    found = tracker("outstanding", "--as-of", "2022-12-05", "--known-on", "2020-01-01", "--json").json
    assert found == {"outstanding": [], "to_be_confirmed": []}


def test_of_an_organisation_only_its_instruments(tracker: Tracker, sample: Path) -> None:
    everything = tracker("outstanding", "--as-of", "2022-12-05", "--json").json
    assert tracker("outstanding", "--as-of", "2022-12-05", "--organisation", "csto", "--json").json == everything
    assert tracker("outstanding", "--organisation", "nato").code == 1
