"""Then and now: the page, the days by which people count, and a long answer page by page."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import html, title
from tests.register.test_differences import record
from tracker import reports
from tracker.register.database import connect, reading
from tracker.register.ledger import Author, Change
from tracker.register.reading import facts

Visit = Callable[..., AppTest]
THE_SESSION = "2022-11-23"
LOADED = Author("clerk", datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture
def no_sessions(register: Path) -> None:
    engine: Engine = connect(f"sqlite:///{register}")
    with reading(engine) as session:
        kept = [row.id for row in facts(session, "council_session")]
    record(engine, [Change("council_session", one, None) for one in kept], LOADED)
    engine.dispose()


@pytest.mark.parametrize(
    ("lang", "said", "stage"),
    [
        ("en", "Then and now", "Stage at home: no step known → approved at home."),
        ("ru", "Тогда и сейчас", "Стадия внутри государства: сведений о процедурах нет → одобрено внутри государства."),
    ],
)
def test_an_address_answers_what_changed_between_two_days(visit: Visit, lang: str, said: str, stage: str) -> None:
    app = visit("changes", lang=lang, as_of="2023-10-01", **{"from": "2022-12-05"})
    assert title(app) == said
    assert not app.error
    shown = html(app)
    assert stage in shown
    assert "instrument?instrument=peace-prot-2021" in shown
    assert len(app.get("download_button")) == len(reports.TABLE_FORMATS)


@pytest.mark.usefixtures("no_sessions")
def test_without_a_beginning_and_without_sessions_it_is_a_year(visit: Visit) -> None:
    app = visit("changes", as_of="2023-10-01")
    assert app.date_input(key="choice.from").value == date(2022, 10, 1)
    assert "1 October 2022" in html(app)


def test_without_a_beginning_it_is_since_the_last_session(visit: Visit) -> None:
    app = visit("changes", as_of="2023-10-01")
    assert app.date_input(key="choice.from").value == date(2022, 11, 23)
    assert "23 November 2022" in html(app)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "23 November 2022: Session of the Collective Security Council, Yerevan"),
        ("ru", "23 ноября 2022 года: Сессия Совета коллективной безопасности, Ереван"),
    ],
)
def test_a_session_is_a_name_for_its_day(visit: Visit, lang: str, said: str) -> None:
    app = visit("changes", as_of="2024-01-01", lang=lang)
    box = app.selectbox(key="named.from")
    assert said in box.options
    box.select(THE_SESSION).run()
    assert app.query_params["from"] in (THE_SESSION, [THE_SESSION])
    assert app.date_input(key="choice.from").value == date(2022, 11, 23)
    assert app.selectbox(key="named.from").value == THE_SESSION


def test_a_session_chosen_in_the_frame_is_the_day_of_every_page(visit: Visit) -> None:
    app = visit(as_of="2024-01-01")
    app.selectbox(key="named.as_of").select(THE_SESSION).run()
    assert not app.exception
    assert app.date_input(key="as_of").value == date(2022, 11, 23)
    assert "The law about 23 November 2022" in html(app)


@pytest.mark.usefixtures("no_sessions")
def test_without_sessions_no_list_of_them_is_offered(visit: Visit) -> None:
    assert not [box for box in visit("changes").selectbox if str(box.key).startswith("named.")]


def test_what_the_register_has_learned_is_asked_by_its_own_day(visit: Visit) -> None:
    app = visit("changes", from_known="2025-12-31")
    shown = html(app)
    assert app.date_input(key="choice.from").value is None
    assert "Register before" in shown
    assert "entries in the register" in shown


def test_a_long_answer_is_shown_page_by_page_with_its_own_notes(visit: Visit) -> None:
    app = visit("changes", from_known="2025-12-31")
    first = html(app)
    assert 0 < first.count("<tr") < 200
    assert "part=2" in first
    app.query_params["part"] = "2"
    app.run()
    second = html(app)
    assert ">previous</a>" in second
    assert second.split("<h2>Sources")[1] != first.split("<h2>Sources")[1]
    app.query_params["part"] = "99"
    app.run()
    assert ">next</a>" not in html(app)
    assert "What was recorded" in html(app)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"from": "2024-01-01", "as_of": "2023-10-01"}, "Its beginning has to lie before its end"),
        ({"from_known": "2026-06-01", "known_on": "2026-02-01"}, "Exchange the days"),
    ],
)
def test_days_in_the_wrong_order_are_told(visit: Visit, address: dict[str, str], said: str) -> None:
    app = visit("changes", **address)
    assert title(app) == "Then and now"
    assert said in app.error[0].value


def test_states_and_instruments_are_chosen(visit: Visit) -> None:
    shown = html(visit("changes", as_of="2023-10-01", state="RU", **{"from": "2022-12-05"}))
    assert "Russia" in shown
    assert "Kazakhstan" not in shown


def test_a_row_does_not_repeat_the_instrument_of_its_heading(visit: Visit) -> None:
    shown = html(visit("changes", as_of="2023-10-01", **{"from": "2022-12-05"}))
    heads = shown.split("<thead", maxsplit=1)[1].split("</thead>")[0]
    assert "State" in heads
    assert "Instrument" not in heads
