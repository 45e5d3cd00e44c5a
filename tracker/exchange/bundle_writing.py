"""The register as a bundle: the same register always gives the same bytes."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Refused
from tracker.exchange import notation
from tracker.exchange.bundle_files import (
    HISTORY,
    HISTORY_COLUMNS,
    INSTRUMENT_KEYS,
    INSTRUMENTS,
    TABLES,
    TableFile,
    document_file,
    in_order,
)
from tracker.files import beside, member
from tracker.register import ledger
from tracker.register.documents import bytes_kept

_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$|^null$')
_SAID: tuple[tuple[str, Any], ...] = (
    ("entry_into_force", None),
    ("concerns", []),
)  # said, though nothing


def write_bundle(session: Session, path: Path) -> None:
    """Write every file of the bundle into a folder, or into a zip if the path ends in .zip.

    Other files in the folder are left alone. Raises Refused where nothing can be written.
    """
    try:
        if path.suffix.lower() == ".zip":
            _write_zip(path, session)
        else:
            for name, content in files(session):
                (path / name).parent.mkdir(parents=True, exist_ok=True)
                with beside(path / name) as part:
                    part.write_bytes(content)
    except OSError as error:
        raise Refused("{path} cannot be written ({why}).", path=path, why=error.strerror or error) from None


def files(session: Session) -> Iterator[tuple[str, bytes]]:
    """Every file of the bundle, with what it holds. A document whose bytes are lost has none, which `verify` tells."""
    for table in TABLES:
        yield table.name, _csv(table.columns, _rows(session, table)).encode()
    yield INSTRUMENTS, _instruments(session).encode()
    yield HISTORY, _csv(HISTORY_COLUMNS, _history(session)).encode()
    document = ledger.TABLES["document"]
    for row in session.execute(select(document.c.id, document.c.name).order_by(document.c.id)).all():
        if (content := bytes_kept(session, row.id)) is not None:
            yield document_file(row.id, row.name), content


def _write_zip(path: Path, session: Session) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with beside(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(session):
            archive.writestr(member(name), content)


def _csv(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    return "".join(",".join(_cell(cell) for cell in row) + "\n" for row in (columns, *rows))


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _rows(session: Session, table: TableFile) -> Iterator[tuple[str, ...]]:
    rows = [dict(row) for row in session.execute(select(ledger.TABLES[table.kind])).mappings()]
    rows.sort(key=lambda row: tuple(row[column] or "" for column in table.sorted_by))
    for row in rows:
        yield tuple(_text(row[table.column(heading)]) for heading in table.columns)


def _text(value: Any) -> str:
    """The text of a cell: what is not known, and no, are empty."""
    if isinstance(value, datetime):
        return ledger.instant(value)
    if isinstance(value, bool):
        return "true" if value else ""
    if value == "null":
        return "null "  # the word alone would clear the value
    return "" if value is None else str(value)


def _history(session: Session) -> Iterator[tuple[str, ...]]:
    for line in ledger.entries(session):
        recorded = ledger.instant(line.recorded_at), line.recorded_by
        yield line.kind, line.key, *recorded, line.reason, line.content or ""


def _instruments(session: Session) -> str:
    table = ledger.TABLES["instrument"]
    rows = session.execute(select(table).order_by(table.c.key)).mappings()
    entries = [notation.write([_entry(dict(row))]) for row in rows]
    return "\n".join(entries) or "[]\n"


def _entry(row: dict[str, Any]) -> dict[str, Any]:
    """An instrument as it is written: what is not known is not there, but for the clause, which is said to be null."""
    values = {
        **row,
        "title": {language: row[f"title_{language}"] for language in ("en", "ru") if row[f"title_{language}"]},
        "short_title": {language: row[f"short_{language}"] for language in ("en", "ru") if row[f"short_{language}"]},
        "sources": row["sources"],
    }
    return {
        key: in_order(values[key])
        for key in INSTRUMENT_KEYS
        if values[key] not in (None, "", {}, [])
        or key == "entry_into_force"
        or (key == "concerns" and values[key] == [])
    }
