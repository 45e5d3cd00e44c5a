"""What stands in a field of an entry, as people read it."""

from typing import Any

import pytest

from tracker.locale.field_values import value_in_words

TITLES = {"pact": "Pact", "p1": "Reform", "ab12": "note.pdf", "csto": "CSTO"}
CLAUSE = {"when": {"consents": 2}, "later": {"days": 0}, "basis": "quoted"}


@pytest.mark.parametrize(
    ("field", "value", "en", "ru"),
    [
        ("note", "", "–", "–"),
        ("expected", True, "yes", "да"),
        ("stage", "draft", "yes", "да"),
        ("act", "ratification", "ratification", "ратификация"),
        ("says", "no-change", "no change", "без изменений"),
        ("stance", "supports", "supports it", "поддерживает"),
        ("kind", "treaty", "treaty", "договор"),
        ("document", "ab12", "note.pdf", "note.pdf"),
        ("package", "p1", "Reform", "Reform"),
        ("organisation", "csto", "CSTO", "CSTO"),
        ("state", "AM", "Armenia", "Армения"),
        ("concerns", ["AM", "BY"], "Armenia, Belarus", "Армения, Беларусь"),
        ("concerns", "members", "the members of the organisation", "государства – члены организации"),
        ("relation", {"amends": "pact"}, "amends: Pact", "изменяет: Pact"),
        ("outcome", "rejected", "rejected", "отклонено"),
        ("outcome", "returned to the chamber", "returned to the chamber", "returned to the chamber"),
        ("completed_by", "law-signed", "law signed", "закон подписан"),
        ("sources", ["a", "b"], "a ; b", "a ; b"),
        ("entry_into_force", {"when": "what nobody can read"}, "when: what nobody can read",
         "when: what nobody can read"),
        ("kind", "what was known once", "what was known once", "what was known once"),
    ],
)  # fmt: skip
def test_a_value_in_words(field: str, value: Any, en: str, ru: str) -> None:
    assert value_in_words(field, value, "en", TITLES) == en
    assert value_in_words(field, value, "ru", TITLES) == ru


@pytest.mark.parametrize(
    ("lasts", "said"), [({"until": "2030-12-31"}, "31 December 2030"), ({"years": "many"}, "years: many")]
)
def test_how_long_an_instrument_lasts_is_told_as_a_rule(lasts: dict[str, str], said: str) -> None:
    assert said in value_in_words("lasts", lasts, "en")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_clause_is_told_as_a_rule(lang: str) -> None:
    said = value_in_words("entry_into_force", CLAUSE, lang)
    assert "{" not in said
    assert said.startswith({"en": "Enters into force", "ru": "Вступает в силу"}[lang])
    lent = value_in_words("entry_into_force", {"as": {"instrument": "pact"}}, lang, TITLES)
    assert lent == {"en": "as in Pact", "ru": "как в документе: Pact"}[lang]
