"""JSON: everything a report says, with stable keys, codes beside words, and ISO dates."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from tracker.reports.model import Column, Content, Row, Section


def write(content: Content) -> bytes:
    """The report as one JSON document."""
    text = json.dumps(document(content), ensure_ascii=False, indent=1, default=str)
    return f"{text}\n".encode()


def document(content: Content) -> dict[str, Any]:
    """The report as plain values. A row holds its codes under the columns' keys, and its words under `in_words`."""
    return {
        "report": content.name,
        "title": content.title,
        "language": content.lang,
        "as_of": content.as_of,
        "record_date": content.record_date,
        "fingerprint": content.fingerprint,
        "selection": dict(content.selection),
        "lines": [asdict(line) for line in content.lines],
        "unofficial": content.unofficial,
        "headline": content.headline,
        "counts": {count.key: {"number": count.number, "text": count.text} for count in content.counts},
        "empty": content.empty if content.is_empty else None,
        "groups": {
            group.key: {
                "heading": group.heading,
                "empty": None if group.size or not group.columns else group.empty,
                "paragraphs": [asdict(paragraph) for paragraph in group.paragraphs],
                "chart": None if group.chart is None else group.chart.alternative,
                "columns": [{"key": c.key, "heading": c.heading, "kind": c.kind} for c in group.columns],
                "sections": [_section(section, group.columns) for section in group.sections],
            }
            for group in content.groups
        },
        "legend": [asdict(entry) for entry in content.legend],
        "notes": [asdict(note) for note in content.notes],
    }


def _section(section: Section, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "key": section.key,
        "heading": section.heading,
        "lines": section.lines,
        "notes": section.notes,
        "rows": [_row(row, columns) for row in section.rows],
    }


def _row(row: Row, columns: Iterable[Column]) -> dict[str, Any]:
    cells = list(zip(columns, row, strict=True))
    values: dict[str, Any] = {column.key: value for column, value in cells}
    worded = (column for column, value in cells if column.kind in ("text", "mark") or value in column.words)
    words = {column.key: column.printed(values[column.key]) for column in worded}
    return {**values, "in_words": words}
