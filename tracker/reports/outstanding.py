"""What the reports on outstanding ratifications have in common: everything but how they are arranged."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.vocabulary import Confidence, Position, Stage, Step
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date
from tracker.locale.names import meaning, name
from tracker.register.reading import OwingLine
from tracker.reports.days import counted_from_recording, in_words
from tracker.reports.head import put_together
from tracker.reports.material import Material, material
from tracker.reports.model import Column, Content, Count, Group, Meaning, Row, Section
from tracker.reports.question import Question, record_date
from tracker.reports.reached import divided, label

OWED, UNCONFIRMED = "outstanding", "to_be_confirmed"
KEYS = ("position", "since", "days", "stage", "last_step", "stage_since", "blocking", "confidence", "notes")
_VOCABULARIES = {"position": Position, "stage": Stage, "last_step": Step, "confidence": Confidence}

Arrange = Callable[[Material, str, tuple[OwingLine, ...]], tuple[Section, ...]]


def outstanding_content(
    session: Session, question: Question, name_: str, title: str, leading: tuple[str, str], arrange: Arrange
) -> Content:
    """The content of a report on what is outstanding; `arrange` makes the sections of a group."""
    found = material(session, question)
    t = translator(question.lang)
    columns = _columns(found, (*leading, *KEYS), t)
    groups = _groups(found, columns, arrange, t)
    recorded = record_date(session, question)
    return put_together(
        question,
        recorded,
        found.names,
        name_,
        title,
        _headline(found, t),
        _counts(found, t),
        groups,
        t("For this selection, nothing is outstanding and nothing is to be confirmed on this day."),
        _legend(found, columns, groups, t),
        found.evidence.notes,
    )


def row_of(found: Material, line: OwingLine, leading: tuple[str, str]) -> Row:
    """One row: the answer's own values in the order of the columns, and the numbers of its notes."""
    values = {key: getattr(line, key) for key in (*leading, *KEYS[:-1])} | {"stage_since": found.stage_since(line)}
    return (*values.values(), found.evidence.of_state(line.instrument, line.state))


def by_key(lines: Iterable[OwingLine], key: str) -> dict[str, list[OwingLine]]:
    """The lines of each instrument, or of each state."""
    grouped: dict[str, list[OwingLine]] = {}
    for line in lines:
        grouped.setdefault(getattr(line, key), []).append(line)
    return grouped


def how_many(group: str, lines: list[OwingLine], lang: str) -> str:
    """How many lines a section has and since when, as a sentence."""
    t = translator(lang)
    oldest = long_date(min(line.since for line in lines), lang)
    if group == UNCONFIRMED:
        return t.n("{n} position to be confirmed.", "{n} positions to be confirmed.", len(lines))
    owed = t.n("{n} outstanding ratification", "{n} outstanding ratifications", len(lines))
    return t("{owed}, the longest since {day}.", owed=owed, day=oldest)


def _groups(found: Material, columns: tuple[Column, ...], arrange: Arrange, t: Translator) -> tuple[Group, ...]:
    """What is owed; then, apart from it, what is to be confirmed."""
    owed, unconfirmed = arrange(found, OWED, found.owed), arrange(found, UNCONFIRMED, found.unconfirmed)
    return (
        Group(OWED, t("Outstanding"), t("Nothing is outstanding."), columns, owed),
        Group(UNCONFIRMED, t("To be confirmed"), t("Nothing is to be confirmed."), columns, unconfirmed),
    )


def _columns(found: Material, keys: tuple[str, ...], t: Translator) -> tuple[Column, ...]:
    """The columns, each with the words of those values that occur."""
    lines, lang = (*found.owed, *found.unconfirmed), found.question.lang
    occurring = {key: {getattr(line, key) for line in lines} - {None} for key in keys if key != "notes"}
    words: dict[str, dict[Any, str]] = {
        "instrument": {key: found.names.title(key) for key in occurring["instrument"]},
        "state": {code: found.names.state(code) for code in occurring["state"]},
        "blocking": {True: t("yes"), False: t("no")},
        **{
            key: {word: name(vocabulary(word), lang) for word in occurring[key]}
            for key, vocabulary in _VOCABULARIES.items()
        },
    }
    made = {
        "instrument": Column(
            "instrument", t("Instrument"), words=words["instrument"], code_heading=t("Key of the instrument")
        ),
        "state": Column("state", t("State"), words=words["state"], code_heading=t("Code of the state")),
        "position": Column("position", t("Position"), words=words["position"]),
        "since": Column("since", t.c("heading of a column", "Since"), "date"),
        "days": Column("days", t("Days"), "number"),
        "stage": Column("stage", t("Stage at home"), words=words["stage"]),
        "last_step": Column("last_step", t("Last step"), words=words["last_step"], nothing=t("none known")),
        "stage_since": Column(
            "stage_since", t("Stage since"), "date", words=in_words(map(found.stage_since, lines), lang)
        ),
        "blocking": Column("blocking", t("Blocking"), words=words["blocking"], nothing=t("cannot be computed")),
        "confidence": Column("confidence", t("Confidence"), words=words["confidence"]),
        "notes": Column("notes", t("Notes"), "notes", nothing=t("no source on record")),
    }
    return tuple(made[key] for key in keys)


def _headline(found: Material, t: Translator) -> str:
    unconfirmed = len(found.unconfirmed)
    confirm = t.n("{n} to be confirmed", "{n} to be confirmed", unconfirmed)
    if not found.owed:
        return t("No ratification is outstanding; {confirm}", confirm=confirm)
    return t(
        "{ratifications} {instruments}; {confirm}",
        ratifications=t.n("{n} outstanding ratification", "{n} outstanding ratifications", len(found.owed)),
        instruments=t.n("of {n} instrument", "of {n} instruments", len({line.instrument for line in found.owed})),
        confirm=confirm,
    )


def _counts(found: Material, t: Translator) -> tuple[Count, ...]:
    owed = found.owed
    parts = (Count(part.value.replace("-", "_"), len(of), label(part, t.lang)) for part, of in divided(owed).items())
    return (
        Count(OWED, len(owed), t("Outstanding ratifications")),
        Count("instruments", len({line.instrument for line in owed}), t("Instruments concerned")),
        Count("states", len({line.state for line in owed}), t("States concerned")),
        *parts,
        Count(UNCONFIRMED, len(found.unconfirmed), t("To be confirmed, not counted above")),
    )


def _legend(
    found: Material, columns: tuple[Column, ...], groups: tuple[Group, ...], t: Translator
) -> tuple[Meaning, ...]:
    by_column = {column.key: column for column in columns}
    legend = [_of_group(group, t) for group in groups]
    legend += _explained(by_column, t)
    for key in _VOCABULARIES:
        legend += _of_words(by_column[key], found.question.lang)
    legend += _of_nothing([row for group in groups for row in group.rows], columns, t)
    return (*legend, *_abbreviations(found, by_column))


def _of_group(group: Group, t: Translator) -> Meaning:
    return Meaning("group", t("List"), group.key, group.heading, what_it_means(group.key, t))


def what_it_means(group: str, t: Translator) -> str:
    """What it means that something is outstanding, or to be confirmed."""
    means = {
        OWED: t(
            "The instrument is adopted and not ended and concerns the state, and no consent to be bound, no date of"
            " entry into force for the state and no refusal are on record."
        ),
        UNCONFIRMED: t(
            "The register holds only some states' acts to the instrument, and no source says that it was not in force"
            " on this day: a consent may exist that is not recorded. Not counted as outstanding."
        ),
    }
    return means[group]


def _explained(columns: dict[str, Column], t: Translator) -> list[Meaning]:
    """The columns that do not explain themselves."""
    means = {
        "position": t("What the state did towards the instrument itself, by the acts on record."),
        "since": t("The day of signature, else of adoption; not before the instrument concerned the state."),
        "days": t("From that day to the day of this report."),
        "stage": t("How far the state's own procedure has come. It never takes the place of consent."),
        "last_step": t(
            "The step by which the state has come so far. Steps before signature, and what else was heard of the state,"
            " are told in the notes."
        ),
        "stage_since": t(
            "The last possible day of the last step, or what is known of it; where no step is known, the adoption or"
            " the first act, even if the instrument concerned the state only later."
        )
        + f" {counted_from_recording(t.lang)}",
        "confidence": t("How well it is known what the state has done since it signed, or since the adoption."),
        "notes": t("Numbers of the notes, which give the sources."),
    }
    return [Meaning(key, t("Column"), None, columns[key].heading, text) for key, text in means.items()]


def _of_words(column: Column, lang: str) -> list[Meaning]:
    words = [word for word in _VOCABULARIES[column.key] if word in column.words]
    explained = ((word, meaning(word, lang)) for word in words)
    return [
        Meaning(column.key, column.heading, str(word), column.words[word], text) for word, text in explained if text
    ]


def _of_nothing(rows: list[Row], columns: tuple[Column, ...], t: Translator) -> list[Meaning]:
    """What "blocking" says where it occurs, and the words of cells that hold nothing."""
    means = {
        ("blocking", True): t("The instrument cannot enter into force without this state's consent."),
        ("blocking", False): t("The instrument can enter into force without this state's consent."),
        ("blocking", None): t(
            "No rule of entry into force that can be computed is on record for the instrument, so it cannot be said"
            " whether this state's consent is indispensable."
        ),
        ("last_step", None): t("No step of the state's own procedure is known. It may have been taken all the same."),
        ("notes", ()): t("The register holds the fact without a source."),
    }
    places = {column.key: number for number, column in enumerate(columns)}
    occurring = {(key, row[places[key]]) for key in ("blocking", "last_step", "notes") for row in rows}
    found = []
    for (key, value), text in means.items():
        if (key, value) in occurring:
            column = columns[places[key]]
            found.append(Meaning(key, column.heading, None if value == () else value, str(column.printed(value)), text))
    return found


def _abbreviations(found: Material, columns: dict[str, Column]) -> list[Meaning]:
    """Short titles and customary names with the full and official ones, where these differ."""
    full = {"instrument": found.names.full_title, "state": found.names.official}
    return [
        Meaning(key, columns[key].heading, code, word, longer(code))
        for key, longer in full.items()
        for code, word in sorted(columns[key].words.items(), key=lambda pair: pair[1])
        if longer(code) != word
    ]
