"""What a person adds, changes and removes beside acts and steps; what is refused, and that this changes nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK
from tests.register.test_recording import NOTIFICATION, position, record, snapshot
from tracker.errors import Invalid, NeedsReason, NotFound, Refused, Stale
from tracker.register import editing, reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.fields import Field
from tracker.register.ledger import Author
from tracker.register.tables import BESIDE
from tracker.register.verification import verify

TODAY = date(2024, 3, 15)
SOURCE = "Minutes No. 3"
NEW = {"key": "new-2024", "title_en": "New agreement", "kind": "agreement", "organisation": "org", "sources": [SOURCE]}
DRAFT = NEW | {"key": "draft", "stage": "draft", "due_on": "2024-12-01"}


def add(engine: Engine, kind: str, *given: dict[str, Any], reason: str = "") -> editing.Edited:
    with writing(engine) as session:
        return editing.add(session, kind, given, CLERK, TODAY, reason)


def edit(
    engine: Engine, kind: str, key: str, reason: str = "", seen: int | None = None, **given: Any
) -> editing.Edited:
    with writing(engine) as session:
        return editing.edit(session, kind, key, given, CLERK, TODAY, reason, seen)


def remove(engine: Engine, kind: str, key: str, reason: str = "twice", seen: int | None = None) -> editing.Edited:
    with writing(engine) as session:
        return editing.remove(session, kind, key, reason, CLERK, TODAY, seen)


def fact(engine: Engine, kind: str, key: str) -> tuple[Any, int]:
    with session_of(engine) as session:
        found = reading.fact(session, kind, key)
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def still_right(register: Engine) -> Any:
    """Whatever was done, the ledger is whole and the spans are those of a rebuild."""
    yield
    with session_of(register) as session:
        beside = {table.__tablename__ for table in BESIDE}  # no facts
        assert [problem for problem in verify(session).problems if problem.table not in beside] == []


def test_an_instrument_is_added_and_owed_by_the_members(register: Engine) -> None:
    done = add(register, "instrument", NEW | {"adopted_on": "2024-02-01", "concerns": "members"})
    assert done.keys == ("new-2024",)
    with session_of(register) as session:
        owed = reading.outstanding(session, TODAY).outstanding
    assert len([line for line in owed if line.instrument == "new-2024"]) == 6


def test_a_clause_is_given_and_its_effect_told(register: Engine) -> None:
    for n, state in enumerate(("RU", "KZ", "BY", "TJ"), 1):
        record(register, NOTIFICATION.__class__(**{
            **{name: getattr(NOTIFICATION, name) for name in ("act", "source")},
            "instrument": "unknown", "state": state, "received_on": f"2024-03-0{n}",
        }))  # fmt: skip
    done = edit(register, "instrument", "unknown", sources=[SOURCE], entry_into_force={"when": {"consents": 4}})
    (follows,) = done.follows
    effect = follows.effect
    assert (follows.instrument, effect.entry_before, effect.entry_after) == ("unknown", None, date(2024, 3, 4))
    assert position(register, "unknown", "TJ") == "party"


def test_an_edit_of_one_field_leaves_the_others(register: Engine) -> None:
    edit(register, "instrument", "four", title_ru="Соглашение", sources=[SOURCE])
    row, _ = fact(register, "instrument", "four")
    assert (row.title_en, row.title_ru, row.adopted_on) == ("four", "Соглашение", "2021-09-16")
    assert row.entry_into_force == {"when": {"consents": 4}, "later": {"days": 0}, "basis": "quoted"}


def test_the_same_again_changes_nothing(register: Engine) -> None:
    membership = {"organisation": "org", "state": "UZ", "start": "2006-08-16", "status": "member", "source": SOURCE}
    assert add(register, "membership", membership).changed
    before = snapshot(register)
    assert not add(register, "membership", membership).changed
    assert not edit(register, "membership", "org/UZ/2006-08-16", until="").changed
    assert snapshot(register) == before


def test_a_membership_changes_who_owes(register: Engine) -> None:
    membership = {"organisation": "org", "state": "UZ", "start": "2006-08-16", "status": "member", "source": SOURCE}
    add(register, "membership", membership)
    assert position(register, "all", "UZ") == "no-act"
    left = edit(register, "membership", "org/UZ/2006-08-16", until="2012-12-19")
    assert {one.instrument for one in left.follows if one.owing_no_more == ("UZ",)} >= {"all", "four"}
    with session_of(register) as session:
        owed = {line.state for line in reading.outstanding(session, TODAY).outstanding}
    assert "UZ" not in owed


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("instrument", NEW | {"key": "a b"}, "no key"),
        ("instrument", NEW | {"sources": []}, "fill in"),
        ("instrument", NEW | {"title_en": ""}, "fill in"),
        ("instrument", NEW | {"kind": "pact"}, "pact"),
        ("instrument", NEW | {"organisation": "nato"}, "nato"),
        ("instrument", NEW | {"adopted_on": "2024-02-31"}, "2024-02-31"),
        ("instrument", NEW | {"adopted_on": "2024-02-01", "ended_on": "2023-01-01"}, "2023-01-01"),
        ("instrument", NEW | {"entry_into_force": {"when": {"consent": 4}}}, "when.consent"),
        ("instrument", NEW | {"lasts": {"years": "five"}}, "lasts.years"),
        ("instrument", NEW | {"fulfilled_on": "2024-01-01"}, "consents"),
        ("instrument", NEW | {"package": "none"}, "none"),
        ("instrument", DRAFT | {"adopted_on": "2024-02-01"}, "draft"),
        ("instrument", DRAFT | {"kind": "decision", "fulfilled_on": "2024-02-01"}, "draft"),
        ("instrument", NEW | {"key": "four", "title_en": "Another"}, "otherwise"),
        ("membership", {"organisation": "org", "state": "AM", "start": "2010-01-01", "status": "member"}, "fill in"),
        (
            "membership",
            {"organisation": "org", "state": "AM", "start": "2010", "status": "member", "source": SOURCE},
            "overlaps",
        ),
        (
            "membership",
            {"organisation": "org", "state": "UZ", "start": "2010", "until": "2009", "status": "member", "source": "s"},
            "before",
        ),
        ("confirmation", {"instrument": "four", "up_to": "2024-03-16", "says": "no-change", "source": "s"}, "come yet"),
        ("confirmation", {"instrument": "none", "up_to": "2024-03-01", "says": "no-change", "source": "s"}, "none"),
        ("announcement", {"instrument": "four", "source": "s"}, "fill in"),
        (
            "announcement",
            {"instrument": "four", "on": "2024-01-01", "not_before": "2024-02-01", "source": "s"},
            "exclude",
        ),
        ("procedure", {"state": "AM", "steps": "law-signed", "completed_by": "law-in-force"}, "among its steps"),
        ("stance", {"instrument": "four", "state": "AM", "on": "2024-03", "stance": "opposes", "source": "s"}, "draft"),
        ("inquiry", {"state": "AM", "asked_on": "2024-03-01", "asked": "?", "answer": "yes"}, "answer"),
        ("inquiry", {"state": "AM", "asked_on": "2024-03-10", "asked": "?", "promised_for": "2024-03-01"}, "before"),
        ("contact", {"state": "AM", "name": "Desk", "source": "s", "start": "2024", "until": "2023"}, "before"),
        ("state", {"code": "ZZ-1", "name_en": "Nowhere", "continues": "QQ"}, "QQ"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(
    register: Engine, kind: str, given: dict[str, Any], said: str
) -> None:
    before = snapshot(register)
    with pytest.raises(Refused) as refused:
        add(register, kind, given, reason="because")
    assert said in str(refused.value)
    assert snapshot(register) == before


def test_a_key_is_not_changed_and_what_is_not_there_is_not_found(register: Engine) -> None:
    with pytest.raises(Invalid), writing(register) as session:
        editing.edit(session, "organisation", "org", {"key": "other", "name_en": "Other"}, CLERK, TODAY)
    with pytest.raises(NotFound):
        edit(register, "organisation", "none", name_en="Other")


def test_several_are_recorded_together_or_not_at_all(register: Engine) -> None:
    heard = {"instrument": "four", "up_to": "2024-03-01", "says": "no-change", "source": SOURCE}
    before = snapshot(register)
    with pytest.raises(Invalid):
        add(register, "confirmation", heard | {"state": "AM"}, heard | {"state": "Atlantis"})
    assert snapshot(register) == before
    done = add(register, "confirmation", *(heard | {"state": code} for code in ("AM", "BY", "KZ", "KG", "RU", "TJ")))
    assert len(done.keys) == 6
    with session_of(register) as session:
        assert len(reading.facts(session, "confirmation")) == 6


def test_a_pending_state_that_consented_wants_a_reason(register: Engine) -> None:
    record(register, NOTIFICATION)
    said = {"instrument": "four", "state": "TJ", "up_to": "2024-03-14", "says": "pending", "source": SOURCE}
    before = snapshot(register)
    with pytest.raises(NeedsReason):
        add(register, "confirmation", said)
    assert snapshot(register) == before
    assert add(register, "confirmation", said, reason="The address says so.").unusual


def test_another_announced_date_wants_a_reason(register: Engine) -> None:
    add(register, "announcement", {"instrument": "four", "on": "2023-01-01", "source": "Bulletin 1"})
    with pytest.raises(NeedsReason) as asked:
        add(register, "announcement", {"instrument": "four", "on": "2023-01-02", "source": "Bulletin 2"})
    assert "Bulletin 1" in str(asked.value)


def test_the_clause_of_an_instrument_in_force_wants_a_reason(register: Engine) -> None:
    add(register, "announcement", {"instrument": "four", "on": "2023-01-01", "source": "Bulletin 1"})
    clause = {"when": {"consents": 5}, "basis": "quoted"}
    with pytest.raises(NeedsReason):
        edit(register, "instrument", "four", entry_into_force=clause, sources=[SOURCE])
    done = edit(register, "instrument", "four", "The text was read again.", entry_into_force=clause, sources=[SOURCE])
    assert done.changed


def test_who_refers_to_what_is_not_on_record_is_told(register: Engine) -> None:
    with pytest.raises(NeedsReason) as asked:
        add(register, "instrument", NEW | {"relation": {"amends": "lost-1990"}})
    assert "lost-1990" in str(asked.value)


def test_nothing_is_removed_that_others_refer_to(register: Engine) -> None:
    with pytest.raises(Refused) as refused:
        remove(register, "organisation", "org")
    assert "org/AM" in str(refused.value)
    with pytest.raises(Refused):
        remove(register, "state", "AM")
    record(register, NOTIFICATION)
    with pytest.raises(Refused):
        remove(register, "instrument", "four")
    edit(register, "instrument", "all", sources=[SOURCE], entry_into_force={"when": {"in_force": "unknown"}})
    with pytest.raises(Refused):
        remove(register, "instrument", "unknown")


def test_a_removal_wants_a_reason_which_stays(register: Engine) -> None:
    with pytest.raises(NeedsReason):
        remove(register, "instrument", "unknown", reason=" ")
    assert remove(register, "instrument", "unknown").changed
    with session_of(register) as session:
        assert reading.fact(session, "instrument", "unknown") is None
        last = reading.history(session, "unknown")[0]
    assert (last.row, last.reason) == (None, "twice")


def test_a_removed_confirmation_takes_its_effect_with_it(register: Engine) -> None:
    said = {"instrument": "all", "up_to": "2024-03-01", "says": "completed", "source": SOURCE}
    (key,) = add(register, "confirmation", said, reason="The report says so.").keys
    assert position(register, "all", "AM") == "party"
    assert remove(register, "confirmation", key).follows
    assert position(register, "all", "AM") == "no-act"


def test_the_second_editor_is_told_field_by_field(register: Engine) -> None:
    _, seen = fact(register, "organisation", "org")
    other = Author("another clerk", datetime(2024, 3, 15, 10, tzinfo=UTC))
    with writing(register) as session:
        editing.edit(session, "organisation", "org", {"depositary": "Secretariat"}, other, TODAY, seen=seen)
    with pytest.raises(Stale) as stale:
        edit(register, "organisation", "org", name_ru="Организация", seen=seen)
    assert "another clerk" in str(stale.value)
    assert stale.value.changes == ((Field.DEPOSITARY, "", "Secretariat"),)
    _, now = fact(register, "organisation", "org")
    assert edit(register, "organisation", "org", name_ru="Организация", seen=now).changed


def test_what_another_removed_is_told(register: Engine) -> None:
    _, seen = fact(register, "instrument", "unknown")
    remove(register, "instrument", "unknown")
    with pytest.raises(Stale) as stale:
        edit(register, "instrument", "unknown", title_ru="x", seen=seen)
    assert "twice" in str(stale.value)


def test_a_draft_is_adopted(register: Engine) -> None:
    add(register, "instrument", DRAFT)
    add(
        register,
        "stance",
        *(
            {"instrument": "draft", "state": code, "on": "2024-03-01", "stance": "supports", "source": SOURCE}
            for code in ("AM", "RU")
        ),
    )
    with session_of(register) as session:
        assert len(reading.facts(session, "stance")) == 2
        assert not [line for line in reading.outstanding(session, TODAY).outstanding if line.instrument == "draft"]
    with writing(register) as session:
        given = {"adopted_on": "2024-03-10", "sources": ["Decision No. 4"]}
        editing.adopt(session, "draft", given, CLERK, TODAY)
    row, _ = fact(register, "instrument", "draft")
    assert (row.stage, row.adopted_on, row.due_on) == ("", "2024-03-10", "")
    assert row.sources == [SOURCE, "Decision No. 4"]
    with session_of(register) as session:
        owed = [line for line in reading.outstanding(session, TODAY).outstanding if line.instrument == "draft"]
    assert len(owed) == 6
    with pytest.raises(Refused), writing(register) as session:
        editing.adopt(session, "draft", given, CLERK, TODAY)


@pytest.mark.parametrize("given", [{}, {"adopted_on": "2024-03-10"}, {"sources": ["Decision No. 4"]}])
def test_an_adoption_has_a_day_and_a_source(register: Engine, given: dict[str, Any]) -> None:
    add(register, "instrument", DRAFT)
    with pytest.raises(Invalid), writing(register) as session:
        editing.adopt(session, "draft", given, CLERK, TODAY)


def test_a_part_of_a_package_adopted_alone_wants_a_reason(register: Engine) -> None:
    add(register, "package", {"key": "pack", "title_en": "Package", "source": SOURCE})
    add(register, "instrument", DRAFT | {"package": "pack"}, DRAFT | {"key": "second", "package": "pack"})
    given = {"adopted_on": "2024-03-10", "sources": ["Decision No. 4"]}
    with pytest.raises(NeedsReason) as asked, writing(register) as session:
        editing.adopt(session, "draft", given, CLERK, TODAY)
    assert "second" in str(asked.value)


def test_a_decision_is_due_and_carried_out(register: Engine) -> None:
    decision = NEW | {"kind": "decision", "adopted_on": "2024-01-10", "due_on": "2024-06-01"}
    add(register, "instrument", decision)
    assert edit(register, "instrument", "new-2024", fulfilled_on="2024-03-01").changed
    with pytest.raises(Invalid):
        edit(register, "instrument", "new-2024", fulfilled_on="2024-01-01")
    with pytest.raises(Invalid):
        edit(register, "instrument", "new-2024", fulfilled_on="2024-03-16")


def test_a_contact_is_asked_and_answers(register: Engine) -> None:
    (desk,) = add(register, "contact", {"state": "AM", "name": "Legal department", "source": "Note No. 1"}).keys
    asked = {"state": "AM", "instrument": "four", "contact": desk, "asked_on": "2024-03-01", "asked": "How far?"}
    (inquiry,) = add(register, "inquiry", asked).keys
    edit(register, "inquiry", inquiry, answered_on="2024-03-10", answer="In committee", promised_for="2024-06")
    with pytest.raises(Invalid):
        add(register, "inquiry", asked | {"state": "BY", "asked_on": "2024-03-02"})
    with pytest.raises(Refused):
        remove(register, "contact", desk)


def test_a_procedure_and_a_state_reach_every_instrument_of_the_state(register: Engine) -> None:
    record(register, NOTIFICATION)
    add(register, "procedure", {"state": "TJ", "completed_by": "not-required"})
    with session_of(register) as session:
        stage = next(p.stage for p in reading.status(session, "four", TODAY).positions if p.state == "TJ")
    assert stage == "not-required"
    assert edit(register, "state", "TJ", exists_to="2023-01-01").changed


def test_a_state_known_to_iso_is_described_on_the_way(register: Engine) -> None:
    add(
        register,
        "membership",
        {"organisation": "org", "state": "Serbia", "start": "2013-04-11", "status": "observer", "source": SOURCE},
    )
    row, _ = fact(register, "state", "RS")
    assert row.name_ru == "Сербия"


def test_a_clause_names_its_source_unless_it_is_assumed(register: Engine) -> None:
    def give(**clause: Any) -> editing.Edited:
        with writing(register) as session:
            rules = {"entry_into_force": {"when": {"consents": 3}, **clause}}
            return editing.set_rules(session, "unknown", rules, CLERK, TODAY)

    with pytest.raises(Invalid):
        give(basis="quoted")
    assert give(basis="quoted", source="Gazette 3").changed
    row, _ = fact(register, "instrument", "unknown")
    assert row.sources == ["Gazette 3"]
    assert give(basis="assumed").changed
