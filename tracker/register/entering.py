"""How what a person does is entered in the register once it has been checked: the last steps, the same for every fact.

Nobody has changed the fact since the person looked at it; then the lines are written, behind the rows of states they
are the first to name, and the spans follow in the same transaction.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Stale
from tracker.register.ledger import TABLES, Author, Change, minute, write
from tracker.register.projection import forget, project
from tracker.register.states import new_state_row


def require_seen(last: Any | None, seen: int | None, changes: Iterable[Any] = ()) -> None:
    """Raise Stale where the last version of a fact is not the one a person was looking at, if any.

    `changes` tell what is recorded otherwise now; they are asked for only then.
    """
    if last is not None and seen is not None and last.id != seen:
        raise Stale(
            "This entry was changed by {who} on {when}; look at it again before you change it.",
            changes=changes,
            who=last.recorded_by,
            when=minute(last),
        )


def enter(
    session: Session,
    changes: Sequence[Change],
    author: Author,
    instruments: Collection[str] | None,
    states: Iterable[str] = (),
) -> None:
    """Write the changes, and bring the spans of these instruments (all, if None) up to them.

    A state among `states` that has no row gets one first; what is removed takes its spans along.
    """
    for change in changes:
        if change.row is None and change.kind in ("instrument", "state"):
            forget(session, change.kind, change.key)
    write(session, [*_new(session, dict.fromkeys(states)), *changes], author)
    if instruments is None or instruments:
        project(session, instruments)


def _new(session: Session, states: Iterable[str]) -> list[Change]:
    code = TABLES["state"].c.code
    known = set(session.execute(select(code).where(code.in_(states))).scalars())
    return [Change("state", state, new_state_row(state)) for state in states if state not in known]
