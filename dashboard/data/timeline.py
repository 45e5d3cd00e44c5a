"""What happened and what is due, across instruments: what the timeline shows."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.data.register import at_hand, called, session, short_title
from dashboard.moment import Moment
from tracker.law.stages import REJECTED
from tracker.law.vocabulary import CONSENTS, Says
from tracker.locale.dates import period_in_words, short_date
from tracker.locale.names import name
from tracker.locale.wording import step_in_words
from tracker.register import happenings as register_happenings
from tracker.register import reading
from tracker.register.dossiers import step_fact
from tracker.register.happenings import Happening, HappeningKind, happenings
from tracker.reports.write_csv import harmless

_ROWS_OF = {
    "adoption": register_happenings.OF_INSTRUMENTS,
    "end": register_happenings.OF_INSTRUMENTS,
    "fulfilled": register_happenings.OF_INSTRUMENTS,
    "due": "inquiry",
    "other": "step",
}


@dataclass(frozen=True)
class Wanted:
    """What the visitor wants to see; empty is everything."""

    organisation: str = ""
    instruments: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Event:
    """One thing that happened or is due."""

    kind: HappeningKind
    instrument: str
    title: str
    state: str
    name: str  # of the state; empty: the instrument as a whole
    what: str  # in words
    day: date
    on: str  # in words, as far as it is known
    expected: bool
    late: bool  # it was expected for a day that has passed
    confidence: str
    reference: str
    note: str
    source: str
    consents: bool  # an act by which a state may consent to be bound, or word that states have


@at_hand
def events(moment: Moment, wanted: Wanted) -> tuple[Event, ...]:
    """Everything that had happened on the day and was due then, in the order of days."""
    with session() as found:
        lines = [
            line
            for line in reading.instruments(found, moment.as_of, moment.known_at)
            if wanted.organisation in ("", line.organisation)
            and (not wanted.instruments or line.key in wanted.instruments)
        ]
        every = not wanted.organisation and not wanted.instruments
        rows = happenings(
            found,
            moment.as_of,
            moment.known_at,
            first=wanted.first,
            last=wanted.last,
            instruments=None if every else {line.key for line in lines},
            states=wanted.states or None,
            kinds=_kinds_of_rows(wanted.kinds),
        )
    names, titles = called(moment), {line.key: short_title(line, moment.lang) for line in lines}
    entries = [] if wanted.states else [_entry(line, titles[line.key], moment) for line in lines if line.in_force_on]
    general = {(one.instrument, one.day) for one in entries}
    told = [
        _event(one, titles.get(one.instrument, ""), names.get(one.state, one.state), moment)
        for one in rows
        if one.kind != "announcement" or one.state or (one.instrument, one.day) not in general
    ]
    shown = [
        one for one in (*told, *entries) if (not wanted.kinds or one.kind in wanted.kinds) and _within(one, wanted)
    ]
    order = {kind: place for place, kind in enumerate(HappeningKind)}
    return tuple(sorted(shown, key=lambda one: (one.day, one.title, order[one.kind], one.name)))


def _kinds_of_rows(kinds: tuple[str, ...]) -> tuple[str, ...]:
    if not kinds:
        return register_happenings.KINDS
    asked = {_ROWS_OF.get(kind, kind) for kind in kinds} | (
        {register_happenings.OF_INSTRUMENTS} if "due" in kinds else set()
    )
    return tuple(kind for kind in register_happenings.KINDS if kind in asked)


def _within(one: Event, wanted: Wanted) -> bool:
    return (wanted.first is None or wanted.first <= one.day) and (wanted.last is None or one.day <= wanted.last)


def _event(one: Happening, title: str, state: str, moment: Moment) -> Event:
    row, lang = one.row, moment.lang
    note = row.note if isinstance(row.note, str) else ""
    return Event(
        one.kind,
        one.instrument,
        title,
        one.state,
        state,
        _what(one, moment),
        one.placed,
        short_date(one.day, lang)
        if one.period.exact
        else period_in_words(one.period, lang) or short_date(one.day, lang),
        one.expected,
        one.late_on(moment.as_of),
        getattr(row, "confidence", ""),
        getattr(row, "reference", ""),
        getattr(row, "promised", "") or note,
        row.source if hasattr(row, "source") else " ; ".join(row.sources or ()),
        (one.kind == "act" and one.word in CONSENTS and not one.expected) or one.word == Says.COMPLETED,
    )


def _what(one: Happening, moment: Moment) -> str:
    t, lang = moment.t, moment.lang
    if one.table == "step" and one.row.outcome == REJECTED:
        return step_in_words(step_fact(one.row), lang)
    if one.kind == "confirmation":
        return t("status confirmed: {status}", status=name(Says(one.word), lang))
    if one.kind == "announcement":
        return t("announced date of entry into force")
    if one.kind == "due":
        return t("promised by the state") if one.word == "inquiry" else t("to be adopted or carried out by this day")
    return name(one.named, lang)


def _entry(line: reading.InstrumentLine, title: str, moment: Moment) -> Event:
    """The entry into force of an instrument, announced or computed."""
    assert line.in_force_on is not None
    day, t = line.in_force_on, moment.t
    told = short_date(day, moment.lang)
    return Event(
        HappeningKind.ENTRY,
        line.key,
        title,
        "",
        "",
        name(HappeningKind.ENTRY, moment.lang),
        day,
        t("not later than {day}", day=told) if line.approximate else told,
        moment.as_of < day,
        late=False,
        confidence="",
        reference="",
        note="",
        source="",
        consents=False,
    )


def kinds_in_words(moment: Moment) -> dict[str, str]:
    """The kinds of events with their names."""
    return {kind.value: name(kind, moment.lang) for kind in HappeningKind}


@at_hand
def csv(moment: Moment, wanted: Wanted) -> bytes:
    """The events as a file for spreadsheets and programs, in which nothing is a formula."""
    t = moment.t
    rows = [
        {
            t("Day"): one.day,
            t("Day as known"): one.on,
            t("Key of the instrument"): one.instrument,
            t("Instrument"): one.title,
            t("Code of the state"): one.state,
            t("State"): one.name,
            t("Kind"): name(one.kind, moment.lang),
            t("What"): one.what,
            t("Happened"): t("expected") if one.expected else t("yes"),
            t("Confidence"): name(one.confidence, moment.lang) if one.confidence else "",
            t("Number"): one.reference,
            t("Remark"): one.note,
            t("Sources"): one.source,
        }
        for one in events(moment, wanted)
    ]
    text: str = pd.DataFrame(rows, dtype=object).map(harmless).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")
