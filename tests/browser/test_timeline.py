"""The timeline, and then and now, in a real browser: from home in two clicks, by address, zoomed, paged, taken away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import at, main

Settled = Callable[[Page], Page]


def test_from_home_to_what_changed_in_one_click(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/?as_of=2023-10-01", "Outstanding ratifications", settled)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Then and now").click()
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("heading", level=2, name="What is different")).to_be_visible()
    expect(main.get_by_role("cell", name=re.compile("approved at home")).first).to_be_visible()
    assert "as_of=2023-10-01" in page.url


@pytest.mark.parametrize(("lang", "title", "kazakhstan"), [("en", "Then and now", "Kazakhstan"),
                                                           ("ru", "Тогда и сейчас", "Казахстан")])  # fmt: skip
def test_the_address_answers_and_the_file_is_taken_away(
    reading_dashboard, page: Page, settled: Settled, lang: str, title: str, kazakhstan: str
) -> None:
    at(page, f"{reading_dashboard.url}/changes?from=2022-12-05&as_of=2023-10-01&lang={lang}", title, settled)
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("cell", name=kazakhstan, exact=True).first).to_be_visible()
    with page.expect_download() as download:
        main.get_by_role("button", name=re.compile("CSV")).click()
    assert download.value.suggested_filename == f"changes-2022-12-05-2023-10-01-{lang}.csv"
    assert kazakhstan in download.value.path().read_text("utf-8-sig")


def test_an_instrument_is_one_click_from_what_changed(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/changes?from=2022-12-05&as_of=2023-10-01", "Then and now", settled)
    page.get_by_test_id("stMain").get_by_role("link", name=re.compile("Fourth Protocol")).first.click()
    title = page.get_by_test_id("stMain").get_by_role("heading", level=1, name="Fourth Charter Protocol 2022")
    expect(title).to_be_visible()


@pytest.mark.parametrize(("lang", "title"), [("en", "Timeline"), ("ru", "Хронология")])
def test_the_timeline_draws_its_chart_and_a_table_that_says_the_same(
    reading_dashboard, page: Page, settled: Settled, lang: str, title: str
) -> None:
    at(page, f"{reading_dashboard.url}/timeline?lang={lang}", title, settled)
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.locator("svg .mark-symbol path, canvas").first).to_be_visible()
    expect(page.get_by_role("table").last.get_by_role("row")).to_have_count(51)
    page.set_viewport_size({"width": 400, "height": 900})
    settled(page)
    page.wait_for_function("(main) => main.scrollWidth <= main.clientWidth", arg=main(page).element_handle())


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("timeline", "Timeline"),
        ("instrument?instrument=peace-prot-2021", "Peacekeeping Protocol 2021"),
        ("instrument?instrument=cst-1992", "Collective Security Treaty 1992"),
    ],
)
def test_charts_are_drawn_without_a_warning_and_within_their_width(
    reading_dashboard, page: Page, settled: Settled, address: str, title: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "warning" else None)
    page.set_viewport_size({"width": 400, "height": 900})
    at(page, f"{reading_dashboard.url}/{address}", title, settled)
    expect(page.get_by_test_id("stVegaLiteChart").first.locator("svg text").first).to_be_attached()
    cut = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].flatMap((svg) =>
             [...svg.querySelectorAll('text')].filter((text) =>
               getComputedStyle(text).opacity !== '0' &&
               text.getBoundingClientRect().right > svg.getBoundingClientRect().right + 1
             ).map((text) => text.textContent))"""
    )
    assert cut == []
    assert [warning for warning in said if "WARN" in warning] == []


def test_the_chart_zooms_with_ctrl_and_leaves_the_wheel_to_the_page(
    reading_dashboard, page: Page, settled: Settled
) -> None:
    at(page, f"{reading_dashboard.url}/timeline", "Timeline", settled)
    chart = page.get_by_test_id("stVegaLiteChart").first
    years = chart.locator("svg")
    expect(years).to_contain_text("1995")
    chart.hover(position={"x": 700, "y": 200})
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(years).not_to_contain_text("1995")


def test_the_table_goes_on_over_the_page_and_back(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/timeline", "Timeline", settled)
    pages = page.get_by_role("navigation", name="Events")
    expect(pages).to_contain_text("1–50")
    pages.get_by_role("link", name="next").click()
    expect(pages).to_contain_text("51–100")
    assert "part=2" in page.url
    page.go_back()
    expect(pages).to_contain_text("1–50")
