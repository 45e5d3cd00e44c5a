"""The page of a state, drawn once for each version of the register."""

from dataclasses import dataclass

from dashboard.components import contacts, due, state
from dashboard.data import state as states
from dashboard.data.register import kept
from dashboard.markup import Html
from dashboard.moment import Moment

_NOTHING = Html("")


@dataclass(frozen=True)
class Drawn:
    """The parts of the page; a part that has nothing to show is empty."""

    title: str
    summary: Html
    approved: Html
    owed: Html
    under_way: Html
    unconfirmed: Html
    contacts: Html
    inquiries: Html
    hearings: Html
    paces: Html
    left: Html


@kept
def drawn(moment: Moment, code: str) -> Drawn:
    """The page of a state; raises NotFound for one that the register does not know."""
    found, t = states.state_page(moment, code), moment.t
    return Drawn(
        found.name,
        state.summary(found, moment),
        state.approved(found, moment) if found.approved else _NOTHING,
        state.owed(found.owed, t("What the state owes"), moment) if found.owed else _NOTHING,
        state.under_way(found, moment) if found.under_way else _NOTHING,
        state.unconfirmed(found, moment) if found.unconfirmed else _NOTHING,
        contacts.whom_to_ask(found, moment),
        contacts.inquiries(found, moment),
        due.deadlines(t("Planned hearings and expected acts"), found.hearings, moment) if found.hearings else _NOTHING,
        state.paces(found, moment),
        state.done(found.left, t("Left or refused"), found.code, moment) if found.left else _NOTHING,
    )


@kept
def every_state(moment: Moment) -> Html:
    """The list of all states that owe something; empty where none does."""
    found = states.every_state(moment)
    return state.every_state(found, moment) if found else _NOTHING
