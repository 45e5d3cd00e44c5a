"""The status sheet of one instrument, or of each of the selection, one after another.

In Russian it is laid out as in the practice of the CIS, in English as a depositary's chart; both say the same facts,
and both have the same table of participation.
"""

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from tracker.law.vocabulary import Coverage, InstrumentKind, InstrumentState
from tracker.locale.catalogue import Translator, marked, translator
from tracker.locale.dates import long_date, partial_date, period_in_words
from tracker.locale.names import name
from tracker.locale.places import city
from tracker.locale.states import states_listed
from tracker.locale.wording import clause_in_words, clause_with_its_place, course_of_entry, explain_entry
from tracker.reports import sheet_lists as lists
from tracker.reports import statements
from tracker.reports.head import put_together
from tracker.reports.model import Column, Content, Count, Group, Paragraph, Row, Section
from tracker.reports.participation import columns, legend, listed, row
from tracker.reports.question import Question, record_date
from tracker.reports.sheets import Sheet, Sheets, sheets

_ENTERED = (InstrumentState.IN_FORCE, InstrumentState.ENDED)
# "The agreement entered into force": the Russian verb agrees with the gender of what the instrument is called.
_GENDERS = {
    InstrumentKind.CONVENTION: "feminine",
    InstrumentKind.AMENDMENT: "feminine",
    InstrumentKind.AGREEMENT: "neuter",
    InstrumentKind.DECISION: "neuter",
    InstrumentKind.STATEMENT: "neuter",
    InstrumentKind.COMMITMENT: "neuter",
}
_ENTRY = {
    "masculine": marked("The {kind} entered into force {when}.", "masculine"),
    "feminine": marked("The {kind} entered into force {when}.", "feminine"),
    "neuter": marked("The {kind} entered into force {when}.", "neuter"),
}
_NOT_YET = {
    "masculine": marked("By what is on record, the {kind} had not entered into force on {day}.", "masculine"),
    "feminine": marked("By what is on record, the {kind} had not entered into force on {day}.", "feminine"),
    "neuter": marked("By what is on record, the {kind} had not entered into force on {day}.", "neuter"),
}


def build(session: Session, question: Question) -> Content:
    """The report's content: instruments in the order of their adoption, states in the order of their names."""
    found = sheets(session, question)
    t = translator(question.lang)
    prose = [(sheet, _prose(found, sheet), _rows(found, sheet)) for sheet in found.sheets]
    shown = columns([row for _, _, rows in prose for row in rows], found)
    groups = [group for sheet, text, rows in prose for group in _groups(found, sheet, text, rows, shown)]
    recorded = record_date(session, question)
    nothing = t("For this selection, no instrument adopted by this day is on record.")
    return put_together(
        question,
        recorded,
        found.names,
        "status-sheet",
        _title(found, t),
        _headline(found, t),
        tuple(_counts(found, t)),
        tuple(groups) or (Group("sheets", t("Status sheets"), nothing, shown),),
        nothing,
        tuple(legend(shown, found)) if any(rows for _, _, rows in prose) else (),
        found.evidence.notes,
        landscape=False,
    )


def _rows(found: Sheets, sheet: Sheet) -> tuple[Row, ...]:
    return tuple(row(found, sheet, line) for line in listed(found, sheet))


def _groups(
    found: Sheets, sheet: Sheet, prose: list[Paragraph], rows: tuple[Row, ...], shown: tuple[Column, ...]
) -> list[Group]:
    """The sheet with its table; behind it what states declared, where they did."""
    t, title = translator(found.question.lang), found.names.full_title(sheet.key)
    has_table = bool(rows) or sheet.for_consent
    groups = [
        Group(
            sheet.key,
            title,
            t("No state is on record whose consent is called for on this day.") if has_table else "",
            shown if has_table else (),
            (Section(sheet.key, t("Participation"), (), (), rows),) if rows else (),
            tuple(prose),
        )
    ]
    if declared := statements.said(found, sheet):
        heading = t("Declarations and reservations: {title}", title=found.names.title(sheet.key))
        groups.append(Group(f"{sheet.key}/statements", heading, paragraphs=declared))
    return groups


def _prose(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """What is said above the table, in the order of the language's practice."""
    t = translator(found.question.lang)
    if not sheet.for_consent:
        return [*_printed(found, sheet, t), *_without_consent(found, sheet)]
    declared = [] if any(sheet.said) else [Paragraph(t("No reservation, declaration or objection is on record."))]
    partial = (
        t("Only some states' acts could be found: every number is of those on record.")
        if sheet.status.acts
        else t("No act of a state could be found; there may be some all the same.")
    )
    doubt = [Paragraph(partial)] if sheet.status.row.coverage == Coverage.PARTIAL else []
    layout = _by_the_cis if found.question.lang == "ru" else _by_the_depositary
    return [*layout(found, sheet, t), *declared, *doubt]


def _by_the_cis(found: Sheets, sheet: Sheet, t: Translator) -> list[Paragraph]:
    """The rule, who signed, who deposited what, when it entered into force and for whom, and who is missing."""
    return [
        *_printed(found, sheet, t),
        _rule(found, sheet),
        *lists.signed(found, sheet),
        *lists.consents(found, sheet),
        _entry(found, sheet, t),
        *lists.in_force_for(found, sheet),
        *_course(found, sheet),
        *lists.not_completed(found, sheet),
        *_required(found, sheet, t),
        *lists.provisionally(found, sheet),
        *lists.apart(found, sheet),
        _totals(sheet, t),
    ]


def _by_the_depositary(found: Sheets, sheet: Sheet, t: Translator) -> list[Paragraph]:
    """The facts of a chart's head and the totals; then what its table does not tell by itself."""
    return [
        *_printed(found, sheet, t),
        _entry(found, sheet, t),
        _rule(found, sheet),
        *_course(found, sheet),
        _totals(sheet, t),
        *_required(found, sheet, t),
        *lists.not_completed(found, sheet),
        *lists.provisionally(found, sheet),
        *lists.apart(found, sheet),
    ]


def _printed(found: Sheets, sheet: Sheet, t: Translator) -> list[Paragraph]:
    """Where and when it was adopted, the depositary and the languages, as far as they are on record."""
    lang, unknown, own = t.lang, t("not on record"), sheet.status.row
    day = partial_date(own.adopted_on, lang) if own.adopted_on else unknown
    place = city(own.adopted_at, lang) or unknown
    numbers = found.evidence.of_instrument(sheet.key)
    said = [Paragraph(t("Adopted: {day}; place: {place}.", day=day, place=place), numbers)]
    if not sheet.for_consent:
        return said
    languages = ", ".join(own.languages or ())
    said.append(
        Paragraph(
            t(
                "Depositary: {depositary}; languages: {languages}.",
                depositary=own.depositary or unknown,
                languages=languages,
            )
            if languages
            else t("Depositary: {depositary}.", depositary=own.depositary or unknown)
        )
    )
    return said


def _rule(found: Sheets, sheet: Sheet) -> Paragraph:
    """The clause in words, with its article and how it is known; or why nothing can be computed."""
    assessment, lang = sheet.status.assessment, found.question.lang
    clause, instrument = assessment.entry.clause, assessment.dossier.instrument
    if clause is not None:
        return Paragraph(clause_with_its_place(clause, lang, found.called, instrument))
    why = assessment.entry.why_not
    return Paragraph(clause_in_words(None, lang, why, found.called, instrument.clause_problem, instrument))


def _course(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    said = course_of_entry(sheet.status.assessment, found.question.as_of, found.question.lang, found.called)
    return [Paragraph(" ".join(said), _announced(found, sheet))] if said else []


def _entry(found: Sheets, sheet: Sheet, t: Translator) -> Paragraph:
    """Since when it is in force, or that it is not, or that nobody can tell."""
    status, lang, day = sheet.status, found.question.lang, found.question.as_of
    gender = _GENDERS.get(InstrumentKind(status.line.kind), "masculine")
    kind, state = name(InstrumentKind(status.line.kind), lang), status.line.state
    if state in _ENTERED and status.on is not None:
        entered = t.c(gender, _ENTRY[gender], kind=kind, when=_when(sheet, status.on, lang))
        return Paragraph(_capitalised(entered), _announced(found, sheet))
    if state == InstrumentState.SCHEDULED and status.on is not None:
        return Paragraph(
            t("Date of entry into force: {day}.", day=long_date(status.on, lang)), _announced(found, sheet)
        )
    if state == InstrumentState.PENDING:
        return Paragraph(_capitalised(t.c(gender, _NOT_YET[gender], kind=kind, day=long_date(day, lang))))
    if state is None:
        return Paragraph(t("The instrument had not been adopted on {day}.", day=long_date(day, lang)))
    return Paragraph(t("Date of entry into force: not known."))


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _when(sheet: Sheet, on: date, lang: str) -> str:
    """The date as it was announced, else the one computed; what is known only roughly is a bound."""
    announced = sheet.status.assessment.entry.announced
    if announced is not None and announced.day == on:
        return period_in_words(announced.on, lang)
    t, day = translator(lang), long_date(on, lang)
    return t("not later than {day}", day=day) if sheet.status.line.approximate else t("on {day}", day=day)


def _announced(found: Sheets, sheet: Sheet) -> tuple[int, ...]:
    """The notes on general dates that sources announce."""
    rows = [one for one in sheet.status.announcements if not one.state] if sheet.status.on is not None else []
    return tuple(number for one in rows for number in found.evidence.of_fact("announcement", one))


def _totals(sheet: Sheet, t: Translator) -> Paragraph:
    chart, day = sheet.chart, long_date(sheet.status.as_of, t.lang)
    said = t(
        "Status as at {day}. Signatories: {signatories}. Parties: {parties}.",
        day=day,
        signatories=chart.signatories,
        parties=chart.parties,
    )
    if chart.not_known:
        said += " " + t.n(
            "Of {n} state it is not known whether it is a party.",
            "Of {n} states it is not known whether they are parties.",
            n=chart.not_known,
        )
    return Paragraph(said)


def _required(found: Sheets, sheet: Sheet, t: Translator) -> list[Paragraph]:
    """How many consents are missing, with an asterisk where it is only one; that it cannot be computed, where so."""
    missing, state = sheet.status.missing, sheet.status.line.state
    if missing is None:
        unknown = state in (InstrumentState.PENDING, InstrumentState.NOT_COMPUTABLE)
        return [Paragraph(t("Consents still required for entry into force: cannot be computed."))] if unknown else []
    if missing.consents == 0:
        return []
    if missing.consents > 1:
        return [Paragraph(t("Consents still required for entry into force: {n}.", n=missing.consents))]
    last = missing.states or missing.any_of
    states = states_listed(last, t.lang, found.called)
    starred = Paragraph(t("Consents still required for entry into force: 1*."))
    if len(last) == 1:
        return [starred, Paragraph(t("* Only one consent is missing, that of one state: {states}.", states=states))]
    if last:
        return [starred, Paragraph(t("* Only one consent is missing, from any of: {states}.", states=states))]
    return [starred, Paragraph(t("* Only one consent is missing."))]


def _without_consent(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    said = explain_entry(sheet.status.assessment, found.question.as_of, found.question.lang, found.called)
    return [Paragraph(" ".join(said), _announced(found, sheet))]


def _title(found: Sheets, t: Translator) -> str:
    """What every page is known by: the one instrument, where it is one."""
    if len(found.sheets) == 1:
        return t("Status sheet: {title}", title=found.names.title(found.sheets[0].key))
    return t("Status sheets")


def _headline(found: Sheets, t: Translator) -> str:
    if not found.sheets:
        return t("No instrument")
    if len(found.sheets) == 1:
        state = found.sheets[0].status.line.state
        said = name(InstrumentState(state), t.lang) if state else t("not adopted")
        return f"{found.names.title(found.sheets[0].key)}: {said}"
    instruments = t.n("{n} instrument", "{n} instruments", n=len(found.sheets))
    states = "; ".join(f"{name(state, t.lang)} – {n}" for state, n in _states(found).items())
    return f"{instruments}: {states}"


def _states(found: Sheets) -> dict[InstrumentState, int]:
    """How many instruments are in each state, in the order of the vocabulary."""
    counted = Counter(sheet.status.line.state for sheet in found.sheets)
    return {state: counted[state] for state in InstrumentState if counted[state]}


def _counts(found: Sheets, t: Translator) -> list[Count]:
    """Of one instrument what its table has: signatories, consents, parties; of several how many are in which state."""
    if len(found.sheets) != 1:
        of_states = [Count(str(state), n, name(state, t.lang)) for state, n in _states(found).items()]
        return [Count("instruments", len(found.sheets), t("Instruments")), *of_states]
    chart = found.sheets[0].chart
    given = [line.took for line in chart.lines if line.took.consent is not None]
    left = sum(took.lost_on is not None for took in given)
    of_these = t("of these: {kind}", kind=t("have left"))
    return [
        Count("signatories", chart.signatories, t("Signatories")),
        Count("consents", len(given), t("States with a consent on record")),
        *([Count("left", left, of_these)] if left else []),
        Count("parties", chart.parties, t("Parties")),
        Count("not_known", chart.not_known, t("Not known whether parties")),
    ]
