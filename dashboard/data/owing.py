"""Who owes consent, instrument by instrument and state by state: what the home page shows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from dashboard.data.register import at_hand, full_title, session, short_title, states
from dashboard.moment import Moment
from tracker.law.assessment import Assessment, assess
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import Dossier
from tracker.law.forms import expected_form
from tracker.law.lacking import Missing
from tracker.law.vocabulary import InstrumentState, Stage
from tracker.locale.states import alphabetical
from tracker.locale.wording.lacking import lacking
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.earlier import rows_known
from tracker.register.undated import undated_steps


class Owing(NamedTuple):
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
    undated: str | None = None  # where nobody knows the day of the last step: the day it was not before, or empty


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
    """One instrument and what states owe it, the longest waiting first."""

    key: str
    title: str
    full_title: str
    owing: tuple[reading.OwingLine, ...]
    nearness: Nearness

    @property
    def since(self) -> date:
        """The beginning of its longest wait."""
        return self.owing[0].since

    @property
    def approved(self) -> bool:
        """True where a state has approved at home: its act may arrive any day."""
        return any(one.stage == Stage.APPROVED_AT_HOME for one in self.owing)


@dataclass(frozen=True)
class Debtor:
    """One state and what it owes, the longest waiting first."""

    state: str
    name: str
    owing: tuple[reading.OwingLine, ...]
    unconfirmed: int  # so many are to be confirmed beside

    @property
    def since(self) -> date:
        """The beginning of its longest wait."""
        return self.owing[0].since


@dataclass(frozen=True)
class Scheduled:
    """An instrument that will enter into force on a day that is known."""

    key: str
    title: str
    on: date


@dataclass(frozen=True)
class Wanted:
    """What the visitor wants to see; empty is everything."""

    organisation: str = ""
    state: str = ""
    kind: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Home:
    """Everything the home page tells of, the most pressing first."""

    groups: tuple[Group, ...]
    unconfirmed: tuple[Group, ...]
    debtors: tuple[Debtor, ...]
    approved: tuple[Owing, ...]  # approved at home, nothing deposited; the longest so first
    scheduled: tuple[Scheduled, ...]
    unknown: int  # of how many outstanding consents nothing was heard
    oldest: date | None  # the beginning of the longest wait

    @property
    def owed(self) -> int:
        """How many consents are outstanding."""
        return sum(len(group.owing) for group in self.groups)


@at_hand
def home(moment: Moment, wanted: Wanted) -> Home:
    """The home page at a moment, with what the visitor wants to see."""
    lines, answer = _lines(moment), _outstanding(moment)
    owed = _chosen(answer.outstanding, lines, wanted)
    unconfirmed = _chosen(answer.to_be_confirmed, lines, wanted)
    pending = {one.instrument for one in answer.outstanding if lines[one.instrument].state == InstrumentState.PENDING}
    near = nearness(moment, tuple(sorted(pending)))
    approved = named((one for one in owed if one.stage == Stage.APPROVED_AT_HOME), moment)
    return Home(
        tuple(sorted(_groups(owed, lines, near, moment.lang), key=_pressing)),
        tuple(sorted(_groups(unconfirmed, lines, {}, moment.lang), key=lambda group: (group.since, group.key))),
        _debtors(owed, unconfirmed, approved, states(moment)),
        tuple(sorted(approved, key=lambda one: one.stage_since)),
        _scheduled(lines, moment, wanted),
        unknown=sum(one.confidence == "unknown" for one in owed),
        oldest=min((one.since for one in owed), default=None),
    )


@at_hand
def _lines(moment: Moment) -> dict[str, reading.InstrumentLine]:
    with session() as found:
        return {line.key: line for line in reading.instruments(found, moment.as_of, moment.known_at)}


@at_hand
def _outstanding(moment: Moment) -> reading.Outstanding:
    with session() as found:
        return reading.outstanding(found, moment.as_of, moment.known_at)


@at_hand
def _undated(version: int, known_at: datetime | None) -> dict[tuple[str, str, str], str]:  # noqa: ARG001
    with session() as found:
        return undated_steps(found, known_at)


def _chosen(
    owing: Iterable[reading.OwingLine], lines: Mapping[str, reading.InstrumentLine], wanted: Wanted
) -> list[reading.OwingLine]:
    keys = {key for key, line in lines.items() if _is_wanted(line, wanted)}
    return [
        one
        for one in owing
        if one.instrument in keys and wanted.state in ("", one.state) and wanted.stage in ("", one.stage)
    ]


def named(lines: Iterable[reading.OwingLine], moment: Moment) -> list[Owing]:
    """What states owe, with their names, and with what is known of the days of their last steps."""
    names, vague = states(moment), _undated(moment.version, moment.known_at)
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
            vague.get((one.instrument, one.state, str(one.last_step or ""))),
        )
        for one in lines
    ]


def by_name(groups: Iterable[Group], moment: Moment) -> dict[str, list[Owing]]:
    """What states owe to each of these instruments, in the order of their names."""
    found: dict[str, list[Owing]] = {}
    lines = (line for group in groups for line in group.owing)
    for one in sorted(named(lines, moment), key=lambda one: alphabetical(one.name)):
        found.setdefault(one.instrument, []).append(one)
    return found


def _is_wanted(line: reading.InstrumentLine, wanted: Wanted) -> bool:
    return wanted.organisation in ("", line.organisation) and wanted.kind in ("", line.kind)


def _groups(
    owing: list[reading.OwingLine],
    lines: Mapping[str, reading.InstrumentLine],
    near: Mapping[str, Nearness],
    lang: str,
) -> list[Group]:
    by_key: dict[str, list[reading.OwingLine]] = {}
    for one in owing:
        by_key.setdefault(one.instrument, []).append(one)
    return [
        Group(
            key,
            short_title(lines[key], lang),
            full_title(lines[key], lang),
            tuple(owed),
            near.get(key) or _told_by_its_state(lines[key]),
        )
        for key, owed in by_key.items()
    ]


def _told_by_its_state(line: reading.InstrumentLine) -> Nearness:
    """Of an instrument that is not pending nothing is missing, or nothing can be computed: its state says which."""
    computable = line.state != InstrumentState.NOT_COMPUTABLE
    return Nearness(str(line.state), line.in_force_on, computable, met=computable)


def _pressing(group: Group) -> tuple[object, ...]:
    """Where an act may arrive any day; then what is nearest to its entry into force; then the longest waiting."""
    near = group.nearness
    waits = near.computable and not near.met
    return (not group.approved, not waits, near.needs if waits else 0, group.since, group.key)


def _debtors(
    owed: list[reading.OwingLine],
    unconfirmed: list[reading.OwingLine],
    approved: list[Owing],
    names: Mapping[str, str],
) -> tuple[Debtor, ...]:
    """The states that owe, those that have approved most first, then the longest waiting.

    What is owed comes as the register tells it, the longest waiting first.
    """
    by_state: dict[str, list[reading.OwingLine]] = {}
    for one in owed:
        by_state.setdefault(one.state, []).append(one)
    beside, ready = Counter(one.state for one in unconfirmed), Counter(one.state for one in approved)
    found = [Debtor(state, names.get(state, state), tuple(owing), beside[state]) for state, owing in by_state.items()]
    return tuple(sorted(found, key=lambda one: (-ready[one.state], one.since, alphabetical(one.name))))


def _scheduled(lines: Mapping[str, reading.InstrumentLine], moment: Moment, wanted: Wanted) -> tuple[Scheduled, ...]:
    found = [
        Scheduled(line.key, short_title(line, moment.lang), line.in_force_on)
        for line in lines.values()
        if line.state == InstrumentState.SCHEDULED and line.in_force_on is not None and _is_wanted(line, wanted)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.key)))


@at_hand
def forms(moment: Moment, keys: tuple[str, ...]) -> dict[str, str]:
    """The act by which consent to these instruments is to be expected, by key; those of which it can be told."""
    told = {}
    for key, one in _dossiers(moment.version, moment.known_at, keys).items():
        made = (act.act for act in one.acts if not act.expected and act.day is not None and act.day <= moment.as_of)
        if (form := expected_form(one.instrument.clause, made)) is not None:
            told[key] = str(form)
    return told


@at_hand
def nearness(moment: Moment, keys: tuple[str, ...]) -> dict[str, Nearness]:
    """How far these instruments are from entering into force."""
    lines, near, names, done = _lines(moment), {}, states(moment), consented(moment, keys)
    for key, assessment in _assessments(moment.version, moment.known_at, keys).items():
        missing = missing_on(assessment.entry, assessment.dossier, moment.as_of)
        near[key] = _near_in_words(lines[key], assessment, missing, len(done.get(key, ())), moment, names)
    return near


@at_hand
def _dossiers(version: int, known_at: datetime | None, keys: tuple[str, ...]) -> dict[str, Dossier]:  # noqa: ARG001
    """What the register knows of these instruments: the same on every day in law."""
    with session() as found:
        rows = rows_known(found, known_at) if known_at else rows_now(found, keys)
    return dossiers(rows, keys)


@at_hand
def _assessments(version: int, known_at: datetime | None, keys: tuple[str, ...]) -> dict[str, Assessment]:
    return {key: assess(dossier) for key, dossier in _dossiers(version, known_at, keys).items()}


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


@at_hand
def consented(moment: Moment, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The names of the states that have consented to these instruments and not left, by instrument."""
    names = states(moment)
    with session() as found:
        pairs = reading.consented(found, moment.as_of, moment.known_at, keys)
    told: dict[str, list[str]] = {}
    for instrument, state in pairs:
        told.setdefault(instrument, []).append(names.get(state, state))
    return {key: tuple(sorted(those, key=alphabetical)) for key, those in told.items()}
