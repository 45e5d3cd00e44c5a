"""The rows of a report as one table of words, days and numbers."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from tracker.locale.catalogue import Translator, translator
from tracker.reports.model import Column, Content, Row

Cell = str | int | date


def frame(content: Content) -> pd.DataFrame:
    """Every row as printed, with the group and the days it belongs to, codes beside names, and sources in full.

    The groups of such a report have the same columns. Where there are no rows, one row says so.
    """
    t = translator(content.lang)
    columns = content.groups[0].columns
    headings = [t("List"), t("As of"), t("Register as of"), *_headings(columns, t)]
    recorded = content.record_date or t("nothing is recorded yet")
    sources = {note.number: note.sources for note in content.notes}
    rows = [
        [group.heading, content.as_of, recorded, *_cells(columns, row, sources)]
        for group in content.groups
        for row in group.rows
    ]
    if not rows:
        rows = [[content.empty, content.as_of, recorded, *[t("none")] * (len(headings) - 3)]]
    return pd.DataFrame(rows, columns=headings, dtype=object)


def _headings(columns: tuple[Column, ...], t: Translator) -> Iterator[str]:
    for column in columns:
        if column.code_heading:
            yield column.code_heading
        yield t("Sources") if column.kind == "notes" else column.heading


def _cells(columns: tuple[Column, ...], row: Row, sources: dict[int, tuple[str, ...]]) -> Iterator[Cell]:
    for column, value in zip(columns, row, strict=True):
        if column.code_heading:
            yield str(value)
        if isinstance(value, tuple) and value:
            yield " ; ".join(dict.fromkeys(source for number in value for source in sources[number]))
        else:
            yield column.printed(value)
