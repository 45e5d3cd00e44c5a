"""The letters by which depositaries' charts tell kinds of consent, and other acts of a state.

A ratification has none: it is what a date without a letter means.
"""

from tracker.law.vocabulary import Act
from tracker.locale.catalogue import marked, translator

_LETTERS: dict[str, str] = {
    Act.DEFINITIVE_SIGNATURE: marked("s", "letter of an act"),
    Act.ACCEPTANCE: marked("A", "letter of an act"),
    Act.APPROVAL: marked("AA", "letter of an act"),
    Act.FORMAL_CONFIRMATION: marked("c", "letter of an act"),
    Act.ACCESSION: marked("a", "letter of an act"),
    Act.NOTIFICATION_OF_COMPLETED_PROCEDURES: marked("n", "letter of an act"),
    Act.EXCHANGE: marked("e", "letter of an act"),
    Act.PARTICIPATION: marked("P", "letter of an act"),
    Act.SUCCESSION: marked("d", "letter of an act"),
    Act.SUCCESSION_TO_SIGNATURE: marked("d", "letter of an act"),
    Act.SIGNATURE_AD_REFERENDUM: marked("ar", "letter of an act"),
    Act.RESERVATION: marked("R", "letter of an act"),
    Act.DECLARATION: marked("D", "letter of an act"),
    Act.OBJECTION: marked("O", "letter of an act"),
    Act.TERRITORIAL_EXTENSION: marked("T", "letter of an act"),
    Act.PROVISIONAL_APPLICATION: marked("PA", "letter of an act"),
}


def letter(act: Act | str, lang: str) -> str:
    """The letter of an act; empty for a ratification, a simple signature and what charts have no letter for."""
    found = _LETTERS.get(act)
    return translator(lang).c("letter of an act", found) if found else ""
