"""The columns that say about which instrument and which state a row is, and where that is proved."""

from collections.abc import Iterable

from tracker.locale.catalogue import translator
from tracker.reports.model import Column
from tracker.reports.names import Names


def instrument_column(names: Names, keys: Iterable[str], none: str) -> Column:
    """The short titles of the instruments that occur; `none` is said where a row is about none in particular."""
    t = translator(names.lang)
    titles = {key: names.title(key) for key in sorted(set(keys)) if key in names.instruments}
    return Column("instrument", t("Instrument"), words={"": none} | titles, code_heading=t("Key of the instrument"))


def state_column(names: Names, codes: Iterable[str], none: str) -> Column:
    """The customary names of the states that occur; `none` is said where a row is about none in particular."""
    t = translator(names.lang)
    states = {code: names.state(code) for code in sorted({*codes} - {""})}
    return Column("state", t("State"), words={"": none} | states, code_heading=t("Code of the state"))


def notes_column(lang: str) -> Column:
    """The numbers of the notes."""
    t = translator(lang)
    return Column("notes", t("Notes"), "notes", nothing=t("no source on record"))
