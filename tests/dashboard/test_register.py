"""The register page: found, added, changed, removed; what is refused, and what happens to a second editor."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.register_tables import TABLES
from tests.dashboard.pages import field, html, title
from tests.dashboard.test_record import entries
from tracker.register import editing, reading
from tracker.register.database import connect, writing
from tracker.register.database import reading as reading_session
from tracker.register.ledger import Author

Visit = Callable[..., AppTest]
PROTOCOL = "peace-prot-2021"
AGREEMENT = {
    "key": "cyber-2026",
    "kind": "agreement",
    "organisation": "csto",
    "title_en": "Agreement on information security",
    "adopted_on": "12.11.2026",
    "sources": "Decision No. 5 of 12 November 2026",
}
OTHER = Author("Another clerk", datetime(2026, 11, 20, tzinfo=UTC))


def fill(app: AppTest, table: str, values: Mapping[str, object]) -> AppTest:
    for name, value in values.items():
        field(app, f"{table}.{name}", "register").set_value(value)
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=f"register.{key}").click().run()
    assert not app.exception, app.exception
    return app


def fact(register: Path, kind: str, key: str) -> Any:
    engine = connect(f"sqlite:///{register}")
    with reading_session(engine) as session:
        found = reading.fact(session, kind, key)
    engine.dispose()
    return found[0] if found else None


def add(register: Path, kind: str, *given: dict[str, Any]) -> tuple[str, ...]:
    engine = connect(f"sqlite:///{register}")
    with writing(engine) as session:
        done = editing.add(session, kind, given, OTHER, date(2026, 11, 20))
    engine.dispose()
    return done.keys


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_listed_and_has_its_form(visit: Visit, table: str, lang: str) -> None:
    app = visit("register", lang=lang, table=table)
    assert title(app) == {"en": "Register", "ru": "Реестр"}[lang]
    assert not app.error
    if table == "clause":
        return
    app = visit("register", lang=lang, table=table, do="add")
    assert not app.error
    press(app, "check")
    assert len(app.error) == 1  # nothing is filled in
    assert ("fill in" in app.error[0].value) == (lang == "en")


def test_a_search_finds_by_any_words_and_lives_in_the_address(visit: Visit) -> None:
    said = html(visit("register", table="instruments", search="peacekeeping 2021"))
    assert "peace-prot-2021" in said
    assert "logmed-2021" not in said
    assert "Nothing is found" in visit("register", table="instruments", search="xyzzy").info[0].value


def test_an_instrument_is_checked_shown_and_saved_once(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = fill(visit("register", table="instruments", do="add"), "instruments", AGREEMENT)
    press(app, "check")
    assert not app.error
    assert entries(register) == before
    press(app, "save")
    assert len(app.success) == 1
    assert entries(register) == before + 1
    row = fact(register, "instrument", "cyber-2026")
    assert (row.adopted_on, row.sources) == ("2026-11-12", ["Decision No. 5 of 12 November 2026"])
    assert "table=clause&amp;key=cyber-2026" in html(app)


def test_what_is_refused_stays_in_the_form(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = visit("register", table="instruments", do="add")
    fill(app, "instruments", AGREEMENT | {"adopted_on": "31.02.2026"})
    press(app, "check")
    assert "2026-02-31" in app.error[0].value
    assert field(app, "instruments.title_en", "register").value == AGREEMENT["title_en"]
    assert entries(register) == before


def test_back_to_the_form_and_the_other_language_keep_what_was_typed(visit: Visit) -> None:
    app = visit("register", table="instruments", do="add")
    fill(app, "instruments", AGREEMENT)
    press(app, "check")
    press(app, "back")
    app.get("segmented_control")[0].set_value("ru").run()
    assert title(app) == "Реестр"
    assert field(app, "instruments.title_en", "register").value == AGREEMENT["title_en"]
    assert field(app, "instruments.kind", "register").value == "agreement"


def test_a_membership_is_ended_with_its_effect_told(visit: Visit, register: Path) -> None:
    key = "csto/AM/1992-05-15"
    app = visit("register", table="memberships", key=key)
    fill(app, "memberships", {"until": "2026-11-01", "source": "Note No. 9"})
    press(app, "check")
    assert html(app).split("tt-effect")[1].count("No longer outstanding: Armenia.") >= 4
    press(app, "save")
    assert fact(register, "membership", key).until == "2026-11-01"


def test_nothing_since_is_confirmed_for_several_states_at_once(visit: Visit, register: Path) -> None:
    app = visit("register", table="confirmations", do="add", instrument=PROTOCOL, state="TJ")
    assert field(app, "confirmations.instrument", "register").value == PROTOCOL
    assert field(app, "confirmations.state", "register").value == ["TJ"]
    fill(
        app,
        "confirmations",
        {"state": ["TJ", "AM"], "says": "no-change", "up_to": "2026-11-20", "by": "Depositary", "source": "Letter 7"},
    )
    press(app, "check")
    before = entries(register)
    press(app, "save")
    assert entries(register) == before + 2
    assert fact(register, "confirmation", f"{PROTOCOL}/AM/2026-11-20/no-change") is not None


def test_all_members_are_chosen_at_once(visit: Visit) -> None:
    app = visit("register", table="confirmations", do="add", instrument=PROTOCOL)
    fill(app, "confirmations", {"source": "Letter 7"})
    press(app, "members")
    assert sorted(field(app, "confirmations.state", "register").value) == ["AM", "BY", "KG", "KZ", "RU", "TJ"]
    assert field(app, "confirmations.source", "register").value == "Letter 7"


def test_an_entry_is_removed_with_a_reason(visit: Visit, register: Path) -> None:
    (key,) = add(register, "organisation", {"key": "old", "name_en": "Old"})
    app = press(visit("register", table="organisations", key=key), "remove")
    press(app, "save")
    assert len(app.error) == 1  # no reason was given
    app.text_input(key="register.reason").set_value("Twice on record").run()
    press(app, "save")
    assert len(app.success) == 1
    assert fact(register, "organisation", key) is None


def test_what_others_refer_to_is_not_removed(visit: Visit) -> None:
    app = press(visit("register", table="organisations", key="csto"), "remove")
    assert "cannot be removed" in app.error[0].value


def test_the_second_editor_is_told_and_keeps_what_was_typed(visit: Visit, register: Path) -> None:
    app = visit("register", table="organisations", key="csto")
    fill(app, "organisations", {"name_en": "The CSTO"})
    engine = connect(f"sqlite:///{register}")
    with writing(engine) as session:
        editing.edit(session, "organisation", "csto", {"depositary": "Moscow"}, OTHER, date(2026, 11, 20))
    engine.dispose()
    press(app, "check")
    assert "Another clerk" in app.error[0].value
    assert "Moscow" in html(app)
    press(app, "go_on")
    assert field(app, "organisations.name_en", "register").value == "The CSTO"
    assert field(app, "organisations.depositary", "register").value == "Moscow"
    press(app, "check")
    press(app, "save")
    row = fact(register, "organisation", "csto")
    assert (row.name_en, row.depositary) == ("The CSTO", "Moscow")


def clause(app: AppTest) -> AppTest:
    field(app, "clause.mode", "register").set_value("form").run()
    return app


@pytest.mark.parametrize(("lang", "said"), [("en", "fourth"), ("ru", "четвёрт")])
def test_the_clause_is_said_in_words_with_each_change(visit: Visit, lang: str, said: str) -> None:
    app = clause(visit("register", lang=lang, table="clause", key=PROTOCOL))
    assert said not in html(app).split("tt-trial")[1]
    fill(app, "clause", {"condition": "number"})
    fill(app, "clause", {"number": 4})
    assert said in html(app).split("tt-trial")[1]


def test_an_assumed_clause_is_marked_and_saved(visit: Visit, register: Path) -> None:
    app = clause(visit("register", table="clause", key=PROTOCOL))
    fill(app, "clause", {"condition": "number"})
    fill(app, "clause", {"number": 4, "basis": "quoted"})
    press(app, "check")
    assert "source" in app.error[0].value.casefold()
    fill(app, "clause", {"basis": "assumed"})
    assert "assumed, not known" in html(app)
    press(app, "check")
    assert not app.error
    press(app, "save")
    assert fact(register, "instrument", PROTOCOL).entry_into_force == {
        "basis": "assumed",
        "when": {"consents": 4},
        "later": {"days": 0},
    }


def test_fields_and_notation_are_kept_in_step(visit: Visit) -> None:
    app = clause(visit("register", table="clause", key=PROTOCOL))
    fill(app, "clause", {"condition": "number"})
    fill(app, "clause", {"number": 5})
    turn = field(app, "clause.mode", "register")
    turn.set_value("text").run()
    text = field(app, "clause.text", "register")
    assert "consents: 5" in text.value
    text.set_value("when: {any: [{consents: 6}, {share: 1/2}]}\nbasis: assumed\n").run()
    assert "at least 6 states, or at least half" in html(app)
    field(app, "clause.mode", "register").set_value("form").run()
    assert app.warning
    field(app, "clause.text", "register").set_value("when: [").run()
    assert app.error


def test_the_test_against_recorded_acts_tells_both_dates(visit: Visit) -> None:
    said = html(visit("register", table="clause", key="cst-prolong-1999"))
    trial = said.split("tt-trial")[1]
    assert "on record" in trial
    assert "Officially" in trial or "No official date" in trial


def test_a_draft_with_stances_is_adopted(visit: Visit, register: Path) -> None:
    add(register, "package", {"key": "pack", "title_en": "The package", "source": "Minutes 1"})
    draft = {
        "key": "draft-2026", "title_en": "Draft protocol", "kind": "protocol", "organisation": "csto", "stage": "draft",
        "due_on": "2026-12-01", "sources": ["Minutes 1"], "package": "pack", "concerns": "members",
    }  # fmt: skip
    add(register, "instrument", draft)
    app = visit("register", table="stances", do="add", instrument="draft-2026")
    fill(
        app,
        "stances",
        {"state": ["RU", "BY"], "stance": "supports", "on": "2026-11-01", "source": "Minutes 2"},
    )
    press(app, "check")
    press(app, "save")
    matrix = html(visit("register", table="drafts"))
    assert "Draft protocol" in matrix
    assert matrix.count("supports") == 2
    assert "nothing heard" in matrix
    assert "not yet" in html(visit("register", table="packages"))
    app = visit("register", table="drafts", key="draft-2026", do="adopt")
    fill(app, "drafts", {"adopted_on": "2026-11-15", "sources": "Decision No. 8"})
    press(app, "check")
    assert not app.error
    press(app, "save")
    row = fact(register, "instrument", "draft-2026")
    assert (row.stage, row.adopted_on) == ("", "2026-11-15")
    assert "adopted" in html(visit("register", table="packages"))


def test_undertakings_are_due_overdue_and_done(visit: Visit, register: Path) -> None:
    decision = {"kind": "decision", "organisation": "csto", "adopted_on": "2026-01-10", "sources": ["Decision"]}
    add(
        register,
        "instrument",
        decision | {"key": "d-late", "title_en": "Late", "due_on": "2026-06-01"},
        decision | {"key": "d-due", "title_en": "Due", "due_on": "2027-06-01"},
        decision | {"key": "d-done", "title_en": "Done", "due_on": "2026-06-01", "fulfilled_on": "2026-05-01"},
    )
    said = html(visit("register", table="undertakings", as_of="2026-11-24"))
    rows = {key: said.split(f"key={key}")[1].split("</tr>")[0] for key in ("d-late", "d-due", "d-done")}
    assert ">overdue<" in rows["d-late"]
    assert ">to be carried out<" in rows["d-due"]
    assert "carried out" in rows["d-done"]


@pytest.mark.parametrize(
    ("lang", "heads"),
    [("en", ("Adopted at", "Dushanbe", "Yerevan")), ("ru", ("Место принятия", "Dushanbe", "Yerevan"))],
)
def test_the_check_of_a_change_tells_what_stands_now_and_what_will(
    visit: Visit, lang: str, heads: tuple[str, ...]
) -> None:
    app = visit("register", table="instruments", key=PROTOCOL, lang=lang)
    fill(app, "instruments", {"adopted_at": "Yerevan"})
    said = html(press(app, "check"))
    (changed,) = [row for row in said.split("<tr>") if heads[0] in row]
    assert changed.index(heads[1]) < changed.index(heads[2])
    assert "Title (English)" not in said


def test_an_entry_is_named_above_its_form(visit: Visit) -> None:
    app = visit("register", table="instruments", key=PROTOCOL)
    assert [one.value for one in app.header] == ["Instruments: Peacekeeping Protocol 2021"]


def test_a_stance_on_what_was_adopted_is_told_by_its_title(visit: Visit) -> None:
    said = html(visit("register", table="stances"))
    assert ">transport-prot-2024<" not in said
    assert ">Military Transport Protocol 2024<" in said


@pytest.mark.parametrize(("lang", "shown"), [("en", "2021-09-16"), ("ru", "16.09.2021")])
def test_a_day_stands_in_the_form_as_people_write_it_and_stays_what_it_is(visit: Visit, lang: str, shown: str) -> None:
    app = visit("register", table="instruments", key=PROTOCOL, lang=lang)
    assert field(app, "instruments.adopted_on", "register").value == shown
    fill(app, "instruments", {"adopted_at": "Yerevan"})
    assert html(press(app, "check")).count('<th scope="row"') == 1  # the day is not changed
