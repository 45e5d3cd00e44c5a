"""The page of an instrument in a real browser: what a lawyer asks is answered within two clicks from home."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

Settled = Callable[[Page], Page]
# Opened by its own address, a page asks first whether the server lives beneath it; Streamlit's own doing.
ASKS_FOR_ITS_SERVER = re.compile(r"404 .*/_stcore/(health|host-config)\)$")
HOME = {"en": "Outstanding ratifications", "ru": "Незавершённые ратификации"}


@pytest.fixture(autouse=True)
def streamlits_own_errors(console_errors: list[str]) -> object:
    """Leave out what Streamlit itself prints when a page is opened by its own address."""
    yield
    console_errors[:] = [error for error in console_errors if not ASKS_FOR_ITS_SERVER.search(error)]


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def headed(page: Page, title: str, settled: Settled) -> Page:
    expect(main(page).get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    return settled(page)


def home(page: Page, url: str, lang: str, settled: Settled, **address: str) -> None:
    query = "&".join(f"{name}={value}" for name, value in {"lang": lang, **address}.items())
    page.goto(f"{url}/?{query}")
    headed(page, HOME[lang], settled)


@pytest.mark.parametrize(
    ("lang", "protocol", "group", "why", "states"),
    [
        (
            "en",
            "Fourth Charter Protocol 2022",
            "Not consented, or not known to have: 6",
            "Entry into force cannot be computed: no source that gives the clause is known.",
            ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"),
        ),
        (
            "ru",
            "Четвертый протокол к Уставу 2022",
            "Не выразили согласия или о согласии не известно: 6",
            "положение о вступлении в силу не внесено",
            ("Армения", "Беларусь", "Казахстан", "Кыргызстан", "Россия", "Таджикистан"),
        ),
    ],
)
def test_who_has_not_consented_to_the_fourth_protocol(
    reading_dashboard,
    page: Page,
    settled: Settled,
    lang: str,
    protocol: str,
    group: str,
    why: str,
    states: tuple[str, ...],
) -> None:
    home(page, reading_dashboard.url, lang, settled)
    main(page).get_by_role("link", name=protocol, exact=True).first.click()
    headed(page, protocol, settled)
    chart = main(page).locator(".tt-chart")
    expect(chart).to_contain_text(group)
    for state in states:
        expect(chart.get_by_role("link", name=state, exact=True)).to_be_visible()
    expect(main(page).get_by_text(why).first).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "page_name", "treaty", "state", "question", "answer", "since"),
    [
        (
            "en",
            "Instrument",
            "Collective Security Treaty 1992",
            "Uzbekistan",
            "A party on 1 January 2003?",
            "no",
            "21 April 1999",
        ),
        (
            "ru",
            "Документ",
            "Договор о коллективной безопасности 1992",
            "Узбекистан",
            "Участник на 1 января 2003 года?",
            "нет",
            "21 апреля 1999 года",
        ),
    ],
)
def test_whether_uzbekistan_was_a_party_on_1_january_2003(
    reading_dashboard,
    page: Page,
    settled: Settled,
    lang: str,
    page_name: str,
    treaty: str,
    state: str,
    question: str,
    answer: str,
    since: str,
) -> None:
    home(page, reading_dashboard.url, lang, settled, as_of="2003-01-01")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=page_name, exact=True).click()
    headed(page, treaty, settled)
    main(page).locator(".tt-chart").get_by_role("link", name=state, exact=True).click()
    proof = main(page).locator(".tt-proof")
    asked = proof.locator("dl > div").filter(has_text=question)
    expect(asked.locator("dd")).to_have_text(f"○{answer}")
    expect(proof).to_contain_text(since)
    expect(proof.get_by_role("link", name="jamestown.org")).to_have_attribute("href", re.compile("^https://jamestown"))
    assert "state=UZ" in page.url
    page.go_back()
    expect(proof).to_have_count(0)


@pytest.mark.parametrize(
    ("lang", "protocol", "day", "how"),
    [
        ("en", "Prolongation Protocol 1999", "22 March 2000", "only the announced one is known: nothing checks it"),
        ("ru", "Протокол о продлении 1999", "22 марта 2000 года", "известна только объявленная: проверить её нечем"),
    ],
)
def test_why_the_prolongation_protocol_entered_into_force_on_22_march_2000(
    reading_dashboard, page: Page, settled: Settled, lang: str, protocol: str, day: str, how: str
) -> None:
    home(page, reading_dashboard.url, lang, settled)
    main(page).get_by_role("link", name=protocol, exact=True).first.click()
    headed(page, protocol, settled)
    beside = main(page).locator(".tt-beside")
    expect(beside).to_contain_text(day.replace(" ", "\N{NO-BREAK SPACE}") if lang == "ru" else day)
    expect(beside).to_contain_text(how)
    expect(beside.get_by_role("link", name="zakonpravo.kz")).to_be_visible()
    expect(main(page).locator(".tt-quote")).to_contain_text("продлевает действие Договора с 21 апреля 1999 года")


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
