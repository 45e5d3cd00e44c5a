"""What a person was about to change in the register and has not saved, to be continued or thrown away."""

from collections.abc import Mapping
from typing import Any

from dashboard.components import drafts
from dashboard.components.register_tables import groups
from dashboard.data import drafts as stored
from dashboard.data import register
from dashboard.markup import Html, page_link
from dashboard.moment import Moment
from tracker.register.drafts import Kept

ORIGIN = ("table", "key", "do", "instrument", "state", "organisation", "package")  # of a form, in its address


def not_saved_yet(moment: Moment) -> None:
    """The drafts of this person, of every table."""
    titles = {table: title for _, tables in groups(moment) for table, title in tables.items()}

    def link(kept: Kept) -> Html:
        origin = dict(zip(ORIGIN, kept.content["origin"], strict=False))
        named = ": ".join(filter(None, (titles[origin["table"]], _named(kept.content, moment))))
        return page_link(named, moment.address("register", **origin, draft=kept.token))

    drafts.not_saved_yet(stored.mine(stored.REGISTER), link, moment)


def _named(content: Mapping[str, Any], moment: Moment) -> str:
    """What the draft is about, as far as it was filled in."""
    titles, states, values = register.titles(moment), register.states(moment), content["values"]
    own, other = ("ru", "en") if moment.lang == "ru" else ("en", "ru")
    given = [values.get(f"{stem}_{lang}") for lang in (own, other) for stem in ("short", "title", "name")]
    given += [titles.get(content["key"]), titles.get(str(values.get("instrument"))), values.get("name")]
    state = values.get("state")
    given.append(", ".join(states.get(code, code) for code in ([state] if isinstance(state, str) else state or [])))
    return next((str(one) for one in given if one), "")
