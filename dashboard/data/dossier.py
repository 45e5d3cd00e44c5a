"""Everything about one instrument: what its page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard.data.owing import Nearness, nearness
from dashboard.data.register import called, full_title, kept, organisations, session, short_title, states, titles
from dashboard.moment import Moment
from tracker.law.assessment import Assessment
from tracker.law.dates import period_of
from tracker.locale.wording import clause_in_words, explain_entry, explain_position, finding_in_words
from tracker.register import reading


@dataclass(frozen=True)
class Standing:
    """Where one state stands, and why."""

    state: str
    name: str
    position: str
    since: date
    in_force_on: date | None
    provisional: bool
    stage: str
    stage_since: date
    last_step: str
    confidence: str
    approximate: bool
    explanation: str
    blocking: bool
    owes: bool


@dataclass(frozen=True)
class Event:
    """Something that happened, is announced or is expected: an act, a step, an announced date, a confirmation."""

    kind: str  # act, step, announcement, confirmation
    id: str
    state: str
    name: str
    word: str  # of the vocabulary
    on: str  # as the source gives it
    received_on: str
    bounds: str  # "≥ 2009-10", "≤ 2009-11"
    day: date | None  # for order and charts
    planned: bool
    confidence: str
    reference: str
    note: str
    source: str
    recorded_at: datetime | None
    recorded_by: str


@dataclass(frozen=True)
class Span:
    """One position of one state from a day until another, for the timeline."""

    state: str
    name: str
    position: str
    stage: str
    start: date
    until: date | None


@dataclass(frozen=True)
class Clause:
    """The rule of entry into force, in words."""

    words: str
    article: str
    quote: str
    summary: str
    basis: str
    borrowed_from: str


@dataclass(frozen=True)
class Oddity:
    """A finding in words."""

    words: str
    weight: str
    state: str


@dataclass(frozen=True)
class Dossier:
    """The page of one instrument."""

    key: str
    title: str
    full_title: str
    kind: str
    organisation: str
    state: str
    adopted_on: str
    adopted_at: str
    depositary: str
    coverage: str
    ended_on: str
    languages: tuple[str, ...]
    relations: tuple[tuple[str, str, str], ...]  # relation, key, title
    note: str
    sources: tuple[str, ...]
    on: date | None
    computed_on: date | None
    announced_on: date | None
    approximate: bool
    clause: Clause | None
    explanation: tuple[str, ...]
    nearness: Nearness
    standings: tuple[Standing, ...]
    events: tuple[Event, ...]
    spans: tuple[Span, ...]
    findings: tuple[Oddity, ...]

    @property
    def consented(self) -> tuple[Standing, ...]:
        """The states that have consented, by the order of their names."""
        return tuple(one for one in self.standings if not one.owes and one.in_force_on is not None)


@kept
def dossier(moment: Moment, key: str) -> Dossier:
    """The page of an instrument; raises NotFound for one that nobody knows."""
    with session() as found:
        status = reading.status(found, key, moment.as_of, moment.known_at)
        owing = reading.outstanding(found, moment.as_of, moment.known_at)
        findings = reading.findings(found, key)
    owed = {one.state: one for one in (*owing.outstanding, *owing.to_be_confirmed) if one.instrument == key}
    names = states(moment)
    row, line = status.row, status.line
    return Dossier(
        key,
        short_title(line, moment.lang),
        full_title(line, moment.lang),
        line.kind,
        organisations(moment).get(line.organisation, line.organisation),
        str(line.state or ""),
        line.adopted_on,
        row.adopted_at,
        row.depositary,
        str(row.coverage),
        row.ended_on,
        tuple(row.languages or ()),
        _relations(row.relation or {}, titles(moment)),
        _in_language(row.note, moment.lang),
        tuple(row.sources or ()),
        status.on,
        status.computed_on,
        status.announced_on,
        line.approximate,
        _clause(status.assessment, moment.lang, called(moment)),
        tuple(explain_entry(status.assessment, moment.as_of, moment.lang, called(moment))),
        nearness(moment, (key,))[key],
        tuple(_standing(one, status, owed, called(moment), moment) for one in status.positions),
        _events(status, names),
        _spans(status.assessment, names),
        tuple(_oddity(one, short_title(line, moment.lang), called(moment), moment.lang) for one in findings),
    )


def _relations(relation: dict[str, Any], known: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    pairs = [(kind, key) for kind, keys in relation.items() for key in ([keys] if isinstance(keys, str) else keys)]
    return tuple((kind, key, known.get(key, key)) for kind, key in pairs)


def _in_language(note: Any, lang: str) -> str:
    if isinstance(note, dict):
        return str(note.get(lang) or next(iter(note.values()), "") or "")
    return str(note or "")


def _clause(assessment: Assessment, lang: str, names: dict[str, str]) -> Clause | None:
    clause = assessment.entry.clause
    if clause is None:
        return None
    return Clause(
        clause_in_words(clause, lang, names=names, instrument=assessment.dossier.instrument),
        clause.article,
        clause.quote,
        clause.summary,
        str(clause.basis),
        clause.borrowed_from,
    )


def _standing(
    line: reading.PositionLine,
    status: reading.Status,
    owed: dict[str, reading.OwingLine],
    names: dict[str, str],
    moment: Moment,
) -> Standing:
    debt = owed.get(line.state)
    return Standing(
        line.state,
        names.get(line.state, line.state),
        str(line.position),
        line.since,
        line.in_force_on,
        line.provisional,
        str(line.stage),
        line.stage_since,
        str(line.last_step or ""),
        str(line.confidence),
        line.approximate,
        explain_position(status.assessment, line.state, moment.as_of, moment.lang, names),
        bool(debt and debt.blocking),
        debt is not None,
    )


def _events(status: reading.Status, names: dict[str, str]) -> tuple[Event, ...]:
    found = [_event("act", row, str(row.act), names, row.received_on or row.on) for row in status.acts]
    found += [_event("step", row, str(row.step), names, row.on) for row in status.steps]
    found += [_event("announcement", row, "", names, row.on) for row in status.announcements]
    found += [_event("confirmation", row, str(row.says), names, row.up_to) for row in status.confirmations]
    return tuple(sorted(found, key=lambda event: (event.day or date.max, event.name, event.id)))


def _event(kind: str, row: Any, word: str, names: dict[str, str], on: str) -> Event:
    not_before, not_after = getattr(row, "not_before", ""), getattr(row, "not_after", "")
    bounds = [f"≥ {not_before}"] * bool(not_before) + [f"≤ {not_after}"] * bool(not_after)
    return Event(
        kind,
        str(row.id),
        row.state or "",
        names.get(row.state or "", row.state or ""),
        word,
        getattr(row, "on", "") or getattr(row, "up_to", ""),
        getattr(row, "received_on", ""),
        " ".join(bounds),
        _day(on, not_before, not_after),
        bool(getattr(row, "expected", False) or getattr(row, "planned", False)),
        str(getattr(row, "confidence", "")),
        getattr(row, "reference", ""),
        row.note,
        row.source,
        getattr(row, "recorded_at", None),
        getattr(row, "recorded_by", "") or getattr(row, "by", ""),
    )


def _day(on: str, not_before: str, not_after: str) -> date | None:
    try:
        period = period_of(on, not_before, not_after)
    except ValueError:
        return None
    return period.last or period.first


def _spans(assessment: Assessment, names: dict[str, str]) -> tuple[Span, ...]:
    """The positions of every state, parted where its stage changes while it has not consented."""
    found = []
    for state, positions in assessment.positions.items():
        stages = assessment.stages.get(state, [])
        for span in positions:
            cuts = [s.start for s in stages if span.start < s.start and (span.until is None or s.start < span.until)]
            for start, until in zip([span.start, *cuts], [*cuts, span.until], strict=True):
                stage = next((s.stage for s in reversed(stages) if s.start <= start), "")
                name = names.get(state, state)
                found.append(Span(state, name, str(span.position), str(stage), start, until))
    return tuple(found)


def _oddity(finding: reading.FindingLine, title: str, names: dict[str, str], lang: str) -> Oddity:
    words = finding_in_words(finding.kind, finding.details, title, finding.state, finding.day, lang, names)
    return Oddity(words, str(finding.weight), names.get(finding.state, finding.state))


@dataclass(frozen=True)
class Edit:
    """One line of the ledger as a person reads it."""

    number: int
    at: datetime
    by: str
    reason: str
    kind: str
    key: str
    word: str
    state: str
    what: str  # recorded, corrected, changed, voided, removed
    changes: tuple[tuple[str, str, str], ...]  # field, before, after


# What a first version is told by, and one that is taken back.
_TELLING = ("on", "received_on", "not_before", "not_after", "up_to", "adopted_on", "outcome", "source")
_SILENT = frozenset({"id", "recorded_at", "recorded_by", "supersedes", "instrument"})


@kept
def history(moment: Moment, key: str) -> tuple[Edit, ...]:
    """Everything that was ever written about an instrument, the latest first; up to the day of knowledge."""
    with session() as found:
        versions = reading.history(found, key)
    names = states(moment)
    known = [v for v in versions if moment.known_at is None or v.at <= moment.known_at]
    return tuple(_edit(version, names) for version in known)


def _edit(version: reading.Version, names: dict[str, str]) -> Edit:
    row, before = version.row, version.before
    content = row or before or {}
    state = str(content.get("state") or "")
    return Edit(
        version.number,
        version.at,
        version.by,
        version.reason,
        version.kind,
        version.key,
        str(content.get("act") or content.get("step") or content.get("says") or ""),
        names.get(state, state),
        _what(row, before),
        _changes(row, before),
    )


def _what(row: dict[str, Any] | None, before: dict[str, Any] | None) -> str:
    if row is None:
        return "removed"
    if row.get("void_reason"):
        return "voided"
    if row.get("supersedes"):
        return "corrected"
    return "changed" if before else "recorded"


def _changes(row: dict[str, Any] | None, before: dict[str, Any] | None) -> tuple[tuple[str, str, str], ...]:
    if row is None or row.get("void_reason"):
        return _told({}, row or before or {}, _TELLING)
    return _told(row, before or {}, tuple(row) if before else _TELLING)


def _told(row: dict[str, Any], old: dict[str, Any], shown: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    pairs = [(name, _text(old.get(name)), _text(row.get(name))) for name in shown if name not in _SILENT]
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _text(value: Any) -> str:
    if value is None or value is False or value == "" or value == [] or value == {}:
        return ""
    if value is True:
        return "✓"
    if isinstance(value, list):
        return " ; ".join(str(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {item}" for key, item in value.items())
    return str(value)
