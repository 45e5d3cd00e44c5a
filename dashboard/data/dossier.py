"""Everything about one instrument: what its page shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dashboard.data.owing import Nearness, nearness_of
from dashboard.data.register import at_hand, called, full_title, organisations, session, short_title, states
from dashboard.moment import Moment
from tracker.law.assessment import Assessment
from tracker.law.dates import period_of
from tracker.law.instrument_states import is_for_consent
from tracker.law.vocabulary import Position
from tracker.locale.dates import period_in_words, short_date
from tracker.locale.states import alphabetical
from tracker.locale.wording import clause_in_words, explain_entry, finding_in_words
from tracker.locale.wording.clauses import article_of
from tracker.register import reading
from tracker.register.chart import Chart, ChartLine, agreement, chart, group_of


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
    stepped: str  # when the last step was, as far as is known, in words
    confidence: str
    approximate: bool
    blocking: bool
    owes: bool
    signatory: bool
    signed: str  # the kind of signature, empty for none
    signed_on: date | None
    consent: str  # the kind of consent, empty for none
    consented_on: date | None
    consent_recorded: bool  # False: a source confirms it, the act is not on record
    lost_on: date | None  # the consent stands no longer, from this day
    made: tuple[str, ...]  # reservations, declarations, objections and what else a chart notes
    is_party: str  # a word of IsParty

    @property
    def group(self) -> str:
        """Where a chart lists it: consent open, given, or over."""
        return group_of(self.position)


@dataclass(frozen=True)
class Event:
    """Something that happened, is announced or is expected: an act, a step, an announced date, a confirmation."""

    kind: str  # act, step, announcement, confirmation
    id: str
    instrument: str
    state: str
    name: str
    word: str  # of the vocabulary
    regards: str  # of a reservation or an objection: what it is about
    on: str  # as the source gives it
    received_on: str
    bounds: str  # in words: "not earlier than 1 October 2009"
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
    """A finding in words, and what it is about."""

    kind: str
    words: str
    weight: str
    state: str
    name: str
    entries: tuple[tuple[str, str], ...]  # the acts it may be about: their ids, and days as the source gives them


@dataclass(frozen=True)
class Dossier:
    """The page of one instrument."""

    key: str
    title: str
    full_title: str
    kind: str
    organisation: str
    state: str
    for_consent: bool  # False for a draft, and for what needs no ratification
    adopted_on: str
    adopted_at: str
    depositary: str
    coverage: str
    ended_on: str
    languages: tuple[str, ...]
    note: str
    sources: tuple[str, ...]
    on: date | None
    computed_on: date | None
    announced_on: date | None
    met_on: date | None  # the day the condition of the clause was met, if it was by the day asked about
    approximate: bool
    clause: Clause | None
    agreement: str  # of the announced and the computed date: a word of Agreement
    announced: tuple[Event, ...]  # general dates as sources give them
    explanation: tuple[str, ...]
    nearness: Nearness
    standings: tuple[Standing, ...]
    events: tuple[Event, ...]
    spans: tuple[Span, ...]
    findings: tuple[Oddity, ...]
    signatories: int  # so many states have signed
    consents: int  # so many have consented and not left
    parties: int  # so many are known to be parties
    not_known: int  # of so many it is not known whether they are

    @property
    def concerned(self) -> tuple[Standing, ...]:
        """The states that the instrument concerns on the day, by the order of their names."""
        return tuple(one for one in self.standings if one.position != Position.NOT_ELIGIBLE)


@at_hand
def dossier(moment: Moment, key: str) -> Dossier:
    """The page of an instrument; raises NotFound for one that nobody knows."""
    with session() as found:
        status = reading.status(found, key, moment.as_of, moment.known_at)
        findings = reading.findings(found, key)
    names = states(moment)
    row, line, events, counted = status.row, status.line, _events(status, names, moment.lang), chart(status)
    return Dossier(
        key,
        short_title(line, moment.lang),
        full_title(line, moment.lang),
        line.kind,
        organisations(moment).get(line.organisation, line.organisation),
        str(line.state or ""),
        is_for_consent(line.kind, line.state),
        line.adopted_on,
        row.adopted_at,
        row.depositary,
        str(row.coverage),
        row.ended_on,
        tuple(row.languages or ()),
        _in_language(row.note, moment.lang),
        tuple(row.sources or ()),
        status.on,
        status.computed_on,
        status.announced_on,
        status.assessment.entry.met_on if status.computed_on else None,
        line.approximate,
        _clause(status.assessment, moment.lang, called(moment)),
        str(agreement(status)),
        tuple(event for event in events if event.kind == "announcement" and not event.state),
        tuple(explain_entry(status.assessment, moment.as_of, moment.lang, called(moment))),
        nearness_of(status, counted.consents, moment),
        _standings(status, counted, names, moment.lang),
        events,
        _spans(status.assessment, names),
        tuple(_oddity(one, status, short_title(line, moment.lang), called(moment), moment.lang) for one in findings),
        counted.signatories,
        counted.consents,
        counted.parties,
        counted.not_known,
    )


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
        article_of(clause, lang),
        clause.quote,
        clause.summary,
        str(clause.basis),
        clause.borrowed_from,
    )


def _standings(status: reading.Status, counted: Chart, names: dict[str, str], lang: str) -> tuple[Standing, ...]:
    """Where every state stands, by the order of their names."""
    found = (_standing(one, status, names, lang) for one in counted.lines)
    return tuple(sorted(found, key=lambda one: alphabetical(one.name)))


def _standing(one: ChartLine, status: reading.Status, names: dict[str, str], lang: str) -> Standing:
    line, took = one.where, one.took
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
        _stepped(line, status, lang),
        str(line.confidence),
        line.approximate,
        bool(one.debt and one.debt.blocking),
        one.debt is not None,
        took.signatory,
        str(took.signature.act) if took.signature else "",
        took.signed_on,
        str(took.consent.act) if took.consent else "",
        took.consented_on,
        bool(took.consent and took.consent.id),
        took.lost_on,
        tuple(str(act) for act in one.made),
        str(took.is_party),
    )


def _stepped(line: reading.PositionLine, status: reading.Status, lang: str) -> str:
    """When the last step was: a day that no source gives is not that on which the register heard of the step."""
    meant = [row for row in status.steps if row.state == line.state and row.step == line.last_step and not row.planned]
    periods = [period_of(row.on, row.not_before, row.not_after) for row in meant]
    begun = [period for period in periods if period.first is None or period.first <= status.as_of]
    latest = max(begun, key=lambda period: period.last or date.max, default=None)
    if latest is None:
        return ""
    return short_date(latest.last, lang) if latest.exact and latest.last else period_in_words(latest, lang)


def _events(status: reading.Status, names: dict[str, str], lang: str) -> tuple[Event, ...]:
    found = [_event("act", row, str(row.act), names, row.received_on or row.on, lang) for row in status.acts]
    found += [_event("step", row, str(row.step), names, row.on, lang) for row in status.steps]
    found += [_event("announcement", row, "", names, row.on, lang) for row in status.announcements]
    found += [_event("confirmation", row, str(row.says), names, row.up_to, lang) for row in status.confirmations]
    return tuple(sorted(found, key=lambda event: (event.day or date.max, event.name, event.id)))


def _event(kind: str, row: Any, word: str, names: dict[str, str], on: str, lang: str) -> Event:
    not_before, not_after = getattr(row, "not_before", ""), getattr(row, "not_after", "")
    return Event(
        kind,
        str(row.id),
        row.instrument,
        row.state or "",
        names.get(row.state or "", row.state or ""),
        word,
        getattr(row, "regards", ""),
        getattr(row, "on", "") or getattr(row, "up_to", ""),
        getattr(row, "received_on", ""),
        period_in_words(period_of("", not_before, not_after), lang),
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
    """The positions of every state, parted where its stage changes; a change of confidence alone parts nothing."""
    found: list[Span] = []
    for state, positions in assessment.positions.items():
        stages = assessment.stages.get(state, [])
        for span in positions:
            cuts = [s.start for s in stages if span.start < s.start and (span.until is None or s.start < span.until)]
            for start, until in zip([span.start, *cuts], [*cuts, span.until], strict=True):
                stage = next((s.stage for s in reversed(stages) if s.start <= start), "")
                one = Span(state, names.get(state, state), str(span.position), str(stage), start, until)
                if found and replace(found[-1], start=start, until=until) == one:
                    one = replace(found.pop(), until=until)
                found.append(one)
    return tuple(found)


def _oddity(
    finding: reading.FindingLine, status: reading.Status, title: str, names: dict[str, str], lang: str
) -> Oddity:
    words = finding_in_words(finding.kind, finding.details, title, finding.state, finding.day, lang, names)
    told = finding.details.get("act", "")
    meant = [act for act in status.acts if act.state == finding.state and act.act == told]
    entries = tuple((str(act.id), act.received_on or act.on) for act in meant)
    return Oddity(
        finding.kind,
        words,
        str(finding.weight),
        finding.state,
        names.get(finding.state, finding.state),
        entries,
    )
