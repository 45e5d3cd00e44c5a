"""The sources of an instrument's page, each with what rests on it."""

from dashboard.components.stacked import Cell, stacked
from dashboard.data.dossier import Dossier, Event
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment


def sources(found: Dossier, moment: Moment) -> Html:
    """A table of the sources, those of the instrument itself first; and how many facts have none."""
    t = moment.t
    rests: dict[str, list[str]] = {source: [t("the instrument itself")] for source in found.sources}
    bare = 0
    for kind, events in _by_kind(found).items():
        counted: dict[str, int] = {}
        for event in events:
            named = [part.strip() for part in event.source.split(" ; ") if part.strip()]
            bare += not named
            for source in named:
                counted[source] = counted.get(source, 0) + 1
        for source, n in counted.items():
            rests.setdefault(source, []).append(_counted(kind, n, moment))
    if not rests:
        edit = moment.address("register", table="instruments", key=found.key)
        return tag("p", t("No source is on record."), " ", page_link(t("edit the instrument"), edit), class_="tt-mute")
    rows = (_row(source, said) for source, said in rests.items())
    told = t.n("{n} fact has no source.", "{n} facts have no source.", n=bare)
    without = tag("p", told, class_="tt-bad tt-small") if bare else None
    return joined([stacked(t("Sources"), (t("Source"), t("What rests on it")), rows), without])


def _by_kind(found: Dossier) -> dict[str, list[Event]]:
    kinds: dict[str, list[Event]] = {}
    for event in found.events:
        kinds.setdefault(event.kind, []).append(event)
    return kinds


def _counted(kind: str, n: int, moment: Moment) -> str:
    t = moment.t
    if kind == "act":
        return t.n("{n} act", "{n} acts", n=n)
    if kind == "step":
        return t.n("{n} step at home", "{n} steps at home", n=n)
    if kind == "announcement":
        return t.n("{n} announced date", "{n} announced dates", n=n)
    return t.n("{n} confirmation", "{n} confirmations", n=n)


def _row(source: str, said: list[str]) -> list[Cell]:
    address = tag("div", source, class_="tt-small tt-mute tt-address") if "://" in source else None
    return [(source_links(source), address), ", ".join(said)]
