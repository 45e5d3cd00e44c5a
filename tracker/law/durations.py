"""When an instrument ends: its term and what prolongs it, another instrument it lasts with, too few parties left.

An end that is recorded is official and wins over one that is computed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.law.clauses import Duration
from tracker.law.courses import Course
from tracker.law.dates import Period
from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import Dossier
from tracker.law.relatives import Relatives


@dataclass(frozen=True, slots=True)
class End:
    """The first day on which an instrument is no longer in force, and why: VCLT 54, 55, 59.

    `why` is `recorded`, `term`, `with-another`, `too-few-parties`, or `prolonged` (its term would have ended on `term`,
    but for the instrument `by`); `on` is None where it does not end.
    """

    on: date | None
    why: str
    by: str = ""  # the instrument it lasts with, or that prolongs it
    term: date | None = None  # the first day after the term that was prolonged
    prolonged_by_entry_on: date | None = None  # when what prolongs it entered into force, possibly after the term
    approximate: bool = False


def end_of(dossier: Dossier, courses: dict[str, Course], entry: EntryIntoForce, relatives: Relatives) -> End | None:
    """The end of the dossier's instrument; None where nothing is known of any."""
    ended, duration = dossier.instrument.ended, dossier.instrument.duration
    if ended.first is not None:
        return End(ended.first, "recorded", approximate=not ended.exact)
    if duration is None:
        return None
    ends = [_term(dossier.instrument.key, duration, entry, relatives), _with_another(duration, relatives)]
    ends.append(_too_few(duration, courses, entry))
    known = [end for end in ends if end is not None]
    return min(known, key=lambda end: end.on or date.max, default=None)


def as_period(end: End | None, recorded: Period) -> Period:
    """The end as a period of the instrument."""
    if end is None or end.on is None or end.why == "recorded":
        return recorded
    return Period(None if end.approximate else end.on, end.on)


def _term(key: str, duration: Duration, entry: EntryIntoForce, relatives: Relatives) -> End | None:
    """The end of the term, the last day included, unless it is renewed or another instrument prolongs it in time."""
    end = _day_after_term(duration, entry.on)
    if end is None or duration.renewed:
        return None
    for prolonging in relatives.prolonging(key):
        entered = prolonging.entry.on
        applies = prolonging.entry.clause.applies_from if prolonging.entry.clause else None
        if entered is None or (applies or entered) > end:
            continue
        further = prolonging.dossier.instrument.duration
        on = None if further is None or further.renewed else _day_after_further_term(further, applies or end)
        return End(on, "prolonged", prolonging.dossier.instrument.key, end, entered)
    return End(end, "term", approximate=duration.last_day is None and entry.approximate)


def _day_after_term(duration: Duration, start: date | None) -> date | None:
    if duration.last_day is not None:
        return duration.last_day + timedelta(days=1)
    if duration.term is None or start is None:
        return None
    return duration.term.after(start) + timedelta(days=1 if duration.anniversary_included else 0)


def _day_after_further_term(duration: Duration, start: date) -> date | None:
    """The first day after a further term that begins on a day."""
    if duration.last_day is not None:
        return duration.last_day + timedelta(days=1)
    return None if duration.term is None else duration.term.after(start)


def _with_another(duration: Duration, relatives: Relatives) -> End | None:
    if not duration.with_instrument:
        return None
    _, ended = relatives.in_force(duration.with_instrument)
    return None if ended is None else End(ended, "with-another", duration.with_instrument)


def _too_few(duration: Duration, courses: dict[str, Course], entry: EntryIntoForce) -> End | None:
    """The first day after the entry into force on which fewer parties are left than it may have."""
    if duration.fewest_parties is None or entry.on is None:
        return None
    times = [
        (bound, consent.lost or date.max)
        for state, course in courses.items()
        for bound, consent in zip(entry.bindings(state, course.consents), course.consents, strict=True)
        if bound is not None and (consent.lost is None or bound < consent.lost)
    ]
    for day in sorted({lost for _, lost in times if entry.on < lost < date.max}):
        if sum(bound <= day < lost for bound, lost in times) < duration.fewest_parties:
            return End(day, "too-few-parties")
    return None
