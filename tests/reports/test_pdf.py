"""A PDF is read by a reader that is not its writer: its text, its tags, its fonts, its links."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from tests.reports.conftest import THE_ADDRESS, Expected
from tracker import reports
from tracker.errors import Invalid
from tracker.locale.dates import day_in_a_table
from tracker.reports import write_pdf
from tracker.reports.model import Chart, Column, Content, Group, Line, Meaning, Note, Paragraph, Section
from tracker.reports.typesetting import pdf
from tracker.reports.write_pdf import TEMPLATE, document, write

HOSTILE = r'#eval("1+1") *bold* _it_ $x^2$ @note `raw` <label> \ "quoted" // = [x] #{panic()} ~ -- \u{41}'
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="5" y="20">Казахстан</text></svg>'


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def text_of(data: bytes) -> str:
    """All text, its lines and hyphens joined."""
    said = "\n".join(page.extract_text() for page in opened(data).pages)
    return " ".join(said.replace("\u00ad", "").split())


def squeezed(text: str) -> str:
    """Letters and figures only: where lines were broken does not matter."""
    return "".join(char for char in text if char.isalnum())


def plain(**changes: Any) -> Content:
    """A small report; `changes` replace parts of it."""
    columns = (Column("who", "Who"), Column("on", "Since", "date"), Column("notes", "Notes", "notes"))
    rows = (("first", date(2022, 12, 5), (1,)),)
    note = Note(1, "i", None, "About", "A fact", "", ("https://example.org/a",))
    content = Content(
        "plain",
        "A report",
        "en",
        THE_ADDRESS,
        date(2026, 2, 1),
        {},
        (Line("as_of", "As of", "5 December 2022"),),
        "1 line",
        (),
        (Group("g", "Group", "Nothing.", columns, (Section("s", "Section", (), (), rows),)),),
        "Nothing at all.",
        (),
        (note,),
    )
    return replace(content, **changes)


@pytest.fixture(scope="module")
def small_pdf() -> bytes:
    return write(plain(unofficial=True))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_fact_of_the_register_is_printed(session: Session, lang: str) -> None:
    data = reports.render(session, "outstanding-by-state", as_of=THE_ADDRESS, lang=lang, format="pdf")
    said = squeezed(text_of(data))
    for rows in Expected(session, lang).groups().values():
        for row in rows:
            words = (day_in_a_table(cell, lang) if isinstance(cell, date) else str(cell) for cell in row.values())
            assert all(squeezed(word) in said for word in words)


def test_it_is_tagged_titled_and_in_its_language(small_pdf: bytes) -> None:
    found = opened(small_pdf)
    root: Any = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert found.metadata is not None
    assert found.metadata.title == "A report"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_its_fonts_are_embedded() -> None:
    data = write(plain(title="Отчёт", lang="ru"))
    fonts = list(fonts_of(opened(data)))
    assert fonts
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font) for font in fonts)
    assert "Отчёт" in text_of(data)


def fonts_of(found: PdfReader) -> Any:
    for page in found.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


def test_its_pages_are_numbered_and_carry_title_fingerprint_and_standing() -> None:
    section = Section("s", "Section", (), (), tuple((f"row {n}", THE_ADDRESS, (1,)) for n in range(120)))
    content = plain(unofficial=True)
    content = replace(content, groups=(replace(content.groups[0], sections=(section,)),))
    pages = [page.extract_text() for page in opened(write(content)).pages]
    assert len(pages) > 2
    for number, said in enumerate(pages, 1):
        for text in (f"Page {number} of {len(pages)}", "A report", content.fingerprint[:12], "unofficial working"):
            assert text in said
    assert all("Since" in said and "Section" in said for said in pages[:-1])  # headers go on where rows do


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [("A4", True, (842, 595)), ("A4", False, (595, 842)), ("A3", True, (1191, 842)), ("A3", False, (842, 1191))],
)
def test_the_page_is_that_of_the_content(paper: str, landscape: bool, size: tuple[int, int]) -> None:
    box = opened(write(plain(paper=paper, landscape=landscape))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_sources_can_be_followed_and_numbers_lead_to_notes(small_pdf: bytes) -> None:
    marks = [mark.get_object() for page in opened(small_pdf).pages for mark in page.get("/Annots", [])]
    assert "https://example.org/a" in [mark["/A"].get("/URI") for mark in marks if "/A" in mark]
    assert any("/Dest" in mark or mark["/A"].get("/S") == "/GoTo" for mark in marks)


def test_no_text_is_markup() -> None:
    column = Column("x", HOSTILE, words={"a": HOSTILE, "b": HOSTILE}, italic=frozenset({"b"}))
    section = Section("s", HOSTILE, (HOSTILE,), (1,), (("a",), ("b",)))
    content = plain(
        title=HOSTILE,
        headline=HOSTILE,
        lines=(Line("k", HOSTILE, HOSTILE),),
        groups=(
            Group("p", HOSTILE, paragraphs=(Paragraph(HOSTILE, (1,)),), chart=Chart(DRAWN, HOSTILE)),
            Group("g", HOSTILE, HOSTILE, (column,), (section,)),
        ),
        notes=(Note(1, "i", None, HOSTILE, HOSTILE, HOSTILE, (HOSTILE, f"https://example.org/{HOSTILE}")),),
    )
    data = write(content)
    said = squeezed(text_of(data))
    assert said.count(squeezed(HOSTILE)) >= 12
    metadata = opened(data).metadata
    assert metadata is not None
    assert metadata.title == HOSTILE


def test_characters_that_no_font_has_are_told_and_stop_nothing() -> None:
    data = pdf(TEMPLATE, json.dumps(document(plain(title="條約 \x07 Պայմանագիր ხელშეკრულება"))))
    assert "\ufffd\ufffd \ufffd Պայմանագիր ხელშეკრულება" in text_of(data)


def test_a_chart_is_a_vector_picture_with_its_words() -> None:
    data = write(plain(groups=(Group("c", "Chart", chart=Chart(DRAWN, "Казахстан: ничего")),)))
    found = opened(data)
    assert not [image for page in found.pages for image in page.images]
    assert "Казахстан" in text_of(data)
    assert "Казахстан: ничего" in alternatives(found)


def alternatives(found: PdfReader) -> list[str]:
    root: Any = found.trailer["/Root"]
    said, waiting = [], [root["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            said += [str(one["/Alt"])] if "/Alt" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return said


def test_letters_have_their_parts_in_order() -> None:
    styles = ("addressee", "dated", "greeting", "body", "item", "signature")
    paragraphs = tuple(Paragraph(f"the {style}", (), style) for style in styles)
    for lang in ("en", "ru"):
        said = text_of(write(plain(lang=lang, landscape=False, groups=(Group("l", "", paragraphs=paragraphs),))))
        places = [said.index(f"the {style}") for style in styles]
        assert places == sorted(places)


def test_each_letter_begins_a_page() -> None:
    letters = (Paragraph("To the Minister", (), "addressee"), Paragraph("Please find enclosed", (), "body"))
    groups = tuple(Group(name, f"Letter {name}", paragraphs=letters) for name in ("one", "two"))
    legend = (Meaning("state", "Sign", "+", "+", "the procedures are under way"),)
    pages = [page.extract_text() for page in PdfReader(BytesIO(write(plain(groups=groups, legend=legend)))).pages]
    begins = ("Legend", "Letter one", "Letter two", "Notes")
    assert [[word for word in begins if word in page] for page in pages] == [[word] for word in begins]


def test_a_table_too_wide_for_the_page_goes_on_in_parts_that_repeat_its_words() -> None:
    columns = (Column("i", "Instrument"), *(Column(f"s{n}", f"S{n}", "mark") for n in range(40)))
    rows = (("The Charter", *(f"m{n}" for n in range(40))),)
    said = text_of(write(plain(groups=(Group("m", "Matrix", "", columns, (Section("", "", (), (), rows),)),))))
    assert all(f"Part {number} of 3" in said for number in (1, 2, 3))
    assert said.count("The Charter") == 3
    assert all(f"m{n}" in said.split() for n in range(40))


def test_more_cells_than_can_be_typeset_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_pdf, "_MOST_CELLS", 2)
    with pytest.raises(Invalid, match="at most 2 cells; this report has 3"):
        write(plain())


def test_a_column_is_wide_enough_for_its_words() -> None:
    words = ("просрочено", "Таджикистан", "подтверждено")
    said = "Одобрено внутри государства 16 апреля 2022 года; на хранение не сдано уже 4 года 7 месяцев. " * 2
    columns = (*(Column(f"c{n}", "Государство") for n in range(len(words))), Column("text", "Словами"))
    columns += (Column("on", "Просрочено с", "date"), Column("notes", "Примечания", "notes"))
    row = (*words, said, date(2022, 6, 15), (1,))
    groups = (Group("g", "Группа", "", columns, (Section("s", "Раздел", (), (), (row,)),)),)
    text = "\n".join(page.extract_text() for page in opened(write(plain(groups=groups, lang="ru"))).pages)
    assert all(word in text for word in (*words, "Государство", "Просрочено", "Примечания"))


def test_a_short_legend_stands_on_one_page_and_the_fingerprint_not_alone() -> None:
    legend = tuple(Meaning("who", "Who", n, f"word {n}", "What it means") for n in range(8))
    for lines in range(20, 30):
        rows = tuple((f"line {n}", date(2022, 12, 5), (1,)) for n in range(lines))
        (group,) = plain().groups
        section = replace(group.sections[0], rows=rows)
        content = plain(groups=(replace(group, sections=(section,)),), legend=legend)
        pages = [page.extract_text() for page in opened(write(content)).pages]
        assert len({number for number, said in enumerate(pages) if "word " in said}) == 1
        assert "A fact" in next(said for said in pages if content.fingerprint in said)


def test_the_heading_of_a_section_stands_with_its_first_row() -> None:
    (group,) = plain().groups
    row = group.sections[0].rows[0]
    sections = tuple(
        Section(f"s{n}", f"Section {n}.", (f"What is said of {n}.",), (1,), ((f"row {n}.", *row[1:]),))
        for n in range(40)
    )
    content = plain(groups=(replace(group, sections=sections),))
    pages = [page.extract_text() for page in opened(write(content)).pages]
    assert len(pages) > 2
    for said in (page for page in pages if "What is said of" in page):
        last = said.rindex("What is said of")
        number = said[last:].split(".")[0].rsplit(" ", 1)[1]
        assert f"row {number}." in said


def test_an_empty_report_says_so(session: Session) -> None:
    data = reports.render(session, "outstanding-by-state", as_of=THE_ADDRESS, state="US", format="pdf")
    said = text_of(data)
    assert "For this selection, nothing is outstanding and nothing is to be confirmed on this day." in said
    assert "Nothing is outstanding." in said


def test_an_empty_report_says_so_once(session: Session) -> None:
    said = text_of(reports.render(session, "reservations", as_of=THE_ADDRESS, format="pdf"))
    assert said.count("no reservation, declaration or objection is on record by this day") == 1


def test_the_same_content_gives_the_same_bytes(small_pdf: bytes) -> None:
    assert write(plain(unofficial=True)) == small_pdf
