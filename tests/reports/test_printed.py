"""What papers and pages have in common: words of cells, addresses, and the room that columns want."""

from datetime import date

import pytest

from tracker.reports.model import Column, Group, Note, Section
from tracker.reports.printed import cell, legible, said, web_address
from tracker.reports.widths import Width, fits, parts, shared_out, widths


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        (date(2022, 12, 5), "en", "5 Dec 2022"),
        (date(2022, 12, 5), "ru", "05.12.2022"),
        (7, "en", "7"),
        ("a", "en", "the first"),
        ("b", "en", "b"),
        ((1, 2), "en", "1, 2"),
        ((), "en", "none"),
        (None, "ru", "none"),
    ],
)
def test_a_cell_says_words_days_and_numbers(value: object, lang: str, expected: str) -> None:
    column = Column("key", "Heading", words={"a": "the first"}, nothing="none")
    assert cell(column, value, lang) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_what_no_file_may_hold_is_shown_as_a_sign(sign: str) -> None:
    assert legible(f"a{sign}б\t\n") == "a\ufffdб\t\n"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("https://example.org/%D0%BF", "https://example.org/%D0%BF"),
        ("http://пример.рф/п", "http://xn--e1afmkfd.xn--p1ai/%D0%BF"),
        ('https://example.org/"<>', "https://example.org/%22%3C%3E"),
        ("https://", None),
        ("http://[", None),
        ("https://example.org/two words", None),
        ("javascript:alert(1)", None),
        ("A book, page 3", None),
        (f"https://example.org/{'a' * 2000}", None),
    ],
)
def test_a_source_leads_where_it_is_an_address(source: str, address: str | None) -> None:
    assert web_address(source) == address


def test_a_note_is_told_in_sentences() -> None:
    assert said(Note(1, "one", None, "Treaty", "signed", "As printed.", ())) == "Treaty: signed. As printed."
    assert said(Note(1, "", None, "", "Recorded…", "", ())) == "Recorded…"


def test_no_day_and_no_word_is_broken_where_there_is_room() -> None:
    columns = (Column("day", "D", "date"), Column("text", "T"))
    group = Group("g", "", columns=columns, sections=(Section("", "", (), (), ((date(2022, 12, 5), "ab abcdefgh"),)),))
    assert widths(group, "en") == [Width(10, 10), Width(8, 11)]


@pytest.mark.parametrize(("room", "shares"), [(10, [2, 8]), (30, [6, 24]), (60, [10, 50]), (120, [20, 100])])
def test_a_line_is_shared_out_by_what_columns_want(room: float, shares: list[float]) -> None:
    assert shared_out([Width(5, 10), Width(20, 50)], room) == pytest.approx(shares, abs=1.1)
    assert sum(shared_out([Width(5, 10), Width(20, 50)], room)) == pytest.approx(room)


def test_marks_are_shared_out_evenly_among_the_parts_of_a_table() -> None:
    columns = [Column("title", ""), *(Column(f"{n}", "", "mark") for n in range(7))]
    wished = [Width(10, 10)] * len(columns)
    assert parts(columns, wished, 80) == [[*range(8)]]
    assert parts(columns, wished, 60) == [[0, 1, 2, 3, 4], [0, 5, 6, 7]]
    assert parts(columns, wished, 5) == [[0, n] for n in range(1, 8)], "one at a time where not even two fit"
    assert parts([Column("text", "")] * 8, wished, 60) == [[*range(8)]], "texts stay together"


def test_word_opens_no_table_of_hundreds_of_columns() -> None:
    assert not fits([Width(0, 0)] * 64, 1000)
