"""Rows of other people's files on their way into a register that holds something."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from tests.register.conftest import CLERK
from tracker.errors import UnreadableBundle
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.law.vocabulary import Act, Step
from tracker.register import recording
from tracker.register.cells import COLUMNS
from tracker.register.database import connect, upgrade, writing
from tracker.register.database import reading as session_of
from tracker.register.foreign_rows import Given
from tracker.register.forms import GivenAct, GivenStep
from tracker.register.importing import ImportOutcome, bring_in
from tracker.register.ledger import TABLES, Author
from tracker.register.projection import TABLES as SPANS
from tracker.register.sources import is_official
from tracker.register.states import new_state_row, resolve_state
from tracker.register.verification import verify

IMPORTER = Author("importer", datetime(2024, 5, 1, tzinfo=UTC))
TODAY = date(2024, 5, 1)
NOTIFICATION = {"instrument": "four", "state": "AM", "act": "notification-of-completed-procedures"}


def bring(engine: Engine, kind: str, *rows: Mapping[str, Any]) -> ImportOutcome:
    """Bring rows of one kind in, numbered as in a file, and prove the register sound."""
    given = [Given(f"{kind}.csv", number, row) for number, row in enumerate(rows, 2)]
    with writing(engine) as session:
        outcome = bring_in(session, {kind: given}, IMPORTER)
    with session_of(engine) as session:
        assert verify(session).problems == []
    return outcome


def facts(engine: Engine, kind: str) -> list[dict[str, Any]]:
    with session_of(engine) as session:
        return [dict(row) for row in session.execute(select(TABLES[kind]).order_by("id")).mappings()]


def test_an_imported_act_moves_the_spans_at_once(sqlite_register: Engine) -> None:
    for state in ("AM", "BY", "KZ", "KG"):
        row = NOTIFICATION | {"state": state, "received_on": "2024-04-01", "source": "Note"}
        assert bring(sqlite_register, "act", row).counts["act"]["added"] == 1
    with session_of(sqlite_register) as session:
        span = SPANS["instrument_span"]
        query = select(span.c.in_force_on).where(span.c.instrument == "four").order_by(span.c.start.desc())
        assert session.execute(query).scalars().first() == date(2024, 4, 1)


def test_a_recorded_act_and_the_same_imported_are_one(register: Engine) -> None:
    given = GivenAct(**NOTIFICATION, on="2024-03-01", received_on="2024-03-14", source="Note verbale")
    with writing(register) as session:
        recorded = recording.record_act(session, given, IMPORTER, TODAY, "as printed").id
    for day in ({"on": "2024-03-01"}, {"received_on": "2024-03-14"}, {"on": "2024-03-01", "received_on": "2024-03-14"}):
        bring(register, "act", NOTIFICATION | day | {"source": "Note verbale ; https://news.am/1"})
    assert [(act["id"], act["source"]) for act in facts(register, "act")] == [
        (recorded, "Note verbale ; https://news.am/1")
    ]


def test_an_act_dated_otherwise_is_another_act(sqlite_register: Engine) -> None:
    bring(sqlite_register, "act", NOTIFICATION | {"on": "2024-03-01", "received_on": "2024-03-14"})
    bring(sqlite_register, "act", NOTIFICATION | {"on": "2024-03-02", "received_on": "2024-03-14"})
    assert len(facts(sqlite_register, "act")) == 2


def test_a_file_brought_in_before_a_correction_undoes_nothing(sqlite_register: Engine) -> None:
    row = NOTIFICATION | {"on": "2024-03-01", "source": "Note"}
    bring(sqlite_register, "act", row)
    (act,) = facts(sqlite_register, "act")
    given = GivenAct(**NOTIFICATION, on="2024-03-05", source="Note")
    with writing(sqlite_register) as session:
        recording.correct_act(session, act["id"], given, IMPORTER, TODAY, "misread")
    assert bring(sqlite_register, "act", row).written == 0


def test_ids_are_made_of_what_the_fact_is(sqlite_register: Engine) -> None:
    bring(
        sqlite_register,
        "act",
        NOTIFICATION | {"on": "2024-03-01"},
        NOTIFICATION | {"on": "2024-03-01", "expected": "yes"},
        NOTIFICATION | {"act": "objection", "regards": "RU", "not_after": "2024"},
        NOTIFICATION | {"act": "signature"},
        NOTIFICATION | {"act": "signature", "id": "mine", "on": "2020"},
    )
    assert [act["id"] for act in facts(sqlite_register, "act")] == [
        "four/AM/notification-of-completed-procedures/2024-03-01",
        "four/AM/notification-of-completed-procedures/2024-03-01~2",
        "four/AM/objection/2024/RU",
        "four/AM/signature/undated",
        "mine",
    ]
    bring(sqlite_register, "membership", {"organisation": "org", "state": "UZ", "start": "2006", "until": "2012-06"})
    bring(sqlite_register, "procedure", {"state": "AM", "completed_by": "not-required"})
    bring(sqlite_register, "weight", {"measure": "m", "state": "AM", "value": "1/3", "reference": "1990"})
    bring(sqlite_register, "confirmation", {"instrument": "four", "up_to": "2024-01-01", "says": "pending"})
    assert "org/UZ/2006" in {row["id"] for row in facts(sqlite_register, "membership")}
    assert [row["id"] for row in facts(sqlite_register, "procedure")] == ["AM/usual/always"]
    assert [row["id"] for row in facts(sqlite_register, "weight")] == ["m/AM/1990"]
    assert [row["id"] for row in facts(sqlite_register, "confirmation")] == ["four/all/2024-01-01/pending"]


def test_a_membership_known_under_another_id_is_the_same(sqlite_register: Engine) -> None:
    rows = {"organisation": "org", "state": "UZ", "start": "2006"}
    bring(sqlite_register, "membership", rows | {"source": "Protocol"})
    outcome = bring(sqlite_register, "membership", rows | {"until": "2012-06-28", "source": "Decision"})
    assert outcome.counts["membership"] == {"added": 0, "changed": 1, "unchanged": 0, "left_out": 0}
    (member,) = [row for row in facts(sqlite_register, "membership") if row["state"] == "UZ"]
    assert (member["until"], member["source"]) == ("2012-06-28", "Decision")


def test_two_people_confirm_each_for_themselves(sqlite_register: Engine) -> None:
    row = {"instrument": "four", "up_to": "2024-01-01", "says": "pending"}
    bring(
        sqlite_register,
        "confirmation",
        row | {"by": "Anna"},
        row | {"by": "Carl"},
        row | {"by": "Anna", "source": "Letter"},
    )
    assert [(found["by"], found["source"]) for found in facts(sqlite_register, "confirmation")] == [
        ("Anna", "Letter"),
        ("Carl", ""),
    ]


def test_bounds_that_leave_no_day_change_nothing(sqlite_register: Engine) -> None:
    row = NOTIFICATION | {"id": "mine", "on": "2024-03-01"}
    bring(sqlite_register, "act", row)
    outcome = bring(sqlite_register, "act", row | {"not_after": "2024-02-01"})
    assert outcome.written == 0
    assert "no day lies both" in str(outcome.findings[0])


def test_a_refusal_leaves_every_table_as_it_was(register: Engine) -> None:
    def size() -> dict[str, int]:
        with session_of(register) as session:
            every = TABLES | SPANS
            return {
                name: session.execute(select(func.count()).select_from(t)).scalar_one() for name, t in every.items()
            }

    before = size()
    with pytest.raises(UnreadableBundle, match=r"act\.csv, row 3: .*“nowhere”"):
        bring(register, "act", NOTIFICATION | {"on": "2024-03-01"}, NOTIFICATION | {"instrument": "nowhere"})
    assert size() == before


def test_what_people_recorded_comes_back_in_an_empty_register(register: Engine, tmp_path: Any) -> None:
    act = GivenAct(**NOTIFICATION, on="2024-03-01", received_on="2024-03-14", source="Note verbale", note=" a\r\nb ")
    step = GivenStep("four", "KZ", "law-signed", on="2024-02-01", source="Law No. 5")
    with writing(register) as session:
        first = recording.record_act(session, act, IMPORTER, TODAY, "as printed").id
        again = recording.correct_act(
            session, first, GivenAct(**NOTIFICATION, on="2024-03-02", source="Note"), IMPORTER, TODAY, "x"
        ).id
        recording.void_act(session, again, "of another instrument", IMPORTER)
        kept = recording.record_step(session, step, IMPORTER, TODAY).id
        recording.void_step(session, kept, "of another state", IMPORTER)
    export_bundle(register, tmp_path / "one")
    url = f"sqlite:///{tmp_path}/other.db"
    upgrade(url)
    other = connect(url)
    assert import_bundle(other, tmp_path / "one", IMPORTER).findings == ()
    export_bundle(other, tmp_path / "two")
    for file in (tmp_path / "one").iterdir():
        assert (tmp_path / "two" / file.name).read_bytes() == file.read_bytes()
    with session_of(other) as session:
        assert verify(session).problems == []
    other.dispose()


@pytest.mark.parametrize(
    ("source", "official"),
    [
        ("Official Gazette No. 3", True),
        ("https://treaties.un.org/pages/x", True),
        ("https://mid.gov.kz/ru", True),
        ("https://www.gov.uk/x", True),
        ("http://government.ru/x", True),
        ("https://odkb.int", True),
        ("https://tass.ru/politika/1 ; https://legislation.govt.nz/", True),
        ("https://tass.ru/politika/1", False),
        ("https://gov.example.com", False),
        ("https://www.fun.org", False),
        ("www.news.am/1", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_a_source_is_official_by_what_it_is(source: str, official: bool) -> None:
    assert is_official(source) is official


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("AM", "AM"),
        ("am", "AM"),
        ("ARM", "AM"),
        ("Korea (Republic of)", "KR"),
        ("Republic of Korea", "KR"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("The Gambia", "GM"),
        ("Кыргызстан", "KG"),
        ("Киргизия", "KG"),
        ("NA", "NA"),
        ("Soviet Union", "SU"),
        ("su", "SU"),
        ("Ruritania", None),
        ("", None),
    ],
)
def test_a_state_is_understood_by_code_or_name(text: str, code: str | None) -> None:
    class SovietUnion:
        code, name_en, name_ru, official_en, official_ru = "SU", "Soviet Union", "СССР", "", ""

    assert resolve_state(text, [SovietUnion]) == code


def test_a_new_state_is_named_as_iso_names_it() -> None:
    assert new_state_row("KG")["name_ru"] == "Кыргызстан"
    assert new_state_row("CD")["name_en"] == "Democratic Republic of the Congo"
    assert new_state_row("EU")["name_en"] == "European Union"
    assert new_state_row("ZZZ")["name_en"] == "ZZZ"


# Anything at all.

WORDS = st.text(max_size=4) | st.sampled_from(
    [
        *(
            "AM",
            "NO",
            "SU",
            "Ruritania",
            "2020",
            "2020-02",
            "2020-02-30",
            "0001",
            "9999-12-31",
            "a/b",
            "-1",
            "1/0",
            "~2",
        ),
        *("true", "no", "none", "null", "draft", "members", "pending", "consents", "days", "pact", "other", "party"),
        *("law-signed", "signature", "ratification", "withdrawal"),
    ]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(WORDS, parts, max_size=3),
    max_leaves=6,
)
DELAYS = st.dictionaries(
    st.sampled_from(["days", "months", "years", "then", "from", "clear"]), ANYTHING | st.integers(0)
)
CONDITIONS = st.recursive(
    st.dictionaries(st.sampled_from(["consents", "states", "of", "counted_at", "weight"]), ANYTHING, max_size=2)
    | st.builds(dict, consents=st.integers(1, 3) | st.just("all")),
    lambda parts: st.dictionaries(st.sampled_from(["all", "any"]), st.lists(parts, max_size=3), max_size=1),
    max_leaves=4,
)
CLAUSES = st.fixed_dictionaries(
    {"when": CONDITIONS},
    optional={
        "then": DELAYS,
        "later": DELAYS,
        "not_before": ANYTHING,
        "fixed_date": ANYTHING,
        "counts": ANYTHING,
        "not_counted": ANYTHING,
        "basis": WORDS,
        "as": ANYTHING,
    },
)


@st.composite
def files(draw: st.DrawFn) -> dict[str, list[Given]]:
    """Rows in which every column holds anything, but for the instrument, which is there more often than not."""
    found: dict[str, list[Given]] = {}
    for kind, columns in COLUMNS.items():
        cells = dict.fromkeys(columns, ANYTHING) | {"colour": WORDS}
        usual = {
            "instrument": st.just("four"),
            "state": st.sampled_from(["AM", "KZ", "RU"]),
            "key": st.sampled_from(["four", "all"]),
            "entry_into_force": CLAUSES,
            "act": st.sampled_from(Act),
            "step": st.sampled_from(Step),
            **dict.fromkeys(
                ("on", "start", "up_to", "received_on"), st.sampled_from(["2024-03", "2020", "1992-05-15"])
            ),
        }
        wanted = {name: usual[name] for name in usual if name in columns}
        others = {name: cell for name, cell in cells.items() if name not in wanted}
        rows = st.fixed_dictionaries(wanted, optional=others)
        found[kind] = [Given(kind, n, row) for n, row in enumerate(draw(st.lists(rows, max_size=3)), 2)]
    return found


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # finding a smaller example would take minutes
    suppress_health_check=list(HealthCheck),
)
@given(files())
def test_whatever_a_file_holds_is_kept_or_told(filled_file: Path, found: dict[str, list[Given]]) -> None:
    with TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{copyfile(filled_file, Path(folder) / 'tracker.db')}")
        with suppress(UnreadableBundle), writing(engine) as session:
            bring_in(session, found, IMPORTER)
        with session_of(engine) as session:
            assert verify(session).problems == []
        engine.dispose()


@pytest.mark.parametrize("kind", COLUMNS)
def test_null_is_understood_in_every_column(sqlite_register: Engine, kind: str) -> None:
    outcome = bring(sqlite_register, kind, *({column: None} for column in COLUMNS[kind]))
    assert outcome.counts[kind] == {"added": 0, "changed": 0, "unchanged": 0, "left_out": len(COLUMNS[kind])}


STEP = {"id": "four.am.bill", "instrument": "four", "state": "AM", "step": "submitted-to-parliament"}
BILL = STEP | {"on": "2022-03-03", "source": "Bill 1"}


def corrected(engine: Engine, key: str, **values: Any) -> None:
    given = GivenStep("four", "AM", "submitted-to-parliament", **{"on": "2022-03-03", "source": "Bill 1"} | values)
    with writing(engine) as session:
        recording.correct_step(session, key, given, CLERK, TODAY, "misread")


def taken_back(engine: Engine, key: str) -> None:
    with writing(engine) as session:
        recording.void_step(session, key, "another state's", CLERK)


def without_id(row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column != "id"}


@pytest.mark.parametrize("named", [True, False])
def test_a_step_that_a_person_took_back_does_not_come_back(register: Engine, named: bool) -> None:
    bring(register, "step", BILL)
    taken_back(register, "four.am.bill")
    outcome = bring(register, "step", BILL if named else without_id(BILL))
    assert facts(register, "step") == []
    assert outcome.counts["step"] == {"added": 0, "changed": 0, "unchanged": 0, "left_out": 1}
    (finding,) = outcome.findings
    assert "taken back by clerk on 2024-03-15 09:00 UTC (another state's)" in str(finding)


@pytest.mark.parametrize("named", [True, False])
def test_a_step_that_a_person_corrected_stays_corrected(register: Engine, named: bool) -> None:
    bring(register, "step", BILL)
    corrected(register, "four.am.bill", on="2022-03-04")
    outcome = bring(register, "step", BILL if named else without_id(BILL))
    assert [step["on"] for step in facts(register, "step")] == ["2022-03-04"]
    (finding,) = outcome.findings
    assert "corrected by clerk on 2024-03-15 09:00 UTC" in str(finding)


def test_a_file_that_says_what_a_person_corrected_a_step_to_changes_nothing(sqlite_register: Engine) -> None:
    bring(sqlite_register, "step", BILL)
    corrected(sqlite_register, "four.am.bill", on="2022-03-04")
    outcome = bring(sqlite_register, "step", BILL | {"on": "2022-03-04"})
    assert (outcome.written, outcome.findings) == (0, ())


def test_a_file_that_says_something_new_changes_a_step_that_a_person_corrected(sqlite_register: Engine) -> None:
    bring(sqlite_register, "step", BILL)
    corrected(sqlite_register, "four.am.bill", on="2022-03-04")
    outcome = bring(sqlite_register, "step", BILL | {"on": "2022-03-05"})
    assert [step["on"] for step in facts(sqlite_register, "step")] == ["2022-03-05"]
    assert outcome.findings == ()


def test_a_step_that_a_file_changed_can_be_changed_back_by_a_file(sqlite_register: Engine) -> None:
    for day in ("2022-03-03", "2022-03-04", "2022-03-03"):
        assert bring(sqlite_register, "step", BILL | {"on": day}).written == 1
    assert [step["on"] for step in facts(sqlite_register, "step")] == ["2022-03-03"]


def test_a_step_taken_back_can_be_told_anew_with_another_day(sqlite_register: Engine) -> None:
    bring(sqlite_register, "step", BILL)
    taken_back(sqlite_register, "four.am.bill")
    assert bring(sqlite_register, "step", BILL | {"on": "2022-04-01"}).counts["step"]["added"] == 1
    bring(sqlite_register, "step", BILL)
    assert [step["on"] for step in facts(sqlite_register, "step")] == ["2022-04-01"]
