"""Every edit of the record: who, when, why, and what it was before."""

from dashboard.components.fields import label
from dashboard.components.paging import Page, list_on, turning
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.data.edits import Edit
from dashboard.markup import Html, joined, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import partial_date, short_date
from tracker.locale.names import name

AT_ONCE, MOST_CHANGES = 40, 8


def history(page: Page[Edit], instrument: str, moment: Moment) -> Html:
    """The table of one page, the latest edit first, and the way to older ones."""
    t = moment.t
    heads = (t("When (UTC)"), t("Who"), t("What"), t("Change"), t("Why"))
    shown = stacked(
        t("History of the record"), heads, (_row(edit, moment) for edit in page.items), named_by=1, class_="tt-history"
    )
    return joined([shown, turning(page, t("Edits"), list_on(instrument, "edits", moment), moment)])


def _row(edit: Edit, moment: Moment) -> list[Cell]:
    return [
        figure(f"{short_date(edit.at.date(), moment.lang)} {edit.at:%H:%M}"),
        edit.by,
        _what(edit, moment),
        _changes(edit, moment),
        edit.reason or "–",
    ]


def _what(edit: Edit, moment: Moment) -> Html:
    t = moment.t
    done = {
        "recorded": t("recorded"),
        "changed": t("changed"),
        "corrected": t("corrected"),
        "voided": t("voided"),
        "removed": t("taken back"),
    }[edit.what]
    about = ", ".join(part for part in (edit.word or name(edit.kind, moment.lang), edit.state) if part)
    return joined([tag("strong", done), ": ", about])


def _changes(edit: Edit, moment: Moment) -> Html:
    shown = [_change(field, before, after, moment) for field, before, after in edit.changes[:MOST_CHANGES]]
    more = len(edit.changes) - len(shown)
    rest = (
        [tag("div", moment.t.n("and {n} more field", "and {n} more fields", n=more), class_="tt-mute tt-small")]
        if more > 0
        else []
    )
    return joined([*shown, *rest]) or Html("–")


def _change(field: str, before: str, after: str, moment: Moment) -> Html:
    shown = source_links if field in ("source", "sources") else lambda text: _short(text, moment)
    old = tag("del", shown(before), class_="tt-del") if before else None
    new = tag("ins", shown(after), class_="tt-ins") if after else None
    arrow = " → " if before and after else None
    return tag("div", tag("span", f"{label(field, moment)}: ", class_="tt-mute"), old, arrow, new, class_="tt-small")


def _short(text: str, moment: Moment) -> str:
    """A day as the language writes it; of a long text the beginning."""
    if len(text) in (len("2022-12"), len("2022-12-05")):
        return partial_date(text, moment.lang, short=True)
    return text if len(text) <= 120 else f"{text[:117]}…"
