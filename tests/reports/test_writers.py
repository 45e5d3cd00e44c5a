"""What the writers of tables do with parts of every kind: prose, charts, several tables, hostile texts."""

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from tracker.reports import write_csv, write_xlsx
from tracker.reports.model import Chart, Column, Content, Group, Paragraph, Section, in_runs
from tracker.reports.sheet_names import SheetNames

DAY = date(2022, 12, 5)
FIRST = Group(
    "first",
    "What is owed",
    "Nothing.",
    (Column("state", "State", words={"AM": "Armenia"}, code_heading="Code"), Column("since", "Since", "date")),
    (Section("s", "S", (), (), (("AM", DAY),)),),
)
SECOND = Group("second", "Sums", "Nothing.", (Column("n", "Number", "number"),), (Section("t", "T", (), (), ((7,),)),))
PROSE = Group("prose", "In words", paragraphs=(Paragraph("=1+1 is\nno formula", (1, 2, 3, 5)), Paragraph("The end")))
PICTURE = Group("picture", "In words", chart=Chart("<svg/>", "Two lines that rise"))


def content(*groups: Group, **other: Any) -> Content:
    made = Content("x", "A title", "en", DAY, DAY, {}, (), "A headline", (), groups, "Nothing at all.", (), ())
    return replace(made, **other)


def book(*groups: Group, **other: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_xlsx.write(content(*groups, **other))))


def table(*groups: Group) -> list[dict[str, str]]:
    data = write_csv.write(content(*groups))
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_part_has_a_sheet_with_columns_of_its_own() -> None:
    found = book(FIRST, SECOND)
    assert found.sheetnames == ["What is owed", "Sums", "Overview", "Legend", "Sources"]
    assert [cell.value for cell in found["Sums"][4]] == ["Number"]
    assert found["Sums"]["A5"].value == 7


def test_a_wide_sheet_without_rows_prints_that_there_are_none() -> None:
    columns = tuple(Column(f"c{n}", "A heading of some length") for n in range(40))
    empty = Group("none", "What is not there", "There is nothing.", columns)
    sheet = book(empty, FIRST)["What is not there"]
    assert sheet.print_title_cols == "$A:$B"
    (below,) = (cell.row for cell in sheet["A"] if cell.value == "There is nothing.")
    assert sheet.print_area.endswith(f"${below}")


def test_prose_is_wrapped_text_on_a_sheet_and_a_chart_says_what_it_shows() -> None:
    found = book(PROSE, PICTURE)
    assert found.sheetnames == ["In words", "In words (2)", "Legend", "Sources"]
    text = found["In words"]["A5"]
    assert (text.value, text.data_type, text.alignment.wrap_text) == ("=1+1 is\nno formula", "s", True)
    assert found["In words"]["B5"].value == "1–3, 5"
    assert found["In words (2)"]["A5"].value == "Chart: Two lines that rise"


def test_prose_beside_a_table_stands_on_a_sheet_before_it() -> None:
    found = book(replace(FIRST, paragraphs=PROSE.paragraphs))
    assert found.sheetnames[:2] == ["What is owed text", "What is owed"]


def test_csv_has_one_column_for_each_heading_of_any_part() -> None:
    rows = table(FIRST, SECOND, PROSE, PICTURE)
    assert list(rows[0]) == ["List", "As of", "Register as of", "Text", "Code", "State", "Since", "Number"]
    assert [row["State"] for row in rows] == ["Armenia", "–", "–", "–", "–"]
    assert [row["Number"] for row in rows] == ["–", "7", "–", "–", "–"]
    assert [row["Text"] for row in rows][2:] == ["'=1+1 is\nno formula", "The end", "Two lines that rise"]
    assert {(row["As of"], row["Register as of"]) for row in rows} == {("2022-12-05", "2022-12-05")}


def test_two_columns_of_one_heading_keep_their_values() -> None:
    columns = (Column("a", "Day", "date"), Column("b", "Day", "date"))
    (row,) = table(Group("g", "G", "", columns, (Section("s", "S", (), (), ((DAY, None),)),)))
    assert (row["Day"], row["Day (b)"]) == ("2022-12-05", "")


def test_paper_direction_and_standing_are_those_of_the_content() -> None:
    sheet = book(FIRST, landscape=False, paper="A3", unofficial=True)["What is owed"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("portrait", 8)
    assert sheet.oddHeader.right.text == "unofficial working document"


def test_values_named_for_it_are_in_italics_and_marks_are_centred() -> None:
    columns = (Column("title", "Title", italic=frozenset({"a"})), Column("m", "Armenia", "mark"))
    sheet = book(Group("g", "G", "", columns, (Section("s", "S", (), (), (("a", DAY), ("b", "+"))),)))["G"]
    assert [sheet[f"A{row}"].font.i for row in (5, 6)] == [True, False]
    assert {sheet[f"B{row}"].alignment.horizontal for row in (5, 6)} == {"center"}
    assert sheet["B5"].is_date
    assert (sheet["B6"].value, sheet["B6"].data_type) == ("+", "s")


def test_a_text_that_looks_like_formatting_of_the_writer_is_text() -> None:
    column = Column("text", "Text")
    group = Group("g", "G", "", (column,), (Section("s", "S", (), (), (("<r><t>&</t></r>",),)),))
    assert book(group)["G"]["A5"].value.strip() == "<r><t>&</t></r>"


def test_a_long_text_gets_a_high_row() -> None:
    group = Group("g", "G", "", (Column("t", "T"),), (Section("s", "S", (), (), (("long words " * 40,), ("x",))),))
    sheet = book(group)["G"]
    assert sheet.row_dimensions[5].height > 100
    assert sheet.row_dimensions[6].height is None


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["a/b: [c]?*\\", "A B C", "a b c"], ["a b c", "A B C (2)", "a b c (3)"]),
        (["", "'quoted'", "History"], ["–", "quoted", "History (2)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_sheets_have_names_that_every_program_takes(headings: list[str], names: list[str]) -> None:
    given = SheetNames()
    assert [given.name(heading) for heading in headings] == names


@pytest.mark.parametrize(
    ("numbers", "printed"), [((), ""), ((4,), "4"), ((1, 2), "1, 2"), ((1, 2, 3, 7, 9, 10, 11), "1–3, 7, 9–11")]
)
def test_numbers_of_notes_that_follow_one_another_are_printed_as_a_run(numbers: tuple[int, ...], printed: str) -> None:
    assert in_runs(numbers) == printed
