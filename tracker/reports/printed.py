"""How words, days and numbers stand on paper and on a page: the same in every format that people read."""

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote, urlsplit

from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import day_in_a_table
from tracker.reports.model import Column, Content, Group, Note, Paragraph, Section, Value

_NO_CHARACTER_OF_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_ADDRESS = 2_000
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
SHORT_FINGERPRINT = 12
_SHORT_PART = 2  # paragraphs


def cell(column: Column, value: Value, lang: str) -> str:
    """What a cell says: words of the column, a day as tables have it, or a number."""
    printed = column.printed(value)
    return day_in_a_table(printed, lang) if isinstance(printed, date) else str(printed)


def legible(text: str) -> str:
    """The text with a sign in place of every character that neither XML nor HTML allows."""
    return _NO_CHARACTER_OF_XML.sub("\ufffd", text)


def web_address(source: str) -> str | None:
    """The address a source can be followed to, with nothing in it that has to be escaped; None where it has none."""
    if not source.startswith(("https://", "http://")) or re.search(r"\s", source):
        return None
    try:
        parts = urlsplit(legible(source))
        address = quote(parts._replace(netloc=parts.netloc.encode("idna").decode()).geturl(), safe=_OF_ADDRESSES)
    except ValueError:
        return None
    return address if parts.hostname and len(address) <= _LONGEST_ADDRESS else None


def said(note: Note) -> str:
    """What a note says, as sentences: the instrument, the fact, and what was remarked."""
    fact = f"{note.about}: {note.text}" if note.about else note.text
    return " ".join(_sentence(text) for text in (fact, note.remark) if text)


def proof(note: Note, t: Translator) -> str:
    """What stands before the sources of a note, or in their place where it has none."""
    if not note.sources:
        return f"({t('no source on record')})"
    return t("Source:") if len(note.sources) == 1 else t("Sources:")


def numbers(content: Content) -> str:
    """What was counted, in one line."""
    return "; ".join(f"{count.text}: {count.number}" for count in content.counts)


def kept_with_next(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Which paragraphs may not end a page: what leads to a list, what a signature follows, the list before that, and
    the beginning of a part that has no more than two."""
    kept = [len(paragraphs) == _SHORT_PART and place == 0 for place in range(len(paragraphs))]
    for place in range(len(paragraphs) - 2, -1, -1):
        one, after = paragraphs[place : place + 2]
        leads = one.style != "item" and after.style == "item"
        chained = one.style == "item" and kept[place + 1] and after.style != "body"
        before_closing = one.style == "item" and after.style == "body" and _is_signed(paragraphs[place + 2 :])
        kept[place] = kept[place] or leads or chained or before_closing or after.style == "signature"
    return kept


def _is_signed(paragraphs: Sequence[Paragraph]) -> bool:
    return bool(paragraphs) and paragraphs[0].style == "signature"


def legend(content: Content) -> Group:
    """The legend as a table."""
    t = translator(content.lang)
    columns = Column("column", t("Column")), Column("word", t("Word")), Column("meaning", t("Meaning"))
    rows = tuple((entry.heading, entry.word, entry.meaning) for entry in content.legend)
    return Group("legend", t("Legend"), "", columns, (Section("legend", "", (), (), rows),) if rows else ())


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text}."
