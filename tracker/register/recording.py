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
from tracker.register.entering import enter, require_seen
from tracker.register.fields import Field
from tracker.register.forms import (
    GIVEN_ACT,
    GIVEN_STEP,
    GivenAct,
    GivenStep,
    act_row,
    dossier_of,
    given_act,
    given_step,
    step_row,
)
from tracker.register.ledger import TABLES, Author, Change, minute, version_of
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
    require_seen(version_of(session, "act", act), seen)
    checked = check_corrected_act(session, act, given, today)
    return _record(session, "act", checked, author, reason, correcting=act)


def void_act(session: Session, act: str, reason: str, author: Author, seen: int | None = None) -> Recorded:
    """Take an act back: a new row says so, with the reason; the act stays in its history."""
    if not reason.strip():
        raise Invalid("Say why the act is taken back: the reason is kept beside it.")
    require_seen(version_of(session, "act", act), seen)
    old = _standing_act(session, act)
    row = old._asdict() | {"supersedes": act, "void_reason": reason.strip()}
    row["id"] = free_id(session, "act", f"{act}/void")
    return _take_back(session, old, Change("act", row["id"], stamped(row, author), reason), author)


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
    require_seen(version_of(session, "step", step), seen)
    checked = check_corrected_step(session, step, given, today)
    return _record(session, "step", checked, author, reason, correcting=step)


def void_step(session: Session, step: str, reason: str, author: Author, seen: int | None = None) -> Recorded:
    """Take a step back; its earlier versions and the reason stay in the ledger."""
    if not reason.strip():
        raise Invalid("Say why the step is taken back: the reason is kept beside it.")
    require_seen(version_of(session, "step", step), seen)
    old = _existing(session, "step", step)
    return _take_back(session, old, Change("step", step, None, reason.strip()), author)


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


def _record(
    session: Session, kind: str, checked: Checked, author: Author, reason: str, correcting: str = ""
) -> Recorded:
    """Write an entry that was checked, or the correction of one, unless the register says the same already."""
    row, known = checked.row, checked.same_as or correcting
    old = _existing(session, kind, known) if known else None
    if old is not None and same_content(old, row):
        return Recorded(known, False, checked.effect)
    require_reason(checked.findings, reason)
    if not checked.same_as:  # which keeps its stamp, and gets what is new
        key = correcting if kind == "step" and correcting else free_id(session, kind, row["id"])
        row = stamped(row | {"id": key}, author)
    about = {row["instrument"], row["instrument"] if old is None else old.instrument}
    enter(session, [Change(kind, row["id"], row, reason)], author, about, [row["state"]])
    return Recorded(row["id"], True, checked.effect, checked.findings)


def _take_back(session: Session, old: Any, change: Change, author: Author) -> Recorded:
    dossier = dossier_of(session, old.instrument)
    changed = effect(assume(dossier), assume(dossier, without=[old.id]))
    enter(session, [change], author, [old.instrument])
    return Recorded(change.key, True, changed)


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
