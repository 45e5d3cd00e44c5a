"""ICS (RFC 5545): one all-day event for each row that has its own day, in the column "on".

An event is known again by its UID, whatever the language of the report and the day it was made on; a calendar that
imports a later report moves its events rather than doubling them.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Journal, vText

from tracker.locale.catalogue import translator
from tracker.reports.model import Content, Group, Note, Row, Section

PRODID = "-//Treaty Tracker//Treaty Tracker//{lang}"
_DAY = "on"
_NAMED = ("what", "instrument", "state")  # by these columns an event is called, in this order
_TEXT = "text"  # and by this one where it is about no instrument and no state


def write(content: Content) -> bytes:
    """The report's days as a calendar."""
    calendar = Calendar()
    calendar.add("prodid", PRODID.format(lang=content.lang.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(content.title))
    calendar.add("x-wr-caldesc", vText(_described(content)))
    notes = {note.number: note for note in content.notes}
    for group in content.groups:
        if any(column.key == _DAY for column in group.columns):
            for event in _events(content, group, notes):
                calendar.add_component(event)
    if not calendar.subcomponents:
        calendar.add_component(_nothing(content))
    return bytes(calendar.to_ical())


def _nothing(content: Content) -> Journal:
    """An entry of a journal that says why there are no events: a calendar must not be without any component."""
    entry, dated = Journal(), next((g for g in content.groups if any(c.key == _DAY for c in g.columns)), None)
    said = content.empty if content.is_empty or dated is None else dated.empty
    entry.add("uid", _uid(f"{content.name}/{content.as_of}"))
    entry.add("dtstamp", _made(content))
    entry.add("dtstart", content.as_of)
    entry.add("summary", said)
    return entry


def _uid(identity: str) -> str:
    return f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@treaty-tracker"


def _made(content: Content) -> datetime:
    return datetime.combine(content.record_date or content.as_of, time.min, UTC)


def _described(content: Content) -> str:
    lines = [f"{line.label}: {line.text}" for line in content.lines]
    t = translator(content.lang)
    return "\n".join([content.headline, *lines, f"{t('Fingerprint')}: {content.fingerprint}"])


def _events(content: Content, group: Group, notes: dict[int, Note]) -> Iterator[Event]:
    place = next(place for place, column in enumerate(group.columns) if column.key == _DAY)
    made = _made(content)
    for section in group.sections:
        for number, row in enumerate(section.rows):
            day = row[place]
            if isinstance(day, date):
                yield _event(content, group, row, _identity(content, section, number), day, made, notes)


def _event(
    content: Content, group: Group, row: Row, identity: str, day: date, made: datetime, notes: dict[int, Note]
) -> Event:
    event, cells = Event(), {column.key: (column, value) for column, value in zip(group.columns, row, strict=True)}
    called = [str(cells[key][0].printed(cells[key][1])) for key in _NAMED if key in cells and cells[key][1]]
    what, about = (called or [group.heading])[0], called[1:] or [str(cells[_TEXT][1])] * (_TEXT in cells)
    event.add("uid", _uid(identity))
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", ": ".join([what, *([", ".join(about)] if about else [])]))
    event.add("description", "\n".join(_lines(content, group, row, notes)))
    event.add("categories", [what])
    event.add("transp", "TRANSPARENT")
    return event


def _identity(content: Content, section: Section, number: int) -> str:
    """What a row is, whatever it says: its key, else its plain values."""
    if section.keys:
        return f"{content.name}/{section.keys[number]}"
    return "/".join(map(str, (content.name, section.key, section.rows[number])))


def _lines(content: Content, group: Group, row: Row, notes: dict[int, Note]) -> Iterator[str]:
    """Everything the row says, its sources, and as of when."""
    t = translator(content.lang)
    for column, value in zip(group.columns, row, strict=True):
        if isinstance(value, tuple):
            found = dict.fromkeys(source for number in value for source in notes[number].sources)
            yield f"{t('Sources')}: {' ; '.join(found) or column.nothing}"
        elif column.key != _DAY and value not in (None, ""):
            yield f"{column.heading}: {column.printed(value)}"
    yield from (f"{line.label}: {line.text}" for line in content.lines if line.key in ("as_of", "record_date"))
    if content.unofficial:
        yield t("unofficial working document").capitalize()
