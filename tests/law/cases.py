"""Cases of treaty practice, each a file in `cases/`: a statement of facts in the bundle's words, and what must follow.

    title, pattern, source           what the case shows; where the facts are from, and which of them are made up
    instruments                      as in instruments.yaml; the first one is the instrument the case is about
    acts, steps, memberships, …      as in the bundle's files; `instrument` may be left out where it is the first
    deposits                         deposits by states that do not matter (S001, S002 …), one a day up to `last`
    joined                           memberships of states that do not matter, the same ones
    expect                           what must follow, see `Expectation`
    then                             what must follow once more facts are added: a list of cases in this one

A state's instrument of ratification, say, is written {state: FR, act: ratification, received_on: 2016-10-05}.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tracker.exchange.notation import read_list
from tracker.law.facts import Dossier
from tracker.register.dossiers import Rows, dossiers
from tracker.register.ledger import blank

FOLDER = Path(__file__).parent / "cases"
_FILES = {
    "acts": "act",
    "steps": "step",
    "announced": "announcement",
    "confirmations": "confirmation",
    "memberships": "membership",
    "procedures": "procedure",
    "weights": "weight",
    "states": "state",
}
_RENAMED = {"from": "start", "to": "until"}
_KNOWN = {"title", "pattern", "source", "instruments", "deposits", "joined", "expect", "then", *_FILES}


@dataclass(frozen=True, slots=True)
class Case:
    """One statement of facts, and what must follow."""

    name: str
    dossier: Dossier
    expect: Mapping[str, Any]


def cases(file: Path) -> Iterator[Case]:
    """The cases of a file: the facts as they stand, and then with each addition."""
    ((_, stated),) = read_list(f"- {file.read_text('utf-8').strip().replace(chr(10), chr(10) + '  ')}", file.name)
    yield from _cases(stated, {}, file.stem)


def _cases(stated: Mapping[str, Any], before: Mapping[str, list[Any]], name: str) -> Iterator[Case]:
    assert set(stated) <= _KNOWN, f"{name}: unknown {set(stated) - _KNOWN}"
    facts = {
        kind: [*before.get(kind, []), *stated.get(kind, [])] for kind in ("instruments", "deposits", "joined", *_FILES)
    }
    yield Case(name, _dossier(facts), stated["expect"])
    for number, further in enumerate(stated.get("then", []), 1):
        yield from _cases(further, facts, f"{name}: {further.get('title', number)}")


def _dossier(facts: Mapping[str, list[Any]]) -> Dossier:
    rows, about = Rows(), facts["instruments"][0]["key"]
    rows.by_kind["instrument"] = [_instrument(given) for given in facts["instruments"]]
    for file, kind in _FILES.items():
        given = [*facts[file], *(made for name, of, make in _MADE_UP if of == file for made in make(facts[name]))]
        rows.by_kind[kind] = [_row(kind, number, one, about) for number, one in enumerate(given)]
    return dossiers(rows, [about])[about]


def _instrument(given: Mapping[str, Any]) -> Any:
    """An instrument; its basis is that the clause was quoted, where the case does not say otherwise."""
    clause = given.get("entry_into_force")
    quoted = {"entry_into_force": {"basis": "quoted", **clause}} if clause and "as" not in clause else {}
    return SimpleNamespace(**{**blank("instrument"), "concerns": None, **given, **quoted})


def _row(kind: str, number: int, given: Mapping[str, Any], about: str) -> Any:
    values = {
        _RENAMED.get(name, name) if kind != "state" else _of_a_state(name): value for name, value in given.items()
    }
    defaults = {"id": f"{number:03}", "recorded_at": SimpleNamespace(date=lambda: date(2026, 1, 1))}
    if kind in ("act", "step", "announcement", "confirmation"):
        defaults["instrument"] = about
    if kind in ("act", "step", "announcement"):
        defaults |= {"confidence": "confirmed", "source": "as the case says"}
    if kind == "membership":
        defaults["organisation"] = "org"
    return SimpleNamespace(**{**blank(kind), **defaults, **{name: _plain(value) for name, value in values.items()}})


def _of_a_state(name: str) -> str:
    return {"from": "exists_from", "to": "exists_to"}.get(name, name)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _deposits(stated: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """So many deposits, one a day, the last of them on the day given; of the states from number `first` on."""
    for given in stated:
        last, number = date.fromisoformat(given["last"]), given["number"]
        about = {"instrument": given["instrument"]} if "instrument" in given else {}
        for n, state in enumerate(_states(given), 1):
            received = str(last - timedelta(days=number - n))
            yield {"state": state, "act": given.get("act", "ratification"), "received_on": received, **about}


def _joined(stated: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """So many members from a day on; of the states from number `first` on."""
    for given in stated:
        beside = {name: value for name, value in given.items() if name not in ("number", "first")}
        yield from ({"state": state, **beside} for state in _states(given))


def _states(given: Mapping[str, Any]) -> list[str]:
    first = given.get("first", 1)
    return [f"S{n:03}" for n in range(first, first + given["number"])]


_MADE_UP = (("deposits", "acts", _deposits), ("joined", "memberships", _joined))
