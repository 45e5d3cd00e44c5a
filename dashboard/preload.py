"""The modules every page uses, imported once when the server starts rather than by its first visitor."""

import altair as alt
import pandas as pd

from dashboard.charts import timeline
from dashboard.components import entry_check, entry_form, home, matrix, report_preview
from dashboard.charts import lifelines
from dashboard.charts import curves, happenings, timeline
from dashboard.components import entry_check, entry_form, report_preview
from dashboard.data import changes, dossier, entries, files, owing, register
from dashboard.data import curves as curve_data
from dashboard.data import timeline as timeline_data
from dashboard.components import entry_check, entry_form, report_preview, ticks
from dashboard.components import supposed as supposed_blocks
from dashboard.data import dossier, entries, files, owing, register, supposed

__all__ = [
    "alt",
    "changes",
    "curve_data",
    "curves",
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
from dashboard.components import clause_editor, entry_check, entry_form, preparing, register_form, report_preview
from dashboard.data import dossier, entries, files, owing, register

__all__ = [
    "alt",
    "clause_editor",
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
    "home",
    "matrix",
    "lifelines",
    "happenings",
    "owing",
    "pd",
    "preparing",
    "register",
    "register_form",
    "report_preview",
    "supposed",
    "supposed_blocks",
    "ticks",
    "timeline",
    "timeline_data",
    "undoing",
]
