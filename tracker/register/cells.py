"""What the columns of a file may hold, and what is kept of it.

One reader for each kind of value: it returns what is kept, or raises NotUnderstood. What refers to something
else (a state, an organisation) asks the `Surroundings`, which may make it known on the way.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Protocol

from tracker.law.dates import parse_partial
from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import (
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Relation,
    Says,
    Stage,
    Step,
)
from tracker.register.foreign_rows import NotUnderstood
from tracker.register.ledger import instant
from tracker.register.sources import join, split
from tracker.register.states import with_codes

NO_CLAUSE = "none"  # the word that clears a clause: the null of a bundle that knows none changes nothing
_NO_TEXT = re.compile(r"[\0\ud800-\udfff]")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")  # as a person writes one; others are texts
_WEIGHT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?|[0-9]{1,15}/[0-9]{1,15}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIZE = re.compile(r"[0-9]{1,12}")
_DEEPEST = 30
_CONCERNS = ("any", "signatories", "members", "members@adoption")
_YES, _NO = ("true", "yes", "1", "x", "да"), ("false", "no", "0", "нет")


class Surroundings(Protocol):
    """What is known beside the row that is read."""

    def state(self, text: str) -> str:
        """The code of the state that a text means."""

    def organisation(self, key: str) -> str:
        """The key of an organisation."""

    def package(self, key: str) -> str:
        """The key of a package."""

    def document(self, digest: str) -> str | None:
        """The digest of a document; None, with a finding, for one that is not there."""

    def contact(self, key: str) -> str | None:
        """The id of a contact; None, with a finding, for one that is not there."""

    def remark(self, template: str, **values: Any) -> None:
        """Keep a finding about the row."""


Reader = Callable[[Any, Surroundings], Any]


def text(value: Any, _: Surroundings | None = None) -> str:
    """A text, tidied; raises NotUnderstood for what is none."""
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, datetime | date):
        value = value.isoformat()
    if isinstance(value, int | float):
        value = str(value)
    if not isinstance(value, str):
        raise NotUnderstood("A text was expected, not “{value}”.", value=value)
    if _NO_TEXT.search(value):
        raise NotUnderstood("The text holds characters that no text has: {value}", value=ascii(value))
    return tidy(value)


def tidy(value: str) -> str:
    """A text with line ends as here and nothing around it."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def key(value: Any, _: Surroundings) -> str:
    """The key by which others refer to the row."""
    word = text(value)
    if not word or "/" in word or any(letter.isspace() for letter in word):
        raise NotUnderstood("“{value}” is no key: a key has no blank and no “/” in it.", value=word)
    return word


def day(value: Any, _: Surroundings) -> str:
    """A date, possibly partial, as it is written."""
    word = text(value)
    if word and not _is_day(word):
        raise NotUnderstood(
            "“{value}” is not a date of the calendar between 1600 and 2999 (2009-10-29, 2009-10 or 2009).",
            value=word,
        )
    return word


@lru_cache(maxsize=100_000)
def _is_day(word: str) -> bool:
    try:
        parse_partial(word)
    except ValueError:
        return False
    return True


def flag(value: Any, _: Surroundings) -> bool:
    """Yes or no; nothing is no."""
    word = text(value).lower()
    if word not in (*_YES, *_NO, ""):
        raise NotUnderstood("“{value}” is neither true nor false.", value=word)
    return word in _YES


def one_of(words: type[StrEnum]) -> Reader:
    """A reader of one word of a vocabulary."""

    def read(value: Any, _: Surroundings) -> str:
        return _word(text(value), tuple(words))

    return read


def _word(word: str, allowed: tuple[str, ...]) -> str:
    found = "-".join(word.lower().replace("_", " ").split())
    if found not in allowed:
        raise NotUnderstood("“{value}” is not one of the words {words}.", value=word, words=", ".join(allowed))
    return str(found)


def state(value: Any, around: Surroundings) -> str:
    """The code of a state."""
    return around.state(text(value))


def perhaps_state(value: Any, around: Surroundings) -> str | None:
    """The code of a state, or None for all of them."""
    word = text(value)
    return around.state(word) if word else None


def organisation(value: Any, around: Surroundings) -> str | None:
    """The key of an organisation, or None."""
    word = text(value)
    return around.organisation(key(word, around)) if word else None


def package(value: Any, around: Surroundings) -> str | None:
    """The key of a package, or None."""
    word = text(value)
    return around.package(key(word, around)) if word else None


def document(value: Any, around: Surroundings) -> str | None:
    """The digest of a document, or None."""
    word = text(value)
    return around.document(digest(word, around)) if word else None


def contact(value: Any, around: Surroundings) -> str | None:
    """The id of a contact, or None."""
    word = text(value)
    return around.contact(word) if word else None


def instrument(value: Any, _: Surroundings) -> str | None:
    """The key of an instrument, or None."""
    return text(value) or None


def stage(value: Any, _: Surroundings) -> str:
    """`draft`, or nothing."""
    word = text(value)
    return _word(word, ("draft",)) if word else ""


def steps(value: Any, _: Surroundings) -> str:
    """Steps in their order, separated by blanks."""
    words = " ".join(text(value).replace(",", " ").replace(";", " ").replace(">", " ").split())
    return " ".join(_word(word, tuple(Step)) for word in words.split())


def completed_by(value: Any, around: Surroundings) -> str:
    """The steps that complete a procedure, or that none is required."""
    word = text(value)
    return word if word == Stage.NOT_REQUIRED else steps(word, around)


def number(value: Any, _: Surroundings) -> str:
    """A number as it is written."""
    word = text(value)
    try:
        Fraction(word if _WEIGHT.fullmatch(word) else "none")
    except (ValueError, ZeroDivisionError):
        raise NotUnderstood("“{value}” is not a number (write 17.89 or 2/5).", value=word) from None
    return word


def digest(value: Any, _: Surroundings) -> str:
    """The digest of a document's bytes."""
    word = text(value).lower()
    if not _DIGEST.fullmatch(word):
        raise NotUnderstood("“{value}” is no SHA-256 digest: 64 of the letters and digits 0-9 and a-f.", value=word)
    return word


def size(value: Any, _: Surroundings) -> int:
    """A number of bytes."""
    word = text(value)
    if not _SIZE.fullmatch(word):
        raise NotUnderstood("“{value}” is no number of bytes.", value=word)
    return int(word)


def concerns(value: Any, around: Surroundings) -> str | list[str]:
    """Whom an instrument concerns: a word, or a list of states."""
    if isinstance(value, list):
        return [around.state(text(code)) for code in value]
    return _word(text(value), _CONCERNS)


def sources(value: Any, _: Surroundings) -> list[str]:
    """Sources, given as a list or in one text."""
    return split(join(*texts(value, _)))


def source(value: Any, _: Surroundings) -> str:
    """Sources in one text, each once."""
    return join(text(value))


def texts(value: Any, _: Surroundings) -> list[str]:
    """A list of texts; one text alone is a list of one."""
    parts = value if isinstance(value, list) else [value]
    return [word for part in parts if (word := text(part))]


def languages(value: Any, around: Surroundings) -> list[str]:
    """Languages, given as a list or separated by commas."""
    return [word for part in texts(value, around) for word in part.replace(",", " ").split()]


def relation(value: Any, around: Surroundings) -> dict[str, Any]:
    """How an instrument stands to others: words with the keys of the others."""
    if not isinstance(value, Mapping):
        raise NotUnderstood("A relation is written as {{amends: key}}, not “{value}”.", value=value)
    found: dict[str, Any] = {}
    for word, others in value.items():
        keys = texts(others, around)
        try:
            found[_word(text(word), tuple(Relation))] = keys if isinstance(others, list) else "".join(keys)
        except NotUnderstood as problem:
            around.remark(problem.template, **problem.values)
    return found


def clause(value: Any, around: Surroundings) -> dict[str, Any] | None:
    """The notation of a clause, its states by the codes of the register; None for the word `none`."""
    if isinstance(value, str) and value.strip().lower() == NO_CLAUSE:
        return None
    if not isinstance(value, Mapping):
        raise NotUnderstood("A clause is written as keys with their values, not as “{value}”.", value=value)
    notation: dict[str, Any] = with_codes(anything(value, around), lambda code: _code(code, around))
    return notation


def _code(value: str, around: Surroundings) -> str:
    try:
        return around.state(value)
    except NotUnderstood as problem:
        around.remark(problem.template, **problem.values)
        return value


def anything(value: Any, around: Surroundings, depth: int = 0) -> Any:
    """Texts, numbers, lists and keys with values, as JSON can hold them."""
    if depth > _DEEPEST:
        raise NotUnderstood("Nested too deeply.")
    if isinstance(value, Mapping):
        return {text(name): anything(part, around, depth + 1) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [anything(part, around, depth + 1) for part in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and _NUMBER.fullmatch(repr(value)):
        return value
    return text(value)


def moment(value: Any, _: Surroundings | None = None) -> datetime:
    """An instant with its time zone."""
    try:
        found = datetime.fromisoformat(text(value))
        instant(found)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.tzinfo is None:
        raise NotUnderstood("“{value}” is not an instant (2022-12-05T09:30:00+00:00).", value=value)
    return found


# What a column that refers to nothing and is of no vocabulary holds: any text.
_DATED: dict[str, Reader] = {"on": day, "not_before": day, "not_after": day}
_SOURCED: dict[str, Reader] = {"confidence": one_of(Confidence), "note": text, "source": source}

COLUMNS: dict[str, dict[str, Reader]] = {
    "organisation": {"key": key, "name_en": text, "name_ru": text, "depositary": text},
    "state": {
        "code": key,
        **dict.fromkeys(("name_en", "name_ru", "official_en", "official_ru", "genitive_ru", "dative_ru"), text),
        "exists_from": day,
        "exists_to": day,
        "continues": text,
        "succeeds": text,
    },
    "membership": {
        "organisation": organisation,
        "state": state,
        "start": day,
        "until": day,
        "status": one_of(MembershipStatus),
        "source": source,
    },
    "package": {
        "key": key,
        "organisation": organisation,
        **dict.fromkeys(("title_en", "title_ru", "note"), text),
        "source": source,
    },
    "instrument": {
        "key": key,
        **dict.fromkeys(("title_en", "title_ru", "short_en", "short_ru", "adopted_at", "depositary"), text),
        "kind": one_of(InstrumentKind),
        "stage": stage,
        "organisation": organisation,
        "relation": relation,
        "adopted_on": day,
        "languages": languages,
        "concerns": concerns,
        "coverage": one_of(Coverage),
        "entry_into_force": clause,
        "lasts": anything,
        "exit": anything,
        "ended_on": day,
        "package": package,
        "due_on": day,
        "fulfilled_on": day,
        "sources": sources,
        "note": anything,
    },
    "document": {
        "id": digest,
        "name": text,
        "media": text,
        "size": size,
        "recorded_at": moment,
        "recorded_by": text,
    },
    "act": {
        "id": text,
        "instrument": instrument,
        "state": state,
        "act": one_of(Act),
        **_DATED,
        "received_on": day,
        "effective_on": day,
        "expected": flag,
        **dict.fromkeys(("regards", "territory", "depositary", "reference", "incoming", "as_printed"), text),
        "document": document,
        **_SOURCED,
        "supersedes": text,
        "void_reason": text,
        "recorded_at": moment,
        "recorded_by": text,
    },
    "step": {
        "id": text,
        "instrument": instrument,
        "state": state,
        "step": one_of(Step),
        **_DATED,
        "planned": flag,
        **dict.fromkeys(("outcome", "reference", "incoming"), text),
        "document": document,
        **_SOURCED,
    },
    "announcement": {
        "instrument": instrument,
        "state": perhaps_state,
        **_DATED,
        "announced_on": day,
        **_SOURCED,
    },
    "confirmation": {
        "instrument": instrument,
        "state": perhaps_state,
        "up_to": day,
        "says": one_of(Says),
        "by": text,
        "note": text,
        "source": source,
    },
    "procedure": {
        "state": state,
        "instrument": instrument,
        "start": day,
        "until": day,
        "steps": steps,
        "completed_by": completed_by,
    },
    "weight": {"measure": key, "state": state, "value": number, "reference": text, "source": source},
    "council_session": {
        "organisation": organisation,
        "on": day,
        **dict.fromkeys(("name_en", "name_ru", "place"), text),
        "source": source,
    },
    "stance": {
        "instrument": instrument,
        "state": state,
        "on": day,
        "stance": one_of(StanceWord),
        **_SOURCED,
    },
    "contact": {
        "id": text,
        "state": state,
        **dict.fromkeys(("name", "role", "address"), text),
        "start": day,
        "until": day,
        "note": text,
        "source": source,
    },
    "inquiry": {
        "state": state,
        "instrument": instrument,
        "contact": contact,
        "asked_on": day,
        "asked": text,
        "answered_on": day,
        **dict.fromkeys(("answer", "promised"), text),
        "promised_for": day,
        "note": text,
        "source": source,
    },
}

# Without these a row says nothing. Rows of the first four kinds are kept without a value that is none.
NEEDED: dict[str, tuple[str, ...]] = {
    "organisation": ("key",),
    "state": ("code",),
    "package": ("key",),
    "instrument": ("key",),
    "membership": ("organisation", "state", "start"),
    "act": ("instrument", "state", "act"),
    "step": ("instrument", "state", "step"),
    "announcement": ("instrument",),
    "confirmation": ("instrument", "up_to", "says"),
    "procedure": ("state",),
    "weight": ("measure", "state", "value"),
    "document": ("id", "name"),
    "council_session": ("organisation", "on"),
    "stance": ("instrument", "state", "on", "stance"),
    "contact": ("state", "name"),
    "inquiry": ("state", "asked_on"),
}
DESCRIBED = frozenset({"organisation", "state", "package", "instrument"})
