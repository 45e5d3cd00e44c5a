"""The moment a visitor looks from: the day in law, the day of knowledge, the language, and who is looking.

It lives in the address. The frame sets it before any page runs; pages ask for it with `moment()`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

import streamlit as st

from tracker import clock
from tracker.locale.catalogue import Translator, translator

LANGUAGES = ("en", "ru")
EARLIEST, LATEST = date(1600, 1, 1), date(2199, 12, 31)
FRAME = ("lang", "as_of", "known_on")  # what every address has of the moment
_KEY, _PAGE, _VISIT = "frame.moment", "frame.page", "frame.visit"


@dataclass(frozen=True)
class Moment:
    """What every page of one run of the script answers for."""

    as_of: date
    known_on: date | None
    today: date
    lang: str
    version: int

    @cached_property
    def t(self) -> Translator:
        """Says an English text in the visitor's language."""
        return translator(self.lang)

    @property
    def known_at(self) -> datetime | None:
        """The last instant of the day of knowledge at the depositary; None for now."""
        return clock.known_at(self.known_on)

    def address(self, page: str = "", **parameters: str) -> str:
        """The address of a page that keeps language and days; empty parameters are left out."""
        asked = urlencode({name: value for name, value in parameters.items() if value})
        query = "&".join(part for part in (asked, self._frame) if part)
        return f"{page or './'}{'?' if query else ''}{query}"

    @cached_property
    def _frame(self) -> str:
        """Language and days as an address has them: a page asks for hundreds of addresses of one moment."""
        query = {}
        if self.lang != LANGUAGES[0]:
            query["lang"] = self.lang
        if self.as_of != self.today:
            query["as_of"] = self.as_of.isoformat()
        if self.known_on is not None:
            query["known_on"] = self.known_on.isoformat()
        return urlencode(query)


def is_a_day(text: str) -> bool:
    """True for a day that an address can ask about: a full ISO date that the controls offer."""
    try:
        return EARLIEST <= date.fromisoformat(text) <= LATEST
    except ValueError:
        return False


def look_from(moment: Moment) -> None:
    """Set the moment for the page that runs next."""
    st.session_state[_KEY] = moment


def turn_to(page: str) -> None:
    """Say, by its address, which page this run is about to draw."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_VISIT] = visit() + 1
    st.session_state[_PAGE] = page


def page() -> str:
    """The address of the page of this run."""
    return str(st.session_state.get(_PAGE, ""))


def visit() -> int:
    """How often this session has turned to another page: what an earlier visit drew is gone from the browser."""
    return int(st.session_state.get(_VISIT, 0))


def moment() -> Moment:
    """The moment of this run."""
    found: Moment = st.session_state[_KEY]
    return found
