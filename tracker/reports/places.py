"""Columns of many reports: about which instrument and which state a row is, how well known, and where proved."""

from collections.abc import Collection, Iterable

from tracker.law.vocabulary import Confidence
from tracker.locale.catalogue import translator
from tracker.locale.names import name
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


def confidence_column(lang: str, grades: Collection[object]) -> Column:
    """How well a row is known, of the grades that occur; a dash where that is no question."""
    words = {one: name(one, lang) for one in Confidence if one in grades}
    return Column("confidence", translator(lang)("How well known"), words=words, nothing="–")


def notes_column(lang: str) -> Column:
    """The numbers of the notes."""
    t = translator(lang)
    return Column("notes", t("Notes"), "notes", nothing=t("no source on record"))
