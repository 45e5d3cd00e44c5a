"""`init`, `import`, `export`, `verify`, `report`, and a register that is not there."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


def test_init_creates_the_register_and_leaves_a_filled_one_alone(tracker: Tracker) -> None:
    assert tracker("init", "--sample", "csto").code == 0
    before = tracker("outstanding", "--as-of", "2022-12-05", "--json").out
    again = tracker("init", "--sample", "csto")
    assert again.code == 0
    assert tracker("outstanding", "--as-of", "2022-12-05", "--json").out == before


@pytest.mark.parametrize("name", ["atlantis", "../csto", ""])
def test_an_unknown_sample_is_refused(tracker: Tracker, name: str) -> None:
    assert tracker("init", "--sample", name).code == (1 if name else 0)


def test_without_a_register_every_question_says_what_to_run(tracker: Tracker) -> None:
    for words in (("outstanding",), ("status", "x"), ("instruments",), ("verify",), ("export", "out"), ("serve",)):
        outcome = tracker(*words)
        assert outcome.code == 1
        assert "tracker init" in outcome.err


def test_an_export_imported_elsewhere_exports_the_same(
    tracker: Tracker, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tracker("export", str(tmp_path / "one")).code == 0
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    tracker("init")
    assert tracker("import", str(tmp_path / "one"), "--json").json["written"] > 0
    assert tracker("export", str(tmp_path / "two")).code == 0
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_a_dry_run_changes_nothing(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "steps.csv").write_text(
        "instrument,state,step,on,source\npeace-prot-2021,TJ,law-signed,2024-01-01,Law 1\n", encoding="utf-8"
    )
    before = tracker("status", "peace-prot-2021", "--json").json["positions"]
    assert tracker("import", str(bundle), "--dry-run", "--json").json["counts"]["step"]["added"] == 1
    assert tracker("status", "peace-prot-2021", "--json").json["positions"] == before
    assert tracker("import", str(bundle)).code == 0
    assert tracker("status", "peace-prot-2021", "--json").json["positions"] != before


def test_verify_passes_on_the_sample_and_lists_what_is_odd(tracker: Tracker, sample: Path) -> None:
    outcome = tracker("verify", "--json")
    assert outcome.code == 0
    assert outcome.json["ok"]
    assert outcome.json["problems"] == []
    assert outcome.json["findings"]
    assert set(outcome.json) == {"ok", "checked", "problems", "findings"}


def test_reports_are_listed_and_written(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    listed = tracker("report", "--list", "--json").json
    assert {"outstanding-by-instrument", "outstanding-by-state"} <= {report["name"] for report in listed}
    for report in listed:
        for form in report["formats"]:
            target = tmp_path / f"{report['name']}.{form}"
            assert tracker("report", report["name"], "--as-of", "2022-12-05", "-o", str(target)).code == 0
            empty = form == "csv" and "no reservation, declaration or objection is on record" in target.read_text(
                "utf-8"
            )
            assert target.stat().st_size > 500 or empty


def test_a_report_that_cannot_be_written_says_why(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "report.xlsx"
    for words in (
        ("report", "outstanding-by-instrument", "-o", str(target)),
        ("report", "outstanding-by-instrument", "-o", str(tmp_path / "report.odt")),
        ("report", "annual", "-o", str(tmp_path / "report.xlsx")),
        ("report", "outstanding-by-instrument", "--state", "Atlantis", "-o", str(tmp_path / "report.xlsx")),
    ):
        outcome = tracker(*words)
        assert outcome.code == 1
        assert outcome.err
    assert tracker("report").code == 2


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_bundle_that_cannot_be_read_is_refused(tracker: Tracker, sample: Path, tmp_path: Path, lang: str) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "nowhere", tmp_path / "empty", sample):
        outcome = tracker("import", str(path), "--lang", lang)
        assert outcome.code == 1
        assert outcome.err
