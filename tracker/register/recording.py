"""What a person does to the register: one function for each thing.

An entry is checked as a colleague would: what cannot be is refused, what is unusual wants a reason, and nothing is
changed until everything is right. The spans follow in the same transaction.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NotFound, Stale
from tracker.law.facts import ActFact, Dossier
from tracker.law.findings import Finding
from tracker.law.what_if import Effect, assume, effect
from tracker.register.fields import Field
from tracker.register.forms import (
    GIVEN_ACT,
    GIVEN_STEP,
    GivenAct,
    GivenStep,
    act_id,
    act_row,
    dossier_of,
    given_act,
    given_step,
    step_row,
)
from tracker.register.ledger import TABLES, Author, Change, minute, version_of, write
from tracker.register.projection import project
from tracker.register.states import new_state_row
from tracker.register.weighing import free_id, refuse, require_reason, same_content, stamped, weigh

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
    return _checked(session, "act", row, dossier, today)


def record_act(session: Session, given: GivenAct, author: Author, today: date, reason: str = "") -> Recorded:
    """Record an act. The same act again changes nothing; with another source, it adds the source.

    Raises NotFound, Invalid, Refused, or NeedsReason where it is unusual and `reason` is empty.
    """
    checked = check_new_act(session, given, today)
    return _record(session, "act", checked, author, reason)


def check_new_step(session: Session, given: GivenStep, today: date) -> Checked:
    """The step as it would be recorded, with its effect; raises Refused for what cannot be."""
    row, dossier = step_row(session, given)
    return _checked(session, "step", row, dossier, today)


def record_step(session: Session, given: GivenStep, author: Author, today: date, reason: str = "") -> Recorded:
    """Record a domestic step; like `record_act`."""
    checked = check_new_step(session, given, today)
    return _record(session, "step", checked, author, reason)


def check_corrected_act(session: Session, act: str, given: GivenAct, today: date) -> Checked:
    """The correction of an act as it would be recorded; raises like `correct_act`."""
    _standing_act(session, act)
    row, dossier = act_row(session, given)
    return _checked(session, "act", row | {"supersedes": act}, dossier, today, correcting=act)


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
    if same_content(old, checked.row):
        return Recorded(act, False, checked.effect)
    require_reason(checked.findings, reason)
    row = checked.row | {"id": free_id(session, "act", act_id(checked.row))}
    _write(
        session,
        [Change("act", row["id"], stamped(row, author), reason)],
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
    row["id"] = free_id(session, "act", f"{act}/void")
    dossier = dossier_of(session, old.instrument)
    changed = effect(assume(dossier), assume(dossier, without=[act]))
    _write(session, [Change("act", row["id"], stamped(row, author), reason)], author, old.instrument)
    return Recorded(row["id"], True, changed)


def check_corrected_step(session: Session, step: str, given: GivenStep, today: date) -> Checked:
    """The correction of a step as it would be recorded; raises like `correct_step`."""
    _existing(session, "step", step)
    row, dossier = step_row(session, given)
    return _checked(session, "step", row | {"id": step}, dossier, today, correcting=step)


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
    if same_content(old, checked.row):
        return Recorded(step, False, checked.effect)
    require_reason(checked.findings, reason)
    _write(
        session,
        [Change("step", step, stamped(checked.row, author), reason)],
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


def _checked(
    session: Session, kind: str, row: dict[str, Any], dossier: Dossier, today: date, correcting: str = ""
) -> Checked:
    weighed = weigh(session, kind, row, dossier, today, correcting)
    if weighed.fact is None:
        return Checked(weighed.row, (), effect(a := assume(dossier), a), weighed.same_as)
    refuse(weighed.findings)
    without = [correcting] if correcting else []
    acts, steps = ([weighed.fact], []) if isinstance(weighed.fact, ActFact) else ([], [weighed.fact])
    changed = effect(assume(dossier), assume(dossier, acts, steps, without))
    return Checked(weighed.row, weighed.findings, changed)


# Writing.


def _record(session: Session, kind: str, checked: Checked, author: Author, reason: str) -> Recorded:
    row = checked.row
    if checked.same_as:
        old = _existing(session, kind, checked.same_as)
        if same_content(old, row):
            return Recorded(checked.same_as, False, checked.effect)
        _write(session, [Change(kind, old.id, row, reason)], author, row["instrument"])
        return Recorded(old.id, True, checked.effect)
    require_reason(checked.findings, reason)
    row = row | {"id": free_id(session, kind, row["id"])}
    _write(
        session,
        [Change(kind, row["id"], stamped(row, author), reason)],
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
        line = version_of(session, "act", row.id)  # what was put back by undoing keeps the stamp it had
        by = row if line is None else line
        raise Stale(template, changes=changes, who=by.recorded_by, when=minute(by), why=row.void_reason)
    return old


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
        when=minute(last),
    )


def _plain(row: Any) -> dict[str, Any]:
    return dict(row._asdict())
