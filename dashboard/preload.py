"""The modules every page uses, imported once when the server starts rather than by its first visitor."""

import altair as alt
import pandas as pd

from dashboard.charts import timeline
from dashboard.components import clause_editor, entry_check, entry_form, preparing, register_form, report_preview
from dashboard.data import dossier, entries, files, owing, register

__all__ = [
    "alt",
    "clause_editor",
    "dossier",
    "entries",
    "entry_check",
    "entry_form",
    "files",
    "owing",
    "pd",
    "preparing",
    "register",
    "register_form",
    "report_preview",
    "timeline",
]
