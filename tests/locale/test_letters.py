"""The letters of depositaries' charts."""

import pytest

from tracker.law.vocabulary import CONSENTS, Act
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.letters import letter


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_consent_but_ratification_has_a_letter_of_its_own(lang: str) -> None:
    letters = [letter(act, lang) for act in CONSENTS - {Act.RATIFICATION}]
    assert all(letters)
    assert len(set(letters)) == len(letters)
    assert letter(Act.RATIFICATION, lang) == letter(Act.SIGNATURE, lang) == ""


def test_letters_are_those_of_the_language() -> None:
    assert [letter(act, "en") for act in (Act.ACCESSION, Act.ACCEPTANCE, Act.APPROVAL)] == ["a", "A", "AA"]
    assert [letter(act, "ru") for act in (Act.ACCESSION, Act.ACCEPTANCE, Act.APPROVAL)] == ["п", "П", "У"]
