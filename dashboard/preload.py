"""The modules every page uses, imported once when the server starts rather than by its first visitor."""

import altair as alt
import pandas as pd

from dashboard.charts import timeline
from dashboard.components import calendar, entry_check, entry_form, inbox, report_preview, state_page
from dashboard.data import deadlines, dossier, entries, files, owing, register, state

__all__ = [
    "alt",
    "calendar",
    "deadlines",
    "dossier",
    "entries",
    "entry_check",
    "entry_form",
    "files",
    "inbox",
    "owing",
    "pd",
    "register",
    "report_preview",
    "state",
    "state_page",
    "timeline",
]
