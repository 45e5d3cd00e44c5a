"""What is due and what is odd, everywhere: what the inbox shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.data.register import at_hand, called, session, titles
from dashboard.moment import Moment
from tracker import clock
from tracker.law.deadlines import LASTING, Deadline, DeadlineKind, Phase, phase
from tracker.law.vocabulary import FindingWeight
from tracker.locale.wording.deadlines import deadline_in_words, deadline_kind
from tracker.locale.wording.findings import finding_in_words
from tracker.register import deadlines as register_deadlines
from tracker.register import findings as register_findings
from tracker.register.deadlines import Patience
from tracker.register.reading import FindingLine

# Gravest first.
WEIGHTS = (FindingWeight.IMPOSSIBLE, FindingWeight.UNUSUAL, FindingWeight.NOTE)


@dataclass(frozen=True)
class Due:
    """One deadline in the visitor's words."""

    kind: DeadlineKind
    label: str  # the kind in a word or two
    day: date
    since: date | None  # of what lasts too long: since when
    phase: Phase
    instrument: str
    title: str
    state: str
    name: str
    words: str
    approximate: bool
    confidence: str
    entry: str
    act: str  # what is expected or planned, as a word of the vocabulary
    step: str


@dataclass(frozen=True)
class Oddity:
    """One finding in the visitor's words, with what is needed to mend it."""

    kind: str
    weight: str
    instrument: str
    title: str
    state: str
    name: str
    words: str
    parent: str  # another instrument it is about


@dataclass(frozen=True)
class Sought:
    """What the visitor wants to see; empty is everything."""

    instrument: str = ""
    state: str = ""
    kind: str = ""  # of a deadline or a finding
    weight: str = ""
    quiet: int = Patience.under_way  # days without a step, after which a procedure stands still


@at_hand
def _computed(
    as_of: date,
    known_on: date | None,
    version: int,  # noqa: ARG001 - the answer holds for it
    quiet: int,
) -> tuple[Deadline, ...]:
    """The deadlines in law and in the register: the same in every language."""
    with session() as found:
        return tuple(register_deadlines.deadlines(found, as_of, clock.known_at(known_on), Patience(quiet)))


@at_hand
def deadlines(moment: Moment, quiet: int = Patience.under_way) -> tuple[Due, ...]:
    """Every deadline seen from the moment's day, by day."""
    names = called(moment)
    found = _computed(moment.as_of, moment.known_on, moment.version, quiet)
    return tuple(_due(one, moment, names) for one in found)


def _due(one: Deadline, moment: Moment, names: dict[str, str]) -> Due:
    return Due(
        one.kind,
        deadline_kind(one.kind, moment.lang),
        one.day,
        date.fromisoformat(one.details["since"]) if one.kind in LASTING else None,
        phase(one, moment.as_of),
        one.instrument,
        names.get(one.instrument, one.instrument),
        one.state,
        names.get(one.state, one.state),
        deadline_in_words(one, moment.as_of, moment.lang, names),
        one.approximate,
        str(one.confidence or ""),
        one.entry,
        one.details.get("act", ""),
        one.details.get("step", "") if one.kind is DeadlineKind.PLANNED_STEP else "",
    )


def sought(found: Iterable[Due], wanted: Sought) -> list[Due]:
    """Those of one instrument, one state, or one kind."""
    return [
        one
        for one in found
        if wanted.instrument in ("", one.instrument)
        and wanted.state in ("", one.state)
        and wanted.kind in ("", one.kind)
    ]


def of_the_calendar(found: Iterable[Due], year: int, month: int) -> dict[date, list[Due]]:
    """The deadlines of a month by day, without what merely lasts."""
    days: dict[date, list[Due]] = {}
    for one in found:
        if (one.day.year, one.day.month) == (year, month) and one.kind not in LASTING:
            days.setdefault(one.day, []).append(one)
    return days


@at_hand
def findings(moment: Moment) -> tuple[Oddity, ...]:
    """Everything odd, the gravest first, then by kind."""
    with session() as found:
        lines = register_findings.findings(found, moment.known_at)
    names, known = called(moment), titles(moment)
    told = [_oddity(line, known, names, moment.lang) for line in lines]
    order = {weight.value: place for place, weight in enumerate(WEIGHTS)}
    return tuple(sorted(told, key=lambda one: (order[one.weight], one.kind, one.title, one.name)))


def _oddity(line: FindingLine, known: dict[str, str], names: dict[str, str], lang: str) -> Oddity:
    title = known.get(line.instrument, line.instrument)
    return Oddity(
        str(line.kind),
        str(line.weight),
        line.instrument,
        title,
        line.state,
        names.get(line.state, line.state),
        finding_in_words(line.kind, line.details, title, line.state, line.day, lang, names),
        line.details.get("parent", ""),
    )


def odd(found: Iterable[Oddity], wanted: Sought) -> list[Oddity]:
    """The findings that the visitor wants to see."""
    return [
        one
        for one in found
        if wanted.instrument in ("", one.instrument)
        and wanted.state in ("", one.state)
        and wanted.kind in ("", one.kind)
        and wanted.weight in ("", one.weight)
    ]
