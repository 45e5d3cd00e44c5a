"""What states are called: customary and official names, in English and Russian.

A name on record for the register's own row goes first, then the names in `states.csv` beside this file. What neither
has is asked of the CLDR, whose names are customary ones and not always those a state uses itself.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.locale.cases import Cases
from tracker.locale.catalogue import translator

MOST_NAMED = 12  # of more states than this, a sentence names the first and counts the rest


def state_name(code: str, lang: str, row: Any = None) -> Cases:
    """The customary name of a state, with its Russian cases where they are known; the code itself if nothing is.

    `row` is the register's row of the state: an object, or a mapping, with `name_en` and `name_ru`.
    """
    known = _known().get(code, {})
    own = _of_row(row, f"name_{lang}")
    name = own or known.get(f"name_{lang}") or _customary(code, lang) or _either(row, "name") or code
    if lang == "ru" and name == known.get("name_ru"):
        return Cases(name, known["genitive_ru"], known["dative_ru"])
    return Cases(name)


def official_name(code: str, lang: str, row: Any = None) -> Cases:
    """The official name of a state, with its Russian cases where they are known; else its customary name."""
    known = _known().get(code, {})
    own = _of_row(row, f"official_{lang}")
    name = own or known.get(f"official_{lang}")
    if not name:
        return state_name(code, lang, row)
    if lang != "ru":
        return Cases(name)
    if own and _of_row(row, "genitive_ru"):
        return Cases(name, _of_row(row, "genitive_ru"), _of_row(row, "dative_ru"))
    if name == known.get("official_ru"):
        return Cases(name, known["official_genitive_ru"], known["official_dative_ru"])
    return Cases(name)


def states_listed(codes: Iterable[str], lang: str, names: Mapping[str, str] | None = None) -> str:
    """The names of states in alphabetical order, parted by commas; of a long list, the first and how many more."""
    t = translator(lang)
    found = sorted((named(code, lang, names) for code in codes), key=alphabetical)
    rest = len(found) - MOST_NAMED
    listed = ", ".join(found[:MOST_NAMED] if rest > 1 else found)
    return t.n("{listed} and {n} more", "{listed} and {n} more", n=rest, listed=listed) if rest > 1 else listed


def named(code: str, lang: str, names: Mapping[str, str] | None = None) -> Cases:
    """The name a caller has for a state, else its customary one."""
    own, usual = (names or {}).get(code), _usual(code, lang)
    return Cases(own) if own and own != usual else usual


@lru_cache(maxsize=2_000)
def _usual(code: str, lang: str) -> Cases:
    return state_name(code, lang)


def alphabetical(name: str) -> str:
    """What names are sorted by: capitals do not matter, and ё stands with е."""
    return name.casefold().replace("ё", "е")


def _of_row(row: Any, column: str) -> str:
    value = row.get(column) if isinstance(row, Mapping) else getattr(row, column, None)
    return str(value or "")


def _either(row: Any, column: str) -> str:
    return _of_row(row, f"{column}_en") or _of_row(row, f"{column}_ru")


@lru_cache
def _known() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("states.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@lru_cache
def _customary(code: str, lang: str) -> str:
    if len(code) != len("AM"):  # the CLDR also names regions, by numbers
        return ""
    from babel import Locale

    return str(Locale.parse(lang).territories.get(code, ""))
