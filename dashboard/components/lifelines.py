"""The lifelines of the states that the participation table shows, and the same as a table."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import lifelines as charts
from dashboard.components.paging import page_of
from dashboard.components.participation import AT_ONCE, in_order
from dashboard.data.dossier import Dossier, dossier
from dashboard.data.register import kept
from dashboard.markup import Html, tag
from dashboard.moment import Moment


def lifelines(moment: Moment, found: Dossier, number: int) -> None:
    """Draw the chart of one page of states, with its table beneath; or say that nothing is dated."""
    t, drawn = moment.t, _drawn(moment, found.key, number)
    if drawn is None:
        st.html(tag("p", t("Nothing dated is on record."), class_="tt-mute"))
        return
    chart, legend, same = drawn
    st.html(legend)
    st.altair_chart(chart, alt=t("Lifelines of the states; the table below says the same."), key="lifelines")
    with st.expander(t("The lifelines as a table")):
        st.html(same)


@kept
def _drawn(moment: Moment, key: str, number: int) -> tuple[alt.LayerChart, Html, Html] | None:
    found = dossier(moment, key)
    shown = page_of(in_order(found), number, AT_ONCE).items
    spans, events = charts.frames(found, shown, moment)
    if not len(spans):
        return None
    chart = charts.chart(spans, events, found, [one.name for one in shown], moment)
    return chart, legend(spans, events, moment), charts.as_table(spans, events, moment)


_SIGNS = {
    "signature": "●",
    "step": "▲",
    "other": "▶",
    "consent": "■",
    "entry": "◆",
    "act": "✚",
    "announcement": "▼",
    "confirmation": "–",
}


def legend(spans: pd.DataFrame, events: pd.DataFrame, moment: Moment) -> Html:
    """What the colours and the signs mean that occur in the chart."""
    looks, kinds = charts.looks_in_words(moment), charts.kinds_in_words(moment)
    bars = [_swatch(look, words) for look, words in looks.items() if words in set(spans["look"])]
    present = set(events["kind"]) if len(events) else set()
    points = [
        tag("li", tag("span", _SIGNS[kind], class_="tt-glyph tt-way", aria_hidden="true"), " ", words)
        for kind, words in kinds.items()
        if words in present
    ]
    return tag("ul", *bars, *points, class_="tt-legend", aria_label=moment.t("Legend"))


def _swatch(look: str, words: str) -> Html:
    return tag("li", tag("span", class_=f"tt-swatch tt-look-{look}", aria_hidden="true"), " ", words)
