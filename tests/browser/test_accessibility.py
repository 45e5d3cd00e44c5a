"""What a checker of accessibility (axe) finds on every page: nothing serious, but what Streamlit itself brings."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import ADDRESSES, TITLES

Settled = Callable[[Page], Page]
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


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in one of the two colour schemes."""
    context = browser.new_context(
        locale="en-GB", color_scheme=request.param, viewport={"width": 1440, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_serious_is_found(reading_dashboard, coloured: Page, settled: Settled, path: str, lang: str) -> None:
    coloured.goto(f"{reading_dashboard.url}/{ADDRESSES[path]}&lang={lang}")
    expect(
        coloured.get_by_test_id("stMain").get_by_role("heading", level=1, name=TITLES[path][lang], exact=True)
    ).to_be_visible()
    settled(coloured)
    assert serious(coloured) == []
