"""The chart of a timeline: a lane for each state (or instrument), what it did as signs, where it stood as bars.

Signs and the thickness of bars tell everything that colours tell, so the chart says the same printed in grey. It is
drawn in days of the calendar, whatever the time zone, with letters measured by a font that comes with the program.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import vl_convert
from altair.utils.schemapi import debug_mode

from tracker.law.vocabulary import Position
from tracker.locale.catalogue import translator
from tracker.locale.dates import axis_format, short_date
from tracker.locale.names import name

SIGNATURE, STEP, OTHER, CONSENT, ENTRY, ACT = "signature", "step", "other", "consent", "entry", "act"
ANNOUNCEMENT, CONFIRMATION = "announcement", "confirmation"
SHAPES = {
    SIGNATURE: "circle",
    STEP: "triangle-up",
    OTHER: "M0,-1L0.3,-0.3L1,-0.3L0.45,0.15L0.65,0.9L0,0.45L-0.65,0.9L-0.45,0.15L-1,-0.3L-0.3,-0.3Z",  # a star
    CONSENT: "square",
    ENTRY: "diamond",
    ACT: "cross",
    ANNOUNCEMENT: "triangle-down",
    CONFIRMATION: "stroke",
}
NOT_CONSENTED, CONSENTED, BOUND, PARTY, LEFT = "not-consented", "consented", "bound", "party", "left"
BARS = {  # colour, and thickness in pixels
    NOT_CONSENTED: ("#B4BBC4", 2.0),
    CONSENTED: ("#7FA3CC", 5.0),
    BOUND: ("#5E8C6A", 5.0),
    PARTY: ("#2F5D94", 9.0),
    LEFT: ("#8A6D3B", 1.0),
}
_VEGA_LITE = "6.4"  # which the charts are written for
_FONT = "Liberation Sans"
_INK, _LINE = "#1A1A1A", "#555555"
_WIDTH, _LANE = 960, 22  # pixels
_LETTER, _NARROWEST, _WIDEST = 6.5, 90, 330  # pixels: of a letter, and of the labels of lanes
_ABOVE, _LABEL = 20, 14  # pixels: of the axis, and of each line of labels above it


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A day marked across all lanes: what it is, whether it is known roughly, and whether law was made on it."""

    day: date
    said: str
    rough: bool = False
    law: bool = False


@dataclass(frozen=True)
class Drawing:
    """What a chart is drawn from.

    `bars` has the columns lane, start, until and look (a key of `BARS`); `signs` has lane, day, rough (whether the
    day is known roughly) and kind (a key of `SHAPES`).
    """

    bars: pd.DataFrame
    signs: pd.DataFrame
    days: tuple[Mark, ...]
    lanes: tuple[str, ...]  # from top to bottom
    first: date
    last: date
    lang: str


def svg(drawing: Drawing) -> str:
    """The chart of a drawing that has bars, as an SVG picture; the same drawing gives the same text."""
    with debug_mode(False):  # which checks each part against all of Vega-Lite's schema, for most of the time it takes
        spec = _specification(drawing)
    return vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)


def _specification(drawing: Drawing) -> dict[str, Any]:
    """The chart in the terms of Vega-Lite."""
    signs = [_signs(drawing)] if len(drawing.signs) else []  # an empty layer has no place on the page
    combined = alt.layer(  # made at once: each change to a chart would copy all of it
        _bars(drawing),
        *signs,
        *_days(drawing),
        width=_WIDTH - _labels(drawing),
        height=alt.Step(_LANE),
        resolve=alt.Resolve(
            axis=alt.AxisResolveMap(x="independent"),
            scale=alt.ScaleResolveMap(color="independent", shape="independent"),
        ),
        config=alt.Config(
            font=_FONT,
            aria=False,
            view=alt.ViewConfig(stroke=None),
            legend=alt.LegendConfig(
                orient="bottom",
                direction="horizontal",
                title=None,
                labelLimit=0,
                labelFontSize=11,
                columns=4,
                labelColor=_INK,
            ),
        ),
    )
    spec: dict[str, Any] = combined.to_dict(validate=False)
    spec["config"]["legend"]["layout"] = {"bottom": {"direction": "vertical", "anchor": "start"}}  # unknown to Altair
    return spec


def day_in_words(day: date, rough: bool, lang: str) -> str:
    """A day in figures; "about" it, where it is known roughly."""
    said = short_date(day, lang)
    return translator(lang)("about {day}", day=said) if rough else said


def kinds_in_words(lang: str) -> dict[str, str]:
    """What the signs mean."""
    t = translator(lang)
    return {
        SIGNATURE: t("signature"),
        STEP: t("step at home"),
        OTHER: t("other event"),
        CONSENT: t("consent on record"),
        ENTRY: t("in force for the state"),
        ACT: t("another act"),
        ANNOUNCEMENT: t("announced entry into force"),
        CONFIRMATION: t("confirmed status"),
    }


def looks_in_words(lang: str) -> dict[str, str]:
    """What the bars mean."""
    t = translator(lang)
    return {
        NOT_CONSENTED: t("no consent on record"),
        CONSENTED: t("consented, not yet a party"),
        BOUND: name(Position.BOUND_THROUGH_PARENT, lang),
        PARTY: t("party"),
        LEFT: t("left, suspended or refused"),
    }


def _lane(drawing: Drawing) -> alt.Y:
    lanes, room = list(drawing.lanes), _labels(drawing)
    axis = alt.Axis(
        labelLimit=room, minExtent=room, maxExtent=room, labelFontSize=11, labelColor=_INK, grid=True,
        gridOpacity=0.5, labelOverlap=False, ticks=False, domain=False, title=None,
    )  # fmt: skip
    return alt.Y("lane:N", axis=axis, sort=lanes, scale=alt.Scale(domain=lanes))


def _labels(drawing: Drawing) -> int:
    """The width of the labels of the lanes."""
    longest = max(map(len, drawing.lanes), default=0)
    return min(_WIDEST, max(_NARROWEST, int(longest * _LETTER)))


def _time(drawing: Drawing, field: str, axis: alt.Axis | None) -> alt.X:
    domain = [drawing.first.isoformat(), drawing.last.isoformat()]
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc", domain=domain), axis=axis)


def _bars(drawing: Drawing) -> alt.Chart:
    words = looks_in_words(drawing.lang)
    known = drawing.bars["look"].unique()
    looks = [look for look in BARS if look in known]
    form = axis_format(drawing.first, drawing.last, drawing.lang)
    axis = alt.Axis(format=form, labelOverlap=True, title=None, orient="top", tickCount=10, labelColor=_INK)
    names = [words[look] for look in looks]
    colour = alt.Color(
        "word:N",
        scale=alt.Scale(domain=names, range=[BARS[look][0] for look in looks]),
        legend=alt.Legend(symbolType="square", symbolSize=120),
    )
    size = alt.Size("thick:Q", scale=None, legend=None)
    thick = {look: thickness for look, (_, thickness) in BARS.items()}
    table = drawing.bars.assign(word=drawing.bars["look"].map(words), thick=drawing.bars["look"].map(thick))
    drawn: alt.Chart = alt.Chart(table).mark_bar()
    return drawn.encode(x=_time(drawing, "start", axis), x2="until:T", y=_lane(drawing), color=colour, size=size)


def _signs(drawing: Drawing) -> alt.Chart:
    words = kinds_in_words(drawing.lang)
    known = drawing.signs["kind"].unique()
    kinds = [kind for kind in SHAPES if kind in known]
    names = [words[kind] for kind in kinds]
    shape = alt.Shape("word:N", scale=alt.Scale(domain=names, range=[SHAPES[kind] for kind in kinds]))
    points: alt.Chart = alt.Chart(drawing.signs.assign(word=drawing.signs["kind"].map(words))).mark_point(
        size=60, fill="white", stroke=_INK, strokeWidth=1.3, opacity=1
    )
    return points.encode(x=_time(drawing, "day", None), y=_lane(drawing), shape=shape)


def _days(drawing: Drawing) -> list[alt.Chart]:
    """Lines across all lanes. Each label is that of an axis of its own, one above the other, so that none overlap."""
    middle = drawing.first + (drawing.last - drawing.first) / 2
    lines: list[alt.Chart] = []
    marked = _together(drawing)
    for place, mark in enumerate(marked):
        day = mark.day
        axis = alt.Axis(
            values=[alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)],
            labelExpr=json.dumps(f"{mark.said}: {day_in_words(day, mark.rough, drawing.lang)}", ensure_ascii=False),
            labelAlign="right" if day > middle else "left", labelLimit=500, labelOverlap=False, labelFlush=False,
            labelColor=_INK, labelFontSize=11, offset=_ABOVE + _LABEL * (len(marked) - 1 - place), orient="top",
            ticks=False, domain=False, grid=False, title=None,
        )  # fmt: skip
        rule = alt.Chart(pd.DataFrame([{"day": day.isoformat()}])).mark_rule(
            strokeDash=[1, 0] if mark.law else [4, 3], strokeWidth=1.4, color=_LINE
        )
        lines.append(rule.encode(x=_time(drawing, "day", axis)))
    return lines


def _together(drawing: Drawing) -> list[Mark]:
    """The marks within the chart; what falls on one day is said together, but what may have come on another day."""
    found: dict[tuple[date, bool], Mark] = {}
    for mark in sorted(drawing.days):
        if drawing.first <= mark.day <= drawing.last:
            before = found.get((mark.day, mark.rough))
            said, law = (f"{before.said}, {mark.said}", mark.law or before.law) if before else (mark.said, mark.law)
            found[mark.day, mark.rough] = Mark(mark.day, said, mark.rough, law)
    return list(found.values())


def margins(first: date, last: date) -> tuple[date, date]:
    """A little more than a span of days, so that nothing lies on the edge."""
    margin = max((last - first) // 30, timedelta(days=20))
    return first - margin, last + margin
