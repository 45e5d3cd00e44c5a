"""The full register: every fact chosen, table by table, as of a day and as known on a day."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change
from tests.register.test_differences import act, record
from tests.reports.conftest import THE_ADDRESS
from tracker import reports
from tracker.law.vocabulary import Confidence, Coverage
from tracker.locale.names import meaning
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.dossiers import standing
from tracker.register.ledger import Author
from tracker.reports.model import Content

TODAY = date(2026, 11, 24)
CSTO_RU = "Организация Договора о коллективной безопасности"
LATER = Author("another", datetime(2024, 6, 1, 12, tzinfo=UTC))


def register(session: Session, **asked: Any) -> Content:
    return reports.content(session, "register", **({"as_of": TODAY} | asked))


def of(engine: Engine, **asked: Any) -> Content:
    with session_of(engine) as session:
        return register(session, **asked)


def rows(content: Content, key: str) -> list[dict[str, Any]]:
    (group,) = (group for group in content.groups if group.key == key)
    return [dict(zip((column.key for column in group.columns), row, strict=True)) for row in group.rows]


def printed(content: Content, key: str) -> list[dict[str, Any]]:
    (group,) = (group for group in content.groups if group.key == key)
    return [{c.key: c.printed(v) for c, v in zip(group.columns, row, strict=True)} for row in group.rows]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("instruments", "instrument"),
        ("steps", "step"),
        ("announcements", "announcement"),
        ("confirmations", "confirmation"),
        ("memberships", "membership"),
        ("organisations", "organisation"),
        ("states", "state"),
        ("council_sessions", "council_session"),
        ("packages", "package"),
        ("stances", "stance"),
        ("procedures", "procedure"),
    ],
)
def test_today_it_holds_every_row_of_the_register(session: Session, key: str, kind: str) -> None:
    assert len(rows(register(session), key)) == len(reading.facts(session, kind))


def test_it_holds_the_acts_that_stand(session: Session) -> None:
    known = Counter((row.instrument, row.state, row.act) for row in standing(reading.facts(session, "act")))
    assert Counter((row["instrument"], row["state"], row["act"]) for row in rows(register(session), "acts")) == known


def test_every_instrument_is_told_with_its_state_on_the_day_and_its_clause_in_words(session: Session) -> None:
    content = register(session, as_of=date(2001, 1, 1))
    told = {row["key"]: (row["condition"], row["in_force_on"]) for row in rows(content, "instruments")}
    known = {line.key: line for line in reading.instruments(session, date(2001, 1, 1))}
    assert told["cst-prolong-1999"] == ("in-force", date(2000, 3, 22))
    assert told.keys() == {key for key, line in known.items() if line.state}
    clauses = {row["instrument"]: row["entry_into_force"] for row in rows(content, "rules")}
    assert "fifth" in clauses["cst-prolong-1999"] or "5" in clauses["cst-prolong-1999"]
    assert all(clauses.values())


def test_what_is_dated_after_the_day_is_left_out(small: Engine) -> None:
    record(small, [act("AM", "2023-01-01"), act("BY", "2023-02-01"), act("KZ", "2025-01-01", expected=True)])
    content = of(small, as_of=date(2023, 1, 15))
    assert [(row["state"], row["made"]) for row in rows(content, "acts")] == [("AM", False), ("KZ", True)]


def test_sessions_and_procedures_after_the_day_are_left_out(session: Session) -> None:
    then, now = register(session, as_of=THE_ADDRESS), register(session)
    sessions = {row["on"] for row in rows(now, "council_sessions")}
    assert max(sessions) > THE_ADDRESS
    assert {row["on"] for row in rows(then, "council_sessions")} == {day for day in sessions if day <= THE_ADDRESS}
    procedures = rows(now, "procedures")
    begun = [row["start"] for row in procedures if row["start"]]
    assert begun
    assert min(begun) > THE_ADDRESS
    told = [(row["state"], row["instrument"], row["steps"]) for row in rows(then, "procedures")]
    assert told == [(row["state"], row["instrument"], row["steps"]) for row in procedures if not row["start"]]


def test_a_period_that_ends_after_the_day_is_told_without_its_end(small: Engine) -> None:
    of_procedure = {"id": "p", "state": "AM", "steps": "law-signed", "start": "2010", "until": "2024-07-01"}
    of_membership = {"id": "m", "organisation": "org", "state": "UZ", "start": "2010-01-01", "until": "2024-07-01"}
    record(small, [change("procedure", "p", **of_procedure), change("membership", "m", **of_membership)])
    for day, end in ((date(2024, 6, 30), None), (date(2024, 7, 1), date(2024, 7, 1))):
        content = of(small, as_of=day)
        assert [(row["start"], row["until"]) for row in rows(content, "procedures")] == [("2010", end)]
        assert [row["until"] for row in rows(content, "memberships") if row["state"] == "UZ"] == [end]


def test_a_session_is_told_from_its_day_on(small: Engine) -> None:
    record(small, [change("council_session", "s", id="s", organisation="org", on="2023-05-10")])
    before, on_it = (of(small, as_of=date(2023, 5, day)) for day in (9, 10))
    assert rows(before, "council_sessions") == []
    assert [row["on"] for row in rows(on_it, "council_sessions")] == [date(2023, 5, 10)]


@pytest.mark.parametrize(
    ("lang", "key", "said"),
    [
        ("en", "memberships", "Armenia: member, Collective Security Treaty Organization, since 15 May 1992"),
        ("ru", "memberships", f"Армения: член организации, {CSTO_RU}, с 15 мая 1992 года"),
        ("en", "council_sessions", "Summit of the Organization, Collective Security Treaty Organization, 23 June 2006"),
        ("ru", "council_sessions", f"Саммит Организации, {CSTO_RU}, 23 июня 2006 года"),
        ("en", "packages", "Package of 2018 on observers and partners"),
        ("ru", "packages", "Пакет 2018 года о статусах наблюдателя и партнёра"),
        ("en", "stances", "Belarus: supports it, on 22 November 2024"),
        ("ru", "stances", "Беларусь: поддерживает, 22 ноября 2024 года"),
    ],
)
def test_a_note_says_in_words_what_it_is_about(session: Session, lang: str, key: str, said: str) -> None:
    content = register(session, lang=lang)
    numbers = {number for row in rows(content, key) for number in row["notes"]}
    assert said in [note.text for note in content.notes if note.number in numbers]


def test_a_note_on_a_stance_names_the_draft(session: Session) -> None:
    content = register(session)
    numbers = {number for row in rows(content, "stances") for number in row["notes"]}
    titles = {line.key: line.short_en or line.title_en for line in reading.instruments(session, TODAY)}
    noted = [note for note in content.notes if note.number in numbers]
    assert {note.about for note in noted} == {titles[row["instrument"]] for row in rows(content, "stances")}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                "State AM: observer, Organisation, begun in May 2003",
                "Session of the council, Organisation, 10 May 2023",
                "State AM: asked on 1 February 2023",
                "tonnage, State AM: 7",
            ],
        ),
        (
            "ru",
            [
                "Армения: наблюдатель, Организация, начало в мае 2003 года",
                "Сессия совета, Организация, 10 мая 2023 года",
                "Армения: запрос направлен 1 февраля 2023 года",
                "tonnage, Армения: 7",
            ],
        ),
    ],
)
def test_notes_have_words_for_vague_days_and_for_what_has_no_name(small: Engine, lang: str, said: list[str]) -> None:
    given = {"source": "a note"}
    other = {"organisation": "other", **given}
    record(
        small,
        [
            change("organisation", "other", key="other", name_en="Organisation", name_ru="Организация"),
            change("membership", "m", id="m", state="AM", start="2003-05", status="observer", **other),
            change("council_session", "s", id="s", on="2023-05-10", **other),
            change("inquiry", "i", id="i", state="AM", asked_on="2023-02-01", **given),
            change("weight", "w", id="w", measure="tonnage", state="AM", value="7", **given),
        ],
    )
    told = [note.text for note in of(small, lang=lang).notes]
    assert [text for text in said if text not in told] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                ("coverage", "partial", "The register holds the acts of some states only; others may have acted."),
                ("confidence", "confirmed", "An official source says so, or a named person confirms it."),
                (
                    "confidence",
                    "reported",
                    "A secondary source, such as the press, says so, or no receipt is recorded.",
                ),
            ],
        ),
        (
            "ru",
            [
                ("coverage", "неполный", meaning(Coverage.PARTIAL, "ru")),
                ("confidence", "подтверждено", meaning(Confidence.CONFIRMED, "ru")),
                ("confidence", "по сообщениям", meaning(Confidence.REPORTED, "ru")),
            ],
        ),
    ],
)
def test_the_legend_explains_coverage_and_grades(session: Session, lang: str, said: list[tuple[str, str, str]]) -> None:
    legend = register(session, lang=lang).legend
    assert [(one.column, one.word, one.meaning) for one in legend if one.column in ("coverage", "confidence")] == said


def test_what_was_recorded_later_was_not_known(small: Engine) -> None:
    record(small, [act("AM", "2023-01-01")])
    record(small, [act("BY", "2023-02-01")], LATER)
    then = of(small, known_at=datetime(2024, 5, 1, tzinfo=UTC), known_on=date(2024, 4, 30))
    assert [row["state"] for row in rows(then, "acts")] == ["AM"]
    assert [row["recorded_by"] for row in rows(of(small), "acts")] == ["clerk", "clerk"]


def test_every_recorded_field_that_says_something_is_told(small: Engine) -> None:
    said = {"regards": "art. 5", "territory": "all", "reference": "No. 7", "incoming": "in-3", "note": "a remark"}
    record(small, [act("AM", "2023-01-01", on="2022-12", effective_on="2023-03-01", as_printed="R", **said)])
    (row,) = rows(of(small), "acts")
    assert (row["on"], row["received_on"], row["effective_on"]) == ("2022-12", date(2023, 1, 1), date(2023, 3, 1))
    assert row["particulars"] == (
        "Regards: art. 5; Territory: all; Number: No. 7; Incoming number: in-3; As printed: R; Remark: a remark"
    )
    assert printed(of(small), "acts")[0]["on"] == "December 2022"
    (note,) = [note for note in of(small).notes if note.number in row["notes"]]
    assert note.sources == ("a note",)


def test_tables_without_rows_say_so_or_are_left_out(small: Engine) -> None:
    content = of(small)
    assert {"acts", "steps", "instruments", "council_sessions"} <= {group.key for group in content.groups}
    assert not {"packages", "stances", "undertakings", "weights"} & {group.key for group in content.groups}
    (acts,) = (group for group in content.groups if group.key == "acts")
    assert (acts.size, acts.empty) == (0, "Nothing of this kind is on record by this day.")


@pytest.mark.parametrize(
    ("asked", "instruments", "states"),
    [
        ({"instrument": "juris-2021"}, {"juris-2021"}, {"AM", "BY", "KG", "KZ", "RU", "TJ"}),
        ({"instrument": "juris-2021", "state": "KZ"}, {"juris-2021"}, {"KZ"}),
    ],
)
def test_of_a_selection_it_tells_what_belongs_to_it(
    session: Session, asked: dict[str, str], instruments: set[str], states: set[str]
) -> None:
    content = register(session, as_of=THE_ADDRESS, **asked)
    assert {row["key"] for row in rows(content, "instruments")} == instruments
    assert {row["instrument"] for key in ("acts", "steps") for row in rows(content, key)} <= instruments
    assert {row["state"] for key in ("acts", "steps") for row in rows(content, key)} <= states
    assert states <= {row["code"] for row in rows(content, "states")}
    assert [row["key"] for row in rows(content, "organisations")] == ["csto"]


def test_a_state_has_the_instruments_that_concern_it(session: Session) -> None:
    content = register(session, state="UZ")
    assert 0 < len(rows(content, "instruments")) < 41
    assert {row["state"] for row in rows(content, "acts")} == {"UZ"}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_workbook_and_json_hold_the_same_rows(session: Session, lang: str) -> None:
    asked: dict[str, Any] = {"as_of": THE_ADDRESS, "lang": lang}
    content = register(session, **asked)
    book = openpyxl.load_workbook(BytesIO(reports.render(session, "register", format="xlsx", **asked)))
    document = json.loads(reports.render(session, "register", format="json", **asked))
    for group in content.groups:
        said = document["groups"][group.key]
        assert sum(len(section["rows"]) for section in said["sections"]) == group.size
        shown = list(book[group.heading].iter_rows(min_row=5, values_only=True))
        assert len(shown) == max(group.size, 1)
