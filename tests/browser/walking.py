"""How a person walks through the dashboard: to an address, along the navigation, into a field."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Settled = Callable[[Page], Page]
NewPage = Callable[..., Page]
PROTOCOL = "peace-prot-2021"


def main(page: Page) -> Locator:
    """The page itself, beside the frame's controls and navigation."""
    return page.get_by_test_id("stMain")


def heading(page: Page, name: str | re.Pattern[str]) -> Locator:
    """The title of the page that is shown."""
    return main(page).get_by_role("heading", level=1, name=name, exact=isinstance(name, str))


def headed(page: Page, title: str, settled: Settled) -> Page:
    """Wait until the page of that title stands there."""
    expect(heading(page, title)).to_be_visible()
    return settled(page)


def at(page: Page, url: str, title: str, settled: Settled) -> Page:
    """Open an address, and wait until its page stands there."""
    page.goto(url)
    return headed(page, title, settled)


def navigation(page: Page) -> Locator:
    """The entries of the navigation, in their order."""
    return page.locator(".tt-pages").get_by_role("link")


def type_into(page: Page, label: str, text: str) -> None:
    field = main(page).get_by_label(label, exact=True)
    field.fill(text)
    field.blur()


def choose(page: Page, label: str, text: str) -> None:
    """Choose from a list, or type what is not in it."""
    field = main(page).get_by_role("combobox", name=re.compile(re.escape(label)))
    field.click()
    field.fill(text)
    field.press("Enter")


def type_day(page: Page, label: str, *parts: str, enter: bool = True) -> None:
    """Type a day into a field of the calendar, part by part as it is written there, and press Enter."""
    field = page.get_by_test_id("stDateInput").filter(has=page.get_by_text(label, exact=True))
    field.get_by_role("spinbutton").first.click()
    for part in parts:
        page.keyboard.type(part)
    if enter:
        page.keyboard.press("Enter")


def press(page: Page, name: str) -> None:
    main(page).get_by_role("button", name=name, exact=True).click()


def sideways(page: Page) -> int:
    """How far the page scrolls sideways."""
    return int(page.evaluate("(m => m.scrollWidth - m.clientWidth)(document.querySelector('[data-testid=stMain]'))"))


def fill_notification(page: Page, received: str = "2026-11-10") -> None:
    """Fill the form with a notification that came in."""
    choose(page, "Act", "notification of completed")
    type_into(page, "Date on the document", "2026-11-02")
    type_into(page, "Received by the depositary", received)
    type_into(page, "Source", "Note No. 7 of 2 November 2026")
