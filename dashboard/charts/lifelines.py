"""The timeline of one instrument: a lane for each state, its positions as bars, what it did as points.

Colours are the theme's categorical ones, in the order of `LOOKS`, so that light and dark each have their own.
"""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard.components.table import table
from dashboard.data.dossier import Dossier, Span
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date
from tracker.locale.names import name

LOOKS = ("consented", "approved-at-home", "party", "not-consented", "left", "under-way")
_LEFT = frozenset({"withdrawn", "leaving", "suspended", "refused", "ended"})
_CONSENTED = frozenset({"consented", "consented-waiting", "consented-scheduled", "bound-through-parent"})
_SHAPES = {"act": "circle", "step": "triangle-up", "announcement": "diamond", "confirmation": "cross"}
LANE = 34  # pixels
LINE = "#8a919c"  # to be seen on light and on dark
LONG = timedelta(days=6 * 365)


def look(span: Span) -> str:
    """The colour group of a span."""
    if span.position == "party":
        return "party"
    if span.position in _CONSENTED:
        return "consented"
    if span.position in _LEFT:
        return "left"
    return span.stage if span.stage in ("approved-at-home", "under-way") else "not-consented"


def horizon(found: Dossier, moment: Moment) -> tuple[date, date]:
    """The first and last day of the chart: a little more than everything on record, the day asked about and today."""
    days = [span.start for span in found.spans] + [event.day for event in found.events if event.day]
    last = max([*days, moment.as_of, moment.today, *([found.on] if found.on else [])])
    first = min([*days, moment.as_of])
    margin = max((last - first) // 30, timedelta(days=20))
    return first - margin, last + margin


def frames(found: Dossier, moment: Moment) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The positions and the events of the chart, in the words of the visitor's language."""
    _, end = horizon(found, moment)
    spans = [
        {
            "state": span.name,
            "start": pd.Timestamp(span.start),
            "until": pd.Timestamp(span.until or end),
            "from": short_date(span.start, moment.lang),
            "to": short_date(span.until, moment.lang) if span.until else "–",
            "look": looks_in_words(moment)[look(span)],
            "position": name(span.position, moment.lang),
            "stage": name(span.stage, moment.lang) if span.stage else "",
        }
        for span in found.spans
        if span.position != "not-eligible"
    ]
    events = [
        {
            "state": event.name,
            "day": pd.Timestamp(event.day),
            "on": event.received_on or event.on or event.bounds,
            "what": name(event.word, moment.lang) if event.word else kinds_in_words(moment)[event.kind],
            "kind": kinds_in_words(moment)[event.kind],
        }
        for event in found.events
        if event.day is not None and event.state
    ]
    return pd.DataFrame(spans), pd.DataFrame(events)


def looks_in_words(moment: Moment) -> dict[str, str]:
    """The colour groups with their names."""
    t = moment.t
    return {
        "consented": t("consented, not yet a party"),
        "approved-at-home": t("approved at home"),
        "party": t("party"),
        "not-consented": t("not consented"),
        "left": t("left, suspended or refused"),
        "under-way": t("under way at home"),
    }


def kinds_in_words(moment: Moment) -> dict[str, str]:
    """The kinds of events with their names."""
    t = moment.t
    return {
        "act": t("act"),
        "step": t("step at home"),
        "announcement": t("announced entry into force"),
        "confirmation": t("confirmed status"),
    }


def chart(spans: pd.DataFrame, events: pd.DataFrame, found: Dossier, moment: Moment) -> alt.LayerChart:
    """The chart: bars, points, and lines for the day asked about and for the entry into force."""
    first, last = horizon(found, moment)
    scale = alt.Scale(domain=[first.isoformat(), last.isoformat()])
    axis = alt.Axis(
        format="%Y" if last - first > LONG else "%m.%Y", labelOverlap=True, title=None, orient="top", tickCount=10
    )
    x = alt.X("start:T", scale=scale, axis=axis)
    layers: list[Any] = []
    if len(spans):
        layers.append(_bars(spans, x, moment))
    if len(events):
        layers.append(_points(events, scale, axis, moment))
    layers += _lines(found, scale, axis, moment)
    combined: alt.LayerChart = alt.layer(*layers).resolve_scale(color="independent", shape="independent")
    return combined.properties(height=alt.Step(LANE))


def _lane() -> alt.Y:
    return alt.Y("state:N", title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False, grid=True), sort="ascending")


def _bars(spans: pd.DataFrame, x: alt.X, moment: Moment) -> alt.Chart:
    t, looks = moment.t, list(looks_in_words(moment).values())
    shown = set(spans["look"])
    colour = alt.Color(
        "look:N",
        scale=alt.Scale(domain=looks),
        legend=alt.Legend(title=None, orient="bottom", values=[one for one in looks if one in shown], labelLimit=260),
    )
    tips = [
        alt.Tooltip("state:N", title=t("State")),
        alt.Tooltip("position:N", title=t("Position")),
        alt.Tooltip("stage:N", title=t("Stage at home")),
        alt.Tooltip("from:N", title=t("From")),
        alt.Tooltip("to:N", title=t("Until")),
    ]
    bars = alt.Chart(spans).mark_bar(height=9, yOffset=5, cornerRadius=2)
    drawn: alt.Chart = bars.encode(x=x, x2="until:T", y=_lane(), color=colour, tooltip=tips)
    return drawn


def _points(events: pd.DataFrame, scale: alt.Scale, axis: alt.Axis, moment: Moment) -> alt.Chart:
    t, kinds = moment.t, kinds_in_words(moment)
    shown = [kind for kind in kinds.values() if kind in set(events["kind"])]
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=list(kinds.values()), range=[_SHAPES[kind] for kind in kinds]),
        legend=alt.Legend(title=None, orient="bottom", values=shown, labelLimit=260),
    )
    tips = [
        alt.Tooltip("state:N", title=t("State")),
        alt.Tooltip("what:N", title=t("What")),
        alt.Tooltip("on:N", title=t("Day")),
    ]
    points = alt.Chart(events).mark_point(filled=True, size=70, yOffset=-7, opacity=1)
    drawn: alt.Chart = points.encode(x=alt.X("day:T", scale=scale, axis=axis), y=_lane(), shape=shape, tooltip=tips)
    return drawn


def _lines(found: Dossier, scale: alt.Scale, axis: alt.Axis, moment: Moment) -> list[alt.Chart]:
    t = moment.t
    marked = [(moment.as_of, t("day asked about"), [4, 3])]
    if found.on is not None:
        marked.append((found.on, t("entry into force"), [1, 0]))
    lines = []
    for day, what, dash in marked:
        frame = pd.DataFrame([{"day": pd.Timestamp(day), "what": what}])
        drawn = alt.Chart(frame).mark_rule(strokeDash=dash, strokeWidth=1.5, color=LINE)
        tips = [alt.Tooltip("what:N", title=""), alt.Tooltip("day:T", format="%d.%m.%Y", title=t("Day"))]
        lines.append(drawn.encode(x=alt.X("day:T", scale=scale, axis=axis), tooltip=tips))
    return lines


def as_table(spans: pd.DataFrame, moment: Moment) -> Html:
    """The positions of the chart as a table."""
    t = moment.t
    heads = (t("State"), t("From"), t("Until"), t("Position"), t("Stage at home"))
    columns = ("state", "from", "to", "position", "stage")
    rows = spans.sort_values(["state", "start"]) if len(spans) else spans
    body = (tag("tr", *(tag("td", row[c]) for c in columns)) for row in rows.to_dict("records"))
    return table(t("Positions of every state over time"), heads, body)
