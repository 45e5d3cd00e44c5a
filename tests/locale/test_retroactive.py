"""Where an answer about an earlier day has changed, the explanation names what reaches back to it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.building import act, day, dossier, instrument, ratified
from tracker.law.assessment import Assessment, assess
from tracker.law.facts import Dossier
from tracker.law.what_if import span_on
from tracker.locale.wording import explain_entry, explain_position

TWO: dict[str, Any] = {"when": {"consents": 2}, "then": {"days": 0}, "later": {"days": 0}}
TERM_ENDS, ASKED = day("2021-06-30"), date(2021, 9, 1)
AFTER_ASKED = st.integers(1, 700).map(lambda n: ASKED + timedelta(days=n))


def treaty(*protocol_acts: Any, applies_from: str | None) -> Dossier:
    clause = TWO | ({"applies_from": applies_from} if applies_from else {})
    protocol = Dossier(
        instrument(clause, key="protocol", adopted="2021-01-01", relations=[("prolongs", "agreement")]), protocol_acts
    )
    lasts = {"until": str(TERM_ENDS)}
    return dossier(
        ratified(AM="2016-01-01", BY="2016-02-01"), TWO, lasts=lasts, adopted="2015-01-01", beside=[protocol]
    )


def told(found: Assessment, lang: str) -> str:
    return " ".join(explain_entry(found, ASKED, lang, {"protocol": "Protocol"}))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["AM", "BY", "KZ"]), AFTER_ASKED), max_size=4), st.booleans())
def test_a_prolongation_that_reaches_back_is_named(later: list[tuple[str, date]], retroactive: bool) -> None:
    applies_from = "2021-07-01" if retroactive else None
    acts = [act(state, "notification-of-completed-procedures", str(on)) for state, on in later]
    before, after = assess(treaty(applies_from=applies_from)), assess(treaty(*acts, applies_from=applies_from))
    position, other = (span_on(found.positions["AM"], ASKED) for found in (before, after))
    assert position is not None
    assert other is not None
    changed = position.position is not other.position
    assert changed == (retroactive and len({state for state, _ in later}) >= 2)
    assert ("retroactive rule" in told(after, "en")) is changed
    assert ("обратной силой" in told(after, "ru")) is changed


@settings(max_examples=40, deadline=None)
@given(AFTER_ASKED, st.integers(1, 300).map(lambda n: ASKED - timedelta(days=n)))
def test_a_succession_that_reaches_back_is_named(received: date, succeeded: date) -> None:
    known_then = dossier(ratified(AM="2016-01-01", BY="2016-02-01"), TWO, adopted="2015-01-01", concerns="any")
    succession = act("ME", "succession", received=str(received), effective=str(succeeded))
    after = assess(replace(known_then, acts=(*known_then.acts, succession)))
    standing = span_on(after.positions["ME"], ASKED)
    assert standing is not None
    assert (str(standing.position), standing.in_force_on) == ("party", succeeded)
    assert "succession" in explain_position(after, "ME", ASKED, "en")
    assert "правопреемств" in explain_position(after, "ME", ASKED, "ru")
