"""What a person does to everything but acts and steps: add it, change it, remove it.

A row is checked as a colleague would: what cannot be is refused, what is unusual wants a reason, and nothing is changed
until everything is right. What follows in law is brought up in the same transaction, and told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, Text, cast, or_, select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NeedsReason, NotFound, Refused, Stale
from tracker.law.assessment import Assessment
from tracker.law.vocabulary import Basis
from tracker.law.what_if import Effect, effect
from tracker.register.editable import Around, Row, new_key, read, row_of
from tracker.register.entering import enter, require_seen
from tracker.register.fields import Field
from tracker.register.ledger import TABLES, Author, Change, blank, minute, primary_key, row_from, version_of
from tracker.register.plausible import refuse, same_fact, unusual
from tracker.register.projection import TABLES as SPANS
from tracker.register.projection import assessed
from tracker.register.references import referring
from tracker.register.sources import join, split
from tracker.register.tables import Entry

Given = Mapping[str, Any]
_ENTRIES: Table = Entry.__table__  # type: ignore[attr-defined]
_NO_LAW = ("organisation", "package", "council_session", "stance", "contact", "inquiry")
_NAMED = 5  # of those who refer to a fact, so many are named


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows for one instrument: in law, and whose consent is outstanding, or to be confirmed, on the day."""

    instrument: str
    effect: Effect
    owing_now: tuple[str, ...]
    owing_no_more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """What was done: the keys of the facts, whether anything was written, and what follows in law."""

    keys: tuple[str, ...]
    changed: bool
    follows: tuple["Follows", ...] = ()  # one for each instrument about which anything changes
    unusual: tuple[NeedsReason, ...] = ()


def add(session: Session, kind: str, given: Sequence[Given], author: Author, today: date, reason: str = "") -> Edited:
    """Record new facts of one kind together, or none of them. A fact that is on record already changes nothing.

    Raises Invalid, NotFound or Refused for what cannot be, NeedsReason where it is unusual and `reason` is empty.
    """
    around, changes, odd, keys = Around(session), list[Change](), list[NeedsReason](), list[str]()
    for values in given:
        row = read(around, kind, values, None)
        if (old := same_fact(session, kind, row)) is not None:
            keys.append(_require_same(kind, old, row))
            continue
        refuse(session, kind, row, today)
        odd += unusual(session, kind, None, row, today)
        key = new_key(session, kind, row)
        keys.append(key)
        changes.append(Change(kind, key, row | {primary_key(kind): key}, reason.strip()))
    _require_reason(odd, reason)
    follows = _write(session, around.new_states, changes, author, today)
    return Edited(tuple(keys), bool(changes), follows, tuple(odd))


def edit(
    session: Session,
    kind: str,
    key: str,
    given: Given,
    author: Author,
    today: date,
    reason: str = "",
    seen: int | None = None,
) -> Edited:
    """Change a fact; its earlier version stays in the ledger. What `given` does not name stays as it is.

    `seen` is the version the person was looking at. Raises Stale, telling what changed field by field, when it is not
    the last; else like `add`.
    """
    before = _existing(session, kind, key, seen)
    around, pk = Around(session), primary_key(kind)
    row = read(around, kind, given, before) | {pk: key}
    if row == before:
        return Edited((key,), False)
    if given.get(pk, key) != key:
        raise Invalid("{field} stays as it is: other facts refer to it.", field=Field(pk))
    refuse(session, kind, row, today)
    odd = list(unusual(session, kind, before, row, today))
    _require_reason(odd, reason)
    follows = _write(session, around.new_states, [Change(kind, key, row, reason.strip())], author, today, before)
    return Edited((key,), True, follows, tuple(odd))


def remove(
    session: Session, kind: str, key: str, reason: str, author: Author, today: date, seen: int | None = None
) -> Edited:
    """Remove a fact to which no other refers; its versions and the reason stay in the ledger.

    Raises NeedsReason without a reason, Refused naming those that refer to it, Stale like `edit`.
    """
    if not reason.strip():
        raise NeedsReason("Say why it is removed: the reason is kept in the history.")
    before = _existing(session, kind, key, seen)
    if others := referring(session, kind, key):
        raise Refused(
            "“{key}” cannot be removed: {n} other entries refer to it ({named}). Change or remove those first.",
            key=key,
            n=len(others),
            named=[*others[:_NAMED], *(["…"] if len(others) > _NAMED else [])],
        )
    follows = _write(session, [], [Change(kind, key, None, reason.strip())], author, today, before)
    return Edited((key,), True, follows)


def adopt(
    session: Session,
    key: str,
    given: Given,
    author: Author,
    today: date,
    reason: str = "",
    seen: int | None = None,
) -> Edited:
    """Let a draft be adopted: it has a day of adoption, and is a draft no more. Raises like `edit`."""
    before = _existing(session, "instrument", key, seen)
    if before["stage"] != "draft":
        raise Refused("“{key}” is no longer a draft.", key=key)
    if not given.get("adopted_on"):
        raise Invalid("Nothing was recorded. Please fill in: {fields}.", fields=[Field.ADOPTED_ON])
    if not given.get("sources"):
        raise Invalid("Nothing was recorded. Please fill in: {fields}.", fields=[Field.SOURCES])
    sources = [*before["sources"], *(s for s in given["sources"] if s not in before["sources"])]
    adopted = {**given, "sources": sources, "stage": "", "due_on": ""}
    return edit(session, "instrument", key, adopted, author, today, reason, seen)


def set_rules(
    session: Session,
    key: str,
    rules: Given,
    author: Author,
    today: date,
    reason: str = "",
    seen: int | None = None,
) -> Edited:
    """Give an instrument another clause, duration or rule on withdrawal. A rule names its source, or is `assumed`.

    `rules` hold `entry_into_force`, `lasts` and `exit`. Raises like `edit`.
    """
    before = _existing(session, "instrument", key, seen)
    clause = rules.get("entry_into_force")
    known = isinstance(clause, Mapping) and clause.get("basis") != Basis.ASSUMED
    if known and clause != before["entry_into_force"] and not str((clause or {}).get("source") or "").strip():
        raise Invalid(
            "Say where the clause is known from, or that it is assumed. Please fill in: {fields}.",
            fields=[Field.SOURCE],
        )
    sources = before["sources"] or split(str((clause or {}).get("source") or ""))
    return edit(session, "instrument", key, {**rules, "sources": sources}, author, today, reason, seen)


def _existing(session: Session, kind: str, key: str, seen: int | None) -> Row:
    row, last = row_of(session, kind, key), version_of(session, kind, key)
    if row is None or last is None:
        if last is not None and seen is not None:
            raise Stale(
                "This entry was removed by {who} on {when} ({why}).",
                who=last.recorded_by,
                when=minute(last),
                why=last.reason or "–",
            )
        raise NotFound("Nothing in the register has the number “{id}”.", id=key)
    require_seen(last, seen, _differences(session, kind, key, seen, row))
    return row


def _differences(session: Session, kind: str, key: str, seen: int | None, now: Row) -> Iterator[tuple[Field, Any, Any]]:
    """What is recorded otherwise than in the version that was seen: field, value then, value now."""
    query = select(_ENTRIES.c.content).where(_ENTRIES.c.id == seen, _ENTRIES.c.kind == kind, _ENTRIES.c.key == key)
    content = session.execute(query).scalar()
    then = row_from(kind, content) if content else blank(kind)
    yield from ((Field(name), then.get(name), value) for name, value in now.items() if then.get(name) != value)


def _require_same(kind: str, old: Row, row: Row) -> str:
    """The key of the fact on record; raises Refused where it says otherwise than the row."""
    pk = primary_key(kind)
    differing = [name for name, value in row.items() if name not in (pk, "confidence") and value != old[name] and value]
    if differing and differing != ["source"]:
        raise Refused(
            "This is recorded already ({id}), but says otherwise: {fields}. Correct that entry instead.",
            id=old[pk],
            fields=[Field(name) for name in differing],
        )
    if differing and join(old["source"], row["source"]) != old["source"]:
        raise Refused(
            "This is recorded already ({id}), from another source. Add the source to that entry instead.", id=old[pk]
        )
    return str(old[pk])


def _require_reason(odd: Iterable[NeedsReason], reason: str) -> None:
    """Raise NeedsReason, naming everything that is unusual, where no reason is given for it."""
    if (found := list(odd)) and not reason.strip():
        raise NeedsReason("Say why: {unusual}", unusual=found)


def _write(
    session: Session,
    new_states: Sequence[str],
    changes: list[Change],
    author: Author,
    today: date,
    before: Row | None = None,
) -> tuple[Follows, ...]:
    """Write the changes, bring up the spans, and tell what changes in law."""
    if not changes:
        return ()
    kind = changes[0].kind
    rows = [row for row in (before, *(change.row for change in changes)) if row is not None]
    touched = _touched(session, kind, rows)
    told = touched or ()  # where all are touched, nobody reads what follows for each
    old = assessed(session, told)
    enter(session, changes, author, touched, new_states)
    new = assessed(session, told)
    found = (_follows(key, old[key], new[key], today) for key in sorted(old.keys() & new.keys()))
    return tuple(one for one in found if not one.effect.nothing or one.owing_now or one.owing_no_more)


def _follows(key: str, old: Assessment, new: Assessment, today: date) -> Follows:
    then, now = _owing(old, today), _owing(new, today)
    return Follows(key, effect(old, new), tuple(sorted(now - then)), tuple(sorted(then - now)))


def _owing(assessed: Assessment, today: date) -> set[str]:
    return {one.state for one in assessed.owing if one.start <= today and (one.until is None or today < one.until)}


def _touched(session: Session, kind: str, rows: Sequence[Row]) -> set[str] | None:
    """The instruments about which an answer may change with these rows; None for all."""
    if kind in _NO_LAW:
        return set()
    if kind == "state":
        return None if len({(row["exists_to"], row["continues"]) for row in rows}) > 1 else set()
    if kind == "instrument":
        return {row["key"] for row in rows}
    table = TABLES["instrument"]
    if kind == "membership":
        organisations = {row["organisation"] for row in rows}
        notation = cast(table.c.entry_into_force, Text)
        named = or_(table.c.organisation.in_(organisations), *(notation.contains(key) for key in organisations))
        return set(session.execute(select(table.c.key).where(named)).scalars())
    if kind == "weight":
        notation = cast(table.c.entry_into_force, Text)
        named = or_(*(notation.contains(row["measure"]) for row in rows))
        return set(session.execute(select(table.c.key).where(named)).scalars())
    if kind == "procedure" and not all(row["instrument"] for row in rows):
        spans = SPANS["stage_span"]
        states = {row["state"] for row in rows}
        return set(session.execute(select(spans.c.instrument).where(spans.c.state.in_(states))).scalars())
    return {row["instrument"] for row in rows}
