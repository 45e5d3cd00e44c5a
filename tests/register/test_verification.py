"""`verify` sees every alteration made behind the program's back, and names table and row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, Table, create_engine, func, insert, select

from tests.register.conftest import CLERK, change
from tests.register.test_recording import LAW, NOTIFICATION, SIGNATURE, TODAY
from tracker.register import documents, recording
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import TABLES as FACTS
from tracker.register.ledger import write
from tracker.register.projection import TABLES as SPANS
from tracker.register.projection import project
from tracker.register.tables import Blob, Entry, Head
from tracker.register.verification import verify

TABLES: dict[str, Table] = (
    FACTS | SPANS | {"entry": Entry.__table__, "head": Head.__table__, "blob": Blob.__table__}  # type: ignore[attr-defined]
)


TEXT_OF = {
    "entry": "recorded_by",
    "head": "digest",
    "organisation": "name_en",
    "state": "official_ru",
    "instrument": "adopted_on",
    "procedure": "completed_by",
    "document": "name",
    "blob": "content",
    "instrument_span": "state",
    "position_span": "confidence",
    "stage_span": "stage",
    "owing_span": "confidence",
    "finding": "weight",
}
TAMPERED = {"blob": b"tampered"}


@pytest.fixture
def full(sqlite_register: Engine) -> Engine:
    """The small register with at least one row in every table."""
    fill_every_table(sqlite_register)
    return sqlite_register


def fill_every_table(register: Engine) -> None:
    with writing(register) as session:
        for given in (SIGNATURE, NOTIFICATION, replace(NOTIFICATION, instrument="all", act="ratification")):
            recording.record_act(session, given, CLERK, TODAY)
        recording.record_act(session, replace(NOTIFICATION, act="approval"), CLERK, TODAY, "sent twice")
        recording.record_step(session, LAW, CLERK, TODAY)
        write(
            session,
            [
                change("announcement", "a/1", id="a/1", instrument="unknown", on="2022-01-01"),
                change("confirmation", "c/1", id="c/1", instrument="all", up_to="2022-01-01", says="pending"),
                change("procedure", "p/1", id="p/1", state="TJ", steps="law-signed", completed_by="law-signed"),
                change("weight", "w/1", id="w/1", measure="fleet", state="TJ", value="1.5"),
            ],
            CLERK,
        )
        documents.keep(session, "note.txt", b"Note verbale", CLERK)
        write(session, AROUND_A_RATIFICATION, CLERK)
        project(session)


AROUND_A_RATIFICATION = [
    change("package", "p", key="p", title_en="Package"),
    change("council_session", "s/1", id="s/1", organisation="org", on="2021-09-16"),
    change("stance", "s/1", id="s/1", instrument="unknown", state="AM", on="2021-01-01", stance="supports"),
    change("contact", "c/1", id="c/1", state="AM", name="Legal department"),
    change("inquiry", "i/1", id="i/1", state="AM", contact="c/1", asked_on="2022-01-01"),
]


@pytest.fixture
def outsider(full: Engine) -> Iterator[Engine]:
    """A connection that the program knows nothing of, and that obeys no foreign key."""
    engine = create_engine(full.url)
    yield engine
    engine.dispose()


def problems(engine: Engine) -> list[str]:
    with session_of(engine) as session:
        return [f"{problem.table} {problem.id}" for problem in verify(session).problems]


def test_an_untouched_register_passes_with_every_table_checked(register: Engine) -> None:
    fill_every_table(register)
    with session_of(register) as session:
        result = verify(session)
    assert result.problems == []
    assert {name: count > 0 for name, count in result.checked.items()} == dict.fromkeys({*TABLES} - {"head"}, True)


def one_key(engine: Engine, table: Table) -> dict[str, object]:
    with engine.connect() as connection:
        row = connection.execute(select(*table.primary_key.columns).limit(1)).mappings().one()
    return dict(row)


@pytest.mark.parametrize("name", TABLES)
def test_an_altered_row_is_named(full: Engine, outsider: Engine, name: str) -> None:
    table = TABLES[name]
    key = one_key(full, table)
    column = table.c[TEXT_OF.get(name, "source")]
    with outsider.begin() as connection:
        where = [table.c[k] == v for k, v in key.items()]
        connection.execute(table.update().where(*where).values({column.name: TAMPERED.get(name, "tampered")}))
    assert any(found.startswith(name) and str(next(iter(key.values()))) in found for found in problems(full))


@pytest.mark.parametrize("name", TABLES)
def test_a_removed_row_is_missed(full: Engine, outsider: Engine, name: str) -> None:
    table = TABLES[name]
    key = one_key(full, table)
    with outsider.begin() as connection:
        connection.execute(table.delete().where(*(table.c[k] == v for k, v in key.items())))
    assert any(found.startswith(name) for found in problems(full))


@pytest.mark.parametrize("name", TABLES)
def test_an_added_row_is_named(full: Engine, outsider: Engine, name: str) -> None:
    table = TABLES[name]
    with outsider.begin() as connection:
        row = dict(connection.execute(select(table).limit(1)).mappings().one())
        *_, last = table.primary_key.columns
        new = {date: date(1990, 1, 1), int: 9_999}.get(last.type.python_type, "smuggled")
        row[last.name] = new
        if name == "act":
            row["supersedes"] = None
        connection.execute(insert(table), [row])
    assert any(found.startswith(name) and str(new) in found for found in problems(full))


def test_bytes_that_became_a_text_are_named(full: Engine, outsider: Engine) -> None:
    with outsider.begin() as connection:
        connection.exec_driver_sql("UPDATE blob SET content = 'tampered'")
    (problem,) = problems(full)
    assert problem.startswith("blob ")


def test_the_last_line_of_the_ledger_cannot_be_cut_off(full: Engine, outsider: Engine) -> None:
    entry = TABLES["entry"]
    with outsider.begin() as connection:
        last = connection.execute(select(func.max(entry.c.id))).scalar_one()
        connection.execute(entry.delete().where(entry.c.id == last))
    assert "head 1" in problems(full)


def test_two_lines_of_the_ledger_cannot_be_exchanged(full: Engine, outsider: Engine) -> None:
    entry = TABLES["entry"]
    with outsider.begin() as connection:
        one, two = connection.execute(
            select(entry.c.content).where(entry.c.id.in_([2, 3])).order_by(entry.c.id)
        ).scalars()
        connection.execute(entry.update().where(entry.c.id == 2).values(content=two))
        connection.execute(entry.update().where(entry.c.id == 3).values(content=one))
    assert "entry 2" in problems(full)


def test_another_schema_revision_is_named(full: Engine, outsider: Engine) -> None:
    with outsider.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert "alembic_version 9999" in problems(full)


def test_an_altered_span_is_seen_on_postgresql_too(register: Engine) -> None:
    fill_every_table(register)
    with register.begin() as connection:
        connection.exec_driver_sql("UPDATE position_span SET position = 'party' WHERE state = 'AM'")
    assert "position_span all/AM/2021-09-16" in problems(register)


UNREADABLE = {
    "instrument": ("note", "{"),
    "act": ("recorded_at", "yesterday"),
    "entry": ("recorded_at", "yesterday"),
    "instrument_span": ("until", "31 February"),
    "position_span": ("since", "2022-02-31"),
    "stage_span": ("until", "soon"),
    "owing_span": ("stage_since", "2022"),
    "finding": ("details", "[1,"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_value_that_cannot_be_read_is_named_and_the_rest_is_checked(
    full: Engine, outsider: Engine, name: str
) -> None:
    (key, *_), (column, value) = one_key(full, TABLES[name]).values(), UNREADABLE[name]
    first = next(iter(TABLES[name].primary_key.columns)).name
    with outsider.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {name} SET {column} = ? WHERE {first} = ?", (value, key))
        connection.exec_driver_sql("UPDATE weight SET value = '7'")
        connection.exec_driver_sql("UPDATE owing_span SET confidence = 'certain'")
    with session_of(full) as session:
        result = verify(session)
    told = [(problem.table, problem.what) for problem in result.problems if str(key) in problem.id]
    assert (name, f"cannot be read: {column}") in told
    assert {"weight", "owing_span"} <= {problem.table for problem in result.problems}
    assert set(result.checked) == {*TABLES} - {"head"}


@pytest.mark.parametrize("value", ["{", "[1, 2", "", "NaN,"])
@pytest.mark.parametrize(
    ("name", "column"),
    [(name, column.name) for name, table in TABLES.items() for column in table.columns if str(column.type) == "JSON"],
)
def test_broken_json_is_named_in_every_column_that_holds_some(
    full: Engine, outsider: Engine, name: str, column: str, value: str
) -> None:
    with outsider.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {name} SET {column} = ?", (value,))
    assert any(found.startswith(name) for found in problems(full))


@pytest.mark.parametrize("content", ["7", "[]", '{"recorded_at": 7}', "{", "{}", b"\x00\xff"])
def test_a_line_whose_content_is_no_row_is_named(full: Engine, outsider: Engine, content: str | bytes) -> None:
    with outsider.begin() as connection:
        connection.exec_driver_sql("UPDATE entry SET content = ? WHERE id = 12", (content,))
    assert "entry 12" in problems(full)


def test_a_text_that_is_no_text_is_named(full: Engine, outsider: Engine) -> None:
    with outsider.begin() as connection:
        connection.exec_driver_sql("UPDATE organisation SET name_en = CAST(x'ff' AS TEXT)")
    assert problems(full) == ["organisation org"]


def test_the_head_has_the_number_that_writers_lock(full: Engine, outsider: Engine) -> None:
    with outsider.begin() as connection:
        connection.exec_driver_sql("UPDATE head SET id = 7")
    assert problems(full) == ["head 7"]
