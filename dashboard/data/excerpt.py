"""As much of a report as a page can carry: the beginning of each part, and how much there is of it in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracker.reports.model import Content, Group, Meaning, Note, Row, Section

WEIGHT = 600_000  # characters of HTML, about
PARTS, MEANINGS, NOTES = 40, 120, 150
_OF_A_CELL, _OF_A_HEADING = 70, 300  # characters of markup


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning of one part of a report."""

    shown: Group
    whole: Group

    @property
    def has_its_picture(self) -> bool:
        """False where the picture is too large to be shown."""
        return self.shown.chart is self.whole.chart


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a report."""

    content: Content
    parts: tuple[Part, ...]
    legend: tuple[Meaning, ...]
    notes: tuple[Note, ...]  # those of what is shown
    noted: int  # how many notes what is shown has


def excerpt(content: Content, weight: int = WEIGHT) -> Excerpt:
    """The beginning of every part: what one part does not need of its share is the next one's."""
    parts = tuple(_parts(content.groups[:PARTS], weight))
    named = {number for part in parts for number in _numbers(part.shown)}
    notes = tuple(note for note in content.notes if note.number in named)
    return Excerpt(content, parts, content.legend[:MEANINGS], notes[:NOTES], len(notes))


def _parts(groups: tuple[Group, ...], weight: int) -> Iterator[Part]:
    for place, group in enumerate(groups):
        share = weight // (len(groups) - place)
        shown, used = _beginning(group, share)
        weight -= used
        yield Part(shown, group)


def _beginning(group: Group, share: int) -> tuple[Group, int]:
    """As much of a part as its share allows, and what that weighs: its prose, its picture, and then its rows."""
    left = share
    paragraphs = []
    for paragraph in group.paragraphs:
        left -= len(paragraph.text) + _OF_A_HEADING
        if left < 0:
            break
        paragraphs.append(paragraph)
    chart = group.chart if group.chart is not None and len(group.chart.svg) * 4 // 3 <= left else None
    left -= len(chart.svg) * 4 // 3 if chart is not None else 0  # as base64 writes it
    sections = []
    for section in group.sections:
        left -= len(section.heading) + sum(map(len, section.lines)) + _OF_A_HEADING
        rows, left = _rows(section, group, left)
        if left < 0 and not rows:
            break
        sections.append(replace(section, rows=rows))
    return replace(group, paragraphs=tuple(paragraphs), chart=chart, sections=tuple(sections)), share - max(left, 0)


def _rows(section: Section, group: Group, left: int) -> tuple[tuple[Row, ...], int]:
    shown: list[Row] = []
    for row in section.rows:
        left -= sum(
            len(str(column.printed(value))) + len(column.heading) + _OF_A_CELL
            for column, value in zip(group.columns, row, strict=True)
        )
        if left < 0:
            break
        shown.append(row)
    return tuple(shown), left


def _numbers(group: Group) -> Iterator[int]:
    """The numbers of the notes on what is shown of a part."""
    yield from _of(paragraph.notes for paragraph in group.paragraphs)
    yield from _of(section.notes for section in group.sections)
    yield from _of(value for row in group.rows for value in row if isinstance(value, tuple))


def _of(notes: Iterable[tuple[int, ...]]) -> Iterator[int]:
    return (number for numbers in notes for number in numbers)
