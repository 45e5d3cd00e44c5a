"""The table of participation of one instrument, as a depositary's chart has it: the same in both languages."""

from collections.abc import Iterable, Iterator

from tracker.law.facts import ActFact
from tracker.law.participation import IsParty
from tracker.law.vocabulary import CONSENTED_POSITIONS, Act, Confidence, Position, Says, Stage
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.names import meaning, name
from tracker.register.chart import ChartLine
from tracker.reports.model import Column, Meaning, Row
from tracker.reports.sheets import Sheet, Sheets, has_acted

KEYS = ("state", "signed_on", "consented_on", "consent", "in_force_on", "position", "remarks", "notes")


def listed(found: Sheets, sheet: Sheet) -> list[ChartLine]:
    """The states in the table: those concerned on the day, and those that have signed or consented."""
    lines = (one for one in sheet.chart.lines if one.where.position != Position.NOT_ELIGIBLE or has_acted(one))
    return found.in_order(lines)


def row(found: Sheets, sheet: Sheet, line: ChartLine) -> Row:
    """A state's row: the register's own values in the order of the columns."""
    consent = line.took.consent
    return (
        line.state,
        line.took.signed_on,
        line.took.consented_on,
        str(consent.act) if consent else None,
        line.where.in_force_on,
        str(line.where.position),
        "; ".join(_remarks(found, sheet, line)) or None,
        notes_of(found, sheet, line.state),
    )


def notes_of(found: Sheets, sheet: Sheet, state: str) -> tuple[int, ...]:
    """The notes on a state: its acts and steps, and dates and completions that sources tell of it."""
    numbers = set(found.evidence.of_state(sheet.key, state))
    status = sheet.status
    if status.on is not None:
        for announced in status.announcements:
            if announced.state == state:
                numbers.update(found.evidence.of_fact("announcement", announced))
    for said in status.confirmations:
        if said.says == Says.COMPLETED and (said.state or state) == state and said.up_to <= str(status.as_of):
            numbers.update(found.evidence.of_fact("confirmation", said))
    return tuple(sorted(numbers))


def columns(rows: Iterable[Row], found: Sheets) -> tuple[Column, ...]:
    """The columns, with the words of those values that occur in any of the tables."""
    t, lang, names = translator(found.question.lang), found.question.lang, found.names
    states, acts, positions = (
        sorted({str(row[KEYS.index(key)]) for row in rows if row[KEYS.index(key)]})
        for key in ("state", "consent", "position")
    )
    return (
        Column(
            "state",
            t("Participant"),
            words={code: names.state(code) for code in states},
            code_heading=t("Code of the state"),
        ),
        Column("signed_on", t("Signature"), "date", nothing="–"),
        Column("consented_on", t("Consent"), "date", nothing="–"),
        Column("consent", t("Kind of consent"), words={act: name(Act(act), lang) for act in acts}, nothing="–"),
        Column("in_force_on", t("Entry into force"), "date", nothing="–"),
        Column("position", t("Position"), words={word: name(Position(word), lang) for word in positions}),
        Column("remarks", t("Remarks"), nothing="–"),
        Column("notes", t("Notes"), "notes", nothing=t("no source on record")),
    )


def legend(columns: tuple[Column, ...], found: Sheets) -> Iterator[Meaning]:
    """What the columns and their words mean."""
    t, lang = translator(found.question.lang), found.question.lang
    by_key = {column.key: column for column in columns}
    means = {
        "signed_on": t("The day of a signature that needs a consent to follow; of a vague day, the last possible one."),
        "consented_on": t(
            "The day on which the depositary received the consent, else the day on the document; of a vague day, the"
            " last possible one."
        ),
        "in_force_on": t("From which day the instrument is, was or will be in force for the state."),
        "notes": t("Numbers of the notes, which give the sources."),
    }
    yield from (Meaning(key, t("Column"), None, by_key[key].heading, text) for key, text in means.items())
    yield Meaning("signed_on", t("Column"), None, "–", t("Nothing is on record by the day of this report."))
    position = by_key["position"]
    for word in Position:
        if word in position.words:
            yield Meaning("position", position.heading, str(word), position.words[word], meaning(word, lang))
    state = by_key["state"]
    for code, called in sorted(state.words.items(), key=lambda pair: pair[1]):
        if (official := found.names.official(code)) != called:
            yield Meaning("state", state.heading, code, called, official)


def _remarks(found: Sheets, sheet: Sheet, line: ChartLine) -> Iterator[str]:
    """What a chart notes beside the dates."""
    t, lang = translator(found.question.lang), found.question.lang
    yield from _of_signature(sheet, line, lang)
    yield from _of_consent(line, t, lang)
    if line.where.in_force_on is not None and line.where.approximate:
        yield t("a day this rests on is known only roughly")
    if line.where.provisional:
        yield t("provisionally applied")
    yield from (name(act, lang) for act in line.made if act is not Act.PROVISIONAL_APPLICATION)
    if line.group == "open" and sheet.for_consent:
        yield from _of_procedure(line, t, lang)
    if line.took.is_party == IsParty.NOT_KNOWN:
        yield t("whether it is a party is not known")


def _of_signature(sheet: Sheet, line: ChartLine, lang: str) -> Iterator[str]:
    signed = line.took.signature
    course = sheet.status.assessment.courses.get(line.state)
    unconfirmed = course.ad_referendum if course else None
    if signed is None and unconfirmed is not None and (unconfirmed.day or sheet.status.as_of) <= sheet.status.as_of:
        yield _dated(unconfirmed, lang)
    elif signed is not None and (signed.act is not Act.SIGNATURE or not signed.counts_on.exact):
        yield _dated(signed, lang)


def _of_consent(line: ChartLine, t: Translator, lang: str) -> Iterator[str]:
    consent, lost = line.took.consent, line.took.lost_on
    if consent is None and line.where.position in CONSENTED_POSITIONS:
        yield t("the act of consent is not on record")
    elif consent is not None and not consent.id:
        yield t("consent confirmed by a source, the act is not on record")
    elif consent is not None and not consent.counts_on.exact:
        yield _dated(consent, lang)
    if lost is None and line.where.position == Position.WITHDRAWN:  # whose consent is not on record
        lost = line.where.since
    if lost is not None:
        yield t("no longer bound from {day}", day=long_date(lost, lang))


def _of_procedure(line: ChartLine, t: Translator, lang: str) -> Iterator[str]:
    if line.debt is not None and line.debt.to_be_confirmed:
        yield t("to be confirmed")
    elif line.debt is not None and line.debt.blocking:
        yield t("indispensable for entry into force")
    if line.where.stage != Stage.NONE_KNOWN:
        yield name(Stage(line.where.stage), lang)
    elif line.where.confidence == Confidence.UNKNOWN:
        yield t("nothing heard")


def _dated(act: ActFact, lang: str) -> str:
    """The kind of an act and when it was, as far as that is known."""
    when = period_in_words(act.counts_on, lang) or translator(lang)("on a day that is not known")
    return f"{name(act.act, lang)} {when}"
