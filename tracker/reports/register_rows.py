"""Which facts the full register holds on a day: what was chosen, and dated by then or expected, planned, announced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.dates import parse_partial
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION
from tracker.register import reading
from tracker.register.dossiers import Rows, act_fact, announcement, confirmation, standing, step_fact
from tracker.register.reading import InstrumentLine
from tracker.reports.chosen import chooser
from tracker.reports.question import Question

OF_INSTRUMENTS = ("act", "step", "announcement", "confirmation", "stance")  # told instrument by instrument
KINDS = (
    "instrument",
    *OF_INSTRUMENTS,
    "inquiry",
    "procedure",
    "membership",
    "organisation",
    "state",
    "council_session",
    "package",
    "weight",
    "document",
)


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of the full register by kind, and where each instrument stands on the day."""

    rows: dict[str, list[Any]]
    lines: dict[str, InstrumentLine]  # in the order of adoption
    every: Rows  # also what was not chosen: names and clauses of others are told from it


def held(session: Session, question: Question) -> Held:
    """Everything on record that was asked for."""
    as_of, known_at = question.as_of, question.known_at
    every = Rows({kind: reading.facts(session, kind, known_at) for kind in KINDS})
    chosen = chooser(session, question)
    there = reading.instruments(session, as_of, known_at)
    lines = {line.key: line for line in there if line.state is not None and chosen(line.key, "")}

    def wanted(kind: str, row: Any) -> bool:
        instrument, state = getattr(row, "instrument", None) or "", getattr(row, "state", None) or ""
        within = not instrument or instrument in lines
        return within and chosen(instrument, state) and _DATED.get(kind, _always)(row, as_of)

    rows = {kind: [row for row in every.of(kind) if wanted(kind, row)] for kind in (*OF_INSTRUMENTS, "inquiry")}
    rows["act"] = [row for row in standing(every.of("act")) if wanted("act", row)]
    rows["instrument"] = [row for row in every.of("instrument") if row.key in lines]
    adopted = [row for row in rows["instrument"] if row.stage != "draft"]
    rows["undertaking"] = [row for row in adopted if row.kind in KINDS_WITHOUT_RATIFICATION]
    return Held(rows | _around(every, rows, question), lines, every)


def _around(every: Rows, rows: dict[str, list[Any]], question: Question) -> dict[str, list[Any]]:
    """What the facts chosen refer to: everything where nothing was chosen."""
    instruments, as_of = rows["instrument"], question.as_of
    whole = (question.instrument, question.state, question.organisation) == (None, None, None)
    organisations = {row.organisation for row in instruments} | {question.organisation}
    papers = {getattr(row, "document", None) for kind in ("act", "step") for row in rows[kind]}
    packages = {row.package for row in instruments}

    def there(kind: str) -> list[Any]:
        return [row for row in every.of(kind) if _DATED.get(kind, _always)(row, as_of)]

    def of_organisation(kind: str) -> list[Any]:
        return [row for row in there(kind) if whole or row.organisation in organisations]

    members = [row for row in of_organisation("membership") if question.state in (None, row.state)]
    codes = {row.state for kind in OF_INSTRUMENTS for row in rows[kind]} | {row.state for row in members}
    states = [row for row in every.of("state") if whole or row.code in codes | {question.state}]
    named = {row.code for row in states}
    return {
        "membership": members,
        "organisation": [row for row in every.of("organisation") if whole or row.key in organisations],
        "state": states,
        "council_session": of_organisation("council_session"),
        "package": [row for row in every.of("package") if whole or row.key in packages],
        "procedure": [row for row in there("procedure") if _is_of(row, named, instruments)],
        "weight": [row for row in every.of("weight") if row.state in named],
        "document": [row for row in every.of("document") if whole or row.id in papers],
    }


def _is_of(row: Any, states: set[str], instruments: Iterable[Any]) -> bool:
    return row.state in states and (not row.instrument or row.instrument in {one.key for one in instruments})


def _always(_: Any, __: date) -> bool:
    return True


def _by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _announced(row: Any, as_of: date) -> bool:
    fact = announcement(row)
    return _by(fact.day or fact.on.first, as_of) or _by(fact.announced_on, as_of)


# Whether a fact was there on a day. What is expected or planned is told as such.
_DATED: dict[str, Callable[[Any, date], bool]] = {
    "act": lambda row, as_of: row.expected or _by(act_fact(row).day, as_of),
    "step": lambda row, as_of: row.planned or _by(step_fact(row).day, as_of),
    "announcement": _announced,
    "confirmation": lambda row, as_of: confirmation(row).up_to <= as_of,
    "council_session": lambda row, as_of: _by(parse_partial(row.on).last, as_of),
    "procedure": lambda row, as_of: not row.start or _by(parse_partial(row.start).last, as_of),
    "membership": lambda row, as_of: _by(parse_partial(row.start).last, as_of),
    "stance": lambda row, as_of: _by(parse_partial(row.on).last, as_of),
    "inquiry": lambda row, as_of: _by(parse_partial(row.asked_on).first, as_of),
}
