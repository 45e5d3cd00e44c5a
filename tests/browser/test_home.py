"""From home to where the work is done: the filled form, the report, the proof of a cell; in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import heading, navigation

Settled = Callable[[Page], Page]
HOME = {"en": "Outstanding ratifications", "ru": "Незавершённые ратификации"}
PROTOCOL = {"en": "Peacekeeping Protocol 2021", "ru": "Протокол о миротворчестве 2021"}
WORDS = {
    "en": {"ready": "Approved at home, not deposited", "state": "Kazakhstan", "matrix": "Matrix", "report": "Report",
           "record": "Record", "form": {"Instrument": "Peacekeeping Protocol 2021", "State": "Kazakhstan"},
           "act": re.compile("Record the act of Kazakhstan: Peacekeeping"), "cell": "signed, no consent on record"},
    "ru": {"ready": "Одобрено внутри государства, на хранение не сдано", "state": "Казахстан",
           "matrix": "Сводная таблица", "report": "Отчёт", "record": "Внести запись",
           "form": {"Документ": "Протокол о миротворчестве 2021", "Государство": "Казахстан"},
           "act": re.compile("Внести акт: Казахстан, Протокол о миротворчестве"), "cell": "подписано"},
}  # fmt: skip


def open_home(page: Page, url: str, lang: str, settled: Settled) -> None:
    page.goto(f"{url}/?as_of=2023-10-01&lang={lang}")
    expect(heading(page, HOME[lang])).to_be_visible()
    settled(page)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_one_click_from_what_is_ready_to_the_filled_form(
    reading_dashboard, page: Page, settled: Settled, lang: str
) -> None:
    words = WORDS[lang]
    open_home(page, reading_dashboard.url, lang, settled)
    ready = page.get_by_role("region", name=words["ready"])
    ready.get_by_role("link", name=words["act"]).click()
    expect(heading(page, words["record"])).to_be_visible()
    settled(page)
    assert "instrument=peace-prot-2021" in page.url
    assert "state=KZ" in page.url
    main = page.get_by_test_id("stMain")
    for label, value in words["form"].items():
        expect(main.get_by_role("combobox", name=re.compile(label)).first).to_have_value(value)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_one_click_from_a_block_to_its_report(reading_dashboard, page: Page, settled: Settled, lang: str) -> None:
    open_home(page, reading_dashboard.url, lang, settled)
    block = page.locator("article.tt-block", has=page.locator("#owed-peace-prot-2021"))
    block.get_by_role("link", name=WORDS[lang]["report"], exact=True).click()
    expect(heading(page, WORDS[lang]["report"])).to_be_visible()
    settled(page)
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("heading", level=4)).to_have_count(1)
    expect(main.get_by_role("heading", level=4)).to_contain_text("6 October 2007" if lang == "en" else "6 октября 2007")
    assert "as_of=2023-10-01" in page.url


def test_filters_go_back_and_forward(reading_dashboard, page: Page, settled: Settled) -> None:
    open_home(page, reading_dashboard.url, "en", settled)
    blocks = page.locator("article.tt-block")
    expect(blocks).to_have_count(4)
    main = page.get_by_test_id("stMain")
    main.get_by_role("combobox", name="Stage").select_option(label="approved at home")
    expect(page.locator(".tt-cards tbody tr .tt-disc-3").first).to_be_visible()
    expect(page.locator(".tt-cards .tt-unknown")).to_have_count(0)
    assert "stage=approved-at-home" in page.url
    page.locator("#owed-peace-prot-2021 a").click()
    expect(heading(page, PROTOCOL["en"])).to_be_visible()
    page.go_back()
    expect(heading(page, HOME["en"])).to_be_visible()
    assert "stage=approved-at-home" in page.url
    expect(main.get_by_role("combobox", name="Stage")).to_have_value("approved-at-home")
    expect(page.locator(".tt-cards .tt-unknown")).to_have_count(0)
    page.go_forward()
    expect(heading(page, PROTOCOL["en"])).to_be_visible()


def test_each_choice_is_one_step_back(reading_dashboard, page: Page, settled: Settled) -> None:
    page.goto(f"{reading_dashboard.url}/?as_of=2023-10-01&part=2")
    expect(heading(page, HOME["en"])).to_be_visible()
    settled(page)
    for name, value in (("State", "KZ"), ("Stage", "approved-at-home"), ("State", "RU")):
        page.get_by_role("combobox", name=name).select_option(value)
        expect(page).to_have_url(re.compile(f"{name.lower()}={value}"))
        settled(page)
    assert "part=1" in page.url
    for state, stage in (("KZ", "approved-at-home"), ("KZ", ""), ("", "")):
        page.go_back()
        expect(page.get_by_role("combobox", name="State")).to_have_value(state)
        expect(page.get_by_role("combobox", name="Stage")).to_have_value(stage)
        settled(page)
        assert page.locator(".tt-cards .tt-unknown").count() == 0 or not stage
    assert page.url.endswith("?as_of=2023-10-01&part=2")


def test_on_a_narrow_screen_the_navigation_closes_over_the_page_it_leads_to(
    reading_dashboard, page: Page, settled: Settled
) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    open_home(page, reading_dashboard.url, "en", settled)
    page.get_by_test_id("stExpandSidebarButton").click()
    navigation(page).filter(has_text="Matrix").click()
    expect(heading(page, "Matrix")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_cell_of_the_matrix_opens_its_proof(reading_dashboard, page: Page, settled: Settled, lang: str) -> None:
    words = WORDS[lang]
    page.goto(f"{reading_dashboard.url}/matrix?as_of=2023-10-01&lang={lang}")
    expect(heading(page, words["matrix"])).to_be_visible()
    settled(page)
    row = page.locator(".tt-matrix tr", has=page.get_by_role("rowheader", name=PROTOCOL[lang], exact=True))
    cell = row.locator("a[href*='state=KZ']")
    expect(cell).to_contain_text(words["cell"])
    cell.focus()
    page.keyboard.press("Enter")
    expect(heading(page, PROTOCOL[lang])).to_be_visible()
    assert "instrument=peace-prot-2021" in page.url
    assert "state=KZ" in page.url


def test_names_stay_while_the_matrix_moves_beneath_them(reading_dashboard, page: Page, settled: Settled) -> None:
    page.set_viewport_size({"width": 400, "height": 700})
    page.goto(f"{reading_dashboard.url}/matrix?as_of=2023-10-01")
    expect(heading(page, "Matrix")).to_be_visible()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    frame = page.locator(".tt-matrix-frame")
    frame.evaluate("frame => frame.scrollTo(300, 500)")
    left, top = frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]")
    assert left > 100
    assert top > 100
    box, head = frame.bounding_box(), page.locator(".tt-matrix thead th").nth(3).bounding_box()
    name = page.locator(".tt-matrix tbody th[scope='row']").nth(20).bounding_box()
    assert abs(head["y"] - box["y"]) < 3
    assert abs(name["x"] - box["x"]) < 3


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("width", [400, 1440])
def test_home_has_no_cut_and_no_sideways_scroll(
    reading_dashboard, page: Page, settled: Settled, width: int, lang: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_home(page, reading_dashboard.url, lang, settled)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    too_wide = page.locator(".tt-cards tbody tr").evaluate_all(
        "cards => cards.filter(card => card.scrollWidth > card.clientWidth).map(card => card.textContent)"
    )
    assert too_wide == []
