"""The modules every page uses, imported once when the server starts rather than by its first visitor."""

import altair as alt
import pandas as pd

from dashboard.charts import timeline
from dashboard.components import (
    entry_check,
    entry_done,
    entry_drafts,
    entry_form,
    entry_scan,
    entry_undo,
    report_preview,
)
from dashboard.data import batches, dossier, drafts, entries, files, owing, register, undoing

__all__ = [
    "alt",
    "batches",
    "dossier",
    "drafts",
    "entries",
    "entry_check",
    "entry_done",
    "entry_drafts",
    "entry_form",
    "entry_scan",
    "entry_undo",
    "files",
    "owing",
    "pd",
    "register",
    "report_preview",
    "timeline",
    "undoing",
]
