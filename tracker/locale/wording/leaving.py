"""Acts that take effect on a day of their own: what they say themselves, or the instrument's rule on withdrawal."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.courses import Course
from tracker.law.dates import UNDATED
from tracker.law.facts import ActFact
from tracker.law.positions import PositionSpan
from tracker.law.vocabulary import Act
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.wording.acts import act_in_words, takes_effect
from tracker.locale.wording.durations import exit_in_words


def with_effect(assessment: Assessment, span: PositionSpan, act: ActFact | None, day: date, lang: str) -> str:
    """An act, and from when it has effect: as it says itself, or by the rule on withdrawals."""
    t = translator(lang)
    if act is None:
        return t("the act is not recorded")
    said, effect = act_in_words(act, lang), takes_effect(act, lang)
    if effect:
        return f"{said}, {effect}"
    by_rule = _by_the_rule(assessment, span, act)
    if by_rule is None or assessment.dossier.instrument.exit is None:
        return said
    values = {
        "act": said,
        "day": long_date(by_rule, lang),
        "rule": exit_in_words(assessment.dossier.instrument.exit, lang),
    }
    if by_rule <= day:
        return t("{act}; it took effect on {day}. {rule}", **values).removesuffix(".")
    return t("{act}; it takes effect on {day}. {rule}", **values).removesuffix(".")


def _by_the_rule(assessment: Assessment, span: PositionSpan, act: ActFact) -> date | None:
    """The day on which a withdrawal takes effect where it does not say so itself."""
    if act.act is not Act.WITHDRAWAL or act.effective != UNDATED:
        return None
    course = assessment.courses.get(span.state) or Course(span.state)
    return next((leaving.effective for leaving in course.leavings if leaving.act == act), None)
