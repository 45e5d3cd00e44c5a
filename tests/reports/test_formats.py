"""Every file is opened with a reader that is not its writer, and holds the same facts as the register."""

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change, fill, instrument
from tests.reports.conftest import CLERK, LOADED, THE_ADDRESS, Expected, in_order
from tracker import reports
from tracker.errors import Invalid
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.locale.catalogue import translator
from tracker.register.database import connect, upgrade, writing
from tracker.register.database import reading as session_of
from tracker.register.ledger import write
from tracker.register.projection import project
from tracker.reports import write_xlsx
from tracker.reports.model import Content
from tracker.reports.write_csv import harmless

BOTH = pytest.mark.parametrize("name", ["outstanding-by-instrument", "outstanding-by-state"])
LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])
EVERY_FORMAT = pytest.mark.parametrize("format_", ["xlsx", "csv", "json"])  # others have tests of their own
HEADER = 4  # the row of a sheet's headings, counted from 1


def keys_of(content: Content) -> dict[str, str]:
    return {column.heading: column.key for column in content.groups[0].columns}


def from_xlsx(data: bytes, content: Content) -> dict[str, list[dict[str, Any]]]:
    book, keys = openpyxl.load_workbook(BytesIO(data)), keys_of(content)
    groups = {}
    for group in content.groups:
        heading, *rows = book[group.heading].iter_rows(min_row=HEADER, values_only=True)
        found = [dict(zip((keys[str(h)] for h in heading), row, strict=True)) for row in rows]
        groups[group.key] = [{k: v.date() if isinstance(v, datetime) else v for k, v in row.items()} for row in found]
    return groups


def from_csv(data: bytes, content: Content) -> dict[str, list[dict[str, Any]]]:
    keys, groups = keys_of(content), {group.heading: group.key for group in content.groups}
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in groups.values()}
    for row in csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")):
        cells: dict[str, Any] = {keys[heading]: cell for heading, cell in row.items() if heading in keys}
        cells |= {key: date.fromisoformat(cells[key]) for key in ("since", "stage_since")}
        group = row[translator(content.lang)("List")]
        found[groups[group]].append(cells | {"days": int(cells["days"])})
    return found


def from_json(data: bytes, content: Content) -> dict[str, list[dict[str, Any]]]:
    groups = json.loads(data)["groups"]
    return {key: [_words(row) for s in group["sections"] for row in s["rows"]] for key, group in groups.items()}


def _words(row: dict[str, Any]) -> dict[str, Any]:
    dates = {key: date.fromisoformat(row[key]) for key in ("since", "stage_since")}
    return {key: value for key, value in row.items() if key != "in_words"} | dates | row["in_words"]


READERS = {"xlsx": from_xlsx, "csv": from_csv, "json": from_json}


@BOTH
@LANGUAGES
@EVERY_FORMAT
def test_the_file_holds_the_register_s_facts(session: Session, name: str, lang: str, format_: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS, lang=lang)
    data = reports.render(session, name, as_of=THE_ADDRESS, lang=lang, format=format_)
    found = READERS[format_](data, content)
    assert len(found["outstanding"]) == 24
    for group, rows in Expected(session, lang).groups().items():
        assert in_order([{k: v for k, v in row.items() if k != "notes"} for row in found[group]]) == rows


@BOTH
@LANGUAGES
@EVERY_FORMAT
def test_the_same_question_gives_the_same_bytes(session: Session, name: str, lang: str, format_: str) -> None:
    once, again = (reports.render(session, name, as_of=THE_ADDRESS, lang=lang, format=format_) for _ in range(2))
    assert once == again


def test_the_bytes_are_the_same_from_a_register_imported_elsewhere(sample: Engine, tmp_path: Path) -> None:
    export_bundle(sample, tmp_path / "bundle")
    upgrade(f"sqlite:///{tmp_path}/other.db")
    other = connect(f"sqlite:///{tmp_path}/other.db")
    import_bundle(other, tmp_path / "bundle", replace(LOADED, name="somebody else"))
    for format_ in reports.TABLE_FORMATS:
        with session_of(sample) as here, session_of(other) as there:
            ours, theirs = (
                reports.render(found, "outstanding", as_of=THE_ADDRESS, format=format_) for found in (here, there)
            )
        assert ours == theirs
    other.dispose()


@pytest.mark.postgres
def test_the_bytes_are_the_same_on_postgresql(small: Engine, postgres_url: str) -> None:
    upgrade(postgres_url)
    other = connect(postgres_url)
    fill(other)
    for name in reports.REPORTS:
        with session_of(small) as here, session_of(other) as there:
            ours, theirs = (reports.render(found, name, as_of=THE_ADDRESS, format="json") for found in (here, there))
        assert ours == theirs
    other.dispose()


def test_json_gives_codes_keys_and_iso_dates_beside_the_words(session: Session) -> None:
    document = json.loads(reports.render(session, "outstanding-by-state", as_of=THE_ADDRESS, format="json", lang="ru"))
    assert (document["as_of"], document["record_date"], document["language"]) == ("2022-12-05", "2026-02-01", "ru")
    assert len(document["fingerprint"]) == 64
    row = document["groups"]["outstanding"]["sections"][0]["rows"][0]
    assert row["state"] == "AM"
    assert row["blocking"] is None
    assert row["in_words"]["state"] == "Армения"
    assert set(row["notes"]) <= {note["number"] for note in document["notes"]}


def test_csv_has_one_header_row_and_gives_the_days_the_codes_and_the_sources(session: Session) -> None:
    data = reports.render(session, "outstanding-by-instrument", as_of=THE_ADDRESS, format="csv")
    assert data.startswith(b"\xef\xbb\xbfList,As of,Register as of,Key of the instrument,Instrument,")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert {(row["As of"], row["Register as of"]) for row in rows} == {("2022-12-05", "2026-02-01")}
    assert all(row["Code of the state"] and row["Key of the instrument"] for row in rows)
    assert all("odkb-csto.org" in row["Sources"] for row in rows if row["List"] == "Outstanding")
    assert all(cell for row in rows for cell in row.values())


def test_the_workbook_is_ready_to_print_and_to_filter(session: Session) -> None:
    book = openpyxl.load_workbook(
        BytesIO(reports.render(session, "outstanding-by-instrument", as_of=THE_ADDRESS, format="xlsx"))
    )
    assert book.sheetnames == ["Outstanding", "To be confirmed", "Overview", "Legend", "Sources"]
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
        assert sheet.freeze_panes.endswith(str(HEADER + 1))
        assert sheet.auto_filter.ref.startswith(f"A{HEADER}:")
        assert "&P" in sheet.oddFooter.right.text
        assert not sheet.oddFooter.center.text  # where a long title would run into it
    since = book["Outstanding"].cell(HEADER + 1, 4)
    assert since.is_date
    assert "yyyy" in since.number_format
    assert book.properties.created == datetime(2026, 2, 1)  # noqa: DTZ001 - as the reader gives it


def test_the_workbook_gives_sources_that_can_be_followed(session: Session) -> None:
    book = openpyxl.load_workbook(
        BytesIO(reports.render(session, "outstanding-by-instrument", as_of=THE_ADDRESS, format="xlsx"))
    )
    rows = [row for row in book["Sources"].iter_rows(min_row=HEADER + 1) if str(row[4].value).startswith("http")]
    short = [row for row in rows if len(row[4].value) <= 98]
    long = [row for row in rows if len(row[4].value) > 98]  # which some programs would cut, were the cell itself a link
    assert short
    assert long
    assert all(row[4].hyperlink.target == row[4].value for row in short)
    assert all(row[4].hyperlink is None and row[0].hyperlink.target == row[4].value for row in long)
    assert all(isinstance(row[0].value, int) for row in rows)


def test_every_source_of_a_note_can_be_read_in_full(session: Session) -> None:
    book = openpyxl.load_workbook(
        BytesIO(reports.render(session, "outstanding-by-instrument", as_of=THE_ADDRESS, format="xlsx"))
    )
    sheet = book["Sources"]
    width = sheet.column_dimensions["E"].width
    long = [row[4] for row in sheet.iter_rows(min_row=HEADER + 1) if len(str(row[4].value)) > width]
    of_one = [cell for cell in long if sheet.cell(cell.row - 1, 1).value == sheet.cell(cell.row, 1).value]
    assert of_one
    assert all(sheet.row_dimensions[cell.row].height >= 2 * 14.5 for cell in long)


@pytest.fixture
def hostile(small: Engine) -> Engine:
    """A register whose texts would like to be formulas."""
    note = {"instrument": "=evil", "state": "TJ", "recorded_at": CLERK.at}
    with writing(small) as session:
        write(
            session,
            [
                change("state", "TJ", code="TJ", name_en="-1+1", official_en="@SUM(1)"),
                instrument("=evil", title_en='=HYPERLINK("https://example.org","x")', sources=["\t=1"]),
                change("act", "a", id="a", act="signature", on="2021-10-01", source="+1;=2", note="=3", **note),
            ],
            CLERK,
        )
        project(session)
    return small


def test_no_cell_of_a_workbook_is_a_formula(hostile: Engine) -> None:
    with session_of(hostile) as session:
        data = reports.render(session, "outstanding", as_of=THE_ADDRESS, format="xlsx")
    cells = [c for sheet in openpyxl.load_workbook(BytesIO(data)) for row in sheet.iter_rows() for c in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "-1+1" in {cell.value for cell in cells}


def test_no_cell_of_a_csv_begins_a_formula(hostile: Engine) -> None:
    with session_of(hostile) as session:
        data = reports.render(session, "outstanding", as_of=THE_ADDRESS, format="csv")
    cells = [cell for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@") or cell[:1] in ("\t", "\r", "\n")]
    assert {"'-1+1", "'+1;=2", "'=evil"} <= set(cells)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "  =1"])
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "x", "–", 7, date(2022, 12, 5), "a=b"])
def test_anything_else_is_left_as_it_is(cell: object) -> None:
    assert harmless(cell) == cell


@EVERY_FORMAT
def test_an_empty_report_says_so(session: Session, format_: str) -> None:
    asked: dict[str, Any] = {"as_of": THE_ADDRESS, "state": "US", "format": format_}
    data = reports.render(session, "outstanding-by-state", **asked)
    said = "For this selection, nothing is outstanding and nothing is to be confirmed on this day."
    if format_ == "xlsx":
        book = openpyxl.load_workbook(BytesIO(data))
        assert book["Outstanding"].cell(HEADER + 1, 1).value == said
        assert book["Overview"].cell(HEADER + 1, 1).value == said
    elif format_ == "csv":
        (row,) = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
        assert (row["List"], row["As of"], row["State"]) == (said, "2022-12-05", "none")
    else:
        document = json.loads(data)
        assert document["empty"] == said
        assert document["groups"]["outstanding"]["empty"] == "Nothing is outstanding."


def test_days_before_the_calendar_of_spreadsheets_are_written_as_text(small: Engine) -> None:
    old = {"adopted_on": "1874-10-09", "concerns": ["TJ"]}
    with writing(small) as session:
        write(session, [instrument("postal-union", **old)], CLERK)
        project(session)
    with session_of(small) as found:
        asked: dict[str, Any] = {"as_of": date(1880, 1, 1), "format": "xlsx"}
        data = reports.render(found, "outstanding", **asked)
    assert openpyxl.load_workbook(BytesIO(data))["Outstanding"].cell(HEADER + 1, 4).value == "1874-10-09"


def test_more_rows_than_a_sheet_holds_are_refused(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_xlsx, "_MOST_ROWS", 23)
    with pytest.raises(Invalid, match="at most 23 rows; this report has 24"):
        reports.render(session, "outstanding-by-state", as_of=THE_ADDRESS, format="xlsx")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_columns_are_narrowed_where_this_spares_a_page_beside_the_first(session: Session, lang: str) -> None:
    data = reports.render(session, "outstanding-by-instrument", as_of=THE_ADDRESS, lang=lang, format="xlsx")
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sum(column.width for column in sheet.column_dimensions.values()) <= 231  # 220 and what lies between columns


def test_a_workbook_cuts_neither_its_titles_nor_its_notes(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_xlsx, "_PAPERS", {"A4": (9, 120)})  # so that nothing fits side by side
    book = openpyxl.load_workbook(
        BytesIO(reports.render(session, "outstanding-by-state", as_of=THE_ADDRESS, unofficial=True, format="xlsx"))
    )
    wide, notes = book["To be confirmed"], book["Sources"]
    assert wide.print_title_cols == "$A:$B"
    said = "unofficial working document · Outstanding ratifications by state: To be confirmed · "
    assert wide.oddHeader.left.text.startswith(said)
    assert f"$A${HEADER}:" in wide.print_area
    long = [row[0].row for row in notes.iter_rows(min_row=HEADER + 1) if len(str(row[3].value)) > 150]
    assert len(long) > 1
    assert min(notes.row_dimensions[row].height for row in long) >= 4 * 14
