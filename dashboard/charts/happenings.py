"""The timeline across instruments: a lane for each instrument or each state, what happened and what is due as points.

Kinds differ by shape and by colour, what has not happened by a sign of its own. The chart zooms and pans along time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import pandas as pd

from dashboard.charts.axes import IN_WIDTH, LINE, in_two_lines
from dashboard.data.timeline import Event
from dashboard.moment import Moment
from tracker.locale.dates import axis_format
from tracker.locale.names import name
from tracker.register.happenings import HappeningKind

MOST_LANES, MOST_POINTS = 40, 1_500
LANE = 24  # pixels
_NARROW = "containerSize()[0] < 600"
_IN_TWO_LINES = f"{_NARROW} && indexof(datum.label, '\\n') > 0"
EXPECTED = "expected"
SHAPES = {  # in the order of the theme's colours: blue, amber, green, grey, red, light blue, and again
    HappeningKind.ACT: "circle",
    EXPECTED: "triangle-right",  # it points to what is to come
    HappeningKind.ENTRY: "diamond",
    HappeningKind.ADOPTION: "square",
    HappeningKind.END: "triangle-down",
    HappeningKind.STEP: "triangle-up",
    HappeningKind.CONFIRMATION: "cross",
    HappeningKind.ANNOUNCEMENT: "triangle-left",
    HappeningKind.FULFILLED: "wedge",
    HappeningKind.OTHER: "stroke",
}
LARGE, SMALL = 150, 60  # what stands behind others of the same day is to be seen
_COLUMNS = ("lane", "day", "on", "kind", "what", "size", "title", "state")


@dataclass(frozen=True)
class Points:
    """The points of a chart, and how much of everything they are."""

    frame: pd.DataFrame
    lanes: tuple[str, ...]  # from top to bottom
    left_out_lanes: int
    left_out_points: int  # in the lanes that are shown


def looks(moment: Moment) -> dict[str, str]:
    """What the signs mean."""
    expected = moment.t("expected or due")
    return {kind: expected if kind == EXPECTED else name(kind, moment.lang) for kind in SHAPES}


def points(events: Sequence[Event], moment: Moment, by_state: bool = False) -> Points:
    """The points of the events, in the lanes of instruments or of states that have the latest of them."""
    words, whole = looks(moment), moment.t("instruments as a whole")
    lanes: dict[str, date] = {}
    for one in events:  # in the order of days
        lanes[(one.name or whole) if by_state else one.title] = one.day
    shown = {lane for lane, _ in sorted(lanes.items(), key=lambda item: item[1])[-MOST_LANES:]}
    rows = [
        {
            "lane": lane,
            "day": pd.Timestamp(one.day),
            "on": one.on,
            "kind": words[EXPECTED if one.expected else one.kind],
            "what": one.what,
            "size": LARGE if one.kind in (HappeningKind.ADOPTION, HappeningKind.ENTRY) else SMALL,
            "title": one.title,
            "state": one.name or "–",
        }
        for one in events
        if (lane := (one.name or whole) if by_state else one.title) in shown
    ]
    latest = rows[-MOST_POINTS:]
    kept = {row["lane"] for row in latest}
    order = sorted(lanes, key=str.casefold) if by_state else list(lanes)
    return Points(
        pd.DataFrame(latest, columns=_COLUMNS),
        tuple(lane for lane in order if lane in kept),
        len(lanes) - len(kept),
        len(rows) - len(latest),
    )


def horizon(frame: pd.DataFrame, moment: Moment) -> tuple[date, date]:
    """The first and last day of the chart: a little more than all points and the day asked about."""
    days = [day.date() for day in frame["day"]]
    first, last = min([*days, moment.as_of]), max([*days, moment.as_of])
    margin = max((last - first) // 40, timedelta(days=20))
    return first - margin, last + margin


def chart(shown: Points, moment: Moment) -> alt.LayerChart:
    """The chart of these points, with the line of the day asked about."""
    first, last = horizon(shown.frame, moment)
    form = axis_format(first, last, moment.lang)
    x = alt.X(
        "day:T",
        scale=alt.Scale(domain=[first.isoformat(), last.isoformat()]),
        axis=alt.Axis(format=form, labelOverlap=True, labelBound=True, title=None, orient="top", tickCount=10),
    )
    drag = alt.selection_interval(bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey]")
    layered = alt.LayerChart(layer=[_as_of(x, moment), _points(shown, x, moment).add_params(drag)])
    return layered.properties(height=LANE * len(shown.lanes), autosize=IN_WIDTH)


def _points(shown: Points, x: alt.X, moment: Moment) -> alt.Chart:
    t, words = moment.t, looks(moment)
    lane = alt.Y(
        "lane:N",
        title=None,
        sort=[in_two_lines(lane) for lane in shown.lanes],
        axis=alt.Axis(
            labelExpr=f"{_NARROW} ? split(datum.label, '\\n') : replace(datum.label, '\\n', ' ')",
            labelLimit=alt.ExprRef(f"{_NARROW} ? 150 : 330"),
            labelLineHeight=11,
            labelOffset=alt.condition(_IN_TWO_LINES, alt.value(-5.5), alt.value(0)),  # half of a line
            labelOverlap=False,
            grid=True,
            gridOpacity=0.35,
        ),
    )
    tips = [
        alt.Tooltip("title:N", title=t("Instrument")),
        alt.Tooltip("state:N", title=t("State")),
        alt.Tooltip("what:N", title=t("What")),
        alt.Tooltip("on:N", title=t("Day")),
        alt.Tooltip("kind:N", title=t("Kind")),
    ]
    drawn: alt.Chart = (
        alt.Chart(shown.frame.assign(lane=shown.frame["lane"].map(in_two_lines)))
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x,
            y=lane,
            shape=alt.Shape(
                "kind:N", scale=alt.Scale(domain=list(words.values()), range=[*SHAPES.values()]), legend=None
            ),
            color=alt.Color("kind:N", scale=alt.Scale(domain=list(words.values())), legend=None),
            size=alt.Size("size:Q", scale=None),
            tooltip=tips,
        )
    )
    return drawn


def _as_of(x: alt.X, moment: Moment) -> alt.Chart:
    t = moment.t
    frame = pd.DataFrame([{"day": pd.Timestamp(moment.as_of), "what": t("day asked about")}])
    tips = [alt.Tooltip("what:N", title=""), alt.Tooltip("day:T", format="%d.%m.%Y", title=t("Day"))]
    drawn: alt.Chart = alt.Chart(frame).mark_rule(strokeDash=[4, 3], strokeWidth=1.5, color=LINE)
    return drawn.encode(x=x, tooltip=tips)


def left_out(shown: Points, moment: Moment, by_state: bool = False) -> str:
    """What the chart does not show, as a sentence; empty where it shows all."""
    t, told = moment.t, []
    if shown.left_out_lanes and by_state:
        told.append(t.n("{n} state is left out.", "{n} states are left out.", n=shown.left_out_lanes))
    elif shown.left_out_lanes:
        told.append(t.n("{n} instrument is left out.", "{n} instruments are left out.", n=shown.left_out_lanes))
    if shown.left_out_points:
        told.append(t.n("{n} earlier event is left out.", "{n} earlier events are left out.", n=shown.left_out_points))
    if told:
        told = [t("The chart shows what is latest."), *told, t("Choose instruments, states or days to see others.")]
    return " ".join(told)
