"""How far states have come whose consent is outstanding: the one division that notes and letters tell of.

Every outstanding ratification is in exactly one of its parts, so their numbers add up.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.law.assessment import Assessment
from tracker.law.vocabulary import Confidence, Position, Stage
from tracker.law.what_if import span_on
from tracker.locale.catalogue import marked, translator
from tracker.locale.wording import step_in_words
from tracker.register.reading import OwingLine


class Reached(StrEnum):
    """A part of what is outstanding, from the nearest to consent to what nothing is known of."""

    APPROVED = "approved"
    UNDER_WAY = "under-way"
    NOT_REQUIRED = "not-required"
    NO_STEP = "no-step"
    UNKNOWN = "unknown"


_BY_STAGE = {Stage.APPROVED_AT_HOME: Reached.APPROVED, Stage.UNDER_WAY: Reached.UNDER_WAY}
_LABELS = {
    Reached.APPROVED: marked("Approved at home, no deposit on record"),
    Reached.UNDER_WAY: marked("Procedure under way at home"),
    Reached.NOT_REQUIRED: marked("No procedure at home required, no deposit on record"),
    Reached.NO_STEP: marked("No step known, but other information on record"),
    Reached.UNKNOWN: marked("Nothing known since signature or adoption"),
}
_HEADINGS = {
    Reached.APPROVED: marked("Approved at home", "heading of a column"),
    Reached.UNDER_WAY: marked("Under way at home", "heading of a column"),
    Reached.NOT_REQUIRED: marked("Nothing required at home", "heading of a column"),
    Reached.NO_STEP: marked("No step known", "heading of a column"),
    Reached.UNKNOWN: marked("Nothing known", "heading of a column"),
}


def reached(line: OwingLine) -> Reached:
    """How far a state has come with one outstanding ratification."""
    stage = _BY_STAGE.get(Stage(line.stage))
    if stage is not None:
        return stage
    if line.confidence == Confidence.UNKNOWN:
        return Reached.UNKNOWN
    return Reached.NOT_REQUIRED if line.stage == Stage.NOT_REQUIRED else Reached.NO_STEP


def divided(lines: Iterable[OwingLine]) -> dict[Reached, list[OwingLine]]:
    """The lines of each part, those parts left out that have none."""
    parts: dict[Reached, list[OwingLine]] = {part: [] for part in Reached}
    for line in lines:
        parts[reached(line)].append(line)
    return {part: of for part, of in parts.items() if of}


def label(part: Reached, lang: str, lines: Iterable[OwingLine] = ()) -> str:
    """What a part is called in a list; of these lines, since when nothing is known, where that is the same for all."""
    t, unsigned = translator(lang), {line.position == Position.NO_ACT for line in lines}
    if part is not Reached.UNKNOWN or len(unsigned) != 1:
        return t(_LABELS[part])
    return t("Nothing known since adoption") if True in unsigned else t("Nothing known since signature")


def heading(part: Reached, lang: str) -> str:
    """What a part is called above a column of figures."""
    return translator(lang).c("heading of a column", _HEADINGS[part])


def step_reached(assessment: Assessment, state: str, day: date, lang: str) -> str:
    """The step by which a state has come so far, and when it was taken; empty where none is known."""
    span = span_on(assessment.stages.get(state, ()), day)
    step = next((one for one in assessment.dossier.steps if span and one.id == span.step), None)
    return step_in_words(step, lang) if step else ""
