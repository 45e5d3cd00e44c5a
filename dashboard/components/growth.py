"""What a curve of consents says, in words and as a table."""

from collections.abc import Iterable

from dashboard.components.table import table
from dashboard.data.curves import Growth
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date


def heading(found: Growth, moment: Moment) -> Html:
    """The title of the instrument, with the number reached, the number it takes, and what is not in it."""
    link = page_link(found.title, moment.address("instrument", instrument=found.key))
    return joined([tag("h3", link), tag("p", " ".join(_told(found, moment)), class_="tt-small")])


def _told(found: Growth, moment: Moment) -> Iterable[str]:
    t, curve = moment.t, found.curve
    number = curve.points[-1].number if curve.points else 0
    if curve.threshold is not None:
        yield t("{number} of {threshold} consents that the clause counts.", number=number, threshold=curve.threshold)
        if not curve.alone:
            yield t("The clause asks for more than this number.")
    elif curve.has_clause:
        yield t.n("{n} consent; the clause gives no number.", "{n} consents; the clause gives no number.", n=number)
    else:
        yield t.n(
            "{n} consent; no clause that can be computed is on record, so it is not known how many it takes.",
            "{n} consents; no clause that can be computed is on record, so it is not known how many it takes.",
            n=number,
        )
    if found.in_force_on:
        yield t("Entry into force: {day}.", day=short_date(found.in_force_on, moment.lang))
    if curve.provisional:
        yield t("Applied provisionally, not counted: {states}.", states=_named(curve.provisional, found))
    if curve.unrecorded:
        yield t(
            "Consent confirmed by a source, its act not on record: {states}.", states=_named(curve.unrecorded, found)
        )
    if not found.complete:
        yield t("The register holds only some states' acts: there may be more consents.")


def _named(codes: Iterable[str], found: Growth) -> str:
    return ", ".join(sorted(found.names.get(code, code) for code in codes))


def growth_table(found: Growth, moment: Moment) -> Html:
    """The steps of a curve as a table."""
    t = moment.t
    heads = (t("Day"), t("Consents"), t("Consent given"), t("Consent lost"))
    rows = (
        tag(
            "tr",
            tag("td", _day(point.approximate, short_date(point.day, moment.lang), moment), class_="tt-num"),
            tag("td", point.number, class_="tt-num"),
            tag("td", _named(point.given, found) or "–"),
            tag("td", _named(point.lost, found) or "–"),
        )
        for point in found.curve.points
    )
    return table(t("Consents over time: {title}", title=found.title), heads, rows)


def _day(approximate: bool, day: str, moment: Moment) -> str:
    return moment.t("about {day}", day=day) if approximate else day
