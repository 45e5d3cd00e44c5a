"""The lifelines of the states that the participation table shows, and the same as a table."""

import altair as alt
import streamlit as st

from dashboard.charts import lifelines as charts
from dashboard.components.paging import page_asked
from dashboard.components.participation import AT_ONCE, in_order
from dashboard.data.dossier import Dossier, dossier
from dashboard.data.register import kept
from dashboard.markup import Html
from dashboard.moment import Moment


def lifelines(moment: Moment, found: Dossier, asked: str) -> None:
    """Draw the chart of one page of states, with its table beneath; or say that nothing is dated."""
    t, drawn = moment.t, _drawn(moment, found.key, asked)
    if drawn is None:
        st.caption(t("Nothing dated is on record."))
        return
    chart, same = drawn
    st.altair_chart(chart, alt=t("Lifelines of the states; the table below says the same."), key="lifelines")
    with st.expander(t("The lifelines as a table")):
        st.html(same)


@kept
def _drawn(moment: Moment, key: str, asked: str) -> tuple[alt.LayerChart, Html] | None:
    found = dossier(moment, key)
    shown = page_asked(asked, len(found.concerned), AT_ONCE).of(in_order(found))
    spans, events = charts.frames(found, shown, moment)
    if not len(spans):
        return None
    chart = charts.chart(spans, events, found, [one.name for one in shown], moment)
    return chart, charts.as_table(spans, events, moment)
