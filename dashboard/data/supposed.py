"""What if: of whom an act can be supposed, and what would follow. Answers only; nothing here reaches the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.data.register import at_hand, called, full_title, session, short_title, states, titles
from dashboard.moment import Moment
from tracker.law.findings import Finding
from tracker.law.what_if import span_on
from tracker.locale.names import name
from tracker.locale.states import alphabetical
from tracker.locale.wording import clause_in_words, finding_in_words
from tracker.locale.wording.supposed import (
    assumable_in_words,
    for_whom,
    would_become,
    would_enter,
    would_follow,
    would_lack,
)
from tracker.register import supposing
from tracker.register.states import is_iso
from tracker.register.supposing import LENT, Consequence, Ground, Outcome, SupposedAct

MOST_SETS_SHOWN = 6


@dataclass(frozen=True)
class Candidate:
    """A state of which an act can be supposed, and how far it is."""

    code: str
    name: str
    position: str
    stage: str
    last_step: str
    confidence: str

    @property
    def idle(self) -> bool:
        """True where nothing at all is on record: such states stand last where the instrument is open to any."""
        return self.position == "no-act" and self.stage == "none-known"


@dataclass(frozen=True)
class Subject:
    """The instrument supposed about, as it is."""

    key: str
    title: str
    full_title: str
    state: str  # of the instrument as a whole; empty before its adoption
    on: date | None  # its date of entry into force
    clause: str  # in words: what it says, or why none is known
    clause_known: bool
    assumable: tuple[tuple[str, str], ...]  # clauses that may be assumed: name and words
    candidates: tuple[Candidate, ...]  # by name; of an open instrument, first those that have signed or begun


@dataclass(frozen=True)
class Asked:
    """What is supposed: a clause, if one is assumed, and the days of the states."""

    instrument: str
    clause: str = ""
    days: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class Line:
    """One state, as it is and as it would be."""

    code: str
    name: str
    act: str  # supposed of it; empty where it only follows
    act_on: date | None
    now: str
    in_force_now: date | None
    then: tuple[str, ...]
    in_force_then: date | None


@dataclass(frozen=True)
class Chained:
    """Another instrument that would change with it."""

    key: str
    title: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class UnderClause:
    """The answer under one of the clauses that may be assumed."""

    name: str
    words: str
    on: date | None


@dataclass(frozen=True)
class Answer:
    """What would follow."""

    headline: str
    for_whom: tuple[str, ...]
    clause: str  # the one assumed, in words; empty where none is
    refused: tuple[str, ...]
    unusual: tuple[str, ...]
    not_known: tuple[str, ...]  # codes that are no states
    lines: tuple[Line, ...]
    day: date  # the day asked about, or the last one supposed
    lacking: tuple[str, ...]  # what would still be missing on that day
    sets: tuple[tuple[tuple[str, str], ...], ...]  # smallest sets that would complete it: codes and names
    chained: tuple[Chained, ...]
    under_each: tuple[UnderClause, ...]  # where no clause is known, none was chosen, and no date either


@at_hand
def _ground(moment: Moment, key: str) -> Ground:
    """The rows of the register, read once for each version of it."""
    with session() as found:
        return supposing.ground(found, key, moment.known_at)


@at_hand
def subject(moment: Moment, key: str) -> Subject:
    """The instrument as it is, and of whom something can be supposed; raises NotFound for one that nobody knows."""
    ground, names = _ground(moment, key), called(moment)
    row = next(row for row in ground.rows.of("instrument") if row.key == key)
    entry, instrument = ground.assessment.entry, ground.assessment.dossier.instrument
    span = next((s for s in reversed(ground.assessment.instrument) if s.start <= moment.as_of), None)
    clause = clause_in_words(entry.clause, moment.lang, entry.why_not, names, instrument.clause_problem, instrument)
    return Subject(
        key,
        short_title(row, moment.lang),
        full_title(row, moment.lang),
        str(span.state) if span else "",
        entry.on,
        clause,
        entry.clause is not None,
        _assumable(ground, moment),
        _candidates(ground, moment),
    )


def _assumable(ground: Ground, moment: Moment) -> tuple[tuple[str, str], ...]:
    named = titles(moment)
    lenders = {key: named.get(key.removeprefix(LENT), key) for key in ground.clauses}
    return tuple(
        (key, assumable_in_words(key, notation, lenders[key], moment.lang)) for key, notation in ground.clauses.items()
    )


def _candidates(ground: Ground, moment: Moment) -> tuple[Candidate, ...]:
    names, assessment, found = states(moment), ground.assessment, []
    for code in supposing.may_consent(ground, moment.as_of):
        position = span_on(assessment.positions.get(code, []), moment.as_of)
        stage = span_on(assessment.stages.get(code, []), moment.as_of)
        found.append(
            Candidate(
                code,
                names.get(code, code),
                str(position.position) if position else "no-act",
                str(stage.stage) if stage else "none-known",
                str(stage.last_step or "") if stage else "",
                str(position.confidence) if position else "unknown",
            )
        )
    if assessment.dossier.instrument.concerns.who != "any":
        return tuple(sorted(found, key=lambda one: alphabetical(one.name)))
    return tuple(sorted(found, key=lambda one: (one.idle, not is_iso(one.code), alphabetical(one.name))))


@at_hand
def answer(moment: Moment, asked: Asked) -> Answer:
    """What would follow from what is supposed."""
    ground, names, register = _ground(moment, asked.instrument), called(moment), states(moment)
    known = {state for state, _ in asked.days if state in register or is_iso(state)}
    acts = [SupposedAct(state, day) for state, day in asked.days if state in known]
    outcome = supposing.suppose(ground, acts, moment.as_of, asked.clause)
    own, lang = outcome.own, moment.lang
    clause = own.after.entry.clause
    days = {act.state: act.on for act in outcome.acts}
    open_question = bool(ground.clauses) and not asked.clause and ground.assessment.entry.on is None
    return Answer(
        would_enter(own.effect, own.after, days, moment.as_of, lang, names),
        tuple(for_whom(own.effect, lang, names)),
        clause_in_words(clause, lang, names=names) if asked.clause else "",
        tuple(_told(outcome.refused, moment)),
        tuple(_told(outcome.unusual, moment)),
        tuple(state for state, _ in asked.days if state not in known),
        _lines(outcome, moment),
        outcome.day,
        tuple(would_lack(own.missing, own.after, outcome.day, lang, names)),
        _sets(own, names),
        _chained(outcome, moment),
        _under_each(ground, acts, moment) if open_question and outcome.acts else (),
    )


def _told(findings: Iterable[Finding], moment: Moment) -> list[str]:
    named, names = titles(moment), called(moment)
    return [
        finding_in_words(
            one.kind, one.details, named.get(one.instrument, one.instrument), one.state, one.day, moment.lang, names
        )
        for one in findings
    ]


def _lines(outcome: Outcome, moment: Moment) -> tuple[Line, ...]:
    """The states supposed about, then those that would follow; each group by name."""
    names, own, lang = states(moment), outcome.own, moment.lang
    acts = {act.state: act for act in outcome.acts}
    changes: dict[str, list[int]] = {}
    for number, change in enumerate(own.effect.positions):
        changes.setdefault(change.state, []).append(number)
    found = []
    for code in {**acts, **changes}:
        act = acts.get(code)
        now, then = own.before.positions.get(code, []), own.after.positions.get(code, [])
        span = span_on(now, moment.as_of)
        moved = [own.effect.positions[number] for number in changes.get(code, ())]
        found.append(
            Line(
                code,
                names.get(code, code),
                name(act.act, lang) if act and act.act else "",
                act.on if act else None,
                name(span.position if span else "no-act", lang),
                now[-1].in_force_on if now else None,
                tuple(would_become(moved, lang)),
                then[-1].in_force_on if then else None,
            )
        )
    return tuple(sorted(found, key=lambda line: (not line.act, alphabetical(line.name))))


def _sets(own: Consequence, names: dict[str, str]) -> tuple[tuple[tuple[str, str], ...], ...]:
    if own.missing is None:
        return ()
    some = own.missing.smallest_sets[:MOST_SETS_SHOWN]
    named = (((code, names.get(code, code)) for code in codes) for codes in some)
    return tuple(tuple(sorted(states, key=lambda state: alphabetical(state[1]))) for states in named)


def _chained(outcome: Outcome, moment: Moment) -> tuple[Chained, ...]:
    named, names = titles(moment), called(moment)
    return tuple(
        Chained(key, named.get(key, key), tuple(would_follow(one.before, one.after, one.effect, moment.lang, names)))
        for key, one in outcome.others.items()
    )


def _under_each(ground: Ground, acts: list[SupposedAct], moment: Moment) -> tuple[UnderClause, ...]:
    answers = {key: supposing.suppose(ground, acts, moment.as_of, key).own for key in ground.clauses}
    return tuple(UnderClause(key, words, answers[key].after.entry.on) for key, words in _assumable(ground, moment))
