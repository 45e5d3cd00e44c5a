"""How instruments end, and how states leave them."""

from typing import Any

import pytest

from tests.law.building import (
    act,
    announced,
    assessed,
    day,
    instrument,
    notified,
    ratified,
    state_of,
    word,
)
from tracker.law.assessment import Assessment
from tracker.law.durations import End
from tracker.law.facts import Dossier
from tracker.law.findings import Kind, inspect
from tracker.law.vocabulary import InstrumentState, Position

TWO = {"when": {"consents": 2}, "later": {"days": 0}}
BOTH = ratified(AM="2000-01-01", BY="2000-03-01")


def lasting(lasts: dict[str, Any] | None, *more: Any, **facts: Any) -> Assessment:
    return assessed([*BOTH, *more], TWO, lasts=lasts, **({"adopted": "1999-01-01"} | facts))


def test_a_term_ends_with_the_day_of_the_same_number() -> None:
    found = lasting({"years": 5})
    assert found.end == End(day("2005-03-02"), "term")
    assert state_of(found, "2005-03-01").state is InstrumentState.IN_FORCE
    assert state_of(found, "2005-03-02").state is InstrumentState.ENDED
    assert word(found, "AM", "2005-03-02") is Position.ENDED


def test_a_term_does_not_run_before_entry_into_force() -> None:
    assert assessed(BOTH[:1], TWO, lasts={"years": 5}).end is None


def test_a_last_day_is_the_last_day_in_force() -> None:
    clause = TWO | {"expires": "2005-05-31"}
    assert assessed(BOTH, clause, adopted="1999-01-01").end == End(day("2005-06-01"), "term")


def test_a_term_that_renews_itself_does_not_end() -> None:
    assert lasting({"years": 5, "renews": {"years": 5}}).end is None
    assert assessed(BOTH, TWO | {"renews": True}, lasts={"years": 5}, adopted="1999-01-01").end is None


def test_a_recorded_end_wins_over_the_computed_one() -> None:
    assert lasting({"years": 5}, ended="2003-01-01").end == End(day("2003-01-01"), "recorded")
    assert lasting({"years": 5}, ended="2003").end == End(day("2003-01-01"), "recorded", approximate=True)


def test_a_term_counted_from_an_approximate_entry_is_approximate() -> None:
    found = assessed([], lasts={"years": 1}, announcements=[announced("2009-10")], adopted="2000-01-01")
    assert found.end == End(day("2010-11-01"), "term", approximate=True)
    assert state_of(found, "2010-11-01").approximate


def test_an_instrument_may_last_as_long_as_another() -> None:
    parent = Dossier(
        instrument(TWO, key="parent", ended="2004-01-01"), tuple(ratified(AM="1999-05-01", BY="1999-05-01"))
    )
    found = lasting({"with": "parent"}, beside=[parent])
    assert found.end == End(day("2004-01-01"), "with-another", "parent")
    going_on = Dossier(instrument(TWO, key="parent"), parent.acts)
    assert lasting({"with": "parent"}, beside=[going_on]).end is None


def prolonging(*received: str, **more: Any) -> Dossier:
    acts = notified(**dict(zip(("AM", "BY", "KG"), received, strict=False)))
    clause = {"when": {"consents": 2}, "later": {"days": 0}, **more}
    return Dossier(instrument(clause, key="protocol", relations=[("prolongs", "agreement")]), tuple(acts))


def test_a_protocol_in_force_before_the_term_ends_prolongs_it() -> None:
    found = lasting({"years": 5}, beside=[prolonging("2004-01-01", "2004-02-01")])
    assert found.end == End(None, "prolonged", "protocol", day("2005-03-02"), day("2004-02-01"))
    assert state_of(found, "2010-01-01").state is InstrumentState.IN_FORCE


def test_a_protocol_after_the_term_prolongs_it_only_if_it_says_from_when() -> None:
    late = prolonging("2005-06-01", "2005-07-01")
    assert lasting({"years": 5}, beside=[late]).end == End(day("2005-03-02"), "term")
    retroactive = prolonging("2005-06-01", "2005-07-01", applies_from="2005-03-02", expires="2010-03-01")
    found = lasting({"years": 5}, beside=[retroactive])
    assert found.end == End(day("2010-03-02"), "prolonged", "protocol", day("2005-03-02"), day("2005-07-01"))


def test_a_protocol_that_is_not_in_force_prolongs_nothing() -> None:
    assert lasting({"years": 5}, beside=[prolonging("2004-01-01")]).end == End(day("2005-03-02"), "term")


def test_too_few_parties_end_what_says_so() -> None:
    gone = [act("BY", "withdrawal", "2006-01-01", effective="2007-01-01")]
    found = assessed([*BOTH, *gone], TWO | {"ends_below": 2}, adopted="1999-01-01")
    assert found.end == End(day("2007-01-01"), "too-few-parties")
    replaced = [*gone, *ratified(KG="2006-06-01")]
    assert assessed([*BOTH, *replaced], TWO | {"ends_below": 2}, adopted="1999-01-01").end is None
    assert assessed(BOTH[:1], TWO | {"ends_below": 2}, adopted="1999-01-01").end is None


LEFT = act("BY", "withdrawal", received="2004-03-10")


def leaves(leaving: dict[str, Any] | None, *acts: Any) -> str:
    found = assessed([*BOTH, *(acts or [LEFT])], TWO, leaving=leaving, adopted="1999-01-01")
    return next((str(s.start) for s in found.positions["BY"] if s.position is Position.WITHDRAWN), "never")


@pytest.mark.parametrize(
    ("leaving", "on"),
    [
        (None, "2004-03-10"),
        ({"notice": {"months": 6}}, "2004-09-10"),
        ({"basis": "silent"}, "2005-03-10"),  # VCLT 56(2)
        ({"notice": {"months": 6}, "not_before": "2006-01-01"}, "2006-01-01"),
        ({"notice": {"months": 6}, "not_before": {"years": 5}}, "2005-03-01"),
        ({"notice": {"months": 6}, "not_before": {"years": 1}}, "2004-09-10"),
        ({"not_before": {"years": 1}}, "2004-03-10"),
    ],
)
def test_a_notice_takes_effect_as_the_text_says(leaving: dict[str, Any] | None, on: str) -> None:
    assert leaves(leaving) == on


def test_a_day_of_effect_that_is_recorded_is_taken_and_told_where_it_is_too_early() -> None:
    early = act("BY", "withdrawal", received="2004-03-10", effective="2004-05-01")
    assert leaves({"notice": {"months": 6}}, early) == "2004-05-01"
    found = inspect(assessed([*BOTH, early], TWO, leaving={"notice": {"months": 6}}, adopted="1999-01-01"))
    assert [(f.kind, f.state, f.details) for f in found if f.kind is Kind.NOTICE_TOO_SHORT] == [
        (Kind.NOTICE_TOO_SHORT, "BY", {"effective": "2004-05-01", "earliest": "2004-09-10"})
    ]
    expelled = act("BY", "expulsion", "2004-03-10")
    assert leaves({"notice": {"months": 6}}, expelled) == "2004-03-10"
    assert not [f for f in inspect(assessed([*BOTH, expelled], TWO, leaving={"basis": "silent"})) if "notice" in f.kind]


def test_a_withdrawal_before_entry_into_force_waits_for_no_time_after_it() -> None:
    rule = {"not_before": {"years": 1}}
    acts = [
        *ratified(AM="2000-01-01"),
        act("AM", "withdrawal", "2000-02-01"),
        *ratified(BY="2000-03-01", KG="2000-04-01"),
    ]
    found = assessed(acts, TWO, leaving=rule, adopted="1999-01-01")
    assert (found.entry.on, word(found, "AM", "2000-02-01")) == (day("2000-04-01"), Position.WITHDRAWN)


def test_an_instrument_that_is_examined_is_under_review_until_it_is_cured_or_refused() -> None:
    received = act("KG", "received-for-review", "2001-01-10")
    found = assessed([*BOTH, received], TWO, adopted="1999-01-01")
    assert word(found, "KG", "2001-01-10") is Position.UNDER_REVIEW
    assert [span.state for span in found.owing] == []
    cured = assessed([*BOTH, received, *ratified(KG="2001-03-01")], TWO, adopted="1999-01-01")
    assert [str(span.position) for span in cured.positions["KG"]] == ["no-act", "under-review", "party"]
    refused = assessed([*BOTH, received, act("KG", "refusal", "2001-02-01")], TWO, adopted="1999-01-01")
    assert word(refused, "KG", "2001-02-01") is Position.REFUSED
