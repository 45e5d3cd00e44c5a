"""What the register holds about one state, over all instruments: read with a few indexed queries."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.law.dates import parse_partial
from tracker.law.facts import Dossier
from tracker.register.dossiers import STANDING_ACTS, Rows, dossiers, standing
from tracker.register.earlier import rows_known
from tracker.register.ledger import TABLES

_OF_ONE_STATE = ("act", "step", "membership", "procedure")
_FOR_ALL = ("instrument", "state")


def dossiers_of_state(session: Session, state: str, known_at: datetime | None = None) -> dict[str, Dossier]:
    """The dossiers of the instruments this state may be concerned by, or has an act or a step about.

    Of acts, steps, memberships and procedures they hold those of this state only, and of the states that it continues:
    enough for its own way, not for an answer about the instrument.
    """
    rows = _now(session, state) if known_at is None else _known(session, state, known_at)
    organisations = {row.organisation for row in rows.of("membership")}
    acted = {row.instrument for kind in ("act", "step") for row in rows.of(kind)}
    concerned = [
        row.key
        for row in rows.of("instrument")
        if row.key in acted
        or row.organisation in organisations
        or (isinstance(row.concerns, list) and state in row.concerns)
    ]
    return dossiers(rows, concerned)


def _now(session: Session, state: str) -> Rows:
    rows = Rows()
    for kind in _FOR_ALL:
        rows.by_kind[kind] = list(session.execute(select(TABLES[kind])))
    codes = _continued(rows.of("state"), state)
    for kind in _OF_ONE_STATE:
        query = STANDING_ACTS if kind == "act" else select(TABLES[kind])
        rows.by_kind[kind] = list(session.execute(query.where(TABLES[kind].c.state.in_(codes))))
    return rows


def _known(session: Session, state: str, known_at: datetime) -> Rows:
    every = rows_known(session, known_at)
    codes = _continued(every.of("state"), state)
    rows = Rows(defaultdict(list, {kind: every.of(kind) for kind in _FOR_ALL}))
    for kind in _OF_ONE_STATE:
        of_all = standing(every.of(kind)) if kind == "act" else every.of(kind)
        rows.by_kind[kind] = [row for row in of_all if row.state in codes]
    return rows


def _continued(states: list[Any], state: str) -> list[str]:
    """The state, and those that it continues: what they did is its own."""
    return [state, *(row.continues for row in states if row.code == state and row.continues)]


def may_be_asked(contact: Any, day: date) -> bool:
    """True where a contact is to be asked on a day; one whose days cannot be read is shown rather than lost."""
    try:
        start = parse_partial(contact.start).first if contact.start else None
        until = parse_partial(contact.until).last if contact.until else None
    except ValueError:
        return True
    return (start is None or start <= day) and (until is None or day <= until)
