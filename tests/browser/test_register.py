"""The register page in a real browser: an instrument, a clause, a membership, a confirmation, a draft, two editors."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import at, choose, type_into

NewPage = Callable[[], Page]
Settled = Callable[[Page], Page]
TITLE = {"en": "Register", "ru": "Реестр"}


def register_at(page: Page, url: str, settled: Settled, address: str, lang: str = "en") -> Page:
    return at(page, f"{url}/register?{address}&lang={lang}", TITLE[lang], settled)


def many(page: Page, label: str, *texts: str) -> None:
    """Choose several values of a list."""
    for text in texts:
        choose(page, label, text)
    page.keyboard.press("Escape")


def check_and_save(page: Page, settled: Settled) -> None:
    """Check, and save with a double click."""
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", name="What this changes")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(page.get_by_text("Recorded.", exact=True)).to_be_visible()
    settled(page)


def test_an_instrument_its_clause_in_words_and_its_effect(dashboard, page: Page, settled: Settled) -> None:
    register_at(page, dashboard.url, settled, "table=instruments")
    page.get_by_role("link", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Instruments: a new entry")).to_be_visible()
    settled(page)
    type_into(page, "Key *", "cyber-2026")
    choose(page, "Kind *", "agreement")
    choose(page, "Organisation", "Collective Security")
    type_into(page, "Title (English)", "Agreement on Cyber Security")
    type_into(page, "Adopted on", "12.11.2026")
    type_into(page, "Sources *", "Decision No. 5 of 12 November 2026")
    check_and_save(page, settled)
    listed = json.loads(dashboard.tracker("instruments", "--json").stdout)
    assert [one["adopted_on"] for one in listed if one["key"] == "cyber-2026"] == ["2026-11-12"]

    page.get_by_role("link", name="Say when it enters into force").click()
    page.get_by_text("Fields", exact=True).click()
    trial = page.locator(".tt-trial")
    expect(trial).to_contain_text("Tested against the acts on record")
    settled(page)
    choose(page, "Condition", "So many have")
    type_into(page, "How many", "4")
    expect(trial).to_contain_text("fourth")
    many(page, "What counts", "notification of completed")
    expect(trial).to_contain_text("fourth notification")
    choose(page, "How it is known", "assumed")
    expect(trial).to_contain_text("This rule is assumed, not known")
    expect(trial).to_contain_text("0 consents are on record")
    settled(page)
    check_and_save(page, settled)
    status = json.loads(dashboard.tracker("status", "cyber-2026", "--json").stdout)
    assert status["entry_into_force"]["missing"]["consents"] == 4


@pytest.mark.parametrize(
    ("lang", "words", "number", "said"),
    [("en", "Fields", "How many", "fifth"), ("ru", "Поля", "Сколько", "пятого")],
)
def test_the_words_of_a_clause_follow_its_fields(
    reading_dashboard, page: Page, settled: Settled, lang: str, words: str, number: str, said: str
) -> None:
    register_at(page, reading_dashboard.url, settled, "table=clause&key=pref-supply-2007", lang)
    expect(page.get_by_text(words, exact=True)).to_be_visible()
    expect(page.locator(".tt-trial")).not_to_contain_text(said)
    type_into(page, number, "5")
    expect(page.locator(".tt-trial")).to_contain_text(said)
    settled(page)
    narrow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert narrow == 0


def test_a_membership_and_nothing_since_for_two_states(dashboard, page: Page, settled: Settled) -> None:
    register_at(page, dashboard.url, settled, "table=memberships&do=add")
    choose(page, "Organisation *", "Collective Security")
    choose(page, "State *", "Serbia")
    choose(page, "Membership *", "observer")
    type_into(page, "From *", "11.04.2013")
    type_into(page, "Source *", "Resolution No. 6-11")
    check_and_save(page, settled)
    register_at(page, dashboard.url, settled, "table=memberships&search=serbia")
    expect(page.get_by_role("row").filter(has_text="observer")).to_contain_text("11 April 2013")

    register_at(page, dashboard.url, settled, "table=confirmations&do=add&instrument=peace-prot-2021&state=TJ")
    many(page, "State", "Armenia")
    choose(page, "Status *", "no change")
    type_into(page, "Up to *", "2026-11-20")
    type_into(page, "Source *", "Letter of the depositary No. 7")
    check_and_save(page, settled)
    register_at(page, dashboard.url, settled, "table=confirmations&search=letter depositary")
    expect(page.locator(".tt-register tbody tr")).to_have_count(2)


def test_a_draft_with_stances_is_adopted(dashboard, page: Page, settled: Settled) -> None:
    register_at(page, dashboard.url, settled, "table=drafts&do=add")
    type_into(page, "Key *", "draft-2026")
    choose(page, "Kind *", "protocol")
    choose(page, "Organisation", "Collective Security")
    type_into(page, "Title (English)", "Draft Protocol")
    type_into(page, "Due on", "2026-12-20")
    type_into(page, "Sources *", "Minutes No. 1")
    check_and_save(page, settled)
    register_at(page, dashboard.url, settled, "table=stances&do=add&instrument=draft-2026")
    many(page, "State *", "Russia", "Belarus")
    choose(page, "Stance *", "supports")
    type_into(page, "On *", "2026-11-10")
    type_into(page, "Source *", "Minutes No. 2")
    check_and_save(page, settled)
    register_at(page, dashboard.url, settled, "table=drafts")
    row = page.get_by_role("row").filter(has_text="Draft Protocol")
    expect(row.locator(".tt-good")).to_have_count(2)
    expect(row).to_contain_text("nothing heard")
    row.get_by_role("link", name="Draft Protocol").click()
    page.get_by_role("link", name="It was adopted").click()
    expect(page.get_by_label("Title (English)")).to_have_count(0)
    settled(page)
    type_into(page, "Adopted on", "2026-11-20")
    type_into(page, "Sources *", "Decision No. 8")
    check_and_save(page, settled)
    listed = json.loads(dashboard.tracker("instruments", "--json").stdout)
    assert [one["adopted_on"] for one in listed if one["key"] == "draft-2026"] == ["2026-11-20"]


def test_two_editors_lose_nothing(dashboard, new_page: NewPage, settled: Settled) -> None:
    first, second = new_page(), new_page()
    for page in (first, second):
        register_at(page, dashboard.url, settled, "table=organisations&key=csto")
    type_into(first, "Depositary", "Secretariat, Moscow")
    settled(first)
    check_and_save(first, settled)
    type_into(second, "Name (English)", "The Organization")
    settled(second)
    second.get_by_role("button", name="Check", exact=True).click()
    expect(second.get_by_role("alert").filter(has_text=re.compile("changed by"))).to_be_visible()
    expect(second.get_by_role("row").filter(has_text="Secretariat, Moscow")).to_be_visible()
    second.get_by_role("button", name="Go on from what is recorded now").click()
    settled(second)
    expect(second.get_by_label("Depositary", exact=True)).to_have_value("Secretariat, Moscow")
    expect(second.get_by_label("Name (English)", exact=True)).to_have_value("The Organization")
    settled(second)
    check_and_save(second, settled)


@pytest.mark.parametrize(
    ("lang", "key", "day", "shown", "throw_away"),
    [
        ("en", "Key *", "Adopted on", "2026-11-12", ("Throw away", "Throw away for good")),
        ("ru", "Ключ *", "Дата принятия", "12.11.2026", ("Удалить черновик", "Удалить безвозвратно")),
    ],
)
def test_what_is_being_typed_survives_a_reload_until_it_is_thrown_away(
    dashboard, page: Page, settled: Settled, lang: str, key: str, day: str, shown: str, throw_away: tuple[str, str]
) -> None:
    register_at(page, dashboard.url, settled, "table=instruments&do=add", lang)
    main = page.get_by_test_id("stMain")
    type_into(page, day, "12.11.2026")
    settled(page)
    main.get_by_label(key, exact=True).press_sequentially("cyber-2026", delay=60)  # and the field is not left
    page.wait_for_timeout(1300)  # the pause in typing after which a text is kept
    settled(page)
    page.reload()
    expect(main.get_by_label(key, exact=True)).to_have_value("cyber-2026")
    expect(main.get_by_label(day, exact=True)).to_have_value(shown)
    settled(page)
    for word in throw_away:
        page.get_by_role("button", name=word, exact=True).click()
    for field in (key, day):
        expect(main.get_by_label(field, exact=True)).to_have_value("")
    assert "draft=" not in page.url
