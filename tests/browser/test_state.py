"""From home to what a state owes, and from the inbox to where it is mended, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import at, heading, sideways

Settled = Callable[[Page], Page]
NARROW = {"width": 400, "height": 900}


def test_what_tajikistan_owes_and_since_when_in_two_clicks(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/?as_of=2026-11-24", "Outstanding ratifications", settled)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="State", exact=True).click()
    expect(heading(page, "States")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name="Tajikistan", exact=True).click()
    expect(heading(page, "Tajikistan")).to_be_visible()
    settled(page)
    owed = page.get_by_role("region", name="What the state owes", exact=True).get_by_role("row")
    expect(owed).to_have_count(1 + 6)
    expect(owed.nth(1)).to_contain_text("2021-09-16")
    expect(owed.nth(1)).to_contain_text("5 years 2 months")
    owed.filter(has_text="Peacekeeping Protocol 2021").get_by_role("link", name=re.compile("^Record an act")).click()
    expect(heading(page, "Record")).to_be_visible()
    settled(page)
    assert "state=TJ" in page.url
    assert "instrument=peace-prot-2021" in page.url
    page.go_back()
    expect(heading(page, "Tajikistan")).to_be_visible()
    expect(owed).to_have_count(1 + 6)


@pytest.mark.parametrize(("lang", "titles"), [("en", ("Kazakhstan", "Inbox")), ("ru", ("Казахстан", "Входящие"))])
def test_both_pages_on_a_narrow_screen(
    reading_dashboard, page: Page, settled: Settled, lang: str, titles: tuple[str, str]
) -> None:
    page.set_viewport_size(NARROW)
    for path, title in zip(("state?state=KZ&", "inbox?"), titles, strict=True):
        at(page, f"{reading_dashboard.url}/{path}lang={lang}&as_of=2026-11-24", title, settled)
        assert sideways(page) == 0
        rows = page.get_by_test_id("stMain").get_by_role("row")
        assert rows.count() > 10
        first = page.locator(".tt-stacked tbody tr").first
        expect(first.get_by_role("rowheader")).to_be_visible()
        assert first.evaluate("row => row.scrollWidth <= row.clientWidth")


def test_from_the_inbox_to_the_entry(dashboard, page: Page, settled: Settled) -> None:
    recorded = dashboard.tracker(
        "record", "act", "status-prot-2024", "RU", "ratification", "--on", "2190-01-10", "--expected",
        "--source", "Letter No. 5",
    )  # fmt: skip
    assert recorded.returncode == 0, recorded.stderr
    at(page, f"{dashboard.url}/inbox?as_of=2190-01-24&kind=expected-act", "Inbox", settled)
    overdue = page.get_by_role("region", name="Overdue", exact=True)
    expect(overdue.get_by_role("row")).to_have_count(2)
    expect(overdue).to_contain_text("overdue: 14 days")
    expect(page.locator(".tt-month")).to_contain_text("expected act: Status of Formations Protocol 2024, Russia")
    overdue.get_by_role("link", name=re.compile("^record that it happened")).click()
    expect(heading(page, "Record")).to_be_visible()
    settled(page)
    expect(page.get_by_role("combobox", name=re.compile("Act"))).to_have_value("ratification")
    page.go_back()
    expect(heading(page, "Inbox")).to_be_visible()
    settled(page)
    overdue.get_by_role("link", name=re.compile("^correct the day")).click()
    expect(heading(page, "Correct an entry")).to_be_visible()
    settled(page)


def test_the_calendar_goes_from_month_to_month(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/inbox?as_of=2026-11-24&state=KZ", "Inbox", settled)
    months = page.get_by_role("navigation", name="Months")
    months.get_by_role("link", name="December 2026").click()
    expect(page.get_by_role("heading", name="Calendar: December 2026")).to_be_visible()
    assert "state=KZ" in page.url
    months.get_by_role("link", name="January 2027").click()
    expect(page.get_by_role("heading", name="Calendar: January 2027")).to_be_visible()
    months.get_by_role("link", name="November 2026").click()  # the month of the day asked about
    expect(page.get_by_role("heading", name="Calendar: November 2026")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Calendar: January 2027")).to_be_visible()


def test_findings_are_chosen_and_gone_back_from(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/inbox", "Inbox", settled)
    kinds = page.get_by_role("region", name="Findings by weight and kind")
    kinds.get_by_role("link", name="clause cannot be used").click()
    findings = page.get_by_role("region", name="Findings", exact=True)
    expect(findings.get_by_role("row")).to_have_count(1 + 2)
    expect(findings).to_contain_text("the clause on entry into force cannot be used")
    page.go_back()
    expect(findings.get_by_role("row").nth(4)).to_be_visible()
