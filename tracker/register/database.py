"""The database: engines, transactions, and the schema's revision.

SQLite and PostgreSQL are both first-class. Foreign keys are enforced in use and off while migrating: SQLite rebuilds
a table by dropping it, which an enforced key would forbid.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker.errors import SchemaOutOfDate

if TYPE_CHECKING:
    from alembic.config import Config

REVISION = "0001"  # the newest migration this program was written for
_MIGRATION_LOCK = 0x7EA7  # any number, the same for every program that migrates


def connect(url: str) -> Engine:
    """An engine for a database in use: foreign keys enforced, every commit durable."""
    return _engine(url, foreign_keys=True)


def _engine(url: str, *, foreign_keys: bool) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql" and parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, foreign_keys=foreign_keys)
    return engine


def _prepare_sqlite(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "busy_timeout=15000",
            f"foreign_keys={foreign_keys:d}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the register and writes nothing."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # where every statement would else see the newest state
            connection.execution_options(isolation_level="REPEATABLE READ")
        with Session(connection) as session:
            yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that writes alone: everything in it is committed at the end, or nothing is.

    Writers queue: on SQLite by the write lock taken at the beginning, on PostgreSQL by locking the ledger's head.
    """
    connected = engine.connect().execution_options(writes=True)
    with connected as connection, Session(connection) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(text("SELECT id FROM head FOR UPDATE"))
        yield session


def migrations_dir() -> Path:
    """Where the migrations are: inside an installed package, else beside it in the checkout."""
    installed = Path(str(files("tracker"))) / "_migrations"
    return installed if installed.is_dir() else installed.parent.parent / "migrations"


def alembic_config(connection: Connection) -> "Config":
    """Alembic's configuration for a live connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Create the schema, or bring it to a revision; raises SchemaOutOfDate if rows would lose their parents."""
    _migrate(url, "upgrade", revision)


def downgrade(url: str, revision: str) -> None:
    """Take the schema back to an earlier revision."""
    _migrate(url, "downgrade", revision)


def _migrate(url: str, direction: str, revision: str) -> None:
    from alembic import command

    with migrating(url) as connection:
        getattr(command, direction)(alembic_config(connection), revision)


@contextmanager
def migrating(url: str) -> Iterator[Connection]:
    """A connection that may change the schema: everything in it is committed at the end, or nothing is.

    Foreign keys are off; raises SchemaOutOfDate, and undoes everything, if a row would be left without its parent.
    Migrations queue, so that two programs started at once do not create the schema twice.
    """
    engine = _engine(url, foreign_keys=False)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            yield connection
            if engine.dialect.name == "sqlite":
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if orphans:
                    raise SchemaOutOfDate(
                        "the migration would leave rows without their parents: {rows}", rows=orphans[:5]
                    )
    finally:
        engine.dispose()


def revision_of(engine: Engine) -> str | None:
    """The schema's revision, found with one query; None where there is no schema."""
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError:
        return None


def require_any_schema(engine: Engine) -> str:
    """The schema's revision; raises SchemaOutOfDate, saying what to do, where there is no schema at all."""
    found = revision_of(engine)
    if found is None:
        raise SchemaOutOfDate(
            "There is no register at {url}. Run `tracker init` to create one, or `tracker init --sample csto`.",
            url=engine.url.render_as_string(hide_password=True),
        )
    return found


def require_schema(engine: Engine) -> None:
    """Raise SchemaOutOfDate, saying what to do, unless the schema is this program's."""
    found = require_any_schema(engine)
    if found != REVISION:
        raise SchemaOutOfDate(
            "The register at {url} has schema {found}; this program needs {needed}. Run `tracker init` to upgrade it.",
            url=engine.url.render_as_string(hide_password=True),
            found=found,
            needed=REVISION,
        )
