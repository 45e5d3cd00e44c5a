"""What a newcomer asks is answered within two clicks from home, in words, in both languages.

Choosing a name from a list and typing a day are no clicks; links, buttons and entries of the navigation are.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.walking import Settled, headed, heading, main, navigation, type_day
from tracker.locale.dates import day_in_a_table, short_date

HOME = {"en": "Outstanding ratifications", "ru": "Незавершённые ратификации"}
SIX = {
    "en": ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"),
    "ru": ("Армения", "Беларусь", "Казахстан", "Кыргызстан", "Россия", "Таджикистан"),
}
FOURTH = {"en": "Fourth Charter Protocol 2022", "ru": "Четвертый протокол к Уставу 2022"}
MOST = 2  # clicks


class Newcomer:
    """Somebody who begins at home with nothing but a question, and whose clicks are counted."""

    def __init__(self, page: Page, url: str, lang: str, settled: Settled) -> None:
        self.page, self.lang, self.settled, self.clicks = page, lang, settled, 0
        page.goto(f"{url}/" if lang == "en" else f"{url}/?lang={lang}")
        headed(page, HOME[lang], settled)

    @property
    def main(self) -> Locator:
        return main(self.page)

    def click(self, link: Locator, brings: str = "") -> None:
        """Follow a link; `brings` is the title of the page behind it, if it is another."""
        self.clicks += 1
        assert self.clicks <= MOST, "a third click was needed"
        link.click()
        if brings:
            headed(self.page, brings, self.settled)

    def navigate(self, entry: str, title: str) -> None:
        self.click(navigation(self.page).filter(has_text=entry), title)

    def choose(self, label: str, name: str) -> None:
        """Choose a name from a list, by typing it."""
        field = self.main.get_by_role("combobox", name=re.compile(f"^{label}"))
        field.click()
        field.fill(name)
        field.press("Enter")
        expect(field).to_have_value(name)

    def type_day(self, label: str, year: str, month: str, day: str) -> None:
        """Type a day as the language writes it, and press Enter."""
        type_day(self.page, label, *((year, month, day) if self.lang == "en" else (day, month, year)))


@pytest.fixture(params=["en", "ru"])
def newcomer(request: pytest.FixtureRequest, reading_dashboard, page: Page, settled: Settled) -> Newcomer:
    page.set_viewport_size({"width": 1440, "height": 900})
    return Newcomer(page, reading_dashboard.url, request.param, settled)


def dated(text: str) -> re.Pattern[str]:
    """A text in which a space may be one that does not break."""
    return re.compile(r"\s".join(re.escape(word) for word in text.split()))


def test_who_has_not_consented_to_the_fourth_protocol_and_why_nobody_can_say_when(newcomer: Newcomer) -> None:
    said = {
        "en": ("Not consented, or not known to have: ", "nothing heard", "approved at home",
               "Entry into force cannot be computed: no source that gives the clause is known."),
        "ru": ("Не выразили согласия или о согласии неизвестно: ", "сведений не поступало",
               "одобрено внутри государства", "Дата вступления в силу не может быть вычислена: источник, в котором "
               "приведено положение о вступлении в силу, не найден."),
    }  # fmt: skip
    lang = newcomer.lang
    open_, silent, approved, why = said[lang]
    newcomer.click(newcomer.main.locator("#owed-charter-prot4-2022").get_by_role("link"), FOURTH[lang])
    names = newcomer.main.get_by_text(open_ + ", ".join(SIX[lang]), exact=True)
    reason = newcomer.main.get_by_text(why, exact=True)
    for answer in (names, reason):  # on the first screen
        expect(answer).to_be_in_viewport()
    expect(newcomer.main).to_contain_text("The CSTO Secretary General participated in the 15th meeting")
    for state, how_far in zip(SIX[lang], (silent, approved, None, silent, approved, silent), strict=True):
        row = newcomer.main.locator(".tt-chart").get_by_role("row", name=re.compile(f"^{state}"))
        expect(row).to_contain_text(how_far or "")
        expect(row.get_by_role("cell").nth(1)).to_have_text("–")  # no consent


def test_what_tajikistan_owes_and_since_when(newcomer: Newcomer) -> None:
    words = {
        "en": ("State", "States", "State", "Tajikistan", "What the state owes", "nothing heard",
               "adopted by the lower chamber"),
        "ru": ("Государство", "Государства", "Государство", "Таджикистан", "Что не завершено государством",
               "сведений не поступало", "принято нижней палатой парламента"),
    }  # fmt: skip
    owed_since = {
        "en": {
            "Peacekeeping Protocol 2021": "2021-09-16",
            "Logistics and Medical Support 2021": "2021-09-16",
            "Jurisdiction Agreement 2021": "2021-09-16",
            "Fourth Charter Protocol 2022": "2022-08-26",
            "Military Transport Protocol 2024": "2024-11-28",
            "Status of Formations Protocol 2024": "2024-11-28",
        },
        "ru": {
            "Протокол о миротворчестве 2021": "16.09.2021",
            "МТО и медицинское обеспечение 2021": "16.09.2021",
            "Соглашение о юрисдикции 2021": "16.09.2021",
            "Четвертый протокол к Уставу 2022": "26.08.2022",
            "Протокол о воинских перевозках 2024": "28.11.2024",
            "Протокол о статусе формирований 2024": "28.11.2024",
        },
    }
    entry, titled, field, state, region, silent, lower = words[newcomer.lang]
    newcomer.navigate(entry, titled)
    newcomer.choose(field, state)
    headed(newcomer.page, state, newcomer.settled)
    owed = newcomer.main.get_by_role("region", name=region, exact=True).get_by_role("row")
    expect(owed).to_have_count(1 + 6)
    expect(owed.nth(1)).to_be_in_viewport()
    for title, since in owed_since[newcomer.lang].items():
        row = owed.filter(has=newcomer.page.get_by_role("link", name=title, exact=True))
        expect(row).to_contain_text(since)
        expect(row).to_contain_text(lower if title.endswith("2024") else silent)


def test_whether_uzbekistan_was_a_party_to_the_treaty_on_1_january_2003(newcomer: Newcomer) -> None:
    words = {
        "en": ("As of", "Instrument", "Collective Security Treaty 1992", "State", "Uzbekistan",
               "A party on 1 January 2003?", "no", "Uzbekistan: non-renewal on 20 April 1999, effective 21 April 1999. "
               "It is no longer a party."),
        "ru": ("По состоянию на", "Документ", "Договор о коллективной безопасности 1992", "Государство", "Узбекистан",
               "Участник на 1 января 2003 года?", "нет", "21 апреля 1999 года"),
    }  # fmt: skip
    as_of, entry, treaty, field, state, question, answer, why = words[newcomer.lang]
    newcomer.type_day(as_of, "2003", "01", "01")
    expect(newcomer.page.locator(".tt-banner")).to_contain_text("2003")
    newcomer.settled(newcomer.page)
    newcomer.navigate(entry, treaty)
    newcomer.choose(field, state)
    proof = newcomer.main.locator(".tt-proof")
    asked = proof.locator("dl > div").filter(has_text=dated(question))
    expect(asked.locator("dd")).to_have_text(f"○{answer}")
    expect(asked).to_be_in_viewport()
    expect(proof).to_contain_text(dated(why))
    decides = proof.get_by_role("row").filter(has=newcomer.page.get_by_role("link", name="jamestown.org"))
    expect(decides.get_by_role("link", name="jamestown.org")).to_have_attribute(
        "href", re.compile("^https://jamestown")
    )
    assert "as_of=2003-01-01" in newcomer.page.url
    assert "state=UZ" in newcomer.page.url


def test_what_changed_between_5_december_2022_and_1_october_2023(newcomer: Newcomer) -> None:
    words = {
        "en": ("As of", "Then and now", "Compare with the law about", "6 differences; 16 events", "What is different",
               "approved at home", "What happened"),
        "ru": ("По состоянию на", "Тогда и сейчас", "Сравнить с правовым положением на", "6 изменений; 16 событий",
               "Что изменилось", "одобрено внутри государства", "Что произошло"),
    }  # fmt: skip
    changed = (
        ("juris-2021", "Kazakhstan", "Казахстан", "2023-09-26", True),
        ("logmed-2021", "Kazakhstan", "Казахстан", "2023-09-14", False),
        ("logmed-2021", "Russia", "Россия", "2023-09-28", True),
        ("peace-prot-2021", "Kazakhstan", "Казахстан", "2023-09-26", True),
        ("charter-prot4-2022", "Belarus", "Беларусь", "2023-02-17", True),
        ("charter-prot4-2022", "Russia", "Россия", "2023-04-28", True),
    )
    as_of, entry, since, counted, different, approved, happened = words[newcomer.lang]
    newcomer.navigate(entry, entry)
    newcomer.type_day(as_of, "2023", "10", "01")
    expect(newcomer.page.locator(".tt-banner")).to_contain_text("2023")
    newcomer.settled(newcomer.page)
    newcomer.type_day(since, "2022", "12", "05")
    expect(newcomer.main.get_by_text(counted, exact=True)).to_be_in_viewport()
    newcomer.settled(newcomer.page)
    expect(newcomer.main.get_by_role("heading", name=different, exact=True)).to_be_in_viewport()
    rows = newcomer.main.get_by_role("row").filter(has_text="→")
    expect(rows).to_have_count(len(changed))
    for number, (key, english, russian, day, at_home) in enumerate(changed):
        titled = newcomer.main.locator("h3", has=newcomer.page.locator(f"a[href*='instrument={key}&']"))
        expect(titled.first).to_be_visible()
        expect(rows.nth(number)).to_contain_text(english if newcomer.lang == "en" else russian)
        exact, bound = (told(date.fromisoformat(day), newcomer.lang) for told in (short_date, day_in_a_table))
        expect(rows.nth(number)).to_contain_text(re.compile(f"{exact}|{bound}"))  # the day, or the last possible one
        expect(rows.nth(number)).to_contain_text(re.compile(f"→ {approved}" if at_home else "→"))
    expect(newcomer.main.get_by_role("heading", name=happened, exact=True)).to_be_visible()
    expect(newcomer.main.locator("a[href^='https://']").first).to_be_attached()  # each with its source


def test_what_happens_to_the_fourth_protocol_if_all_deposit_by_1_december_2026(
    newcomer: Newcomer, reading_dashboard
) -> None:
    words = {
        "en": ("What if", "Instrument", "Day of consent", re.compile("All 6 of whom no consent is on record"),
               "Its clause is not known, so nobody can say when", "Supposition, not fact",
               "on the date on which all states concerned have consented", "1 December 2026"),
        "ru": ("Что, если", "Документ", "День выражения согласия", re.compile("Все, чьё согласие не зарегистрировано"),
               "Никто не может сказать, когда документ вступил бы в силу", "Предположение, не факт",
               "на которую согласие на обязательность выразили все государства", "1 декабря 2026 года"),
    }  # fmt: skip
    before = reading_dashboard.tracker("verify", "--json").stdout
    lang, page = newcomer.lang, newcomer.page
    entry, field, day, everyone, unknown, not_fact, clause, on = words[lang]
    newcomer.navigate(entry, entry)
    newcomer.choose(field, FOURTH[lang])
    expect(newcomer.main.get_by_role("link", name=FOURTH[lang])).to_be_visible()
    newcomer.settled(page)
    newcomer.type_day(day, "2026", "12", "01")
    all_of_them = newcomer.main.get_by_role("link", name=everyone)
    expect(all_of_them).to_contain_text(dated(on))
    newcomer.settled(page)
    newcomer.click(all_of_them)

    answer = page.locator(".tt-supposed-answer")
    expect(answer).to_contain_text(unknown)
    for state in SIX[lang]:
        expect(answer).to_contain_text(state)
    blocks = page.locator(".tt-supposed")
    under_all = blocks.get_by_role("row", name=re.compile(clause)).first
    expect(under_all).to_contain_text(dated(on))
    expect(under_all).to_be_in_viewport()
    newcomer.settled(page)
    expect(blocks.filter(has=page.get_by_text(not_fact, exact=True))).to_have_count(blocks.count())
    expect(page).to_have_title(re.compile(not_fact))

    # It stands nowhere else, and nothing is written.
    assert reading_dashboard.tracker("verify", "--json").stdout == before
    answer_only_here = dated(on)
    newcomer.main.get_by_role("link", name=FOURTH[lang]).first.click()
    headed(page, FOURTH[lang], newcomer.settled)
    expect(page.locator(".tt-supposed, .tt-supposed-mark")).to_have_count(0)
    facts = newcomer.main.locator("dd, td, th, li, p:not(.tt-mute)")  # a muted line tells the day asked about
    assert facts.count() > 50
    expect(facts.filter(has_text=answer_only_here)).to_have_count(0)
    expect(page).not_to_have_title(re.compile(not_fact))


def test_why_the_register_says_that_the_prolongation_protocol_entered_into_force_on_22_march_2000(
    newcomer: Newcomer,
) -> None:
    words = {
        "en": ("Prolongation Protocol 1999", "22 March 2000", "only the announced one is known: nothing checks it",
               "the depositary receives the fifth notification of completed internal procedures",
               "The acts that met the condition of the clause are not on record."),
        "ru": ("Протокол о продлении 1999", "22 марта 2000 года", "известна только объявленная: проверить её нечем",
               "получения депозитарием пятого уведомления о выполнении внутригосударственных процедур",
               "Акты, которыми выполнено условие положения, в реестр не внесены."),
    }  # fmt: skip
    protocol, day, unchecked, clause, missing = words[newcomer.lang]
    newcomer.click(
        newcomer.main.get_by_role("link", name=re.compile("instruments to be confirmed|требуется подтвержд"))
    )
    newcomer.click(newcomer.main.get_by_role("link", name=protocol, exact=True).first, protocol)
    beside = newcomer.main.locator(".tt-beside")
    expect(beside).to_contain_text(dated(day))
    expect(beside).to_contain_text(unchecked)
    expect(beside).to_be_in_viewport()
    expect(beside.get_by_role("link", name="zakonpravo.kz")).to_have_attribute("href", re.compile("^https?://"))
    expect(newcomer.main).to_contain_text(clause)
    expect(newcomer.main.locator(".tt-quote")).to_contain_text("пятого письменного уведомления")
    expect(newcomer.main.get_by_text(missing, exact=True)).to_be_visible()
    expect(heading(newcomer.page, protocol)).to_be_visible()
