"""How long an instrument lasts, and why it has ended, or has not, on a day."""

from datetime import date, timedelta

from tracker.law.assessment import Assessment
from tracker.law.durations import End
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.numbers import few_in_words
from tracker.locale.wording.counting import Names, called
from tracker.locale.wording.durations import duration_in_words

_DAY = timedelta(days=1)


def ending(assessment: Assessment, day: date, lang: str, names: Names | None) -> list[str]:
    """Of an instrument that is in force or has ended: its term, its end, and what they rest on."""
    instrument, end, on = assessment.dossier.instrument, assessment.end, assessment.entry.on
    has_ended = end is not None and end.on is not None and end.on <= day
    if not has_ended and (on is None or on > day):
        return []
    said = [] if instrument.duration is None else [duration_in_words(instrument.duration, lang, names)]
    if end is None:
        return said
    if end.why == "prolonged":
        said.append(_prolonged(assessment, end, lang, names))
    return [*said, _ended(assessment, end, lang, names) if has_ended else _will_end(end, lang)]


def _ended(assessment: Assessment, end: End, lang: str, names: Names | None) -> str:
    t = translator(lang)
    assert end.on is not None, "it has ended"
    last = long_date(end.on - _DAY, lang)
    if end.why in ("term", "prolonged"):
        return t("The instrument has ended: the last day of its term was {day}.", day=last)
    if end.why == "with-another":
        return t(
            "The instrument has ended together with the instrument {name}; its last day was {day}.",
            name=called(end.by, lang, names),
            day=last,
        )
    duration = assessment.dossier.instrument.duration
    if end.why == "too-few-parties" and duration is not None and duration.fewest_parties is not None:
        return t(
            "The instrument has ended: from {day} on fewer than {n} parties were left.",
            day=long_date(end.on, lang),
            n=few_in_words(duration.fewest_parties, lang),
        )
    when = period_in_words(assessment.dossier.instrument.ended, lang)
    return t("The instrument has ended: {when}.", when=when)


def _will_end(end: End, lang: str) -> str:
    """The end that lies ahead, where a term fixes it; what happens later is not told."""
    if end.on is None or end.why not in ("term", "prolonged"):
        return ""
    return translator(lang)("The last day of its term is {day}.", day=long_date(end.on - _DAY, lang))


def _prolonged(assessment: Assessment, end: End, lang: str, names: Names | None) -> str:
    """What prolongs the term; where that became law only after the term, that the answer rests on it."""
    t = translator(lang)
    assert end.term is not None, "a term was prolonged"
    assert end.prolonged_by_entry_on is not None, "by an instrument in force"
    by = assessment.relatives.entered(end.by)
    start = by.entry.clause.applies_from if by and by.entry.clause else None
    values = {
        "last": long_date(end.term - _DAY, lang),
        "name": called(end.by, lang, names),
        "entered": long_date(end.prolonged_by_entry_on, lang),
        "start": long_date(start or end.term, lang),
    }
    said = t(
        "The term would have run out on {last}; it is prolonged from {start} by the instrument {name}, which entered"
        " into force on {entered}.",
        **values,
    )
    if end.prolonged_by_entry_on <= end.term:
        return said
    later = t(
        "What is said of the days from {term} until then thus rests on a retroactive rule that became law only"
        " later: on those days themselves the instrument had to be taken as expired.",
        term=long_date(end.term, lang),
    )
    return f"{said} {later}"
