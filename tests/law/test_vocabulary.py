"""The words, and which of them count as what."""

from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import (
    CONSENTS,
    COUNTED_CONSENTS,
    ENDINGS,
    ENDS,
    FULL_SIGNATURES,
    SIGNATURES,
    Act,
    Confidence,
    Position,
    weakest,
)


def test_succession_is_consent_but_counts_only_where_the_clause_says_so() -> None:
    assert COUNTED_CONSENTS | {Act.SUCCESSION} == CONSENTS
    assert Act.SUCCESSION not in COUNTED_CONSENTS


def test_no_signature_subject_to_ratification_is_consent() -> None:
    assert not SIGNATURES & CONSENTS


def test_a_signature_ad_referendum_makes_no_signatory_until_it_is_confirmed() -> None:
    assert SIGNATURES - {Act.SIGNATURE_AD_REFERENDUM} == FULL_SIGNATURES


def test_every_end_of_participation_is_an_ending() -> None:
    assert ENDS < ENDINGS
    assert not ENDINGS & CONSENTS


def test_the_weakest_grade_decides() -> None:
    confirmed, reported, unknown = Confidence
    assert weakest(confirmed, reported) is reported
    assert weakest(reported, unknown, confirmed) is unknown
    assert weakest(confirmed, confirmed) is confirmed
    assert weakest() is confirmed


def test_the_order_of_positions_is_the_ranking_of_the_practice() -> None:
    assert list(Position)[:7] == [
        Position.ENDED,
        Position.WITHDRAWN,
        Position.SUSPENDED,
        Position.LEAVING,
        Position.PARTY,
        Position.CONSENTED_WAITING,
        Position.CONSENTED_SCHEDULED,
    ]


def test_the_words_of_a_stance_go_from_support_to_opposition() -> None:
    assert list(StanceWord) == ["supports", "supports-with-remarks", "under-study", "opposes"]
