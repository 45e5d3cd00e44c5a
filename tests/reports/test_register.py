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

from tests.register.test_differences import act, record
from tests.reports.conftest import THE_ADDRESS
from tracker import reports
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.dossiers import standing
from tracker.register.ledger import Author
from tracker.reports.model import Content

TODAY = date(2026, 11, 24)
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
