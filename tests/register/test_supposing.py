"""What if: nothing is written, nothing supposed changes nothing, and what is told is what recording would bring."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, STATES, change, instrument
from tracker.errors import Invalid, NotFound
from tracker.law.assessment import Assessment
from tracker.law.vocabulary import Act, Basis, FindingKind
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.kinship import dependents, dependents_among
from tracker.register.ledger import TABLES, Author, write
from tracker.register.projection import project, spans_of
from tracker.register.recording import GivenAct, record_act, void_act
from tracker.register.supposing import SUPPOSED, Ground, Outcome, SupposedAct, ground, may_consent, suppose
from tracker.register.verification import verify

TODAY, LATER = date(2024, 3, 15), date(2030, 1, 1)
NOTIFICATION = "notification-of-completed-procedures"


def clause(when: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"when": when, "later": {"days": 0}, "basis": "quoted", **more}


FAMILY = [
    instrument("treaty", entry_into_force=clause({"consents": 2}), lasts={"years": 5}),
    instrument("amendment", relation={"amends": "treaty"}, entry_into_force=clause({"consents": 1})),
    instrument("statute", entry_into_force=clause({"in_force": "treaty"}, then={"days": 30})),
    instrument("rules", lasts={"with": "treaty"}),
    instrument("borrower", entry_into_force={"as": {"instrument": "treaty", "article": "Art 14"}}),
    instrument("protocol", relation={"supplements": "treaty"}),
    instrument("open", concerns="any", organisation=None, entry_into_force=clause({"consents": 2})),
    instrument("decision", kind="decision"),
    instrument("draft", stage="draft", adopted_on=""),
    instrument("over", ended_on="2023-01-01", entry_into_force=clause({"consents": 2})),
]


@pytest.fixture
def family(register: Engine) -> Engine:
    with writing(register) as session:
        write(session, FAMILY, CLERK)
        project(session)
    return register


def on_ground(engine: Engine, key: str, known_at: datetime | None = None) -> Ground:
    with session_of(engine) as session:
        return ground(session, key, known_at)


def supposed(engine: Engine, key: str, days: dict[str, str], clause: str = "", as_of: date = TODAY) -> Outcome:
    acts = [SupposedAct(state, date.fromisoformat(on)) for state, on in days.items()]
    return suppose(on_ground(engine, key), acts, as_of, clause)


def record(engine: Engine, key: str, state: str, on: str, act: str = NOTIFICATION) -> str:
    given = GivenAct(key, state, act, received_on=on, source="Note verbale", reference="No. 1")
    with writing(engine) as session:
        return record_act(session, given, Author("clerk", CLERK.at), LATER, reason="a test of what follows").id


def spans(assessment: Assessment, supposed_ones: bool) -> dict[str, list[dict[str, Any]]]:
    """The rows an assessment would be stored as, without what is odd; acts supposed are called as if recorded."""
    rows = spans_of(assessment)
    del rows["finding"]  # that an act supposed has no source is no news
    for row in rows["position_span"]:
        assert row["act"].startswith(SUPPOSED) <= supposed_ones
        row["act"] = row["act"].removeprefix(SUPPOSED)
    return rows


def everything(engine: Engine) -> dict[str, list[Any]]:
    """All facts, and the end of the ledger."""
    with session_of(engine) as session:
        facts = {kind: sorted(map(repr, reading.facts(session, kind))) for kind in TABLES}
        return facts | {"ledger": [reading.version(session)], "verify": verify(session).problems}


def test_nothing_is_written(family: Engine) -> None:
    before = everything(family)
    for key in ("treaty", "protocol"):
        outcome = supposed(family, key, dict.fromkeys(STATES, "2026-12-01"), "" if key == "treaty" else "all")
        assert outcome.own.effect.entry_after == date(2026, 12, 1)
    assert everything(family) == before


@pytest.mark.parametrize("key", ["four", "all", "unknown", "treaty", "protocol", "open", "decision", "draft", "over"])
def test_a_what_if_of_nothing_changes_nothing(family: Engine, key: str) -> None:
    outcome = supposed(family, key, {})
    assert outcome.own.effect.nothing
    assert spans(outcome.own.before, False) == spans(outcome.own.after, False)
    assert (outcome.acts, outcome.refused, outcome.unusual, outcome.others) == ((), (), (), {})


CASES: list[tuple[str, dict[str, str]]] = [
    ("four", {"AM": "2026-12-01"}),
    ("four", {"AM": "2026-12-01", "BY": "2026-12-04", "KZ": "2026-11-01", "TJ": "2027-01-10"}),
    ("four", {"AM": "2026-12-01", "BY": "2026-12-01", "KZ": "2026-12-01", "TJ": "2026-12-01", "RU": "2027-03-05"}),
    ("all", dict.fromkeys(STATES, "2026-12-01")),
    ("all", {"AM": "2022-01-01", "BY": "2023-01-01"}),
    ("unknown", {"AM": "2026-12-01"}),
    ("signatories", {"AM": "2026-12-01", "BY": "2026-12-02"}),
    ("treaty", {"AM": "2026-12-01", "BY": "2026-12-04"}),
    ("amendment", {"KZ": "2026-12-01"}),
    ("open", {"US": "2026-12-01", "AM": "2026-12-04"}),
]


@pytest.mark.parametrize(("key", "days"), CASES, ids=[f"{key}-{len(days)}" for key, days in CASES])
def test_what_is_told_is_what_recording_would_bring(family: Engine, key: str, days: dict[str, str]) -> None:
    for state in ("AM", "BY", "KZ"):
        record(family, key, state, "2021-09-16", "signature")
    record(family, "four", "KG", "2023-05-01")
    outcome = supposed(family, key, days)
    assert {act.state for act in outcome.acts} == days.keys()
    assert outcome.refused == ()
    untouched = {"four", "all", "unknown", *(change.key for change in FAMILY)} - {key, *outcome.others}
    before = {other: stored(family, other) for other in untouched}

    for act in outcome.acts:
        record(family, key, act.state, act.on.isoformat(), str(act.act))

    for other, consequence in {key: outcome.own, **outcome.others}.items():
        told = spans(consequence.after, True)
        assert told == spans(status(family, other).assessment, False)
        assert told["position_span"] == stored(family, other)
        assert consequence.missing == status(family, other, outcome.day).missing
    assert {other: stored(family, other) for other in untouched} == before


def status(engine: Engine, key: str, as_of: date = TODAY) -> reading.Status:
    with session_of(engine) as session:
        return reading.status(session, key, as_of)


def stored(engine: Engine, key: str) -> list[dict[str, Any]]:
    return spans(status(engine, key).assessment, False)["position_span"]


def test_an_assumed_clause_answers_as_a_recorded_one_of_the_same_words(family: Engine) -> None:
    days = dict.fromkeys(STATES, "2026-12-01")
    outcome = supposed(family, "unknown", days, "all-30-days")
    assert outcome.own.effect.entry_after == date(2026, 12, 31)
    assert outcome.own.after.entry.clause is not None
    assert outcome.own.after.entry.clause.basis is Basis.ASSUMED
    recorded = {"when": {"consents": "all"}, "then": {"days": 30}, "later": {"days": 30}, "basis": "assumed"}
    with writing(family) as session:
        write(session, [instrument("unknown", coverage="partial", entry_into_force=recorded)], CLERK)
        project(session, ["unknown"])
    assert spans(supposed(family, "unknown", days).own.after, True) == spans(outcome.own.after, True)


def test_a_clause_is_assumed_only_where_none_is_known(family: Engine) -> None:
    assert on_ground(family, "four").clauses == {}
    assert on_ground(family, "decision").clauses == {}
    assert "as:treaty" in on_ground(family, "protocol").clauses
    assert {"all", "fourth"} <= on_ground(family, "unknown").clauses.keys()
    for key, name in (("four", "all"), ("unknown", "as:treaty"), ("unknown", "nonsense")):
        with pytest.raises(Invalid, match=name):
            supposed(family, key, {}, name)


def test_the_clause_of_a_parent_can_be_lent_and_is_then_an_assumption(family: Engine) -> None:
    outcome = supposed(family, "protocol", {"AM": "2026-12-01", "BY": "2026-12-04"}, "as:treaty")
    assert outcome.own.effect.entry_after == date(2026, 12, 4)
    assert outcome.own.after.entry.grade_of_rule.value == "unknown"


def test_without_a_clause_nobody_can_say(family: Engine) -> None:
    outcome = supposed(family, "unknown", dict.fromkeys(STATES, "2026-12-01"))
    assert outcome.own.effect.entry_after is None
    assert outcome.own.missing is None
    assert {change.state for change in outcome.own.effect.positions} == set(STATES)


def test_what_depends_on_it_follows(family: Engine) -> None:
    outcome = supposed(family, "treaty", {"AM": "2026-12-01", "BY": "2026-12-04"})
    assert outcome.own.effect.entry_after == date(2026, 12, 4)
    assert outcome.others["statute"].effect.entry_after == date(2027, 1, 3)
    assert outcome.others["rules"].after.dossier.instrument.ends.first == date(2031, 12, 5)
    assert "borrower" not in outcome.others  # its clause is the same, its consents are its own


def test_the_smallest_sets_complete_what_is_supposed(family: Engine) -> None:
    outcome = supposed(family, "four", {"AM": "2026-12-01", "BY": "2026-12-01"})
    assert outcome.own.missing is not None
    assert outcome.own.missing.consents == 2
    for states in outcome.own.missing.smallest_sets:
        days = dict.fromkeys(("AM", "BY", *states), "2026-12-01")
        assert supposed(family, "four", days).own.effect.entry_after == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("key", "state", "on", "why"),
    [
        ("four", "AM", "2021-01-01", FindingKind.ACT_BEFORE_ADOPTION),
        ("four", "US", "2026-12-01", FindingKind.NOT_ENTITLED),
        ("signatories", "KG", "2026-12-01", FindingKind.CONSENT_WITHOUT_SIGNATURE),
    ],
)
def test_what_recording_would_refuse_is_not_supposed(
    family: Engine, key: str, state: str, on: str, why: FindingKind
) -> None:
    record(family, key, "BY", "2021-09-16", "signature")
    outcome = supposed(family, key, {state: on})
    assert [finding.kind for finding in outcome.refused] == [why]
    assert outcome.acts == ()
    assert outcome.own.effect.nothing


def test_what_recording_would_ask_a_reason_for_is_told(family: Engine) -> None:
    record(family, "four", "AM", "2023-05-01")
    outcome = supposed(family, "four", {"AM": "2026-12-01"})
    assert [finding.kind for finding in outcome.unusual] == [FindingKind.SECOND_CONSENT]


def test_whoever_has_consented_is_not_offered(family: Engine) -> None:
    assert may_consent(on_ground(family, "four"), TODAY) == tuple(sorted(STATES))
    record(family, "four", "AM", "2023-05-01")
    taken_back = record(family, "four", "BY", "2023-06-01")
    record(family, "four", "TJ", "2026-06-01")  # later than the day asked about
    assert may_consent(on_ground(family, "four"), TODAY) == ("BY", "KG", "KZ", "RU")[1:]
    with writing(family) as session:
        void_act(session, taken_back, "about another one", Author("clerk", CLERK.at))
    assert may_consent(on_ground(family, "four"), TODAY) == ("BY", "KG", "KZ", "RU")


def test_whoever_has_left_may_consent_again_to_an_open_treaty(family: Engine) -> None:
    record(family, "open", "US", "2022-01-01", "ratification")
    record(family, "open", "US", "2022-06-01", "withdrawal-of-consent")
    assert may_consent(on_ground(family, "open"), TODAY) == tuple(sorted((*STATES, "US", "UZ")))


def test_a_state_that_exists_no_more_is_not_offered(family: Engine) -> None:
    with writing(family) as session:
        gone = change("state", "SU", code="SU", name_en="Soviet Union", exists_to="1991-12-26")
        write(session, [gone], CLERK)
    record(family, "open", "SU", "2021-09-17", "signature")
    assert "SU" not in may_consent(on_ground(family, "open"), TODAY)


@pytest.mark.parametrize("key", ["decision", "draft", "over"])
def test_of_drafts_decisions_and_what_has_ended_nothing_is_offered(family: Engine, key: str) -> None:
    assert may_consent(on_ground(family, key), TODAY) == ()


def test_a_known_day_asks_what_was_known_then(family: Engine) -> None:
    given = GivenAct("treaty", "AM", NOTIFICATION, received_on="2023-01-01", source="Note", reference="No. 1")
    with writing(family) as session:
        record_act(session, given, Author("clerk", datetime(2024, 6, 1, tzinfo=UTC)), LATER, reason="late")
    then = on_ground(family, "treaty", datetime(2024, 5, 1, tzinfo=UTC))
    assert may_consent(then, TODAY) == tuple(sorted(STATES))
    assert set(then.keys) == {"treaty", *dependents_of(family, "treaty")}
    outcome = suppose(then, [SupposedAct("BY", TODAY)], TODAY)
    assert outcome.own.effect.entry_after is None
    assert suppose(on_ground(family, "treaty"), [SupposedAct("BY", TODAY)], TODAY).own.effect.entry_after == TODAY
    assert on_ground(family, "open", datetime(2024, 5, 1, tzinfo=UTC)).states == {*STATES, "US", "UZ"}


def dependents_of(engine: Engine, key: str) -> set[str]:
    with session_of(engine) as session:
        return dependents(session, [key])


def test_dependents_are_the_same_in_the_register_and_at_hand(family: Engine) -> None:
    with session_of(family) as session:
        rows = {row.key: row for row in reading.facts(session, "instrument")}
        keys: Iterable[str] = rows
        assert all(dependents(session, [key]) == dependents_among(rows, [key]) for key in keys)


def test_an_act_of_another_kind_can_be_supposed(family: Engine) -> None:
    found = on_ground(family, "treaty")
    (act,) = suppose(found, [SupposedAct("AM", TODAY, Act.APPROVAL)], TODAY).acts
    assert act.act is Act.APPROVAL


def test_an_unknown_instrument_is_told(family: Engine) -> None:
    for known_at in (None, datetime(2024, 5, 1, tzinfo=UTC)):
        with pytest.raises(NotFound, match="nowhere"):
            on_ground(family, "nowhere", known_at)
