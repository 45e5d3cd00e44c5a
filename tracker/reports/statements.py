"""Reservations, objections and declarations in words, with their text as it was recorded."""

from typing import Any

from tracker.law.statements import WITHDRAWALS, Fate, Statement
from tracker.law.vocabulary import Act
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.reports.model import Paragraph
from tracker.reports.sheet_lists import in_words
from tracker.reports.sheets import Sheet, Sheets

_ABOUT_ANOTHER = (Act.OBJECTION, Act.WITHDRAWAL_OF_OBJECTION)


def rows_of(sheet: Sheet) -> dict[str, Any]:
    """The rows of acts by their ids: the text of a statement stands in them."""
    return {str(row.id): row for row in sheet.status.acts}


def concerned(one: Statement) -> tuple[str, ...]:
    """The states a statement belongs to: whose it is, and of an objection whose reservation it is about."""
    about = one.act.regards.split(maxsplit=1)[:1] if one.act.act in _ABOUT_ANOTHER else []
    return (one.act.state, *about)


def said(found: Sheets, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Every statement as a paragraph: declarations and reservations first, then the objections."""
    t, rows = translator(found.question.lang), rows_of(sheet)
    told = [one for one in sheet.said if one.act.act not in WITHDRAWALS]
    own = [one for one in told if one.act.act is not Act.OBJECTION]
    objections = [one for one in told if one.act.act is Act.OBJECTION]
    paragraphs = [_paragraph(found, one, rows[one.act.id]) for one in own]
    if objections:
        paragraphs.append(Paragraph(t("Objections:")))
        paragraphs += [_paragraph(found, one, rows[one.act.id]) for one in objections]
    return tuple(paragraphs)


def _paragraph(found: Sheets, one: Statement, row: Any) -> Paragraph:
    t, lang = translator(found.question.lang), found.question.lang
    head = t(
        "{state}: {act}, {day}",
        state=found.names.state(one.act.state),
        act=name(one.act.act, lang),
        day=in_words(one.act.counts_on, lang),
    )
    about = regarded(found, row)
    fate = fate_in_words(one, lang)
    beside = f"{t('about: {what}', what=about)}; {fate}" if about else fate
    text = str(row.note or "").strip() or t("Its text is not on record.")
    return Paragraph(f"{head} ({beside}). {text}", found.evidence.of_fact("act", row), "item")


def regarded(found: Sheets, row: Any) -> str:
    """What a statement is about as it was recorded; a state whose reservation is meant, and a territory, by name."""
    first, _, rest = str(row.regards or "").partition(" ")
    parts = [found.names.state(first), rest] if first in found.names.states else [str(row.regards or "")]
    return ", ".join(part for part in (*parts, str(row.territory or "")) if part)


def fate_in_words(one: Statement, lang: str) -> str:
    """What has become of a statement, and since when where it stands no more."""
    word = name(one.fate, lang)
    if one.until is None:
        return word
    t, day = translator(lang), long_date(one.until, lang)
    if one.fate is Fate.WITHOUT_OBJECT:
        return t("{what} since {day}", what=word, day=day)
    return t("{what} on {day}", what=word, day=day)
