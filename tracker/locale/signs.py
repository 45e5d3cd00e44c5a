"""Signs for positions and stages, and the marks that matrices of the CIS print.

Colours are left to whoever draws: every sign tells its word without one.
"""

from datetime import date

from tracker.law.vocabulary import Position, Stage
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import short_date

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


# The marks of the matrices of the CIS: what stands in a cell where no date does.
_CIS_MARKS: dict[str, tuple[str, str]] = {
    Position.NO_ACT: ("−", marked("no signature on record", "meaning of a mark")),
    Position.NOT_ELIGIBLE: ("×", marked("not concerned", "meaning of a mark")),
    Position.SIGNED: ("+", marked("signed, procedures not completed", "meaning of a mark")),
    Position.UNDER_REVIEW: ("+", marked("signed, procedures not completed", "meaning of a mark")),
    Position.APPLYING_PROVISIONALLY: (marked("PA", "mark"), marked("applied provisionally", "meaning of a mark")),
    Position.REFUSED: (marked("NP", "mark"), marked("has declared not to become a party", "meaning of a mark")),
    Position.WITHDRAWN: (marked("W", "mark"), marked("has withdrawn", "meaning of a mark")),
    Position.BOUND_THROUGH_PARENT: ("◇", marked("bound through the parent", "meaning of a mark")),
    Position.ENDED: ("■", marked("instrument ended", "meaning of a mark")),
}
# Where nothing was heard of a state, a mark must not say more than is on record.
_UNHEARD: dict[str, tuple[str, str]] = {
    Position.NO_ACT: ("?", marked("nothing on record, nothing heard", "meaning of a mark")),
    Position.SIGNED: ("+?", marked("signed; of the procedures nothing was heard", "meaning of a mark")),
}
_NO_DATE = ("✓", marked("procedures completed, day not on record", "meaning of a mark"))


def cis_mark(position: Position | str, completed_on: date | None, lang: str, unheard: bool = False) -> str:
    """The cell of a matrix as the CIS prints it: the day procedures were completed, or a mark; never empty.

    `unheard` is true where the register does not know whether the state did more than is on record.
    """
    mark = (_UNHEARD.get(position) if unheard else None) or _CIS_MARKS.get(position)
    if mark is None and completed_on is not None:
        return short_date(completed_on, lang)
    return translator(lang).c("mark", (mark or _NO_DATE)[0])


def cis_marks(lang: str) -> dict[str, str]:
    """The legend of the marks: what each means, in the order in which a reader meets them."""
    t = translator(lang)
    return {
        t.c("mark", mark): t.c("meaning of a mark", said)
        for mark, said in (_NO_DATE, *_CIS_MARKS.values(), *_UNHEARD.values())
    }
