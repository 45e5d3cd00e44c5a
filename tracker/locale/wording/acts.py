"""Acts and domestic steps in words: what was done, and when."""

from tracker.law.dates import UNDATED, Period
from tracker.law.facts import ActFact, StepFact
from tracker.law.stages import REJECTED
from tracker.law.vocabulary import COUNT_FROM_RECEIPT, Act, Step
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.names import name

_REJECTED = {
    Step.GOVERNMENT_APPROVAL: marked("rejected by the government"),
    Step.COMMITTEE: marked("rejected in committee"),
    Step.ADOPTED_LOWER: marked("rejected by the lower chamber"),
    Step.ADOPTED_UPPER: marked("rejected by the upper chamber"),
    Step.ADOPTED_UNICAMERAL: marked("rejected by parliament"),
}


def act_in_words(act: ActFact, lang: str) -> str:
    """What a state did and when: "ratification (received by the depositary on 5 October 2016)".

    The day is that of receipt where it counts (VCLT 16, 78); where it counts and is not recorded, the words say so.
    """
    t = translator(lang)
    what = name(act.act, lang)
    if act.received != UNDATED:
        return t("{act} (received by the depositary {when})", act=what, when=period_in_words(act.received, lang))
    when = _when(act.on, lang)
    if act.act in COUNT_FROM_RECEIPT - {Act.EXCHANGE, Act.PARTICIPATION}:
        return t("{act} {when} (receipt by the depositary is not recorded)", act=what, when=when)
    return t("{act} {when}", act=what, when=when)


def step_in_words(step: StepFact, lang: str) -> str:
    """What happened inside a state and when: "adopted by the lower chamber on 5 April 2022"."""
    t = translator(lang)
    when = _when(step.on, lang)
    if step.planned:
        return t("planned: {step} {when}", step=name(step.step, lang), when=when)
    if step.outcome != REJECTED:
        return t("{step} {when}", step=name(step.step, lang), when=when)
    said = _REJECTED.get(step.step)
    if said is None:
        return t("not completed, rejected: {step} {when}", step=name(step.step, lang), when=when)
    return t("{step} {when}", step=t(said), when=when)


def takes_effect(act: ActFact, lang: str) -> str:
    """From when an act has effect, where it says so itself; else empty."""
    day = act.effective.first or act.effective.last
    return translator(lang)("effective {day}", day=long_date(day, lang)) if day else ""


def _when(period: Period, lang: str) -> str:
    return period_in_words(period, lang) or translator(lang)("on a day that is not known")
