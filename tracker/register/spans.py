"""The tables of spans: what treaty law makes of the facts, kept so that questions are answered by one indexed query.

`projection` writes them and nobody else; `until` is the first day no longer in a span, None where it is open.
"""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from tracker.register import naming

assert naming.applied  # before the first table


class InstrumentSpan(SQLModel, table=True):
    """One state of an instrument from a day until another."""

    __tablename__ = "instrument_span"
    instrument: str = Field(primary_key=True, foreign_key="instrument.key")
    start: date = Field(primary_key=True)
    until: date | None = None
    state: str
    in_force_on: date | None = None
    approximate: bool = False


class PositionSpan(SQLModel, table=True):
    """One position of a state towards an instrument from a day until another."""

    __tablename__ = "position_span"
    instrument: str = Field(primary_key=True, foreign_key="instrument.key")
    state: str = Field(primary_key=True, foreign_key="state.code")
    start: date = Field(primary_key=True)
    until: date | None = None
    position: str
    since: date
    in_force_on: date | None = None
    provisional: bool = False
    confidence: str
    approximate: bool = False
    act: str = ""

    __table_args__: ClassVar[Any] = (Index(None, "state", "start"),)


class StageSpan(SQLModel, table=True):
    """One stage of a state's own procedure from a day until another."""

    __tablename__ = "stage_span"
    instrument: str = Field(primary_key=True, foreign_key="instrument.key")
    state: str = Field(primary_key=True, foreign_key="state.code")
    start: date = Field(primary_key=True)
    until: date | None = None
    stage: str
    last_step: str | None = None
    approximate: bool = False
    confidence: str
    step: str = ""

    __table_args__: ClassVar[Any] = (Index(None, "state", "start"),)


class OwingSpan(SQLModel, table=True):
    """A time in which a state owes consent to an instrument, or is to be confirmed."""

    __tablename__ = "owing_span"
    instrument: str = Field(primary_key=True, foreign_key="instrument.key")
    state: str = Field(primary_key=True, foreign_key="state.code")
    start: date = Field(primary_key=True)
    until: date | None = None
    since: date
    to_be_confirmed: bool
    position: str
    stage: str
    last_step: str | None = None
    stage_since: date
    blocking: bool | None = None
    confidence: str

    __table_args__: ClassVar[Any] = (Index(None, "state", "start", "until"), Index(None, "start", "until"))


class Finding(SQLModel, table=True):
    """Something odd about an instrument."""

    instrument: str = Field(primary_key=True, foreign_key="instrument.key")
    number: int = Field(primary_key=True)
    kind: str
    weight: str
    state: str = ""
    day: date | None = None
    details: dict[str, str] = Field(default_factory=dict, sa_type=JSON)


SPANS: tuple[type[SQLModel], ...] = (InstrumentSpan, PositionSpan, StageSpan, OwingSpan, Finding)
