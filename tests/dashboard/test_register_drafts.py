"""Nothing typed into the register's forms is lost: kept at every change, found by its address, thrown away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import drafts as stored
from tests.dashboard.pages import field, go_on_to, html
from tests.dashboard.test_record import entries
from tests.dashboard.test_record_drafts import token
from tests.dashboard.test_register import AGREEMENT, PROTOCOL, fact, fill, press
from tracker.errors import Busy
from tracker.register import drafts
from tracker.register.database import connect, reading

Visit = Callable[..., AppTest]


def kept(register: Path) -> list[drafts.Kept]:
    engine = connect(f"sqlite:///{register}")
    with reading(engine) as session:
        found = drafts.of(session, stored.user(), stored.REGISTER)
    engine.dispose()
    return found


def new(visit: Visit, **address: str) -> AppTest:
    return visit("register", **{"table": "instruments", "do": "add"} | address)


def test_looking_at_a_form_keeps_nothing(visit: Visit, register: Path) -> None:
    app = press(new(visit), "check")
    assert len(app.error) == 1
    assert "draft" not in app.query_params
    assert kept(register) == []


@pytest.mark.parametrize(("lang", "day"), [("en", "2026-11-12"), ("ru", "12.11.2026")])
def test_what_was_typed_comes_back_under_its_address(visit: Visit, register: Path, lang: str, day: str) -> None:
    before = entries(register)
    app = fill(new(visit, lang=lang), "instruments", AGREEMENT)
    again = new(visit, lang=lang, draft=token(app))
    assert field(again, "instruments.title_en", "register").value == AGREEMENT["title_en"]
    assert field(again, "instruments.adopted_on", "register").value == day
    assert field(again, "instruments.kind", "register").value == "agreement"
    assert entries(register) == before, "a draft is no fact"


def test_an_entry_that_is_changed_comes_back_with_the_version_it_began_with(visit: Visit, register: Path) -> None:
    address = {"table": "instruments", "key": PROTOCOL}
    app = fill(visit("register", **address), "instruments", {"adopted_at": "Yerevan"})
    again = visit("register", **address, draft=token(app))
    press(press(again, "check"), "save")
    assert fact(register, "instrument", PROTOCOL).adopted_at == "Yerevan"


def test_a_clause_comes_back_in_its_fields(visit: Visit) -> None:
    address = {"table": "clause", "key": "pref-supply-2007"}
    app = fill(visit("register", **address), "clause", {"number": 5})
    again = visit("register", **address, draft=token(app))
    assert field(again, "clause.number", "register").value == 5
    assert "fifth" in html(again)


def test_the_check_comes_back_as_the_check_and_is_forgotten_when_saved(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = press(fill(new(visit), "instruments", AGREEMENT), "check")
    again = new(visit, draft=token(app))
    assert "tt-effect" in html(again)
    press(again, "save")
    assert len(again.success) == 1
    assert entries(register) == before + 1
    assert kept(register) == []
    assert "draft" not in again.query_params


def test_a_reason_half_typed_comes_back(visit: Visit) -> None:
    address = {"table": "instruments", "key": PROTOCOL}
    app = press(fill(visit("register", **address), "instruments", {"adopted_at": "Yerevan"}), "check")
    app.text_input(key="register.reason").set_value("the signed copy says").run()
    again = visit("register", **address, draft=token(app))
    assert again.text_input(key="register.reason").value == "the signed copy says"


@pytest.mark.parametrize(("lang", "said"), [("en", "Not saved yet: 1 entry"), ("ru", "Не сохранена 1 запись")])
def test_what_is_not_saved_is_listed_with_the_way_back(visit: Visit, register: Path, lang: str, said: str) -> None:
    app = fill(new(visit), "instruments", AGREEMENT)
    listed = visit("register", table="states", lang=lang)
    assert said in [one.label for one in listed.expander]
    assert f"draft={token(app)}" in html(listed)
    press(listed, f"forget.{token(app)}")
    assert kept(register) == []
    assert not listed.expander


def test_a_draft_that_is_thrown_away_is_gone(visit: Visit, register: Path) -> None:
    app = fill(new(visit), "instruments", AGREEMENT)
    gone = token(app)
    press(app, "forget")
    assert field(app, "instruments.title_en", "register").value == ""
    assert kept(register) == []
    again = new(visit, draft=gone)
    assert "thrown away" in again.info[0].value
    fill(again, "instruments", {"key": "other-2026"})
    assert token(again) != gone
    assert not again.info


def test_what_was_thrown_away_in_the_list_does_not_come_back_into_its_form(visit: Visit) -> None:
    app = fill(new(visit), "instruments", AGREEMENT)
    gone = token(app)
    press(go_on_to(app, table="instruments"), f"forget.{gone}")
    go_on_to(app, table="instruments", do="add")
    assert field(app, "instruments.title_en", "register").value == ""
    assert "draft" not in app.query_params


def test_what_was_typed_is_there_after_another_form_and_without_its_token(visit: Visit) -> None:
    app = fill(new(visit), "instruments", AGREEMENT)
    under_way = token(app)
    go_on_to(app, table="states", do="add")
    go_on_to(app, table="instruments", do="add")
    assert field(app, "instruments.title_en", "register").value == AGREEMENT["title_en"]
    assert token(app) == under_way


def test_a_form_that_was_only_looked_at_begins_with_what_stands_in_the_register_now(
    visit: Visit, register: Path
) -> None:
    app = visit("register", table="instruments", key=PROTOCOL)
    go_on_to(app, table="clause", key=PROTOCOL)
    press(press(fill(app, "clause", {"lasts": "years: 5"}), "check"), "save")
    go_on_to(app, table="instruments", key=PROTOCOL)
    press(press(fill(app, "instruments", {"adopted_at": "Yerevan"}), "check"), "save")
    assert fact(register, "instrument", PROTOCOL).adopted_at == "Yerevan"


def test_the_draft_of_another_form_is_not_mixed_up(visit: Visit) -> None:
    app = fill(new(visit), "instruments", AGREEMENT)
    other = new(visit, table="drafts", draft=token(app))
    assert field(other, "drafts.title_en", "register").value == ""
    assert len(other.info) == 1


def test_a_busy_register_is_told_and_the_next_change_is_kept(
    visit: Visit, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Busy("The register is busy. Try again in a moment.")

    app = new(visit)
    with monkeypatch.context() as patch:
        patch.setattr(stored, "keep", busy)
        fill(app, "instruments", {"key": "cyber-2026"})
    assert "not kept yet" in app.warning[0].value
    fill(app, "instruments", {"adopted_at": "Yerevan"})
    assert not app.warning
    assert kept(register)[0].content["values"]["key"] == "cyber-2026"
