"""Why an instrument is in force, or not, on a day: the clause, what was counted, the arithmetic, what is missing."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.clauses import Clause
from tracker.law.entry_into_force import missing_on
from tracker.law.triggers import Undone, entry_date
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, Basis
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import states_listed
from tracker.locale.wording.clauses import clause_in_words
from tracker.locale.wording.counted import counted
from tracker.locale.wording.counting import Names
from tracker.locale.wording.delays import after
from tracker.locale.wording.ends import ending
from tracker.locale.wording.lacking import lacking
from tracker.locale.wording.sources import by_sources, state_on


def explain_entry(assessment: Assessment, day: date, lang: str, names: Names | None = None) -> list[str]:
    """What decides the entry into force of an instrument on a day, as sentences in the order of the argument.

    `names` may also have the titles of instruments, organisations and measures, by their keys.
    """
    t, instrument, entry = translator(lang), assessment.dossier.instrument, assessment.entry
    if instrument.draft:
        return [t("The instrument is a draft: nothing can be signed or consented to before it is adopted.")]
    said = [_not_adopted(assessment, day, lang)]
    if entry.clause is not None or instrument.kind not in KINDS_WITHOUT_RATIFICATION:
        said.append(clause_in_words(entry.clause, lang, entry.why_not, names, instrument.clause_problem, instrument))
    elif entry.announced is None:
        said += _without_ratification(assessment, day, lang)
    found = [sentence for sentence in said if sentence] + course_of_entry(assessment, day, lang, names)
    return found or [t("By what is on record, the instrument is not in force on this day.")]


def course_of_entry(assessment: Assessment, day: date, lang: str, names: Names | None = None) -> list[str]:
    """What came of the clause by a day: what was counted, what sources say, what is missing, what is in doubt."""
    entry, said = assessment.entry, []
    if entry.clause is not None:
        said += _by_the_clause(assessment, entry.clause, day, lang, names)
    said += by_sources(assessment, day, lang, names)
    said += lacking(missing_on(entry, assessment.dossier, day), assessment, day, lang, names)
    said += _doubts(assessment, day, lang)
    said += ending(assessment, day, lang, names)
    return [sentence for sentence in said if sentence]


def _without_ratification(assessment: Assessment, day: date, lang: str) -> list[str]:
    t, entry, kind = translator(lang), assessment.entry, name(assessment.dossier.instrument.kind, lang)
    said = [t("An instrument of this kind ({kind}) needs no ratification.", kind=kind)]
    if entry.on is None:
        return [*said, t("The day of its adoption is not known.")]
    if entry.on <= day:
        said.append(
            t("Nothing else being recorded, it has effect from its adoption: {day}.", day=long_date(entry.on, lang))
        )
    return said


def _not_adopted(assessment: Assessment, day: date, lang: str) -> str:
    adopted = assessment.dossier.instrument.adopted.last
    if adopted is None or adopted <= day:
        return ""
    return translator(lang)("The instrument was adopted later, on {day}.", day=long_date(adopted, lang))


def _by_the_clause(assessment: Assessment, clause: Clause, day: date, lang: str, names: Names | None) -> list[str]:
    """What was counted on the day the condition was met, or up to the day asked about, and the arithmetic."""
    entry, undone = assessment.entry, assessment.entry.undone_on(day)
    met = entry.met_on if entry.met_on is not None and entry.met_on <= day else undone.met_on if undone else None
    said = counted(assessment, met or day, lang, names)
    said += [_undone(one, lang, names) for one in entry.undone if one.until <= day]
    if met is not None:
        said.append(_met(clause, met, lang))
    return [*said, _undone_later(undone, lang, names)] if undone else said


def _undone(undone: Undone, lang: str, names: Names | None) -> str:
    """A time in which the condition was met until a consent was withdrawn."""
    return translator(lang)(
        "From {met} the condition was met, and the date would have been {day}; on {until}, before that date, consent"
        " was withdrawn: {states}.",
        met=long_date(undone.met_on, lang),
        day=long_date(undone.would_be_on, lang),
        until=long_date(undone.until, lang),
        states=states_listed(undone.states, lang, names),
    )


def _undone_later(undone: Undone, lang: str, names: Names | None) -> str:
    return translator(lang)(
        "That did not last: on {until}, before that date, consent was withdrawn: {states}.",
        until=long_date(undone.until, lang),
        states=states_listed(undone.states, lang, names),
    )


def _met(clause: Clause, met: date, lang: str) -> str:
    """The day the condition was met, and the arithmetic from there."""
    t, computed = translator(lang), entry_date(clause, met)
    values = {"met": long_date(met, lang), "day": long_date(computed, lang)}
    plain = clause.then.after(met)
    if clause.fixed_date is not None and computed == clause.fixed_date:
        return t("The condition was met on {met}, in time for the date that the clause fixes: {day}.", **values)
    if computed != plain and plain == met:
        return t(
            "The condition was met on {met}; since the clause sets {day} as the earliest date, it enters into force on"
            " that day.",
            **values,
        )
    if computed != plain:
        return t(
            "The condition was met on {met}. The delay ends on {earlier}; since the clause sets {day} as the earliest"
            " date, it enters into force on that day.",
            earlier=long_date(plain, lang),
            **values,
        )
    if computed == met:
        return t("The condition was met on {met}: by the clause, that is the date of entry into force.", **values)
    when = after(clause.then, values["met"], lang)
    return t("The condition was met on {met}. By the clause it enters into force {when}: {day}.", when=when, **values)


def _doubts(assessment: Assessment, day: date, lang: str) -> list[str]:
    """What the record may lack, and what is known only roughly."""
    t, entry, span, said = translator(lang), assessment.entry, state_on(assessment, day), []
    if entry.clause is not None and not entry.sufficient and entry.announced is None:
        said.append(t("Only some states' acts are on record, so the condition may have been met earlier."))
    if entry.clause is not None and entry.clause.basis is Basis.ASSUMED:
        said.append(t("The rule is an assumption: what follows from it is no surer than that."))
    if span is not None and span.approximate:
        said.append(t("A day this rests on is known only roughly; the last possible one is used."))
    return said
