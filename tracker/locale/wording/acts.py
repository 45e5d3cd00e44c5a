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

# What reached the depositary: instruments are deposited, notices received.
_RECEIVED = {
    Act.RATIFICATION: marked("instrument of ratification deposited {when}"),
    Act.ACCEPTANCE: marked("instrument of acceptance deposited {when}"),
    Act.APPROVAL: marked("instrument of approval deposited {when}"),
    Act.FORMAL_CONFIRMATION: marked("instrument of formal confirmation deposited {when}"),
    Act.ACCESSION: marked("instrument of accession deposited {when}"),
    Act.SUCCESSION: marked("instrument of succession deposited {when}"),
    Act.NOTIFICATION_OF_COMPLETED_PROCEDURES: marked(
        "notification of completed internal procedures received by the depositary {when}"
    ),
    Act.RECEIVED_FOR_REVIEW: marked("instrument received by the depositary for examination {when}"),
    Act.PARTICIPATION: marked("consent (form not told) received by the depositary {when}"),
    Act.PROVISIONAL_APPLICATION: marked("notice of provisional application received by the depositary {when}"),
    Act.END_OF_PROVISIONAL_APPLICATION: marked(
        "notice of the end of provisional application received by the depositary {when}"
    ),
    Act.WITHDRAWAL_OF_CONSENT: marked(
        "notice withdrawing the consent before entry into force received by the depositary {when}"
    ),
    Act.REFUSAL: marked("notice of not becoming a party received by the depositary {when}"),
    Act.WITHDRAWAL: marked("notice of withdrawal received by the depositary {when}"),
    Act.REVOCATION_OF_WITHDRAWAL: marked("notice revoking the withdrawal received by the depositary {when}"),
    Act.NON_RENEWAL: marked("notice of non-renewal received by the depositary {when}"),
}
_DEPOSITED = frozenset(
    {
        Act.RATIFICATION,
        Act.ACCEPTANCE,
        Act.APPROVAL,
        Act.FORMAL_CONFIRMATION,
        Act.ACCESSION,
        Act.SUCCESSION,
    }
)


def act_in_words(act: ActFact, lang: str) -> str:
    """What a state did and when: "instrument of ratification deposited on 5 October 2016".

    The day is that of receipt where it counts (VCLT 16, 78); where it counts and is not recorded, the words say so.
    """
    t = translator(lang)
    what, received = name(act.act, lang), act.received != UNDATED
    when = _when(act.received if received else act.on, lang)
    if act.act is Act.EXCHANGE:
        return t("instruments exchanged {when}", when=when)
    if received and act.act in _RECEIVED:
        return t(_RECEIVED[act.act], when=when)
    if received:
        return t("{act}, notified to the depositary {when}", act=what, when=when)
    if act.act not in COUNT_FROM_RECEIPT - {Act.PARTICIPATION}:
        return t("{act} {when}", act=what, when=when)
    if act.on == UNDATED:
        return t("{act} (no day is recorded)", act=what)
    if act.act in _DEPOSITED:
        return t("{act} {when} (deposit with the depositary is not recorded)", act=what, when=when)
    return t("{act} {when} (receipt by the depositary is not recorded)", act=what, when=when)


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


def with_own_effect(act: ActFact, lang: str) -> str:
    """What a state did and when, and from when it has effect where the act says so itself."""
    said, effect = act_in_words(act, lang), takes_effect(act, lang)
    return f"{said}, {effect}" if effect else said


def _when(period: Period, lang: str) -> str:
    return period_in_words(period, lang) or translator(lang)("on a day that is not known")
