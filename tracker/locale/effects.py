"""What an act or a step changes, in words: shown before it is saved, and after."""

from datetime import date

from tracker.law.positions import PositionSpan
from tracker.law.stages import StageSpan
from tracker.law.what_if import Effect, PositionChange, StageChange
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import state_name


def effect_in_words(effect: Effect, lang: str) -> list[str]:
    """The changes as sentences, the general date first; one sentence that says so where nothing changes."""
    t = translator(lang)
    if effect.nothing:
        return [t("Nothing changes in law.")]
    return [
        *_entry(effect.entry_before, effect.entry_after, lang),
        *(_position(change, lang) for change in effect.positions),
        *(_stage(change, lang) for change in effect.stages),
    ]


def _entry(before: date | None, after: date | None, lang: str) -> list[str]:
    t = translator(lang)
    if before == after:
        return []
    if after is None:
        return [t("The date of entry into force, {day}, falls away.", day=_day(before, lang))]
    if before is None:
        return [t("The instrument enters into force on {day}.", day=_day(after, lang))]
    return [
        t(
            "The date of entry into force moves from {before} to {after}.",
            before=_day(before, lang),
            after=_day(after, lang),
        )
    ]


def _day(day: date | None, lang: str) -> str:
    return long_date(day, lang) if day else "–"


def _position(change: PositionChange, lang: str) -> str:
    values = {"before": _standing(change.before, lang), "after": _standing(change.after, lang)}
    return _from(change, lang, **values)


def _from(change: PositionChange | StageChange, lang: str, **values: str) -> str:
    """From when a state stands elsewhere; and until when, where it stands again where it stood after that."""
    t = translator(lang)
    values |= {"state": state_name(change.state, lang), "day": long_date(change.day, lang)}
    if change.until is None:
        return t("{state}: from {day} {after} (until now: {before}).", **values)
    until = long_date(change.until, lang)
    return t("{state}: from {day} until {until} {after} (until now: {before}).", until=until, **values)


def _standing(span: PositionSpan | None, lang: str) -> str:
    t = translator(lang)
    if span is None:
        return "–"
    label = name(span.position, lang)
    if span.in_force_on is None:
        return label
    return t("{position}, in force for it on {day}", position=label, day=long_date(span.in_force_on, lang))


def _stage(change: StageChange, lang: str) -> str:
    t = translator(lang)
    at_home = t("at home: {stage}", stage=_reached(change.after, lang))
    return _from(change, lang, before=_reached(change.before, lang), after=at_home)


def _reached(span: StageSpan | None, lang: str) -> str:
    if span is None:
        return "–"
    label = name(span.stage, lang)
    return f"{label} ({name(span.last_step, lang)})" if span.last_step else label
