"""The modules every page uses, imported once when the server starts rather than by its first visitor."""

import altair as alt
import pandas as pd

from dashboard.charts import timeline
from dashboard.components import entry_check, entry_form, report_preview, ticks
from dashboard.components import supposed as supposed_blocks
from dashboard.data import dossier, entries, files, owing, register, supposed

__all__ = [
    "alt",
    "dossier",
    "entries",
    "entry_check",
    "entry_form",
    "files",
    "owing",
    "pd",
    "register",
    "report_preview",
    "supposed",
    "supposed_blocks",
    "ticks",
    "timeline",
]
