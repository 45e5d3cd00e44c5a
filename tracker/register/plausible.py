"""What a colleague would say of a row before it is recorded: what cannot be, and what is unusual.

`refuse` raises Invalid or Refused; `unusual` names what wants a reason. Rows are as `editable.read` leaves them.
"""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NeedsReason, Refused
from tracker.law.dates import parse_partial, period_of
from tracker.law.facts import Membership
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, InstrumentState, MembershipStatus, Says, Stage, Step
from tracker.register.dossiers import membership
from tracker.register.editable import Row, row_of
from tracker.register.fields import Field
from tracker.register.kinship import needs
from tracker.register.ledger import TABLES, primary_key
from tracker.register.projection import TABLES as SPANS
from tracker.register.projection import assessed
from tracker.register.sameness import fact_keys, same

# What is settled once an instrument is in force.
_SETTLED = ("entry_into_force", "lasts", "exit", "concerns", "organisation", "adopted_on", "kind", "ended_on")
# Spans: the end is not before the beginning; half-open ones are not empty either.
_ENDS = {
    "state": ("exists_from", "exists_to"),
    "membership": ("start", "until"),
    "procedure": ("start", "until"),
    "contact": ("start", "until"),
}
_NOT_TO_COME = {
    "confirmation": ("up_to",),
    "stance": ("on",),
    "inquiry": ("asked_on", "answered_on"),
    "instrument": ("fulfilled_on",),
    "announcement": ("announced_on",),
}


def refuse(session: Session, kind: str, row: Row, today: date) -> None:
    """Raise Invalid or Refused where the row cannot be; that of a new fact has no id."""
    if kind in _ENDS:
        _in_order(row, *_ENDS[kind], apart=True)
    for column in _NOT_TO_COME.get(kind, ()):
        _has_come(row, column, today)
    if (check := _REFUSALS.get(kind)) is not None:
        check(session, row)


def _in_order(row: Row, first: str, last: str, apart: bool = False) -> None:
    """Raise Invalid where a day comes before the one it cannot come before; `apart`: nor on it."""
    start, end = _first(row[first]), _last(row[last])
    if start and end and (end < start or (apart and end == start)):
        raise Invalid(
            "{last} ({end}) comes before {first} ({start}), or on the same day.",
            first=Field(first),
            last=Field(last),
            start=row[first],
            end=row[last],
        )


def _has_come(row: Row, column: str, today: date) -> None:
    day = _first(row[column])
    if day is not None and day > today:
        raise Invalid("{field}: {day} has not come yet.", field=Field(column), day=row[column])


def _first(text: str) -> date | None:
    return parse_partial(text).first if text else None


def _last(text: str) -> date | None:
    return parse_partial(text).last if text else None


def _membership(session: Session, row: Row) -> None:
    table, mine = TABLES["membership"], _span(row)
    of_state = select(table).where(table.c.organisation == row["organisation"], table.c.state == row["state"])
    for other in session.execute(of_state).mappings():
        theirs = _span(dict(other))
        if other["id"] != row.get("id") and _before_end(mine.start, theirs) and _before_end(theirs.start, mine):
            raise Refused(
                "This time overlaps with another of the same state: from {start} until {until} ({status}). End that "
                "one first, or choose other days.",
                start=other["start"],
                until=other["until"] or "–",
                status=MembershipStatus(other["status"]),
            )


def _span(row: Row) -> Membership:
    return membership(_Read(row))


def _before_end(day: date, span: Membership) -> bool:
    return span.end is None or day < span.end


class _Read:
    """A row that is not recorded, read like one that is."""

    def __init__(self, row: Row) -> None:
        self.__dict__.update(row)


def _instrument(session: Session, row: Row) -> None:
    if row["stage"] == "draft" and row["adopted_on"]:
        raise Invalid(
            "A draft has no day of adoption. Leave {field} empty, or say that it is adopted.", field=Field.ADOPTED_ON
        )
    without_ratification = row["kind"] in KINDS_WITHOUT_RATIFICATION
    if row["fulfilled_on"] and not without_ratification:
        raise Invalid(
            "{field} is said of decisions, statements and commitments; this instrument needs consents.",
            field=Field.FULFILLED_ON,
        )
    if row["fulfilled_on"] and row["stage"] == "draft":
        raise Invalid("A draft cannot be carried out before it is adopted.")
    _in_order(row, "adopted_on", "fulfilled_on")
    _in_order(row, "adopted_on", "ended_on")
    if row["stage"] == "draft" and _has_acts(session, row["key"]):
        raise Refused("Acts of states are on record: the instrument cannot be a draft.")


def _has_acts(session: Session, key: str) -> bool:
    table = TABLES["act"]
    return session.execute(select(table.c.id).where(table.c.instrument == key).limit(1)).first() is not None


def _announcement(_: Session, row: Row) -> None:
    try:
        period_of(row["on"], row["not_before"], row["not_after"])
    except ValueError:
        raise Invalid(
            "The dates exclude each other: on {on}, not before {first}, not after {last}.",
            on=row["on"] or "–",
            first=row["not_before"] or "–",
            last=row["not_after"] or "–",
        ) from None


def _procedure(_: Session, row: Row) -> None:
    if row["completed_by"] == Stage.NOT_REQUIRED:
        return
    steps = row["steps"].split()
    if strangers := [step for step in row["completed_by"].split() if step not in steps]:
        raise Invalid("The procedure is completed by {step}, which is not among its steps.", step=Step(strangers[0]))


def _state(session: Session, row: Row) -> None:
    for column in ("continues", "succeeds"):
        if row[column] and (row[column] == row["code"] or row_of(session, "state", row[column]) is None):
            raise Invalid("{field}: “{value}” is not on record.", field=Field(column), value=row[column])


def _stance(session: Session, row: Row) -> None:
    draft = row_of(session, "instrument", row["instrument"]) or {}
    adopted, on = _first(draft["adopted_on"]), _first(row["on"])
    if draft["stage"] != "draft" and (adopted is None or (on is not None and on > adopted)):
        raise Refused("“{key}” is no longer a draft: what states do now is an act or a step.", key=row["instrument"])


def _inquiry(session: Session, row: Row) -> None:
    _in_order(row, "asked_on", "answered_on")
    _in_order(row, "asked_on", "promised_for")
    if bool(row["answered_on"]) != bool(row["answer"]):
        raise Invalid("An answer has a day and a text: fill in {fields}.", fields=[Field.ANSWERED_ON, Field.ANSWER])
    contact = row_of(session, "contact", row["contact"]) if row["contact"] else None
    if contact is not None and contact["state"] != row["state"]:
        raise Invalid("{name} is a contact of another state.", name=contact["name"])


_REFUSALS: dict[str, Callable[[Session, Row], None]] = {
    "membership": _membership,
    "instrument": _instrument,
    "announcement": _announcement,
    "procedure": _procedure,
    "state": _state,
    "stance": _stance,
    "inquiry": _inquiry,
}


def same_fact(session: Session, kind: str, row: Row) -> Row | None:
    """The fact on record that tells what the row tells, if there is one."""
    if primary_key(kind) != "id":
        return row_of(session, kind, row[primary_key(kind)])
    table = TABLES[kind]
    about = "instrument" if row.get("instrument") else "state" if "state" in table.c else "organisation"
    wanted = set(fact_keys(kind, row))
    near = session.execute(select(table).where(table.c[about] == row[about])).mappings()
    return next(
        (dict(old) for old in near if wanted & set(fact_keys(kind, dict(old))) and same(kind, dict(old), row)), None
    )


def unusual(session: Session, kind: str, before: Row | None, row: Row, today: date) -> Iterator[NeedsReason]:
    """What wants a reason before it is recorded."""
    if kind == "instrument":
        yield from _unusual_instrument(session, before, row, today)
    elif kind == "announcement":
        yield from _announced_otherwise(session, row)
    elif kind == "confirmation" and row["says"] == Says.PENDING and row["state"]:
        yield from _consented_already(session, row)


def _unusual_instrument(session: Session, before: Row | None, row: Row, today: date) -> Iterator[NeedsReason]:
    changed = [name for name in _SETTLED if before and before[name] != row[name]]
    if changed and _state_of(session, row["key"], today) in (InstrumentState.IN_FORCE, InstrumentState.ENDED):
        yield NeedsReason(
            "The instrument has entered into force; this changes what was settled then: {fields}.",
            fields=[Field(name) for name in changed],
        )
    for other in sorted(needs(_Read(row)) - (needs(_Read(before)) if before else set())):
        if row_of(session, "instrument", other) is None:
            yield NeedsReason("It refers to “{key}”, which is no instrument of the register.", key=other)
    if (adopted := _first(row["adopted_on"])) is not None and adopted > today:
        yield NeedsReason("{field}: {day} has not come yet.", field=Field.ADOPTED_ON, day=row["adopted_on"])
    if before and before["stage"] == "draft" and row["stage"] != "draft" and row["package"]:
        yield from _adopted_alone(session, row)


def _state_of(session: Session, key: str, today: date) -> str | None:
    table = SPANS["instrument_span"]
    found = session.execute(
        select(table.c.state).where(table.c.instrument == key, table.c.start <= today).order_by(table.c.start.desc())
    )
    return found.scalars().first()


def _adopted_alone(session: Session, row: Row) -> Iterator[NeedsReason]:
    table = TABLES["instrument"]
    others = select(table.c.key).where(
        table.c.package == row["package"], table.c.key != row["key"], table.c.stage == "draft"
    )
    if waiting := list(session.execute(others.order_by(table.c.key)).scalars()):
        yield NeedsReason(
            "It is to be adopted together with other parts of “{package}”, which are still drafts: {parts}.",
            package=row["package"],
            parts=waiting,
        )


def _announced_otherwise(session: Session, row: Row) -> Iterator[NeedsReason]:
    table = TABLES["announcement"]
    near = select(table).where(table.c.instrument == row["instrument"], table.c.id != (row.get("id") or ""))
    for other in session.execute(near):
        if other.state == row["state"] and other.on and row["on"] and other.on != row["on"]:
            yield NeedsReason("Another source announces {day}: {source}", day=other.on, source=other.source or "–")


def _consented_already(session: Session, row: Row) -> Iterator[NeedsReason]:
    assessment = assessed(session, [row["instrument"]])[row["instrument"]]
    course, up_to = assessment.courses.get(row["state"]), _first(row["up_to"])
    if course is None or up_to is None:
        return
    for consent in course.consents:
        if consent.act.id and consent.day <= up_to:
            yield NeedsReason(
                "A consent of {state} is on record since {day}: it is not pending on {up_to}.",
                state=row["state"],
                day=consent.day,
                up_to=row["up_to"],
            )
            return
