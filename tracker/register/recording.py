"""What a person does to the register: one function for each thing.

An entry is checked as a colleague would: what cannot be is refused, what is unusual wants a reason, and nothing is
changed until everything is right. The spans follow in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NeedsReason, NotFound, Refused, Stale
from tracker.law.facts import Dossier
from tracker.law.findings import Finding, Weight, check_act, check_step
from tracker.law.what_if import Effect, assume, effect
from tracker.register.dossiers import act_fact, step_fact
from tracker.register.fields import Field
from tracker.register.forms import (
    GIVEN_ACT,
    GIVEN_STEP,
    GivenAct,
    GivenStep,
    act_day,
    act_id,
    act_row,
    dossier_of,
    given_act,
    given_step,
    step_day,
    step_id,
    step_row,
)
from tracker.register.ledger import TABLES, Author, Change, version_of, write
from tracker.register.projection import project
from tracker.register.sources import join
from tracker.register.states import new_state_row

# The forms a person fills in belong to what is done with them.
__all__ = [
    "GIVEN_ACT",
    "GIVEN_STEP",
    "Checked",
    "GivenAct",
    "GivenStep",
    "Recorded",
    "check_corrected_act",
    "check_corrected_step",
    "check_new_act",
    "check_new_step",
    "correct_act",
    "correct_step",
    "given_act",
    "given_step",
    "record_act",
    "record_step",
    "void_act",
    "void_step",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry that may be recorded: the row, what is unusual about it, and what it changes."""

    row: dict[str, Any]
    findings: tuple[Finding, ...]
    effect: Effect
    same_as: str = ""  # the row that says the same already


@dataclass(frozen=True, slots=True)
class Recorded:
    """The outcome of a recording: the row it is about, and whether anything was written."""

    id: str
    changed: bool
    effect: Effect
    findings: tuple[Finding, ...] = ()


def check_new_act(session: Session, given: GivenAct, today: date) -> Checked:
    """The act as it would be recorded, with its effect; raises Refused for what cannot be."""
    row, dossier = act_row(session, given)
    return _checked_act(session, row, dossier, today)


def record_act(session: Session, given: GivenAct, author: Author, today: date, reason: str = "") -> Recorded:
    """Record an act. The same act again changes nothing; with another source, it adds the source.

    Raises NotFound, Invalid, Refused, or NeedsReason where it is unusual and `reason` is empty.
    """
    checked = check_new_act(session, given, today)
    return _record(session, "act", checked, author, reason)


def check_new_step(session: Session, given: GivenStep, today: date) -> Checked:
    """The step as it would be recorded, with its effect; raises Refused for what cannot be."""
    row, dossier = step_row(session, given)
    return _checked_step(session, row, dossier, today)


def record_step(session: Session, given: GivenStep, author: Author, today: date, reason: str = "") -> Recorded:
    """Record a domestic step; like `record_act`."""
    checked = check_new_step(session, given, today)
    return _record(session, "step", checked, author, reason)


def check_corrected_act(session: Session, act: str, given: GivenAct, today: date) -> Checked:
    """The correction of an act as it would be recorded; raises like `correct_act`."""
    _standing_act(session, act)
    row, dossier = act_row(session, given)
    return _checked_act(session, row | {"supersedes": act}, dossier, today)


def correct_act(
    session: Session,
    act: str,
    given: GivenAct,
    author: Author,
    today: date,
    reason: str = "",
    seen: int | None = None,
) -> Recorded:
    """Record a new act in the place of an earlier one, which stays in its history.

    `seen` is the version the person was looking at. Raises Stale, telling what changed, when it is not the last.
    """
    _require_seen(session, "act", act, seen)
    old = _standing_act(session, act)
    checked = check_corrected_act(session, act, given, today)
    if _same_content(old, checked.row):
        return Recorded(act, False, checked.effect)
    _require_reason(checked.findings, reason)
    row = checked.row | {"id": _free_id(session, "act", act_id(checked.row))}
    _write(
        session,
        [Change("act", row["id"], _stamped(row, author), reason)],
        author,
        row["instrument"],
        row["state"],
    )
    return Recorded(row["id"], True, checked.effect, checked.findings)


def void_act(session: Session, act: str, reason: str, author: Author, seen: int | None = None) -> Recorded:
    """Take an act back: a new row says so, with the reason; the act stays in its history."""
    if not reason.strip():
        raise Invalid("Say why the act is taken back: the reason is kept beside it.")
    _require_seen(session, "act", act, seen)
    old = _standing_act(session, act)
    row = _plain(old) | {"supersedes": act, "void_reason": reason.strip()}
    row["id"] = _free_id(session, "act", f"{act}/void")
    dossier = dossier_of(session, old.instrument)
    changed = effect(assume(dossier), assume(dossier, without=[act]))
    _write(session, [Change("act", row["id"], _stamped(row, author), reason)], author, old.instrument)
    return Recorded(row["id"], True, changed)


def check_corrected_step(session: Session, step: str, given: GivenStep, today: date) -> Checked:
    """The correction of a step as it would be recorded; raises like `correct_step`."""
    _existing(session, "step", step)
    row, dossier = step_row(session, given)
    return _checked_step(session, row | {"id": step}, dossier, today, correcting=step)


def correct_step(
    session: Session,
    step: str,
    given: GivenStep,
    author: Author,
    today: date,
    reason: str = "",
    seen: int | None = None,
) -> Recorded:
    """Change a step; its earlier version stays in the ledger. Raises like `correct_act`."""
    _require_seen(session, "step", step, seen)
    old = _existing(session, "step", step)
    checked = check_corrected_step(session, step, given, today)
    if _same_content(old, checked.row):
        return Recorded(step, False, checked.effect)
    _require_reason(checked.findings, reason)
    _write(
        session,
        [Change("step", step, _stamped(checked.row, author), reason)],
        author,
        old.instrument,
        checked.row["state"],
    )
    return Recorded(step, True, checked.effect, checked.findings)


def void_step(session: Session, step: str, reason: str, author: Author, seen: int | None = None) -> Recorded:
    """Take a step back; its earlier versions and the reason stay in the ledger."""
    if not reason.strip():
        raise Invalid("Say why the step is taken back: the reason is kept beside it.")
    _require_seen(session, "step", step, seen)
    old = _existing(session, "step", step)
    dossier = dossier_of(session, old.instrument)
    changed = effect(assume(dossier), assume(dossier, without=[step]))
    _write(session, [Change("step", step, None, reason.strip())], author, old.instrument)
    return Recorded(step, True, changed)


# Checks.


def _checked_act(session: Session, row: dict[str, Any], dossier: Dossier, today: date) -> Checked:
    same = None if row["supersedes"] else _same_act(session, row)
    if same is not None:
        return Checked(_merged(same, row), (), effect(a := assume(dossier), a), same.id)
    row = {**row, "id": act_id(row)}
    fact = act_fact(_Namespace(row, today))
    without = [row["supersedes"]] if row["supersedes"] else []
    rest = replace(dossier, acts=tuple(act for act in dossier.acts if act.id not in without))
    findings = tuple(check_act(replace(fact, id="new"), rest, today))
    _refuse(findings)
    return Checked(row, findings, effect(assume(dossier), assume(rest, [fact])))


def _checked_step(
    session: Session, row: dict[str, Any], dossier: Dossier, today: date, correcting: str = ""
) -> Checked:
    same = None if correcting else _same_step(session, row)
    if same is not None:
        return Checked(_merged(same, row), (), effect(a := assume(dossier), a), same.id)
    row = {"id": step_id(row), **row}
    fact = step_fact(_Namespace(row, today))
    findings = tuple(check_step(fact, dossier, today))
    _refuse(findings)
    without = [correcting] if correcting else []
    return Checked(row, findings, effect(assume(dossier), assume(dossier, steps=[fact], without=without)))


class _Namespace:
    """A row that is not recorded yet, read like one recorded today."""

    def __init__(self, row: dict[str, Any], today: date) -> None:
        self.__dict__.update(row)
        self.recorded_at = _Midnight(today)


@dataclass(frozen=True, slots=True)
class _Midnight:
    day: date

    def date(self) -> date:
        return self.day


def _refuse(findings: Iterable[Finding]) -> None:
    impossible = [f for f in findings if f.weight is Weight.IMPOSSIBLE]
    if impossible:
        raise Refused("This cannot be recorded, and nothing was changed.", findings=impossible)


def _require_reason(findings: Iterable[Finding], reason: str) -> None:
    unusual = [f for f in findings if f.weight is Weight.UNUSUAL]
    if unusual and not reason.strip():
        raise NeedsReason(
            "This is unusual. If it is right, record it with a reason; nothing was changed.", findings=unusual
        )


# Rows that say the same.


def _same_act(session: Session, row: dict[str, Any]) -> Any | None:
    table = TABLES["act"]
    query = select(table).where(
        *(table.c[name] == row[name] for name in ("instrument", "state", "act", "regards", "territory"))
    )
    rows = list(session.execute(query))
    superseded = {r.supersedes for r in rows if r.supersedes}
    day = act_day(row)
    return next(
        (r for r in rows if r.id not in superseded and not r.void_reason and act_day(r._asdict()) == day),
        None,
    )


def _same_step(session: Session, row: dict[str, Any]) -> Any | None:
    table = TABLES["step"]
    query = select(table).where(*(table.c[name] == row[name] for name in ("instrument", "state", "step")))
    return next((r for r in session.execute(query) if step_day(r._asdict()) == step_day(row)), None)


def _merged(old: Any, new: dict[str, Any]) -> dict[str, Any]:
    """The recorded row with the new sources; raises Refused where the two say different things."""
    row = _plain(old)
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


def _same_content(old: Any, row: dict[str, Any]) -> bool:
    ignored = {"id", "recorded_at", "recorded_by", "supersedes", "void_reason"}
    return all(getattr(old, name) == value for name, value in row.items() if name not in ignored)


def _free_id(session: Session, kind: str, wanted: str) -> str:
    table, number, candidate = TABLES[kind], 1, wanted
    while session.execute(select(table.c.id).where(table.c.id == candidate)).first():
        number += 1
        candidate = f"{wanted}~{number}"
    return candidate


# Writing.


def _record(session: Session, kind: str, checked: Checked, author: Author, reason: str) -> Recorded:
    row = checked.row
    if checked.same_as:
        old = _existing(session, kind, checked.same_as)
        if _same_content(old, row):
            return Recorded(checked.same_as, False, checked.effect)
        _write(session, [Change(kind, old.id, row, reason)], author, row["instrument"])
        return Recorded(old.id, True, checked.effect)
    _require_reason(checked.findings, reason)
    row = row | {"id": _free_id(session, kind, row["id"])}
    _write(
        session,
        [Change(kind, row["id"], _stamped(row, author), reason)],
        author,
        row["instrument"],
        row["state"],
    )
    return Recorded(row["id"], True, checked.effect, checked.findings)


def _write(session: Session, changes: list[Change], author: Author, instrument: str, state: str = "") -> None:
    if state and not session.execute(select(TABLES["state"].c.code).where(TABLES["state"].c.code == state)).first():
        changes = [Change("state", state, new_state_row(state)), *changes]
    write(session, changes, author)
    project(session, [instrument])


def _stamped(row: dict[str, Any], author: Author) -> dict[str, Any]:
    return row | {"recorded_at": author.at, "recorded_by": author.name}


def _existing(session: Session, kind: str, key: str) -> Any:
    found = session.execute(select(TABLES[kind]).where(TABLES[kind].c.id == key)).first()
    if found is None:
        raise NotFound("Nothing in the register has the number “{id}”.", id=key)
    return found


def _standing_act(session: Session, key: str) -> Any:
    old = _existing(session, "act", key)
    later = session.execute(select(TABLES["act"]).where(TABLES["act"].c.supersedes == key)).first()
    if later is not None or old.void_reason:
        row = later or old
        template = (
            "This act was taken back by {who} on {when} ({why}); look at it again."
            if row.void_reason
            else "This act was corrected by {who} on {when}; look at it again."
        )
        changes = () if row.void_reason else _differences(old, row)
        raise Stale(template, changes=changes, who=row.recorded_by, when=_minute(row), why=row.void_reason)
    return old


def _minute(row: Any) -> str:
    return f"{row.recorded_at:%Y-%m-%d %H:%M} UTC"


def _differences(old: Any, new: Any) -> list[tuple[Field, Any, Any]]:
    """What a person entered otherwise: field, value before, value after."""
    pairs = ((Field(name), getattr(old, name), getattr(new, name)) for name in (*GIVEN_ACT, "as_printed"))
    return [(field, before, after) for field, before, after in pairs if before != after]


def _require_seen(session: Session, kind: str, key: str, seen: int | None) -> None:
    last = version_of(session, kind, key)
    if seen is None or last is None or last.id == seen:
        return
    raise Stale(
        "This entry was changed by {who} on {when}; look at it again before you change it.",
        who=last.recorded_by,
        when=_minute(last),
    )


def _plain(row: Any) -> dict[str, Any]:
    return dict(row._asdict())
