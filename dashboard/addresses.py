"""What an address may ask of each page, by its path: anything else in an address was misspelt, and is told."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from dashboard.components.home import BY_STATE, UNCONFIRMED
from dashboard.components.register_fields import all_fields
from dashboard.components.register_tables import TABLES
from dashboard.moment import FRAME
from dashboard.supposition import PARAMETERS as SUPPOSED

_FORMS = {field for table in TABLES.values() for field in all_fields((*table.rows, *table.rare))}

PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "": ("organisation", "state", "kind", "stage", "by", "part"),
    "inbox": ("instrument", "state", "kind", "weight", "quiet", "month", "part", "overdue", "soon", "later", "passed"),
    "matrix": ("marks", "organisation", "family", "kind", "condition", "members", "part", "across"),
    "instrument": ("instrument", "state", "states", "events", "edits"),
    "state": ("state", "part"),
    "timeline": ("organisation", "lanes", "from", "to", "instrument", "state", "kind", "part"),
    "changes": ("organisation", "instrument", "state", "from", "from_known", "part"),
    "whatif": SUPPOSED,
    "record": ("instrument", "state", "act", "step", "entry", "draft"),
    "register": ("table", "key", "do", "search", "part", "package", "draft"),
    "report": (
        *("report", "report_lang", "format", "instrument", "state", "organisation", "from", "from_known", "unofficial"),
        *("pack", "pack_format", "pack_lang"),
    ),
}
# Where a parameter has a list of its own that depends on nothing in the register
LISTS: Mapping[tuple[str, str], Collection[str]] = {
    ("", "by"): (BY_STATE, UNCONFIRMED),
    ("register", "table"): tuple(TABLES),
}
# A form of the register is filled from an address with the names of its fields.
_MORE = {"register": _FORMS}


def unknown(path: str, asked: Iterable[str]) -> list[str]:
    """The parameters that a page does not know; of a page that has no list, none."""
    if path not in PARAMETERS:
        return []
    known = {*FRAME, *PARAMETERS[path], *_MORE.get(path, ())}
    return [name for name in asked if name not in known]


def unlisted(path: str, asked: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The parameters of a page, each with its value, that ask for what is not in their list."""
    for (page, name), listed in LISTS.items():
        if page == path and asked.get(name) and asked[name] not in listed:
            yield name, asked[name]
