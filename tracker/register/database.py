"""The database: engines, transactions, and the schema's revision.

SQLite and PostgreSQL are both first-class. Foreign keys are enforced in use and off while migrating: SQLite rebuilds
a table by dropping it, which an enforced key would forbid.

What a database refuses is told here, once for all: Busy where somebody else holds it, Unreachable where it cannot be
opened or read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError
from sqlalchemy.orm import Session

from tracker.errors import BadSetting, Busy, SchemaOutOfDate, TrackerError, Unreachable

if TYPE_CHECKING:
    from alembic.config import Config

REVISION = "0002"  # the newest migration this program was written for
_MIGRATION_LOCK = 0x7EA7  # any number, the same for every program that migrates
PATIENCE = 15.0  # seconds that a writer waits for the one before
_KINDS = ("sqlite", "postgresql")
_STATES_OF_A_BUSY_POSTGRESQL = ("55P03", "40001", "40P01")  # a lock not to be had, a conflict, a deadlock
_NO_SUCH_TABLE = "42P01"


def connect(url: str) -> Engine:
    """An engine for a database in use: foreign keys enforced, every commit durable, no file created.

    Raises BadSetting for an address that names no database the register can be kept in.
    """
    engine = _engine(url, foreign_keys=True)
    if engine.dialect.name == "sqlite":
        _require_file(engine)
    return engine


def _engine(url: str, *, foreign_keys: bool) -> Engine:
    parsed = _parsed(url)
    try:
        engine = create_engine(parsed)
    except (ArgumentError, ImportError) as error:
        raise BadSetting(
            "The database {url} cannot be used ({why}). TRACKER_DATABASE_URL has to name one of SQLite "
            "(sqlite:///tracker.db) or PostgreSQL (postgresql://user@host/name).",
            url=shown(parsed),
            why=error,
        ) from None
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, foreign_keys=foreign_keys)
    return engine


def _parsed(url: str) -> URL:
    """The address of a database of one of the two kinds; raises BadSetting, which shows nothing of a password."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise BadSetting(
            "TRACKER_DATABASE_URL is no address of a database. Write sqlite:///tracker.db or "
            "postgresql://user@host/name."
        ) from None
    if parsed.get_backend_name() not in _KINDS:
        raise BadSetting(
            "TRACKER_DATABASE_URL names a database of the kind “{kind}”; the register is kept in SQLite "
            "(sqlite:///tracker.db) or PostgreSQL (postgresql://user@host/name).",
            kind=parsed.get_backend_name(),
        )
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed


def shown(url: URL) -> str:
    """The address of a database as people may see it: without the password."""
    return url.render_as_string(hide_password=True)


def _prepare_sqlite(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={PATIENCE * 1000:.0f}",
            "journal_mode=WAL",
            "synchronous=FULL",
            f"foreign_keys={foreign_keys:d}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _require_file(engine: Engine) -> None:
    """Let no connection create the file of a register: SQLite would, for a question as well."""

    @event.listens_for(engine, "do_connect")
    def about_to_connect(_: Any, __: Any, arguments: list[Any], options: dict[str, Any]) -> None:
        file = arguments[0] if arguments else ""
        if file and file != ":memory:" and not options.get("uri") and not Path(file).exists():
            raise _no_register(engine)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the register and writes nothing; raises Busy or Unreachable."""
    with _told(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # where every statement would else see the newest state
            connection.execution_options(isolation_level="REPEATABLE READ")
        with Session(connection) as session:
            yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that writes alone: everything in it is committed at the end, or nothing is.

    Writers queue: on SQLite by the write lock taken at the beginning, on PostgreSQL by locking the ledger's head.
    Raises Busy where the one before does not end in time, Unreachable where the database fails.
    """
    with _told(engine):
        connected = engine.connect().execution_options(writes=True)
        with connected as connection, Session(connection) as session, session.begin():
            if engine.dialect.name == "postgresql":
                session.execute(text(f"SET LOCAL lock_timeout = {PATIENCE * 1000:.0f}"))
                session.execute(text("SELECT id FROM head FOR UPDATE"))
            yield session


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Say what the database refused as an error of the program."""
    try:
        yield
    except DBAPIError as error:
        if (said := _in_words(engine, error)) is None:
            raise
        raise said from error


def _in_words(engine: Engine, error: DBAPIError) -> TrackerError | None:
    """The error as a person is told it; None for one that is the program's own fault, or the rows'."""
    if _is_busy(error):
        return Busy(
            "The register is busy: somebody else is writing to it, and did not end within {seconds} seconds. "
            "Nothing was recorded. Try again.",
            seconds=f"{PATIENCE:g}",
        )
    if type(error) in (OperationalError, DatabaseError):  # the others say what is wrong with a statement or a row
        return Unreachable(
            "The database {url} cannot be opened or read ({why}). Nothing was changed. See that it is there, that it "
            "is a database and that you may use it; TRACKER_DATABASE_URL names another.",
            url=shown(engine.url),
            why=" ".join(str(error.orig).split()),
        )
    return None


def _is_busy(error: DBAPIError) -> bool:
    name = getattr(error.orig, "sqlite_errorname", None) or ""
    state = getattr(error.orig, "sqlstate", None) or ""
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or state in _STATES_OF_A_BUSY_POSTGRESQL


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
    """Create the schema, or bring it to a revision.

    Raises SchemaOutOfDate if rows would lose their parents, or where a newer program made the schema; BadSetting, Busy
    or Unreachable where the database cannot be used.
    """
    _migrate(url, "upgrade", revision)


def downgrade(url: str, revision: str) -> None:
    """Take the schema back to an earlier revision; raises like `upgrade`."""
    _migrate(url, "downgrade", revision)


def _migrate(url: str, direction: str, revision: str) -> None:
    from alembic import command

    with migrating(url) as connection:
        config = alembic_config(connection)
        _require_known(connection, config)
        getattr(command, direction)(config, revision)


def _require_known(connection: Connection, config: "Config") -> None:
    """Raise SchemaOutOfDate where the schema is at a revision that no migration of this program makes."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise _newer(connection.engine, found)


@contextmanager
def migrating(url: str) -> Iterator[Connection]:
    """A connection that may change the schema: everything in it is committed at the end, or nothing is.

    Foreign keys are off; raises SchemaOutOfDate, and undoes everything, if a row would be left without its parent.
    Migrations queue, so that two programs started at once do not create the schema twice.
    """
    engine = _engine(url, foreign_keys=False)
    try:
        with _told(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
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
    """The schema's revision, found with one query; None where there is no schema.

    Raises Busy or Unreachable for a database of which that cannot be said.
    """
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except SchemaOutOfDate:  # there is no file
        return None
    except DBAPIError as error:
        if _no_such_table(error):
            return None
        if (said := _in_words(engine, error)) is None:
            raise
        raise said from error


def _no_such_table(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == _NO_SUCH_TABLE or "no such table" in str(error.orig)


def require_any_schema(engine: Engine) -> str:
    """The schema's revision; raises SchemaOutOfDate, saying what to do, where there is no schema at all."""
    found = revision_of(engine)
    if found is None:
        raise _no_register(engine)
    return found


def _no_register(engine: Engine) -> SchemaOutOfDate:
    return SchemaOutOfDate(
        "There is no register at {url}. Run `tracker init` to create one, or `tracker init --sample csto`.",
        url=shown(engine.url),
    )


def _newer(engine: Engine, found: str) -> SchemaOutOfDate:
    return SchemaOutOfDate(
        "The register at {url} has schema {found}, made by a newer program than this one, which knows schemas up to "
        "{needed}. Nothing was changed. Install the newer program to use this register.",
        url=shown(engine.url),
        found=found,
        needed=REVISION,
    )


def require_schema(engine: Engine) -> None:
    """Raise SchemaOutOfDate, saying what to do, unless the schema is this program's."""
    found = require_any_schema(engine)
    if found > REVISION:  # revisions are numbered in their order: 0001, 0002
        raise _newer(engine, found)
    if found != REVISION:
        raise SchemaOutOfDate(
            "The register at {url} has schema {found}; this program needs {needed}. Run `tracker init` to upgrade it.",
            url=shown(engine.url),
            found=found,
            needed=REVISION,
        )
