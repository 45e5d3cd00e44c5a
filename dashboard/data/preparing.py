"""Before signature, and beside ratification: drafts with stances, packages, and what is to be done by when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.data import editing
from dashboard.data.register import kept, session, states, titles
from dashboard.moment import Moment
from tracker.law.dates import parse_partial
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION
from tracker.register import reading
from tracker.register.stances import latest, ready

DUE, OVERDUE, DONE, OPEN = "due", "overdue", "done", "open"


@dataclass(frozen=True)
class Held:
    """What a state said of a draft on a day."""

    key: str
    state: str
    name: str
    stance: str
    on: str
    note: str
    source: str


@dataclass(frozen=True)
class Draft:
    """A draft, who is asked about it, what each says now, and everything said before."""

    key: str
    title: str
    due_on: str
    overdue: bool
    package: str
    asked: tuple[str, ...]  # members of its organisation on the day, and who else said something
    now: dict[str, Held]
    history: tuple[Held, ...]
    ready: bool | None


@dataclass(frozen=True)
class Part:
    """An instrument of a package."""

    key: str
    title: str
    adopted_on: str
    draft: bool
    ready: bool | None


@dataclass(frozen=True)
class Package:
    """What is to be adopted together."""

    key: str
    title: str
    parts: tuple[Part, ...]

    @property
    def adopted(self) -> int:
        """How many parts are adopted."""
        return sum(not part.draft for part in self.parts)

    @property
    def ready(self) -> bool | None:
        """True when every draft in it is ready; None where one of them cannot be told, or there is no draft in it."""
        waiting = [part.ready for part in self.parts if part.draft]
        if False in waiting:
            return False
        return True if waiting and None not in waiting else None


@dataclass(frozen=True)
class Undertaking:
    """A decision, statement or commitment, and how it stands with what it asks."""

    key: str
    title: str
    kind: str
    adopted_on: str
    due_on: str
    fulfilled_on: str
    standing: str  # DUE, OVERDUE, DONE; OPEN where it has no deadline


@kept
def drafts(moment: Moment) -> tuple[Draft, ...]:
    """The drafts as the register has them, those due first first."""
    rows = [row for _, row in editing.rows(moment, "instrument") if row["stage"] == "draft"]
    with session() as found:
        stances = reading.facts(found, "stance", moment.known_at)
        members = {
            key: reading.members(found, key, moment.as_of, moment.known_at)
            for key in {row["organisation"] for row in rows if row["organisation"]}
        }
    said: dict[str, list[Any]] = defaultdict(list)
    for stance in stances:
        said[stance.instrument].append(stance)
    made = [_draft(row, said[row["key"]], members.get(row["organisation"], []), moment) for row in rows]
    return tuple(sorted(made, key=lambda draft: (draft.due_on or "9", draft.title)))


def _draft(row: Any, stances: list[Any], members: list[str], moment: Moment) -> Draft:
    names = states(moment)
    history = [_held(stance, names) for stance in sorted(stances, key=lambda s: (s.on, s.id), reverse=True)]
    now = {state: _held(stance, names) for (_, state), stance in latest(stances, str(moment.as_of)).items()}
    return Draft(
        row["key"],
        titles(moment)[row["key"]],
        row["due_on"],
        _has_passed(row["due_on"], moment.as_of),
        row["package"] or "",
        tuple(sorted({*members, *now}, key=lambda code: names.get(code, code))),
        now,
        tuple(history),
        ready(members, {state: held.stance for state, held in now.items()}),
    )


def _held(stance: Any, names: dict[str, str]) -> Held:
    return Held(
        stance.id,
        stance.state,
        names.get(stance.state, stance.state),
        stance.stance,
        stance.on,
        stance.note,
        stance.source,
    )


@kept
def packages(moment: Moment) -> tuple[Package, ...]:
    """The packages with their parts."""
    parts: dict[str, list[Part]] = defaultdict(list)
    readiness = {draft.key: draft.ready for draft in drafts(moment)}
    for key, row in editing.rows(moment, "instrument"):
        if row["package"]:
            draft = row["stage"] == "draft"
            parts[row["package"]].append(Part(key, titles(moment)[key], row["adopted_on"], draft, readiness.get(key)))
    own, other = ("ru", "en") if moment.lang == "ru" else ("en", "ru")
    return tuple(
        Package(
            key,
            row[f"title_{own}"] or row[f"title_{other}"],
            tuple(sorted(parts[key], key=lambda part: (part.draft, part.title))),
        )
        for key, row in sorted(editing.rows(moment, "package"))
    )


@kept
def undertakings(moment: Moment) -> tuple[Undertaking, ...]:
    """What needs no ratification: overdue first, then by the day it is due."""
    made = [
        Undertaking(
            key,
            titles(moment)[key],
            row["kind"],
            row["adopted_on"],
            row["due_on"],
            row["fulfilled_on"],
            _standing(row, moment.as_of),
        )
        for key, row in editing.rows(moment, "instrument")
        if row["kind"] in KINDS_WITHOUT_RATIFICATION and row["stage"] != "draft"
    ]
    order = (OVERDUE, DUE, OPEN, DONE)
    return tuple(sorted(made, key=lambda one: (order.index(one.standing), one.due_on, one.key)))


def _standing(row: Any, as_of: date) -> str:
    if row["fulfilled_on"] and _first(row["fulfilled_on"]) <= as_of:
        return DONE
    if not row["due_on"]:
        return OPEN
    return OVERDUE if _has_passed(row["due_on"], as_of) else DUE


def _first(text: str) -> date:
    return parse_partial(text).first or date.max


def _has_passed(text: str, as_of: date) -> bool:
    last = parse_partial(text).last if text else None
    return last is not None and last < as_of
