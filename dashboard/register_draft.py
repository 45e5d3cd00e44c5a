"""What a person is about to change in the register, and its way: checked, saved, removed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import streamlit as st

from dashboard import draft as drafts
from dashboard.data import drafts as stored
from dashboard.data import editing
from dashboard.data.editing import Order, Outcome
from dashboard.draft import CHECK, DONE, EDIT, PARAMETER
from dashboard.moment import Moment
from tracker.errors import NeedsReason, TrackerError, Unusable

Orders = Callable[["Draft"], Order]


@dataclass
class Draft(drafts.Draft):
    """One fact on its way into the register."""

    PAGE = stored.REGISTER
    STORED = (*drafts.Draft.STORED, "key", "remove")

    key: str = ""
    remove: bool = False
    outcome: Outcome | None = None

    def name_of(self, name: str) -> str:
        """The key of the widget of a field."""
        return super().name_of(f"{self.origin[0]}.{name}")

    def content(self) -> dict[str, Any]:
        """What is kept of it: with the form it belongs to."""
        return super().content() | {"origin": list(self.origin)}

    @classmethod
    def read(cls, origin: tuple[str, ...], content: Mapping[str, Any]) -> Self | None:
        """What was kept; None where it belongs to another form."""
        return super().read(origin, content) if tuple(content["origin"]) == origin else None


def check(current: Draft, order: Orders, moment: Moment, remove: bool = False) -> None:
    """Go on to the check; what cannot be stays in the form, with the reason."""
    if current.step != EDIT:
        return
    current.remove, current.error = remove, None
    _look(current, order, moment)
    if current.begun or current.step == CHECK:
        current.keep()


def look_again(current: Draft, order: Orders, moment: Moment) -> None:
    """Of a draft that comes back in its check: what saving it would do now."""
    if current.step == CHECK and current.outcome is None:
        _look(current, order, moment)


def _look(current: Draft, order: Orders, moment: Moment) -> None:
    try:
        current.outcome, current.step = editing.preview(order(current), moment), CHECK
    except TrackerError as error:
        current.error, current.step = error, EDIT


def back(current: Draft) -> None:
    """Back to the form, with everything typed still in it."""
    current.step, current.error, current.remove = EDIT, None, False
    current.keep()


def save(current: Draft, order: Orders, moment: Moment) -> None:
    """Carry it out; once only, however often the button is pressed."""
    if current.step == CHECK:
        _carry_out(current, order, moment)
    if current.step == DONE:  # also at a press that cut the first one short
        st.query_params.pop(PARAMETER, None)


def _carry_out(current: Draft, order: Orders, moment: Moment) -> None:
    try:
        current.outcome = editing.save(order(current), current.reason, moment, current.token)
    except (NeedsReason, Unusable) as error:  # nothing is wrong with what was typed
        current.error = error
    except TrackerError as error:
        current.step, current.error, current.remove = EDIT, error, False
    else:
        current.step, current.error, current.token = DONE, None, ""
