"""The files of a bundle, and which column of the register each of their columns is."""

import re
from dataclasses import dataclass
from typing import Any

from tracker.register.media import ending_of

INSTRUMENTS = "instruments.yaml"
DOCUMENTS = "documents"  # a folder: one file for each document, named by the digest of its bytes
HISTORY = "history.csv"
HISTORY_COLUMNS = ("table", "key", "recorded_at", "recorded_by", "reason", "values")
HISTORY_NEEDED = ("table", "key", "recorded_at", "recorded_by", "values")


@dataclass(frozen=True, slots=True)
class TableFile:
    """One CSV file: the kind of its rows, its columns in order, and by which of them its rows are sorted."""

    name: str
    kind: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    sorted_by: tuple[str, ...]
    called: dict[str, str]  # columns that the register calls otherwise

    def column(self, heading: str) -> str:
        """The register's name of a column."""
        return self.called.get(heading, heading)


def _table(name: str, kind: str, columns: str, needed: str, sorted_by: str, **called: str) -> TableFile:
    renamed = {heading.rstrip("_"): column for heading, column in called.items()}
    return TableFile(name, kind, tuple(columns.split()), tuple(needed.split()), tuple(sorted_by.split()), renamed)


TABLES = (
    _table("organisations.csv", "organisation", "key name_en name_ru depositary", "key", "key"),
    _table(
        "states.csv",
        "state",
        "code name_en name_ru official_en official_ru genitive_ru dative_ru from to continues succeeds",
        "code",
        "code",
        from_="exists_from",
        to="exists_to",
    ),
    _table(
        "memberships.csv",
        "membership",
        "organisation state from to status source",
        "organisation state from",
        "organisation state start id",
        from_="start",
        to="until",
    ),
    _table("packages.csv", "package", "key organisation title_en title_ru note source", "key", "key"),
    _table("documents.csv", "document", "id name media size recorded_at recorded_by", "id name", "id"),
    _table(
        "acts.csv",
        "act",
        "id instrument state act on received_on effective_on not_before not_after expected regards territory"
        " depositary reference incoming document note confidence source as_printed supersedes void_reason recorded_at"
        " recorded_by",
        "instrument state act",
        "instrument state on received_on not_after id",
    ),
    _table(
        "steps.csv",
        "step",
        "id instrument state step on not_before not_after planned outcome reference incoming document note"
        " confidence source",
        "instrument state step",
        "instrument state on not_after not_before id",
    ),
    _table(
        "announced.csv",
        "announcement",
        "instrument state on not_before not_after announced_on confidence note source",
        "instrument",
        "instrument state on not_after id",
    ),
    _table(
        "confirmations.csv",
        "confirmation",
        "instrument state up_to says by note source",
        "instrument up_to says",
        "instrument state up_to says id",
    ),
    _table(
        "procedures.csv",
        "procedure",
        "state instrument from to steps completed_by",
        "state",
        "state instrument start id",
        from_="start",
        to="until",
    ),
    _table("weights.csv", "weight", "measure state value reference source", "measure state value", "measure state id"),
    _table(
        "sessions.csv",
        "council_session",
        "organisation on name_en name_ru place source",
        "organisation on",
        "organisation on id",
    ),
    _table(
        "stances.csv",
        "stance",
        "instrument state on stance note confidence source",
        "instrument state on stance",
        "instrument state on stance id",
    ),
    _table(
        "contacts.csv",
        "contact",
        "id state name role address from to note source",
        "state name",
        "state name start id",
        from_="start",
        to="until",
    ),
    _table(
        "inquiries.csv",
        "inquiry",
        "state instrument contact asked_on asked answered_on answer promised promised_for note source",
        "state asked_on",
        "state asked_on instrument id",
    ),
)
NAMES = frozenset({INSTRUMENTS, HISTORY, *(table.name for table in TABLES)})

# The order in which a person reads an instrument, and a clause in it. What is not named follows by the alphabet.
INSTRUMENT_KEYS = (
    *("key", "title", "short_title", "kind", "stage", "organisation", "relation"),
    *("adopted_on", "adopted_at", "depositary", "languages", "concerns", "coverage"),
    *("entry_into_force", "lasts", "exit", "ended_on", "package", "due_on", "fulfilled_on", "note", "sources"),
)
_IN_NOTATIONS = (
    *("en", "ru", "instrument", "article", "summary", "quote", "basis", "as", "counts", "not_counted", "when"),
    *("all", "any", "consents", "share", "states", "weight", "measure", "at_least", "share_of_total"),
    *("in_force", "decision", "of", "counted_at", "then", "years", "months", "days", "from", "clear"),
    *("later", "later_from", "not_before", "fixed_date"),
)


_DOCUMENT = re.compile(r"([0-9a-f]{64})(\.[a-z]{1,5})?")


def document_file(digest: str, name: str) -> str:
    """Where the bytes of a document lie in the bundle."""
    return f"{DOCUMENTS}/{digest}{ending_of(name)}"


def digest_of(file: str) -> str:
    """The digest that the name of a document's file tells; empty for another file."""
    found = _DOCUMENT.fullmatch(file)
    return found[1] if found else ""


def in_order(value: Any) -> Any:
    """The same value, its keys in the order in which they are read."""
    if isinstance(value, list):
        return [in_order(part) for part in value]
    if not isinstance(value, dict):
        return value
    places = {key: place for place, key in enumerate(_IN_NOTATIONS)}
    keys = sorted(value, key=lambda key: (places.get(key, len(places)), key))
    return {key: in_order(value[key]) for key in keys}
