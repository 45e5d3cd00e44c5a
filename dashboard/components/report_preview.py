"""What a report says, as it will stand in the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date
from tracker.reports.model import Content, Group, Row, Section


def preview(
    content: Content, moment: Moment, links: Mapping[str, str] | None = None, level: int = 2, most: int | None = None
) -> Html:
    """The report from its headline to its sources.

    `links` are the addresses of what sections are about, by their keys; `level` is that of the headings of groups, and
    `most` the number of sections that are shown of each.
    """
    head = [tag("p", content.headline, class_="tt-lead")]
    lines = [tag("div", tag("dt", line.label), tag("dd", line.text)) for line in content.lines]
    facts = tag("dl", *lines, class_="tt-facts") if lines else None
    if content.is_empty:
        return tag("section", *head, facts, tag("p", content.empty), class_="tt-report", lang=content.lang)
    shown = [replace(group, sections=group.sections[:most]) for group in content.groups]
    groups = [
        joined([_group(group, content, links or {}, level), _rest(len(group.sections), len(whole.sections), moment)])
        for group, whole in zip(shown, content.groups, strict=True)
    ]
    sections = [section for group in shown for section in group.sections]
    return tag(
        "section",
        *head,
        facts,
        *groups,
        _notes(content, sections, level, moment),
        class_="tt-report",
        lang=content.lang,
    )


def _rest(shown: int, total: int, moment: Moment) -> Html | None:
    if shown == total:
        return None
    told = moment.t("The first {n} of {total} are shown; the file holds all.", n=shown, total=total)
    return tag("p", told, class_="tt-near", lang=moment.lang)


def _group(group: Group, content: Content, links: Mapping[str, str], level: int) -> Html:
    parts = [_section(section, group, content.lang, links.get(section.key), level + 1) for section in group.sections]
    if group.columns and not parts:
        parts = [tag("p", group.empty)]
    said = [tag("p", paragraph.text) for paragraph in group.paragraphs]
    return joined([tag(f"h{level}", group.heading), *said, *parts])


def _section(section: Section, group: Group, lang: str, link: str | None, level: int) -> Html:
    columns = _telling(section, group)
    names = (group.columns[number].heading for number in columns)
    heads = tag("tr", *(tag("th", heading, scope="col", role="columnheader") for heading in names), role="row")
    rows = (tag("tr", *_cells(group, row, columns, lang), role="row") for row in section.rows)
    head, body = tag("thead", heads, role="rowgroup"), tag("tbody", *rows, role="rowgroup")
    table = tag("table", head, body, class_="tt-table tt-stacked", role="table")
    lines = tag("p", " ".join(section.lines), class_="tt-small tt-mute") if section.lines else None
    heading = tag(f"h{level}", page_link(section.heading, link) if link else section.heading)
    return joined(
        [heading, lines, tag("div", table, class_="tt-scroll", tabindex="0", role="region", aria_label=section.heading)]
    )


def _telling(section: Section, group: Group) -> list[int]:
    """The columns without the one that repeats in every row what stands in the heading."""
    every = range(len(group.columns))
    return [number for number in every if any(row[number] != section.key for row in section.rows)]


def _cells(group: Group, row: Row, columns: Iterable[int], lang: str) -> Iterator[Html]:
    for number in columns:
        column, value = group.columns[number], row[number]
        shown = column.printed(value)
        if isinstance(shown, date):
            shown = tag("span", short_date(shown, lang), class_="tt-num")
        yield tag("td", shown, role="cell", data_label=column.heading)


def _notes(content: Content, sections: Iterable[Section], level: int, moment: Moment) -> Html | None:
    """The sources of what is shown."""
    named = {number for section in sections for number in section.notes}
    named |= {
        number
        for section in sections
        for row in section.rows
        for value in row
        if isinstance(value, tuple)
        for number in value
    }
    items = [
        tag("li", note.text, " ", source_links(" ; ".join(note.sources)), value=note.number)
        for note in content.notes
        if note.number in named
    ]
    if not items:
        return None
    return joined([tag(f"h{level}", moment.t("Sources")), tag("ol", *items, class_="tt-list tt-small")])
