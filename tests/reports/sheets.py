"""Registers and readings that the tests of sheets and of reservations share."""

from datetime import date
from typing import Any

from sqlalchemy import Engine

from tests.register.conftest import CLERK, change, instrument
from tracker.register.database import writing
from tracker.register.ledger import write
from tracker.register.projection import project
from tracker.reports.model import Content, Group

NEXT_YEAR = date(2023, 1, 1)
RULE = {"when": {"consents": 3}, "then": {"days": 0}, "later": {"days": 0}, "article": "Art 9", "basis": "quoted"}


def act(instrument_: str, state: str, kind: str, day: str, **more: Any) -> Any:
    key = f"{instrument_}/{state}/{kind}/{day}"
    given = {"received_on": day, "source": "CN", "confidence": "confirmed", "recorded_at": CLERK.at}
    return change("act", key, id=key, instrument=instrument_, state=state, act=kind, **(given | more))


def add(engine: Engine, *changes: Any) -> None:
    with writing(engine) as session:
        write(session, list(changes), CLERK)
        project(session)


def pact() -> list[Any]:
    """A pact of three consents: reservations that stand, were withdrawn, lapsed and wait; objections; declarations."""
    return [
        instrument("pact", kind="agreement", adopted_at="Minsk", entry_into_force=RULE, sources=["Text"]),
        *(
            act("pact", state, "signature", "2021-09-16", received_on="", on="2021-09-16")
            for state in ("AM", "BY", "KZ")
        ),
        act("pact", "AM", "ratification", "2021-10-01"),
        act("pact", "BY", "ratification", "2021-11-01"),
        act("pact", "RU", "accession", "2021-12-01"),
        act("pact", "AM", "reservation", "2021-10-01", regards="Art 5", note="Armenia will not apply Article 5."),
        act("pact", "BY", "objection", "2021-12-15", regards="AM Art 5", note="Belarus objects."),
        act("pact", "RU", "objection", "2021-12-20", regards="AM Art 5"),
        act("pact", "RU", "withdrawal-of-objection", "2022-02-01", regards="AM Art 5"),
        act("pact", "BY", "reservation", "2021-11-01", regards="Art 7"),
        act("pact", "BY", "withdrawal-of-reservation", "2022-03-01", regards="Art 7"),
        act("pact", "KZ", "reservation", "2021-09-20", regards="Art 2"),
        act("pact", "KZ", "declaration", "2021-09-20", note="Kazakhstan declares."),
        act("pact", "RU", "withdrawal", "2022-04-01", effective_on="2022-05-01"),
    ]


def group_of(content: Content, key: str) -> Group:
    return next(group for group in content.groups if group.key == key)


def cells(group: Group) -> list[dict[str, Any]]:
    """The values of the rows by the keys of their columns."""
    keys = [column.key for column in group.columns]
    return [dict(zip(keys, row, strict=True)) for row in group.rows]


def prose(group: Group) -> str:
    return "\n".join(paragraph.text for paragraph in group.paragraphs)
