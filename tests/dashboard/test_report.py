"""The report page: what is chosen stands in the address, what is shown is what the file says, and packs of reports."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.report_pack import _MADE
from dashboard.components.report_preview import preview
from dashboard.data import files
from dashboard.data.excerpt import excerpt
from dashboard.moment import Moment
from tests.dashboard.pages import html, title
from tests.dashboard.registers import add, instrument
from tracker import reports
from tracker.reports.model import Chart, Column, Content, Group, Note, Paragraph, Section
from tracker.reports.titles import title as title_of

Visit = Callable[..., AppTest]
HERE = Moment(date(2022, 12, 5), None, date(2026, 1, 1), "en", 1)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_report_can_be_chosen_by_its_title_and_taken_away(visit: Visit, name: str, lang: str) -> None:
    app = visit("report", lang=lang, as_of="2022-12-05", report=name, instrument="peace-prot-2021")
    assert title(app) == ("Отчёт" if lang == "ru" else "Report")
    choice = next(one for one in app.selectbox if one.key == "choice.report")
    assert choice.value == name
    assert title_of(name, lang) in choice.options
    assert 'class="tt-report"' in html(app)
    assert len(app.get("download_button")) == 1
    assert not app.error


def test_what_is_chosen_is_in_the_address_and_in_the_report(visit: Visit) -> None:
    app = visit("report", as_of="2022-12-05", report="outstanding-by-state", state="KZ", unofficial="yes")
    said = html(app)
    assert "unofficial working document" in said
    assert "Republic of Kazakhstan" in said
    assert "Tajikistan" not in said
    switch = next(one for one in app.toggle if one.key == "choice.unofficial")
    assert switch.value
    switch.set_value(False).run()
    assert "unofficial" not in app.query_params
    assert "unofficial working document" not in html(app)


def test_a_report_about_a_period_begins_where_a_session_was_held(visit: Visit) -> None:
    app = visit("report", as_of="2022-12-05", report="changes")
    sessions = next(one for one in app.selectbox if one.key == "named.from")
    sessions.set_value("2021-09-16").run()
    assert app.query_params["from"] == "2021-09-16"
    assert "16 September 2021" in html(app)
    assert not any(one.key == "named.from" for one in visit("report").selectbox)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Its beginning has to lie before its end"), ("ru", "должно предшествовать")]
)
def test_what_cannot_be_asked_is_told_in_words(visit: Visit, lang: str, said: str) -> None:
    app = visit("report", lang=lang, as_of="2022-12-05", report="changes", **{"from": "2023-01-01"})
    assert title(app)
    assert any(said in error.value for error in app.error), [error.value for error in app.error]
    assert len(app.get("download_button")) == 0


def test_an_empty_report_says_so_and_can_be_taken_away(visit: Visit) -> None:
    app = visit("report", as_of="1900-01-01", report="outstanding-by-state")
    assert "no instrument of the register had been adopted" in html(app)
    assert len(app.get("download_button")) == 1


def test_a_pack_holds_what_was_chosen_in_both_languages_and_is_told_while_it_is_made(visit: Visit) -> None:
    address = {"pack": "outstanding-by-state,changes", "pack_format": "json", "pack_lang": "en,ru"}
    app = visit("report", as_of="2022-12-05", report="changes", **address)
    assert "4 files will be in it" in html(app)
    next(button for button in app.button if button.label == "Make the pack").click().run()
    assert not app.exception
    data = app.session_state[_MADE][-1]
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "index.csv"
        assert len(names) == 5
        found = [json.loads(archive.read(name)) for name in names[1:]]
    assert [(one["report"], one["language"]) for one in found] == [
        *[("outstanding-by-state", "en"), ("outstanding-by-state", "ru")],
        *[("changes", "en"), ("changes", "ru")],
    ]
    assert found[2]["selection"]["from"] == "2022-11-23"
    assert len(app.get("download_button")) == 2


def test_without_a_choice_a_pack_is_the_usual_one_for_a_session(visit: Visit) -> None:
    said = html(visit("report", as_of="2022-12-05"))
    assert "outstanding-by-instrument-2022-12-05-en.xlsx" in said
    assert "-ru." not in said


def test_of_a_pack_that_cannot_be_made_the_reason_is_told(visit: Visit) -> None:
    app = visit(
        "report", as_of="2022-12-05", report="changes", pack="changes", pack_format="json", **{"from": "2023-01-01"}
    )
    next(button for button in app.button if button.label == "Make the pack").click().run()
    assert len(app.error) == 2
    assert len(app.get("download_button")) == 0


def test_a_large_report_is_shown_in_part_and_says_so(visit: Visit, register: Path, tmp_path: Path) -> None:
    keys = [f"agreement-{number}" for number in range(400)]
    add(register, tmp_path / "many", [instrument(key) for key in keys])
    app = visit("report", as_of="2024-06-01", report="outstanding-by-state")
    said = html(app)
    assert "rows are shown; the file holds all." in said
    assert len(said) < 1_500_000


CELL = Column("text", "Text")


def content(*groups: Group, notes: int = 0, **more: object) -> Content:
    made = tuple(Note(number, "one", None, "One", f"fact {number}", "", ("S",)) for number in range(1, notes + 1))
    given = Content("x", "X", "en", HERE.as_of, None, {}, (), "headline", (), groups, "", (), made)
    return replace(given, **more)  # type: ignore[arg-type]


def rows(number: int, text: str = "cell") -> Group:
    return Group("g", "Group", "", (CELL,), (Section("s", "Section", (), (), ((text,),) * number),))


def test_what_one_part_does_not_need_is_the_next_one_s() -> None:
    found = excerpt(content(rows(1), rows(500)), 20_000)
    assert [part.shown.size for part in found.parts] == [1, 247]


def test_a_row_too_long_for_a_page_is_left_out() -> None:
    found = excerpt(content(rows(1, "x" * 2_000_000)))
    assert found.parts[0].shown.size == 0
    assert "The first 0 of 1 rows are shown" in preview(found.content, HERE)


def test_a_picture_is_one_image_with_its_words_and_can_do_nothing() -> None:
    chart = Chart("<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "What <it> shows")
    said = preview(content(Group("g", "Group", chart=chart)), HERE)
    assert 'alt="What &lt;it&gt; shows"' in said
    assert 'src="data:image/svg+xml;base64,' in said
    assert "<script" not in said


def test_a_picture_too_large_for_a_page_is_told_in_words() -> None:
    said = preview(content(Group("g", "Group", chart=Chart("x" * 1_000_000, "how it went"))), HERE)
    assert "<img" not in said
    assert "the file has it: how it went" in said


def test_prose_stands_with_its_notes_and_items_as_a_list() -> None:
    paragraphs = (Paragraph("First.", (1, 2)), Paragraph("a", style="item"), Paragraph("b", style="item"))
    said = preview(content(Group("g", "Group", paragraphs=paragraphs), notes=3), HERE)
    assert '>First.<sup class="tt-num">1, 2</sup></p>' in said
    assert said.count("<ul") == 1
    assert said.count("<li") == 4  # two items, and the two notes that are cited
    assert "fact 3" not in said


def test_of_many_parts_and_notes_the_first_are_shown() -> None:
    paragraphs = (Paragraph("All.", tuple(range(1, 401))),)
    said = preview(content(*(Group(f"g{n}", f"Group {n}", paragraphs=paragraphs) for n in range(60)), notes=400), HERE)
    assert "The first 40 of 60 parts are shown; the file holds all." in said
    assert "The first 150 of 400 notes are shown; the file holds all." in said


def test_a_title_of_what_is_not_in_force_is_in_italics() -> None:
    column = replace(CELL, italic=frozenset({"cell"}))
    assert "<i>cell</i>" in preview(content(replace(rows(1), columns=(column,))), HERE)


def test_a_file_is_called_by_what_it_was_asked() -> None:
    asked = files.Asked("changes", "ru", "a/../b", "KZ", "csto", date(2022, 1, 1), date(2021, 1, 1), True)
    here = replace(HERE, known_on=date(2023, 1, 1))
    assert files.file_name(here, asked, "pdf") == (
        "changes-csto-a_.._b-KZ-2022-01-01-known-2021-01-01-2022-12-05-known-2023-01-01-unofficial-ru.pdf"
    )
