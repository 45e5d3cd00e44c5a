"""States by whatever name or code a person or a file writes, and the rows of those that ISO 3166-1 knows.

Names in the cases that Russian needs are data of the register; here are only the names to begin with.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from tracker.register.ledger import blank

_NAMES = ("name_en", "name_ru", "official_en", "official_ru")
_LIKE_A_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")
_TURNED = re.compile(r"(?P<name>[^,()]+?)(?:, | \()(?P<before>[^,()]* of(?: the)?)\)?")

# What people write besides the names that ISO and the Unicode consortium print.
_CUSTOMARY = {
    "Bolivia": "BO",
    "Britain": "GB",
    "Brunei": "BN",
    "Burma": "MM",
    "Byelorussia": "BY",
    "Congo (Brazzaville)": "CG",
    "Congo (Kinshasa)": "CD",
    "Czech Republic": "CZ",
    "DR Congo": "CD",
    "DPRK": "KP",
    "DRC": "CD",
    "East Timor": "TL",
    "Great Britain": "GB",
    "Holy See": "VA",
    "Ivory Coast": "CI",
    "Kirghizia": "KG",
    "Kingdom of the Netherlands": "NL",
    "Macedonia": "MK",
    "Netherlands (Kingdom of the)": "NL",
    "Palestine": "PS",
    "Republic of the Congo": "CG",
    "Russia": "RU",
    "Swaziland": "SZ",
    "The former Yugoslav Republic of Macedonia": "MK",
    "Turkey": "TR",
    "U.K.": "GB",
    "U.S.": "US",
    "U.S.A.": "US",
    "UK": "GB",
    "United States of America": "US",
    "USA": "US",
    "Vatican": "VA",
    "Белоруссия": "BY",
    "Кыргызстан": "KG",
    "Молдавия": "MD",
    "Объединённые Арабские Эмираты": "AE",
    "Российская Федерация": "RU",
    "Соединённое Королевство": "GB",
    "Соединённые Штаты Америки": "US",
    "США": "US",
    "Туркмения": "TM",
}

# Where the Unicode consortium's Russian name is not the one the state uses of itself.
_NAMES_RU = {"KG": "Кыргызстан"}


class StateNames:
    """The names and codes a register knows; `resolve` understands them, and those of ISO 3166-1."""

    def __init__(self, known: Iterable[Any] = ()) -> None:
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        for row in known:
            self.add(row.code, *(getattr(row, name) for name in _NAMES))

    def add(self, code: str, *names: str) -> None:
        """Make a state known under its code and these names."""
        self._codes[code.upper()] = code
        self._names.update({folded(name): code for name in names if name})
        self._found.clear()

    def resolve(self, text: str) -> str | None:
        """The code of the state a text means: a code (alpha-2, alpha-3, the register's own) or a name."""
        if text not in self._found:
            name = text.strip()
            known = self._codes.get(name.upper()) or self._names.get(folded(name))
            self._found[text] = known or (self._iso(name) if name else None)
        return self._found[text]

    def _iso(self, name: str) -> str | None:
        code = _iso_names().get(folded(name))
        return self._codes.get(code, code) if code else None


def resolve_state(text: str, known: Iterable[Any]) -> str | None:
    """The code of the state that a text means, else None; `known` are rows of the register's states."""
    return StateNames(known).resolve(text)


def looks_like_a_code(text: str) -> bool:
    """True for what may be the code of a party that ISO does not know: SU, EU, COUNCIL-OF-EUROPE."""
    return _LIKE_A_CODE.fullmatch(text) is not None


def is_iso(code: str) -> bool:
    """True for an alpha-2 code of ISO 3166-1."""
    import pycountry

    return len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None


def new_state_row(code: str) -> dict[str, Any]:
    """The row of a state that nobody described: named as ISO and Unicode name it, else by its code."""
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    row = blank("state") | {"code": code, "name_ru": _NAMES_RU.get(code) or _territories("ru").get(code, "")}
    if country is None:
        return row | {"name_en": _territories("en").get(code, code)}
    short = getattr(country, "common_name", country.name)
    return row | {
        "name_en": _unturned(short),
        "official_en": re.sub("^the ", "", getattr(country, "official_name", "")),
    }


def folded(name: str) -> str:
    """A name without what people leave out or write differently: case, accents, points, the article."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if letter.isalnum() or letter in " -,()&")
    words = plain.replace("-", " ").replace("&", " and ").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _unturned(name: str) -> str:
    """The name in its natural order: the Republic of Korea for "Korea, Republic of"."""
    match = _TURNED.fullmatch(name)
    return f"{match['before'].removeprefix('The ')} {match['name']}" if match else name


@cache
def _iso_names() -> dict[str, str]:
    """Every code and name that ISO, Unicode and custom know, folded, with the alpha-2 code it means."""
    import pycountry

    names: dict[str, str] = {}
    for country in pycountry.countries:
        for kind in ("name", "common_name", "official_name"):
            name = getattr(country, kind, "")
            names |= {folded(form): country.alpha_2 for form in _forms(name)}
        for language in ("en", "ru"):
            names.setdefault(folded(_territories(language).get(country.alpha_2, "")), country.alpha_2)
    names |= {folded(name): code for name, code in _CUSTOMARY.items()}
    for country in pycountry.countries:
        names |= {folded(country.alpha_3): country.alpha_2, folded(country.alpha_2): country.alpha_2}
    names.pop("", None)
    return names


def _forms(name: str) -> Iterable[str]:
    """A name as it stands, in its natural order, and turned with brackets as the United Nations print it."""
    match = _TURNED.fullmatch(name)
    if match is None:
        return (name,)
    return name, _unturned(name), f"{match['name']} ({match['before']})"


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale

    return dict(Locale(language).territories)


def with_codes(notation: Any, code: Callable[[str], str]) -> Any:
    """The notation of a clause, every state in it by the code that `code` gives for it."""
    if isinstance(notation, list):
        return [with_codes(part, code) for part in notation]
    if not isinstance(notation, dict):
        return notation
    return {name: _part_with_codes(name, part, code) for name, part in notation.items()}


def _part_with_codes(name: str, part: Any, code: Callable[[str], str]) -> Any:
    if name in ("states", "not_counted", "of", "except") and isinstance(part, list):
        return [code(one) if isinstance(one, str) else with_codes(one, code) for one in part]
    if name == "counts_as" and isinstance(part, dict):
        return {code(one): with_codes({"of": worth}, code)["of"] for one, worth in part.items()}
    return with_codes(part, code)
