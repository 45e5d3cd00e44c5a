"""A day typed into a field of the calendar is taken on Enter, with the keyboard alone and after a click."""

import re

from playwright.sync_api import Page, expect

from tests.browser.walking import Settled, at, main, type_day


def test_enter_takes_the_day_of_the_frame(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/", "Outstanding ratifications", settled)
    type_day(page, "As of", "2022", "12", "05")
    expect(page.locator(".tt-banner")).to_contain_text("5 December 2022")
    expect(page).to_have_url(re.compile("as_of=2022-12-05"))


def test_enter_takes_a_day_typed_with_the_keyboard_alone(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/changes?as_of=2023-10-01", "Then and now", settled)
    field = main(page).get_by_test_id("stDateInput").filter(has_text="Compare with the law about")
    field.get_by_role("spinbutton").first.focus()
    page.keyboard.type("20221205")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2022-12-05"))
    expect(main(page).get_by_text("6 differences; 16 events", exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
