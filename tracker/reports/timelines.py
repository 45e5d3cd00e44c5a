"""Timelines: when each state signed, took its steps and consented, and when the instrument entered into force.

A chart for each instrument, of one state a lane for each instrument; then every fact behind the charts, with its notes.
"""

import math
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy.orm import Session

from tracker.law.dates import Period, parse_partial
from tracker.law.vocabulary import CONSENTED_POSITIONS, InstrumentState, Position
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date, partial_date, period_in_words, short_date
from tracker.locale.names import name
from tracker.register.happenings import HappeningKind
from tracker.reports import timeline_chart as chart
from tracker.reports.days import counted_from_recording
from tracker.reports.head import put_together
from tracker.reports.model import Chart, Column, Content, Count, Group, Meaning, Paragraph, Row, Section
from tracker.reports.period import both_days
from tracker.reports.question import Question, record_date
from tracker.reports.timeline_facts import Fact, Found, found, spans_of, states_of

MOST_CHARTS = 60  # more than these nobody turns over: the table alone tells it better
MOST_LANES = 20  # of one chart; what has more goes on in another
FACTS, CHARTS = "facts", "charts"
_SAID_OF_EACH = 400  # letters of the words beside a lane, in the text that stands for a chart
_LEFT = frozenset({Position.WITHDRAWN, Position.LEAVING, Position.SUSPENDED, Position.REFUSED})


def build(session: Session, question: Question) -> Content:
    """The report's content; raises Invalid for a period that ends before it begins."""
    told = found(session, question)
    t, recorded = translator(question.lang), record_date(session, question)
    table = _table(told, t)
    return put_together(
        question,
        recorded,
        told.names,
        "timelines",
        t("Timelines"),
        _headline(told, t),
        tuple(_counts(told, t)),
        (*_charts(told, t), table),
        t("For this selection, nothing dated is on record up to this day."),
        tuple(_legend(told, table.columns, t)),
        told.evidence.notes,
        days=both_days(question),
    )


def _headline(told: Found, t: Translator) -> str:
    instruments = t.n("{n} instrument", "{n} instruments", len(told.facts))
    return f"{instruments}; {t.n('{n} event', '{n} events', sum(map(len, told.facts.values())))}"


def _counts(told: Found, t: Translator) -> Iterator[Count]:
    yield Count("instruments", len(told.facts), t("Instruments"))
    facts = [one for of_it in told.facts.values() for one in of_it]
    yield Count(FACTS, len(facts), t("Events"))
    for kind in HappeningKind:
        number = sum(one.kind is kind for one in facts)
        if number:
            yield Count(kind, number, t("of these: {kind}", kind=name(kind, t.lang)))


def _charts(told: Found, t: Translator) -> Iterator[Group]:
    """The charts, unless there are too many to be looked at."""
    plans = list(_plans(told))
    if len(plans) > MOST_CHARTS:
        said = t.n(
            "The selection would fill {n} chart; the table of dates stands alone. Choose fewer instruments for charts.",
            "The selection would fill {n} charts; the table of dates stands alone. Choose fewer instruments for"
            " charts.",
            len(plans),
        )
        yield Group(CHARTS, t("Charts"), paragraphs=(Paragraph(said),))
        return
    for plan in plans:
        drawing = _drawing(told, plan.lanes, _marked_days(told, plan.instrument, t))
        heading = told.names.full_title(plan.instrument) if plan.instrument else told.names.official(plan.state)
        summary = _summary(told, plan.instrument, t) if plan.instrument else ()
        if plan.instrument and not told.assessments[plan.instrument].positions:
            summary = (*summary, t("The register names no state that it concerns, so there is nothing to draw."))
        drawn = len(drawing.bars) > 0  # an instrument may concern no state by name
        picture = Chart(chart.svg(drawing), _alternative(heading, drawing)) if drawn else None
        key = f"chart-{plan.instrument or plan.state}-{plan.number}"
        yield Group(key, heading, paragraphs=tuple(map(Paragraph, summary)), chart=picture)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One chart before it is drawn: of an instrument, or of a state; its lanes, each an instrument and a state."""

    instrument: str
    state: str
    number: int
    lanes: dict[str, tuple[str, str]]


def _plans(told: Found) -> Iterator[_Plan]:
    question, names = told.question, told.names
    if question.state is not None and question.instrument is None:
        titles = Counter(map(names.title, told.facts))
        lanes = {_lane(names.title(key), key, titles): (key, question.state) for key in told.facts}
        for number, part in enumerate(_in_parts(lanes), 1):
            yield _Plan("", question.state, number, part)
        return
    for key in told.facts:
        lanes = {names.state(state): (key, state) for state in states_of(told, key)}
        for number, part in enumerate(_in_parts(lanes), 1):
            yield _Plan(key, "", number, part)


def _lane(title: str, key: str, titles: Counter[str]) -> str:
    """What a lane is called: the title, with the key where two instruments have the same."""
    return title if titles[title] == 1 else f"{title} ({key})"


def _in_parts(lanes: dict[str, tuple[str, str]]) -> Iterator[dict[str, tuple[str, str]]]:
    """The lanes of each chart, about as many in each: at least one chart, though it has none."""
    every = list(lanes.items())
    charts = max(1, math.ceil(len(every) / MOST_LANES))
    for number in range(charts):
        yield dict(every[number * len(every) // charts : (number + 1) * len(every) // charts])


def _summary(told: Found, key: str, t: Translator) -> tuple[str, ...]:
    """What is said of an instrument above its chart: its adoption, and whether it is in force."""
    line, lang = told.lines[key], t.lang
    adopted = t("Adopted on {day}.", day=partial_date(line.adopted_on, lang)) if line.adopted_on else ""
    if line.in_force_on is None:
        asked = long_date(told.question.as_of, lang)
        state = name(InstrumentState(line.state), lang) if line.state else t("not yet adopted")
        standing = t("State on {day}: {state}.", day=asked, state=state)
        return (f"{adopted or t('The day of adoption is not known.')} {standing}",)
    day = long_date(line.in_force_on, lang)
    entry = t("Entry into force: {day}.", day=t("not later than {day}", day=day) if line.approximate else day)
    return (f"{adopted or t('The day of adoption is not known.')} {entry}",)


def _marked_days(told: Found, key: str, t: Translator) -> tuple[chart.Mark, ...]:
    """The days marked across all lanes: of the instrument, if the chart is of one, and the day asked about."""
    asked = chart.Mark(told.question.as_of, t("day asked about"))
    if not key:
        return (asked,)
    shown = {
        HappeningKind.ADOPTION: t("adoption"),
        HappeningKind.ENTRY: t("entry into force"),
        HappeningKind.ANNOUNCEMENT: t("entry into force"),
        HappeningKind.END: t("end of the instrument"),
    }
    general = {
        chart.Mark(one.day, shown[one.kind], _is_rough(told, one), law=True)
        for one in told.facts[key]
        if not one.state and one.kind in shown
    }
    return (*sorted(general), asked)


def _is_rough(told: Found, one: Fact) -> bool:
    """Whether the day of a fact of the instrument as a whole is known roughly; of its entry, as it was computed."""
    return not one.period.exact or (one.kind is HappeningKind.ENTRY and told.lines[one.instrument].approximate)


def _drawing(told: Found, lanes: dict[str, tuple[str, str]], days: tuple[chart.Mark, ...]) -> chart.Drawing:
    """A chart of the lanes, each an instrument and a state."""
    bars, signs = [], []
    for lane, (key, state) in lanes.items():
        bars += [(lane, span.start, span.until, _look(span.position)) for span in spans_of(told, key, state)]
        entered = _entered(told, key, state)
        signs += [(lane, one.day, not one.period.exact, one.sign) for one in _charted(told.facts[key], state, entered)]
        signs += [(lane, day, rough, chart.ENTRY) for day, rough in entered.items()]
    known = [day for _, day, _, _ in signs] + [mark.day for mark in days]
    since, as_of = told.question.since, told.question.as_of
    first, last = chart.margins(since or min([*known, *(start for _, start, _, _ in bars)]), max([*known, as_of]))
    shown = [(lane, max(start, first), min(until or as_of, as_of), look) for lane, start, until, look in bars]
    return chart.Drawing(
        _frame([bar for bar in shown if bar[1] < bar[2]], ("lane", "start", "until", "look")),
        _frame(dict.fromkeys(signs), ("lane", "day", "rough", "kind")),
        days,
        tuple(lanes),
        first,
        last,
        told.question.lang,
    )


def _frame(rows: Iterable[tuple[object, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    """The rows as a table whose days are written in the ISO way."""
    plain = [[value.isoformat() if isinstance(value, date) else value for value in row] for row in rows]
    return pd.DataFrame(plain, columns=list(columns))


def _look(position: Position) -> str:
    if position in _LEFT:
        return chart.LEFT
    if position in CONSENTED_POSITIONS:
        return chart.PARTY if position is Position.PARTY else chart.CONSENTED
    return chart.BOUND if position is Position.BOUND_THROUGH_PARENT else chart.NOT_CONSENTED


def _charted(facts: Iterable[Fact], state: str, entered: Container[date]) -> Iterator[Fact]:
    """The facts of a state that have a sign, without the word that it came to be bound on a day on which it did."""
    for one in facts:
        said = one.sign == chart.ANNOUNCEMENT and one.day in entered
        if one.state == state and one.sign and not said:
            yield one


def _entered(told: Found, key: str, state: str) -> dict[date, bool]:
    """The day on which the instrument entered into force for a state, in the period and not after the day asked, and
    whether it is known roughly."""
    days = [(span.in_force_on, span.approximate) for span in spans_of(told, key, state) if span.in_force_on]
    since, as_of = told.question.since, told.question.as_of
    return {day: rough for day, rough in days[-1:] if day <= as_of and (since is None or since <= day)}


def _alternative(heading: str, drawing: chart.Drawing) -> str:
    """What a chart shows, in words: the days across all lanes, then each lane."""
    words, lang = chart.kinds_in_words(drawing.lang), drawing.lang
    of_lane: dict[str, list[str]] = {lane: [] for lane in drawing.lanes}
    for lane, day, rough, kind in drawing.signs.sort_values("day", kind="stable").itertuples(index=False):
        of_lane[lane].append(f"{words[kind]} {chart.day_in_words(date.fromisoformat(day), rough, lang)}")
    none = translator(lang)("nothing dated")
    days = "; ".join(f"{mark.said} {chart.day_in_words(mark.day, mark.rough, lang)}" for mark in drawing.days)
    lanes = (f"{lane}: {_shortened(', '.join(said)) or none}." for lane, said in of_lane.items())
    return f"{heading}. {days}. {' '.join(lanes)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SAID_OF_EACH else f"{text[:_SAID_OF_EACH]}…"


def _table(told: Found, t: Translator) -> Group:
    """Every fact, in a section for each instrument."""
    facts = [one for of_it in told.facts.values() for one in of_it]
    sections = tuple(
        Section(key, told.names.full_title(key), _summary(told, key, t), told.evidence.of_instrument(key), _rows(of_it))
        for key, of_it in told.facts.items()
    )
    nothing = t("Nothing dated is on record.")
    return Group(FACTS, t("Dates"), nothing, _columns(told, facts, t), sections)


def _rows(facts: Iterable[Fact]) -> tuple[Row, ...]:
    return tuple((_day(one), one.instrument, one.state, one.what, one.text, one.notes) for one in facts)


def _day(one: Fact) -> date | str:
    """The day; of a fact whose day is known roughly, the bounds, which are printed in words."""
    return one.day if one.period.exact else f"{one.period.first or ''}/{one.period.last or ''}"


def _roughly(period: Period, lang: str) -> str:
    """When, as far as is known, short enough for a column of days."""
    first, last = period.first, period.last
    if first is None or last is None or period in (parse_partial(f"{first:%Y-%m}"), parse_partial(f"{first:%Y}")):
        return period_in_words(period, lang)
    return f"{short_date(first, lang)} – {short_date(last, lang)}"


def _columns(told: Found, facts: list[Fact], t: Translator) -> tuple[Column, ...]:
    names, lang = told.names, t.lang
    rough = {str(_day(one)): _roughly(one.period, lang) for one in facts if not one.period.exact}
    states = {one.state: names.state(one.state) for one in facts if one.state}
    return (
        Column("on", t("Day"), "date", words=dict(sorted(rough.items()))),
        Column(
            "instrument",
            t("Instrument"),
            words={key: names.title(key) for key in told.facts},
            code_heading=t("Key of the instrument"),
        ),
        Column(
            "state",
            t("State"),
            words=dict(sorted(states.items())) | {"": t("as a whole")},
            code_heading=t("Code of the state"),
        ),
        Column("what", t("What"), words={one.what: name(one.word, lang) for one in facts}),
        Column("text", t("Fact")),
        Column("notes", t("Notes"), "notes", nothing=t("no source on record")),
    )


def _legend(told: Found, columns: tuple[Column, ...], t: Translator) -> Iterator[Meaning]:
    heading = columns[0].heading
    yield Meaning(
        "on",
        t("Column"),
        None,
        heading,
        t(
            "The day from which the fact counts. Where only a month, a year or a bound is known, words say so, and a"
            " chart has its sign on the day from which it counts."
        )
        + f" {counted_from_recording(t.lang)}",
    )
    bars = (
        t("Where a state stood: the thicker, the nearer to a party."),
        t(
            "Bars follow from the law and may stand for states of which no act is in the table, for example where a"
            " source says that all have consented."
        ),
    )
    yield Meaning("chart", t("Chart"), None, t("bars"), " ".join(bars))
    if any(one.kind is HappeningKind.ENTRY for of_it in told.facts.values() for one in of_it):
        said = t("No source announced this day: it follows from the clause and from what is on record.")
        yield Meaning("text", columns[4].heading, HappeningKind.ENTRY.value, t("as computed"), said)
