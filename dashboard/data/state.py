"""Everything about one state: what its page shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.data.deadlines import Due, deadlines
from dashboard.data.owing import Owing, named
from dashboard.data.register import at_hand, organisations, session, states, titles
from dashboard.moment import Moment
from tracker.law.deadlines import DeadlineKind, Phase
from tracker.law.facts import Dossier, Procedure
from tracker.law.pace import Milestone, Outlook, Pace, Way, next_milestone, outlook_of, pace, passages, way
from tracker.law.stages import procedure_on
from tracker.law.vocabulary import CONSENTED_POSITIONS, Act, Position, Stage, Step
from tracker.locale.states import official_name
from tracker.register import reading
from tracker.register.of_state import dossiers_of_state, may_be_asked

_DONE = CONSENTED_POSITIONS | {Position.BOUND_THROUGH_PARENT}
_LEFT = frozenset({Position.WITHDRAWN, Position.REFUSED})


@dataclass(frozen=True)
class Debt:
    """One instrument that the state owes its consent to, how far it is and what comes next."""

    owing: Owing
    title: str
    next: Milestone | None  # None: not recorded what comes next
    outlook: Outlook
    last_contact: str  # the last day on which somebody asked or answered about it, as recorded
    consent: str  # the act that its clause waits for; empty where that is not one alone


@dataclass(frozen=True)
class Done:
    """One instrument that the state has consented to, has left or refuses."""

    instrument: str
    title: str
    position: str
    stage: str
    since: date
    in_force_on: date | None
    provisional: bool
    approximate: bool
    confidence: str


@dataclass(frozen=True)
class Membership:
    """What the state is in an organisation on the day."""

    organisation: str
    status: str
    since: str


@dataclass(frozen=True)
class Contact:
    """Whom to ask, on the day."""

    id: str
    name: str
    role: str
    address: str
    note: str
    source: str
    last_asked: str
    last_answered: str


@dataclass(frozen=True)
class Inquiry:
    """A question put to the state, and what came of it."""

    id: str
    instrument: str
    title: str
    contact: str
    asked_on: str
    asked: str
    answered_on: str
    answer: str
    promised: str
    promised_for: str
    overdue: bool
    source: str


@dataclass(frozen=True)
class StatePage:
    """The page of one state."""

    code: str
    name: str
    official: str
    memberships: tuple[Membership, ...]
    approved: tuple[Debt, ...]  # at home, not deposited
    under_way: tuple[Debt, ...]
    idle: tuple[Debt, ...]  # no step is known
    unconfirmed: tuple[Debt, ...]
    done: tuple[Done, ...]
    left: tuple[Done, ...]
    paces: tuple[Pace, ...]
    contacts: tuple[Contact, ...]
    inquiries: tuple[Inquiry, ...]
    hearings: tuple[Due, ...]  # planned steps and expected acts, those overdue included

    @property
    def owed(self) -> tuple[Debt, ...]:
        """Everything it owes, the longest waiting first."""
        found = (*self.approved, *self.under_way, *self.idle)
        return tuple(sorted(found, key=lambda debt: (debt.owing.since, debt.title)))

    @property
    def promises(self) -> tuple[Inquiry, ...]:
        """The promises whose day has passed."""
        return tuple(one for one in self.inquiries if one.overdue)


@dataclass(frozen=True)
class Brief:
    """One state in the list of all: what it owes and since when."""

    code: str
    name: str
    owed: int
    oldest: date | None
    approved: int
    under_way: int
    unconfirmed: int


@at_hand
def every_state(moment: Moment) -> tuple[Brief, ...]:
    """All states that owe something or have to be confirmed, the one that has owed longest first."""
    with session() as found:
        answer = reading.outstanding(found, moment.as_of, moment.known_at)
    owed, unconfirmed = _by_state(answer.outstanding), _by_state(answer.to_be_confirmed)
    names = states(moment)
    briefs = [
        Brief(
            code,
            names.get(code, code),
            len(owed.get(code, ())),
            min((line.since for line in owed.get(code, ())), default=None),
            sum(line.stage == Stage.APPROVED_AT_HOME for line in owed.get(code, ())),
            sum(line.stage == Stage.UNDER_WAY for line in owed.get(code, ())),
            len(unconfirmed.get(code, ())),
        )
        for code in owed.keys() | unconfirmed.keys()
    ]
    return tuple(sorted(briefs, key=lambda one: (one.oldest or date.max, one.name)))


def _by_state(lines: Iterable[reading.OwingLine]) -> dict[str, list[reading.OwingLine]]:
    found: dict[str, list[reading.OwingLine]] = {}
    for line in lines:
        found.setdefault(line.state, []).append(line)
    return found


@at_hand
def state_page(moment: Moment, code: str) -> StatePage:
    """The page of a state; raises NotFound for one that the register does not know."""
    day, known_at = moment.as_of, moment.known_at
    with session() as found:
        code = reading.known_state(found, code)
        answer = reading.outstanding(found, day, known_at, state=code)
        positions = reading.positions(found, day, known_at, state=code)
        dossiers = dossiers_of_state(found, code, known_at)
        row = next((row for row in reading.states(found, known_at) if row.code == code), None)
        memberships = reading.memberships(found, day, known_at, state=code)
        contacts = [c for c in reading.facts(found, "contact", known_at) if c.state == code]
        asked = [i for i in reading.facts(found, "inquiry", known_at) if i.state == code]
    ways = {key: way(dossier, code) for key, dossier in dossiers.items()}
    due = [one for one in deadlines(moment) if one.state == code]
    inquiries = _inquiries(asked, contacts, due, moment)
    debts = _debts(answer.outstanding, dossiers, ways, inquiries, moment)
    procedures = {p for dossier in dossiers.values() for p in dossier.procedures if p.state == code}
    return StatePage(
        code,
        states(moment).get(code, code),
        str(official_name(code, moment.lang, row)),
        _memberships(memberships, moment),
        _longest_first(debt for debt in debts if debt.owing.stage == Stage.APPROVED_AT_HOME),
        _longest_first(debt for debt in debts if debt.owing.stage == Stage.UNDER_WAY),
        tuple(debt for debt in debts if debt.owing.stage not in (Stage.APPROVED_AT_HOME, Stage.UNDER_WAY)),
        _debts(answer.to_be_confirmed, dossiers, ways, inquiries, moment),
        _done(positions, _DONE, moment),
        _done(positions, _LEFT, moment),
        _paces(ways.values(), procedures, day),
        _contacts(contacts, asked, day),
        inquiries,
        tuple(one for one in due if one.kind in (DeadlineKind.PLANNED_STEP, DeadlineKind.EXPECTED_ACT)),
    )


def _debts(
    lines: Iterable[reading.OwingLine],
    dossiers: Mapping[str, Dossier],
    ways: Mapping[str, Way],
    inquiries: Iterable[Inquiry],
    moment: Moment,
) -> tuple[Debt, ...]:
    lines, known, contacted = list(lines), titles(moment), dict[str, str]()
    for one in inquiries:
        last = max(one.asked_on, one.answered_on)
        contacted[one.instrument] = max(last, contacted.get(one.instrument, ""))
    return tuple(
        Debt(
            owing,
            known.get(line.instrument, line.instrument),
            _next(line, dossiers.get(line.instrument), ways.get(line.instrument), moment.as_of),
            _outlook(line, ways.values(), moment.as_of),
            max(contacted.get(line.instrument, ""), contacted.get("", "")),
            _consent(dossiers.get(line.instrument)),
        )
        for line, owing in zip(lines, named(lines, moment), strict=True)
    )


def _longest_first(debts: Iterable[Debt]) -> tuple[Debt, ...]:
    """What has stood in its stage longest comes first; a stage whose day nobody knows comes last."""
    return tuple(sorted(debts, key=lambda debt: (debt.owing.undated is not None, debt.owing.stage_since, debt.title)))


def _consent(dossier: Dossier | None) -> str:
    """The act to be recorded next: notification or ratification, where the clause counts the one without the other."""
    clause = dossier.instrument.clause if dossier is not None else None
    told, deposited = Act.NOTIFICATION_OF_COMPLETED_PROCEDURES, Act.RATIFICATION
    if clause is None or (told in clause.counts) == (deposited in clause.counts):
        return ""
    return str(told if told in clause.counts else deposited)


def _outlook(line: reading.OwingLine, ways: Iterable[Way], day: date) -> Outlook:
    stage = Stage(line.stage)
    since = line.stage_since if stage in (Stage.UNDER_WAY, Stage.APPROVED_AT_HOME) else line.since
    return outlook_of(ways, stage, line.last_step, since, day)


def _next(line: reading.OwingLine, dossier: Dossier | None, of: Way | None, day: date) -> Milestone | None:
    if dossier is None or of is None:
        return None
    done, last = of.reached_by(day), Step(line.last_step) if line.last_step else None
    present, then = (procedure_on(dossier, line.state, on) for on in (day, line.stage_since))
    return next_milestone(present, then, done | ({last} if last else set()), last)


def _done(lines: Iterable[reading.PositionLine], wanted: frozenset[Position], moment: Moment) -> tuple[Done, ...]:
    known = titles(moment)
    found = [
        Done(
            line.instrument,
            known.get(line.instrument, line.instrument),
            str(line.position),
            str(line.stage),
            line.since,
            line.in_force_on,
            line.provisional,
            line.approximate,
            str(line.confidence),
        )
        for line in lines
        if Position(line.position) in wanted
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.title), reverse=True))


def _paces(ways: Iterable[Way], procedures: Iterable[Procedure], day: date) -> tuple[Pace, ...]:
    ways = list(ways)
    ordered = sorted(procedures, key=lambda p: (p.start or date.min, p.instrument or ""), reverse=True)
    return tuple(pace(ways, start, end, day) for start, end in passages(ordered, day))


def _memberships(rows: Iterable[Any], moment: Moment) -> tuple[Membership, ...]:
    names = organisations(moment)
    return tuple(
        Membership(names.get(row.organisation, row.organisation), str(row.status), row.start)
        for row in sorted(rows, key=lambda row: (row.start, row.organisation))
    )


def _contacts(rows: Iterable[Any], asked: Iterable[Any], day: date) -> tuple[Contact, ...]:
    asked = list(asked)
    holding = [row for row in rows if may_be_asked(row, day)]
    return tuple(
        Contact(
            row.id,
            row.name,
            row.role,
            row.address,
            row.note,
            row.source,
            max((one.asked_on for one in asked if one.contact == row.id), default=""),
            max((one.answered_on for one in asked if one.contact == row.id), default=""),
        )
        for row in sorted(holding, key=lambda row: (row.start, row.name), reverse=True)
    )


def _inquiries(rows: Iterable[Any], contacts: Iterable[Any], due: Iterable[Due], moment: Moment) -> tuple[Inquiry, ...]:
    known, names = titles(moment), {row.id: row.name for row in contacts}
    late = {one.entry for one in due if one.kind is DeadlineKind.PROMISE and one.phase is Phase.OVERDUE}
    found = [row for row in rows if row.asked_on <= str(moment.as_of)]
    return tuple(
        Inquiry(
            row.id,
            row.instrument or "",
            known.get(row.instrument or "", row.instrument or ""),
            names.get(row.contact, ""),
            row.asked_on,
            row.asked,
            row.answered_on,
            row.answer,
            row.promised,
            row.promised_for,
            row.id in late,
            row.source,
        )
        for row in sorted(found, key=lambda row: (row.asked_on, row.id), reverse=True)
    )
