"""The head of an instrument's page, as a depositary's status page has it: what it is, and how many have done what."""

from dashboard.components.words import instrument_state
from dashboard.data.dossier import Dossier
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import long_date, partial_date
from tracker.locale.names import name
from tracker.locale.places import city

_NAMED = 12  # states; more are counted, and stand in the table


def head(found: Dossier, moment: Moment) -> Html:
    """The full title, the counts, the facts a depositary prints, and what can be done from here."""
    title = tag("p", found.full_title, class_="tt-lead") if found.full_title != found.title else None
    note = tag("p", found.note, class_="tt-small tt-mute tt-remark") if found.note else None
    return joined([title, _counts(found, moment), _facts(found, moment), note, _ways(found, moment)])


def _counts(found: Dossier, moment: Moment) -> Html:
    """The state of the instrument, and the numbers of those who have acted."""
    t = moment.t
    tiles = [
        _tile(t("State of the instrument"), instrument_state(found.state, moment.lang), text=True),
        *(_numbers(found, moment) if found.for_consent else ()),
    ]
    as_at = t("Status as at {day}.", day=long_date(moment.as_of, moment.lang))
    partial = t("Only some states' acts could be found: every number is of those on record.")
    said = f"{as_at} {partial}" if found.coverage == "partial" and found.for_consent else as_at
    counted = tag("dl", *tiles, class_="tt-tiles")
    return joined([tag("p", said, class_="tt-small tt-mute"), counted, _who_is_open(found, moment)])


def _numbers(found: Dossier, moment: Moment) -> list[Html]:
    """How many have signed, consented, are parties; and what is needed still."""
    t, near = moment.t, found.nearness
    open_ = [one for one in found.concerned if one.group == "open"]
    unheard = sum(one.confidence == "unknown" for one in open_)
    tiles = [
        _tile(t("Signatories"), str(found.signatories)),
        _tile(t("Consents"), str(found.consents)),
        _tile(
            t("Parties"),
            str(found.parties),
            t.n("{n} not known", "{n} not known", n=found.not_known) if found.not_known else "",
        ),
        _tile(
            t("Consent open"),
            str(len(open_)),
            t.n("{n} not heard of", "{n} not heard of", n=unheard) if unheard else "",
        ),
    ]
    if near.computable and not near.met and near.on is None and not near.told:
        tiles.append(_tile(t("Still needed for entry into force"), str(near.needs)))
    return tiles


def _who_is_open(found: Dossier, moment: Moment) -> Html | None:
    """By name who has not consented, where they are few enough to be read."""
    open_ = [one.name for one in found.concerned if one.group == "open"]
    if not found.for_consent or not 0 < len(open_) <= _NAMED:
        return None
    return tag("p", moment.t("Not consented, or not known to have: {n}", n=", ".join(open_)), class_="tt-small tt-open")


def _tile(label: str, figure: Html | str, more: str = "", text: bool = False) -> Html:
    small = tag("small", f" · {more}") if more else None
    return tag("div", tag("dt", label), tag("dd", figure, small, class_="tt-text" if text else None), class_="tt-tile")


def _facts(found: Dossier, moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    unknown = tag("span", t("not on record"), class_="tt-unknown")
    facts: list[tuple[str, Html | str | None]] = [
        (t("Adopted"), partial_date(found.adopted_on, lang) if found.adopted_on else unknown),
        (t("Place"), city(found.adopted_at, lang) or unknown),
        (t("Entry into force"), _entry(found, moment) if found.for_consent or found.on else None),
        (t("Kind"), name(found.kind, lang)),
        (t("Depositary"), found.depositary or unknown),
        (t("Languages"), ", ".join(found.languages) or unknown),
        (t("Organisation"), found.organisation or None),
        (t("Ended"), partial_date(found.ended_on, lang) if found.ended_on else None),
        (t("Key"), tag("code", found.key)),
    ]
    rows = (tag("div", tag("dt", label), tag("dd", value)) for label, value in facts if value is not None)
    return tag("dl", *rows, class_="tt-facts")


def _entry(found: Dossier, moment: Moment) -> str:
    """The date and the article, in the words of a status page."""
    t = moment.t
    if found.on is None:
        return t("not known") if found.clause is None else t("not yet")
    day = long_date(found.on, moment.lang)
    article = found.clause.article if found.clause else ""
    return t("{day}, in accordance with {article}", day=day, article=article) if article else day


def _ways(found: Dossier, moment: Moment) -> Html:
    """What can be done with the instrument."""
    t, key = moment.t, found.key
    of_consent = [
        (t("Confirm the status"), moment.address("register", table="confirmations", instrument=key)),
        (t("What if?"), moment.address("whatif", instrument=key)),
        (t("Report"), moment.address("report", instrument=key)),
    ]
    table = "instruments" if found.for_consent else "drafts" if found.state == "draft" else "undertakings"
    ways = [
        (t("Record an act or a step"), moment.address("record", instrument=key)),
        *(of_consent if found.for_consent else ()),
        (t("Edit the instrument"), moment.address("register", table=table, key=key)),
    ]
    items = (tag("li", page_link(label, address)) for label, address in ways)
    return tag("ul", *items, class_="tt-ways", aria_label=t("What can be done from here"))
