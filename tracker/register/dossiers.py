"""From rows to facts: the dossiers of instruments, as the register has them now or had them at an instant.

A row that cannot be read as a fact (an import keeps what the world says) is left out and told as a problem.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from tracker.law.clauses import Clause, ClauseError, Duration, Exit
from tracker.law.dates import UNDATED, Period, parse_partial, period_of
from tracker.law.facts import (
    ActFact,
    Announcement,
    Concerns,
    Confirmation,
    Dossier,
    Instrument,
    Membership,
    Procedure,
    StepFact,
    WeightValue,
)
from tracker.law.notation import borrowed, read_clause, read_duration, read_exit
from tracker.law.vocabulary import (
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Says,
    Stage,
    Step,
    WhyNot,
)
from tracker.register.kinship import kin, relations, rows_with_kin, ties
from tracker.register.ledger import TABLES
from tracker.register.states import with_codes

# What `standing` finds among all acts, wherever only some are read: the act in the place of one may be about another
# state or instrument.
_ACT, _LATER = TABLES["act"], TABLES["act"].alias()
STANDING_ACTS = select(_ACT).where(
    _ACT.c.void_reason == "", ~select(_LATER.c.id).where(_LATER.c.supersedes == _ACT.c.id).exists()
)


@dataclass(slots=True)
class Rows:
    """Rows of facts by kind; any object with the columns as attributes."""

    by_kind: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def of(self, kind: str) -> list[Any]:
        """The rows of a kind."""
        return self.by_kind[kind]


def rows_now(session: Session, instruments: Iterable[str] | None = None) -> Rows:
    """The present rows; those about these instruments only, with all that stands beside them, where asked."""
    rows = Rows()
    if instruments is None:
        rows.by_kind["instrument"] = _found(session, select(TABLES["instrument"]))
    else:
        rows.by_kind["instrument"] = rows_with_kin(session, instruments)
    keys = sorted(row.key for row in rows.of("instrument"))
    for kind in _OF_ONE_INSTRUMENT:
        query = STANDING_ACTS if kind == "act" else select(TABLES[kind])
        rows.by_kind[kind] = _found(
            session, query if instruments is None else query.where(TABLES[kind].c.instrument.in_(keys))
        )
    for kind in _OF_ALL:
        rows.by_kind[kind] = _found(session, select(TABLES[kind]))
    if any("measure" in str(row.entry_into_force) for row in rows.of("instrument")):
        rows.by_kind["weight"] = _found(session, select(TABLES["weight"]))
    state = TABLES["state"]
    changed = or_(state.c.exists_to != "", state.c.continues != "")
    rows.by_kind["state"] = _found(session, select(state).where(changed))
    return rows


def _found(session: Session, query: Select[Any]) -> list[Any]:
    return list(session.execute(query))


_OF_ONE_INSTRUMENT = ("act", "step", "announcement", "confirmation")
_OF_ALL = ("membership", "procedure")


def dossiers(rows: Rows, keys: Iterable[str] | None = None) -> dict[str, Dossier]:
    """The dossiers of these instruments (all, if None), by key, in the order of keys."""
    rows = _as_continued(rows)
    instruments = {row.key: row for row in rows.of("instrument")}
    alone = _alone(rows, instruments)
    wanted = sorted(instruments if keys is None else set(keys) & set(instruments))
    tied = ties(instruments)
    return {key: replace(alone[key], beside=tuple(alone[other] for other in kin(tied, key))) for key in wanted}


def _alone(rows: Rows, instruments: dict[str, Any]) -> dict[str, Dossier]:
    """The dossiers of all instruments among the rows, each without those of others."""
    acts = _grouped(standing(rows.of("act")), act_fact)
    steps = _grouped(rows.of("step"), step_fact)
    announcements = _grouped(rows.of("announcement"), announcement)
    confirmations = _grouped(rows.of("confirmation"), confirmation)
    memberships: dict[str, list[Membership]] = defaultdict(list)
    for row in rows.of("membership"):
        memberships[row.organisation].append(membership(row))
    organisations = {key: tuple(of) for key, of in memberships.items()}
    procedures = tuple(procedure(row) for row in sorted(rows.of("procedure"), key=lambda r: r.id))
    measures: dict[str, list[WeightValue]] = defaultdict(list)
    for row in sorted(rows.of("weight"), key=lambda r: r.id):
        measures[row.measure].append(weight(row))
    weights = {key: tuple(of) for key, of in measures.items()}
    ceased = {row.code: day for row in rows.of("state") if (day := _first(row.exists_to)) is not None}
    return {
        key: Dossier(
            instrument(row, instruments),
            tuple(acts[key]),
            tuple(steps[key]),
            tuple(announcements[key]),
            tuple(confirmations[key]),
            organisations.get(row.organisation or "", ()),
            procedures,
            organisations,
            weights,
            ceased,
        )
        for key, row in instruments.items()
    }


def _as_continued(rows: Rows) -> Rows:
    """The rows, every state that another one continues by the code of that one: continuation is no succession."""
    continued = {row.continues: row.code for row in rows.of("state") if row.continues}
    if not continued:
        return rows
    found = Rows(defaultdict(list, {"state": rows.of("state")}))
    for kind in (*_OF_ONE_INSTRUMENT, *_OF_ALL, "weight"):
        found.by_kind[kind] = [with_values(row, state=continued.get(row.state, row.state)) for row in rows.of(kind)]
    for row in rows.of("instrument"):
        clause = with_codes(row.entry_into_force, lambda code: continued.get(code, code))
        concerned = with_codes({"states": row.concerns}, lambda code: continued.get(code, code))["states"]
        found.by_kind["instrument"].append(with_values(row, entry_into_force=clause, concerns=concerned))
    return found


def with_values(row: Any, **changes: Any) -> Any:
    """The row itself where nothing is another; else one with the changes, beside the register."""
    if all(getattr(row, name) == value for name, value in changes.items()):
        return row
    values = dict(row._mapping) if hasattr(row, "_mapping") else vars(row)
    return SimpleNamespace(**{**values, **changes})


def standing(rows: Iterable[Any]) -> list[Any]:
    """The acts that stand: not superseded by another row, and not the row that takes one back."""
    rows = list(rows)
    superseded = {row.supersedes for row in rows if row.supersedes}
    return sorted(
        (row for row in rows if row.id not in superseded and not row.void_reason), key=lambda row: str(row.id)
    )


def _grouped(rows: Iterable[Any], fact: Callable[[Any], Any]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: str(r.id)):
        grouped[row.instrument].append(fact(row))
    return grouped


def act_fact(row: Any) -> ActFact:
    """The fact an act's row holds. Bounds apply to the day on it; a bounded act may lack that day."""
    on = _period(row.on, row.not_before, row.not_after)
    return ActFact(
        row.id,
        row.state,
        Act(row.act),
        on,
        _period(row.received_on),
        _period(row.effective_on),
        row.recorded_at.date(),
        bool(row.expected),
        row.regards,
        row.territory,
        row.depositary,
        Confidence(row.confidence),
        bool(row.source),
    )


def step_fact(row: Any) -> StepFact:
    """The fact a step's row holds."""
    return StepFact(
        row.id,
        row.state,
        Step(row.step),
        _period(row.on, row.not_before, row.not_after),
        row.recorded_at.date(),
        bool(row.planned),
        row.outcome,
        Confidence(row.confidence),
    )


def announcement(row: Any) -> Announcement:
    """The announced date a row holds."""
    period = _period(row.on, row.not_before, row.not_after)
    told = _period(row.announced_on).last
    return Announcement(row.state, period, told, Confidence(row.confidence), row.source)


def confirmation(row: Any) -> Confirmation:
    """The confirmation a row holds."""
    up_to = parse_partial(row.up_to).first
    assert up_to is not None
    return Confirmation(row.state, up_to, Says(row.says), row.by, row.source)


def membership(row: Any) -> Membership:
    """The membership a row holds. A partial beginning counts from its last day, a partial end from its first."""
    start = parse_partial(row.start).last
    assert start is not None
    return Membership(row.state, start, _first(row.until), MembershipStatus(row.status))


def procedure(row: Any) -> Procedure:
    """The procedure a row holds."""
    ends = row.completed_by.split()
    not_required = ends == [Stage.NOT_REQUIRED]
    return Procedure(
        row.state,
        tuple(Step(word) for word in row.steps.split()),
        frozenset() if not_required else frozenset(Step(word) for word in ends),
        row.instrument or None,
        _first(row.start),
        _first(row.until),
        Stage.NOT_REQUIRED if not_required else None,
    )


def weight(row: Any) -> WeightValue:
    """The weight a row holds; its reference is the day it is of, where it is a date."""
    try:
        since = parse_partial(row.reference).first
    except ValueError:
        since = None
    return WeightValue(row.state, Fraction(row.value), row.reference, since)


def instrument(row: Any, all_rows: dict[str, Any]) -> Instrument:
    """The instrument a row holds, with its clause, borrowed from another where it says so."""
    clause, unusable, problem = _clause(row, all_rows)
    return Instrument(
        row.key,
        InstrumentKind(row.kind),
        row.organisation or "",
        _period(row.adopted_on),
        row.stage == "draft" and not row.adopted_on,
        concerns(row.concerns, row.organisation),
        Coverage(row.coverage),
        _period(row.ended_on),
        clause,
        unusable,
        tuple(relations(row)),
        duration(row),
        leaving(row),
        problem,
    )


def concerns(word: Any, organisation: str | None) -> Concerns:
    """Whom an instrument concerns; where it does not say, the members of its organisation, else any state."""
    if isinstance(word, list):
        return Concerns("list", frozenset(word))
    return Concerns(word or ("members" if organisation else "any"))


def _clause(row: Any, all_rows: dict[str, Any]) -> tuple[Clause | None, str, str]:
    """The clause of a row; else why there is none that can be used, and where it cannot be read, what is wrong."""
    notation = row.entry_into_force
    if not notation:
        return None, WhyNot.NO_CLAUSE, ""
    try:
        source = borrowed(notation)
        if source is None:
            return read_clause(notation), "", ""
        lender = all_rows.get(source[0])
        if lender is None or not lender.entry_into_force or borrowed(lender.entry_into_force):
            return None, WhyNot.BORROWED_CLAUSE_UNKNOWN, ""
        lent = read_clause(lender.entry_into_force)
        return replace(lent, borrowed_from=source[0], article=source[1] or lent.article), "", ""
    except ClauseError as problem:
        return None, WhyNot.CLAUSE_NOT_UNDERSTOOD, str(problem)


def duration(row: Any) -> Duration | None:
    """How long an instrument lasts; None where nothing that can be read is said of it."""
    try:
        return read_duration(row.lasts, row.entry_into_force)
    except ClauseError:
        return None


def leaving(row: Any) -> Exit | None:
    """The rule on withdrawals of an instrument; None where nothing that can be read is said of it."""
    try:
        return read_exit(row.exit)
    except ClauseError:
        return None


def _period(on: str, not_before: str = "", not_after: str = "") -> Period:
    if not (on or not_before or not_after):
        return UNDATED
    return period_of(on, not_before, not_after)


def _first(text: str) -> date | None:
    return parse_partial(text).first if text else None
