"""The cumulative curve of consents to one instrument: steps over time, and the number it takes as a line."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.axes import LINE
from dashboard.data.curves import Growth
from dashboard.moment import Moment
from tracker.locale.dates import axis_format, short_date

HEIGHT = 180  # pixels


def frame(found: Growth, moment: Moment) -> pd.DataFrame:
    """The steps of the curve: each number from the day on which it was reached, and the last up to the day asked."""
    t, given = moment.t, found.curve.points
    rows: list[dict[str, Any]] = []
    for point in given:
        told = [found.names.get(code, code) for code in point.given]
        told += [t("{state} no more", state=found.names.get(code, code)) for code in point.lost]
        about = t("about {day}", day=short_date(point.day, moment.lang))
        on = about if point.approximate else short_date(point.day, moment.lang)
        rows.append({"day": pd.Timestamp(point.day), "number": point.number, "on": on, "who": ", ".join(told)})
    if rows:
        before = {"day": rows[0]["day"] - pd.Timedelta(days=1), "number": 0, "on": "", "who": ""}
        rows = [before, *rows, {**rows[-1], "day": pd.Timestamp(moment.as_of), "on": "", "who": ""}]
    return pd.DataFrame(rows, columns=["day", "number", "on", "who"])


def chart(found: Growth, steps: pd.DataFrame, moment: Moment) -> alt.LayerChart:
    """The chart of one curve; `steps` is its frame."""
    t, days = moment.t, [day.date() for day in steps["day"]]
    days += [found.in_force_on] if found.in_force_on else []
    first, last = min(days), max(days)
    top = max(int(steps["number"].max()), found.curve.threshold or 0) + 1
    form = axis_format(first, last, moment.lang)
    x = alt.X(
        "day:T",
        scale=alt.Scale(domain=[_iso(first - timedelta(days=30)), _iso(last + timedelta(days=30))]),
        axis=alt.Axis(format=form, title=None, tickCount=6, labelOverlap=True, labelBound=True),
    )
    y = alt.Y(
        "number:Q",
        scale=alt.Scale(domain=[0, top]),
        axis=alt.Axis(title=None, tickMinStep=1, format="d", tickCount=min(top, 5)),
    )
    drag = alt.selection_interval(bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey]")
    curve = alt.Chart(steps).mark_line(interpolate="step-after", strokeWidth=2.5).encode(x=x, y=y).add_params(drag)
    tips = [
        alt.Tooltip("on:N", title=t("Day")),
        alt.Tooltip("number:Q", title=t("Consents")),
        alt.Tooltip("who:N", title=t("States")),
    ]
    reached = alt.Chart(steps[steps["on"] != ""]).mark_point(filled=True, size=45, opacity=1)
    layers = [curve, reached.encode(x=x, y=y, tooltip=tips)]
    if found.curve.threshold is not None:
        layers.append(_threshold(found.curve.threshold, y, t("it takes")))
    if found.in_force_on is not None:
        layers.append(_entry(found.in_force_on, x, t("entry into force"), t("Day")))
    return alt.LayerChart(layer=layers).properties(height=HEIGHT)


def _threshold(number: int, y: alt.Y, what: str) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame([{"number": number, "what": what}])).mark_rule(
        strokeDash=[6, 4], color=LINE, size=1.5
    )
    tips = [alt.Tooltip("what:N", title=""), alt.Tooltip("number:Q", title="")]
    drawn: alt.Chart = rule.encode(y=y, tooltip=tips)
    return drawn


def _entry(day: date, x: alt.X, what: str, heading: str) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame([{"day": pd.Timestamp(day), "what": what}])).mark_rule(color=LINE, size=1.5)
    tips = [alt.Tooltip("what:N", title=""), alt.Tooltip("day:T", format="%d.%m.%Y", title=heading)]
    drawn: alt.Chart = rule.encode(x=x, tooltip=tips)
    return drawn


def _iso(day: date) -> str:
    return day.isoformat()
