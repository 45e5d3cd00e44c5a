"""The clause of one instrument: fields on one side, on the other what they say and would do, with each change."""

import json

import streamlit as st

from dashboard import draft, register_draft
from dashboard.components import clause_fields, drafts, register_check
from dashboard.components.clause_trial import panel
from dashboard.data import editing
from dashboard.data.clause_drafts import FORM, as_texts, clause_of, rules_of, values_of
from dashboard.data.editing import CLAUSE, Order
from dashboard.data.trying import as_text, problem_of, tried
from dashboard.draft import DONE, EDIT
from dashboard.moment import Moment
from dashboard.register_draft import Draft
from tracker.errors import TrackerError


def editor(key: str, moment: Moment) -> None:
    """The clause of an instrument, to be written, checked and saved."""
    t = moment.t
    current = draft.draft(Draft, ("clause", key), lambda: _begun(key))
    register_draft.look_again(current, _order, moment)
    if current.step == DONE:
        register_check.done(current, "clause", moment)
    elif current.step == EDIT:
        clause_fields.take(current)
        drafts.lost(current, moment)
        if current.error is not None:
            register_check.refusal(current, "clause", moment, values_of, as_texts)
        fields, beside = st.columns([5, 4], gap="large")
        with fields:
            clause_fields.draw(current, moment)
            st.button(t("Check"), key="register.check", type="primary", on_click=_check, args=(current, moment))
            drafts.state_of(current, moment)
        with beside:
            _live(current, moment)
    else:
        _live(current, moment)
        register_check.check(current, _order, (), "clause", moment)


def _begun(key: str) -> Draft:
    present = editing.present("instrument", key)
    values = values_of(present.values)
    return Draft(("clause", key), "instrument", values, present.version, dict(values), key=key)


def _check(current: Draft, moment: Moment) -> None:
    clause_fields.take(current)
    register_draft.check(current, _order, moment)


def _order(current: Draft) -> Order:
    return Order("instrument", (rules_of(current.values),), current.key, current.seen, CLAUSE)


def _live(current: Draft, moment: Moment) -> None:
    """The clause in words, tested; where its text is no YAML, what is wrong with it."""
    problems = (problem_of(current.values[name]) for name in ("text", "lasts", "exit"))
    if (problem := next((one for one in problems if one is not None), None)) is not None:
        st.error(register_check.told(problem, moment))
        return
    try:
        found = tried(moment, current.key, json.dumps(rules_of(current.values)))
    except TrackerError as error:
        st.error(register_check.told(error, moment))
        return
    st.html(panel(found, moment))
    if current.values["mode"] == FORM:
        with st.expander(moment.t("The same in notation")):
            st.code(as_text(clause_of(current.values)), language="yaml")
