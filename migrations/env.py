"""How Alembic reaches the register: over a connection it is given, else over the one the settings name."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString, SQLModel, UTCDateTime

from tracker.register import spans, tables
from tracker.register.database import migrating
from tracker.settings import settings


def plain_type(kind: str, item: Any, _: AutogenContext) -> str | bool:
    """The name of a column's type without SQLModel in it: a migration must not change when SQLModel does."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def number_in_order(_: Any, __: Any, directives: list[Any]) -> None:
    """Number revisions 0001, 0002 and so on instead of at random."""
    for migration in directives:
        migration.rev_id = f"{int(context.script.get_current_head() or 0) + 1:04d}"


def migrate(connection: sa.Connection) -> None:
    """Run what was asked for in the transaction the connection is in."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,  # SQLite changes a table by building a new one
        render_item=plain_type,
        process_revision_directives=number_in_order,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


REGISTER = (*tables.FACTS, *spans.SPANS)  # imported, so that SQLModel.metadata knows every table
given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with migrating(settings().database_url) as connection:
        migrate(connection)
