"""Reports from the command line say what its questions answer; several of them go into a pack."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Tracker
from tests.reports.reading_back import READERS, compact
from tracker import reports

DAY = ("--as-of", "2022-12-05")
OUTSTANDING = ["outstanding-by-instrument", "outstanding-by-state"]
KEYS = ("instrument", "state", "position", "since", "days", "stage", "stage_since", "blocking", "confidence")


def rows_of(document: dict[str, Any], group: str) -> list[dict[str, Any]]:
    return [row for section in document["groups"][group]["sections"] for row in section["rows"]]


def told(rows: list[dict[str, Any]]) -> list[list[Any]]:
    return sorted(([row[key] for key in KEYS] for row in rows), key=lambda row: row[:2])


@pytest.mark.parametrize("name", OUTSTANDING)
@pytest.mark.parametrize("day", ["2022-12-05", "2026-02-01"])
def test_a_report_on_what_is_outstanding_says_what_the_question_answers(
    tracker: Tracker, sample: Path, tmp_path: Path, name: str, day: str
) -> None:
    assert tracker("report", name, "--as-of", day, "-o", str(tmp_path / "report.json")).code == 0
    document = json.loads((tmp_path / "report.json").read_text("utf-8"))
    answer = tracker("outstanding", "--as-of", day, "--json").json
    for group in ("outstanding", "to_be_confirmed"):
        assert told(rows_of(document, group)) == told(answer[group])


def test_a_report_says_of_every_state_what_its_status_is(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    assert tracker("report", OUTSTANDING[0], *DAY, "-o", str(tmp_path / "report.json")).code == 0
    rows = rows_of(json.loads((tmp_path / "report.json").read_text("utf-8")), "outstanding")
    for key in {row["instrument"] for row in rows}:
        status = tracker("status", key, *DAY, "--json").json
        positions = {line["state"]: line["position"] for line in status["positions"]}
        of_it = {row["state"]: row["position"] for row in rows if row["instrument"] == key}
        assert of_it == {state: positions[state] for state in of_it}


@pytest.mark.parametrize("name", OUTSTANDING)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_format_names_the_instruments_and_states_that_the_question_answers(
    tracker: Tracker, sample: Path, tmp_path: Path, name: str, lang: str
) -> None:
    answer = tracker("outstanding", *DAY, "--lang", lang, "--json").json["outstanding"]
    owing = {(line["instrument"], line["state"]) for line in answer}
    assert tracker("report", name, *DAY, "--lang", lang, "-o", str(tmp_path / "r.json")).code == 0
    rows = rows_of(json.loads((tmp_path / "r.json").read_text("utf-8")), "outstanding")
    words = {(row["instrument"], row["state"]): row["in_words"] for row in rows}
    assert set(words) == owing
    for form in reports.REPORTS[name].formats:
        file = tmp_path / f"report.{form}"
        assert tracker("report", name, *DAY, "--lang", lang, "-o", str(file)).code == 0
        text = compact("".join(cell for row in READERS[form](file.read_bytes()) for cell in row))
        missing = {
            word for pair in owing for word in words[pair].values() if form != "ics" and compact(word) not in text
        }
        assert missing == set()


def test_several_reports_go_into_a_pack_in_both_languages(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "pack.zip"
    words = (*DAY, "--from", "2021-09-16", "--format", "json,csv", "--both-languages", "-o", str(file))
    outcome = tracker("report", "changes", "outstanding-by-state", *words)
    assert outcome.code == 0
    assert "1 of 8: changes-2021-09-16-2022-12-05-en.json" in outcome.err
    assert "8 of 8: outstanding-by-state-2022-12-05-ru.csv" in outcome.err
    with ZipFile(file) as archive:
        assert len(archive.namelist()) == 9


def test_a_pack_without_names_is_the_usual_one(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    assert tracker("report", *DAY, "--lang", "ru", "-o", str(tmp_path / "pack.zip")).code == 0
    with ZipFile(tmp_path / "pack.zip") as archive:
        assert "outstanding-by-instrument-2022-12-05-ru.xlsx" in archive.namelist()


def test_several_reports_or_languages_do_not_fit_into_one_file(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    for words in (("changes", "outstanding"), ("changes", "--both-languages")):
        outcome = tracker("report", *words, "-o", str(tmp_path / "report.csv"))
        assert outcome.code == 2
        assert "zip" in outcome.err
    assert not list(tmp_path.glob("report*"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("annual",), "“annual” is not a report"),
        (("changes", "--format", "odt"), "cannot be written as “odt”"),
        (("changes", "--instrument", "nothing"), "No instrument “nothing”"),
    ],
)
def test_a_pack_that_cannot_be_made_says_why(
    tracker: Tracker, sample: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    outcome = tracker("report", *words, "-o", str(tmp_path / "pack.zip"))
    assert outcome.code == 1
    assert said in outcome.err
