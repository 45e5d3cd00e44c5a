"""The last thing this deployment's user recorded, and undoing it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard.data import entries
from dashboard.data.entries import Saved, Told
from dashboard.data.register import engine, kept, session
from dashboard.moment import Moment
from tracker.clock import user
from tracker.errors import Stale
from tracker.law.what_if import Effect
from tracker.register import database, undoing

RECORDED, CHANGED, CORRECTED, VOIDED, REMOVED = "recorded", "changed", "corrected", "voided", "removed"


@dataclass(frozen=True)
class Last:
    """The last entry, or batch, of a person."""

    line: int  # the number of its last line in the ledger
    at: datetime
    what: str
    kind: str
    word: str  # what act or step; empty for other facts
    count: int
    instruments: tuple[str, ...]
    states: tuple[str, ...]


def last(moment: Moment) -> Last | None:
    """What this deployment's user recorded last; None where there is nothing to undo."""
    return _last(moment, user())


@kept
def _last(moment: Moment, author: str) -> Last | None:  # noqa: ARG001 - the answer holds for the moment's version
    with session() as found:
        done = undoing.last(found, author)
    if done is None:
        return None
    told = done.told
    rows = [one.after or one.before or {} for one in told]
    return Last(
        _line(done),
        done.at,
        _what(told[0]),
        told[0].kind,
        str(rows[0].get(told[0].kind) or ""),
        len(told),
        tuple(dict.fromkeys(str(row["instrument"]) for row in rows if row.get("instrument"))),
        tuple(dict.fromkeys(str(row["state"]) for row in rows if row.get("state"))),
    )


def _line(done: undoing.Done) -> int:
    return max(one.number for one in done.written)


def _what(one: undoing.Written) -> str:
    if one.after is None:
        return REMOVED
    if one.before is not None:
        return CHANGED
    if one.after.get("void_reason"):
        return VOIDED
    return CORRECTED if one.after.get("supersedes") else RECORDED


def preview(line: int, moment: Moment) -> Told:
    """What undoing would change, in words; raises TrackerError where it cannot be undone."""
    return entries.told(entries.tried(lambda writing: _undone(writing, line, "-")), moment)


def undo(line: int, reason: str, moment: Moment) -> Saved:
    """Undo what ended with this line of the ledger; raises TrackerError."""
    with database.writing(engine()) as writing:
        effects = _undone(writing, line, reason)
    return Saved((), True, entries.told(effects, moment))


def _undone(writing: Session, line: int, reason: str) -> dict[str, Effect]:
    who = entries.author()
    done = undoing.last(writing, who.name)
    if done is None or _line(done) != line:
        raise Stale("Something else was recorded under your name meanwhile. Look at what is the last entry now.")
    return undoing.undo(writing, done, who, reason)
