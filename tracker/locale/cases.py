"""Names that are inflected: a text that also knows its Russian cases.

A message of the catalogue takes the case it needs: {state} is Армения, {state.genitive} Армении. In English every
case is the name itself.
"""

from typing import Self


class Cases(str):
    """A name in the nominative, with its other cases; a case nobody gave is the nominative."""

    genitive: str
    dative: str

    def __new__(cls, nominative: str, genitive: str = "", dative: str = "") -> Self:
        name = super().__new__(cls, nominative)
        name.genitive = genitive or str(nominative)
        name.dative = dative or str(nominative)
        return name
