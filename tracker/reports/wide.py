"""Tables that are too wide for the paper: in parts, each with the leading columns, as annexes continue overleaf."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.locale.catalogue import translator
from tracker.reports.model import Content, Group, Section

_MOST = {"A4": 10, "A3": 22}  # narrow columns in one part


def in_parts(content: Content, group: Group) -> tuple[Group, ...]:
    """The group itself where its narrow columns fit on the paper; else its parts, from left to right.

    Every part repeats the leading columns; what stands after the narrow ones stands in the last part.
    """
    marks = [place for place, column in enumerate(group.columns) if column.kind == "mark"]
    most = _MOST[content.paper]
    if len(marks) <= most or not group.leading:
        return (group,)
    return tuple(_parts(group, marks, most, content.lang))


def _parts(group: Group, marks: list[int], most: int, lang: str) -> Iterator[Group]:
    t, leading = translator(lang), list(range(group.leading))
    after = [place for place in range(group.leading, len(group.columns)) if place not in set(marks)]
    for start in range(0, len(marks), most):
        chosen = marks[start : start + most]
        first, last = group.columns[chosen[0]].heading, group.columns[chosen[-1]].heading
        heading = t("{heading}: {first} – {last}", heading=group.heading, first=first, last=last)
        places = [*leading, *chosen, *(after if chosen[-1] == marks[-1] else ())]
        yield replace(
            group,
            key=f"{group.key}.{start // most + 1}",
            heading=heading,
            columns=tuple(group.columns[place] for place in places),
            sections=tuple(_only(section, places) for section in group.sections),
        )


def _only(section: Section, places: list[int]) -> Section:
    return replace(section, rows=tuple(tuple(row[place] for place in places) for row in section.rows))
