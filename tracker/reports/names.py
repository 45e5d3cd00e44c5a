"""Titles of instruments, and names of states and organisations, as the register has them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from tracker.locale.catalogue import translator
from tracker.locale.dates import partial_date
from tracker.locale.places import city
from tracker.locale.states import official_name, state_name
from tracker.register import reading
from tracker.register.dossiers import Rows
from tracker.reports.question import Question


@dataclass(frozen=True, slots=True)
class Names:
    """What everything is called in the language of a report."""

    lang: str
    instruments: dict[str, Any]  # rows by key
    states: dict[str, Any]  # rows by code
    organisations: dict[str, Any]  # rows by key

    def title(self, key: str) -> str:
        """The short title of an instrument, else its full one."""
        row = self.instruments[key]
        return str((row.short_ru if self.lang == "ru" else row.short_en) or self.full_title(key))

    def full_title(self, key: str) -> str:
        """The full title of an instrument in the report's language, else in the other."""
        row = self.instruments.get(key)
        return key if row is None else str(self._either(row.title_en, row.title_ru) or key)

    def adopted(self, key: str) -> str:
        """When an instrument was adopted, as a sentence."""
        t, adopted_on = translator(self.lang), self.instruments[key].adopted_on
        if not adopted_on:
            return t("The day of adoption is not known.")
        return t("Adopted on {day}.", day=partial_date(adopted_on, self.lang))

    def state(self, code: str) -> str:
        """The customary name of a state."""
        return str(state_name(code, self.lang, self.states.get(code)))

    def official(self, code: str) -> str:
        """The official name of a state, else its customary one."""
        return str(official_name(code, self.lang, self.states.get(code)))

    def organisation(self, key: str) -> str:
        """The name of an organisation."""
        row = self.organisations.get(key)
        return (self._either(row.name_en, row.name_ru) if row is not None else "") or key

    def called(self) -> dict[str, str]:
        """What sentences call instruments, organisations and states, by their keys and codes."""
        instruments = {key: self.title(key) for key in self.instruments}
        organisations = {key: self.organisation(key) for key in self.organisations}
        return instruments | organisations | {code: self.state(code) for code in self.states}

    def _either(self, en: str, ru: str) -> str:
        return (ru or en) if self.lang == "ru" else (en or ru)


def adopted(names: Names, key: str) -> str:
    """Where and when an instrument was adopted, so far as is known."""
    row = names.instruments[key]
    if not row.adopted_on:
        return translator(names.lang)("the day of adoption is not known")
    day = partial_date(row.adopted_on, names.lang)
    return f"{city(row.adopted_at, names.lang)}, {day}" if row.adopted_at else day


def names_of(session: Session, question: Question, rows: Rows) -> Names:
    """The names as they were known, of the instruments among these rows and of all states and organisations."""
    states = rows.of("state") if question.known_at else reading.states(session)
    organisations = rows.of("organisation") if question.known_at else reading.organisations(session)
    return Names(
        question.lang,
        {row.key: row for row in rows.of("instrument")},
        {row.code: row for row in states},
        {row.key: row for row in organisations},
    )
