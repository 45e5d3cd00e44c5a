"""The corpus beside the checkout, read straight from its files into dossiers."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import CORPUS
from tracker.law.clauses import Clause, ClauseError
from tracker.law.dates import UNDATED, Period, parse_partial
from tracker.law.entry_into_force import WhyNot
from tracker.law.facts import ActFact, Concerns, Dossier, Instrument
from tracker.law.notation import read_clause
from tracker.law.vocabulary import Act, InstrumentKind

_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Expected:
    """An official date: general, or for one state; none where the instrument was not in force."""

    instrument: str
    state: str
    in_force_on: date | None
    tier: str


def dossiers(folder: Path = CORPUS) -> dict[str, Dossier]:
    """The dossier of every instrument, by key."""
    acts: dict[str, list[ActFact]] = defaultdict(list)
    for number, row in enumerate(_rows(folder / "acts.csv")):
        fact = ActFact(f"{number:05}", row["state"], Act(row["act"]), _period(row["on"]))
        acts[row["instrument"]].append(fact)
    listed = yaml.load((folder / "instruments.yaml").read_text("utf-8"), Loader=_YAML)
    return {entry["key"]: Dossier(_instrument(entry), tuple(acts[entry["key"]])) for entry in listed}


def expected(folder: Path = CORPUS) -> list[Expected]:
    """The official dates."""
    return [
        Expected(row["instrument"], row["state"], _period(row["in_force_on"]).last, row["tier"])
        for row in _rows(folder / "expected.csv")
    ]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _instrument(entry: dict[str, Any]) -> Instrument:
    clause, unusable = _clause(entry["entry_into_force"])
    return Instrument(
        entry["key"],
        InstrumentKind(entry["kind"]),
        adopted=_period(str(entry["adopted_on"] or "")),
        concerns=Concerns(entry["concerns"]),
        clause=clause,
        clause_unusable=unusable,
    )


def _clause(notation: dict[str, Any] | None) -> tuple[Clause | None, str]:
    if notation is None:
        return None, WhyNot.NO_CLAUSE
    try:
        return read_clause(notation), ""
    except ClauseError:
        return None, WhyNot.CLAUSE_NOT_UNDERSTOOD


def _period(text: str) -> Period:
    return parse_partial(text) if text else UNDATED
