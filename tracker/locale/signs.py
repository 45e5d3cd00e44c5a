"""Signs for positions and stages, and the marks that matrices of the CIS print.

Colours are left to whoever draws: every sign tells its word without one.
"""

from tracker.law.annex import AnnexMark, annex_mark
from tracker.law.vocabulary import Position, Stage
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import partial_date

_SIGNS: dict[str, str] = {
    Position.ENDED: "■",
    Position.WITHDRAWN: "×",
    Position.SUSPENDED: "□",
    Position.LEAVING: "▷",
    Position.PARTY: "●",
    Position.CONSENTED_WAITING: "△",
    Position.CONSENTED_SCHEDULED: "▲",
    Position.CONSENTED: "◆",
    Position.BOUND_THROUGH_PARENT: "◇",
    Position.APPLYING_PROVISIONALLY: "P",
    Position.REFUSED: "!",
    Position.UNDER_REVIEW: "R",
    Position.SIGNED: "○",
    Position.NOT_ELIGIBLE: "Ø",
    Position.NO_ACT: "–",
    Stage.NONE_KNOWN: "?",
    Stage.UNDER_WAY: "▶",
    Stage.APPROVED_AT_HOME: "✓",
    Stage.NOT_REQUIRED: "N",
}


def symbol(word: Position | Stage | str) -> str:
    """The sign of a position or a stage: one glyph, no two alike."""
    return _SIGNS[word]


# The marks of the matrices of the CIS: what stands in a cell where no date does, and what it means.
_OF_ANNEXES: dict[AnnexMark, tuple[str, str]] = {
    AnnexMark.COMPLETED: ("✓", marked("procedures completed, day not on record", "meaning of a mark")),
    AnnexMark.NOT_SIGNED: ("−", marked("no signature on record", "meaning of a mark")),
    AnnexMark.NOT_CONCERNED: ("×", marked("not concerned", "meaning of a mark")),
    AnnexMark.NOT_COMPLETED: ("+", marked("signed; completed procedures not on record", "meaning of a mark")),
    AnnexMark.UNDER_WAY: ("(+)", marked("procedure under way at home; no signature on record", "meaning of a mark")),
    AnnexMark.APPROVED_AT_HOME: ("(✓)", marked("approved at home; no consent on record", "meaning of a mark")),
    AnnexMark.PROVISIONAL: (marked("PA", "mark"), marked("applied provisionally", "meaning of a mark")),
    AnnexMark.REFUSED: (marked("NP", "mark"), marked("has declared not to become a party", "meaning of a mark")),
    AnnexMark.WITHDRAWN: (marked("W", "mark"), marked("has withdrawn", "meaning of a mark")),
    AnnexMark.THROUGH_PARENT: ("◇", marked("bound through the parent", "meaning of a mark")),
    AnnexMark.ENDED: ("■", marked("instrument ended", "meaning of a mark")),
    AnnexMark.UNKNOWN: ("?", marked("nothing on record, nothing heard", "meaning of a mark")),
    AnnexMark.SIGNED_UNKNOWN: ("+?", marked("signed; of the procedures nothing was heard", "meaning of a mark")),
    AnnexMark.NOTHING: ("·", marked("nothing on record", "meaning of a mark")),
}


def annex_sign(mark: AnnexMark, lang: str) -> str:
    """How a mark is printed."""
    return translator(lang).c("mark", _OF_ANNEXES[mark][0])


def annex_meaning(mark: AnnexMark, lang: str) -> str:
    """What a mark means, for a legend."""
    return translator(lang).c("meaning of a mark", _OF_ANNEXES[mark][1])


def cis_mark(position: str, stage: str, completed_on: str, lang: str, unheard: bool = False) -> str:
    """The cell of a matrix as the CIS prints it: the day procedures were completed, or a mark; never empty.

    The day is printed as far as its source gives it. `unheard` is true where the register does not know whether the
    state did more than is on record.
    """
    mark = annex_mark(position, stage, unheard=unheard)
    if mark is None and completed_on:
        return partial_date(completed_on, lang, short=True)
    return annex_sign(mark or AnnexMark.COMPLETED, lang)


def cis_marks(lang: str) -> dict[str, str]:
    """The legend of the marks: what each means, in the order in which a reader meets them."""
    return {annex_sign(mark, lang): annex_meaning(mark, lang) for mark in AnnexMark}
