"""Reservations and declarations: each with its words as they were recorded, and what has become of it."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.reports.conftest import THE_ADDRESS
from tests.reports.sheets import NEXT_YEAR, act, add, cells, group_of, pact, prose
from tracker import reports
from tracker.register.database import reading as session_of
from tracker.reports.model import Content


@pytest.fixture
def reserved(small: Engine) -> Engine:
    add(small, *pact())
    return small


def told(engine: Engine, day: date, **more: Any) -> Content:
    with session_of(engine) as session:
        return reports.content(session, "reservations", as_of=day, **more)


def fates(content: Content) -> list[tuple[str, str, str, date | None]]:
    return [(row["state"], row["act"], row["fate"], row["until"]) for row in cells(content.groups[0])]


def test_every_statement_has_its_day_its_fate_and_its_source(reserved: Engine) -> None:
    content = told(reserved, NEXT_YEAR)
    assert fates(content) == [
        ("KZ", "declaration", "stands", None),
        ("KZ", "reservation", "awaits-consent", None),
        ("AM", "reservation", "stands", None),
        ("BY", "reservation", "statement-withdrawn", date(2022, 3, 1)),
        ("BY", "objection", "stands", None),
        ("RU", "objection", "statement-withdrawn", date(2022, 2, 1)),
        ("RU", "withdrawal-of-objection", "withdrawal-made", None),
        ("BY", "withdrawal-of-reservation", "withdrawal-made", None),
    ]
    assert all(row["notes"] for row in cells(content.groups[0]))
    assert content.headline == "8 statements to 1 instrument"


def test_nothing_is_told_before_its_day(reserved: Engine) -> None:
    assert fates(told(reserved, date(2021, 12, 16))) == [
        ("KZ", "declaration", "stands", None),
        ("KZ", "reservation", "awaits-consent", None),
        ("AM", "reservation", "stands", None),
        ("BY", "reservation", "stands", None),
        ("BY", "objection", "stands", None),
    ]


def test_a_reservation_not_confirmed_on_consenting_is_told_so(reserved: Engine) -> None:
    add(reserved, act("pact", "KZ", "ratification", "2022-06-01"))
    assert ("KZ", "reservation", "not-confirmed", None) in fates(told(reserved, NEXT_YEAR))
    assert ("KZ", "reservation", "awaits-consent", None) in fates(told(reserved, date(2022, 5, 31)))


def test_statements_lapse_with_the_participation_of_the_state(reserved: Engine) -> None:
    add(reserved, act("pact", "AM", "withdrawal", "2022-07-01", effective_on="2022-08-01"))
    assert ("AM", "reservation", "stands", None) in fates(told(reserved, date(2022, 7, 31)))
    assert ("AM", "reservation", "lapsed", date(2022, 8, 1)) in fates(told(reserved, date(2022, 8, 1)))


def test_an_objection_loses_its_object_with_the_reservation(reserved: Engine) -> None:
    add(reserved, act("pact", "AM", "withdrawal-of-reservation", "2022-09-01", regards="Art 5"))
    assert ("BY", "objection", "without-object", date(2022, 9, 1)) in fates(told(reserved, NEXT_YEAR))


def test_the_text_is_given_as_it_was_recorded_and_a_missing_one_is_told(reserved: Engine) -> None:
    content = told(reserved, NEXT_YEAR, lang="ru")
    group = content.groups[0]
    columns = {column.key: column for column in group.columns}
    texts = [columns["text"].printed(row["text"]) for row in cells(group)]
    assert "Armenia will not apply Article 5." in texts
    assert "текст не внесён" in texts
    regards = [columns["regards"].printed(row["regards"]) for row in cells(group)]
    assert "Армения, Art 5" in regards
    assert "не сказано" in regards
    assert content.headline == "8 оговорок и заявлений по 1 документу"


def test_of_one_state_its_own_statements_and_the_objections_to_them_are_given(reserved: Engine) -> None:
    assert [(state, act) for state, act, _, _ in fates(told(reserved, NEXT_YEAR, state="AM"))] == [
        ("AM", "reservation"),
        ("BY", "objection"),
        ("RU", "objection"),
        ("RU", "withdrawal-of-objection"),
    ]


def test_a_single_statement_is_counted_in_the_singular(reserved: Engine) -> None:
    assert told(reserved, date(2021, 9, 19)).is_empty
    content = told(reserved, date(2021, 10, 1), state="AM", lang="ru")
    assert content.headline == "1 оговорка или заявление по 1 документу"


def test_every_word_is_explained(reserved: Engine) -> None:
    content = told(reserved, NEXT_YEAR)
    explained = {entry.value for entry in content.legend if entry.column == "fate"}
    assert explained == {fate for _, _, fate, _ in fates(content)}
    assert all(entry.word and entry.meaning for entry in content.legend)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_register_without_reservations_gives_a_report_that_says_so(session: Session, lang: str) -> None:
    content = reports.content(session, "reservations", as_of=THE_ADDRESS, lang=lang)
    assert content.is_empty
    assert {"en": "no reservation, declaration or objection", "ru": "оговорки, заявления и возражения"}[
        lang
    ] in content.empty
    assert content.notes == ()


def test_the_sheet_has_the_same_statements_in_prose(reserved: Engine) -> None:
    with session_of(reserved) as session:
        content = reports.content(session, "status-sheet", as_of=NEXT_YEAR, instrument="pact", lang="ru")
    said = prose(group_of(content, "pact/statements"))
    assert (
        "Армения: оговорка, 1 октября 2021 года (касается: Art 5; действует). Armenia will not apply Article 5." in said
    )
    assert said.index("Возражения:") < said.index(
        "Беларусь: возражение, 15 декабря 2021 года (касается: Армения, Art 5; "
    )
