"""Nothing typed is lost: drafts are kept at every change, found by their address, continued and thrown away."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from dashboard.data import documents as papers
from dashboard.data import drafts as stored
from dashboard.data import entries
from dashboard.moment import Moment
from tests.dashboard.pages import field, go_on_to, html, title
from tests.dashboard.test_record import NOTIFICATION, RIGHT, corrected_by_another, fill, form, recorded
from tests.dashboard.test_record import entries as ledger_lines
from tracker.errors import NotFound
from tracker.register import database, drafts
from tracker.register.database import connect, reading
from tracker.register.ledger import TABLES
from tracker.register.verification import verify

Visit = Callable[..., AppTest]
NOW = Moment(date(2026, 11, 24), None, date(2026, 11, 24), "en", 1)

HERE = {"instrument": "peace-prot-2021", "state": "TJ"}


def token(app: AppTest) -> str:
    """The draft that the address names."""
    return app.query_params["draft"][0] if isinstance(app.query_params["draft"], list) else app.query_params["draft"]


def button(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click()
    app.run()


def kept(register: Path) -> list[drafts.Kept]:
    engine = connect(f"sqlite:///{register}")
    with reading(engine) as session:
        found = drafts.of(session, stored.user(), "record")
    engine.dispose()
    return found


def test_looking_at_the_form_keeps_nothing(visit: Visit, register: Path) -> None:
    app = form(visit)
    assert "draft" not in app.query_params
    assert kept(register) == []


def test_an_empty_form_that_is_refused_is_no_draft(visit: Visit, register: Path) -> None:
    app = form(visit)
    app.button(key="record.check").click().run()
    assert len(app.error) == 1
    assert kept(register) == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_was_typed_comes_back_under_its_address(visit: Visit, register: Path, lang: str) -> None:
    before = ledger_lines(register)
    app = form(visit, lang=lang)
    field(app, "note").set_value("half a word").run()
    field(app, "act").set_value(NOTIFICATION).run()
    again = visit("record", draft=token(app), lang=lang)
    assert field(again, "note").value == "half a word"
    assert field(again, "act").value == NOTIFICATION
    assert field(again, "instrument").value == "peace-prot-2021"
    assert ledger_lines(register) == before, "a draft is no fact"


def test_the_check_comes_back_as_the_check(visit: Visit, register: Path) -> None:
    app = fill(form(visit), RIGHT)
    before = ledger_lines(register)
    again = visit("record", draft=token(app))
    assert "tt-effect" in html(again)
    again.button(key="record.save").click().run()
    assert len(again.success) == 1
    assert ledger_lines(register) == before + 1


def test_a_reason_that_was_typed_comes_back(visit: Visit) -> None:
    app = fill(form(visit), RIGHT | {"act": "withdrawal"})
    app.text_input(key="record.reason").set_value("The depositary says").run()
    again = visit("record", draft=token(app))
    assert again.text_input(key="record.reason").value == "The depositary says"


def test_a_correction_comes_back_and_is_told_what_changed_meanwhile(visit: Visit, register: Path) -> None:
    act = recorded(register)
    app = form(visit, entry=act)
    field(app, "received_on").set_value("2026-11-09").run()
    corrected_by_another(register, act)
    again = visit("record", draft=token(app))
    assert title(again) == "Correct an entry"
    again.button(key="record.check").click().run()
    assert "Another clerk" in again.error[0].value
    assert all(f"{day} November 2026" in html(again) for day in (10, 12, 9))
    assert field(again, "received_on").value == "2026-11-09"


def test_what_was_saved_is_no_draft_any_more(visit: Visit, register: Path) -> None:
    app = fill(form(visit), RIGHT)
    app.button(key="record.save").click().run()
    assert kept(register) == []
    again = visit("record", draft=token(app))
    assert "saved, or thrown away" in again.info[0].value
    assert not field(again, "source").value
    field(again, "note").set_value("another").run()
    assert token(again) != token(app)
    assert not again.info


def test_what_was_saved_is_not_shown_on_the_next_visit(visit: Visit) -> None:
    app = fill(form(visit), RIGHT)
    app.button(key="record.save").click().run()
    go_on_to(app, **HERE)
    assert not app.success
    assert not field(app, "source").value


def test_what_was_typed_is_there_after_another_form_and_without_its_token(visit: Visit, register: Path) -> None:
    app = form(visit)
    field(app, "note").set_value("half a word").run()
    under_way = token(app)
    go_on_to(app, entry=recorded(register))
    assert not field(app, "note").value
    go_on_to(app, **HERE)
    assert field(app, "note").value == "half a word"
    assert token(app) == under_way


def test_a_draft_that_is_continued_from_the_list_is_one(visit: Visit, register: Path) -> None:
    app = form(visit)
    field(app, "note").set_value("one").run()
    go_on_to(app, draft=token(app))
    field(app, "note").set_value("two").run()
    go_on_to(app, **HERE)
    assert not field(app, "note").value
    (found,) = kept(register)
    assert found.content["values"]["note"] == "two"


def test_drafts_are_listed_continued_and_thrown_away(visit: Visit, register: Path) -> None:
    first = form(visit)
    field(first, "note").set_value("mine").run()
    app = form(visit, instrument="juris-2021")
    assert app.expander[0].label == "Not saved yet: 1 entry"
    assert f"record?draft={token(first)}" in html(app)
    assert "Tajikistan, Peacekeeping Protocol 2021" in html(app)
    app.button(key=f"record.forget.{token(first)}").click().run()
    assert kept(register) == []
    assert f"record?draft={token(first)}" not in html(app)


def test_two_browsers_type_into_one_draft_and_lose_nothing(visit: Visit, register: Path) -> None:
    one = form(visit)
    field(one, "note").set_value("from one").run()
    other = visit("record", draft=token(one))
    field(other, "incoming").set_value("IN-5").run()
    field(one, "source").set_value("Note No. 7").run()
    assert field(one, "incoming").value == "IN-5"
    (found,) = kept(register)
    typed = {name: found.content["values"][name] for name in ("note", "incoming", "source")}
    assert typed == {"note": "from one", "incoming": "IN-5", "source": "Note No. 7"}


def test_a_draft_thrown_away_in_another_browser_comes_back_only_as_another(visit: Visit, register: Path) -> None:
    one = form(visit)
    field(one, "note").set_value("from one").run()
    gone = token(one)
    other = visit("record", draft=gone)
    one.button(key="record.forget").click().run()
    field(other, "incoming").set_value("IN-5").run()
    (found,) = kept(register)
    assert found.token == token(other) != gone
    assert "thrown away elsewhere" in other.info[0].value
    assert found.content["values"]["incoming"] == "IN-5", "what was typed here stands here"


def test_the_draft_under_way_can_be_thrown_away(visit: Visit, register: Path) -> None:
    app = form(visit)
    field(app, "note").set_value("wrong").run()
    app.button(key="record.forget").click().run()
    assert kept(register) == []
    assert field(app, "note").value == ""
    assert "draft" not in app.query_params


def test_the_list_is_the_persons_own(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_USER", "Anna")
    field(form(visit), "note").set_value("Anna's").run()
    monkeypatch.setenv("TRACKER_USER", "Boris")
    assert "Not saved yet" not in str([one.label for one in form(visit).expander])


def test_while_the_register_is_busy_typing_goes_on(
    visit: Visit, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    app = form(visit)
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        field(app, "note").set_value("typed").run()
        assert "not kept yet" in app.warning[0].value
    assert not app.exception
    field(app, "source").set_value("Note").run()
    assert not app.warning
    (found,) = kept(register)
    assert (found.content["values"]["note"], found.content["values"]["source"]) == ("typed", "Note")


def test_a_scan_becomes_a_document_only_when_the_entry_is_saved(register: Path) -> None:
    before = ledger_lines(register)
    scan = stored.keep_scan("note 7.pdf", b"%PDF-1.7")
    values = {"instrument": "peace-prot-2021", "state": "TJ", **RIGHT, "received_on": "2026-11-10", "incoming": "12/26"}
    assert not entries.preview("act", values, "", None, NOW, scan.token).known_already
    assert ledger_lines(register) == before
    saved = entries.save("act", values, "", None, "", NOW, scan.token)
    assert ledger_lines(register) == before + 2
    present = entries.present("act", saved.ids[0]).values
    assert present["incoming"] == "12/26"
    paper = papers.paper(str(present["document"]), NOW)
    assert paper is not None
    assert (paper.name, paper.media, paper.size) == ("note 7.pdf", "application/pdf", 8)
    assert papers.content(paper.digest) == b"%PDF-1.7"
    engine = connect(f"sqlite:///{register}")
    with reading(engine) as session:
        assert drafts.find(session, scan.token) is None
        assert verify(session).problems == []
        assert len(session.execute(select(TABLES["document"])).all()) == 1
    engine.dispose()


def test_a_scan_that_is_gone_is_asked_for_again(register: Path) -> None:
    values = {"instrument": "peace-prot-2021", "state": "TJ", **RIGHT, "received_on": "2026-11-10"}
    with pytest.raises(NotFound, match="Attach it again"):
        entries.save("act", values, "", None, "", NOW, "no-such-token")


def test_the_scan_of_an_entry_is_shown_and_can_be_left_away(visit: Visit, register: Path) -> None:
    scan = stored.keep_scan("note 7.pdf", b"%PDF-1.7")
    values = {"instrument": "peace-prot-2021", "state": "TJ", **RIGHT, "received_on": "2026-11-10"}
    act = entries.save("act", values, "", None, "", NOW, scan.token).ids[0]
    app = form(visit, entry=act)
    assert [one.label for one in app.get("download_button")] == ["note 7.pdf (1 kB)"]
    app.button(key="record.detach").click().run()
    assert not app.get("download_button")
    app.button(key="record.check").click().run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
