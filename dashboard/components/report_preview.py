"""What a report says, as it will stand in the file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date
from tracker.reports.model import Content, Group, Row, Section


def preview(content: Content, moment: Moment, links: Mapping[str, str] | None = None) -> Html:
    """The report from title to sources; `links` are the addresses of what sections are about, by their keys."""
    head = [tag("p", content.headline, class_="tt-lead")]
    lines = [tag("div", tag("dt", line.label), tag("dd", line.text)) for line in content.lines]
    facts = tag("dl", *lines, class_="tt-facts") if lines else None
    if content.is_empty:
        return tag("section", *head, facts, tag("p", content.empty), class_="tt-report", lang=content.lang)
    groups = [_group(group, content, links or {}) for group in content.groups]
    return tag("section", *head, facts, *groups, _notes(content, moment), class_="tt-report", lang=content.lang)


def _group(group: Group, content: Content, links: Mapping[str, str]) -> Html:
    parts = [_section(section, content, links.get(section.key)) for section in group.sections] or [
        tag("p", group.empty)
    ]
    return joined([tag("h2", group.heading), *parts])


def _section(section: Section, content: Content, link: str | None) -> Html:
    said = "instrument" if link else ""  # the heading is its title
    shown = [place for place, column in enumerate(content.columns) if column.key != said]
    names = (content.columns[place].heading for place in shown)
    heads = tag("tr", *(tag("th", heading, scope="col", role="columnheader") for heading in names), role="row")
    rows = (tag("tr", *_cells(content, row, shown), role="row") for row in section.rows)
    head, body = tag("thead", heads, role="rowgroup"), tag("tbody", *rows, role="rowgroup")
    table = tag("table", head, body, class_="tt-table tt-stacked", role="table")
    lines = tag("p", " ".join(section.lines), class_="tt-small tt-mute") if section.lines else None
    heading = tag("h3", page_link(section.heading, link) if link else section.heading)
    return joined(
        [heading, lines, tag("div", table, class_="tt-scroll", tabindex="0", role="region", aria_label=section.heading)]
    )


def _cells(content: Content, row: Row, places: Iterable[int]) -> Iterator[Html]:
    for place in places:
        column = content.columns[place]
        shown = column.printed(row[place])
        if isinstance(shown, date):
            shown = tag("span", short_date(shown, content.lang), class_="tt-num")
        yield tag("td", shown, role="cell", data_label=column.heading)


def _notes(content: Content, moment: Moment) -> Html | None:
    if not content.notes:
        return None
    items = (
        tag("li", note.text, " ", source_links(" ; ".join(note.sources)), value=note.number) for note in content.notes
    )
    return joined([tag("h2", moment.t("Sources")), tag("ol", *items, class_="tt-list tt-small")])
