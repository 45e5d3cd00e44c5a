"""How long the law takes: all spans of the corpus, and one instrument with 200 states and a clause that weighs.

The corpus is beside the checkout, or where TRACKER_CORPUS says. Limits: 2 s and 10 ms, on one core.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.conftest import CORPUS
from tests.law import corpus
from tracker.law.assessment import assess
from tracker.law.dates import exactly
from tracker.law.facts import ActFact, Concerns, Dossier, Instrument, Membership, WeightValue
from tracker.law.notation import read_clause
from tracker.law.vocabulary import Act, Confidence

STATES = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
ADOPTED = date(2000, 1, 1)
COUNTED_AND_WEIGHED = {
    "when": {
        "all": [
            {"consents": 150},
            {"share": "2/3", "of": "members"},
            {"weight": {"measure": "tonnage", "share_of_total": "4/5"}},
        ]
    },
    "then": {"days": 30},
}


def large() -> Dossier:
    """Two hundred members who have all signed and ratified, one a week."""
    days = {state: ADOPTED + timedelta(weeks=n) for n, state in enumerate(STATES)}
    acts = [_act(state, Act.SIGNATURE, ADOPTED) for state in STATES]
    acts += [_act(state, Act.RATIFICATION, day) for state, day in days.items()]
    instrument = Instrument(
        "large",
        organisation="org",
        adopted=exactly(ADOPTED),
        concerns=Concerns("members"),
        clause=read_clause(COUNTED_AND_WEIGHED),
    )
    return Dossier(
        instrument,
        tuple(acts),
        memberships=tuple(Membership(state, date(1990, 1, 1)) for state in STATES),
        measures={"tonnage": tuple(WeightValue(state, Fraction(n + 1)) for n, state in enumerate(STATES))},
    )


def _act(state: str, act: Act, day: date) -> ActFact:
    return ActFact(f"{state}/{act}", state, act, exactly(day), confidence=Confidence.CONFIRMED)


def timed(work: Callable[[], object], times: int) -> float:
    """The median of some runs, in seconds."""
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return median(found)


def main() -> None:
    one = large()
    assert assess(one).entry.on is not None
    print(f"one instrument, 200 states: {timed(lambda: assess(one), 21) * 1000:.1f} ms (limit 10)")
    pending = replace(one, acts=one.acts[:300])
    print(f"the same while it is pending: {timed(lambda: assess(pending), 21) * 1000:.1f} ms (limit 10)")
    if not CORPUS.is_dir():
        print(f"the corpus: left out, there is no folder {CORPUS}")
        return
    dossiers = corpus.dossiers()
    gc.collect()
    gc.freeze()  # what was read stays; it need not be looked through again and again
    acts = sum(len(dossier.acts) for dossier in dossiers.values())
    took = timed(lambda: [assess(dossier) for dossier in dossiers.values()], 5)
    print(f"the corpus, {len(dossiers)} instruments and {acts:,} acts: {took:.2f} s (limit 2)")


if __name__ == "__main__":
    main()
