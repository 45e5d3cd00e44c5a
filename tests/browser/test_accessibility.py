"""What a checker of accessibility (axe) finds on every page: nothing serious, but what Streamlit itself brings."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import ADDRESSES, TITLES
from tests.browser.walking import NewPage, Settled, at, choose, main, navigation, press, type_into

SERIOUS = ("serious", "critical")
# Found in what Streamlit draws, whatever a page does: the rule, and a part of the element it is found in.
STREAMLITS_OWN: tuple[tuple[str, str], ...] = ()


def serious(page: Page) -> list[str]:
    """The findings that count, a line each: the rule, what it asks, and the element."""
    found = Axe().run(page).response
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:300]} – {node.get('failureSummary', '')[:300]}"
        for rule in found["violations"]
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
        if not any(rule["id"] == own and part in node["html"] for own, part in STREAMLITS_OWN)
    ]


@pytest.fixture(params=["light en", "dark ru"])
def seen(request: pytest.FixtureRequest, new_page: NewPage) -> tuple[Page, str]:
    """A page in one of the two colour schemes, and the language to read it in."""
    scheme, lang = request.param.split()
    liking = {"color_scheme": scheme, "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
    return new_page(**liking), lang


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_serious_on_any_page(reading_dashboard, seen: tuple[Page, str], settled: Settled, path: str) -> None:
    page, lang = seen
    at(page, f"{reading_dashboard.url}/{ADDRESSES[path]}&lang={lang}", TITLES[path][lang], settled)
    assert serious(page) == []


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("instrument?instrument=peace-prot-2021&state=TJ", ".tt-proof"),
        ("instrument?instrument=cst-1992&state=UZ&as_of=2003-01-01", ".tt-proof .tt-good, .tt-proof .tt-none"),
        ("state?state=KZ", "#owed"),
        ("matrix?marks=stages", ".tt-matrix"),
        ("whatif?instrument=charter-prot4-2022&states=all&on=2026-12-01&clause=all", ".tt-before-after"),
        ("whatif?instrument=charter-prot4-2022&states=AM,BY&on=2026-12-01", ".tt-supposed-answer"),
        ("changes?from=2022-12-05&as_of=2023-10-01", "table"),
        ("register?table=memberships&do=add", "[data-testid=stTextInput]"),
        ("register?table=clause&key=pref-supply-2007", ".tt-trial"),
        ("register?table=instruments&key=cst-1992", "[data-testid=stTextInput]"),
        ("?as_of=2022-13-45&colour=red", "[data-testid=stAlert]"),
    ],
)
def test_nothing_serious_on_a_page_that_is_filled(
    reading_dashboard, seen: tuple[Page, str], settled: Settled, address: str, there: str
) -> None:
    page, lang = seen
    page.goto(f"{reading_dashboard.url}/{address}&lang={lang}")
    expect(main(page).locator(there).first).to_be_visible()
    settled(page)
    assert serious(page) == []


def test_the_keyboard_is_seen_in_the_navigation(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/", TITLES[""]["en"], settled)
    link = navigation(page).filter(has_text="Matrix")
    navigation(page).filter(has_text="Inbox").focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")


def test_nothing_serious_in_a_check_a_refusal_and_what_was_recorded(
    dashboard, new_page: NewPage, settled: Settled
) -> None:
    page = new_page(color_scheme="dark", reduced_motion="reduce")
    at(page, f"{dashboard.url}/record?instrument=peace-prot-2021&state=TJ", "Record", settled)
    press(page, "Check")
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    settled(page)
    assert serious(page) == []
    choose(page, "Act", "notification of completed")
    type_into(page, "Date on the document", "2026-11-02")
    type_into(page, "Received by the depositary", "2026-11-10")
    type_into(page, "Source", "Note No. 7 of 2 November 2026")
    press(page, "Check")
    expect(page.locator(".tt-effect")).to_contain_text("Tajikistan")
    settled(page)
    assert serious(page) == []
    press(page, "Save")
    expect(page.get_by_text("Recorded.", exact=True)).to_be_visible()
    settled(page)
    assert serious(page) == []
    page.get_by_role("link", name=re.compile("Correct this entry")).click()
    expect(page.get_by_role("heading", level=1, name="Correct an entry")).to_be_visible()
    settled(page)
    assert serious(page) == []
