"""Take a loaded database down a revision and up again, and say which rows did not survive."""

from collections import Counter

import sqlalchemy as sa
from alembic.script import ScriptDirectory

from tracker.register.database import alembic_config, connect, downgrade, migrating, upgrade

Rows = dict[str, Counter[str]]


def scripts(url: str) -> ScriptDirectory:
    with migrating(url) as connection:
        return ScriptDirectory.from_config(alembic_config(connection))


def rows(url: str, ignoring: frozenset[str] = frozenset()) -> Rows:
    """Every row of every table as text. `ignoring` names tables, and columns as `table.column`."""
    engine = connect(url)
    try:
        metadata = sa.MetaData()
        metadata.reflect(engine)
        found: Rows = {}
        with engine.connect() as connection:
            for name, table in metadata.tables.items():
                if name in ignoring:
                    continue
                columns = [column for column in table.columns if f"{name}.{column.name}" not in ignoring]
                found[name] = Counter(
                    repr(sorted(row.items())) for row in connection.execute(sa.select(*columns)).mappings()
                )
        return found
    finally:
        engine.dispose()


def differences(before: Rows, after: Rows) -> list[str]:
    """One line for each row, or table, that is on one side only."""
    return [
        f"{table}: {what} {row}"
        for table in sorted(before.keys() | after.keys())
        for what, these, those in (("lost", before, after), ("new", after, before))
        for row in (these.get(table, Counter()) - those.get(table, Counter())).elements()
    ] + [f"{table}: is on one side only" for table in sorted(before.keys() ^ after.keys())]


def lost_on_the_way(url: str, revision: str, ignoring: frozenset[str] = frozenset()) -> list[str]:
    """Down from this revision and up to it again. `ignoring`: the tables and columns it adds, which nobody can keep."""
    below = scripts(url).get_revision(revision).down_revision
    before = rows(url, ignoring)
    downgrade(url, str(below) if below else "base")
    upgrade(url, revision)
    return differences(before, rows(url, ignoring))
