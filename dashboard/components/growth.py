"""What a curve of consents says, in words and as a table."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.charts import curves as charts
from dashboard.components.stacked import figure, stacked
from dashboard.data.curves import Growth
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date


def growths(found: Sequence[Growth], moment: Moment) -> None:
    """Draw the curves, two beside each other, each with its heading above and its table beneath."""
    for start in range(0, len(found), 2):
        for column, one in zip(st.columns(2), found[start:], strict=False):
            with column:
                _growth(one, moment)


def _growth(one: Growth, moment: Moment) -> None:
    t = moment.t
    st.html(heading(one, moment))
    steps = charts.frame(one, moment)
    if not len(steps):
        return
    if lines := _legend(one, moment):
        st.html(lines)
    st.altair_chart(charts.chart(one, steps, moment), alt=t("Consents over time: {title}", title=one.title))
    with st.expander(t("The curve as a table")):
        st.html(growth_table(one, moment))


def _legend(one: Growth, moment: Moment) -> Html | None:
    """What the lines across the chart mean; none where there is none."""
    t = moment.t
    lines = []
    if one.curve.threshold is not None:
        lines.append(("tt-line-across", t("it takes")))
    if one.in_force_on is not None:
        lines.append(("tt-line-whole", t("entry into force")))
    items = (tag("li", tag("span", class_=f"tt-line {look}", aria_hidden="true"), " ", said) for look, said in lines)
    return tag("ul", *items, class_="tt-legend", aria_label=t("Legend")) if lines else None


def heading(found: Growth, moment: Moment) -> Html:
    """The title of the instrument, with the number reached, the number it takes, and what is not in it."""
    link = page_link(found.title, moment.address("instrument", instrument=found.key))
    return joined([tag("h3", link), tag("p", " ".join(_told(found, moment)), class_="tt-small")])


def _told(found: Growth, moment: Moment) -> Iterable[str]:
    t, curve = moment.t, found.curve
    number = curve.points[-1].number if curve.points else 0
    if curve.threshold is not None:
        yield t("{number} of {threshold} consents that the clause counts.", number=number, threshold=curve.threshold)
        if not curve.alone:
            yield t("The clause asks for more than this number.")
    elif curve.has_clause:
        yield t.n("{n} consent; the clause gives no number.", "{n} consents; the clause gives no number.", n=number)
    else:
        yield t.n(
            "{n} consent; no clause that can be computed is on record, so it is not known how many it takes.",
            "{n} consents; no clause that can be computed is on record, so it is not known how many it takes.",
            n=number,
        )
    if found.in_force_on:
        yield t("Entry into force: {day}.", day=short_date(found.in_force_on, moment.lang))
    if curve.provisional:
        yield t("Applied provisionally, not counted: {states}.", states=_named(curve.provisional, found))
    if curve.unrecorded:
        yield t(
            "Consent confirmed by a source, its act not on record: {states}.", states=_named(curve.unrecorded, found)
        )
    if not found.complete:
        yield t("The register holds only some states' acts: there may be more consents.")


def _named(codes: Iterable[str], found: Growth) -> str:
    return ", ".join(sorted(found.names.get(code, code) for code in codes))


def growth_table(found: Growth, moment: Moment) -> Html:
    """The steps of a curve as a table."""
    t = moment.t
    heads = (t("Day"), t("Consents"), t("Consent given"), t("Consent lost"))
    rows = (
        [
            figure(_day(point.approximate, short_date(point.day, moment.lang), moment)),
            figure(point.number),
            _named(point.given, found) or "–",
            _named(point.lost, found) or "–",
        ]
        for point in found.curve.points
    )
    return stacked(t("Consents over time: {title}", title=found.title), heads, rows)


def _day(approximate: bool, day: str, moment: Moment) -> str:
    return moment.t("about {day}", day=day) if approximate else day
