"""Before signature, and beside ratification: drafts with stances, packages, and what is to be done by when."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.data.register import kept, session, short_title, states, titles
from dashboard.moment import Moment
from tracker.law.undertakings import UndertakingState
from tracker.register import preparing, reading


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
    asked: tuple[str, ...]  # whose word is awaited on the day, and who else said something
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
    standing: str  # a word of UndertakingState


@kept
def drafts(moment: Moment) -> tuple[Draft, ...]:
    """The drafts of the day, those to be adopted soonest first."""
    with session() as found:
        lines = preparing.drafts(found, moment.as_of, moment.known_at)
        said: dict[str, list[Any]] = defaultdict(list)
        for row in reading.facts(found, "stance", moment.known_at):
            said[row.instrument].append(row)
    names = states(moment)
    return tuple(_draft(line, said[line.key], names, moment) for line in lines)


def _draft(line: preparing.DraftLine, said: list[Any], names: Mapping[str, str], moment: Moment) -> Draft:
    history = [_held(row, names, row.id) for row in sorted(said, key=lambda row: (row.on, row.id), reverse=True)]
    return Draft(
        line.key,
        short_title(line, moment.lang),
        line.due_on,
        line.overdue,
        line.package,
        tuple(sorted((one.state for one in line.stances), key=lambda code: names.get(code, code))),
        {one.state: _held(one, names) for one in line.stances if one.stance},
        tuple(history),
        line.ready,
    )


def _held(said: Any, names: Mapping[str, str], key: str = "") -> Held:
    return Held(key, said.state, names.get(said.state, said.state), said.stance, said.on, said.note, said.source)


@kept
def packages(moment: Moment) -> tuple[Package, ...]:
    """The packages with their parts, the drafts last."""
    with session() as found:
        lines = preparing.packages(found, moment.as_of, moment.known_at)
    readiness = {draft.key: draft.ready for draft in drafts(moment)}
    return tuple(
        Package(
            line.key,
            _title(line, moment.lang),
            tuple(
                Part(one.key, titles(moment)[one.key], one.adopted_on, one.key in readiness, readiness.get(one.key))
                for one in sorted(line.instruments, key=lambda one: one.key in readiness)
            ),
        )
        for line in lines
    )


def _title(line: preparing.PackageLine, lang: str) -> str:
    own, other = (line.title_ru, line.title_en) if lang == "ru" else (line.title_en, line.title_ru)
    return own or other or line.key


@kept
def undertakings(moment: Moment) -> tuple[Undertaking, ...]:
    """What needs no ratification: overdue first, then what is due, what has no deadline, what is done."""
    with session() as found:
        lines = preparing.undertakings(found, moment.as_of, moment.known_at)
    made = [
        Undertaking(
            line.key,
            short_title(line, moment.lang),
            line.kind,
            line.adopted_on,
            line.due_on,
            line.fulfilled_on,
            line.state,
        )
        for line in lines
    ]
    return tuple(sorted(made, key=lambda one: _ORDER.index(UndertakingState(one.standing))))


_ORDER = (
    UndertakingState.OVERDUE,
    UndertakingState.DUE,
    UndertakingState.WITHOUT_DEADLINE,
    UndertakingState.CARRIED_OUT,
)
