"""Several entries at once, as a session of a council brings them: all of them are recorded, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NotFound, Refused
from tracker.law.facts import ActFact, Dossier
from tracker.law.findings import Finding, Weight
from tracker.law.what_if import Effect, assume, effect
from tracker.register.entering import enter
from tracker.register.forms import GivenAct, GivenStep, act_row, dossier_of, step_row
from tracker.register.ledger import TABLES, Author, Change
from tracker.register.weighing import Weighed, free_id, refuse, require_reason, same_content, stamped, weigh


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a batch, checked: the row that stands for it, and whether anything has to be written."""

    kind: str
    id: str
    row: dict[str, Any]
    findings: tuple[Finding, ...]
    known: bool  # the register says the same already; at most a source is added
    written: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch, checked or recorded: its rows in the order given, and what all of them together change."""

    rows: tuple[Row, ...]
    effects: dict[str, Effect]  # by instrument

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is unusual or worth a word about any of the rows."""
        return tuple(finding for row in self.rows for finding in row.findings)

    @property
    def changed(self) -> bool:
        """False where everything was recorded already."""
        return any(row.written for row in self.rows)


def check_batch(session: Session, given: Iterable[GivenAct | GivenStep], today: date) -> Batch:
    """The batch as it would be recorded; raises Refused, naming instrument and state, where one row cannot be.

    Each row is weighed beside those before it; the same row twice is one.
    """
    asked = list(dict.fromkeys(given))
    if not asked:
        raise Invalid("Nothing was recorded: choose at least one instrument and one state.")
    before = {key: dossier_of(session, key) for key in dict.fromkeys(one.instrument for one in asked)}
    grown, rows, impossible = dict(before), [], []
    for one in asked:
        weighed = _weighed(session, one, grown[one.instrument], today)
        impossible += [finding for finding in weighed.findings if finding.weight is Weight.IMPOSSIBLE]
        grown[one.instrument] = _with(grown[one.instrument], weighed)
        rows.append(_row(session, one, weighed))
    refuse(impossible)
    return Batch(tuple(rows), {key: effect(assume(before[key]), assume(grown[key])) for key in before})


def record_batch(
    session: Session, given: Iterable[GivenAct | GivenStep], author: Author, today: date, reason: str = ""
) -> Batch:
    """Record the batch in the transaction of this session: one reason for all that is unusual in it.

    Raises like `check_batch`, and NeedsReason where a row is unusual and `reason` is empty.
    """
    batch = check_batch(session, given, today)
    require_reason(batch.findings, reason)
    changes, rows = [], []
    for checked in batch.rows:
        new = checked.written and not checked.known
        row = replace(checked, id=free_id(session, checked.kind, checked.id)) if new else checked
        rows.append(row)
        if row.written:
            content = stamped(row.row | {"id": row.id}, author) if new else row.row
            changes.append(Change(row.kind, row.id, content, reason))
    enter(session, changes, author, batch.effects, sorted(row.row["state"] for row in rows))
    return replace(batch, rows=tuple(rows))


def _weighed(session: Session, given: GivenAct | GivenStep, dossier: Dossier, today: date) -> Weighed:
    """One row weighed; what is refused of one row alone names it."""
    kind = _kind(given)
    read: Any = act_row if kind == "act" else step_row
    row, _ = read(session, given, dossier)
    try:
        return weigh(session, kind, row, dossier, today)
    except (Invalid, NotFound):
        raise
    except Refused as error:
        raise Refused(
            "{instrument}, {state}: {why}", instrument=row["instrument"], state=row["state"], why=error
        ) from None


def _kind(given: GivenAct | GivenStep) -> str:
    return "act" if isinstance(given, GivenAct) else "step"


def _with(dossier: Dossier, weighed: Weighed) -> Dossier:
    if weighed.fact is None:
        return dossier
    if isinstance(weighed.fact, ActFact):
        return replace(dossier, acts=(*dossier.acts, weighed.fact))
    return replace(dossier, steps=(*dossier.steps, weighed.fact))


def _row(session: Session, given: GivenAct | GivenStep, weighed: Weighed) -> Row:
    kind, known = _kind(given), bool(weighed.same_as)
    written = not known or not same_content(_recorded(session, kind, weighed.same_as), weighed.row)
    return Row(kind, weighed.same_as or weighed.row["id"], weighed.row, weighed.findings, known, written)


def _recorded(session: Session, kind: str, key: str) -> Any:
    table = TABLES[kind]
    return session.execute(select(table).where(table.c.id == key)).one()


def every_pair(
    given: GivenAct | GivenStep, instruments: Sequence[str], states: Sequence[str], left_out: Iterable[str] = ()
) -> list[GivenAct | GivenStep]:
    """The same entry for each of these states and instruments, without the pairs `KEY/XX` left out."""
    out = set(left_out)
    return [
        replace(given, instrument=instrument, state=state)
        for instrument in instruments
        for state in states
        if f"{instrument}/{state}" not in out
    ]
