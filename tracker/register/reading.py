"""Questions to the register, answered with plain rows.

Every question takes `as_of`, the day in law, and `known_at`, the instant of what the register knew (None: now).
What is known now is read from the stored spans with one indexed query; what was known earlier is computed again from
the ledger.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from tracker.errors import NotFound
from tracker.law.assessment import Assessment, assess
from tracker.law.entry_into_force import missing_on
from tracker.law.lacking import Missing
from tracker.law.vocabulary import CONSENTED_POSITIONS
from tracker.register import ledger, owing, projection
from tracker.register.dossiers import Rows, dossiers, rows_now, standing
from tracker.register.earlier import earlier, rows_known
from tracker.register.owing import Outstanding, OwingLine
from tracker.register.states import resolve_state
from tracker.register.tables import Head

__all__ = [
    "FindingLine",
    "InstrumentLine",
    "Outstanding",
    "OwingLine",
    "PositionLine",
    "SessionLine",
    "Status",
    "Titled",
    "Version",
    "consented",
    "fact",
    "facts",
    "findings",
    "history",
    "instruments",
    "known_organisation",
    "known_state",
    "members",
    "memberships",
    "names",
    "no_instrument",
    "organisations",
    "outstanding",
    "positions",
    "sessions",
    "states",
    "status",
    "statuses",
    "title_of",
    "titled",
    "version",
]

_HEAD: Table = Head.__table__  # type: ignore[attr-defined]


@dataclass(slots=True)  # not frozen, which would make it five times slower to create
class Titled:
    """What an instrument is called, what it is, and whose."""

    key: str
    title_en: str
    title_ru: str
    short_en: str
    short_ru: str
    kind: str
    organisation: str


def title_of(row: Any) -> tuple[str, str, str, str, str, str, str]:
    """What `Titled` begins with, from an instrument's row."""
    own = (row.key, row.title_en, row.title_ru, row.short_en, row.short_ru)
    return *own, row.kind, row.organisation or ""


@dataclass(slots=True)
class InstrumentLine(Titled):
    """One instrument on a day. `state` is None on a day before it was adopted."""

    adopted_on: str  # as the source gives it, possibly partial
    state: str | None
    in_force_on: date | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class PositionLine:
    """Where one state stands towards one instrument on a day."""

    instrument: str
    state: str
    position: str
    since: date
    in_force_on: date | None
    provisional: bool
    stage: str
    stage_since: date
    last_step: str | None
    confidence: str
    approximate: bool
    act: str


@dataclass(frozen=True, slots=True)
class Status:
    """Everything about one instrument on a day, with the assessment it can be explained from."""

    line: InstrumentLine
    as_of: date
    on: date | None
    computed_on: date | None
    announced_on: date | None
    missing: Missing | None
    positions: tuple[PositionLine, ...]
    assessment: Assessment
    row: Any  # the instrument's own row: place, depositary, clause, sources, notes
    acts: tuple[Any, ...]  # rows that stand, expected ones included
    steps: tuple[Any, ...]
    announcements: tuple[Any, ...]
    confirmations: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One line of the ledger as a person reads it: what was written about one fact, when, by whom and why."""

    number: int
    at: datetime
    by: str
    reason: str
    kind: str
    key: str
    row: dict[str, Any] | None  # None: the fact was removed
    before: dict[str, Any] | None  # the version before it, or the act it supersedes


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing that is odd about an instrument."""

    instrument: str
    kind: str
    weight: str
    state: str
    day: date | None
    details: dict[str, str]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of an organisation's council."""

    id: str
    organisation: str
    on: str  # as the source gives it, possibly partial
    name_en: str
    name_ru: str
    place: str
    source: str


def version(session: Session) -> int:
    """The number of the ledger's last line: it changes with every change of the register."""
    return int(session.execute(select(_HEAD.c.entries)).scalar_one())


def instruments(session: Session, as_of: date, known_at: datetime | None = None) -> list[InstrumentLine]:
    """All instruments as they stand on a day, in the order of their adoption."""
    spans = {span["instrument"]: span for span in _spans(session, "instrument_span", as_of, known_at)}
    return [_line(row, spans.get(row.key)) for row in titled(session, known_at)]


def titled(session: Session, known_at: datetime | None = None) -> list[Any]:
    """The rows of all instruments in the order of their adoption; as known now, only what names and sorts them."""
    if known_at is not None:
        return sorted(facts(session, "instrument", known_at), key=lambda row: (row.adopted_on, row.key))
    columns = ledger.TABLES["instrument"].c
    named = (columns[field.name] for field in fields(Titled))
    return list(session.execute(select(*named, columns.adopted_on).order_by(columns.adopted_on, columns.key)))


def outstanding(
    session: Session,
    as_of: date,
    known_at: datetime | None = None,
    *,
    state: str | None = None,
    organisation: str | None = None,
) -> Outstanding:
    """What is outstanding on a day: of one state, or to instruments of one organisation, where asked."""
    if known_at is None:
        return owing.outstanding_now(session, as_of, state=state, organisation=organisation)
    of_it = {r.key for r in facts(session, "instrument", known_at) if organisation in (None, r.organisation)}
    spans = _spans(session, "owing_span", as_of, known_at, state=state)
    return owing.sorted_out(as_of, (span for span in spans if span["instrument"] in of_it))


def positions(
    session: Session,
    as_of: date,
    known_at: datetime | None = None,
    *,
    state: str | None = None,
    instruments: Collection[str] | None = None,
) -> list[PositionLine]:
    """Where every state (or one) stands towards every instrument (or these) on a day."""
    stages = {
        (span["instrument"], span["state"]): span
        for span in _spans(session, "stage_span", as_of, known_at, state=state, instruments=instruments)
    }
    return [
        _position(span, stages[span["instrument"], span["state"]])
        for span in _spans(session, "position_span", as_of, known_at, state=state, instruments=instruments)
    ]


def consented(
    session: Session, as_of: date, known_at: datetime | None, instruments: Collection[str]
) -> list[tuple[str, str]]:
    """The instruments among these and the states that have consented to them on a day and not left."""
    if known_at is not None:
        lines = positions(session, as_of, known_at, instruments=instruments)
        return [(line.instrument, line.state) for line in lines if line.position in CONSENTED_POSITIONS]
    table = projection.TABLES["position_span"].c
    query = select(table.instrument, table.state).where(
        table.instrument.in_(sorted(instruments)),
        table.start <= as_of,
        or_(table.until.is_(None), table.until > as_of),
        table.position.in_(sorted(CONSENTED_POSITIONS)),
    )
    return [(row.instrument, row.state) for row in session.execute(query)]


def status(session: Session, key: str, as_of: date, known_at: datetime | None = None) -> Status:
    """Everything about one instrument on a day; raises NotFound where the register has (or had) no such instrument."""
    rows = rows_known(session, known_at) if known_at else rows_now(session, [key])
    found = statuses(rows, [key], as_of).get(key)
    if found is None:
        raise no_instrument(key, (row.key for row in facts(session, "instrument", known_at)))
    return found


def statuses(rows: Rows, keys: Collection[str], as_of: date) -> dict[str, Status]:
    """Everything about each of these instruments on a day, of those that are among the rows with all beside them."""
    about = {kind: _by_instrument(rows, kind) for kind in ("act", "step", "announcement", "confirmation")}
    own = {row.key: row for row in rows.of("instrument")}
    return {
        key: _status(own[key], assess(found), {kind: tuple(of[key]) for kind, of in about.items()}, as_of)
        for key, found in dossiers(rows, keys).items()
    }


def _status(row: Any, assessment: Assessment, about: dict[str, tuple[Any, ...]], as_of: date) -> Status:
    spans = projection.spans_of(assessment)
    line = _line(row, next(_holding(spans["instrument_span"], as_of), None))
    entry = assessment.entry
    announced = entry.announced.day if entry.announced else None
    met = entry.met_on is not None and entry.met_on <= as_of
    return Status(
        line,
        as_of,
        on=line.in_force_on,
        computed_on=entry.computed_on if met else None,
        announced_on=announced if line.in_force_on is not None else None,
        missing=missing_on(entry, assessment.dossier, as_of) if line.state is not None else None,
        positions=_positions_of(spans, as_of),
        assessment=assessment,
        row=row,
        acts=about["act"],
        steps=about["step"],
        announcements=about["announcement"],
        confirmations=about["confirmation"],
    )


def findings(session: Session, instrument: str | None = None) -> list[FindingLine]:
    """What is odd: everywhere, or about one instrument."""
    table = projection.TABLES["finding"]
    query = select(table).order_by(table.c.instrument, table.c.number)
    if instrument is not None:
        query = query.where(table.c.instrument == instrument)
    return [
        FindingLine(row.instrument, row.kind, row.weight, row.state, row.day, row.details)
        for row in session.execute(query)
    ]


def history(session: Session, instrument: str) -> list[Version]:
    """Every version of everything recorded about one instrument, the latest first."""
    versions: list[Version] = []
    last: dict[tuple[str, str], dict[str, Any] | None] = {}
    for line in ledger.entries(session, instrument=instrument):
        row = None if line.content is None else ledger.row_from(line.kind, line.content)
        before = last.get((line.kind, (row or {}).get("supersedes") or line.key))
        versions.append(
            Version(line.id, line.recorded_at, line.recorded_by, line.reason, line.kind, line.key, row, before)
        )
        last[line.kind, line.key] = row
    return versions[::-1]


def fact(session: Session, kind: str, key: str) -> tuple[Any, int] | None:
    """The present row of one fact and its version; None where there is none."""
    table = ledger.TABLES[kind]
    row = session.execute(select(table).where(table.c[ledger.primary_key(kind)] == key)).first()
    line = ledger.version_of(session, kind, key)
    return None if row is None or line is None else (row, int(line.id))


def states(session: Session, known_at: datetime | None = None) -> list[Any]:
    """The rows of all states the register knows, by code."""
    return sorted(facts(session, "state", known_at), key=lambda row: row.code)


def names(session: Session, lang: str, known_at: datetime | None = None) -> dict[str, str]:
    """What sentences call states, organisations and instruments, by their codes and keys."""
    named = [(row.code, row) for row in states(session, known_at)]
    named += [(row.key, row) for row in organisations(session, known_at)]
    own = {key: str(name) for key, row in named if (name := row.name_ru if lang == "ru" else row.name_en)}
    return owing.titles(session, lang) | own


def organisations(session: Session, known_at: datetime | None = None) -> list[Any]:
    """The rows of all organisations, by key."""
    return sorted(facts(session, "organisation", known_at), key=lambda row: row.key)


def sessions(session: Session, organisation: str | None = None, known_at: datetime | None = None) -> list[SessionLine]:
    """The sessions of an organisation's council (of all, if None), in the order of their days."""
    rows = [row for row in facts(session, "council_session", known_at) if organisation in (None, row.organisation)]
    lines = [SessionLine(r.id, r.organisation, r.on, r.name_en, r.name_ru, r.place, r.source) for r in rows]
    return sorted(lines, key=lambda line: (line.on, line.organisation, line.id))


def members(session: Session, organisation: str, as_of: date, known_at: datetime | None = None) -> list[str]:
    """The members of an organisation on a day, by code."""
    holding = memberships(session, as_of, known_at, organisation=organisation)
    return sorted({row.state for row in holding if row.status == "member"})


def memberships(
    session: Session,
    as_of: date,
    known_at: datetime | None = None,
    *,
    organisation: str | None = None,
    state: str | None = None,
) -> list[Any]:
    """The rows of what states are in organisations on a day: in one organisation, or of one state, where asked."""
    return [
        row
        for row in facts(session, "membership", known_at)
        if organisation in (None, row.organisation)
        and state in (None, row.state)
        and row.start <= str(as_of)
        and (not row.until or str(as_of) < row.until)
    ]


def facts(session: Session, kind: str, known_at: datetime | None = None) -> list[Any]:
    """The rows of one kind of fact (a table of `tables.FACTS`), as they are or as the register had them, in no order.

    Acts that were corrected or taken back are among them; `dossiers.standing` leaves those out.
    """
    if known_at is None:
        return list(session.execute(select(ledger.TABLES[kind])))
    return rows_known(session, known_at).of(kind)


def _spans(
    session: Session,
    name: str,
    as_of: date,
    known_at: datetime | None,
    *,
    state: str | None = None,
    instruments: Collection[str] | None = None,
) -> Iterator[Any]:
    """The spans of a table that hold on a day."""
    if known_at is not None:
        for span in _holding(earlier(session, known_at).spans[name], as_of):
            if state in (None, span.get("state")) and (instruments is None or span["instrument"] in instruments):
                yield span
        return
    table = projection.TABLES[name]
    query = select(table).where(table.c.start <= as_of, or_(table.c.until.is_(None), table.c.until > as_of))
    if state is not None:
        query = query.where(table.c.state == state)
    if instruments is not None:
        query = query.where(table.c.instrument.in_(sorted(instruments)))
    yield from session.execute(query).mappings()


def _holding(spans: list[dict[str, Any]], as_of: date) -> Iterator[dict[str, Any]]:
    return (s for s in spans if s["start"] <= as_of and (s["until"] is None or as_of < s["until"]))


def _line(row: Any, span: Any | None) -> InstrumentLine:
    return InstrumentLine(
        *title_of(row),
        row.adopted_on,
        span["state"] if span else None,
        span["in_force_on"] if span else None,
        bool(span["approximate"]) if span else False,
    )


def _positions_of(spans: dict[str, list[dict[str, Any]]], as_of: date) -> tuple[PositionLine, ...]:
    stages = {span["state"]: span for span in _holding(spans["stage_span"], as_of)}
    return tuple(_position(span, stages[span["state"]]) for span in _holding(spans["position_span"], as_of))


def _position(span: Any, stage: Any) -> PositionLine:
    return PositionLine(
        span["instrument"],
        span["state"],
        span["position"],
        span["since"],
        span["in_force_on"],
        bool(span["provisional"]),
        stage["stage"],
        stage["start"],
        stage["last_step"],
        span["confidence"],
        bool(span["approximate"]),
        span["act"],
    )


def _by_instrument(rows: Rows, kind: str) -> dict[str, list[Any]]:
    """The rows about each instrument, acts as far as they stand, in the order of their ids."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in standing(rows.of(kind)) if kind == "act" else sorted(rows.of(kind), key=lambda row: str(row.id)):
        found[row.instrument].append(row)
    return found


def no_instrument(key: str, every: Iterable[str]) -> NotFound:
    """The refusal for an instrument that is not in the register, with the keys that look alike."""
    near = "".join(f" {word}?" for word in get_close_matches(key, list(every), 3, 0.5))
    return NotFound(
        "No instrument “{key}” is in the register.{near} The list of instruments (`tracker instruments`) has the keys.",
        key=key,
        near=near,
    )


def known_state(session: Session, text: str) -> str:
    """The code of a state given by code or name; raises NotFound for one nobody knows."""
    code = resolve_state(text, facts(session, "state", None))
    if code is None:
        raise NotFound("“{text}” is not a state the register knows. Write its code (AM) or its name.", text=text)
    return code


def known_organisation(session: Session, key: str) -> str:
    """The key of an organisation; raises NotFound for one the register does not have."""
    known = [row.key for row in facts(session, "organisation", None)]
    if key not in known:
        raise NotFound(
            "“{key}” is not an organisation of the register. Known: {known}.", key=key, known=", ".join(known)
        )
    return key
