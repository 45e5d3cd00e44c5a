"""Strategies for facts: few states and few years, so that what is generated meets."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tracker.law.clauses import Clause, read_clause
from tracker.law.dates import UNDATED, Period, exactly, parse_partial
from tracker.law.facts import (
    ActFact,
    Announcement,
    Concerns,
    Confirmation,
    Dossier,
    Instrument,
    Membership,
    Procedure,
    StepFact,
)
from tracker.law.vocabulary import (
    COUNTED_CONSENTS,
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Says,
    Stage,
    Step,
)

STATES = ("AM", "BY", "KG", "KZ", "RU")
FIRST, LAST = date(2020, 1, 1), date(2023, 12, 31)
STATE = st.sampled_from(STATES)
DAY = st.builds(lambda n: FIRST + timedelta(days=n), st.integers(0, (LAST - FIRST).days))
WORD = st.sampled_from(["2020", "2021", "2022", "2021-03", "2021-10", "2022-02"])
PERIOD = st.one_of(
    DAY.map(exactly),
    DAY.map(exactly),
    WORD.map(parse_partial),
    DAY.map(lambda last: Period(None, last)),
    st.just(UNDATED),
)
CONFIDENCE = st.sampled_from(Confidence)


ANY_KIND = st.sampled_from(Act)


def acts(kinds: st.SearchStrategy[Act] = ANY_KIND, expected: bool = False) -> st.SearchStrategy[ActFact]:
    """Acts of any kind and date, all of them recorded on the last day."""
    return st.builds(
        ActFact,
        id=st.uuids().map(str),
        state=STATE,
        act=kinds,
        on=PERIOD,
        received=st.one_of(st.just(UNDATED), PERIOD),
        effective=st.one_of(st.just(UNDATED), st.just(UNDATED), PERIOD),
        recorded_on=st.just(LAST),
        expected=st.just(expected),
        confidence=CONFIDENCE,
    )


CONSENTS = acts(st.sampled_from(sorted(COUNTED_CONSENTS)))
USUAL = acts(
    st.sampled_from([Act.SIGNATURE, Act.RATIFICATION, Act.ACCESSION, Act.WITHDRAWAL, Act.WITHDRAWAL_OF_CONSENT])
)

STEPS = st.builds(
    StepFact,
    id=st.uuids().map(str),
    state=STATE,
    step=st.sampled_from(Step),
    on=PERIOD,
    recorded_on=st.just(LAST),
    planned=st.booleans(),
    outcome=st.sampled_from(["", "", "remark", "rejected"]),
    confidence=CONFIDENCE,
)
ANNOUNCEMENTS = st.builds(
    Announcement,
    state=st.none() | STATE,
    on=PERIOD,
    announced_on=st.none() | DAY,
    confidence=CONFIDENCE,
    source=st.sampled_from(["one source", "another source"]),
)
CONFIRMATIONS = st.builds(Confirmation, st.none() | STATE, DAY, st.sampled_from(Says), st.sampled_from(["", "a clerk"]))
MEMBERSHIPS = st.builds(
    lambda state, start, days, status: Membership(state, start, start + timedelta(days=days) if days else None, status),
    STATE,
    DAY,
    st.none() | st.integers(1, 900),
    st.sampled_from(MembershipStatus),
)
PROCEDURES = st.builds(
    Procedure,
    state=STATE,
    steps=st.lists(st.sampled_from(Step), unique=True, max_size=4).map(tuple),
    completed_by=st.frozensets(st.sampled_from(Step), max_size=2),
    instrument=st.sampled_from([None, None, "agreement"]),
    start=st.none() | DAY,
    end=st.none() | DAY,
    stage=st.sampled_from([None, None, None, Stage.NOT_REQUIRED]),
)

SETS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.just({"of": "signatories"}),
    st.just({"of": "members"}),
    st.just({"of": "members", "counted_at": "adoption"}),
    st.just({"of": ["AM", "BY", "RU"]}),
)
FIXED_SETS = st.sampled_from([{}, {"of": "members", "counted_at": "adoption"}, {"of": ["AM", "BY", "RU"]}])


def conditions(sets: st.SearchStrategy[dict[str, Any]] = SETS) -> st.SearchStrategy[dict[str, Any]]:
    """Conditions in notation, of every form that can be computed."""
    leaves = st.one_of(
        st.builds(lambda n, of: {"consents": n} | of, st.integers(1, 4), sets),
        st.builds(lambda of: {"consents": "all"} | of, sets.filter(bool)),
        st.builds(lambda states: {"states": sorted(states)}, st.frozensets(STATE, min_size=1, max_size=3)),
    )
    return st.recursive(
        leaves,
        lambda parts: st.builds(
            lambda key, list_: {key: list_}, st.sampled_from(["all", "any"]), st.lists(parts, min_size=1, max_size=3)
        ),
        max_leaves=4,
    )


DELAYS = st.sampled_from([{"days": 0}, {"days": 30}, {"months": 3}, {"days": 60, "then": "first-of-next-month"}])


def clauses(condition: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Clause]:
    """Clauses over such conditions."""
    return st.fixed_dictionaries(
        {"when": condition, "then": DELAYS},
        optional={
            "later": DELAYS,
            "later_from": st.sampled_from(["trigger", "entry-into-force"]),
            "counts": st.just(["ratification", "accession", "succession"]),
            "not_counted": st.just(["KG"]),
            "not_before": DAY.map(str),
            "fixed_date": DAY.map(str),
            "basis": st.sampled_from(["quoted", "reported", "assumed"]),
        },
    ).map(read_clause)


INSTRUMENTS = st.builds(
    Instrument,
    key=st.just("agreement"),
    kind=st.sampled_from([InstrumentKind.AGREEMENT, InstrumentKind.AGREEMENT, InstrumentKind.DECISION]),
    organisation=st.just("org"),
    adopted=st.sampled_from([parse_partial("2020-06-15"), parse_partial("2020"), UNDATED]),
    draft=st.sampled_from([False, False, False, True]),
    concerns=st.sampled_from(
        [
            *(Concerns(who) for who in ("any", "signatories", "members", "members@adoption")),
            Concerns("list", frozenset({"AM", "BY", "KG"})),
        ]
    ),
    coverage=st.sampled_from(Coverage),
    ended=st.sampled_from([UNDATED, UNDATED, UNDATED, parse_partial("2023")]),
    clause=st.none() | clauses(conditions()),
)


def several(facts: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few facts of a kind."""
    return st.lists(facts, max_size=most).map(tuple)


DOSSIERS = st.builds(
    Dossier,
    instrument=INSTRUMENTS,
    acts=several(st.one_of(acts(), USUAL, CONSENTS, acts(expected=True)), 10),
    steps=several(STEPS, 4),
    announcements=several(ANNOUNCEMENTS, 2),
    confirmations=several(CONFIRMATIONS, 2),
    memberships=several(MEMBERSHIPS, 6),
    procedures=several(PROCEDURES, 3),
)
