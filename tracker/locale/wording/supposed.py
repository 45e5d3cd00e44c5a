"""What would follow from acts that nobody has done, in the conditional: no sentence here can be read as a fact."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.assumable import ASSUMABLE
from tracker.law.clauses import Clause
from tracker.law.lacking import Missing
from tracker.law.notation import read_clause
from tracker.law.what_if import Effect, PositionChange
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.numbers import amount_in_words
from tracker.locale.states import states_listed
from tracker.locale.wording.clauses import general_rule_in_words
from tracker.locale.wording.counting import Names, measure_called
from tracker.locale.wording.lacking import still_lacking

_MOST_DAYS = 3  # that a sentence names each with its states

Days = Mapping[str, date]


def assumable_in_words(key: str, notation: Mapping[str, object], lender: str, lang: str) -> str:
    """When the instrument would enter into force by a clause that may be assumed; of a parent's, whose it is."""
    words = general_rule_in_words(read_clause(notation), lang)
    if key in ASSUMABLE:
        return words
    return translator(lang)("As in “{instrument}”: {clause}", instrument=lender, clause=words)


def would_enter(effect: Effect, after: Assessment, days: Days, as_of: date, lang: str, names: Names | None) -> str:
    """When the instrument would enter into force, had these states consented on these days; the answer itself."""
    t = translator(lang)
    clause = after.entry.clause
    if not days and (clause is None or not assumed(clause)):
        return t("Nothing is supposed yet.")
    given = if_given(days, lang, names)
    if clause is not None and assumed(clause):
        return t("Under the clause assumed here, {what}", what=_entry(effect, after, given, as_of, t))
    said = _entry(effect, after, given, as_of, t)
    return said[:1].upper() + said[1:]


def assumed(clause: Clause) -> bool:
    """True for a clause that is no known rule."""
    return clause.basis.value == "assumed"


def _entry(effect: Effect, after: Assessment, given: str, as_of: date, t: Translator) -> str:
    before, on = effect.entry_before, effect.entry_after
    values = {"given": given, "on": _day(on, t.lang), "before": _day(before, t.lang)}
    if on is None and after.entry.clause is None:
        return t(
            "its clause is not known, so nobody can say when the instrument would enter into force {given}.", **values
        )
    if on is None and before is not None:
        return t("the date of entry into force, {before}, would fall away {given}.", **values)
    if on is None:
        return t("the instrument would still not enter into force {given}.", **values)
    if before is None and on < as_of:
        return t("the instrument would have entered into force on {on} {given}.", **values)
    if before is None:
        return t("the instrument would enter into force on {on} {given}.", **values)
    if before != on:
        return t("the date of entry into force would move from {before} to {on} {given}.", **values)
    return t("the date of entry into force would remain {on} {given}.", **values)


def if_given(days: Days, lang: str, names: Names | None) -> str:
    """The condition: which states had consented on which days; of many days, only by when."""
    t = translator(lang)
    if not days:
        return t("by the consents on record alone")
    by_day = _by_day(days)
    if len(by_day) == 1:
        ((day, states),) = by_day.items()
        return t(
            "if consent to be bound were given on {day} ({states})",
            day=long_date(day, lang),
            states=states_listed(states, lang, names),
        )
    if len(by_day) > _MOST_DAYS:
        return t.n(
            "if {n} state had consented by {day}",
            "if {n} states had consented by {day}",
            n=len(days),
            day=long_date(max(by_day), lang),
        )
    told = "; ".join(f"{long_date(day, lang)} – {states_listed(codes, lang, names)}" for day, codes in by_day.items())
    return t("if consent to be bound were given as follows ({given})", given=told)


def for_whom(effect: Effect, lang: str, names: Names | None) -> list[str]:
    """From when it would be in force for whom, where that is other than now: one sentence for each day."""
    t = translator(lang)
    from_when: dict[str, date] = {}
    for change in effect.positions:
        on = change.after.in_force_on if change.after else None
        if on is not None and (change.before is None or change.before.in_force_on != on):
            from_when[change.state] = on
    return [
        t(
            "It would be in force from {day} for: {states}.",
            day=long_date(day, lang),
            states=states_listed(states, lang, names),
        )
        for day, states in _by_day(from_when).items()
    ]


def would_lack(
    missing: Missing | None, after: Assessment, day: date, lang: str, names: Names | None = None
) -> list[str]:
    """What it would still take after what is supposed; empty where nothing, or nobody can say."""
    t = translator(lang)
    weighed = [
        t(
            "By the measure {measure}, the consents would amount to {given}; needed: {needed}.",
            measure=measure_called(weight.measure, lang, names),
            given=amount_in_words(weight.given, lang),
            needed=amount_in_words(weight.needed, lang),
        )
        for weight in (missing.weights if missing else ())
    ]
    return weighed + still_lacking(missing, after, day, lang, names)


def would_become(changes: Sequence[PositionChange], lang: str) -> list[str]:
    """Where one state would stand, from which days on."""
    t = translator(lang)
    told = []
    for change in changes:
        position = name(change.after.position, lang) if change.after else "–"
        values = {"day": long_date(change.day, lang), "position": position}
        if change.until is None:
            told.append(t("from {day}: {position}", **values))
        else:
            told.append(t("from {day} until {until}: {position}", until=long_date(change.until, lang), **values))
    return told


def would_follow(before: Assessment, after: Assessment, effect: Effect, lang: str, names: Names | None) -> list[str]:
    """What would become of another instrument that depends on the one supposed about."""
    t, on = translator(lang), effect.entry_after
    said = []
    if on != effect.entry_before:
        if on is None:
            said.append(t("Its date of entry into force, {day}, would fall away.", day=_day(effect.entry_before, lang)))
        elif effect.entry_before is None:
            said.append(t("It would enter into force on {day}.", day=_day(on, lang)))
        else:
            said.append(
                t(
                    "Its date of entry into force would move from {before} to {day}.",
                    before=_day(effect.entry_before, lang),
                    day=_day(on, lang),
                )
            )
    said += _end(before, after, t)
    if moved := {change.state for change in effect.positions}:
        said.append(
            t.n(
                "The position of {n} state would change: {states}.",
                "The positions of {n} states would change: {states}.",
                n=len(moved),
                states=states_listed(moved, lang, names),
            )
        )
    return said


def _end(before: Assessment, after: Assessment, t: Translator) -> list[str]:
    ends, was = after.dossier.instrument.ends, before.dossier.instrument.ends
    if ends == was:
        return []
    if ends.first is None:
        return [t("It would no longer end on {day}.", day=_day(was.first, t.lang))]
    return [t("It would end on {day}.", day=_day(ends.first, t.lang))]


def _by_day(days: Days) -> dict[date, list[str]]:
    """The states by their days, the earliest first."""
    found: dict[date, list[str]] = {}
    for state, day in sorted(days.items(), key=lambda item: (item[1], item[0])):
        found.setdefault(day, []).append(state)
    return found


def _day(day: date | None, lang: str) -> str:
    return long_date(day, lang) if day else "–"
