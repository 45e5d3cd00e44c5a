"""The form of one fact, from the first field to what was done: for every table but that of clauses."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import draft, register_draft
from dashboard.components import drafts, register_check, register_drafts
from dashboard.components.register_fields import all_fields, draw, take
from dashboard.components.register_tables import TABLES, Table
from dashboard.data import editing
from dashboard.data.editing import ADOPTION, Order
from dashboard.data.register_forms import given_by, of_kind, one_for_each, values_of
from dashboard.draft import DONE, EDIT
from dashboard.moment import Moment
from dashboard.register_draft import Draft, Orders

ADD, ADOPT = "add", "adopt"
_ADOPTION = (("adopted_on", "adopted_at", "depositary"), ("sources",))


def form(table: str, key: str, asked: Mapping[str, str], moment: Moment) -> None:
    """The form to add a fact (no key) or to change one, prefilled from the address."""
    spec, do = TABLES[table], asked.get("do", "")
    rows = _ADOPTION if do == ADOPT else (*spec.rows, *spec.rare)
    fields = all_fields(rows)
    origin = (table, key, *(asked.get(name, "") for name in register_drafts.ORIGIN[2:]))
    current = draft.draft(Draft, origin, lambda: _begun(spec, origin, fields, asked))

    def order(draft: Draft) -> Order:
        return _order(draft, spec, do)

    register_draft.look_again(current, order, moment)
    if current.step == DONE:
        register_check.done(current, table, moment)
    elif current.step == EDIT:
        _edit(current, spec, do, order, moment)
    else:
        register_check.check(current, order, fields, table, moment)


def _begun(spec: Table, origin: tuple[str, ...], fields: list[str], asked: Mapping[str, str]) -> Draft:
    _, key, do, *_ = origin
    if not key:
        values = of_kind(spec.kind, fields)
        values |= {field: asked[field] for field in fields if asked.get(field)}
        if spec.several:
            values[spec.several] = [code for code in str(values.get(spec.several) or "").split(",") if code]
        return Draft(origin, spec.kind, values)
    present = editing.present(spec.kind, key)
    values = values_of(fields, present.values)
    if do == ADOPT:
        values |= {"adopted_on": "", "sources": ""}
    return Draft(origin, spec.kind, values, present.version, dict(values), key=key)


def _order(current: Draft, spec: Table, do: str) -> Order:
    if current.remove:
        return Order(current.kind, key=current.key, seen=current.seen, remove=True)
    given: dict[str, Any] = given_by(current.values, {} if do == ADOPT else spec.fixed)
    if current.key:
        return Order(current.kind, (given,), current.key, current.seen, ADOPTION if do == ADOPT else "")
    return Order(current.kind, one_for_each(given, spec.several) if spec.several else [given])


def _edit(current: Draft, spec: Table, do: str, order: Orders, moment: Moment) -> None:
    t, table = moment.t, spec.name
    take(current)
    with st.container():  # whatever is said here, the form keeps its place, and its fields stay the same
        drafts.lost(current, moment)
        if current.error is not None:
            fields = list(current.values)
            register_check.refusal(current, table, moment, lambda row: values_of(fields, row), dict)
    with st.container(border=True):
        if spec.several and not current.key:
            first, *others = spec.rows
            draw(current, table, (first,), spec.several, moment)
            _members(current, spec.several, moment)
            draw(current, table, others, spec.several, moment)
        else:
            draw(current, table, _ADOPTION if do == ADOPT else spec.rows, spec.several, moment)
        if spec.rare and do != ADOPT:
            with st.expander(t("Less common")):
                draw(current, table, spec.rare, spec.several, moment)
        st.caption(t("Fields with * are needed."))
        st.button(t("Check"), key="register.check", type="primary", on_click=_check, args=(current, order, moment))
    drafts.state_of(current, moment)
    if current.key and do != ADOPT:
        st.caption(t("Was it recorded by mistake? Removed, its versions stay in the history with the reason."))
        st.button(t("Remove this entry"), key="register.remove", on_click=_check, args=(current, order, moment, True))


def _members(current: Draft, several: str, moment: Moment) -> None:
    """All members of the instrument's organisation, at once."""
    if members := editing.members_of(moment, str(current.values.get("instrument") or "")):
        said = moment.t.n("Choose the {n} member", "Choose all {n} members", n=len(members))
        st.button(said, key="register.members", on_click=_choose, args=(current, several, members))


def _choose(current: Draft, field: str, members: tuple[str, ...]) -> None:
    take(current)
    current.forget_fields()
    current.values[field] = list(members)
    current.keep()


def _check(current: Draft, order: Orders, moment: Moment, remove: bool = False) -> None:
    take(current)
    register_draft.check(current, order, moment, remove)
