"""The migrations make the schema that the program expects, and lose nothing on the way."""

import ast
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa
from alembic import command

from tests.migrations.round_trip import differences, lost_on_the_way, rows, scripts
from tracker.exchange.bundle import export_bundle
from tracker.register import database, documents, ledger
from tracker.register.database import (
    REVISION,
    alembic_config,
    downgrade,
    migrating,
    migrations_dir,
    reading,
    upgrade,
    writing,
)
from tracker.register.ledger import Author
from tracker.register.projection import project
from tracker.register.tables import Entry, Head
from tracker.register.verification import verify

ENTRIES: sa.Table = Entry.__table__  # type: ignore[attr-defined]
HEAD: sa.Table = Head.__table__  # type: ignore[attr-defined]

# For each revision the tables and columns (`table.column`) it adds: going down forgets what is in them, nothing else.
ADDED: dict[str, frozenset[str]] = {
    "0002": frozenset(
        {
            *("blob", "document", "draft", "contact", "council_session", "package", "inquiry", "stance"),
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


def test_a_register_of_the_first_revision_is_upgraded_and_proved(
    database_url: str, tmp_path: Path, engine: sa.Engine
) -> None:
    """Its ledger was written by a program that knew fewer columns: the lines stay, and the rows follow from them."""
    downgrade(database_url, "0001")
    lines = record_as_the_first_program_did(engine)
    upgrade(database_url)
    with writing(engine) as session:
        project(session)
    with reading(engine) as session:
        assert verify(session).problems == []
    with writing(engine) as session:
        documents.keep(session, "note.txt", b"Note verbale", Author("clerk", MOMENT))
    export_bundle(engine, tmp_path / "out")
    with reading(engine) as session:
        assert verify(session).problems == []
        assert [line.content for line in ledger.entries(session)][: len(lines)] == lines
        (act,) = session.execute(sa.select(ledger.TABLES["act"]))
        assert (act.incoming, act.document) == ("", None)


MOMENT = datetime(2024, 3, 15, 9, tzinfo=UTC)
YOUNGER = {"package", "due_on", "fulfilled_on", "incoming", "document"}  # columns that the second revision added


def record_as_the_first_program_did(engine: sa.Engine) -> list[str]:
    """Write facts, ledger and head as they were before there was a second revision; returns the lines."""
    stamp = {"recorded_at": MOMENT, "recorded_by": "clerk"}
    facts = [
        ("state", "AM", {"code": "AM", "name_en": "Armenia"}),
        ("instrument", "pact", {"key": "pact", "title_en": "Pact", "adopted_on": "1992-05-15"}),
        ("act", "a", {"id": "a", "instrument": "pact", "state": "AM", "act": "signature", "on": "1992-05-15"} | stamp),
        ("step", "s", {"id": "s", "instrument": "pact", "state": "AM", "step": "law-signed", "on": "1993"} | stamp),
    ]
    chain, lines = "", []
    with engine.begin() as connection:
        for number, (kind, key, values) in enumerate(facts, 1):
            row = {name: value for name, value in (ledger.blank(kind) | values).items() if name not in YOUNGER}
            about = ledger.instrument_of(kind, key, row)
            line = {"recorded_by": "clerk", "reason": "", "kind": kind, "key": key, "instrument": about}
            line |= {"content": ledger.canonical(row)}
            chain = ledger.digest(chain, number, MOMENT, line)
            connection.execute(sa.insert(ENTRIES), [line | {"id": number, "recorded_at": MOMENT, "digest": chain}])
            table = ledger.TABLES[kind]
            columns = [sa.column(name, table.c[name].type) for name in row]
            connection.execute(sa.insert(sa.table(kind, *columns)), [row])
            lines.append(str(line["content"]))
        connection.execute(sa.update(HEAD).values(entries=len(facts), digest=chain))
    return lines


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
