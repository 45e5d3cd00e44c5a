"""Who has done what towards one instrument, in lists of states with days: the prose of a status sheet.

A list names its states in the alphabet of the language; what is said of several of them is said once.
"""

from collections.abc import Sequence
from datetime import date

from tracker.law.dates import UNDATED, Period
from tracker.law.facts import ActFact
from tracker.law.participation import IsParty
from tracker.law.vocabulary import COUNT_FROM_RECEIPT, Act, Confidence, Position, Stage
from tracker.law.what_if import span_on
from tracker.locale.catalogue import Translator, marked, translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.names import name
from tracker.locale.wording import explain_position, step_in_words
from tracker.register.chart import ChartLine
from tracker.reports.model import Paragraph
from tracker.reports.participation import notes_of
from tracker.reports.sheets import Sheet, Sheets

_DEPOSITED = {
    Act.RATIFICATION: marked("Instruments of ratification deposited"),
    Act.ACCEPTANCE: marked("Instruments of acceptance deposited"),
    Act.APPROVAL: marked("Instruments of approval deposited"),
    Act.FORMAL_CONFIRMATION: marked("Instruments of formal confirmation deposited"),
    Act.ACCESSION: marked("Instruments of accession deposited"),
    Act.SUCCESSION: marked("Instruments of succession deposited"),
    Act.NOTIFICATION_OF_COMPLETED_PROCEDURES: marked("Notifications of completed internal procedures deposited"),
}
_GIVEN = {
    Act.DEFINITIVE_SIGNATURE: marked("Signed definitively"),
    Act.RATIFICATION: marked("Ratified (the deposit is not on record)"),
    Act.ACCEPTANCE: marked("Accepted (the deposit is not on record)"),
    Act.APPROVAL: marked("Approved (the deposit is not on record)"),
    Act.FORMAL_CONFIRMATION: marked("Formally confirmed (the deposit is not on record)"),
    Act.ACCESSION: marked("Acceded (the deposit is not on record)"),
    Act.SUCCESSION: marked("Succeeded (the deposit is not on record)"),
    Act.NOTIFICATION_OF_COMPLETED_PROCEDURES: marked(
        "Notified the completion of internal procedures (the receipt is not on record)"
    ),
    Act.EXCHANGE: marked("Exchanged instruments"),
    Act.PARTICIPATION: marked("Consented (the form is not told)"),
}
_APART = (Position.WITHDRAWN, Position.LEAVING, Position.SUSPENDED, Position.REFUSED)

Told = tuple[str, str]  # a state's code, and what is said of it: a day, or how far it is


def signed(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """Who has signed, and when: definitive signatures among them, since they make signatories too."""
    t, lang = translator(found.question.lang), found.question.lang
    lines = [line for line in found.in_order(sheet.chart.lines) if line.took.signatory]
    dated = [(line.state, _when(_signature(line), lang)) for line in lines]
    return _listed(t("Signed"), dated, found) or [Paragraph(t("Signatures: none on record."))]


def consents(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """Who has consented and when, by the kind of the act."""
    t, lang = translator(found.question.lang), found.question.lang
    kinds: dict[tuple[int, str], list[Told]] = {}
    for line in found.in_order(sheet.chart.lines):
        consent = line.took.consent
        if consent is not None:
            place = list(Act).index(consent.act) if consent.id else len(Act)
            kinds.setdefault((place, _heading(consent, t)), []).append((line.state, _when(consent, lang)))
    said = [paragraph for (_, label), dated in sorted(kinds.items()) for paragraph in _listed(label, dated, found)]
    return said or [Paragraph(t("Consents to be bound: none on record."))]


def in_force_for(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """For whom it entered into force and when; for whom it will."""
    t = translator(found.question.lang)
    dated = [line for line in found.in_order(sheet.chart.lines) if line.where.in_force_on is not None]
    by_then = [line for line in dated if _entered(line, sheet) <= sheet.status.as_of]
    later = [line for line in dated if _entered(line, sheet) > sheet.status.as_of]
    said = _listed(t("Entered into force for"), [(one.state, _entry_day(one, found)) for one in by_then], found)
    return said + _listed(t("Enters into force for"), [(one.state, _entry_day(one, found)) for one in later], found)


def not_completed(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """Who has not consented and how far each is; apart from them, of whom that is to be confirmed."""
    t = translator(found.question.lang)
    open_ = [line for line in found.in_order(sheet.chart.concerned) if line.group == "open"]
    unsure = [line for line in open_ if _is_unsure(line)]
    owing = [line for line in open_ if line not in unsure]
    said = _listed(t("No consent on record"), [(one.state, _so_far(one, sheet, t)) for one in owing], found)
    label = t("Not confirmed whether the procedures are completed")
    return said + _listed(label, [(one.state, _so_far(one, sheet, t)) for one in unsure], found)


def _is_unsure(line: ChartLine) -> bool:
    """Whether a consent may exist that is not on record."""
    return line.took.is_party == IsParty.NOT_KNOWN if line.debt is None else line.debt.to_be_confirmed


def provisionally(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """Who applies it provisionally, and since when."""
    t, lang, day = translator(found.question.lang), found.question.lang, sheet.status.as_of
    dated = []
    for line in found.in_order(sheet.chart.lines):
        if line.where.provisional or line.where.position == Position.APPLYING_PROVISIONALLY:
            course = sheet.status.assessment.courses.get(line.state)
            running = [one.start for one in course.provisional if one.running(day)] if course else []
            dated.append((line.state, t("since {day}", day=long_date(min(running, default=line.where.since), lang))))
    return _listed(t("Applied provisionally by"), dated, found)


def apart(found: Sheets, sheet: Sheet) -> list[Paragraph]:
    """Who has left, is leaving, is suspended or refuses: one sentence of proof for each."""
    t, lang, status = translator(found.question.lang), found.question.lang, sheet.status
    lines = [line for line in found.in_order(sheet.chart.lines) if line.where.position in _APART]
    if not lines:
        return []
    items = [
        Paragraph(
            explain_position(status.assessment, line.state, status.as_of, lang, found.called),
            notes_of(found, sheet, line.state),
            "item",
        )
        for line in lines
    ]
    return [Paragraph(t("Withdrawals, suspensions and refusals:")), *items]


def _listed(label: str, told: Sequence[Told], found: Sheets) -> list[Paragraph]:
    """A label with states and what is said of each: once for all of whom the same is said."""
    states: dict[str, list[str]] = {}
    for state, words in told:
        states.setdefault(words, []).append(found.names.state(state))
    listed = "; ".join(f"{', '.join(names)} – {words}" for words, names in states.items())
    return [Paragraph(f"{label}: {listed}.")] if told else []


def _heading(consent: ActFact, t: Translator) -> str:
    if not consent.id:
        return t("Consent confirmed by a source (the act is not on record)")
    received = consent.received != UNDATED and consent.act in COUNT_FROM_RECEIPT
    return t((_DEPOSITED if received and consent.act in _DEPOSITED else _GIVEN)[consent.act])


def _signature(line: ChartLine) -> ActFact | None:
    return line.took.signature or line.took.consent


def _when(act: ActFact | None, lang: str) -> str:
    """The day of an act as far as it is known."""
    return in_words(act.counts_on if act else UNDATED, lang)


def in_words(period: Period, lang: str) -> str:
    """A day, or what is known of it."""
    if period.exact and period.last is not None:
        return long_date(period.last, lang)
    return period_in_words(period, lang) or translator(lang)("day not known")


def _entered(line: ChartLine, sheet: Sheet) -> date:
    return line.where.in_force_on or sheet.status.as_of


def _entry_day(line: ChartLine, found: Sheets) -> str:
    t, lang, day = translator(found.question.lang), found.question.lang, line.where.in_force_on
    assert day is not None, "only states with a date are listed"
    return t("not later than {day}", day=long_date(day, lang)) if line.where.approximate else long_date(day, lang)


def _so_far(line: ChartLine, sheet: Sheet, t: Translator) -> str:
    """Whether it has signed, and how far it is at home."""
    parts = [] if line.where.position == Position.SIGNED else [name(Position(line.where.position), t.lang)]
    return ", ".join([*parts, _stage(line, sheet, t)])


def _stage(line: ChartLine, sheet: Sheet, t: Translator) -> str:
    status, stage = sheet.status, Stage(line.where.stage)
    if stage is Stage.NONE_KNOWN:
        unheard = line.where.confidence == Confidence.UNKNOWN
        return t("nothing is on record of the procedure") if unheard else name(stage, t.lang)
    span = span_on(status.assessment.stages.get(line.state, []), status.as_of)
    steps = status.assessment.dossier.steps
    step = next((one for one in steps if span is not None and one.id == span.step), None)
    return f"{name(stage, t.lang)} ({step_in_words(step, t.lang)})" if step else name(stage, t.lang)
