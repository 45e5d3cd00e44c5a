"""A page is read back with a parser of web pages: it stands alone, can be read by everybody, and says it all."""

import re
from dataclasses import replace

import pytest
from lxml import html
from sqlalchemy.orm import Session

from tests.reports.conftest import THE_ADDRESS, Expected, in_order
from tests.reports.everything import SHOWN, everything, nothing, printed
from tracker import reports
from tracker.reports.model import Content
from tracker.reports.write_html import write


def parsed(content: Content) -> html.HtmlElement:
    return html.document_fromstring(write(content), parser=html.HTMLParser(encoding="utf-8"))


def text(element: html.HtmlElement) -> str:
    return str(element.text_content())


def table(page: html.HtmlElement, place: int = 0) -> html.HtmlElement:
    return page.xpath("//table")[place]


@pytest.mark.parametrize("name", ["outstanding-by-instrument", "outstanding-by-state"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_tables_hold_the_register_s_facts(session: Session, name: str, lang: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS, lang=lang)
    keys, page = [column.key for column in content.groups[0].columns], parsed(content)
    for place, expected in enumerate(Expected(session, lang).groups().values()):
        found = table(page, place).xpath(".//tbody/tr[not(@class='section')]")
        cells = [dict(zip(keys, map(text, row), strict=True)) for row in found]
        told = in_order([{key: cell for key, cell in row.items() if key != "notes"} for row in cells])
        assert told == [{key: printed(value, lang) for key, value in row.items()} for row in expected]


def test_the_page_says_its_language_its_title_and_what_stands_at_its_head() -> None:
    page = parsed(everything("ru"))
    assert write(everything()).startswith(b"<!DOCTYPE html>\n")
    assert page.get("lang") == "ru"
    assert text(page.find(".//title")) == text(page.find(".//h1")) == f"Everything {SHOWN}"
    assert [text(one) for one in page.xpath("//dl/*")] == ["As of", "5 December 2022", "Selection", "all"]
    assert "Waiting: 2" in text(page)


def test_nothing_is_asked_of_the_network() -> None:
    page, source = parsed(everything()), write(everything()).decode()
    assert not page.xpath("//script | //link | //img | //iframe | //object | //@onload | //@onclick")
    assert not re.search(r"@import|url\((?![\"']?#)", source)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_texts_are_texts() -> None:
    assert "<script" not in write(everything()).decode()
    assert text(table(parsed(everything()), 1).xpath(".//tbody/tr[3]/th")[0]) == SHOWN


def test_headings_of_tables_say_what_they_head() -> None:
    matrix = table(parsed(everything()), 1)
    assert text(matrix.find("caption")) == "Matrix"
    assert set(matrix.xpath("./thead//th/@scope")) == {"col"}
    section, one, two = matrix.xpath("./tbody/tr")
    assert (section[0].get("scope"), section[0].get("colspan")) == ("rowgroup", "9")
    assert text(section) == "All instruments5Said of all."
    assert [row.xpath("./th/@scope") for row in (one, two)] == [["row"], ["row"]]
    assert [text(cell) for cell in one] == ["1", "Instrument one", *["16 Sep 2001", "+", "?"] * 2, "1, 2"]
    assert [bool(row.xpath(".//i")) for row in (one, two)] == [False, True]


def test_a_part_without_rows_says_so() -> None:
    assert "There is nothing." in [text(one) for one in parsed(everything()).xpath("//p")]
    assert "Nothing at all." in [text(one) for one in parsed(nothing()).xpath("//p")]
    assert not parsed(nothing()).xpath("//table")


def test_letters_have_their_parts_and_items_are_a_list() -> None:
    page = parsed(everything())
    for part in ("addressee", "dated", "greeting", "signature"):
        assert len(page.find_class(part)) == 1
    assert [text(one) for one in page.xpath("//ul/li")] == ["the first;1", "the second.2"]


def test_notes_and_their_numbers_lead_to_each_other() -> None:
    page = parsed(everything())
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href") if link.startswith("#")} <= set(names)
    assert page.xpath("//ol/li/@value") == ["1", "2", "5"]
    assert page.xpath("//ol/li/a[starts-with(@href, '#')]/@href") == ["#use-1", "#use-2", "#use-5"]
    outside = [link for link in page.xpath("//ol/li/a/@href") if not link.startswith("#")]
    assert outside == ["https://example.org/a?b=1&c=2", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"]
    assert "(no source on record)" in text(page.get_element_by_id("note-2"))


def test_what_follows_a_letter_begins_a_page_of_its_own() -> None:
    content = everything()
    page = parsed(replace(content, groups=content.groups[:1], legend=()))
    assert page.xpath("//section[@class='letter']/following-sibling::*[1]/@class") == ["after"]


def test_on_paper_the_numbers_of_notes_are_plain_and_no_way_back_is_printed() -> None:
    on_paper = write(everything()).decode().partition("@media print")[2]
    assert 'a[href^="#"]{color:inherit;text-decoration:none}' in on_paper
    assert '.notes a[href^="#"]{display:none}' in on_paper


def test_a_chart_is_drawn_in_the_page_and_told_in_words() -> None:
    first, second = parsed(everything()).xpath("//figure/svg")
    assert (first.get("role"), first.get("width")) == ("img", "300")
    assert [text(first.find(one)) for one in ("title", "desc")] == ["Timelines", f"Seen by {SHOWN}"]
    described = f"{first.get('aria-labelledby')} {first.get('aria-describedby')}".split()
    assert described == [first.find("title").get("id"), first.find("desc").get("id")]
    for drawn in (first, second):
        (clip,) = drawn.xpath(".//*[@clip-path]/@clip-path")
        assert clip.removeprefix("url(#").removesuffix(")") in drawn.xpath(".//@id")


@pytest.mark.parametrize(("paper", "landscape", "said"), [("A3", True, "A3 landscape"), ("A4", False, "A4 portrait")])
def test_it_is_printed_on_the_report_s_paper(paper: str, landscape: bool, said: str) -> None:
    assert f"@page{{size:{said};" in write(replace(everything(), paper=paper, landscape=landscape)).decode()


@pytest.mark.parametrize("unofficial", [True, False])
def test_it_says_whether_it_is_a_working_document(unofficial: bool) -> None:
    page = parsed(replace(everything(), unofficial=unofficial))
    assert bool(page.find_class("standing")) is unofficial
    assert everything().fingerprint in text(parsed(everything()).find(".//footer"))


def test_on_a_narrow_screen_a_row_of_words_is_a_card_with_the_headings_of_its_cells(session: Session) -> None:
    source = write(reports.content(session, "outstanding", as_of=THE_ADDRESS)).decode()
    assert '.words.table0 tbody tr:not(.section)>:nth-child(2)::before{content:"State:"}' in source
    assert ".words.table3" not in write(everything()).decode(), "a matrix is moved sideways"


def test_a_heading_cannot_leave_the_style_sheet() -> None:
    content = everything()
    words = tuple(replace(one, kind="text", heading='"}</style><b>') for one in content.groups[3].columns)
    hostile = replace(content, groups=(replace(content.groups[3], columns=words),))
    assert "</style><b>" not in write(hostile).decode()


def test_the_same_content_gives_the_same_bytes() -> None:
    assert write(everything("ru")) == write(everything("ru"))
