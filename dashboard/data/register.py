"""The engine, the register's version, and the lists that every page chooses from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, ParamSpec, TypeVar, cast

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from dashboard.moment import Moment
from tracker.locale.names import name
from tracker.locale.states import alphabetical, state_name
from tracker.register import database, reading
from tracker.settings import settings

P = ParamSpec("P")
R = TypeVar("R")


@cache
def _connected(url: str) -> Engine:
    engine = database.connect(url)
    database.require_schema(engine)
    return engine


def engine() -> Engine:
    """The register of this deployment; raises SchemaOutOfDate where there is none."""
    return _connected(settings().database_url)


@contextmanager
def session() -> Iterator[Session]:
    """A session that reads."""
    with database.reading(engine()) as found:
        yield found


def version() -> int:
    """The number of the register's last change: one cheap query, asked at every run of the script."""
    with session() as found:
        return reading.version(found)


def kept(answer: Callable[P, R], most: int = 200) -> Callable[P, R]:
    """Keep the answers of a question: they hold until the register's version, which is part of a moment, changes.

    Answers are handed out as they are, not copied: nobody changes one. Python's own cache finds one in a microsecond,
    where Streamlit's, which can take any argument apart, needs longer than many an answer.
    """
    return cast(Callable[P, R], lru_cache(most)(answer))


def at_hand(answer: Callable[P, R]) -> Callable[P, R]:
    """Keep the latest answers of a question on the way to what is drawn, which is itself kept.

    They are few since they are large: what memory holds in many parts is searched after every interaction.
    """
    return kept(answer, most=8)


def titles(moment: Moment) -> dict[str, str]:
    """The short titles of all instruments by key, in the order of their adoption; those not adopted come last."""
    return _titles(moment.version, moment.known_at, moment.lang)


def organisations(moment: Moment) -> dict[str, str]:
    """The names of all organisations by key."""
    return _organisations(moment.version, moment.known_at, moment.lang)


def states(moment: Moment) -> dict[str, str]:
    """The names of all states the register knows, by code, in the order of their names."""
    return _states(moment.version, moment.known_at, moment.lang)


def called(moment: Moment) -> dict[str, str]:
    """What sentences call instruments, organisations and states, by their keys and codes."""
    return _called(moment.version, moment.known_at, moment.lang)


# Names are the same on every day in law: they are kept for the register's version and the day of knowledge.


@kept
def _titles(version: int, known_at: datetime | None, lang: str) -> dict[str, str]:  # noqa: ARG001
    with session() as found:
        lines = sorted(reading.titled(found, known_at), key=lambda line: not line.adopted_on)
    return {line.key: short_title(line, lang) for line in lines}


@kept
def _organisations(version: int, known_at: datetime | None, lang: str) -> dict[str, str]:  # noqa: ARG001
    with session() as found:
        rows = reading.organisations(found, known_at)
    return {row.key: (row.name_ru if lang == "ru" else row.name_en) or row.key for row in rows}


@kept
def _states(version: int, known_at: datetime | None, lang: str) -> dict[str, str]:  # noqa: ARG001
    with session() as found:
        rows = reading.states(found, known_at)
    names = {row.code: str(state_name(row.code, lang, row)) for row in rows}
    return dict(sorted(names.items(), key=lambda item: alphabetical(item[1])))


@kept
def _called(version: int, known_at: datetime | None, lang: str) -> dict[str, str]:
    given = (version, known_at, lang)
    return _titles(*given) | _organisations(*given) | _states(*given)


def short_title(line: Any, lang: str) -> str:
    """The short title of an instrument in a language, else the next best."""
    own, other = (line.short_ru, line.title_ru) if lang == "ru" else (line.short_en, line.title_en)
    return str(own or other or line.title_en or line.title_ru or line.key)


def full_title(line: Any, lang: str) -> str:
    """The full title of an instrument in a language, else in the other."""
    own, other = (line.title_ru, line.title_en) if lang == "ru" else (line.title_en, line.title_ru)
    return str(own or other or line.key)


def word(value: str | None, lang: str) -> str:
    """The name of a word of the vocabulary; empty for none."""
    return name(value, lang) if value else ""
