"""The words for what is known of an instrument before it is adopted."""

from enum import StrEnum


class StanceWord(StrEnum):
    """What a state says of a draft."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_REMARKS = "supports-with-remarks"
    UNDER_STUDY = "under-study"
    OPPOSES = "opposes"
