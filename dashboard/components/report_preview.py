"""What a report says, as it will stand in the file."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from dashboard.data.excerpt import Excerpt, Part, excerpt
from dashboard.markup import Child, Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.catalogue import translator
from tracker.locale.dates import short_date
from tracker.reports.model import Chart, Column, Content, Group, Meaning, Paragraph, Row, Section, Value

_LONG_LINE, _LONG_CELL, _PHRASE = 60, 30, 12  # letters


def preview(content: Content, moment: Moment, links: Mapping[str, str] | None = None, level: int = 2) -> Html:
    """The report from its headline to its sources, as much of it as a page can carry.

    `links` are the addresses of what sections are about, by their keys; `level` is that of the headings of parts.
    """
    lines = [
        tag("div", tag("dt", line.label), tag("dd", line.text), class_=_long(line.text, _LONG_LINE))
        for line in content.lines
    ]
    said = [
        tag("p", content.headline, class_="tt-lead") if content.headline else None,
        tag("dl", *lines, class_="tt-facts") if lines else None,
    ]
    if content.is_empty:
        said.append(tag("p", content.empty))
    else:
        said += _body(excerpt(content), moment, links or {}, level)
    return tag("section", *said, class_="tt-report", lang=content.lang)


def _body(found: Excerpt, moment: Moment, links: Mapping[str, str], level: int) -> Iterator[Html | None]:
    for part in found.parts:
        yield _part(part, found.content, links, level)
        yield from _left_out(part, moment)
    t, total = moment.t, len(found.content.groups)
    if len(found.parts) < total:
        told = t("The first {n} of {total} parts are shown; the file holds all.", n=len(found.parts), total=total)
        yield _told(told, moment)
    yield _legend(found, moment)
    yield _notes(found, level, moment)


def _left_out(part: Part, moment: Moment) -> Iterator[Html]:
    """What of a part the page does not show."""
    t = moment.t
    if not part.has_its_picture and part.whole.chart is not None:
        what = part.whole.chart.alternative
        yield _told(t("The picture is too large for this page; the file has it: {what}", what=what), moment)
    if (shown := len(part.shown.paragraphs)) < (total := len(part.whole.paragraphs)):
        told = t("The first {n} of {total} paragraphs are shown; the file holds all.", n=shown, total=total)
        yield _told(told, moment)
    if (shown := part.shown.size) < (total := part.whole.size):
        told = t("The first {n} of {total} rows are shown; the file holds all.", n=shown, total=total)
        yield _told(told, moment)


def _told(sentence: str, moment: Moment) -> Html:
    return tag("p", sentence, class_="tt-near", lang=moment.lang)


def _part(part: Part, content: Content, links: Mapping[str, str], level: int) -> Html:
    group = part.shown
    said: list[Html | None] = [tag(f"h{level}", group.heading) if group.heading else None, *_prose(group.paragraphs)]
    if group.chart is not None:
        said.append(_picture(group.chart))
    below = level + 1 if group.heading else level
    said += [_section(section, group, content.lang, links.get(section.key), below) for section in group.sections]
    if part.whole.columns and not part.whole.size and group.empty:
        said.append(tag("p", group.empty))
    return joined(said)


def _prose(paragraphs: Iterable[Paragraph]) -> Iterator[Html]:
    """Paragraphs as they will stand; items that follow one another as one list."""
    for style, same in groupby(paragraphs, key=lambda paragraph: paragraph.style):
        said = [joined([paragraph.text, _marks(paragraph.notes)]) for paragraph in same]
        if style == "item":
            yield tag("ul", *(tag("li", text) for text in said), class_="tt-prose")
        else:
            yield from (tag("p", text, class_=f"tt-prose tt-{style}") for text in said)


def _marks(notes: Iterable[int]) -> Html | None:
    numbers = ", ".join(map(str, notes))
    return tag("sup", numbers, class_="tt-num") if numbers else None


def _picture(chart: Chart) -> Html:
    """The vector picture as one image with its text: what stands in it can reach nothing of the page."""
    source = f"data:image/svg+xml;base64,{b64encode(chart.svg.encode()).decode()}"
    image = tag("img", src=source, alt=chart.alternative)
    told = tag("figcaption", chart.alternative, class_="tt-small tt-mute", aria_hidden="true")
    return tag("figure", tag("div", image, class_="tt-scroll", tabindex="0"), told, class_="tt-picture")


def _section(section: Section, group: Group, lang: str, link: str | None, level: int) -> Html:
    heading = page_link(section.heading, link) if link else section.heading
    lines = joined([" ".join(section.lines), _marks(section.notes)]) if section.lines else None
    return joined(
        [
            tag(f"h{level}", heading) if section.heading and section.heading != group.heading else None,
            tag("p", lines, class_="tt-small tt-mute") if lines else None,
            _table(section, group, lang) if section.rows else None,
        ]
    )


def _table(section: Section, group: Group, lang: str) -> Html:
    columns = _telling(section, group)
    names = (group.columns[number].heading for number in columns)
    heads = tag("tr", *(tag("th", heading, scope="col", role="columnheader") for heading in names), role="row")
    rows = (tag("tr", *_cells(group, row, columns, lang), role="row") for row in section.rows)
    head, body = tag("thead", heads, role="rowgroup"), tag("tbody", *rows, role="rowgroup")
    marks = any(column.kind == "mark" for column in group.columns)
    table = tag("table", head, body, class_=f"tt-table {'tt-marks' if marks else 'tt-stacked'}", role="table")
    label = section.heading or group.heading
    return tag("div", table, class_="tt-scroll", tabindex="0", role="region", aria_label=label)


def _telling(section: Section, group: Group) -> list[int]:
    """The columns without the one that repeats in every row what stands in the heading."""
    every = range(len(group.columns))
    if not section.heading:
        return list(every)
    return [number for number in every if any(row[number] != section.key for row in section.rows)]


def _cells(group: Group, row: Row, columns: Iterable[int], lang: str) -> Iterator[Html]:
    for number in columns:
        column = group.columns[number]
        text = str(column.printed(row[number]))
        room = _long(text, _LONG_CELL) or ("tt-phrase" if " " in text and len(text) >= _PHRASE else None)
        yield tag("td", _cell(column, row[number], lang), role="cell", data_label=column.heading, class_=room)


def _long(text: str, from_: int) -> str | None:
    """The class of what needs more room than its neighbours."""
    return "tt-long" if len(text) >= from_ else None


def _cell(column: Column, value: Value, lang: str) -> Child:
    printed = column.printed(value)
    shown = tag("span", short_date(printed, lang), class_="tt-num") if isinstance(printed, date) else printed
    return tag("i", shown) if value in column.italic else shown


def _legend(found: Excerpt, moment: Moment) -> Html | None:
    """What the words mean, folded away under its name."""
    if not found.legend:
        return None
    total = len(found.content.legend)
    told = moment.t("The first {n} of {total} lines are shown; the file holds all.", n=len(found.legend), total=total)
    return tag(
        "details",
        tag("summary", translator(found.content.lang)("Legend")),
        tag("dl", *(_meaning(entry) for entry in found.legend), class_="tt-facts tt-small"),
        _told(told, moment) if len(found.legend) < total else None,
        class_="tt-small",
    )


def _meaning(entry: Meaning) -> Html:
    return tag("div", tag("dt", f"{entry.heading}: {entry.word}"), tag("dd", entry.meaning))


def _notes(found: Excerpt, level: int, moment: Moment) -> Html | None:
    """The sources of what is shown."""
    if not found.notes:
        return None
    items = [
        tag("li", note.text, " ", source_links(" ; ".join(note.sources)), value=note.number) for note in found.notes
    ]
    t, shown = moment.t, len(found.notes)
    told = t("The first {n} of {total} notes are shown; the file holds all.", n=shown, total=found.noted)
    return joined(
        [
            tag(f"h{level}", translator(found.content.lang)("Sources")),
            tag("ol", *items, class_="tt-list tt-small"),
            _told(told, moment) if shown < found.noted else None,
        ]
    )
