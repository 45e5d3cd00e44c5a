"""The migrations make the schema that the program expects, and lose nothing on the way."""

import ast
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa
from alembic import command

from tests.migrations.round_trip import differences, lost_on_the_way, rows, scripts
from tracker.register import database
from tracker.register.database import REVISION, alembic_config, downgrade, migrating, migrations_dir, upgrade

# For each revision the columns it adds (`table.column`): going down forgets what is in them, and nothing else.
ADDED: dict[str, frozenset[str]] = {
    "0002": frozenset(
        {
            *{f"{table}.{column}" for table in ("act", "step") for column in ("incoming", "document")},
            *{f"instrument.{column}" for column in ("package", "due_on", "fulfilled_on")},
        }
    ),
}


def test_there_is_one_newest_revision_and_the_program_knows_it(sqlite_url: str) -> None:
    assert scripts(sqlite_url).get_heads() == [REVISION]


def test_migrations_make_exactly_the_tables_of_the_program(database_url: str, engine: sa.Engine) -> None:
    with migrating(database_url) as connection:
        command.check(alembic_config(connection))


def test_upgrading_again_changes_nothing(loaded_url: str) -> None:
    before = rows(loaded_url)
    upgrade(loaded_url)
    assert differences(before, rows(loaded_url)) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL checks every key itself
def test_no_row_is_without_its_parent(loaded_url: str) -> None:
    engine = sa.create_engine(loaded_url)
    with engine.connect() as connection:
        assert connection.execute(sa.text("PRAGMA foreign_key_check")).all() == []
    engine.dispose()


def test_the_first_revision_can_be_undone_and_done_again(database_url: str, engine: sa.Engine) -> None:
    before = rows(database_url)
    downgrade(database_url, "base")
    assert set(rows(database_url)) <= {"alembic_version"}
    upgrade(database_url)
    assert differences(before, rows(database_url)) == []


def test_every_later_revision_keeps_every_row(loaded_url: str) -> None:
    newest_first = [script.revision for script in scripts(loaded_url).walk_revisions()]
    for revision in newest_first[:-1]:
        assert lost_on_the_way(loaded_url, revision, ADDED.get(revision, frozenset())) == []
        downgrade(loaded_url, "-1")


@pytest.mark.parametrize("path", sorted(migrations_dir().glob("versions/*.py")), ids=lambda path: path.stem)
def test_a_migration_does_not_change_when_the_program_does(path: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & {"tracker", "dashboard", "sqlmodel"}


# These two show that the comparison would see a row that a revision loses.

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("instrument") as table:
        table.add_column(sa.Column("number_in_series", sa.Integer(), nullable=True))


def downgrade():
    {forgets}
    with op.batch_alter_table("instrument") as table:
        table.drop_column("number_in_series")
"""


def add_next_revision(folder: Path, monkeypatch: pytest.MonkeyPatch, forgets: str) -> None:
    copy = copytree(migrations_dir(), folder / "migrations")
    (copy / "versions" / "next.py").write_text(NEXT.format(head=REVISION, forgets=forgets), "utf-8")
    monkeypatch.setattr(database, "migrations_dir", lambda: copy)


def test_a_next_revision_that_rebuilds_a_table_keeps_every_row(
    loaded_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_next_revision(tmp_path, monkeypatch, forgets="")
    upgrade(loaded_url, "next")
    assert lost_on_the_way(loaded_url, "next", frozenset({"instrument.number_in_series"})) == []


def test_a_next_revision_that_forgets_a_row_is_seen(
    loaded_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgets = """op.execute("DELETE FROM membership WHERE id = (SELECT min(id) FROM membership)")"""
    add_next_revision(tmp_path, monkeypatch, forgets)
    upgrade(loaded_url, "next")
    assert [line.split(" ")[:2] for line in lost_on_the_way(loaded_url, "next")] == [["membership:", "lost"]]
