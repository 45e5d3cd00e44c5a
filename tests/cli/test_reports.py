"""`tracker report` when something is wrong: what is said, in both languages, and that nothing half written is left."""

import errno
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_surroundings import refused

NAME = "outstanding-by-state"
LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])


def ask(tracker: Tracker, lang: str, *words: str, name: str = NAME, file: Path | str = "r.csv") -> str:
    return refused(tracker("report", name, "--as-of", "2022-12-05", "--lang", lang, "-o", str(file), *words), lang)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@LANGUAGES
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--instrument", "juris-2012"), "juris-2021?"),
        (("--instrument", "juris-2021", "--known-on", "2020-01-01"), "2020"),
        (("--state", "Atlantis"), "Atlantis"),
        (("--organisation", "nato"), "csto"),
        (("--format", "papyrus"), "csv"),
        (("--from", "2022-01-01"), "2022"),
    ],
)
def test_what_the_register_does_not_know_is_told_with_what_to_do(
    tracker: Tracker, sample: Path, tmp_path: Path, words: tuple[str, ...], said: str, lang: str
) -> None:
    assert said in ask(tracker, lang, *words)
    assert not (tmp_path / "r.csv").exists()


@LANGUAGES
def test_a_period_the_wrong_way_round_is_told(tracker: Tracker, sample: Path, lang: str) -> None:
    for name in ("log", "changes"):
        assert "2023" in ask(tracker, lang, "--from", "2023-01-01", name=name)


@LANGUAGES
@pytest.mark.parametrize(("file", "said"), [("report.odt", "odt"), ("report", "--format")])
def test_an_ending_that_names_no_format_is_told_with_those_that_do(
    tracker: Tracker, sample: Path, tmp_path: Path, file: str, said: str, lang: str
) -> None:
    told = ask(tracker, lang, file=file)
    assert said in told
    assert "xlsx, csv" in told or "csv" in told
    assert not (tmp_path / file).exists()


def test_endings_and_formats_may_be_in_capitals(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    assert tracker("report", NAME, "-o", "R.CSV").code == 0
    assert tracker("report", NAME, "--format", "JSON", "-o", "report").code == 0


@LANGUAGES
@pytest.mark.parametrize("file", ["missing/r.csv", "a-file/r.csv", "."])
def test_a_place_where_no_file_can_be_is_told(
    tracker: Tracker, sample: Path, tmp_path: Path, file: str, lang: str
) -> None:
    (tmp_path / "a-file").write_text("x")
    before = sorted(tmp_path.iterdir())
    assert file.split("/", maxsplit=1)[0] in ask(tracker, lang, "--format", "csv", file=file)
    assert sorted(tmp_path.iterdir()) == before


@LANGUAGES
@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO])
def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_else(
    tracker: Tracker, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, lang: str
) -> None:
    (tmp_path / "r.csv").write_text("what stood here")
    before = sorted(tmp_path.iterdir())

    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(number, "a reason")

    monkeypatch.setattr(Path, "write_bytes", half)
    assert "r.csv" in ask(tracker, lang)
    assert (tmp_path / "r.csv").read_text() == "what stood here"
    assert sorted(tmp_path.iterdir()) == before


def test_a_report_takes_the_place_of_an_older_one_and_follows_a_link(
    tracker: Tracker, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert tracker("report", NAME, "-o", "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@LANGUAGES
@pytest.mark.parametrize("words", [("--known-on", "2020-01-01"), ("--as-of", "1950-01-01")])
def test_a_day_before_the_register_begins_is_told_and_the_report_says_so_too(
    tracker: Tracker, sample: Path, tmp_path: Path, words: tuple[str, ...], lang: str
) -> None:
    outcome = tracker("report", NAME, "--lang", lang, "-o", "r.csv", *words)
    assert outcome.code == 0
    first, *_ = outcome.err.splitlines()
    assert ("begins on" in first or "was adopted on" in first) == (lang == "en")
    assert first in (tmp_path / "r.csv").read_text("utf-8-sig").replace('"', "")


@LANGUAGES
def test_an_empty_selection_gives_a_report_that_says_so(
    tracker: Tracker, sample: Path, tmp_path: Path, lang: str
) -> None:
    assert tracker("report", "log", "--state", "US", "--lang", lang, "-o", "r.csv").code == 0
    assert {"en": "For this selection", "ru": "По данной выборке"}[lang] in (tmp_path / "r.csv").read_text("utf-8-sig")


def test_a_report_may_say_that_it_is_a_working_document(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    assert tracker("report", "log", "--unofficial", "-o", "r.json").code == 0
    assert '"unofficial": true' in (tmp_path / "r.json").read_text("utf-8")
    assert "unofficial working document" in (tmp_path / "r.json").read_text("utf-8")
