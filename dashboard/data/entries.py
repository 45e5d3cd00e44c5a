"""What a person records: checked with its effect in words, then saved. The rules are the register's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashboard.data.register import called, engine, session, titles
from dashboard.moment import Moment
from tracker.clock import today, user
from tracker.errors import NotFound
from tracker.law.findings import Finding, Weight
from tracker.law.what_if import Effect
from tracker.locale.effects import effect_in_words
from tracker.locale.wording import finding_in_words
from tracker.register import database, reading, recording
from tracker.register.ledger import Author

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


@dataclass(frozen=True)
class Preview:
    """What saving would do, in words."""

    effect: tuple[str, ...]
    warnings: tuple[str, ...]  # each wants a reason
    notes: tuple[str, ...]
    known_already: bool


@dataclass(frozen=True)
class Saved:
    """What saving did."""

    id: str
    changed: bool
    effect: tuple[str, ...]


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


def checked(kind: str, values: Mapping[str, Any], corrects: str, seen: int | None) -> Outcome:
    """What recording these values would do; raises TrackerError for what cannot be recorded."""
    if corrects:
        done = _tried(lambda writing: _correct(writing, kind, corrects, values, "-", seen))
        return Outcome(done.effect, done.findings, not done.changed)
    given = _given(kind, values)
    check: Any = recording.check_new_act if kind == ACT else recording.check_new_step
    with session() as found:
        new = check(found, given, today())
    return Outcome(new.effect, new.findings, bool(new.same_as))


def preview(kind: str, values: Mapping[str, Any], corrects: str, seen: int | None, moment: Moment) -> Preview:
    """What recording these values would do, in words; raises like `checked`."""
    return _in_words(checked(kind, values, corrects, seen), moment)


def preview_taking_back(kind: str, key: str, seen: int | None, moment: Moment) -> Preview:
    """What voiding an entry would do, in words; raises TrackerError."""
    done = _tried(lambda writing: _void(writing, kind, key, "-", seen))
    return _in_words(Outcome(done.effect, done.findings, False), moment)


def _in_words(found: Outcome, moment: Moment) -> Preview:
    return Preview(
        tuple(effect_in_words(found.effect, moment.lang)),
        tuple(_finding(f, moment) for f in found.findings if f.weight is Weight.UNUSUAL),
        tuple(_finding(f, moment) for f in found.findings if f.weight is Weight.NOTE),
        found.known_already,
    )


def _finding(found: Finding, moment: Moment) -> str:
    title = titles(moment).get(found.instrument, found.instrument)
    return str(finding_in_words(found.kind, found.details, title, found.state, found.day, moment.lang, called(moment)))


class _Undone(Exception):
    """Ends a trial: nothing of it is kept."""


def _tried(change: Callable[[Session], recording.Recorded]) -> recording.Recorded:
    """What a change does, done and undone again."""
    done: list[recording.Recorded] = []
    try:
        with database.writing(engine()) as writing:
            done.append(change(writing))
            raise _Undone
    except _Undone:
        return done[0]


def save(kind: str, values: Mapping[str, Any], corrects: str, seen: int | None, reason: str, lang: str) -> Saved:
    """Record these values, as a correction of another entry where one is named; raises TrackerError."""
    with database.writing(engine()) as writing:
        if corrects:
            done = _correct(writing, kind, corrects, values, reason, seen)
        else:
            record: Any = recording.record_act if kind == ACT else recording.record_step
            done = record(writing, _given(kind, values), _author(), today(), reason)
    return Saved(done.id, done.changed, tuple(effect_in_words(done.effect, lang)))


def take_back(kind: str, key: str, reason: str, seen: int | None, lang: str) -> Saved:
    """Void an entry with a reason; raises TrackerError."""
    with database.writing(engine()) as writing:
        done = _void(writing, kind, key, reason, seen)
    return Saved(done.id, done.changed, tuple(effect_in_words(done.effect, lang)))


def _correct(
    writing: Session, kind: str, key: str, values: Mapping[str, Any], reason: str, seen: int | None
) -> recording.Recorded:
    correct: Any = recording.correct_act if kind == ACT else recording.correct_step
    done: recording.Recorded = correct(writing, key, _given(kind, values), _author(), today(), reason, seen)
    return done


def _void(writing: Session, kind: str, key: str, reason: str, seen: int | None) -> recording.Recorded:
    void = recording.void_act if kind == ACT else recording.void_step
    return void(writing, key, reason, _author(), seen)


def _author() -> Author:
    return Author(user(), datetime.now(UTC))


def _given(kind: str, values: Mapping[str, Any]) -> Any:
    shape: Any = recording.GivenAct if kind == ACT else recording.GivenStep
    return shape(**{name: values[name] for name in FIELDS[kind] if name in values})


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
