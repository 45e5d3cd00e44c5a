"""The fields of a form of the register: drawn from the draft, and read back into it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.components.fields import PAUSE, day_typed, iso_typed
from dashboard.components.fields import label as column_label
from dashboard.components.register_values import DAYS, LISTS, LONG, TITLES, options, shown
from dashboard.draft import NOTHING
from dashboard.moment import Moment
from dashboard.register_draft import Draft
from tracker.law.vocabulary import Relation
from tracker.locale.names import name
from tracker.register.editable import NEEDED

_WIDE = frozenset({"organisation", "source"})  # fields whose values would be cut in a narrow column


def label(field: str, table: str, moment: Moment) -> str:
    """The name of a field, as people read it."""
    t = moment.t
    column, _, part = field.partition(".")
    if column == "relation":
        return name(Relation(part), moment.lang)
    special = {
        "note.en": t("Remark (English)"),
        "note.ru": t("Remark (Russian)"),
        "concerns.states": t("These states"),
    }
    if table in ("announcements", "stances", "sessions") and field == "on":
        return t("Enters into force on") if table == "announcements" else t("On")
    if table == "weights" and field == "reference":
        return t("Reference date or year")
    return special.get(field) or column_label(column, moment)


def draw(current: Draft, table: str, rows: Iterable[Sequence[str]], several: str, moment: Moment) -> None:
    """Rows of fields. What is changed in them is kept in the draft at once."""
    for row in rows:
        shown = [field for field in row if field != "concerns.states" or current.values.get("concerns") == "list"]
        widths = [3 if field in _WIDE and len(shown) > 2 else 2 for field in shown]
        for field, column in zip(shown, st.columns(widths), strict=True):
            with column:
                _field(current, field, table, field == several and not current.key, moment)


def take(current: Draft) -> None:
    """Read what stands in the fields into the draft, before the page is drawn again."""
    for field in current.values:
        if (typed := current.typed(field)) is not NOTHING:
            current.values[field] = _kept(field, typed)


def _keep(current: Draft) -> None:
    take(current)
    current.keep()


def _kept(field: str, value: Any) -> Any:
    if field in DAYS:
        return iso_typed(value or "")
    if field in TITLES:
        return " ".join(str(value or "").split())
    return list(value) if isinstance(value, list) else value or ""


def _field(current: Draft, field: str, table: str, several: bool, moment: Moment) -> None:
    value = current.values.get(field)
    said, chosen = label(field, table, moment), options(field, table, moment)
    if field in NEEDED[current.kind]:
        said = f"{said} *"
    if field in LISTS or several:
        held = value if isinstance(value, list) else [value] if value else []
        nothing = moment.t("the instrument as a whole") if several and field not in NEEDED[current.kind] else ""
        _many(current, field, said, held, chosen or {}, nothing or moment.t("choose"))
        return
    if chosen is not None:
        _one(current, field, table, chosen, said, moment)
        return
    text, help_ = str(value or ""), _help(field, moment)
    if field in LONG or field in TITLES:
        height = 100 if field in LONG else 70
        st.text_area(said, text, height=height, help=help_, **current.drawn(field, text, _keep))
        return
    text = day_typed(text, moment.lang) if field in DAYS else text
    frozen = bool(current.key) and field in ("key", "code")
    st.text_input(said, text, disabled=frozen, help=help_, live=PAUSE, **current.drawn(field, text, _keep))


def _many(current: Draft, field: str, said: str, held: list[str], chosen: Mapping[str, str], nothing: str) -> None:
    extra = [value for value in held if value not in chosen]
    st.multiselect(
        said,
        [*chosen, *extra],
        held,
        format_func=lambda value: chosen.get(value, value),
        placeholder=nothing,
        **current.drawn(field, held, _keep),
    )


def _one(current: Draft, field: str, table: str, chosen: Mapping[str, str], said: str, moment: Moment) -> None:
    value = current.values.get(field) or ""
    values = ["", *chosen, *([value] if value and value not in chosen else [])]
    st.selectbox(
        said,
        values,
        values.index(value),
        format_func=lambda one: chosen.get(one) or str(shown(field, one, table, moment)) or moment.t("choose"),
        accept_new_options=field == "state",
        **current.drawn(field, value, _keep),
    )


def _help(field: str, moment: Moment) -> str | None:
    t = moment.t
    if field in DAYS:
        return t("2023-09-26 or 26.09.2023; also 2023-09 or 2023")
    return {
        "key": t("By this word addresses and files name it: letters, digits and hyphens. It stays."),
        "source": t("A web address or a document. Several are parted by “ ; ”."),
        "sources": t("One on each line: a web address or a document."),
        "languages": t("Parted by commas."),
    }.get(field)


def all_fields(rows: Iterable[Sequence[str]]) -> list[str]:
    """The fields of a form, in their order."""
    return [field for row in rows for field in row]
