"""How long the law takes: all spans of the corpus, and one instrument with 200 states, by a plain and a hard clause.

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
from typing import Any

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
COUNTED = {"when": {"consents": 150}, "then": {"days": 30}, "later": {"days": 30}}
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


def large(clause: dict[str, Any]) -> Dossier:
    """Two hundred members who have all signed and ratified, one a week."""
    days = {state: ADOPTED + timedelta(weeks=n) for n, state in enumerate(STATES)}
    acts = [_act(state, Act.SIGNATURE, ADOPTED) for state in STATES]
    acts += [_act(state, Act.RATIFICATION, day) for state, day in days.items()]
    instrument = Instrument(
        "large",
        organisation="org",
        adopted=exactly(ADOPTED),
        concerns=Concerns("members"),
        clause=read_clause(clause),
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
    plain, hard = large(COUNTED), large(COUNTED_AND_WEIGHED)
    dossiers = corpus.dossiers() if CORPUS.is_dir() else {}
    gc.collect()
    gc.freeze()  # as the dashboard does: what was read stays, and need not be looked through again and again
    for what, one in (
        ("150 consents of 200 states", plain),
        ("150 consents, two thirds of the members and four fifths of a weight", hard),
        ("the same while it is pending", replace(hard, acts=hard.acts[:300])),
    ):
        print(f"{what}: {timed(lambda one=one: assess(one), 21) * 1000:.1f} ms (limit 10)")
    if not dossiers:
        print(f"the corpus: left out, there is no folder {CORPUS}")
        return
    acts = sum(len(dossier.acts) for dossier in dossiers.values())
    took = timed(lambda: [assess(dossier) for dossier in dossiers.values()], 5)
    print(f"the corpus, {len(dossiers)} instruments and {acts:,} acts: {took:.2f} s (limit 2)")


if __name__ == "__main__":
    main()
