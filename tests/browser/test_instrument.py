"""The page of an instrument in a real browser: narrow, in order, with its relatives."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import headed, main

Settled = Callable[[Page], Page]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_narrow_screen_needs_no_scrolling_aside(reading_dashboard, page: Page, settled: Settled, lang: str) -> None:
    page.set_viewport_size({"width": 400, "height": 900})
    page.goto(f"{reading_dashboard.url}/instrument?instrument=cst-1992&state=RU&lang={lang}")
    expect(page.locator(".tt-proof")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    settled(page)
    assert (
        page.evaluate(
            "(() => { const m = document.querySelector('[data-testid=stMain]');"
            " return m.scrollWidth - m.clientWidth; })()"
        )
        == 0
    )


def test_the_headings_are_in_order_and_the_text_stands_without_the_chart(
    reading_dashboard, page: Page, settled: Settled
) -> None:
    page.goto(f"{reading_dashboard.url}/instrument?instrument=peace-prot-2021&state=KZ")
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    settled(page)
    levels = main(page).locator("h1, h2, h3").evaluate_all("found => found.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_relatives_are_one_click_away_and_back(reading_dashboard, page: Page, settled: Settled) -> None:
    page.goto(f"{reading_dashboard.url}/instrument?instrument=cst-1992")
    headed(page, "Collective Security Treaty 1992", settled)
    main(page).locator(".tt-family").get_by_role("link", name="Prolongation Protocol 1999").click()
    headed(page, "Prolongation Protocol 1999", settled)
    family = main(page).locator(".tt-family")
    expect(family).to_contain_text("This instrument prolongs:")
    family.get_by_role("link", name="Collective Security Treaty 1992").click()
    headed(page, "Collective Security Treaty 1992", settled)
