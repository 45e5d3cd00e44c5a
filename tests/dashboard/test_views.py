"""Every view in both languages, and what the home page says on the day of the Secretary General's address."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import chosen, html, title
from tracker.register import reading
from tracker.register.database import connect
from tracker.register.database import reading as reading_session

FOUR = ("peace-prot-2021", "logmed-2021", "juris-2021", "charter-prot4-2022")
SIX = {"en": ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"),
       "ru": ("Армения", "Беларусь", "Казахстан", "Кыргызстан", "Россия", "Таджикистан")}  # fmt: skip
TITLES = {
    ("home", "en"): "Outstanding ratifications",
    ("home", "ru"): "Незавершённые ратификации",
    ("matrix", "en"): "Matrix",
    ("matrix", "ru"): "Сводная таблица",
    ("instrument", "en"): "Peacekeeping Protocol 2021",
    ("instrument", "ru"): "Протокол о миротворчестве 2021",
    ("whatif", "en"): "What if",
    ("whatif", "ru"): "Что, если",
    ("state", "en"): "States",
    ("state", "ru"): "Государства",
    ("inbox", "en"): "Inbox",
    ("inbox", "ru"): "Входящие",
    ("record", "en"): "Record",
    ("record", "ru"): "Внести запись",
    ("register", "en"): "Register",
    ("register", "ru"): "Реестр",
    ("report", "en"): "Report",
    ("report", "ru"): "Отчёт",
}
Visit = Callable[..., AppTest]


@pytest.mark.parametrize(("view", "lang"), TITLES)
def test_every_view_in_both_languages(visit: Visit, view: str, lang: str) -> None:
    app = visit(view, lang=lang, instrument="peace-prot-2021")
    assert title(app) == TITLES[view, lang]
    assert not app.error


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("as_of", ["1992-01-01", "2009-06-14", "2026-11-23"])
def test_home_on_any_day(visit: Visit, lang: str, as_of: str) -> None:
    app = visit(lang=lang, as_of=as_of)
    assert title(app) == TITLES["home", lang]
    assert not app.error


@pytest.mark.parametrize(("lang", "every"), [("en", 1), ("ru", 6)])
def test_every_instrument_has_its_page(visit: Visit, register: Path, lang: str, every: int) -> None:
    engine = connect(f"sqlite:///{register}")
    with reading_session(engine) as session:
        lines = reading.instruments(session, date(2012, 12, 31))
    engine.dispose()
    assert len(lines) >= 36
    app = visit("instrument", lang=lang, as_of="2012-12-31")
    for line in lines[::every]:
        app.query_params["instrument"] = line.key
        app.run()
        assert not app.exception
        assert not app.error
        assert title(app) == (line.short_ru if lang == "ru" else line.short_en)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_home_on_the_day_of_the_address_names_the_four_with_all_six_members(visit: Visit, lang: str) -> None:
    app = visit(lang=lang, as_of="2022-12-05")
    assert title(app) == TITLES["home", lang]
    articles = html(app).split("<article")[1:]
    owed = [article.split('id="owed-')[1].split('"')[0] for article in articles]
    assert sorted(owed) == sorted(FOUR)
    for article in articles:
        assert all(f">{state}<" in article for state in SIX[lang])
        assert article.split("</article>")[0].count('role="rowheader"') == 6


def test_the_headline_counts_only_what_is_outstanding(visit: Visit) -> None:
    said = html(visit(as_of="2022-12-05"))
    tiles = said.split('class="tt-tiles"')[1].split("</dl>")[0]
    figures = [part.split("<")[0] for part in tiles.split("<dd>")[1:]]
    assert figures[:3] == ["4", "24", "6"]


def test_unknown_does_not_look_idle(visit: Visit) -> None:
    said = html(visit(as_of="2022-12-05"))
    armenia = said.split('id="owed-peace-prot-2021"')[1].split("Belarus")[0]
    assert "nothing heard" in armenia
    assert "tt-unknown" in armenia


def test_approved_at_home_shows_on_1_october_2023(visit: Visit) -> None:
    said = html(visit(as_of="2023-10-01"))
    for key in ("peace-prot-2021", "juris-2021"):
        block = said.split(f'id="owed-{key}"')[1].split("</article>")[0]
        kazakhstan = block.split(">Kazakhstan<")[1].split("</tr>")[0]
        assert "tt-disc-3" in kazakhstan


def test_filters_live_in_the_address(visit: Visit) -> None:
    app = visit(as_of="2022-12-05", state="TJ", kind="protocol")
    assert chosen(app) == {"organisation": "", "state": "TJ", "kind": "protocol", "stage": ""}
    said = html(app)
    assert "owed-peace-prot-2021" in said
    assert "owed-juris-2021" not in said
    assert ">Armenia<" not in said.split('class="tt-legend"')[0]
    app.query_params["stage"] = "approved-at-home"
    assert "owed-" not in html(app.run())


@pytest.mark.parametrize("asked", ["XX", "tj", ""])
def test_a_choice_that_is_not_offered_chooses_nothing(visit: Visit, asked: str) -> None:
    app = visit(as_of="2022-12-05", state=asked)
    assert chosen(app)["state"] == ""
    assert html(app).count('id="owed-') == 4


def test_what_is_to_be_confirmed_is_counted_and_one_click_away(visit: Visit) -> None:
    said = html(visit(as_of="2022-12-05"))
    assert "145 positions to be confirmed." in said
    assert "./?by=to-be-confirmed&amp;as_of=2022-12-05" in said
    listed = html(visit(as_of="2022-12-05", by="to-be-confirmed")).split('id="to-be-confirmed"')[1]
    assert listed.count("record?instrument=") == 145


def test_links_keep_language_and_days(visit: Visit) -> None:
    said = html(visit(as_of="2022-12-05", lang="ru", known_on="2026-11-20"))
    assert "instrument?instrument=peace-prot-2021&amp;lang=ru&amp;as_of=2022-12-05&amp;known_on=2026-11-20" in said
    assert "record?instrument=peace-prot-2021&amp;state=TJ&amp;lang=ru&amp;as_of=2022-12-05" in said


def test_today_needs_no_word_in_the_address(visit: Visit) -> None:
    said = html(visit())
    assert "as_of=" not in said
    assert "tt-banner" not in said


def test_a_day_other_than_today_is_said(visit: Visit) -> None:
    assert "tt-banner" in html(visit(as_of="2022-12-05"))
    assert "tt-banner" in html(visit(known_on="2026-11-20"))


def test_what_the_register_did_not_know_yet_is_not_shown(visit: Visit) -> None:
    app = visit(as_of="2022-12-05", known_on="2025-12-31")
    assert title(app) == TITLES["home", "en"]
    assert "owed-" not in html(app)


def test_an_unknown_instrument_is_told(visit: Visit) -> None:
    app = visit("instrument", instrument="nowhere")
    assert "nowhere" in app.error[0].value


def test_the_instrument_page_says_why_nothing_can_be_computed(visit: Visit) -> None:
    app = visit("instrument", instrument="charter-prot4-2022", as_of="2022-12-05")
    assert title(app) == "Fourth Charter Protocol 2022"
    said = html(app)
    assert "clause" in said
    assert "Where the states stand" in [one.value for one in app.header]
    assert said.count("<caption") >= 3


def test_a_report_can_be_looked_at_and_taken_away(visit: Visit) -> None:
    app = visit("report", as_of="2022-12-05", report="outstanding-by-state", format="csv")
    assert title(app) == "Report"
    assert "Tajikistan" in html(app)
    assert len(app.get("download_button")) == 1


def test_without_a_database_the_page_says_what_to_run(visit: Visit, register: Path) -> None:
    register.unlink()
    app = visit()
    assert title(app)
    assert "tracker init" in app.error[0].value


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("day", ["2022-13-45", "9999-12-31", "abc"])
@pytest.mark.parametrize("which", ["as_of", "known_on"])
def test_a_day_in_the_address_that_is_none_is_told(visit: Visit, which: str, day: str, lang: str) -> None:
    app = visit(lang=lang, **{which: day})
    assert title(app) == TITLES["home", lang]
    (warning,) = app.warning
    assert day.replace("-", "") in warning.value.replace("-", "")
    assert "1600" in warning.value
    assert "2199" in warning.value
    assert ("shown instead" in warning.value) == (lang == "en")
    assert "tt-banner" not in html(app)


def test_a_day_in_the_address_that_is_one_needs_no_word(visit: Visit) -> None:
    assert not visit(as_of="2022-12-05", known_on="2026-11-20").warning


def test_a_database_that_cannot_be_read_is_not_called_missing(visit: Visit, register: Path) -> None:
    register.write_bytes(b"no database" * 1000)
    app = visit()
    assert "cannot be opened or read" in app.error[0].value
    assert "tracker init" not in app.error[0].value


def test_a_time_zone_that_is_none_is_told(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TIMEZONE", "Mars/X")
    assert "Mars/X" in visit().error[0].value
