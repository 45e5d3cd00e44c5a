"""Who owes consent, instrument by instrument: what the home page shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.data.register import full_title, kept, session, short_title, states
from dashboard.moment import Moment
from tracker.law.assessment import Assessment, assess
from tracker.law.entry_into_force import missing_on
from tracker.law.lacking import Missing
from tracker.law.vocabulary import CONSENTED_POSITIONS
from tracker.locale.wording.lacking import lacking
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_known, rows_now


@dataclass(frozen=True)
class Owing:
    """One state that owes consent to one instrument, or has to be confirmed about it."""

    instrument: str
    state: str
    name: str
    position: str
    stage: str
    last_step: str
    since: date
    days: int
    stage_since: date
    blocking: bool | None
    confidence: str


@dataclass(frozen=True)
class Nearness:
    """How far an instrument is from entering into force."""

    state: str  # of the instrument as a whole
    on: date | None
    computable: bool
    met: bool  # nothing is missing
    needs: int = 0  # so many consents more
    blocking: tuple[str, ...] = ()  # names of the states it cannot do without
    any_of: tuple[str, ...] = ()  # names of the states whose consent would count
    given: int = 0  # so many have consented
    told: str = ""  # what is missing in sentences, where numbers of consents do not tell it


@dataclass(frozen=True)
class Group:
    """One instrument and the states that owe it consent, the longest waiting first."""

    key: str
    title: str
    full_title: str
    kind: str
    organisation: str
    adopted_on: str
    since: date
    owing: tuple[Owing, ...]
    nearness: Nearness
    consented: tuple[str, ...]  # names of the states that have


@dataclass(frozen=True)
class Wanted:
    """What the visitor wants to see; empty is everything."""

    organisation: str = ""
    state: str = ""
    kind: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Home:
    """Everything on the home page."""

    groups: tuple[Group, ...]
    unconfirmed: tuple[Group, ...]
    approved: int  # how many states have approved at home and deposited nothing
    unknown: int  # of how many nothing was heard
    oldest: date | None  # the beginning of the longest wait

    @property
    def owed(self) -> int:
        """How many consents are outstanding."""
        return sum(len(group.owing) for group in self.groups)

    @property
    def states(self) -> int:
        """How many states owe at least one."""
        return len({one.state for group in self.groups for one in group.owing})


@dataclass(frozen=True)
class Cell:
    """Where one state stands towards one instrument."""

    position: str
    stage: str
    since: date
    in_force_on: date | None
    confidence: str
    provisional: bool


@dataclass(frozen=True)
class Line:
    """One instrument on a day, for lists and the matrix."""

    key: str
    title: str
    kind: str
    organisation: str
    adopted_on: str
    state: str
    in_force_on: date | None


@kept
def home(moment: Moment, wanted: Wanted) -> Home:
    """The home page at a moment, with what the visitor wants to see."""
    with session() as found:
        lines = {line.key: line for line in reading.instruments(found, moment.as_of, moment.known_at)}
        answer = reading.outstanding(
            found, moment.as_of, moment.known_at, state=wanted.state or None, organisation=wanted.organisation or None
        )
    names = states(moment)
    owed = _chosen(answer.outstanding, lines, names, wanted)
    unconfirmed = _chosen(answer.to_be_confirmed, lines, names, wanted)
    keys = tuple({one.instrument: None for one in (*owed, *unconfirmed)})
    near = nearness(moment, keys)
    done = consented(moment)
    return Home(
        _groups(owed, lines, near, done, names, moment.lang),
        _groups(unconfirmed, lines, near, done, names, moment.lang),
        approved=sum(one.stage == "approved-at-home" for one in owed),
        unknown=sum(one.confidence == "unknown" for one in owed),
        oldest=min((one.since for one in owed), default=None),
    )


def _chosen(
    owing: Iterable[reading.OwingLine], lines: dict[str, reading.InstrumentLine], names: dict[str, str], wanted: Wanted
) -> list[Owing]:
    return [
        Owing(
            one.instrument,
            one.state,
            names.get(one.state, one.state),
            str(one.position),
            str(one.stage),
            str(one.last_step or ""),
            one.since,
            one.days,
            one.stage_since,
            one.blocking,
            str(one.confidence),
        )
        for one in owing
        if wanted.kind in ("", lines[one.instrument].kind) and wanted.stage in ("", one.stage)
    ]


def _groups(
    owing: list[Owing],
    lines: dict[str, reading.InstrumentLine],
    near: dict[str, Nearness],
    done: dict[str, tuple[str, ...]],
    names: dict[str, str],
    lang: str,
) -> tuple[Group, ...]:
    by_key: dict[str, list[Owing]] = {}
    for one in owing:
        by_key.setdefault(one.instrument, []).append(one)
    groups = [
        Group(
            key,
            short_title(lines[key], lang),
            full_title(lines[key], lang),
            lines[key].kind,
            lines[key].organisation,
            lines[key].adopted_on,
            min(one.since for one in owed),
            tuple(sorted(owed, key=lambda one: one.name)),
            near[key],
            tuple(sorted(names.get(state, state) for state in done.get(key, ()))),
        )
        for key, owed in by_key.items()
    ]
    return tuple(sorted(groups, key=lambda group: (group.since, group.key)))


@kept
def nearness(moment: Moment, keys: tuple[str, ...]) -> dict[str, Nearness]:
    """How far these instruments are from entering into force."""
    with session() as found:
        rows = rows_known(found, moment.known_at) if moment.known_at else rows_now(found, keys)
        lines = {line.key: line for line in reading.instruments(found, moment.as_of, moment.known_at)}
    near, names, done = {}, states(moment), consented(moment)
    for key, dossier in dossiers(rows, keys).items():
        assessment = assess(dossier)
        missing = missing_on(assessment.entry, assessment.dossier, moment.as_of)
        near[key] = _near_in_words(lines[key], assessment, missing, len(done.get(key, ())), moment, names)
    return near


def nearness_of(status: reading.Status, given: int, moment: Moment) -> Nearness:
    """How far one instrument is from entering into force, so many states having consented."""
    return _near_in_words(status.line, status.assessment, status.missing, given, moment, states(moment))


def _near_in_words(
    line: reading.InstrumentLine,
    assessment: Assessment,
    missing: Missing | None,
    given: int,
    moment: Moment,
    names: dict[str, str],
) -> Nearness:
    near = _near(line, assessment.entry.clause is not None, missing, given, names)
    if missing is None or not (missing.weights or missing.other):
        return near
    return replace(near, told=" ".join(lacking(missing, assessment, moment.as_of, moment.lang, names)))


def _near(
    line: reading.InstrumentLine, computable: bool, missing: Missing | None, given: int, names: dict[str, str]
) -> Nearness:
    state, on = str(line.state or ""), line.in_force_on
    if missing is None:
        return Nearness(state, on, computable, met=computable, given=given)
    blocking = tuple(names.get(code, code) for code in missing.states)
    any_of = tuple(names.get(code, code) for code in missing.any_of)
    return Nearness(state, on, computable, False, missing.consents, blocking, any_of, given)


@kept
def consented(moment: Moment) -> dict[str, tuple[str, ...]]:
    """The states that have consented and not left, by instrument."""
    found: dict[str, list[str]] = {}
    for key, cells in matrix(moment).items():
        for state, cell in cells.items():
            if cell.position in CONSENTED_POSITIONS:
                found.setdefault(key, []).append(state)
    return {key: tuple(codes) for key, codes in found.items()}


@kept
def matrix(moment: Moment) -> dict[str, dict[str, Cell]]:
    """Where every state stands towards every instrument: cells by instrument and state."""
    with session() as found:
        lines = reading.positions(found, moment.as_of, moment.known_at)
    cells: dict[str, dict[str, Cell]] = {}
    for line in lines:
        cells.setdefault(line.instrument, {})[line.state] = Cell(
            str(line.position), str(line.stage), line.since, line.in_force_on, str(line.confidence), line.provisional
        )
    return cells


@kept
def instruments(moment: Moment, wanted: Wanted) -> tuple[Line, ...]:
    """The instruments adopted by the day, in the order of their adoption, with what the visitor wants to see."""
    with session() as found:
        lines = reading.instruments(found, moment.as_of, moment.known_at)
    return tuple(
        Line(
            line.key,
            short_title(line, moment.lang),
            line.kind,
            line.organisation,
            line.adopted_on,
            str(line.state),
            line.in_force_on,
        )
        for line in lines
        if line.state is not None and wanted.organisation in ("", line.organisation) and wanted.kind in ("", line.kind)
    )
