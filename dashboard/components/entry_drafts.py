"""What a person was about to record and has not saved, to be continued or thrown away."""

from dashboard.components import drafts
from dashboard.data import drafts as stored
from dashboard.data import entries, register
from dashboard.entry_draft import Draft
from dashboard.markup import Html, page_link
from dashboard.moment import Moment
from tracker.law.vocabulary import Act, Step
from tracker.locale.names import name
from tracker.register.drafts import Kept


def not_saved_yet(current: Draft, moment: Moment) -> None:
    """The other drafts of this person."""

    def link(kept: Kept) -> Html:
        return page_link(_named(kept, moment), moment.address("record", draft=kept.token))

    drafts.not_saved_yet([kept for kept in stored.mine(current.PAGE) if kept.token != current.token], link, moment)


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
