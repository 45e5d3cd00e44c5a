"""The tables: columns, keys and constraints, no rules.

Two groups here. The *ledger* is the truth: every version of every fact, in order, chained by digests. The *facts* are
the present version of each. A third group, what treaty law makes of the facts, is in `spans`. Facts and spans can be
rebuilt from the ledger at any time, and `verification` does. Beside them stand what is no fact: the bytes of scans
(`Blob`, named by their digest, which the ledger holds) and what somebody is still typing (`Draft`).

Days as sources give them may be partial ("2009-10") and are kept as text.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, LargeBinary, Text
from sqlmodel import Field, SQLModel

from tracker.register import naming

assert naming.applied  # before the first table
_BIG = BigInteger().with_variant(Integer, "sqlite")


class Entry(SQLModel, table=True):
    """One line of the ledger: a fact as it was written. `content` is null where the fact was removed."""

    id: int | None = Field(default=None, sa_column=Column(_BIG, primary_key=True, autoincrement=False))
    recorded_at: datetime
    recorded_by: str
    reason: str = ""
    kind: str  # the table of the fact
    key: str  # its primary key
    instrument: str | None = Field(default=None, index=True)
    content: str | None = Field(default=None, sa_type=Text)  # canonical JSON of the row
    digest: str  # of this line and all before it

    __table_args__: ClassVar[Any] = (Index(None, "kind", "key"),)


class Head(SQLModel, table=True):
    """The end of the ledger: how many lines it has and the digest of the last. One row."""

    id: int = Field(default=1, primary_key=True)
    entries: int = Field(default=0, sa_type=BigInteger)
    digest: str = ""


class Organisation(SQLModel, table=True):
    """An organisation whose members conclude instruments."""

    key: str = Field(primary_key=True)
    name_en: str = ""
    name_ru: str = ""
    depositary: str = ""


class State(SQLModel, table=True):
    """A state or another party, with its names in the cases that reports need."""

    code: str = Field(primary_key=True)
    name_en: str = ""
    name_ru: str = ""
    official_en: str = ""
    official_ru: str = ""
    genitive_ru: str = ""
    dative_ru: str = ""
    exists_from: str = ""
    exists_to: str = ""
    continues: str = ""
    succeeds: str = ""


class Membership(SQLModel, table=True):
    """What a state is in an organisation from a day until another (half-open)."""

    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.key", index=True)
    state: str = Field(foreign_key="state.code", index=True)
    start: str
    until: str = ""
    status: str = "member"
    source: str = ""


class Package(SQLModel, table=True):
    """Instruments that are to be adopted together, or not at all."""

    key: str = Field(primary_key=True)
    organisation: str | None = Field(default=None, foreign_key="organisation.key")
    title_en: str = ""
    title_ru: str = ""
    note: str = Field(default="", sa_type=Text)
    source: str = Field(default="", sa_type=Text)


class Instrument(SQLModel, table=True):
    """An agreement, a protocol, or another instrument; also one that needs no ratification, and a draft of one."""

    key: str = Field(primary_key=True)
    title_en: str = ""
    title_ru: str = ""
    short_en: str = ""
    short_ru: str = ""
    kind: str = "treaty"
    stage: str = ""
    organisation: str | None = Field(default=None, foreign_key="organisation.key", index=True)
    relation: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    adopted_on: str = ""
    adopted_at: str = ""
    depositary: str = ""
    languages: list[str] = Field(default_factory=list, sa_type=JSON)
    concerns: Any = Field(default=None, sa_type=JSON)  # a word or a list of states; None: by the organisation
    coverage: str = "complete"
    entry_into_force: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    lasts: Any = Field(default=None, sa_type=JSON)
    exit: Any = Field(default=None, sa_type=JSON)
    ended_on: str = ""
    package: str | None = Field(default=None, foreign_key="package.key", index=True)
    due_on: str = ""  # a draft: to be adopted by; a decision, statement or commitment: to be carried out by
    fulfilled_on: str = ""  # of what needs no ratification: carried out
    sources: list[str] = Field(default_factory=list, sa_type=JSON)
    note: Any = Field(default=None, sa_type=JSON)


class Document(SQLModel, table=True):
    """A paper or its scan, kept with the register and named by the SHA-256 of its bytes."""

    id: str = Field(primary_key=True)
    name: str
    media: str
    size: int  # bytes
    recorded_at: datetime
    recorded_by: str = ""


class Act(SQLModel, table=True):
    """An act of a state. Rows are never changed by a person: a correction is a new row that supersedes an old one."""

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instrument.key", index=True)
    state: str = Field(foreign_key="state.code", index=True)
    act: str
    on: str = ""
    received_on: str = ""
    effective_on: str = ""
    not_before: str = ""
    not_after: str = ""
    expected: bool = False
    regards: str = ""
    territory: str = ""
    depositary: str = ""
    reference: str = ""
    incoming: str = ""  # the number under which the paper came in
    document: str | None = Field(default=None, foreign_key="document.id")
    note: str = Field(default="", sa_type=Text)
    confidence: str = "reported"
    source: str = Field(default="", sa_type=Text)
    as_printed: str = ""
    supersedes: str | None = Field(default=None, foreign_key="act.id", index=True, unique=True)
    void_reason: str = ""  # not empty: this row takes the act it supersedes back
    recorded_at: datetime
    recorded_by: str = ""


class Step(SQLModel, table=True):
    """Something that happened inside a state."""

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instrument.key", index=True)
    state: str = Field(foreign_key="state.code", index=True)
    step: str
    on: str = ""
    not_before: str = ""
    not_after: str = ""
    planned: bool = False
    outcome: str = ""
    reference: str = ""
    incoming: str = ""  # the number under which the paper came in
    document: str | None = Field(default=None, foreign_key="document.id")
    note: str = Field(default="", sa_type=Text)
    confidence: str = "reported"
    source: str = Field(default="", sa_type=Text)
    recorded_at: datetime
    recorded_by: str = ""


class Announcement(SQLModel, table=True):
    """A date of entry into force as an official or another source prints it: general, or for one state."""

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instrument.key", index=True)
    state: str | None = Field(default=None, foreign_key="state.code")
    on: str = ""
    not_before: str = ""
    not_after: str = ""
    announced_on: str = ""
    confidence: str = "reported"
    note: str = Field(default="", sa_type=Text)
    source: str = Field(default="", sa_type=Text)


class Confirmation(SQLModel, table=True):
    """What a source or a person confirmed up to a day, about one state or the instrument as a whole."""

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instrument.key", index=True)
    state: str | None = Field(default=None, foreign_key="state.code")
    up_to: str
    says: str
    by: str = ""
    note: str = Field(default="", sa_type=Text)
    source: str = Field(default="", sa_type=Text)


class Procedure(SQLModel, table=True):
    """The steps of a state's own procedure, and which of them complete it."""

    id: str = Field(primary_key=True)
    state: str = Field(foreign_key="state.code", index=True)
    instrument: str | None = Field(default=None, foreign_key="instrument.key")
    start: str = ""
    until: str = ""
    steps: str = ""
    completed_by: str = ""


class Weight(SQLModel, table=True):
    """A value by which a state's consent weighs in a clause."""

    id: str = Field(primary_key=True)
    measure: str = Field(index=True)
    state: str = Field(foreign_key="state.code")
    value: str
    reference: str = ""
    source: str = ""


class CouncilSession(SQLModel, table=True):
    """A session of an organisation's council: a day by which people count."""

    __tablename__ = "council_session"
    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.key", index=True)
    on: str
    name_en: str = ""
    name_ru: str = ""
    place: str = ""
    source: str = Field(default="", sa_type=Text)


class Stance(SQLModel, table=True):
    """What a state said of a draft on a day."""

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instrument.key", index=True)
    state: str = Field(foreign_key="state.code")
    on: str
    stance: str
    note: str = Field(default="", sa_type=Text)
    confidence: str = "reported"
    source: str = Field(default="", sa_type=Text)


class Contact(SQLModel, table=True):
    """Whom to ask in a state, in a period: an office or a person."""

    id: str = Field(primary_key=True)
    state: str = Field(foreign_key="state.code", index=True)
    name: str
    role: str = ""
    address: str = ""
    start: str = ""
    until: str = ""
    note: str = Field(default="", sa_type=Text)
    source: str = Field(default="", sa_type=Text)


class Inquiry(SQLModel, table=True):
    """A question put to a state about its ratifications, the answer, and what was promised for when."""

    id: str = Field(primary_key=True)
    state: str = Field(foreign_key="state.code", index=True)
    instrument: str | None = Field(default=None, foreign_key="instrument.key", index=True)
    contact: str | None = Field(default=None, foreign_key="contact.id")
    asked_on: str
    asked: str = Field(default="", sa_type=Text)
    answered_on: str = ""
    answer: str = Field(default="", sa_type=Text)
    promised: str = Field(default="", sa_type=Text)
    promised_for: str = ""
    note: str = Field(default="", sa_type=Text)
    source: str = Field(default="", sa_type=Text)


# In an order in which every row finds what it refers to.
FACTS: tuple[type[SQLModel], ...] = (
    Organisation,
    State,
    Membership,
    Package,
    Instrument,
    Document,
    Act,
    Step,
    Announcement,
    Confirmation,
    Procedure,
    Weight,
    CouncilSession,
    Stance,
    Contact,
    Inquiry,
)


class Blob(SQLModel, table=True):
    """The bytes of a document. They are never changed, and `verification` computes their digest again."""

    digest: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)


class Draft(SQLModel, table=True):
    """What somebody is typing and has not saved: kept so that a page can be reloaded. It says nothing of the world."""

    id: str = Field(primary_key=True)  # a token that nobody can guess, in the address of the page
    page: str
    owner: str
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    changed_at: datetime = Field(index=True)


BESIDE: tuple[type[SQLModel], ...] = (Blob, Draft)
