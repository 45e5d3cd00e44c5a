"""The form: what is refused, what wants a reason, and what happens to a second click and to a second person."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import field, html, title
from tracker.law.vocabulary import Act
from tracker.locale.field_values import value_in_words
from tracker.register import database, recording
from tracker.register.database import connect, writing
from tracker.register.ledger import Author

Visit = Callable[..., AppTest]
NOTIFICATION = "notification-of-completed-procedures"
RIGHT = {
    "act": NOTIFICATION,
    "on": "2026-11-02",
    "received_on": "10.11.2026",
    "source": "Note No. 7 of 2 November 2026",
}


def entries(register: Path) -> int:
    """How many lines the ledger has."""
    engine = create_engine(f"sqlite:///{register}")
    with engine.connect() as connection:
        found = int(connection.execute(text("SELECT entries FROM head")).scalar_one())
    engine.dispose()
    return found


def fill(app: AppTest, values: Mapping[str, object]) -> AppTest:
    for name, value in values.items():
        field(app, name).set_value(bool(value) if name in ("expected", "planned") else value)
    app.button(key="record.check").click()
    return app.run()


def form(visit: Visit, **address: str) -> AppTest:
    app = visit("record", **({"instrument": "peace-prot-2021", "state": "TJ"} | address))
    assert title(app) in ("Record", "Внести запись", "Correct an entry", "Исправить запись")
    return app


def test_an_act_is_checked_shown_and_saved(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = fill(form(visit), RIGHT)
    assert not app.error
    assert "tt-effect" in html(app)
    assert "Tajikistan" in html(app)
    assert entries(register) == before
    app.button(key="record.save").click().run()
    assert not app.error
    assert len(app.success) == 1
    assert entries(register) == before + 1


def test_a_second_click_and_a_second_submission_change_nothing(visit: Visit, register: Path) -> None:
    app = fill(form(visit), RIGHT)
    app.button(key="record.save").click().run()
    before = entries(register)
    again = fill(form(visit), RIGHT)
    assert "already" in again.info[0].value
    again.button(key="record.save").click().run()
    assert "nothing was changed" in again.info[0].value
    assert entries(register) == before


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "fill in"),
        (RIGHT | {"on": "31.02.2026"}, "2026-02-31"),
        (RIGHT | {"on": "tomorrow"}, "tomorrow"),
        (RIGHT | {"source": ""}, "fill in"),
        (RIGHT | {"on": "", "received_on": ""}, "fill in"),
        (RIGHT | {"received_on": "2026-11-01"}, "2026"),  # received before it was written
        (RIGHT | {"on": "2020-01-01", "received_on": "2020-01-02"}, "2021"),  # before the adoption
        (RIGHT | {"on": "2027-05-01", "received_on": ""}, "2027"),  # in the future, and not marked expected
        (RIGHT | {"on": "2026-11-01", "expected": True, "received_on": ""}, "2026"),  # expected, and past
        (RIGHT | {"act": "signature"}, "2021"),  # signed already
        (RIGHT | {"state": "UZ"}, "Uzbekistan"),  # no member
    ],
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(
    visit: Visit, register: Path, values: dict[str, object], said: str
) -> None:
    before = entries(register)
    app = fill(form(visit), values)
    assert len(app.error) == 1
    assert said in app.error[0].value
    assert entries(register) == before
    for name, value in values.items():
        if name in ("source", "act", "state"):
            assert (field(app, name).value or "") == value


def test_a_withdrawal_without_a_recorded_consent_wants_a_reason(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = fill(form(visit), RIGHT | {"act": "withdrawal"})
    assert "Tajikistan" in app.warning[0].value
    app.button(key="record.save").click().run()
    assert len(app.error) == 1
    assert entries(register) == before


def test_a_second_consent_wants_a_reason(visit: Visit, register: Path) -> None:
    app = fill(form(visit), RIGHT)
    app.button(key="record.save").click().run()
    before = entries(register)
    app = fill(form(visit, act="ratification"), RIGHT | {"act": "ratification"})
    assert len(app.warning) == 1
    app.button(key="record.save").click().run()
    assert len(app.error) == 1
    assert entries(register) == before
    app.text_input(key="record.reason").set_value("The depositary lists both.").run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert entries(register) == before + 1


def test_back_to_the_form_keeps_what_was_typed(visit: Visit) -> None:
    app = fill(form(visit), RIGHT | {"note": "kept"})
    app.button(key="record.back").click().run()
    assert field(app, "note").value == "kept"
    assert field(app, "received_on").value == "2026-11-10"
    assert field(app, "act").value == NOTIFICATION


def test_a_step_is_recorded(visit: Visit, register: Path) -> None:
    app = form(visit)
    next(one for one in app.get("segmented_control") if one.key == "record.kind").set_value("step").run()
    assert field(app, "instrument").value == "peace-prot-2021"
    before = entries(register)
    fill(app, {"step": "submitted-to-parliament", "on": "10.2026", "source": "https://example.org/bill"})
    assert not app.error
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert entries(register) == before + 1


def recorded(register: Path) -> str:
    """The id of Tajikistan's notification, recorded by somebody."""
    engine = connect(f"sqlite:///{register}")
    given = recording.GivenAct("peace-prot-2021", "TJ", NOTIFICATION, "2026-11-02", "2026-11-10", source="Note No. 7")
    with writing(engine) as session:
        done = recording.record_act(
            session, given, Author("A clerk", datetime(2026, 11, 11, tzinfo=UTC)), date(2026, 11, 11)
        )
    engine.dispose()
    return done.id


def corrected_by_another(register: Path, act: str) -> str:
    engine = connect(f"sqlite:///{register}")
    given = recording.GivenAct("peace-prot-2021", "TJ", NOTIFICATION, "2026-11-02", "2026-11-12", source="Note No. 7")
    with writing(engine) as session:
        author = Author("Another clerk", datetime(2026, 11, 13, tzinfo=UTC))
        done = recording.correct_act(session, act, given, author, date(2026, 11, 13))
    engine.dispose()
    return done.id


def test_an_act_is_corrected_and_voided_and_all_three_rows_stay(visit: Visit, register: Path) -> None:
    act = recorded(register)
    app = form(visit, entry=act)
    assert title(app) == "Correct an entry"
    fill(app, {"received_on": "2026-11-09"})
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    newer = f"peace-prot-2021/TJ/{NOTIFICATION}/2026-11-09"
    app = form(visit, entry=newer)
    next(one for one in app.button if one.label == "Take this entry back").click().run()
    app.button(key="record.save").click().run()
    assert len(app.error) == 1  # no reason was given
    app.text_input(key="record.reason").set_value("It was another state's.").run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    page = visit("instrument", instrument="peace-prot-2021")
    history = html(page).split("tt-history")[1]
    assert [word for word in ("voided", "corrected", "recorded") if f"<strong>{word}</strong>" in history] == [
        "voided",
        "corrected",
        "recorded",
    ]
    assert "It was another state&#x27;s." in history
    assert "A clerk" in history


def test_a_stale_edit_shows_what_changed_and_keeps_what_was_typed(visit: Visit, register: Path) -> None:
    act = recorded(register)
    app = form(visit, entry=act)
    newer = corrected_by_another(register, act)
    before = entries(register)
    fill(app, {"received_on": "2026-11-09", "note": "mine"})
    assert len(app.error) == 1
    assert "Another clerk" in app.error[0].value
    assert entries(register) == before
    conflict = html(app)
    assert all(f"{day} November 2026" in conflict for day in (10, 12, 9))
    assert field(app, "note").value == "mine"
    next(one for one in app.button if one.label.startswith("Go on")).click().run()
    assert not app.error
    app.button(key="record.check").click().run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert newer
    assert entries(register) == before + 1


def test_going_on_from_what_is_recorded_now_keeps_what_somebody_else_changed(visit: Visit, register: Path) -> None:
    act = recorded(register)
    app = form(visit, entry=act)
    corrected_by_another(register, act)
    fill(app, {"note": "mine"})
    next(one for one in app.button if one.label.startswith("Go on")).click().run()
    assert field(app, "received_on").value == "2026-11-12"
    assert field(app, "note").value == "mine"


def test_an_unknown_entry_is_told(visit: Visit) -> None:
    app = visit("record", entry="nothing/like/this")
    assert "nothing/like/this" in app.error[0].value


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_empty_form_is_refused_in_both_languages(visit: Visit, register: Path, lang: str) -> None:
    before = entries(register)
    app = visit("record", lang=lang)
    app.button(key="record.check").click().run()
    assert len(app.error) == 1
    assert entries(register) == before


@pytest.mark.parametrize(
    ("lang", "fields"), [("en", ("Date on the document", "Source")), ("ru", ("Дата на документе", "Источник"))]
)
def test_what_is_missing_is_named_as_in_the_form(visit: Visit, lang: str, fields: tuple[str, ...]) -> None:
    said = fill(form(visit, lang=lang), {"act": NOTIFICATION}).error[0].value
    assert all(field in said for field in fields)
    assert "“" not in said


def test_the_check_names_the_state_and_a_warning_the_instrument_by_its_title(visit: Visit) -> None:
    app = fill(form(visit), RIGHT | {"act": "withdrawal"})
    assert "<dd>Tajikistan</dd>" in html(app)
    assert "Peacekeeping Protocol 2021" in app.warning[0].value
    assert "peace" not in app.warning[0].value


@pytest.mark.parametrize(("lang", "said"), [("en", "France"), ("ru", "Франция")])
def test_a_state_that_the_register_has_no_row_of_has_a_name(lang: str, said: str) -> None:
    assert value_in_words("state", "FR", lang, states={"TJ": "Tajikistan"}) == said


def test_every_act_can_be_recorded(visit: Visit) -> None:
    choices = field(form(visit), "act").options
    assert len(choices) == len(Act)
    assert "receipt of an instrument for examination" in choices


def test_a_register_that_is_busy_keeps_what_was_typed(
    visit: Visit, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    app = fill(form(visit), RIGHT | {"note": "kept"})
    before = entries(register)
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        app.button(key="record.save").click().run()
        assert "Try again" in app.error[0].value
        assert not app.exception
    assert entries(register) == before
    app.button(key="record.back").click().run()
    assert field(app, "note").value == "kept"
    app.button(key="record.check").click().run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert entries(register) == before + 1


@pytest.mark.parametrize(
    ("lang", "days"),
    [("en", ("10 November 2026", "9 November 2026")), ("ru", ("10 ноября 2026 года", "9 ноября 2026 года"))],
)
def test_the_check_of_a_correction_tells_what_stands_now_and_what_will(
    visit: Visit, register: Path, lang: str, days: tuple[str, str]
) -> None:
    app = fill(form(visit, entry=recorded(register), lang=lang), {"received_on": "2026-11-09"})
    said = html(app)
    assert 0 < said.index(days[0]) < said.index(days[1])
    assert "Note No. 7" not in said, "what stays as it was is not told again"
