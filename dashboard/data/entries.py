"""What a person records: checked with its effect in words, then saved. The rules are the register's own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from dashboard.data import drafts
from dashboard.data.register import called, engine, session, states, titles
from dashboard.moment import Moment
from tracker.clock import now, today, user
from tracker.errors import NotFound
from tracker.law.findings import Finding, Weight
from tracker.law.what_if import Effect
from tracker.locale.effects import effect_in_words
from tracker.locale.wording import finding_in_words
from tracker.register import database, reading, recording
from tracker.register.ledger import Author

Done = TypeVar("Done")
ACT, STEP = "act", "step"
FIELDS = {ACT: recording.GIVEN_ACT, STEP: recording.GIVEN_STEP}


@dataclass(frozen=True)
class Present:
    """An entry as it is recorded now, and the version a correction starts from."""

    kind: str
    id: str
    version: int
    values: Mapping[str, Any]
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class Outcome:
    """What saving would do, as the register tells it."""

    effect: Effect
    findings: tuple[Finding, ...]
    known_already: bool  # the register holds this; at most a source is added


Told = tuple[tuple[str, tuple[str, ...]], ...]  # by instrument, what changes in words


@dataclass(frozen=True)
class Preview:
    """What saving would do, in words."""

    effects: Told
    warnings: tuple[str, ...]  # each wants a reason
    notes: tuple[str, ...]
    known_already: bool


@dataclass(frozen=True)
class Saved:
    """What saving did."""

    ids: tuple[str, ...]
    changed: bool
    effects: Told


def present(kind: str, key: str) -> Present:
    """An entry to be corrected; raises NotFound where there is none."""
    with session() as found:
        entry = reading.fact(found, kind, key)
        if entry is None:
            raise NotFound("Nothing in the register has the number “{id}”.", id=key)
        row, version = entry
        given: Any = recording.given_act(row) if kind == ACT else recording.given_step(row)
    values = {name: getattr(given, name) for name in FIELDS[kind]}
    return Present(kind, key, version, values, row.recorded_by, row.recorded_at)


def find(key: str) -> Present:
    """An act or a step by its number; raises NotFound where there is none."""
    try:
        return present(ACT, key)
    except NotFound:
        return present(STEP, key)


def checked(kind: str, values: Mapping[str, Any], corrects: str, seen: int | None, scan: str = "") -> Outcome:
    """What recording these values would do; raises TrackerError for what cannot be recorded.

    `scan` is the token of an attached file.
    """
    if corrects:
        done = tried(lambda writing: _correct(writing, kind, corrects, values, "-", seen, scan, author()))
        return Outcome(done.effect, done.findings, not done.changed)
    check: Any = recording.check_new_act if kind == ACT else recording.check_new_step

    def new(found: Session) -> recording.Checked:
        checked: recording.Checked = check(found, given(kind, with_scan(found, values, scan, author())), today())
        return checked

    if scan:  # it becomes a document, and is one no more
        return _outcome(tried(new))
    with session() as found:
        return _outcome(new(found))


def _outcome(new: recording.Checked) -> Outcome:
    return Outcome(new.effect, new.findings, bool(new.same_as))


def preview(
    kind: str, values: Mapping[str, Any], corrects: str, seen: int | None, moment: Moment, scan: str = ""
) -> Preview:
    """What recording these values would do, in words; raises like `checked`."""
    return _in_words(str(values.get("instrument", "")), checked(kind, values, corrects, seen, scan), moment)


def preview_taking_back(kind: str, key: str, seen: int | None, moment: Moment) -> Preview:
    """What voiding an entry would do, in words; raises TrackerError."""
    done = tried(lambda writing: _void(writing, kind, key, "-", seen))
    return _in_words(key, Outcome(done.effect, done.findings, False), moment)


def _in_words(instrument: str, found: Outcome, moment: Moment) -> Preview:
    warnings, notes = findings_in_words(found.findings, moment)
    return Preview(told({instrument: found.effect}, moment), warnings, notes, found.known_already)


def findings_in_words(findings: Iterable[Finding], moment: Moment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is unusual, and what is worth a word, each sentence once."""
    found = {f.weight: dict[str, None]() for f in findings}
    for f in findings:
        found[f.weight][_finding(f, moment)] = None
    return tuple(found.get(Weight.UNUSUAL, ())), tuple(found.get(Weight.NOTE, ()))


def _finding(found: Finding, moment: Moment) -> str:
    title = titles(moment).get(found.instrument, found.instrument)
    return str(finding_in_words(found.kind, found.details, title, found.state, found.day, moment.lang, called(moment)))


def told(effects: Mapping[str, Effect], moment: Moment) -> Told:
    """What changes, in words, by instrument."""
    names = states(moment)
    return tuple((key, tuple(effect_in_words(effect, moment.lang, names))) for key, effect in effects.items())


class _Undone(Exception):
    """Ends a trial: nothing of it is kept."""


def tried(change: Callable[[Session], Done]) -> Done:
    """What a change does, done and undone again."""
    done: list[Done] = []
    try:
        with database.writing(engine()) as writing:
            done.append(change(writing))
            raise _Undone
    except _Undone:
        return done[0]


def save(
    kind: str,
    values: Mapping[str, Any],
    corrects: str,
    seen: int | None,
    reason: str,
    moment: Moment,
    scan: str = "",
    draft: str = "",
) -> Saved:
    """Record these values, as a correction of another entry where one is named; raises TrackerError.

    The attached file becomes a document, and the draft is forgotten, in the same transaction.
    """
    who = author()
    with database.writing(engine()) as writing:
        if corrects:
            done = _correct(writing, kind, corrects, values, reason, seen, scan, who)
        else:
            record: Any = recording.record_act if kind == ACT else recording.record_step
            done = record(writing, given(kind, with_scan(writing, values, scan, who)), who, today(), reason)
        drafts.forget_in(writing, draft, scan)
    return Saved((done.id,), done.changed, told({str(values.get("instrument", "")): done.effect}, moment))


def take_back(kind: str, key: str, reason: str, seen: int | None, moment: Moment, draft: str = "") -> Saved:
    """Void an entry with a reason, and forget the draft; raises TrackerError."""
    with database.writing(engine()) as writing:
        done = _void(writing, kind, key, reason, seen)
        drafts.forget_in(writing, draft)
    return Saved((done.id,), done.changed, told({key: done.effect}, moment))


def _correct(
    writing: Session,
    kind: str,
    key: str,
    values: Mapping[str, Any],
    reason: str,
    seen: int | None,
    scan: str,
    who: Author,
) -> recording.Recorded:
    correct: Any = recording.correct_act if kind == ACT else recording.correct_step
    new = given(kind, with_scan(writing, values, scan, who))
    done: recording.Recorded = correct(writing, key, new, who, today(), reason, seen)
    return done


def _void(writing: Session, kind: str, key: str, reason: str, seen: int | None) -> recording.Recorded:
    void = recording.void_act if kind == ACT else recording.void_step
    return void(writing, key, reason, author(), seen)


def author() -> Author:
    """Who records, now."""
    return Author(user(), now())


def given(kind: str, values: Mapping[str, Any]) -> Any:
    """The values as the register takes an act or a step."""
    shape: Any = recording.GivenAct if kind == ACT else recording.GivenStep
    return shape(**{name: values[name] for name in FIELDS[kind] if name in values})


def with_scan(writing: Session, values: Mapping[str, Any], scan: str, who: Author) -> Mapping[str, Any]:
    """The values with the attached file as their document, where there is one."""
    return {**values, "document": drafts.document_of(writing, scan, who)} if scan else values


def latest(kind: str, key: str) -> Present | None:
    """The entry that stands in the place of this one now; None where it was taken back."""
    with session() as found:
        entry = reading.fact(found, kind, key)
        if entry is None:
            return None
        versions = reading.history(found, entry[0].instrument) if kind == ACT else []
    follows = {v.row["supersedes"]: v.row for v in versions if v.kind == ACT and v.row and v.row.get("supersedes")}
    while key in follows:
        if follows[key].get("void_reason"):
            return None
        key = str(follows[key]["id"])
    return present(kind, key)
