"""Reports: what they say, to look at, and as files to hand on."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.register import kept, session
from dashboard.moment import Moment
from tracker import clock, reports
from tracker.reports.model import Content

MEDIA = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "ics": "text/calendar",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Asked:
    """A report as the visitor wants it; empty is everything."""

    name: str
    lang: str
    instrument: str = ""
    state: str = ""
    organisation: str = ""
    since: date | None = None  # of a report that has a period: its beginning
    since_known: date | None = None  # and the day of what was known at it


def formats() -> dict[str, tuple[str, ...]]:
    """The formats of every report, by its name."""
    return {report["name"]: tuple(report["formats"]) for report in reports.report_list()}


@kept
def content(moment: Moment, asked: Asked) -> Content:
    """What a report says; raises TrackerError for what cannot be asked."""
    with session() as found:
        return reports.content(
            found,
            asked.name,
            as_of=moment.as_of,
            known_at=moment.known_at,
            known_on=moment.known_on,
            lang=asked.lang,
            state=asked.state or None,
            instrument=asked.instrument or None,
            organisation=asked.organisation or None,
            since=asked.since,
            since_known_at=clock.known_at(asked.since_known),
            since_known_on=asked.since_known,
        )


@kept
def file(moment: Moment, asked: Asked, form: str) -> bytes:
    """A report as a file."""
    return reports.writer(asked.name, form)(content(moment, asked))


def file_name(asked: Asked, as_of: date, form: str) -> str:
    """What the file is called."""
    since = asked.since.isoformat() if asked.since else ""
    parts = [asked.name, asked.organisation, asked.instrument, asked.state, since, as_of.isoformat(), asked.lang]
    return "-".join(part for part in parts if part) + f".{form}"
