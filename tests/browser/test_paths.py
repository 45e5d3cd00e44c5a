"""The ways a secretariat walks, in a real browser: look, record, correct, void; and what the form refuses."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import TITLES
from tests.browser.walking import PROTOCOL, at, choose, fill_notification, navigation, type_into

NewPage = Callable[[], Page]
Settled = Callable[[Page], Page]
FOUR = ("peace-prot-2021", "logmed-2021", "juris-2021", "charter-prot4-2022")
SIX = ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan")


def block(page: Page, key: str) -> object:
    """The block of an instrument on the home page."""
    return page.locator("article.tt-block", has=page.locator(f"#owed-{key}"))


def test_home_on_the_day_of_the_address(reading_dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{reading_dashboard.url}/?as_of=2022-12-05", TITLES[""]["en"], settled)
    expect(page.locator("article.tt-block")).to_have_count(4)
    for key in FOUR:
        shown = block(page, key)
        expect(shown.get_by_role("row").filter(has=page.get_by_role("rowheader"))).to_have_count(6)
        for state in SIX:
            card = shown.get_by_role("row", name=re.compile(state))
            expect(card).to_contain_text(re.compile(r"nothing heard|under way|approved at home|no step"))
            expect(card).to_contain_text(re.compile(r"\d+ (year|month|day)"))
        expect(shown).to_contain_text("cannot be computed")
    figures = page.locator(".tt-tile dd")
    expect(figures.nth(0)).to_have_text("4")
    expect(figures.nth(1)).to_have_text("24")
    expect(page.get_by_role("heading", name="To be confirmed")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_page_by_address_and_by_navigation(reading_dashboard, page: Page, settled: Settled, lang: str) -> None:
    for path, titles in TITLES.items():
        at(page, f"{reading_dashboard.url}/{path}?lang={lang}&as_of=2012-12-31", titles[lang], settled)
        assert f"lang={lang}" in page.url or lang == "en"
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
        assert page.evaluate("document.documentElement.lang") == lang
    for number, titles in enumerate(TITLES.values()):
        navigation(page).nth(number).click()
        heading = page.get_by_test_id("stMain").get_by_role("heading", level=1, name=titles[lang], exact=True)
        expect(heading).to_be_visible()
        settled(page)
        assert "as_of=2012-12-31" in page.url


def test_language_and_days_survive_links_back_forward_and_reload(
    reading_dashboard, page: Page, settled: Settled
) -> None:
    start = f"{reading_dashboard.url}/?lang=ru&as_of=2022-12-05&known_on=2199-01-01&state=TJ"
    at(page, start, TITLES[""]["ru"], settled)
    page.evaluate("window.stayed = true")
    page.locator(f"#owed-{PROTOCOL} a").click()
    title = page.get_by_test_id("stMain").get_by_role("heading", level=1, name="Протокол о миротворчестве 2021")
    expect(title).to_be_visible()
    assert page.evaluate("window.stayed"), "a link between pages loaded everything again"
    for part in ("lang=ru", "as_of=2022-12-05", "known_on=2199-01-01", f"instrument={PROTOCOL}"):
        assert part in page.url
    page.reload()
    expect(title).to_be_visible()
    settled(page)
    expect(page.locator(".tt-banner")).to_contain_text("5 декабря 2022")
    page.go_back()
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=1, name=TITLES[""]["ru"])).to_be_visible()
    assert "state=TJ" in page.url
    expect(page.locator(".tt-cards tbody tr")).to_have_count(4)
    page.go_forward()
    expect(title).to_be_visible()
    assert "as_of=2022-12-05" in page.url


def test_record_see_correct_and_void(dashboard, new_page: NewPage, settled: Settled) -> None:
    mine, others = new_page(), new_page()
    home = f"{dashboard.url}/?as_of=2026-11-20"
    at(others, home, TITLES[""]["en"], settled)
    expect(block(others, PROTOCOL).get_by_role("row", name=re.compile("Tajikistan"))).to_be_visible()

    at(mine, home, TITLES[""]["en"], settled)
    block(mine, PROTOCOL).get_by_role("link", name="Record an act or a step of Tajikistan").click()
    expect(mine.get_by_role("heading", level=1, name="Record", exact=True)).to_be_visible()
    settled(mine)
    fill_notification(mine)
    mine.get_by_role("button", name="Check", exact=True).click()
    expect(mine.locator(".tt-effect")).to_contain_text("Tajikistan")
    settled(mine)
    mine.get_by_role("button", name="Save", exact=True).dblclick()
    expect(mine.get_by_text("Recorded.", exact=True)).to_be_visible()
    settled(mine)

    # Another person sees it at the next interaction, whatever it is.
    navigation(others).nth(0).click()
    expect(block(others, PROTOCOL)).to_be_visible()
    expect(block(others, PROTOCOL).get_by_role("row", name=re.compile("Tajikistan"))).to_have_count(0)
    expect(block(others, PROTOCOL)).to_contain_text("Consent given by: Tajikistan")
    others.get_by_test_id("stMain").get_by_role("link", name="Matrix of states and instruments").click()
    row = others.locator(".tt-matrix tr", has=others.get_by_role("rowheader", name="Peacekeeping Protocol 2021"))
    expect(row).to_contain_text("2026-11-10")

    mine.get_by_test_id("stMain").get_by_role("link", name="Peacekeeping Protocol 2021").click()
    expect(mine.get_by_role("heading", level=1, name="Peacekeeping Protocol 2021")).to_be_visible()
    settled(mine)
    stands = mine.get_by_role("region", name="Where the states stand").get_by_role("row", name=re.compile("Tajikistan"))
    expect(stands).to_contain_text("consented")
    expect(mine.get_by_test_id("stVegaLiteChart")).to_be_visible()
    mine.get_by_text("The lifelines as a table").click()
    expect(mine.get_by_role("row", name=re.compile("Tajikistan 2026-11-10 .*consented"))).to_be_visible()

    dashboard.restart()
    said = json.loads(dashboard.tracker("status", PROTOCOL, "--as-of", "2026-11-20", "--json").stdout)
    (tajikistan,) = [one for one in said["positions"] if one["state"] == "TJ"]
    assert tajikistan["position"] == "consented"
    at(mine, f"{dashboard.url}/instrument?instrument={PROTOCOL}", "Peacekeeping Protocol 2021", settled)
    expect(stands).to_contain_text("consented")

    # Correct it.
    happened = mine.get_by_role("region", name="What happened, and how we know")
    happened.get_by_role("link", name=re.compile("Correct or void: notification.*Tajikistan")).click()
    expect(mine.get_by_role("heading", level=1, name="Correct an entry")).to_be_visible()
    settled(mine)
    type_into(mine, "Received by the depositary", "12.11.2026")
    mine.get_by_role("button", name="Check", exact=True).click()
    expect(mine.locator(".tt-effect")).to_be_visible()
    settled(mine)
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.get_by_text("Recorded.", exact=True)).to_be_visible()
    settled(mine)

    # Take it back.
    mine.get_by_role("link", name="Correct this entry, or take it back").click()
    expect(mine.get_by_role("heading", level=1, name="Correct an entry")).to_be_visible()
    settled(mine)
    mine.get_by_role("button", name="Take this entry back").click()
    expect(mine.get_by_text("What taking it back changes")).to_be_visible()
    settled(mine)
    type_into(mine, "Reason", "The note was about another protocol.")
    mine.get_by_role("button", name="Take it back", exact=True).click()
    expect(mine.get_by_text("Taken back.", exact=True)).to_be_visible()
    settled(mine)

    # All three rows stay, with who and when.
    mine.get_by_test_id("stMain").get_by_role("link", name="Peacekeeping Protocol 2021").click()
    expect(mine.get_by_role("heading", level=1, name="Peacekeeping Protocol 2021")).to_be_visible()
    settled(mine)
    expect(stands).not_to_contain_text("consented,")
    history = mine.get_by_role("region", name="History of the record").get_by_role("row", name=re.compile("Tajikistan"))
    for number, word in enumerate(("voided", "corrected", "recorded")):
        expect(history.nth(number)).to_contain_text(re.compile(rf"20\d\d-\d\d-\d\d \d\d:\d\d.*{word}.*Tajikistan"))
    expect(history.nth(0)).to_contain_text("The note was about another protocol.")
    assert dashboard.tracker("verify").returncode == 0


@pytest.mark.parametrize(
    ("state", "typed", "told"),
    [
        ("", {}, "fill in"),
        ("", {"on": "31.02.2026"}, "2026-02-31"),
        ("Atlantis", {}, "Atlantis"),
        ("", {"received": "2026-11-01"}, "November"),
        ("", {"on": "2020-01-01", "received": "2020-01-02"}, "September 2021"),
    ],
)
def test_what_the_form_refuses(
    dashboard, page: Page, settled: Settled, state: str, typed: dict[str, str], told: str
) -> None:
    before = dashboard.tracker("verify", "--json").stdout
    at(page, f"{dashboard.url}/record?instrument={PROTOCOL}&state=TJ", "Record", settled)
    if state or typed:
        fill_notification(page)
        if state:
            choose(page, "State", state)
        type_into(page, "Date on the document", typed.get("on", "2026-11-02"))
        type_into(page, "Received by the depositary", typed.get("received", "2026-11-10"))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(told)
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    if typed or state:
        expect(page.get_by_label("Source", exact=True)).to_have_value("Note No. 7 of 2 November 2026")
    assert dashboard.tracker("verify", "--json").stdout == before


def test_a_stale_edit_is_told_and_loses_nothing(dashboard, new_page: NewPage, settled: Settled) -> None:
    recorded = dashboard.tracker(
        "record", "act", PROTOCOL, "TJ", "notification-of-completed-procedures", "--on", "2026-11-02",
        "--received", "2026-11-10", "--source", "Note No. 7", "--json",
    )  # fmt: skip
    act = json.loads(recorded.stdout)["id"]
    one, other = new_page(), new_page()
    for page in (one, other):
        at(page, f"{dashboard.url}/record?entry={act}", "Correct an entry", settled)
    for page, day in ((one, "2026-11-11"), (other, "2026-11-12")):
        type_into(page, "Received by the depositary", day)
        page.get_by_role("button", name="Check", exact=True).click()
        if page is one:
            expect(page.locator(".tt-effect")).to_be_visible()
            settled(page)
            page.get_by_role("button", name="Save", exact=True).click()
            expect(page.get_by_text("Recorded.", exact=True)).to_be_visible()
    expect(other.get_by_test_id("stAlert")).to_contain_text("This act was corrected by")
    changed = other.get_by_role("row", name=re.compile("^Received by the depositary"))
    expect(changed.get_by_role("cell")).to_have_text(["10 November 2026", "11 November 2026", "12 November 2026"])
    expect(other.get_by_text("Nothing you typed is lost.")).to_be_visible()
    expect(other.get_by_label("Received by the depositary", exact=True)).to_have_value("2026-11-12")
    said = json.loads(dashboard.tracker("status", PROTOCOL, "--json").stdout)
    assert next(p for p in said["positions"] if p["state"] == "TJ")["since"] == "2026-11-11"


def test_nothing_is_asked_of_other_sites(reading_dashboard, page: Page, settled: Settled) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in TITLES:
        at(page, f"{reading_dashboard.url}/{path}", TITLES[path]["en"], settled)
    strangers = [url for url in asked if not url.startswith((reading_dashboard.url, "data:", "blob:", "ws:"))]
    assert not strangers


@pytest.mark.parametrize("day", ["2022-13-45", "9999-12-31", "abc"])
def test_a_day_in_the_address_that_is_none_is_told_until_one_is_chosen(
    reading_dashboard, page: Page, settled: Settled, day: str
) -> None:
    at(page, f"{reading_dashboard.url}/?as_of={day}", TITLES[""]["en"], settled)
    told = page.get_by_test_id("stAlert").filter(has_text=day)
    expect(told).to_contain_text("not a date of the calendar between 1600 and 2199")
    expect(told).to_contain_text("Today is shown instead")
    page.get_by_role("spinbutton", name="year, As of").click()
    page.keyboard.type("20221205")
    page.get_by_role("spinbutton", name="day, As of").press("Tab")
    page.get_by_test_id("stMain").click()
    expect(page.locator(".tt-banner")).to_contain_text("5 December 2022")
    expect(told).to_have_count(0)
