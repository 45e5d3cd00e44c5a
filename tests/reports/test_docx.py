"""A Word document is read back with a reader that is not its writer, and is one that officials can edit."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from defusedxml import ElementTree
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from sqlalchemy.orm import Session

from tests.reports.conftest import THE_ADDRESS, Expected, in_order
from tests.reports.everything import HOSTILE, SHOWN, everything, nothing, printed
from tracker import reports
from tracker.reports.model import Column, Content, Group
from tracker.reports.write_docx import write


def opened(content: Content) -> Document:
    return docx.Document(BytesIO(write(content)))


def parts(content: Content) -> dict[str, str]:
    with ZipFile(BytesIO(write(content))) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist() if name.endswith((".xml", ".rels"))}


def texts(document: Document, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style is not None and one.style.name == style]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def the_table(document: Document, heading: str) -> Table:
    (found,) = [table for table in document.tables if rows(table)[0][0] == heading]
    return found


@pytest.mark.parametrize("name", ["outstanding-by-instrument", "outstanding-by-state"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_tables_hold_the_register_s_facts(session: Session, name: str, lang: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS, lang=lang)
    keys = [column.key for column in content.groups[0].columns]
    headings = [column.heading for column in content.groups[0].columns]
    tables = [found for table in opened(content).tables if (found := rows(table))[0] == headings]
    for (_, *found), expected in zip(tables, Expected(session, lang).groups().values(), strict=True):
        cells = [dict(zip(keys, row, strict=True)) for row in found if len(set(row)) > 1]
        told = in_order([{key: cell for key, cell in row.items() if key != "notes"} for row in cells])
        assert told == [{key: printed(value, lang) for key, value in row.items()} for row in expected]


def test_it_opens_without_repair_in_another_program(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice")
    (tmp_path / "report.docx").write_bytes(write(everything()))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [office, home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "report.txt").read_text("utf-8-sig")
    assert {"Your Excellency,", "All instruments", "There is nothing."} <= set(text.splitlines())


def test_every_paragraph_has_a_style_that_is_there() -> None:
    found = parts(everything())
    there = set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"]))
    used = re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"/>', found["word/document.xml"])
    assert set(used) <= there
    assert found["word/document.xml"].count("<w:p>") == found["word/document.xml"].count("<w:pStyle ")


def test_headings_letters_and_lists_are_what_word_calls_them() -> None:
    document = opened(everything())
    assert texts(document, "Title") == [f"Everything {SHOWN}"]
    headings = ["Legend", "Timelines", "Timelines again", "Matrix", "What is not there", "Notes and sources"]
    assert texts(document, "Heading 1") == headings
    assert texts(document, "Addressee") == ["To the Minister\nof Foreign Affairs"]
    assert texts(document, "Date") == ["5 December 2022"]
    assert texts(document, "Salutation") == ["Your Excellency,"]
    assert texts(document, "Signature") == ["The Secretary General"]
    items = [one for one in document.paragraphs if one.style is not None and one.style.name == "List Bullet"]
    assert [one.text for one in items] == ["the first;1", "the second.2"]
    assert all(one._p.pPr is not None and one._p.pPr.numPr is not None for one in items)


def test_the_lines_of_an_address_stand_close_together_and_apart_from_the_text() -> None:
    style: Any = opened(everything()).styles["Addressee"]
    assert style.paragraph_format.space_after > 0
    assert style.element.pPr.find(qn("w:contextualSpacing")) is not None


def test_each_letter_and_what_follows_one_begins_a_page_and_nothing_else_does() -> None:
    content = everything()
    groups = tuple(replace(group, heading="The letter") if group.is_letter else group for group in content.groups)
    headings = [
        one
        for one in opened(replace(content, groups=groups)).paragraphs
        if one.style is not None and one.style.name == "Heading 1"
    ]
    assert [one.text for one in headings if one.paragraph_format.page_break_before] == ["The letter", "Timelines"]
    assert len(headings) > 1


def test_a_signature_stands_on_no_page_alone_and_notes_on_none_of_a_letter() -> None:
    content = everything()
    letters = tuple(group for group in content.groups if group.is_letter)
    found = opened(replace(content, groups=letters, legend=())).paragraphs
    signature = next(place for place, one in enumerate(found) if one.text == "The Secretary General")
    assert found[signature - 1].paragraph_format.keep_with_next
    assert [one.text for one in found if one.paragraph_format.page_break_before] == ["Notes and sources"]


def test_the_head_tells_the_days_and_what_was_counted() -> None:
    document = opened(everything())
    assert rows(document.tables[0]) == [["As of", "5 December 2022"], ["Selection", "all"]]
    assert texts(document, "Subtitle") == ["Two wait."]
    assert texts(document, "Counts") == ["Waiting: 2"]


@pytest.mark.parametrize(("lang", "language"), [("en", "en-GB"), ("ru", "ru-RU")])
def test_language_and_letters_are_set_for_every_script(lang: str, language: str) -> None:
    styles = parts(everything(lang))["word/styles.xml"]
    assert f'<w:lang w:val="{language}"' in styles
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert f'w:{script}="Times New Roman"' in styles


@pytest.mark.parametrize(
    ("paper", "landscape", "width", "height"),
    [("A4", True, 297, 210), ("A4", False, 210, 297), ("A3", True, 420, 297), ("A3", False, 297, 420)],
)
def test_the_page_is_the_report_s(paper: str, landscape: bool, width: int, height: int) -> None:
    (section,) = opened(replace(everything(), paper=paper, landscape=landscape)).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (width, height)
    assert (section.orientation == WD_ORIENT.LANDSCAPE) is landscape


def test_headers_of_tables_repeat_and_rows_stay_whole() -> None:
    for table in opened(everything()).tables[1:]:
        properties = [row._tr.trPr for row in table.rows]
        assert all(one.find(qn("w:cantSplit")) is not None for one in properties)
        assert [one.find(qn("w:tblHeader")) is not None for one in properties] == [True] + [False] * (
            len(properties) - 1
        )


def test_rows_stand_under_the_heading_of_their_section() -> None:
    _, section, one, two = the_table(opened(everything()), "No.").rows
    assert [p.text for p in section.cells[0].paragraphs] == ["All instruments", "Said of all.5"]
    assert section.cells[0].paragraphs[0].style.name == "Heading 2"
    assert len(set(section.cells)) == 1
    assert [cell.text for cell in one.cells] == ["1", "Instrument one", *["16 Sep 2001", "+", "?"] * 2, "1, 2"]
    assert [cell.text for cell in two.cells] == ["2", SHOWN, *["+", "?", "16 Sep 2001"] * 2, "none"]
    assert [row.cells[1].paragraphs[0].runs[0].italic for row in (one, two)] == [None, True]


def test_titles_are_wider_than_days_and_days_wider_than_numbers() -> None:
    columns = the_table(opened(everything()), "No.").columns
    number, title, day, *_ = [column.width or 0 for column in columns]
    assert number < day < title


def test_a_matrix_too_wide_for_word_is_cut_and_loses_nothing() -> None:
    content = everything(states=150)
    found = [table for table in opened(content).tables if rows(table)[0][0] == "No."]
    assert len(found) > 1
    assert {tuple(rows(table)[2][:2]) for table in found} == {("1", "Instrument one")}
    heads = [heading for table in found for heading in rows(table)[0][2:]]
    assert heads == [column.heading for column in content.groups[3].columns[2:]]
    assert max(len(table.columns) for table in found) <= 63


def test_notes_are_a_list_with_the_numbers_of_the_report_and_links_to_sources() -> None:
    content = everything()
    document, found = opened(content), parts(content)
    notes = [one for one in document.paragraphs if one.style is not None and one.style.name == "Notes"]
    assert [one.text for one in notes] == [
        f"Instrument one: signed. {SHOWN}. Sources: https://example.org/a?b=1&c=2; a book <1>",
        "Printed without a source. (no source on record) ",
        "Instrument two: ratified. Sources: http://[not an address; https://пример.рф/путь",
    ]
    lists = [one._p.pPr.numPr.numId.val for one in notes]
    starts = dict(
        re.findall(
            r'w:numId="(\d+)"><w:abstractNumId w:val="1"/>.*?startOverride w:val="(\d+)"', found["word/numbering.xml"]
        )
    )
    assert [starts[str(one)] for one in lists] == ["1", "1", "5"]
    targets = [link.url for one in notes for link in one.hyperlinks]
    assert targets == ["https://example.org/a?b=1&c=2", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"]


def test_numbers_of_notes_are_raised_and_lead_to_the_notes() -> None:
    document = opened(everything())
    (prose,) = [one for one in document.paragraphs if one.text.startswith("Two instruments wait.")]
    assert [(link.text, link.fragment) for link in prose.hyperlinks] == [("1", "note_1"), ("2", "note_2")]
    style = document.styles["Note Number"]
    assert style.font.superscript  # type: ignore[attr-defined]
    assert {"note_1", "note_2", "note_5"} == set(
        re.findall(r'w:name="(note_\d+)"', parts(everything())["word/document.xml"])
    )


def test_a_chart_is_a_vector_picture_with_one_of_dots_beside_it_and_words() -> None:
    content = everything()
    first, second = opened(content).inline_shapes
    assert first._inline.docPr.get("descr") == f"Seen by {SHOWN}"
    assert second._inline.docPr.get("descr") == "The same"
    assert first.width / first.height == pytest.approx(2, rel=0.01)
    with ZipFile(BytesIO(write(content))) as zipped:
        assert zipped.read("word/media/chart1.svg").startswith(b"<svg")
        assert zipped.read("word/media/chart1.png").startswith(b"\x89PNG")
    assert parts(content)["word/document.xml"].count("asvg:svgBlip ") == 2


def test_what_introduces_a_chart_stays_on_its_page() -> None:
    (before,) = [one for one in opened(everything()).paragraphs if one.text == "See below."]
    assert before.paragraph_format.keep_with_next


@pytest.mark.parametrize("unofficial", [True, False])
def test_every_page_says_its_number_the_fingerprint_and_whether_it_is_a_working_document(unofficial: bool) -> None:
    content = replace(everything(), unofficial=unofficial)
    (section,) = opened(content).sections
    title, foot = [one.text for one in section.footer.paragraphs]
    assert title.startswith("Everything")
    assert content.fingerprint[:12] in foot
    assert re.findall(r'w:instr=" (\w+) "', parts(content)["word/footer.xml"]) == ["PAGE", "NUMPAGES"]
    assert ("unofficial working document" in title) is unofficial
    assert [one.text for one in section.header.paragraphs if one.text] == ["unofficial working document"] * unofficial


def test_the_same_content_gives_the_same_bytes_and_the_file_is_as_old_as_the_record() -> None:
    content = everything("ru")
    assert write(content) == write(everything("ru"))
    said = opened(content).core_properties
    assert said.created == said.modified == datetime(2023, 1, 31, tzinfo=UTC)
    assert (said.language, said.identifier) == ("ru-RU", content.fingerprint)
    with ZipFile(BytesIO(write(content))) as zipped:
        assert {entry.date_time[:3] for entry in zipped.infolist()} == {(1980, 1, 1)}


def test_no_text_breaks_the_file() -> None:
    content = replace(everything(), title=f"\x00{HOSTILE}", headline=HOSTILE, empty=HOSTILE)
    for part in parts(content).values():
        ElementTree.fromstring(part)
    assert texts(opened(content), "Subtitle") == [SHOWN]


def test_an_empty_report_says_so() -> None:
    document = opened(nothing())
    assert texts(document, "Body Text") == ["Nothing at all."]
    assert len(document.tables) == 1, "the head"


def test_a_part_without_rows_says_so() -> None:
    full = everything()
    empty = Group(
        "none", "What is not there", "There is nothing.", (Column("who", "Who"), Column("on", "Since", "date"))
    )
    document = opened(replace(full, groups=(*full.groups[:1], empty)))
    assert "There is nothing." in texts(document, "Body Text")
