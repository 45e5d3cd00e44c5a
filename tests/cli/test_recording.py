"""A clerk at the command line: what is recorded, what is refused, and that a refusal changes nothing."""

from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.register import reading
from tracker.register.database import connect
from tracker.register.database import reading as session_of
from tracker.settings import settings

RECORD = ("record", "act", "peace-prot-2021", "TJ", "notification-of-completed-procedures")
DATED = ("--on", "2024-03-01", "--received", "2024-03-14")
SOURCE = ("--source", "Note verbale No. 17")


def content(file: Path) -> bytes:
    return file.read_bytes() + (wal.read_bytes() if (wal := file.with_name(file.name + "-wal")).exists() else b"")


def test_a_notification_is_recorded_corrected_and_taken_back(tracker: Tracker, sample: Path) -> None:
    done = tracker(*RECORD, *DATED, *SOURCE, "--by", "A. Clerk", "--json").json
    assert done["changed"]
    assert done["effect"]
    positions = tracker("status", "peace-prot-2021", "--as-of", "2024-03-14", "--json").json["positions"]
    assert next(p["position"] for p in positions if p["state"] == "TJ") == "consented"
    correction = ("--received", "2024-03-13", "--reason", "misread", "--json")
    corrected = tracker("record", "correct", done["id"], *correction).json
    assert corrected["id"] != done["id"]
    assert tracker("record", "void", corrected["id"], "--reason", "sent to another depositary").code == 0
    positions = tracker("status", "peace-prot-2021", "--as-of", "2024-03-14", "--json").json["positions"]
    assert next(p["position"] for p in positions if p["state"] == "TJ") == "signed"
    assert tracker("verify").code == 0


def test_a_step_is_recorded(tracker: Tracker, sample: Path) -> None:
    words = ("record", "step", "peace-prot-2021", "Armenia", "submitted-to-parliament", "--on", "2024-02-05", *SOURCE)
    assert tracker(*words).code == 0
    rows = tracker("outstanding", "--as-of", "2024-03-01", "--state", "AM", "--json").json["outstanding"]
    assert next(row["stage"] for row in rows if row["instrument"] == "peace-prot-2021") == "under-way"


def test_a_paper_is_kept_with_its_incoming_number_and_scan(tracker: Tracker, sample: Path, tmp_path: Path) -> None:
    scan, better = tmp_path / "note.pdf", tmp_path / "better.png"
    scan.write_bytes(b"%PDF-1.7")
    better.write_bytes(b"\x89PNG\r\n\x1a\n a clearer picture")
    act = tracker(*RECORD, *DATED, *SOURCE, "--incoming", "in-12/26", "--scan", str(scan), "--json").json["id"]
    corrected = tracker("record", "correct", act, "--scan", str(better), "--incoming", "in-13/26", "--json").json["id"]
    where = ("record", "step", "peace-prot-2021", "AM", "committee", "--on", "2024-02-05")
    step = tracker(*where, *SOURCE, "--incoming", "in-14/26", "--scan", str(scan), "--json").json["id"]
    engine = connect(settings().database_url)
    with session_of(engine) as session:
        found = {
            key: reading.fact(session, kind, key) for kind, key in (("act", act), ("act", corrected), ("step", step))
        }
        names = {row.id: row.name for row in reading.facts(session, "document")}
    engine.dispose()
    kept = {key: (entry[0].incoming, names[entry[0].document]) for key, entry in found.items() if entry}
    assert kept == {
        act: ("in-12/26", "note.pdf"),
        corrected: ("in-13/26", "better.png"),
        step: ("in-14/26", "note.pdf"),
    }
    assert tracker("verify").code == 0


def test_a_scan_that_cannot_be_kept_is_refused_and_nothing_recorded(
    tracker: Tracker, sample: Path, tmp_path: Path
) -> None:
    before = tracker("verify", "--json").json["checked"]
    for name, content_ in (("note.exe", b"MZ"), ("empty.pdf", b"")):
        (tmp_path / name).write_bytes(content_)
        refused = tracker(*RECORD, *DATED, *SOURCE, "--scan", str(tmp_path / name))
        assert refused.code == 1
        assert name in refused.err
    assert tracker("verify", "--json").json["checked"] == before


PEACE_TJ = ("record", "act", "peace-prot-2021", "TJ")
REFUSED = {
    "before adoption": (*RECORD, "--received", "2021-01-01", *SOURCE),
    "future, not expected": (*RECORD, "--received", "2999-01-01", *SOURCE),
    "received before dated": (*RECORD, "--on", "2024-03-14", "--received", "2024-03-01", *SOURCE),
    "not entitled": ("record", "act", "peace-prot-2021", "US", "ratification", "--received", "2024-03-14", *SOURCE),
    "withdrawal without consent": (*PEACE_TJ, "withdrawal", "--on", "2024-03-14", *SOURCE),
    "second signature": (*PEACE_TJ, "signature", "--on", "2022-01-01", *SOURCE),
    "unknown state": ("record", "act", "peace-prot-2021", "Atlantis", "ratification", *DATED, *SOURCE),
    "unknown instrument": ("record", "act", "peace-2021", "TJ", "ratification", *DATED, *SOURCE),
    "no source": (*RECORD, *DATED),
    "no date": (*RECORD, *SOURCE),
    "void without reason": ("record", "void", "peace-prot-2021/TJ/signature/2021-09-16"),
    "nothing to correct": ("record", "correct", "peace-prot-2021/TJ/ratification/2021-09-16", "--on", "2022-01-01"),
    "step in the future": ("record", "step", "juris-2021", "TJ", "law-signed", "--on", "2999-01-01", *SOURCE),
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_cannot_be_is_refused_with_a_message_and_changes_nothing(
    tracker: Tracker, sample: Path, words: tuple[str, ...], lang: str
) -> None:
    before = content(sample)
    outcome = tracker(*words, "--lang", lang)
    assert outcome.code == 1
    assert outcome.out == ""
    assert len(outcome.err.strip()) > 20
    assert "Traceback" not in outcome.err
    assert "{" not in outcome.err
    assert content(sample) == before


BAD_USAGE = {
    "31 February": (*RECORD, "--received", "2024-02-31", *SOURCE),
    "no day at all": ("outstanding", "--as-of", "yesterday"),
    "a partial as-of": ("outstanding", "--as-of", "2022-12"),
    "unknown act": ("record", "act", "peace-prot-2021", "TJ", "ratified", *DATED, *SOURCE),
    "an empty form": ("record", "act"),
    "unknown option": ("outstanding", "--when", "2022-12-05"),
    "unknown language": ("outstanding", "--lang", "fr"),
}


@pytest.mark.parametrize("words", BAD_USAGE.values(), ids=BAD_USAGE)
def test_bad_usage_exits_with_2_and_changes_nothing(tracker: Tracker, sample: Path, words: tuple[str, ...]) -> None:
    before = content(sample)
    outcome = tracker(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err
    assert content(sample) == before


def test_the_same_submission_twice_changes_nothing(tracker: Tracker, sample: Path) -> None:
    first = tracker(*RECORD, *DATED, *SOURCE, "--json").json
    before = content(sample)
    second = tracker(*RECORD, *DATED, *SOURCE, "--json").json
    assert (second["id"], second["changed"]) == (first["id"], False)
    assert content(sample) == before


def test_a_stale_correction_is_told_what_changed_meanwhile(tracker: Tracker, sample: Path) -> None:
    first = tracker(*RECORD, *DATED, *SOURCE, "--json").json["id"]
    tracker("record", "correct", first, "--received", "2024-03-13", "--by", "B. Clerk", "--reason", "misread")
    before = content(sample)
    outcome = tracker("record", "correct", first, "--received", "2024-03-12")
    assert outcome.code == 1
    assert "B. Clerk" in outcome.err
    assert "2024-03-13" in outcome.err
    assert content(sample) == before


def test_what_is_unusual_is_recorded_with_a_reason(tracker: Tracker, sample: Path) -> None:
    tracker(*RECORD, *DATED, *SOURCE)
    again = ("record", "act", "peace-prot-2021", "TJ", "ratification", "--received", "2024-04-01", *SOURCE)
    assert tracker(*again).code == 1
    assert tracker(*again, "--reason", "both were sent").code == 0


def test_an_option_given_empty_clears_what_was_recorded(tracker: Tracker, sample: Path) -> None:
    first = tracker(*RECORD, *DATED, *SOURCE, "--note", "first", "--reference", "17", "--json").json["id"]
    second = tracker("record", "correct", first, "--received", "", "--note", "", "--reason", "no stamp", "--json").json
    assert second["id"].endswith("/2024-03-01")
    with session_of(connect(settings().database_url)) as session:
        found = reading.fact(session, "act", second["id"])
    assert found is not None
    assert (found[0].received_on, found[0].note, found[0].reference) == ("", "", "17")


def test_what_a_fact_must_have_cannot_be_cleared(tracker: Tracker, sample: Path) -> None:
    first = tracker(*RECORD, *DATED, *SOURCE, "--json").json["id"]
    outcome = tracker("record", "correct", first, "--source", "")
    assert outcome.code == 1
    assert "Please fill in: Source." in outcome.err


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Please fill in: Date on the document, Source."), ("ru", "Заполните: Дата на документе, Источник.")],
)
def test_what_is_missing_is_named_in_words(tracker: Tracker, sample: Path, lang: str, said: str) -> None:
    assert said in tracker(*RECORD, "--lang", lang).err


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Received by the depositary: 2024-03-14 → –", "How well known: reported → confirmed")),
        ("ru", ("Получено депозитарием: 2024-03-14 → –", "Достоверность: по сообщениям → подтверждено")),
    ],
)
def test_what_was_changed_meanwhile_is_told_in_words(
    tracker: Tracker, sample: Path, lang: str, said: tuple[str, ...]
) -> None:
    first = tracker(*RECORD, *DATED, *SOURCE, "--json").json["id"]
    tracker("record", "correct", first, "--received", "", "--confidence", "confirmed", "--reason", "misread")
    told = tracker("record", "correct", first, "--received", "2024-03-12", "--lang", lang).err
    assert "received_on" not in told
    assert all(change in told for change in said)


def test_an_import_does_not_bring_back_a_step_that_a_person_took_back(tracker: Tracker, sample: Path) -> None:
    step = "peace-prot-2021.ru.submitted-to-parliament"
    assert tracker("record", "void", step, "--reason", "wrong", "--by", "A. Clerk").code == 0
    again = tracker("import", str(files("tracker.samples") / "csto"), "--json").json
    assert again["written"] == 0
    (finding,) = [found["what"] for found in again["findings"] if step in found["what"]]
    assert "A. Clerk" in finding


def test_an_import_does_not_undo_a_correction_of_a_step(tracker: Tracker, sample: Path) -> None:
    step = "peace-prot-2021.ru.submitted-to-parliament"
    assert tracker("record", "correct", step, "--on", "2022-03-04", "--reason", "misread").code == 0
    assert tracker("import", str(files("tracker.samples") / "csto"), "--json").json["written"] == 0
