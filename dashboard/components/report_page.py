"""A report as the page shows it, drawn once for each version of the register."""

from dataclasses import dataclass

from dashboard.components.report_preview import preview
from dashboard.data import files
from dashboard.data.register import kept
from dashboard.markup import Html
from dashboard.moment import Moment


@dataclass(frozen=True)
class Drawn:
    """A report's title, and what it says."""

    title: str
    preview: Html


@kept
def drawn(moment: Moment, asked: files.Asked) -> Drawn:
    """The preview of a report; raises TrackerError for what cannot be asked."""
    content = files.content(moment, asked)
    return Drawn(content.title, preview(content, moment, level=3))
