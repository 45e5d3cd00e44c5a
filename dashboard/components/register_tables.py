"""The tables of the register page: what each holds, its columns in the list, and the fields of its form."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.moment import Moment
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION


@dataclass(frozen=True)
class Table:
    """One table of the page: facts of one kind, or some of them."""

    name: str  # in the address
    kind: str  # of the facts
    columns: tuple[str, ...]  # of the list, the first of which names the fact
    rows: tuple[tuple[str, ...], ...]  # of the form
    rare: tuple[tuple[str, ...], ...] = ()  # of the form, folded away
    several: str = ""  # the field in which an addition may hold several values, one fact for each
    fixed: dict[str, Any] = field(default_factory=dict)  # what the table says of every fact in it
    sort: tuple[str, ...] = ()
    newest_first: bool = False

    def holds(self, row: Any) -> bool:
        """True for a fact that belongs into this table."""
        if self.kind != "instrument":
            return True
        draft = bool(row["stage"] == "draft")
        if self.name == "undertakings":
            return not draft and row["kind"] in KINDS_WITHOUT_RATIFICATION
        return draft == (self.name == "drafts")


_TITLES = (("title_en", "title_ru"), ("short_en", "short_ru"))
_NOTE = (("note.en", "note.ru"),)
_CONCERNS = ("concerns", "concerns.states")
_RELATIONS = (
    ("relation.amends", "relation.supplements", "relation.prolongs"),
    ("relation.replaces", "relation.ends", "relation.implements"),
)
_INSTRUMENT = (
    ("key", "kind", "organisation"),
    *_TITLES,
    ("adopted_on", "adopted_at", "depositary"),
    _CONCERNS,
    ("sources",),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "instruments",
            "instrument",
            ("title", "kind", "organisation", "adopted_on", "clause"),
            _INSTRUMENT,
            (("coverage", "languages", "ended_on"), ("package", "due_on", "fulfilled_on"), *_RELATIONS, *_NOTE),
            sort=("adopted_on", "key"),
        ),
        Table("clause", "instrument", ("title", "basis", "clause"), (), sort=("adopted_on", "key")),
        Table(
            "organisations",
            "organisation",
            ("name", "key", "depositary"),
            (("key", "depositary"), ("name_en", "name_ru")),
            sort=("key",),
        ),
        Table(
            "memberships",
            "membership",
            ("state", "organisation", "status", "start", "until", "source"),
            (("organisation", "state", "status"), ("start", "until"), ("source",)),
            sort=("organisation", "state", "start"),
        ),
        Table(
            "states",
            "state",
            ("name", "code", "official", "exists_from", "exists_to"),
            (("code",), ("name_en", "name_ru"), ("official_en", "official_ru"), ("genitive_ru", "dative_ru")),
            (("exists_from", "exists_to"), ("continues", "succeeds")),
            sort=("code",),
        ),
        Table(
            "confirmations",
            "confirmation",
            ("instrument", "state", "says", "up_to", "by", "source"),
            (("instrument", "state"), ("says", "up_to", "by"), ("source",), ("note",)),
            several="state",
            sort=("up_to", "instrument"),
            newest_first=True,
        ),
        Table(
            "announcements",
            "announcement",
            ("instrument", "state", "on", "announced_on", "confidence", "source"),
            (("instrument", "state"), ("on", "announced_on", "confidence"), ("source",), ("note",)),
            (("not_before", "not_after"),),
            several="state",
            sort=("on", "instrument"),
            newest_first=True,
        ),
        Table(
            "procedures",
            "procedure",
            ("state", "instrument", "steps", "completed_by", "start", "until"),
            (("state", "instrument"), ("steps",), ("completed_by",), ("start", "until")),
            sort=("state", "start"),
        ),
        Table(
            "weights",
            "weight",
            ("measure", "state", "value", "reference", "source"),
            (("measure", "state"), ("value", "reference"), ("source",)),
            sort=("measure", "state"),
        ),
        Table(
            "drafts",
            "instrument",
            ("title", "kind", "organisation", "due_on", "package"),
            (("key", "kind", "organisation"), *_TITLES, ("due_on", "package"), _CONCERNS, ("sources",)),
            (("languages", "depositary"), *_RELATIONS, *_NOTE),
            fixed={"stage": "draft"},
            sort=("due_on", "key"),
        ),
        Table(
            "stances",
            "stance",
            ("instrument", "state", "stance", "on", "source"),
            (("instrument", "state"), ("stance", "on", "confidence"), ("source",), ("note",)),
            several="state",
            sort=("on", "instrument"),
            newest_first=True,
        ),
        Table(
            "packages",
            "package",
            ("title", "organisation", "note"),
            (("key", "organisation"), ("title_en", "title_ru"), ("source",), ("note",)),
            sort=("key",),
        ),
        Table(
            "undertakings",
            "instrument",
            ("title", "kind", "organisation", "adopted_on", "due_on", "fulfilled_on"),
            (
                ("key", "kind", "organisation"),
                *_TITLES,
                ("adopted_on", "due_on", "fulfilled_on"),
                ("sources",),
            ),
            (("adopted_at", "languages", "package"), _CONCERNS, *_RELATIONS, *_NOTE),
            sort=("due_on", "key"),
        ),
        Table(
            "sessions",
            "council_session",
            ("name", "organisation", "on", "place", "source"),
            (("organisation", "on", "place"), ("name_en", "name_ru"), ("source",)),
            sort=("on",),
            newest_first=True,
        ),
        Table(
            "contacts",
            "contact",
            ("name", "state", "role", "address", "start", "until"),
            (("state", "name", "role"), ("address",), ("start", "until"), ("source",), ("note",)),
            sort=("state", "name"),
        ),
        Table(
            "inquiries",
            "inquiry",
            ("state", "instrument", "asked_on", "asked", "answered_on", "promised_for"),
            (
                ("state", "instrument", "contact"),
                ("asked_on",),
                ("asked",),
                ("answered_on", "promised_for"),
                ("answer",),
                ("promised",),
                ("source",),
                ("note",),
            ),
            sort=("asked_on", "state"),
            newest_first=True,
        ),
    )
}


def groups(moment: Moment) -> tuple[tuple[str, dict[str, str]], ...]:
    """The tables under the headings by which people look for them, with their titles."""
    t = moment.t
    return (
        (t("Instruments"), {"instruments": t("Instruments"), "clause": t("Clauses")}),
        (
            t("Parties"),
            {"organisations": t("Organisations"), "memberships": t("Memberships"), "states": t("States"),
             "procedures": t("Procedures"), "weights": t("Weights")},
        ),
        (t("What is known"), {"confirmations": t("Confirmations"), "announcements": t("Official dates")}),
        (
            t("Before signature"),
            {"drafts": t("Drafts"), "stances": t("Stances"), "packages": t("Packages")},
        ),
        (t("Without ratification"), {"undertakings": t("Decisions, statements, commitments")}),
        (
            t("Around it"),
            {"sessions": t("Sessions"), "contacts": t("Contacts"), "inquiries": t("Inquiries")},
        ),
    )  # fmt: skip


def leads(moment: Moment) -> dict[str, str]:
    """What each table holds, in a sentence."""
    t = moment.t
    return {
        "instruments": t("Everything that was adopted. Drafts stand apart, before signature."),
        "clause": t("When each instrument enters into force, how long it lasts, how a state leaves it."),
        "organisations": t("Organisations whose members conclude instruments."),
        "memberships": t("What a state is in an organisation, from a day until another."),
        "states": t("States and other parties, with their names in the cases that reports need."),
        "procedures": t("The steps of a state's own procedure, and which of them complete it."),
        "weights": t("Values by which consents weigh in a clause."),
        "confirmations": t("What a source says up to a day: still pending, completed, or nothing since."),
        "announcements": t("Dates of entry into force as a source prints them: in general, or for one state."),
        "drafts": t("Instruments under discussion, with what each state says of them."),
        "stances": t("What a state said of a draft on a day. The last one counts, all are kept."),
        "packages": t("Instruments that are to be adopted together, or not at all."),
        "undertakings": t("What needs no ratification, with the day by which it is to be carried out."),
        "sessions": t("Sessions of an organisation's council: days by which people count."),
        "contacts": t("Whom to ask in a state."),
        "inquiries": t("What was asked of a state, what it answered, and what it promised for when."),
    }
