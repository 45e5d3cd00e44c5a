"""Names of sheets that every spreadsheet program takes, for any headings."""

import re

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_RESERVED = frozenset({"history"})  # Excel keeps it for itself


class SheetNames:
    """The names given so far in one workbook; no two are alike, whatever their capitals."""

    def __init__(self) -> None:
        self._given = set(_RESERVED)

    def name(self, heading: str) -> str:
        """The heading as a name: without forbidden signs, cut to the longest allowed, numbered where it is taken."""
        text = " ".join(_FORBIDDEN.sub(" ", heading).split()).strip("'") or "–"
        name, number = _cut(text, _LONGEST), 1
        while name.casefold() in self._given:
            number += 1
            ending = f" ({number})"
            name = _cut(text, _LONGEST - len(ending)) + ending
        self._given.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    """As much as fits, counted as the file format counts: a sign beyond the first 65,536 as two."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1]
    return text.rstrip(" '")
