"""The lifelines of one instrument: a lane for each state, from its signature through its steps at home and its deposit
to the entry into force for it, with the days on which the instrument as a whole reached something.

Colours are the theme's categorical ones, in the order of `LOOKS`, so that light and dark each have their own.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.axes import IN_WIDTH, LINE
from dashboard.components.stacked import Cell, stacked
from dashboard.data.dossier import Dossier, Event, Span, Standing
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import CONSENTS, SIGNATURES, Step
from tracker.locale.dates import axis_format, partial_date, short_date
from tracker.locale.names import name

LOOKS = ("consented", "approved-at-home", "party", "not-consented", "left", "under-way")
THICKNESS = {  # of a bar, as a part of its lane: the nearer to being a party, the thicker
    "party": 0.34,
    "consented": 0.28,
    "approved-at-home": 0.22,
    "under-way": 0.16,
    "not-consented": 0.09,
    "left": 0.09,
}
_LEFT = frozenset({"withdrawn", "leaving", "suspended", "refused", "ended"})
_CONSENTED = frozenset({"consented", "consented-waiting", "consented-scheduled", "bound-through-parent"})
_SHAPES = {
    "signature": "circle",
    "step": "triangle-up",
    "other": "triangle-right",
    "consent": "square",
    "entry": "diamond",
    "act": "cross",
    "announcement": "triangle-down",
    "confirmation": "stroke",
}
ROOMY, TIGHT = 34, 20  # pixels of a lane
FEW = 20  # lanes that have room
ABOVE, LABEL = 20, 16  # pixels: of the axis, and of each line of labels above it


def look(span: Span) -> str:
    """The colour group of a span."""
    if span.position == "party":
        return "party"
    if span.position in _CONSENTED:
        return "consented"
    if span.position in _LEFT:
        return "left"
    return span.stage if span.stage in ("approved-at-home", "under-way") else "not-consented"


def kind(event: Event) -> str:
    """What an event is on a lifeline."""
    if event.kind != "act":
        return "other" if event.word == Step.OTHER else event.kind
    if event.word in CONSENTS:
        return "consent"
    return "signature" if event.word in SIGNATURES else "act"


def horizon(found: Dossier, moment: Moment) -> tuple[date, date]:
    """The first and last day of the chart: a little more than everything on record, the day asked about and today."""
    days = [span.start for span in found.spans] + [event.day for event in found.events if event.day]
    last = max([*days, moment.as_of, moment.today, *([found.on] if found.on else [])])
    first = min([*days, moment.as_of])
    margin = max((last - first) // 30, timedelta(days=20))
    return first - margin, last + margin


def frames(found: Dossier, shown: Iterable[Standing], moment: Moment) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The positions and the events of these states, in the words of the visitor's language."""
    _, end = horizon(found, moment)
    states = {one.state: one for one in shown}
    spans = [
        _bar(span, end, moment) for span in found.spans if span.state in states and span.position != "not-eligible"
    ]
    events = [_point(event, event.day, moment) for event in found.events if event.state in states and event.day]
    events += [_entry(one.name, one.in_force_on, moment) for one in states.values() if one.in_force_on]
    return pd.DataFrame(spans), pd.DataFrame(events)


def _bar(span: Span, end: date, moment: Moment) -> dict[str, Any]:
    return {
        "state": span.name,
        "start": pd.Timestamp(span.start),
        "until": pd.Timestamp(span.until or end),
        "from": short_date(span.start, moment.lang),
        "to": short_date(span.until, moment.lang) if span.until else "–",
        "look": looks_in_words(moment)[look(span)],
        "part": THICKNESS[look(span)],
        "position": name(span.position, moment.lang),
        "stage": name(span.stage, moment.lang) if span.stage else "",
    }


def _point(event: Event, day: date, moment: Moment) -> dict[str, Any]:
    words = kinds_in_words(moment)[kind(event)]
    what = name(event.word, moment.lang) if event.word else words
    return {
        "state": event.name,
        "day": pd.Timestamp(day),
        "on": partial_date(event.received_on or event.on, moment.lang, short=True) or event.bounds,
        "what": moment.t("{what} (expected)", what=what) if event.planned else what,
        "kind": words,
    }


def _entry(state: str, day: date, moment: Moment) -> dict[str, Any]:
    words = kinds_in_words(moment)["entry"]
    return {"state": state, "day": pd.Timestamp(day), "on": short_date(day, moment.lang), "what": words, "kind": words}


def looks_in_words(moment: Moment) -> dict[str, str]:
    """The colour groups with their names."""
    t = moment.t
    return {
        "consented": t("consented, not yet a party"),
        "approved-at-home": t("approved at home"),
        "party": t("party"),
        "not-consented": t("no consent on record"),
        "left": t("left, suspended or refused"),
        "under-way": t("under way at home"),
    }


def kinds_in_words(moment: Moment) -> dict[str, str]:
    """The kinds of events with their names."""
    t = moment.t
    return {
        "signature": t("signature"),
        "step": t("step at home"),
        "other": t("other event"),
        "consent": t("consent on record"),
        "entry": t("in force for the state"),
        "act": t("another act"),
        "announcement": t("announced entry into force"),
        "confirmation": t("confirmed status"),
    }


def thresholds(found: Dossier, moment: Moment) -> pd.DataFrame:
    """The days on which the instrument as a whole reached something, and the day asked about; one row for each day."""
    t = moment.t
    reached: dict[date, list[str]] = {}
    for day, what in (
        (found.met_on, t("condition met")),
        (found.on, t("entry into force")),
        (moment.as_of, t("day asked about")),
    ):
        if day is not None:
            reached.setdefault(day, []).append(what)
    first, last = horizon(found, moment)
    middle = first + (last - first) / 2
    rows = [
        {
            "day": pd.Timestamp(day),
            "label": f"{', '.join(words)}: {short_date(day, moment.lang)}",
            "line": line,
            "leans": "right" if day > middle else "left",
            "law": day in (found.met_on, found.on),
        }
        for line, (day, words) in enumerate(sorted(reached.items()))
    ]
    return pd.DataFrame(rows)


def chart(
    spans: pd.DataFrame, events: pd.DataFrame, found: Dossier, lanes: Sequence[str], moment: Moment
) -> alt.LayerChart:
    """The chart: a bar for each position, a point for each event, a labelled line for each threshold."""
    first, last = horizon(found, moment)
    scale = alt.Scale(domainMin=_at(first), domainMax=_at(last), nice=False)  # a `domain` is read twice by bars
    form = axis_format(first, last, moment.lang)
    axis = alt.Axis(format=form, labelOverlap=True, labelBound=True, title=None, orient="top", tickCount=10)
    height = ROOMY if len(lanes) <= FEW else TIGHT
    lane = alt.Y(
        "state:N",
        title=None,
        axis=alt.Axis(labelLimit=220, labelOverlap=False, grid=True),
        sort=list(lanes),
        scale=alt.Scale(domain=list(lanes)),
    )
    layers = [_bars(spans, alt.X("start:T", scale=scale, axis=axis), lane, height, moment)]
    if len(events):
        layers.append(_points(events, alt.X("day:T", axis=None), lane, height, moment))
    layers += _lines(thresholds(found, moment))
    combined: alt.LayerChart = alt.layer(*layers).resolve_scale(color="independent", shape="independent")
    combined = combined.resolve_axis(x="independent")
    return combined.properties(height=height * len(lanes), autosize=IN_WIDTH)


def _bars(spans: pd.DataFrame, x: alt.X, lane: alt.Y, height: int, moment: Moment) -> alt.Chart:
    t, looks = moment.t, list(looks_in_words(moment).values())
    colour = alt.Color(
        "look:N",
        scale=alt.Scale(domain=looks),
        legend=None,
    )
    tips = [
        alt.Tooltip("state:N", title=t("State")),
        alt.Tooltip("position:N", title=t("Position")),
        alt.Tooltip("stage:N", title=t("Stage at home")),
        alt.Tooltip("from:N", title=t("From")),
        alt.Tooltip("to:N", title=t("Until")),
    ]
    bars = alt.Chart(spans.assign(thick=spans["part"] * height)).mark_bar(yOffset=height // 6, cornerRadius=1)
    thick = alt.Size("thick:Q", scale=None, legend=None)
    drawn: alt.Chart = bars.encode(x=x, x2="until:T", y=lane, color=colour, size=thick, tooltip=tips)
    return drawn


def _points(events: pd.DataFrame, x: alt.X, lane: alt.Y, height: int, moment: Moment) -> alt.Chart:
    t, kinds = moment.t, kinds_in_words(moment)
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=list(kinds.values()), range=[_SHAPES[word] for word in kinds]),
        legend=None,
    )
    tips = [
        alt.Tooltip("state:N", title=t("State")),
        alt.Tooltip("what:N", title=t("What")),
        alt.Tooltip("on:N", title=t("Day")),
    ]
    size = 70 if height == ROOMY else 36
    points = alt.Chart(events).mark_point(filled=True, size=size, yOffset=-height // 5, opacity=1)
    drawn: alt.Chart = points.encode(x=x, y=lane, shape=shape, tooltip=tips)
    return drawn


def _lines(marks: pd.DataFrame) -> list[alt.Chart]:
    """The thresholds, whole lines where the law reached something.

    Each label is that of an axis of its own, one above the other: they cannot overlap, and have the theme's colour.
    """
    lines: list[alt.Chart] = []
    for row in marks.to_dict("records"):
        day = row["day"]
        axis = alt.Axis(
            values=[_at(day)],
            labelExpr=json.dumps(row["label"], ensure_ascii=False),
            labelAlign=row["leans"],
            labelLimit=400,
            labelOverlap=False,
            labelFlush=False,
            offset=ABOVE + LABEL * (len(marks) - 1 - row["line"]),
            orient="top",
            ticks=False,
            domain=False,
            grid=False,
            title=None,
        )
        rule = alt.Chart(pd.DataFrame([row])).mark_rule(
            strokeDash=[1, 0] if row["law"] else [4, 3], strokeWidth=1.5, color=LINE
        )
        lines.append(rule.encode(x=alt.X("day:T", axis=axis), tooltip=[alt.Tooltip("label:N", title="")]))
    return lines


def _at(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def as_table(spans: pd.DataFrame, events: pd.DataFrame, moment: Moment) -> Html:
    """The positions and the events of the chart as two tables, one after the other."""
    t = moment.t
    heads = (t("State"), t("From"), t("Until"), t("Position"), t("Stage at home"))
    columns = ("state", "from", "to", "position", "stage")
    positions = stacked(t("Positions of every state over time"), heads, _rows(spans, ["state", "start"], columns))
    rows = _rows(events, ["state", "day"], ("state", "on", "what"))
    happened = stacked(t("Events on the lifelines"), (t("State"), t("Day"), t("What")), rows)
    return tag("div", positions, happened)


def _rows(frame: pd.DataFrame, order: list[str], columns: Sequence[str]) -> list[list[Cell]]:
    rows = frame.sort_values(order).to_dict("records") if len(frame) else []
    return [[row[column] for column in columns] for row in rows]
