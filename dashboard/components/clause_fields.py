"""The fields of a clause: what most clauses say, the notation as text for everything else."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components.fields import PAUSE, iso_typed
from dashboard.data import register, trying
from dashboard.data.clause_drafts import FORM, NONE, TEXT, as_form, clause_of
from dashboard.draft import NOTHING
from dashboard.moment import Moment
from dashboard.register_draft import Draft
from tracker.errors import UnreadableBundle
from tracker.law.vocabulary import COUNTED_CONSENTS, Basis
from tracker.locale.names import name
from tracker.register.clause_forms import ALL, MORE, NUMBER, OWN_DELAY, SAME_DELAY, SHARE, SILENT, STATES, UNSTATED

_DAYS = frozenset({"not_before", "fixed_date", "applies_from"})


def take(current: Draft) -> None:
    """Read what stands in the fields into the draft, before the page is drawn again."""
    for field in current.values:
        if (typed := current.typed(field)) is not NOTHING and typed is not None:
            current.values[field] = _kept(field, typed)


def _keep(current: Draft) -> None:
    take(current)
    current.keep()


def _kept(field: str, value: Any) -> Any:
    return iso_typed(value) if field in _DAYS else value


def draw(current: Draft, moment: Moment) -> None:
    """The fields, or the notation; then duration and withdrawal."""
    t = moment.t
    modes = {NONE: t("No clause is known"), FORM: t("Fields"), TEXT: t("Notation")}
    st.segmented_control(
        t("How the clause is written"),
        list(modes),
        default=current.values["mode"],
        format_func=modes.__getitem__,
        required=True,
        **current.drawn("mode", current.values["mode"], _turn),
    )
    if current.values["mode"] == FORM:
        _form(current, moment)
    elif current.values["mode"] == TEXT:
        if current.values.get("refused"):
            st.warning(t("The fields cannot say this clause: it stays in notation."))
        _text(current, "text", t("The clause in notation"), height=260)
    with st.expander(t("Duration and withdrawal")):
        _text(current, "lasts", t("Duration, in notation"), like="years: 5")
        _text(current, "exit", t("Rule on withdrawal, in notation"), like="notice: {months: 6}")


def _turn(current: Draft) -> None:
    """From fields to notation and back: what was said is said in the other way."""
    take_mode = st.session_state[current.name_of("mode")]
    current.values["refused"] = False
    try:
        if take_mode == TEXT and current.values["mode"] == FORM:
            current.values["text"] = trying.as_text(clause_of(current.values))
        elif take_mode == FORM and current.values["mode"] == TEXT:
            fields = as_form(current.values)
            current.values["refused"] = fields is None
            current.values |= fields or {}
            take_mode = TEXT if fields is None else FORM
    except UnreadableBundle:
        current.values["refused"], take_mode = True, TEXT
    current.values["mode"] = take_mode
    current.forget_fields()
    current.keep()


def _form(current: Draft, moment: Moment) -> None:
    t = moment.t
    conditions = {
        ALL: t("All of them have consented"),
        NUMBER: t("So many have consented"),
        SHARE: t("At least such a part has"),
        MORE: t("More than such a part has"),
        STATES: t("Each of these states has"),
        SILENT: t("The text has no rule (VCLT 24(2))"),
    }
    _choice(current, "condition", t("Condition"), conditions)
    condition = current.values["condition"]
    if condition != SILENT:
        _whom(current, condition, moment)
        _counts(current, moment)
        _delays(current, moment)
    _known(current, condition, moment)


def _whom(current: Draft, condition: str, moment: Moment) -> None:
    t = moment.t
    if condition == STATES:
        _several(current, "states", t("States"), register.states(moment), t("choose"))
        return
    first, second = st.columns(2)
    with first:
        if condition == NUMBER:
            _number(current, "number", t("How many"), least=1)
        elif condition in (SHARE, MORE):
            _line(current, "share", t("Part (2/3, 3/4)"))
    with second:
        anybody = t("those whom it concerns") if condition != NUMBER else t("any state")
        sets = {
            "": anybody,
            "members": t("members of the organisation"),
            "signatories": t("signatories"),
            "list": t("a list of states"),
        }
        _choice(current, "of", t("Of whom"), sets)
    if current.values["of"] == "list":
        _several(current, "of_states", t("The list"), register.states(moment), t("choose"))
    if current.values["of"]:
        _choice(
            current, "counted_at", t("Who belongs to it"), {"": t("on each day anew"), "adoption": t("at adoption")}
        )


def _counts(current: Draft, moment: Moment) -> None:
    acts = {str(act): name(act, moment.lang) for act in sorted(COUNTED_CONSENTS)}
    _several(current, "counts", moment.t("What counts"), acts, moment.t("every act of consent"))


def _delays(current: Draft, moment: Moment) -> None:
    t = moment.t
    _delay(current, "then", t("Enters into force after"), moment)
    laters = {SAME_DELAY: t("after the same delay"), OWN_DELAY: t("after a delay of its own"), UNSTATED: t("not told")}
    _choice(current, "later", t("For a state that consents later"), laters)
    if current.values["later"] == OWN_DELAY:
        _delay(current, "later_delay", t("Its delay"), moment)
    starts = {"trigger": t("once the condition is met"), "entry-into-force": t("from the entry into force on")}
    _choice(current, "later_from", t("“Later” is"), starts)
    for field, column, said in zip(
        ("not_before", "fixed_date", "applies_from"),
        st.columns(3),
        (t("Not before"), t("Fixed date"), t("Applies from")),
        strict=True,
    ):
        with column:
            _line(current, field, said)


def _delay(current: Draft, stem: str, said: str, moment: Moment) -> None:
    t = moment.t
    first, second, third = st.columns([2, 2, 3])
    with first:
        _number(current, f"{stem}.amount", said, least=0)
    with second:
        _choice(current, f"{stem}.unit", t("Unit"), {"days": t("days"), "months": t("months"), "years": t("years")})
    with third:
        turns = {
            "": t("from that day"),
            "first-of-next-month": t("then the first of the next month"),
            "first-of-month": t("from the first of the month on"),
        }
        _choice(current, f"{stem}.turn", t("Counted"), turns)


def _known(current: Draft, condition: str, moment: Moment) -> None:
    t = moment.t
    first, second = st.columns(2)
    with first:
        if condition != SILENT:
            bases = {str(basis): name(basis, moment.lang) for basis in Basis if basis is not Basis.SILENT}
            _choice(current, "basis", t("How it is known"), bases)
    with second:
        _line(current, "article", t("Article"))
    _text(current, "quote", t("The exact words"))
    _text(current, "summary", t("Or what it says, in short"))
    _line(current, "source", t("Source"), moment.t("A web address or a document. Several are parted by “ ; ”."))


def _choice(current: Draft, field: str, said: str, options: Mapping[str, str]) -> None:
    values = list(options)
    if current.values[field] not in options:
        current.values[field] = values[0]
    value = current.values[field]
    index, named = values.index(value), lambda one: options.get(one, one)
    st.selectbox(said, values, index, format_func=named, **current.drawn(field, value, _keep))


def _several(current: Draft, field: str, said: str, options: Mapping[str, str], nothing: str) -> None:
    held = list(current.values[field])
    values, named = [*options, *(one for one in held if one not in options)], lambda one: options.get(one, one)
    st.multiselect(said, values, held, format_func=named, placeholder=nothing, **current.drawn(field, held, _keep))


def _number(current: Draft, field: str, said: str, least: int) -> None:
    value = current.values[field] = max(int(current.values[field]), least)
    st.number_input(said, least, 36_500, value, step=1, **current.drawn(field, value, _keep))


def _line(current: Draft, field: str, said: str, help_: str | None = None) -> None:
    value = current.values[field]
    st.text_input(said, value, help=help_, live=PAUSE, **current.drawn(field, value, _keep))


def _text(current: Draft, field: str, said: str, height: int = 90, like: str = "") -> None:
    value = current.values[field]
    st.text_area(said, value, height=height, placeholder=like, **current.drawn(field, value, _keep))
