"""The deadlines of the whole register on a day: those of treaty law, and those that people have set themselves.

Only instruments about which something can be due are assessed; one query for each reason finds them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, Text, and_, cast, or_, select
from sqlalchemy.orm import Session

from tracker.law.dates import parse_partial
from tracker.law.deadlines import Deadline, DeadlineKind
from tracker.law.deadlines import deadlines as of_instrument
from tracker.law.pace import Verdict, Way, outlook_of, way
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, Act, Position, Stage
from tracker.register import reading
from tracker.register.earlier import earlier
from tracker.register.ledger import TABLES
from tracker.register.of_state import dossiers_of_state
from tracker.register.owing import OwingLine
from tracker.register.projection import TABLES as SPANS
from tracker.register.projection import assessed

SHORTLY = timedelta(days=31)  # so long what came by itself is still told


@dataclass(frozen=True)  # without slots: the class itself tells the usual numbers
class Patience:
    """After how many days without movement, deposit or answer somebody has to ask."""

    under_way: int = 180
    approved: int = 60
    unanswered: int = 30


def deadlines(
    session: Session, day: date, known_at: datetime | None = None, patience: Patience | None = None
) -> list[Deadline]:
    """Every deadline seen from a day, by day: what is due however old, what comes by itself from shortly before on."""
    patient, since = patience or Patience(), day - SHORTLY
    owing = reading.outstanding(session, day, known_at)
    owed = {(one.instrument, one.state) for one in (*owing.outstanding, *owing.to_be_confirmed)}
    found = [
        *_in_law(session, day, since, known_at),
        *_without_movement(session, owing.outstanding, day, known_at, patient),
        *_asked(session, owed, day, known_at, patient),
        *_set(session, day, known_at),
    ]
    return sorted(found, key=lambda one: (one.day, one.kind, one.instrument, one.state, one.entry))


def _in_law(session: Session, day: date, since: date, known_at: datetime | None) -> Iterator[Deadline]:
    if known_at is not None:
        assessments = list(earlier(session, known_at).assessments.values())
    else:
        keys = set().union(*(session.execute(query).scalars() for query in _candidates(day, since)))
        assessments = list(assessed(session, keys).values())
    for assessment in assessments:
        yield from of_instrument(assessment, day, since)


def _candidates(day: date, since: date) -> Iterator[Select[Any]]:
    """Queries for the instruments about which treaty law may have a deadline."""
    act, step, instrument = TABLES["act"], TABLES["step"], TABLES["instrument"]
    yield select(act.c.instrument).where(act.c.expected)
    yield select(step.c.instrument).where(step.c.planned)
    year = str(day.year - 2)  # of a partial date the year decides; what is too old is sorted out by the law
    dated = or_(act.c.received_on >= year, act.c.on >= year, act.c.not_after >= year)
    yield select(act.c.instrument).where(act.c.act == Act.RESERVATION, dated)
    general, position = SPANS["instrument_span"], SPANS["position_span"]
    yield select(general.c.instrument).where(or_(general.c.in_force_on >= since, general.c.start >= since))
    leaving = and_(position.c.position == Position.LEAVING, or_(position.c.until.is_(None), position.c.until >= since))
    yield select(position.c.instrument).where(or_(position.c.in_force_on >= since, leaving))
    clause = cast(instrument.c.entry_into_force, Text)
    named = (clause.contains(f'"{key}"') for key in ("by", "after", "fixed_date", "not_before"))
    yield select(instrument.c.key).where(or_(*named))


def _without_movement(
    session: Session, owed: Iterable[OwingLine], day: date, known_at: datetime | None, patience: Patience
) -> Iterator[Deadline]:
    """Procedures in which nothing has moved for long: longer than people wait, or than any of the state's known cases.

    "For long" begins where patience ends.
    """
    ways: dict[str, list[Way]] = {}
    limits = {Stage.UNDER_WAY: patience.under_way, Stage.APPROVED_AT_HOME: patience.approved}
    for one in owed:
        stage = Stage(one.stage)
        if stage not in limits:
            continue
        if one.state not in ways:
            found = dossiers_of_state(session, one.state, known_at)
            ways[one.state] = [way(dossier, one.state) for dossier in found.values()]
        kind = DeadlineKind.STANDS_STILL if stage is Stage.UNDER_WAY else DeadlineKind.NOT_DEPOSITED
        limit = limits[stage]
        outlook = outlook_of(ways[one.state], stage, one.last_step, one.stage_since, day)
        beyond_all = outlook.verdict is Verdict.BEYOND_ALL
        if outlook.elapsed > limit or beyond_all:
            from_then = min(limit, outlook.pace.cases[-1].days) if beyond_all else limit
            details = {"since": str(one.stage_since), "step": one.last_step or ""}
            if outlook.verdict is not Verdict.TOO_FEW_CASES:
                details |= {"usual": str(outlook.pace.usual), "cases": str(len(outlook.pace.cases))}
            due = one.stage_since + timedelta(days=from_then)
            yield Deadline(kind, due, one.instrument, one.state, details=details)


def _asked(
    session: Session, owed: set[tuple[str, str]], day: date, known_at: datetime | None, patience: Patience
) -> Iterator[Deadline]:
    """What states have promised and not done, and questions that nobody has answered.

    The last promise about an instrument is the one that counts; it is kept once the state owes nothing any more.
    """
    promises: dict[tuple[str, str], Deadline] = {}
    for row in sorted(reading.facts(session, "inquiry", known_at), key=lambda row: (row.asked_on, row.id)):
        asked, promised = _last(row.asked_on), _last(row.promised_for)
        about = (row.instrument or "", row.state)
        if asked is None or asked > day or (row.instrument and about not in owed):
            continue
        if promised is not None:
            details = {"promised": row.promised, "asked": row.asked_on}
            rough = not parse_partial(row.promised_for).exact
            promises[about] = Deadline(DeadlineKind.PROMISE, promised, *about, rough, None, row.id, details)
        waited = asked + timedelta(days=patience.unanswered)
        if not row.answered_on and waited < day:
            yield Deadline(
                DeadlineKind.UNANSWERED, waited, *about, False, None, row.id, {"since": str(asked), "what": row.asked}
            )
    yield from promises.values()


def _set(session: Session, day: date, known_at: datetime | None) -> Iterator[Deadline]:
    """What an organisation has set itself: drafts to be adopted, commitments to be carried out, sessions ahead."""
    for row in reading.facts(session, "instrument", known_at):
        due = _last(row.due_on)
        done = _last(row.fulfilled_on)
        if due is None or (done is not None and done <= day):
            continue
        rough = not parse_partial(row.due_on).exact
        if row.stage == "draft" and not row.adopted_on:
            yield Deadline(DeadlineKind.DRAFT_DUE, due, row.key, approximate=rough)
        elif row.kind in KINDS_WITHOUT_RATIFICATION:
            yield Deadline(DeadlineKind.COMMITMENT_DUE, due, row.key, approximate=rough)
    for row in reading.facts(session, "council_session", known_at):
        on = _last(row.on)
        if on is not None and on >= day:
            details = {"organisation": row.organisation, "en": row.name_en, "ru": row.name_ru, "place": row.place}
            rough = not parse_partial(row.on).exact
            yield Deadline(DeadlineKind.COUNCIL_SESSION, on, approximate=rough, entry=row.id, details=details)


def _last(text: str) -> date | None:
    """The last day a date may mean; None for none, and for what is no date."""
    try:
        return parse_partial(text).last if text else None
    except ValueError:
        return None
