"""Then and now: the days by which people count, where a period begins, and a page of a long report."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dashboard.data.files import Asked, content
from dashboard.data.register import at_hand, session
from dashboard.moment import Moment
from tracker.locale.dates import long_date
from tracker.locale.places import city
from tracker.register import reading
from tracker.reports.model import Content, Group, Section
from tracker.reports.period import beginning
from tracker.reports.question import Question

ROWS = 100  # on one page


@at_hand
def sessions(moment: Moment) -> dict[str, str]:
    """The sessions of councils whose day is known, by that day, the latest first.

    They are names for days, whatever the register knew then; every page asks for them, so that it must cost little.
    """
    with session() as found:
        rows = reading.facts(found, "council_session")
    t = moment.t
    named: dict[str, str] = {}
    for row in sorted((row for row in rows if len(row.on) == len("2022-11-23")), key=lambda row: row.on, reverse=True):
        name = (row.name_ru if moment.lang == "ru" else row.name_en) or row.name_en or row.name_ru or t("session")
        day = long_date(date.fromisoformat(row.on), moment.lang)
        named.setdefault(row.on, ", ".join(part for part in (f"{day}: {name}", city(row.place, moment.lang)) if part))
    return named


@at_hand
def default_beginning(moment: Moment, organisation: str) -> date:
    """Where the period begins if nobody says so."""
    question = Question(moment.as_of, moment.known_at, moment.known_on, organisation=organisation or None)
    with session() as found:
        return beginning(found, question)


@at_hand
def rows(moment: Moment, asked: Asked) -> int:
    """How many rows a report has."""
    return sum(group.size for group in content(moment, asked).groups)


@at_hand
def page(moment: Moment, asked: Asked, number: int) -> Content:
    """One page of a report (the first is 1), with the notes its rows need."""
    whole = content(moment, asked)
    if rows(moment, asked) <= ROWS:
        return whole
    shown = _between(whole.groups, (number - 1) * ROWS, number * ROWS)
    needed = {n for group in shown for row in group.rows for cell in row if isinstance(cell, tuple) for n in cell}
    return replace(whole, groups=shown, notes=tuple(note for note in whole.notes if note.number in needed))


def _between(groups: Iterable[Group], first: int, end: int) -> tuple[Group, ...]:
    """The rows from one place to another, under the headings of their groups and sections."""
    found, place = [], 0
    for group in groups:
        sections: list[Section] = []
        for section in group.sections:
            rows = section.rows[max(0, first - place) : max(0, end - place)]
            place += len(section.rows)
            if rows:
                sections.append(replace(section, rows=rows))
        if sections:
            found.append(replace(group, sections=tuple(sections)))
    return tuple(found)
