"""The modules every page uses, imported once when the server starts rather than by its first visitor."""

import altair as alt
import pandas as pd

from dashboard.charts import timeline
from dashboard.components import entry_check, entry_form, home, matrix, report_preview
from dashboard.charts import lifelines
from dashboard.components import entry_check, entry_form, report_preview
from dashboard.data import dossier, entries, files, owing, register

__all__ = [
    "alt",
    "dossier",
    "entries",
    "entry_check",
    "entry_form",
    "files",
    "home",
    "matrix",
    "lifelines",
    "owing",
    "pd",
    "register",
    "report_preview",
]
