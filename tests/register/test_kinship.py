"""Instruments that depend on others: what is recorded about one changes the answers about the other."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, change, instrument
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.kinship import dependents, families
from tracker.register.ledger import Author, write
from tracker.register.projection import project
from tracker.register.recording import GivenAct, record_act
from tracker.register.verification import verify

TODAY = date(2024, 3, 15)
NOTIFICATION = "notification-of-completed-procedures"


def clause(when: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"when": when, "later": {"days": 0}, "basis": "quoted", **more}


FAMILY = [
    instrument("treaty", entry_into_force=clause({"consents": 2}), lasts={"until": "2023-12-31"}),
    instrument("amendment", relation={"amends": "treaty"}, entry_into_force=clause({"consents": 1})),
    instrument("statute", entry_into_force=clause({"in_force": "treaty"})),
    instrument("annex", entry_into_force=clause({"consents": "all", "of": {"parties_of": "treaty"}})),
    instrument("rules", lasts={"with": "treaty"}),
    instrument("borrower", entry_into_force={"as": {"instrument": "treaty", "article": "Art 14"}}),
    instrument(
        "prolongation",
        relation={"prolongs": "treaty"},
        entry_into_force=clause({"consents": 1}, applies_from="2024-01-01"),
    ),
    instrument("stranger", entry_into_force=clause({"consents": 2})),
]


@pytest.fixture
def family(sqlite_register: Engine) -> Engine:
    with writing(sqlite_register) as session:
        write(session, FAMILY, CLERK)
        project(session)
    return sqlite_register


def record(engine: Engine, key: str, state: str, on: str, at: datetime = CLERK.at) -> None:
    given = GivenAct(key, state, NOTIFICATION, received_on=on, source="Note verbale")
    with writing(engine) as session:
        record_act(session, given, Author("clerk", at), TODAY, reason="a test of what follows")


def state_of(engine: Engine, key: str, as_of: date, known_at: datetime | None = None) -> str:
    with session_of(engine) as session:
        return str(reading.status(session, key, as_of, known_at).line.state)


def stored(engine: Engine, key: str, as_of: date) -> str:
    with session_of(engine) as session:
        return next(str(line.state) for line in reading.instruments(session, as_of) if line.key == key)


def test_all_that_may_change_with_an_instrument_is_found(family: Engine) -> None:
    with session_of(family) as session:
        assert dependents(session, ["treaty"]) == {"amendment", "statute", "annex", "rules", "borrower", "prolongation"}
        assert dependents(session, ["prolongation"]) >= {"treaty", "rules", "annex"}
        assert dependents(session, ["stranger"]) == set()


def test_an_act_towards_a_parent_moves_those_that_depend_on_it(family: Engine) -> None:
    assert stored(family, "statute", TODAY) == "pending"
    for state in ("AM", "BY"):
        record(family, "treaty", state, "2022-05-01")
    assert stored(family, "statute", date(2023, 1, 1)) == "in-force"
    assert stored(family, "rules", date(2024, 1, 1)) == "ended"
    with session_of(family) as session:
        assert verify(session).problems == []


def test_what_prolongs_a_treaty_brings_it_back_from_the_day_it_says(family: Engine) -> None:
    for state in ("AM", "BY"):
        record(family, "treaty", state, "2022-05-01")
    assert (stored(family, "treaty", date(2023, 12, 31)), stored(family, "treaty", date(2024, 1, 1))) == (
        "in-force",
        "ended",
    )
    record(family, "prolongation", "KZ", "2024-03-01", at=datetime(2024, 3, 20, 9, tzinfo=UTC))
    assert stored(family, "treaty", date(2024, 1, 1)) == "in-force"
    assert stored(family, "rules", date(2024, 1, 1)) != "ended"
    assert state_of(family, "treaty", date(2024, 2, 1), known_at=datetime(2024, 3, 19, tzinfo=UTC)) == "ended"
    assert state_of(family, "treaty", date(2024, 2, 1), known_at=datetime(2024, 3, 21, tzinfo=UTC)) == "in-force"
    with session_of(family) as session:
        assert verify(session).problems == []


def test_a_borrowed_clause_is_that_of_the_lender_and_names_the_article(family: Engine) -> None:
    with session_of(family) as session:
        borrowed = reading.status(session, "borrower", TODAY).assessment.entry.clause
    assert borrowed is not None
    assert (borrowed.borrowed_from, borrowed.article) == ("treaty", "Art 14")


def test_states_that_ended_or_are_continued_are_followed(family: Engine) -> None:
    states = [
        change("state", "SU", code="SU", name_en="Soviet Union", exists_to="1991-12-26"),
        change("state", "RU", code="RU", name_en="Russia", continues="SU"),
        change("state", "DD", code="DD", name_en="German Democratic Republic", exists_to="1990-10-03"),
        instrument(
            "old", concerns="any", organisation=None, adopted_on="1960-01-01", entry_into_force=clause({"consents": 2})
        ),
    ]
    rows = [
        change(
            "act", code, id=code, instrument="old", state=code, act="ratification", received_on=on, recorded_at=CLERK.at
        )
        for code, on in (("SU", "1961-01-01"), ("DD", "1962-01-01"))
    ]
    with writing(family) as session:
        write(session, [*states, *rows], CLERK)
        project(session)
    with session_of(family) as session:
        positions = {line.state: line.position for line in reading.status(session, "old", TODAY).positions}
        assert verify(session).problems == []
    assert positions == {"RU": "party", "DD": "not-eligible"}


def test_a_state_that_another_continues_is_that_one_wherever_it_is_named(family: Engine) -> None:
    named = {
        "when": {
            "all": [
                {"states": ["SU"]},
                {"consents": 1, "of": ["SU", "AM"]},
                {"weight": {"measure": "tonnage", "at_least": 5}},
            ]
        },
        "except": [{"states": ["SU"], "later": {"days": 60}}],
    }
    rows = [
        change("state", "SU", code="SU", name_en="Soviet Union", exists_to="1991-12-26"),
        change("state", "RU", code="RU", name_en="Russia", continues="SU"),
        instrument(
            "old",
            concerns=["SU", "AM"],
            organisation=None,
            adopted_on="1968-07-01",
            entry_into_force=clause({}) | named,
        ),
        change(
            "act",
            "su",
            id="su",
            instrument="old",
            state="SU",
            act="ratification",
            received_on="1970-03-05",
            recorded_at=CLERK.at,
        ),
        change("weight", "w", id="w", measure="tonnage", state="SU", value="7"),
        change("announcement", "a", id="a", instrument="old", state="SU", on="1970-03-05", source="Gazette"),
    ]
    with writing(family) as session:
        write(session, rows, CLERK)
        project(session)
    with session_of(family) as session:
        status = reading.status(session, "old", TODAY)
        odd = [finding.kind for finding in reading.findings(session, "old") if finding.state]
        assert verify(session).problems == []
    assert str(status.on) == "1970-03-05"
    assert {line.state: line.position for line in status.positions} == {"RU": "party", "AM": "no-act"}
    assert odd == ["without-source"]


@pytest.mark.parametrize(
    ("related", "heads"),
    [
        ({"treaty": {}, "protocol": {"amends": "treaty"}}, {"treaty": "treaty", "protocol": "treaty"}),
        (
            {"treaty": {}, "protocol": {"supplements": "treaty"}, "annex": {"amends": "protocol"}},
            {"treaty": "treaty", "protocol": "treaty", "annex": "treaty"},
        ),
        ({"old": {}, "new": {"replaces": "old"}}, {"old": "old", "new": "new"}),
        ({"protocol": {"amends": "elsewhere"}}, {"protocol": "protocol"}),
        ({"a": {}, "b": {}, "both": {"amends": ["b", "a"]}}, {"a": "a", "b": "b", "both": "b"}),
        (
            {"b": {"amends": "a"}, "a": {"prolongs": "b"}, "c": {"implements": "b"}},
            {"a": "a", "b": "a", "c": "a"},
        ),
    ],
)
def test_a_family_is_a_treaty_with_what_adds_to_it(related: dict[str, Any], heads: dict[str, str]) -> None:
    rows = [SimpleNamespace(key=key, relation=relation) for key, relation in related.items()]
    assert families(rows) == heads
