"""The fields of an entry, as words that a message can name: `locale.names` says what people call them."""

from enum import StrEnum


class Field(StrEnum):
    """A column that a person fills in, or sees in the history."""

    INSTRUMENT = "instrument"
    STATE = "state"
    ACT = "act"
    STEP = "step"
    ON = "on"
    RECEIVED_ON = "received_on"
    EFFECTIVE_ON = "effective_on"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"
    EXPECTED = "expected"
    PLANNED = "planned"
    OUTCOME = "outcome"
    REGARDS = "regards"
    TERRITORY = "territory"
    DEPOSITARY = "depositary"
    REFERENCE = "reference"
    NOTE = "note"
    CONFIDENCE = "confidence"
    SOURCE = "source"
    AS_PRINTED = "as_printed"
    VOID_REASON = "void_reason"
    UP_TO = "up_to"
    SAYS = "says"
    BY = "by"
    ANNOUNCED_ON = "announced_on"
