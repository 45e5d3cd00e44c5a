"""Export, import into an empty register and export again gives the same files, whatever the register holds."""

import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.exchange.conftest import CLERK, NOTE, NOTE_DIGEST, Registers, everything, texts
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.exchange.bundle_files import HISTORY
from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import Act, Confidence, InstrumentKind, Step
from tracker.register import documents
from tracker.register.database import connect, reading, writing
from tracker.register.importing import ImportOutcome
from tracker.register.ledger import Author, Change, blank, write
from tracker.register.projection import project
from tracker.register.verification import verify

SAMPLE = Path(__file__).parents[2] / "tracker" / "samples" / "csto"

# What a text can hold that a format may trip over.
texts_ = st.text(
    st.sampled_from("aZя0 ,;:'\"\n\r\t#-&*!|>%@`{}[]~?=\\/\x07\x85\u2028\ufeff"), max_size=12
) | st.sampled_from(
    ["null", "NULL", "~", "NO", "no", "on", "true", "1.0", "007", "2019-02-31", "1:30", "=1+1", "none", "- a", "a: b"]
)
days = st.sampled_from(["", "2009", "2009-10", "2009-10-29", "1999-01-31"])
dated = days.filter(bool)
codes = st.sampled_from(["AM", "NO", "NA", "SU"])
keys = st.sampled_from(["pact", "NO", "2019", "протокол"])
notations = st.sampled_from(
    [
        None,
        {"when": {"consents": 2}, "then": {"days": 30}, "later": {"days": 0}, "basis": "quoted", "article": "Art 1"},
        {"when": {"any": [{"states": ["NO"]}, {"consents": "all"}]}, "not_before": "1999-01-01"},
        {"as": {"instrument": "pact", "article": "Art 2"}},
        {"moon": [1, 2.5, True, None, {"b": "x ", "a": []}]},
    ]
)


Facts = list[tuple[str, dict[str, Any]]]


def rows_of(table: str, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.fixed_dictionaries(columns).map(lambda values: (table, blank(table) | values))


facts = st.lists(
    st.one_of(
        rows_of("state", code=codes, name_en=texts_, genitive_ru=texts_),
        rows_of(
            "instrument",
            key=keys,
            title_en=texts_,
            short_ru=texts_,
            kind=st.sampled_from(InstrumentKind).map(str),
            adopted_on=days,
            entry_into_force=notations,
            concerns=st.sampled_from([None, "members", [], ["NO", "AM"]]),
            note=st.none() | texts_.filter(str.strip) | st.fixed_dictionaries({"ru": texts_}),
            relation=st.sampled_from([{}, {"amends": "pact"}]),
            package=st.none() | keys,
            due_on=days,
            fulfilled_on=days,
        ),
        rows_of(
            "package", key=keys, organisation=st.none() | st.just("org"), title_en=texts_, note=texts_, source=texts_
        ),
        rows_of("council_session", id=keys, organisation=st.just("org"), on=dated, name_ru=texts_, place=texts_),
        rows_of(
            "stance",
            id=keys,
            instrument=keys,
            state=codes,
            on=dated,
            stance=st.sampled_from(StanceWord).map(str),
            note=texts_,
            source=texts_,
        ),
        rows_of("contact", id=keys, state=codes, name=texts_.filter(str.strip), role=texts_, start=days, note=texts_),
        rows_of(
            "inquiry",
            id=keys,
            state=codes,
            instrument=keys | st.none(),
            contact=st.none() | st.just("office"),
            asked_on=dated,
            asked=texts_,
            promised=texts_,
            promised_for=days,
        ),
        rows_of(
            "act",
            id=texts_.filter(lambda text: text.strip() not in ("", "null")).map(str.strip),
            instrument=keys,
            state=codes,
            act=st.sampled_from(Act).map(str),
            on=days,
            expected=st.booleans(),
            note=texts_,
            source=texts_,
            regards=texts_,
            incoming=texts_,
            document=st.none() | st.just(NOTE_DIGEST),
            confidence=st.sampled_from(Confidence).map(str),
        ),
        rows_of("step", id=keys, instrument=keys, state=codes, step=st.sampled_from(Step).map(str), not_after=days),
        rows_of("announcement", id=keys, instrument=keys, state=codes | st.none(), on=days, source=texts_),
        rows_of(
            "confirmation",
            id=keys,
            instrument=keys,
            state=codes | st.none(),
            up_to=st.just("2020"),
            says=st.just("pending"),
            by=texts_,
        ),
        rows_of(
            "membership", id=keys, organisation=st.just("org"), state=codes, start=st.just("1992-05-15"), until=days
        ),
        rows_of(
            "procedure",
            id=keys,
            state=codes,
            instrument=keys | st.none(),
            start=days,
            completed_by=st.just("law-signed"),
        ),
        rows_of(
            "weight",
            id=keys,
            measure=st.just("m"),
            state=codes,
            value=st.sampled_from(["1", "2/5", "0.5"]),
            reference=texts_,
        ),
    ),
    max_size=12,
)


def record(engine: Engine, found: Facts) -> None:
    """Write the rows as they are, one by one, each a minute later; rows of one key are its versions."""
    foundations = [
        ("organisation", {"key": "org"}),
        *(("state", {"code": code}) for code in ("AM", "NO", "NA", "SU")),
        *(("package", {"key": key}) for key in ("pact", "NO", "2019", "протокол")),
        *(("instrument", {"key": key}) for key in ("pact", "NO", "2019", "протокол")),
        ("contact", {"id": "office", "state": "AM", "name": "Office"}),
    ]
    versions = [(kind, blank(kind) | row) for kind, row in foundations]
    versions += [(kind, row.copy()) for kind, row in found]
    with writing(engine) as session:
        documents.keep(session, "note.txt", NOTE.encode(), CLERK)
        for minute, (kind, row) in enumerate(versions):
            author = Author(f"clerk {minute % 2}", CLERK.at + timedelta(minutes=minute))
            if kind in ("act", "step"):
                row |= {"recorded_at": author.at, "recorded_by": author.name}
            write(session, [Change(kind, str(row.get("id") or row.get("code") or row["key"]), row, "why")], author)
        project(session)


@contextmanager
def empty_registers(empty_file: Path, count: int) -> Iterator[tuple[Path, list[Engine]]]:
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.db" for number in range(count)]
        engines = [connect(f"sqlite:///{copyfile(empty_file, file)}") for file in files]
        yield Path(folder), engines
        for engine in engines:
            engine.dispose()


# Every example needs three registers: finding a smaller one would take minutes.
@settings(
    max_examples=10,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(facts)
def test_whatever_was_recorded_comes_back_with_its_history(empty_file: Path, found: Facts) -> None:
    with empty_registers(empty_file, 3) as (folder, (first, second, third)):
        record(first, found)
        export_bundle(first, folder / "one")
        outcome = import_bundle(second, folder / "one", CLERK)
        export_bundle(second, folder / "two")
        assert texts(folder / "two") == texts(folder / "one")
        assert {finding.column for finding in outcome.findings} <= {""}
        assert all(str(finding).startswith("Nothing is computed from this") for finding in outcome.findings)
        assert everything(second)["entry"] == everything(first)["entry"]
        (folder / "one" / HISTORY).unlink()
        import_bundle(third, folder / "one", CLERK)
        before = everything(third)
        assert import_bundle(third, folder / "one", CLERK).written == 0
        assert everything(third) == before
        with reading(third) as session:
            assert verify(session).problems == []


def assert_round_trip(source: Path, registers: Registers, tmp_path: Path) -> ImportOutcome:
    """Import, export, import elsewhere, export again; returns what the first import did."""
    first, second = registers(), registers()
    imported = import_bundle(first, source, CLERK)
    export_bundle(first, tmp_path / "one")
    outcome = import_bundle(second, tmp_path / "one", Author("somebody", datetime(2025, 1, 1, tzinfo=UTC)))
    export_bundle(second, tmp_path / "two")
    names = [file.name for file in (tmp_path / "one").iterdir()]
    assert filecmp.cmpfiles(tmp_path / "one", tmp_path / "two", names, shallow=False)[1:] == ([], [])
    assert outcome.findings == ()
    return imported


def test_the_sample_is_read_without_a_finding_and_comes_back_as_it_was(registers: Registers, tmp_path: Path) -> None:
    outcome = assert_round_trip(SAMPLE, registers, tmp_path)
    assert [str(finding) for finding in outcome.findings] == []
    assert all(count["left_out"] == 0 for count in outcome.counts.values())


@pytest.mark.corpus
def test_the_corpus_comes_back_as_it_was(corpus: Path, registers: Registers, tmp_path: Path) -> None:
    begun = process_time()
    outcome = assert_round_trip(corpus, registers, tmp_path)
    assert process_time() - begun < 180
    assert outcome.findings == ()
    assert outcome.counts["act"] == {"added": 35_711, "changed": 0, "unchanged": 0, "left_out": 0}
