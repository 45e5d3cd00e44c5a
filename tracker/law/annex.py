"""What the annexes of the CIS print in a cell of a matrix: the day of consent, or one of a closed list of marks."""

from enum import StrEnum

from tracker.law.vocabulary import InstrumentState, Position, Stage


class AnnexMark(StrEnum):
    """What stands in a cell in place of a day, in the order in which a reader meets the marks."""

    COMPLETED = "completed"  # on a day that is not on record
    NOT_SIGNED = "not-signed"
    NOT_CONCERNED = "not-concerned"
    NOT_COMPLETED = "not-completed"
    UNDER_WAY = "under-way"  # at home, where no signature is on record
    APPROVED_AT_HOME = "approved-at-home"
    PROVISIONAL = "provisional"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    THROUGH_PARENT = "through-parent"
    ENDED = "ended"
    UNKNOWN = "unknown"  # nothing on record, and nothing was heard
    SIGNED_UNKNOWN = "signed-unknown"  # signed, and nothing was heard of what came after
    NOTHING = "nothing"  # the instrument is not known to concern the state


_MARKS: dict[str, AnnexMark] = {
    Position.NO_ACT: AnnexMark.NOT_SIGNED,
    Position.NOT_ELIGIBLE: AnnexMark.NOT_CONCERNED,
    Position.SIGNED: AnnexMark.NOT_COMPLETED,
    Position.UNDER_REVIEW: AnnexMark.NOT_COMPLETED,
    Position.APPLYING_PROVISIONALLY: AnnexMark.PROVISIONAL,
    Position.REFUSED: AnnexMark.REFUSED,
    Position.WITHDRAWN: AnnexMark.WITHDRAWN,
    Position.BOUND_THROUGH_PARENT: AnnexMark.THROUGH_PARENT,
    Position.ENDED: AnnexMark.ENDED,
}
# Where nothing was heard of a state, a mark must not say more than is on record.
_UNHEARD: dict[str, AnnexMark] = {
    Position.NO_ACT: AnnexMark.UNKNOWN,
    Position.SIGNED: AnnexMark.SIGNED_UNKNOWN,
}
# Nor may it say less: whoever has acted at home has neither done nothing nor left its procedures undone.
_AT_HOME: dict[tuple[str, str], AnnexMark] = {
    (Position.NO_ACT, Stage.UNDER_WAY): AnnexMark.UNDER_WAY,
    (Position.NO_ACT, Stage.APPROVED_AT_HOME): AnnexMark.APPROVED_AT_HOME,
    (Position.SIGNED, Stage.APPROVED_AT_HOME): AnnexMark.APPROVED_AT_HOME,
}
# An instrument known not to be in force has its title in italics.
NOT_IN_FORCE: frozenset[str] = frozenset({InstrumentState.PENDING, InstrumentState.SCHEDULED, InstrumentState.ENDED})
# A state that stands so towards every instrument shown needs no column.
LEFT: frozenset[str] = frozenset({Position.WITHDRAWN, Position.NOT_ELIGIBLE, Position.ENDED})


def annex_mark(position: str, stage: str, *, unheard: bool = False) -> AnnexMark | None:
    """The mark of a position and a stage at home; None for a position that has the day of consent in its place.

    `unheard` is true where the register does not know whether the state did more than is on record.
    """
    return _AT_HOME.get((position, stage)) or (_UNHEARD.get(position) if unheard else None) or _MARKS.get(position)
