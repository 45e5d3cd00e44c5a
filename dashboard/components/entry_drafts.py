"""What is not saved yet: the drafts of whoever looks, to be continued or thrown away, and whether this one is kept."""

from functools import partial

from dashboard import draft as drafts
from dashboard.components import unsaved
from dashboard.data import drafts as stored
from dashboard.data import entries, register
from dashboard.draft import Draft
from dashboard.markup import Html, page_link
from dashboard.moment import Moment
from tracker.law.vocabulary import Act, Step
from tracker.locale.names import name
from tracker.register.drafts import Kept


def not_saved_yet(current: Draft, moment: Moment) -> None:
    """The other drafts of this person."""
    others = [kept for kept in stored.mine() if kept.token != current.token]
    throw_away = partial(drafts.throw_away, current)
    unsaved.not_saved_yet(others, "record", lambda kept: _link(kept, moment), throw_away, moment)


def _link(kept: Kept, moment: Moment) -> Html:
    return page_link(_named(kept, moment), moment.address("record", draft=kept.token))


def _named(kept: Kept, moment: Moment) -> str:
    """What the draft is about, as far as it was filled in."""
    titles, states = register.titles(moment), register.states(moment)
    values, kind = kept.content["values"], kept.content["kind"]
    several = kept.content["several"]
    keys = values.get("instruments") if several else [values.get("instrument")]
    codes = values.get("states") if several else [values.get("state")]
    words: type[Act] | type[Step] = Act if kind == entries.ACT else Step
    word = values.get(kind) or ""
    parts = [
        name(words(word), moment.lang) if word in set(words) else "",
        ", ".join(states.get(code, code) for code in codes or [] if code),
        ", ".join(titles.get(key, key) for key in keys or [] if key),
    ]
    return ", ".join(part for part in parts if part) or moment.t("an entry just begun")


def state_of(current: Draft, moment: Moment) -> None:
    """Beneath the form: whether it is kept."""
    unsaved.state_of(current, "record", partial(drafts.throw_away, current), moment)
