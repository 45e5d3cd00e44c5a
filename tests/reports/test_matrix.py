"""The matrix: its rows, its marks, its legend; and that the dashboard's page shows the same."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change
from tests.reports.conftest import CLERK, THE_ADDRESS
from tests.reports.reading_back import READERS, compact
from tracker import reports
from tracker.law.annex import AnnexMark
from tracker.locale.signs import annex_sign
from tracker.register import matrix
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import write
from tracker.register.projection import project
from tracker.reports.model import Content, Row

TODAY = date(2026, 11, 20)
LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])


def rows(content: Content) -> dict[str, Row]:
    return {str(row[1]): row for row in content.groups[0].rows}


def cell(content: Content, instrument: str, state: str) -> object:
    """What is printed in a cell."""
    columns = content.groups[0].columns
    place = next(place for place, column in enumerate(columns) if column.key == f"state.{state}")
    return columns[place].printed(rows(content)[instrument][place])


@pytest.mark.parametrize(("lang", "first", "last"), [("en", "Armenia", "Uzbekistan"), ("ru", "Армения", "Узбекистан")])
def test_states_stand_across_in_the_order_of_their_names(session: Session, lang: str, first: str, last: str) -> None:
    content = reports.content(session, "matrix", as_of=THE_ADDRESS, lang=lang)
    heads = [column.heading for column in content.groups[0].columns if column.kind == "mark"]
    assert (heads[0], heads[-1], len(heads)) == (first, last, 7)
    assert (content.paper, content.landscape) == ("A4", True)


def test_families_stand_together_numbered_from_the_first_row_to_the_last(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=TODAY)
    sections = {section.key: [row[1] for row in section.rows] for section in content.groups[0].sections}
    assert sections["charter-2002"][:2] == ["charter-2002", "charter-prot1-2010"]
    assert list(sections)[-1] == "other"
    assert [row[0] for row in content.groups[0].rows] == list(range(1, content.groups[0].size + 1))


def test_a_title_is_told_with_place_and_day_and_is_in_italics_while_not_in_force(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=THE_ADDRESS, lang="ru")
    title = content.groups[0].columns[1]
    assert title.printed("cst-1992") == "Договор о коллективной безопасности (Ташкент, 15 мая 1992 года)"
    assert "peace-prot-2021" in title.italic
    assert not title.italic & {"cst-1992", "mtc-2000"}


def test_cells_say_what_the_annexes_of_the_cis_say(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=TODAY, lang="ru")
    assert cell(content, "cst-1992", "BY") == date(1993, 12, 31)
    assert cell(content, "cst-1992", "KZ") == "(✓)"
    assert cell(content, "charter-prot4-2022", "BY") == "(✓)"
    assert cell(content, "charter-prot4-2022", "AM") == "?"
    assert cell(content, "cst-1992", "UZ") == "ВЫХ"


@LANGUAGES
@pytest.mark.parametrize("as_of", [THE_ADDRESS, TODAY])
def test_the_legend_explains_exactly_the_signs_that_occur(session: Session, lang: str, as_of: date) -> None:
    content = reports.content(session, "matrix", as_of=as_of, lang=lang)
    columns = content.groups[0].columns
    values = {v for row in content.groups[0].rows for c, v in zip(columns, row, strict=True) if c.kind == "mark"}
    signs = {annex_sign(AnnexMark(value), lang) for value in values if value in set(AnnexMark)}
    explained = {entry.word for entry in content.legend if entry.column == "mark" and entry.value is not None}
    assert explained == signs
    assert any(isinstance(value, date) for value in values)
    assert sum(count.number for count in content.counts if count.key.startswith("cells.")) == len(rows(content)) * sum(
        column.kind == "mark" for column in columns
    )


def test_every_cell_is_the_one_that_the_page_shows(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=TODAY)
    told = matrix.cells(session, list(rows(content)), TODAY)
    for key, row in rows(content).items():
        for column, value in zip(content.groups[0].columns, row, strict=True):
            if column.kind == "mark":
                found = told.get(key, {}).get(column.key.removeprefix("state."))
                dated = found is not None and found.consented_on
                assert (str(value) == dated) if dated else value in set(AnnexMark)


def test_states_that_left_everything_are_named_and_have_no_column(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=THE_ADDRESS)
    (left,) = (entry for entry in content.legend if entry.column == "states")
    assert left.word == "Azerbaijan, Georgia"


def test_notes_name_the_states_that_a_source_tells_of(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=THE_ADDRESS)
    notes = {note.number: note for note in content.notes}
    told = [notes[number].text for number in rows(content)["cst-1992"][-1] or ()]  # type: ignore[union-attr]
    assert told[0] == "The instrument, adopted on 15 May 1992"
    assert any(text.startswith("What is on record of: Armenia, ") for text in told)
    assert all(note.sources for note in content.notes)


def test_one_state_and_one_instrument_can_be_asked_about(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=THE_ADDRESS, state="UZ")
    assert [column.key for column in content.groups[0].columns if column.kind == "mark"] == ["state.UZ"]
    assert "peace-prot-2021" not in rows(content), "nothing is on record of it"
    content = reports.content(session, "matrix", as_of=THE_ADDRESS, instrument="peace-prot-2021")
    assert list(rows(content)) == ["peace-prot-2021"]


@pytest.mark.parametrize("format_", reports.TABLE_FORMATS)
@pytest.mark.parametrize(
    ("asked", "before"),
    [
        (
            {"as_of": date(1950, 1, 1)},
            "On 1 January 1950 no instrument of the register had been adopted: the first was adopted on 15 May 1992. "
            "Ask for a later day. ",
        ),
        ({"as_of": THE_ADDRESS, "state": "US"}, ""),
    ],
)
def test_an_empty_matrix_says_so(session: Session, format_: str, asked: dict[str, object], before: str) -> None:
    data = reports.render(session, "matrix", format=format_, **asked)
    said = f"{before}For this selection, there is no instrument to which a state could have consented by this day."
    if format_ == "xlsx":
        assert openpyxl.load_workbook(BytesIO(data))["Matrix"].cell(5, 1).value == said
    elif format_ in ("docx", "pdf"):
        assert compact(said) in compact("".join(text for row in READERS[format_](data) for text in row))
    else:
        assert said in data.decode("utf-8-sig")


def test_a_day_known_in_part_is_printed_as_its_source_gives_it(small: Engine) -> None:
    act = {"id": "late", "instrument": "agreement", "state": "KZ", "act": "ratification", "recorded_at": CLERK.at}
    with writing(small) as session:
        keys = [line.key for line, _ in matrix.lines(session, TODAY)]
        write(session, [change("act", "late", **(act | {"instrument": keys[0], "on": "2021-10"}))], CLERK)
        project(session)
    with session_of(small) as session:
        content = reports.content(session, "matrix", as_of=TODAY, lang="ru")
    assert cell(content, keys[0], "KZ") == "10.2021"


def test_spreadsheet_and_csv_hold_the_same_cells(session: Session) -> None:
    content = reports.content(session, "matrix", as_of=TODAY)
    sheet = openpyxl.load_workbook(BytesIO(reports.render(session, "matrix", as_of=TODAY, format="xlsx")))["Matrix"]
    heads, *found = sheet.iter_rows(min_row=4, values_only=True)
    data = reports.render(session, "matrix", as_of=TODAY, format="csv").decode("utf-8-sig")
    for row, told in zip(found, csv.DictReader(StringIO(data, newline="")), strict=True):
        for column, value in zip(content.groups[0].columns[:-1], row[:-1], strict=True):
            shown = value.date().isoformat() if hasattr(value, "date") else str(value)
            assert told[column.heading].removeprefix("'") == shown
    assert sheet.cell(5, 3).alignment.horizontal == "center"
    italics = [row[1].value for row in sheet.iter_rows(min_row=5) if row[1].font.i]
    assert len(italics) == len(content.groups[0].columns[1].italic)
    assert heads[0] == "No."


@LANGUAGES
def test_a_day_that_is_a_bound_is_written_as_other_days_are(session: Session, lang: str) -> None:
    content = reports.content(session, "matrix", as_of=TODAY, lang=lang)
    place = next(place for place, column in enumerate(content.groups[0].columns) if column.key == "in_force_on")
    printed = str(content.groups[0].columns[place].printed(rows(content)["charter-prot1-2010"][place]))
    assert printed == {"en": "not later than 19 Dec 2012", "ru": "не позднее 19.12.2012"}[lang]
