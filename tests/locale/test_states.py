"""What states are called."""

import pickle
from types import SimpleNamespace

import pytest

from tracker.locale.cases import Cases
from tracker.locale.states import named, official_name, state_name, states_listed

MEMBERS = ("AM", "BY", "KZ", "KG", "RU", "TJ")
CIS = (*MEMBERS, "AZ", "MD", "TM", "UA", "UZ", "GE")


@pytest.mark.parametrize(
    ("code", "english", "russian", "official"),
    [
        ("KG", "Kyrgyzstan", "Кыргызстан", "Кыргызская Республика"),
        ("BY", "Belarus", "Беларусь", "Республика Беларусь"),
        ("MD", "Moldova", "Молдова", "Республика Молдова"),
        ("TM", "Turkmenistan", "Туркменистан", "Туркменистан"),
        ("RU", "Russia", "Россия", "Российская Федерация"),
        ("CI", "Côte d'Ivoire", "Кот-д'Ивуар", "Республика Кот-д'Ивуар"),
        ("NA", "Namibia", "Намибия", "Республика Намибия"),
        ("SU", "Soviet Union", "СССР", "Союз Советских Социалистических Республик"),
    ],
)
def test_names_of_states(code: str, english: str, russian: str, official: str) -> None:
    assert state_name(code, "en") == english
    assert state_name(code, "ru") == russian
    assert official_name(code, "ru") == official


def test_what_is_not_listed_is_asked_of_the_cldr() -> None:
    assert state_name("GL", "en") == official_name("GL", "en") == "Greenland"
    assert state_name("GL", "ru") == "Гренландия"


def test_a_code_that_nobody_knows_is_its_own_name() -> None:
    assert state_name("OAPI", "ru") == official_name("OAPI", "ru") == "OAPI"
    assert state_name("Q7", "en") == "Q7"


@pytest.mark.parametrize("code", CIS)
def test_cases_of_the_states_of_the_region(code: str) -> None:
    for name in (state_name(code, "ru"), official_name(code, "ru")):
        if name != "СССР":
            assert name.genitive != name or name.endswith(("и", "о"))
            assert name.dative


def test_cases() -> None:
    assert (state_name("AM", "ru").genitive, state_name("AM", "ru").dative) == ("Армении", "Армении")
    assert state_name("TJ", "ru").dative == "Таджикистану"
    assert official_name("KG", "ru").genitive == "Кыргызской Республики"
    assert official_name("KZ", "ru").dative == "Республике Казахстан"
    assert state_name("AM", "en").genitive == "Armenia"
    assert state_name("GL", "ru").dative == "Гренландия"


def test_the_registers_own_names_go_first() -> None:
    row = SimpleNamespace(
        name_en="Armenia (RA)",
        name_ru="",
        official_en="",
        official_ru="РА",
        genitive_ru="РА (род.)",
        dative_ru="РА (дат.)",
    )
    assert state_name("AM", "en", row) == "Armenia (RA)"
    assert state_name("AM", "ru", row) == "Армения"
    assert official_name("AM", "en", row) == "Republic of Armenia"
    assert official_name("AM", "ru", row).genitive == "РА (род.)"
    assert official_name("AM", "ru", {"official_ru": "РА"}).genitive == "РА"
    assert state_name("OAPI", "ru", {"name_en": "African Intellectual Property Organization"}) == (
        "African Intellectual Property Organization"
    )


def test_lists_are_in_alphabetical_order() -> None:
    assert states_listed(["RU", "AM", "KZ"], "en") == "Armenia, Kazakhstan, Russia"
    assert states_listed(MEMBERS, "ru") == "Армения, Беларусь, Казахстан, Кыргызстан, Россия, Таджикистан"
    assert states_listed([], "en") == ""


def test_long_lists_are_counted() -> None:
    codes = ["AD", "AE", "AF", "AG", "AL", "AM", "AO", "AR", "AT", "AU", "AZ", "BA", "BB"]
    assert states_listed(codes, "en").count(", ") == 12
    assert states_listed([*codes, "BD"], "en").endswith("Bangladesh, Barbados and 2 more")
    assert states_listed([*codes, "BD"], "ru").endswith(" и ещё 2")


def test_names_that_a_caller_has() -> None:
    assert named("X1", "ru", {"X1": "Область"}) == "Область"
    assert named("AM", "ru", {"AM": "Армения"}).genitive == "Армении"


def test_a_name_survives_being_stored() -> None:
    name = pickle.loads(pickle.dumps(state_name("AM", "ru")))
    assert (name, name.genitive, type(name)) == ("Армения", "Армении", Cases)
