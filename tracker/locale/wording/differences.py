"""What differs between two days, or two states of knowledge, in sentences."""

from datetime import date

from tracker.law.differences import Difference, Matter, Owes
from tracker.law.vocabulary import InstrumentState, Position, Stage, Step
from tracker.locale.catalogue import Translator, marked, translator
from tracker.locale.dates import long_date
from tracker.locale.names import name

_OWING = {
    ("", Owes.OUTSTANDING): marked("Consent has become outstanding."),
    (Owes.OUTSTANDING, ""): marked("Consent is no longer outstanding."),
    ("", Owes.TO_BE_CONFIRMED): marked("Whether it has consented has become a question to be confirmed."),
    (Owes.TO_BE_CONFIRMED, ""): marked("Nothing is to be confirmed any more."),
    (Owes.TO_BE_CONFIRMED, Owes.OUTSTANDING): marked("To be confirmed before, known to be outstanding since."),
    (Owes.OUTSTANDING, Owes.TO_BE_CONFIRMED): marked("Known to be outstanding before, to be confirmed since."),
}


def difference_in_words(one: Difference, lang: str) -> str:
    """One difference as a sentence: "Stage at home: under way (submitted to parliament) → approved at home"."""
    t = translator(lang)
    if one.matter is Matter.INSTRUMENT:
        return _of_instrument(one, lang, t)
    if one.matter is Matter.INSTRUMENT_STATE:
        states = (name(InstrumentState(one.before), lang), name(InstrumentState(one.after), lang))
        return t("State of the instrument: {before} → {after}.", before=states[0], after=states[1])
    if one.matter is Matter.ENTRY:
        return t("Date of entry into force: {change}.", change=_moved(one, lang, t))
    if one.matter is Matter.OWN_DATE:
        return t("Date of entry into force for this state: {change}.", change=_moved(one, lang, t))
    if one.matter is Matter.POSITION:
        return _of_position(one, lang, t)
    if one.matter is Matter.PROVISIONAL:
        return t("Provisional application has begun.") if one.after else t("Provisional application has ended.")
    if one.matter is Matter.STAGE:
        return t("Stage at home: {before} → {after}.", before=_stage(one.before, lang), after=_stage(one.after, lang))
    return t(_OWING[one.before, one.after])


def _of_instrument(one: Difference, lang: str, t: Translator) -> str:
    if one.after:
        return t(
            "The instrument was not there before; its state: {state}.", state=name(InstrumentState(one.after), lang)
        )
    return t("The instrument is there no more; its state was: {state}.", state=name(InstrumentState(one.before), lang))


def _of_position(one: Difference, lang: str, t: Translator) -> str:
    after = name(Position(one.after), lang)
    change = f"{name(Position(one.before), lang)} → {after}" if one.before else after
    if one.in_force_on is None:
        return t("Position: {change}.", change=change)
    day = long_date(one.in_force_on, lang)
    return t("Position: {change}; in force for this state: {day}.", change=change, day=day)


def _moved(one: Difference, lang: str, t: Translator) -> str:
    none = t.c("date", "none known")
    before, after = (long_date(date.fromisoformat(day), lang) if day else none for day in (one.before, one.after))
    return f"{before} → {after}"


def _stage(said: str, lang: str) -> str:
    stage, _, step = said.partition(" ")
    word = name(Stage(stage), lang)
    return f"{word} ({name(Step(step), lang)})" if step else word
