"""Strategies for facts: few states and few years, so that what is generated meets."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tracker.law.clauses import Clause
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
    WeightValue,
)
from tracker.law.notation import read_clause, read_duration, read_exit
from tracker.law.vocabulary import (
    COUNTED_CONSENTS,
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Relation,
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
    st.just({"of": {"members": "other"}}),
    st.just({"of": {"parties_of": "parent"}}),
    st.just({"of": {"parties_of": "parent"}, "counted_at": "2021-07-01"}),
)
FIXED_SETS = st.sampled_from([{}, {"of": "members", "counted_at": "adoption"}, {"of": ["AM", "BY", "RU"]}])
MEASURE = st.sampled_from([{"measure": "tonnage"}, {"measure": "tonnage", "reference": "2021"}])
SHARES = st.sampled_from(["1/2", "2/3", "1"])
MOMENTS = st.one_of(DAY.map(str), st.sampled_from([{"months": 15}, {"years": 1, "from": "adoption"}]))

# What takes more than a number of consents; those that one consent more cannot undo come first.
GROWING = st.one_of(
    st.builds(lambda share, of: {"share": share} | of, SHARES, FIXED_SETS.filter(bool)),
    st.builds(lambda m, n: {"weight": m | {"at_least": n}}, MEASURE, st.integers(1, 60)),
    st.builds(lambda m, share: {"weight": m | {"share_of_total": share}}, MEASURE, SHARES),
    st.builds(lambda m, n: {"top": m | {"n": n}}, MEASURE, st.integers(1, 3)),
    st.builds(lambda n, m: {"at_least": n, "where": m | {"at_least": 10}}, st.integers(1, 3), MEASURE),
    MOMENTS.map(lambda moment: {"after": moment}),
    MOMENTS.map(lambda moment: {"by": moment}),
)
OTHERS = st.one_of(
    st.builds(lambda word, share, of: {word: share} | of, st.sampled_from(["share", "more_than"]), SHARES, SETS),
    st.just({"in_force": "parent"}),
    st.just({"decision": "org"}),
    st.just({"acts": {"act": "declaration", "at_least": 1}}),
    st.builds(lambda share, of: {"unless": {"share": share} | of}, SHARES, SETS),
)


def conditions(
    sets: st.SearchStrategy[dict[str, Any]] = SETS, others: st.SearchStrategy[dict[str, Any]] = OTHERS
) -> st.SearchStrategy[dict[str, Any]]:
    """Conditions in notation, of every form that can be computed."""
    leaves = st.one_of(
        st.builds(lambda n, of: {"consents": n} | of, st.integers(1, 4), sets),
        st.builds(lambda of: {"consents": "all"} | of, sets.filter(bool)),
        st.builds(lambda states: {"states": sorted(states)}, st.frozensets(STATE, min_size=1, max_size=3)),
        GROWING,
        others,
    )
    return st.recursive(
        leaves,
        lambda parts: st.builds(
            lambda key, list_: {key: list_}, st.sampled_from(["all", "any"]), st.lists(parts, min_size=1, max_size=3)
        ),
        max_leaves=4,
    )


DELAYS = st.sampled_from(
    [
        {"days": 0},
        {"days": 30},
        {"days": 30, "clear": True},
        {"months": 3},
        {"months": 3, "overflow": "next"},
        {"months": 3, "from": "first-of-month"},
        {"days": 60, "then": "first-of-next-month"},
    ]
)
APART = st.fixed_dictionaries(
    {"states": st.lists(STATE, min_size=1, max_size=2), "later": DELAYS},
    optional={
        "then": DELAYS,
        "counts": st.just(["accession"]),
        "also": st.sampled_from([{"party_to": "parent"}, {"in_force": "parent"}, {"after": "2022-01-01"}]),
    },
)
PROVISIONAL = st.just({"from": "notification", "after": {"days": 30}}) | st.fixed_dictionaries(
    {"from": st.sampled_from(["signature", "adoption", "2021-05-01"])},
    optional={
        "after": DELAYS,
        "states": st.sampled_from(["opt-in", ["AM", "BY"]]),
        "except": st.just(["BY"]),
        "until": st.just("2022-12-31"),
    },
)


def clauses(condition: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Clause]:
    """Clauses over such conditions."""
    return st.fixed_dictionaries(
        {"when": condition, "then": DELAYS},
        optional={
            "later": DELAYS,
            "later_from": st.sampled_from(["trigger", "entry-into-force"]),
            "counts": st.sampled_from(
                [["ratification", "accession", "succession"], ["ratification", "provisional-application"]]
            ),
            "not_counted": st.just(["KG"]),
            "counts_as": st.just({"KZ": 3}),
            "except": st.lists(APART, min_size=1, max_size=2),
            "not_before": DAY.map(str),
            "fixed_date": DAY.map(str),
            "binds": st.sampled_from(["all", "silent"]),
            "provisional": PROVISIONAL,
            "applies_from": DAY.map(str),
            "basis": st.sampled_from(["quoted", "reported", "assumed"]),
        },
    ).map(read_clause)


DURATIONS = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(
        [
            {"years": 1},
            {"until": "2022-06-30"},
            {"with": "parent"},
            {"years": 1, "renews": True},
            {"ends_below": 2},
        ]
    ),
).map(read_duration)
EXITS = st.sampled_from(
    [
        None,
        None,
        {"notice": {"months": 6}},
        {"notice": {"months": 6}, "not_before": {"years": 1}},
        {"notice": {"months": 6}, "not_before": "2022-06-01"},
        {"basis": "silent"},
    ]
).map(read_exit)
RELATIONS = st.sampled_from([(), (), ((Relation.AMENDS, "parent"),), ((Relation.SUPPLEMENTS, "parent"),)])
WEIGHTS = st.lists(
    st.builds(
        lambda state, value, reference: WeightValue(
            state, Fraction(value), reference, parse_partial(reference).first if reference else None
        ),
        STATE,
        st.integers(1, 40),
        st.sampled_from(["", "", "2021", "2022"]),
    ),
    max_size=6,
).map(lambda values: {"tonnage": tuple(values)} if values else {})


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
    relations=RELATIONS,
    duration=DURATIONS,
    exit=EXITS,
)


def several(facts: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few facts of a kind."""
    return st.lists(facts, max_size=most).map(tuple)


PARENTS = st.builds(
    Dossier,
    instrument=st.builds(
        Instrument,
        key=st.just("parent"),
        adopted=st.just(parse_partial("2020-01-15")),
        clause=st.none() | clauses(conditions(FIXED_SETS, st.just({"consents": 2}))),
        duration=DURATIONS.filter(lambda duration: duration is None or not duration.with_instrument),
    ),
    acts=several(USUAL, 6),
    announcements=several(ANNOUNCEMENTS, 1),
)
PROLONGING = st.builds(
    Dossier,
    instrument=st.builds(
        Instrument,
        key=st.just("prolonging"),
        adopted=st.just(parse_partial("2021-01-15")),
        clause=clauses(conditions(FIXED_SETS, st.just({"consents": 2}))),
        relations=st.just(((Relation.PROLONGS, "agreement"),)),
    ),
    acts=several(CONSENTS, 4),
)

DOSSIERS = st.builds(
    Dossier,
    instrument=INSTRUMENTS,
    acts=several(st.one_of(acts(), USUAL, CONSENTS, acts(expected=True)), 10),
    steps=several(STEPS, 4),
    announcements=several(ANNOUNCEMENTS, 2),
    confirmations=several(CONFIRMATIONS, 2),
    memberships=several(MEMBERSHIPS, 6),
    procedures=several(PROCEDURES, 3),
    organisations=several(MEMBERSHIPS, 3).map(lambda of: {"other": of}),
    measures=WEIGHTS,
    ceased=st.one_of(st.just({}), st.just({}), DAY.map(lambda day: {"KZ": day})),
    beside=st.one_of(st.just(()), PARENTS.map(lambda one: (one,)), st.tuples(PARENTS, PROLONGING)),
)
