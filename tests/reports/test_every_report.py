"""Every report there is, in every format it has: what holds for all of them, whichever come later."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tests.register.conftest import CLERK, change, instrument
from tests.reports.conftest import LOADED, THE_ADDRESS
from tests.reports.reading_back import BY_CELLS, READERS, compact, forms, from_csv
from tracker import clock, reports
from tracker.errors import Invalid
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.register.database import connect, upgrade, writing
from tracker.register.database import reading as session_of
from tracker.register.ledger import Author, write
from tracker.register.projection import project
from tracker.register.recording import void_act, void_step
from tracker.register.tables import Act, Step
from tracker.reports.model import Column, Content, Value
from tracker.reports.question import Question
from tracker.reports.titles import title

NOW = LOADED.at.date()
FILES = [(name, form) for name, report in reports.REPORTS.items() for form in report.formats]
EVERY_REPORT = pytest.mark.parametrize("name", reports.REPORTS)
EVERY_FILE = pytest.mark.parametrize(("name", "form"), FILES)
LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])
# Each language on a day of its own: what a report says in both on any day is a matter of its own tests.
MOMENTS = pytest.mark.parametrize(("lang", "day"), [("ru", THE_ADDRESS), ("en", NOW)], ids=["ru-then", "en-now"])
# Some reports are about one instrument, or about one state and one instrument: the first of these that suits is asked.
SELECTIONS: tuple[dict[str, str], ...] = (
    {},
    {"instrument": "peace-prot-2021"},
    {"instrument": "peace-prot-2021", "state": "KZ"},
    {"instrument": "four"},
    {"instrument": "four", "state": "KZ"},
)


def content_of(session: Session, name: str, **asked: Any) -> Content:
    """What a report says, of the least selection that it answers to."""
    for selection in SELECTIONS:
        try:
            return reports.answer(session, name, Question(**({"as_of": THE_ADDRESS} | selection | asked)))
        except (Invalid, reports.NotFound) as error:
            refused = error
    raise refused


def file_of(session: Session, name: str, form: str, **asked: Any) -> bytes:
    return reports.writer(name, form)(content_of(session, name, **asked))


@cache
def answered(engine: Engine, name: str, lang: str, day: date, time: int = 1) -> Content:
    """What a report says of the sample when it is asked for the first, or another, time."""
    with session_of(engine) as session:
        return content_of(session, name, lang=lang, as_of=day)


@cache
def written(engine: Engine, name: str, form: str, lang: str, day: date) -> tuple[Content, bytes]:
    """What a report says of the sample, and the file written from it: made once for all tests."""
    said = answered(engine, name, lang, day)
    return said, reports.writer(name, form)(said)


@pytest.fixture(scope="module")
def made(sample: Engine) -> Iterator[Callable[[str, str, str, date], tuple[Content, bytes]]]:
    yield partial(written, sample)
    written.cache_clear()
    answered.cache_clear()


def texts_of(content: Content) -> Iterator[str]:
    """Everything that a file for people says; a file of rows alone says the first part of it."""
    yield from (paragraph.text for group in content.groups for paragraph in group.paragraphs)
    yield from (group.chart.alternative for group in content.groups if group.chart)


def stands_in(wanted: str, text: str) -> bool:
    """Whether a text stands in another, at most once broken by the end of a page."""
    if wanted in text:
        return True
    return any(wanted[:place] in text and wanted[place:] in text for place in range(1, len(wanted)))


def kept(column: Column, value: Value, key: str, form: str) -> bool:
    """Whether a cell is written of its own.

    One that repeats what its section is about may stand in the heading; numbers of notes may stand beside the text; and
    a calendar is silent on what does not apply.
    """
    return value != key and column.kind != "notes" and not (form == "ics" and value in (None, ""))


@EVERY_REPORT
@LANGUAGES
def test_a_report_has_a_title_in_both_languages(name: str, lang: str) -> None:
    assert title(name, lang) != name
    assert title(name, "en") != title(name, "ru")


@EVERY_FILE
@MOMENTS
def test_a_file_says_everything_the_report_says(made: Any, name: str, form: str, lang: str, day: date) -> None:
    content, data = made(name, form, lang, day)
    text = compact("".join(cell for row in READERS[form](data) for cell in row))
    wanted = set() if form == "ics" else {compact(said) for said in texts_of(content)}
    if form not in ("csv", "ics"):
        wanted |= {compact(content.title), compact(content.headline), *(compact(line.text) for line in content.lines)}
        wanted |= {compact(group.heading) for group in content.groups}
        wanted |= {compact(part) for note in content.notes for part in note.sources}
    assert [said for said in sorted(wanted) if not stands_in(said, text)] == []


@EVERY_FILE
@MOMENTS
def test_every_cell_of_the_report_is_in_the_file(made: Any, name: str, form: str, lang: str, day: date) -> None:
    content, data = made(name, form, lang, day)
    found = [[compact(cell) for cell in row] for row in READERS[form](data)]
    text = "".join(cell for row in found for cell in row)
    place = 0
    for cells in cells_of(content, form):
        if form in BY_CELLS:
            place = next_row(cells, found, place, in_order=form != "csv")
            assert place, cells
        elif form == "ics":
            assert any(all(any(one in "".join(row) for one in cell) for cell in cells) for row in found), cells
        else:
            assert all(any(stands_in(one, text) for one in cell) for cell in cells), cells


def cells_of(content: Content, form: str) -> Iterator[list[set[str]]]:
    """The cells of every row as they may be written; a calendar has the rows that have a day of their own."""
    for group in content.groups:
        days = [place for place, column in enumerate(group.columns) if column.key == "on"]
        for section in group.sections:
            for row in section.rows:
                if form != "ics" or any(isinstance(row[place], date) for place in days):
                    yield [
                        forms(column, row[place], content, form)
                        for place, column in enumerate(group.columns)
                        if kept(group.columns[place], row[place], section.key, form)
                    ]


def next_row(cells: list[set[str]], found: list[list[str]], start: int, in_order: bool) -> int:
    """The place after the next row that has these cells; 0 where there is none.

    They stand in their order but in CSV, in whose one table the parts of a report share columns.
    """
    for place in range(start, len(found)):
        row = iter(found[place])
        if all(any(cell in wanted for cell in (row if in_order else found[place])) for wanted in cells):
            return place + 1
    return 0


@EVERY_FILE
@MOMENTS
def test_the_same_question_gives_the_same_bytes(
    sample: Engine, made: Any, name: str, form: str, lang: str, day: date
) -> None:
    again = answered(sample, name, lang, day, time=2)
    assert made(name, form, lang, day)[1] == reports.writer(name, form)(again)


@pytest.fixture(scope="module")
def elsewhere(sample: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A register that somebody else filled from the sample's bundle."""
    folder = tmp_path_factory.mktemp("elsewhere")
    export_bundle(sample, folder / "bundle")
    upgrade(f"sqlite:///{folder}/other.db")
    engine = connect(f"sqlite:///{folder}/other.db")
    import_bundle(engine, folder / "bundle", replace(LOADED, name="somebody else"))
    yield engine
    engine.dispose()


@EVERY_REPORT
def test_a_register_imported_elsewhere_says_the_same(sample: Engine, elsewhere: Engine, name: str) -> None:
    """So its files have the same bytes too: they are written from nothing else."""
    with session_of(sample) as here, session_of(elsewhere) as there:
        ours, theirs = (content_of(session, name, lang="ru") for session in (here, there))
    assert ours == theirs
    assert ours.fingerprint == theirs.fingerprint


@pytest.fixture(scope="module")
def corrected(sample: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The sample after later corrections: an act and a step taken back, a title changed, a ratification heard of."""
    file = tmp_path_factory.mktemp("corrected") / "tracker.db"
    with closing(sqlite3.connect(str(sample.url.database))) as here, closing(sqlite3.connect(file)) as there:
        here.backup(there)
    engine = connect(f"sqlite:///{file}")
    later = Author("clerk", datetime(2026, 3, 1, 10, tzinfo=UTC))
    key = "peace-prot-2021"
    ratified = {"instrument": key, "state": "KZ", "act": "ratification", "on": "2022-11-30", "source": "s"}
    with writing(engine) as session:
        signed = select(col(Act.id)).where(col(Act.instrument) == "cst-1992", col(Act.act) == "signature")
        law = select(col(Step.id)).where(col(Step.instrument) == "juris-2021", col(Step.step) == "law-signed")
        void_act(session, session.scalars(signed).first() or "", "It was another day.", later)
        void_step(session, session.scalars(law).first() or "", "It was another law.", later)
        write(session, [instrument(key, title_en="Another title", organisation="csto")], later)
        write(session, [change("act", "late", id="late", recorded_at=later.at, **ratified)], later)
        project(session)
    yield engine
    engine.dispose()


@EVERY_REPORT
def test_a_report_as_known_on_an_earlier_day_is_unchanged_by_later_corrections(
    sample: Engine, corrected: Engine, name: str
) -> None:
    known: dict[str, Any] = {"known_on": NOW, "known_at": clock.known_at(NOW), "lang": "ru"}
    with session_of(sample) as before, session_of(corrected) as after:
        ours, theirs = (content_of(session, name, **known) for session in (before, after))
        now = content_of(after, name)
    assert ours == theirs
    assert ours.fingerprint == theirs.fingerprint
    assert now.record_date == date(2026, 3, 1)


@EVERY_FILE
@pytest.mark.parametrize("asked", [{"state": "US"}, {"as_of": date(1900, 1, 1)}], ids=["nobody", "before"])
def test_where_nothing_is_found_the_file_says_so(sample: Engine, name: str, form: str, asked: dict[str, Any]) -> None:
    with session_of(sample) as session:
        try:
            content = content_of(session, name, lang="ru", **asked)
        except reports.NotFound:  # of an instrument that was not there yet
            return
    text = compact("".join(cell for row in READERS[form](reports.writer(name, form)(content)) for cell in row))
    assert text
    if content.is_empty:
        assert content.empty
        assert form == "ics" or stands_in(compact(content.empty), text)


@pytest.fixture(scope="module")
def tempting(small_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A register every text of which would like to be a formula."""
    file = tmp_path_factory.mktemp("tempting") / "tracker.db"
    shutil.copy(small_file, file)
    engine = connect(f"sqlite:///{file}")
    about = {"instrument": "four", "state": "KZ", "recorded_at": CLERK.at, "source": "+1;=2", "note": "=3"}
    titles = {"title_en": '=HYPERLINK("https://example.org","x")', "title_ru": "+1", "short_en": "@SUM(1)"}
    with writing(engine) as session:
        write(
            session,
            [
                change("organisation", "org", key="org", name_en="=1+1", name_ru="=1+1"),
                change("state", "KZ", code="KZ", name_en="-1+1", official_en="@SUM(1)", name_ru="-1+1"),
                instrument("four", **titles, sources=["\t=1"], note={"en": "=1", "ru": "=1"}, adopted_at="=1"),
                change("act", "a", id="a", act="signature", on="2021-10-01", reference="=4", as_printed="=5", **about),
                change("act", "r", id="r", act="reservation", on="2021-10-02", regards="=6", **about),
                change("step", "s", id="s", step="submitted-to-parliament", on="2021-11-01", reference="-7", **about),
            ],
            CLERK,
        )
        project(session)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(("name", "form"), [one for one in FILES if one[1] in ("xlsx", "csv")])
@LANGUAGES
def test_nothing_in_a_file_for_spreadsheets_begins_a_formula(tempting: Engine, name: str, form: str, lang: str) -> None:
    with session_of(tempting) as session:
        data = file_of(session, name, form, lang=lang, as_of=date(2024, 3, 1))
    if form == "csv":
        cells = [cell for row in from_csv(data) for cell in row]
        assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@") or cell[:1] in ("\t", "\r", "\n")] == []
    else:
        book = openpyxl.load_workbook(BytesIO(data))
        assert [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
