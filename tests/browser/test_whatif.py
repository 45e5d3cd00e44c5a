"""What if, as people ask it: the answer in the address, and nothing written."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Settled = Callable[[Page], Page]
PROTOCOL = "charter-prot4-2022"
WORDS = {
    "en": {
        "page": "What if",
        "title": "Fourth Charter Protocol 2022",
        "not fact": "Supposition, not fact",
        "unknown": "nobody can say",
        "clause": "on the date on which all states concerned have consented",
        "on": "1 December 2026",
        "answer": "the instrument would enter into force on 1 December 2026 if consent",
        "six": ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"),
    },
    "ru": {
        "page": "Что, если",
        "title": "Четвертый протокол к Уставу 2022",
        "not fact": "Предположение, не факт",
        "unknown": "никто не может сказать",
        "clause": "на которую согласие на обязательность выразили все государства",
        "on": "1 декабря 2026 года",
        "answer": "документ вступил бы в силу 1 декабря 2026 года, если бы согласие",
        "six": ("Армения", "Беларусь", "Казахстан", "Кыргызстан", "Россия", "Таджикистан"),
    },
}


def main(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_test_id("stMain")


def answer(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".tt-supposed-answer")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_clause_is_assumed_gone_back_from_and_stands_nowhere_else(
    reading_dashboard, page: Page, settled: Settled, lang: str
) -> None:
    words = WORDS[lang]
    before = reading_dashboard.tracker("verify", "--json").stdout
    asked = f"instrument={PROTOCOL}&states=all&on=2026-12-01"
    page.goto(f"{reading_dashboard.url}/whatif?{asked}&lang={lang}&as_of=2026-11-20")
    expect(main(page).get_by_role("heading", level=1, name=words["page"])).to_be_visible()
    settled(page)
    expect(answer(page)).to_contain_text(re.compile(words["unknown"], re.IGNORECASE))
    for state in words["six"]:
        expect(answer(page)).to_contain_text(state)
    under_all = main(page).get_by_role("row", name=re.compile(words["clause"])).first
    expect(under_all).to_contain_text(words["on"])
    for part in ("states=all", "on=2026-12-01", f"instrument={PROTOCOL}", "as_of=2026-11-20"):
        assert part in page.url
    settled(page)

    # One of the clauses assumed: the answer in one sentence, for each state, and the way back.
    under_all.get_by_role("link").click()
    expect(answer(page)).to_contain_text(words["answer"])
    assert "clause=all" in page.url
    table = page.locator(".tt-before-after tbody tr")
    expect(table).to_have_count(6)
    for number, state in enumerate(words["six"]):
        expect(table.nth(number)).to_contain_text(state)
        expect(table.nth(number)).to_contain_text("2026-12-01" if lang == "en" else "01.12.2026")
    settled(page)
    blocks = page.locator(".tt-supposed")
    expect(page.locator(".tt-supposed-mark", has_text=words["not fact"])).to_have_count(blocks.count() + 1)
    expect(page).to_have_title(re.compile(words["not fact"]))
    page.go_back()
    expect(answer(page)).to_contain_text(re.compile(words["unknown"], re.IGNORECASE))
    page.go_forward()
    expect(answer(page)).to_contain_text(words["answer"])
    settled(page)
    page.reload()
    expect(answer(page)).to_contain_text(words["answer"])
    settled(page)

    # Nothing of it is anywhere else.
    assert reading_dashboard.tracker("verify", "--json").stdout == before
    main(page).get_by_role("link", name=words["title"]).click()
    expect(main(page).get_by_role("heading", level=1, name=words["title"])).to_be_visible()
    settled(page)
    expect(page.locator(".tt-supposed")).to_have_count(0)
    expect(page).not_to_have_title(re.compile(words["not fact"]))


def test_ticks_days_and_smallest_sets_live_in_the_address(reading_dashboard, page: Page, settled: Settled) -> None:
    page.goto(f"{reading_dashboard.url}/whatif?instrument={PROTOCOL}&clause=fourth&on=2026-12-01&as_of=2026-11-20")
    expect(answer(page)).to_contain_text("would still not enter into force")
    settled(page)
    for state in ("Armenia", "Belarus"):
        main(page).get_by_text(state, exact=True).first.click()
        expect(page.locator(".tt-before-after")).to_contain_text(state)
        settled(page)
    assert "states=AM%2CBY" in page.url
    main(page).get_by_role("link", name="Kazakhstan, Tajikistan", exact=True).click()
    expect(answer(page)).to_contain_text("would enter into force on 1 December 2026")
    settled(page)
    day = main(page).get_by_test_id("stDateInput").filter(has_text="Day for Tajikistan").get_by_role("spinbutton")
    day.nth(2).click()
    page.keyboard.type("04")
    main(page).get_by_role("heading", level=1).click()
    expect(answer(page)).to_contain_text("would enter into force on 4 December 2026")
    assert "days=TJ%3A2026-12-04" in page.url
    settled(page)
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
