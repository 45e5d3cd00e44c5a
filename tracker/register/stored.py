"""Rows as the database has them, whatever somebody wrote there: what cannot be read is told, and stays raw."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Table, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType, TypeEngine

Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """A row; the columns that cannot be read hold what the database has there."""

    values: dict[str, Any]
    unreadable: tuple[str, ...]


def stored(session: Session, table: Table) -> Iterator[Stored]:
    """Every row of a table, in the order of its key."""
    dialect = session.get_bind().dialect
    readers = {column.name: reader for column in table.columns if (reader := _reader(column.type, dialect))}
    raw = select(*(type_coerce(column, NullType()).label(column.name) for column in table.columns))
    query = raw.order_by(*table.primary_key.columns).execution_options(yield_per=2_000)
    with _any_text(session):
        for row in session.execute(query).mappings():
            yield _read(dict(row), readers)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Reader | None:
    """What makes of a column's raw value the one that the program works with; None where they are the same."""
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _read(values: dict[str, Any], readers: dict[str, Reader]) -> Stored:
    unreadable = []
    for name, reader in readers.items():
        try:
            values[name] = reader(values[name])
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            unreadable.append(name)
    return Stored(values, tuple(unreadable))


@contextmanager
def _any_text(session: Session) -> Iterator[None]:
    """On SQLite, where a text may hold bytes that are none, read these with a backslash instead of failing."""
    connection: Any = session.connection().connection.dbapi_connection
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    connection.text_factory = lambda content: content.decode(errors="backslashreplace")
    try:
        yield
    finally:
        connection.text_factory = str
