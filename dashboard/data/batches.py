"""Several entries at once: checked with what all of them change, then saved together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from dashboard.data import drafts, entries
from dashboard.data.entries import Saved, Told
from dashboard.data.register import engine, kept, session
from dashboard.moment import Moment
from tracker.clock import today
from tracker.register import batches, database, reading
from tracker.register.ledger import Author

SEVERAL = ("instruments", "states", "left_out")


@dataclass(frozen=True)
class Line:
    """One entry of the batch: whose, and whether the register holds it already."""

    instrument: str
    state: str
    known: bool
    written: bool  # of a known one: a source is added


@dataclass(frozen=True)
class Preview:
    """What saving would do, in words."""

    lines: tuple[Line, ...]
    effects: Told
    warnings: tuple[str, ...]  # all of them want one reason
    notes: tuple[str, ...]

    @property
    def new(self) -> int:
        """How many entries would be written."""
        return sum(line.written for line in self.lines)


def checked(kind: str, values: Mapping[str, Any], scan: str = "") -> batches.Batch:
    """The batch as it would be recorded; raises TrackerError, naming the row, for what cannot be."""

    def check(found: Session) -> batches.Batch:
        return batches.check_batch(found, _pairs(found, kind, values, scan, entries.author()), today())

    if scan:
        return entries.tried(check)
    with session() as found:
        return check(found)


def preview(kind: str, values: Mapping[str, Any], moment: Moment, scan: str = "") -> Preview:
    """What recording the batch would do, in words; raises like `checked`."""
    batch = checked(kind, values, scan)
    lines = tuple(Line(row.row["instrument"], row.row["state"], row.known, row.written) for row in batch.rows)
    return Preview(lines, entries.told(batch.effects, moment), *entries.findings_in_words(batch.findings, moment))


def save(kind: str, values: Mapping[str, Any], reason: str, scan: str, draft: str, moment: Moment) -> Saved:
    """Record the whole batch or nothing, and forget the draft; raises TrackerError."""
    who = entries.author()
    with database.writing(engine()) as writing:
        batch = batches.record_batch(writing, _pairs(writing, kind, values, scan, who), who, today(), reason)
        drafts.forget_in(writing, draft, scan)
    ids = tuple(row.id for row in batch.rows)
    return Saved(ids, batch.changed, entries.told(batch.effects, moment))


@kept
def members(instruments: tuple[str, ...], moment: Moment) -> tuple[str, ...]:
    """The states that were members of the organisations of these instruments on the day, by code."""
    with session() as found:
        rows = {row.key: row for row in reading.facts(found, "instrument", None)}
        keys = {rows[key].organisation for key in instruments if key in rows} - {None}
        return tuple(sorted({state for key in keys for state in reading.members(found, key, moment.as_of)}))


def _pairs(found: Session, kind: str, values: Mapping[str, Any], scan: str, who: Author) -> list[Any]:
    one = entries.given(
        kind, {"instrument": "", "state": "", **_common(kind, entries.with_scan(found, values, scan, who))}
    )
    instruments, states, left_out = (values.get(name) or [] for name in SEVERAL)
    return batches.every_pair(one, instruments, states, left_out)


def _common(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: values[name] for name in entries.FIELDS[kind] if name in values and name not in ("instrument", "state")
    }
