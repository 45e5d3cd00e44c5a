"""An entry weighed against what is recorded: whether the register says the same already, and what is odd about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import NeedsReason, Refused
from tracker.law.facts import ActFact, Dossier, StepFact
from tracker.law.findings import Finding, Weight, check_act, check_step
from tracker.register.dossiers import STANDING_ACTS, act_fact, step_fact
from tracker.register.fields import Field
from tracker.register.forms import act_day, act_id, step_day, step_id
from tracker.register.ledger import TABLES, Author
from tracker.register.sources import join


@dataclass(frozen=True, slots=True)
class Weighed:
    """An entry as it would be written: its row, what it says in law, and what is odd about it."""

    row: dict[str, Any]
    fact: ActFact | StepFact | None  # None where the register says the same already
    findings: tuple[Finding, ...] = ()
    same_as: str = ""  # the row that says the same already


def weigh(
    session: Session, kind: str, row: dict[str, Any], dossier: Dossier, today: date, correcting: str = ""
) -> Weighed:
    """An entry beside everything in its dossier, without the one it corrects.

    Raises Refused where another row is about the same and says otherwise; what is odd is told, and refused by `refuse`.
    """
    same = None if correcting else _same(session, kind, row)
    if same is not None:
        return Weighed(_merged(same, row), None, same_as=same.id)
    if kind == "step":
        row = {"id": step_id(row), **row}
        step = step_fact(_Unrecorded(row, today))
        return Weighed(row, step, tuple(check_step(step, dossier, today)))
    row = {**row, "id": act_id(row)}
    act = act_fact(_Unrecorded(row, today))
    rest = replace(dossier, acts=tuple(other for other in dossier.acts if other.id != correcting))
    return Weighed(row, act, tuple(check_act(replace(act, id="new"), rest, today)))


class _Unrecorded:
    """A row that is not recorded yet, read like one recorded today."""

    def __init__(self, row: dict[str, Any], today: date) -> None:
        self.__dict__.update(row)
        self.recorded_at = _Midnight(today)


@dataclass(frozen=True, slots=True)
class _Midnight:
    day: date

    def date(self) -> date:
        return self.day


def refuse(findings: Iterable[Finding]) -> None:
    """Raise Refused for what cannot be."""
    impossible = [f for f in findings if f.weight is Weight.IMPOSSIBLE]
    if impossible:
        raise Refused("This cannot be recorded, and nothing was changed.", findings=impossible)


def require_reason(findings: Iterable[Finding], reason: str) -> None:
    """Raise NeedsReason for what is unusual and has no reason."""
    unusual = [f for f in findings if f.weight is Weight.UNUSUAL]
    if unusual and not reason.strip():
        raise NeedsReason(
            "This is unusual. If it is right, record it with a reason; nothing was changed.", findings=unusual
        )


# Rows that say the same.


def _same(session: Session, kind: str, row: dict[str, Any]) -> Any | None:
    return _same_act(session, row) if kind == "act" else _same_step(session, row)


def _same_act(session: Session, row: dict[str, Any]) -> Any | None:
    table = TABLES["act"]
    alike = (table.c[name] == row[name] for name in ("instrument", "state", "act", "regards", "territory"))
    found = session.execute(STANDING_ACTS.where(*alike))
    return next((r for r in found if act_day(r._asdict()) == act_day(row)), None)


def _same_step(session: Session, row: dict[str, Any]) -> Any | None:
    table = TABLES["step"]
    query = select(table).where(*(table.c[name] == row[name] for name in ("instrument", "state", "step")))
    return next((r for r in session.execute(query) if step_day(r._asdict()) == step_day(row)), None)


def _merged(old: Any, new: dict[str, Any]) -> dict[str, Any]:
    """The recorded row with the new sources; raises Refused where the two say different things."""
    row = dict(old._asdict())
    differing = [
        name
        for name, value in new.items()
        if name not in _NOT_COMPARED and value not in ("", None) and row.get(name) not in ("", None, value)
    ]
    if differing:
        raise Refused(
            "This is recorded already ({id}), but says otherwise: {fields}. Correct that entry instead.",
            id=old.id,
            fields=[Field(name) for name in differing],
        )
    added = {name: value for name, value in new.items() if name not in _NOT_COMPARED and not row.get(name) and value}
    return row | added | {"source": join(row["source"], new["source"])}


_NOT_COMPARED = frozenset({"id", "source", "recorded_at", "recorded_by", "supersedes", "void_reason", "confidence"})


def same_content(old: Any, row: dict[str, Any]) -> bool:
    """True where a recorded row says all that another says."""
    ignored = {"id", "recorded_at", "recorded_by", "supersedes", "void_reason"}
    return all(getattr(old, name) == value for name, value in row.items() if name not in ignored)


# Rows to be written.


def free_id(session: Session, kind: str, wanted: str) -> str:
    """An id that no row has: the one wanted, or one with a number after it."""
    table, number, candidate = TABLES[kind], 1, wanted
    while session.execute(select(table.c.id).where(table.c.id == candidate)).first():
        number += 1
        candidate = f"{wanted}~{number}"
    return candidate


def stamped(row: dict[str, Any], author: Author) -> dict[str, Any]:
    """The row with who records it, and when."""
    return row | {"recorded_at": author.at, "recorded_by": author.name}
