"""What was counted, what it amounts to, and what is missing, for every kind of condition."""

from datetime import date
from typing import Any

import pytest

from tests.locale.facts import FOUR_NOTIFICATIONS, NOTIFICATION, act, assessed
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act
from tracker.locale.wording import explain_entry

DAY = date(2022, 12, 5)
CLAUSE = FOUR_NOTIFICATIONS | {"then": {"days": 30}, "later": {"days": 30}, "basis": "quoted"}
TONNAGE = {"tonnage": {"AM": 10, "BY": 20, "KZ": 30, "KG": 5, "RU": 100, "TJ": 15}}


def notified(**days: str) -> list[ActFact]:
    """Notifications received on these days, by state."""
    return [act(state, NOTIFICATION, received=day) for state, day in days.items()]


CASES: list[tuple[str, dict[str, Any], list[ActFact], dict[str, Any], list[str], list[str]]] = [
    (
        "a weight that only one state can complete",
        {"all": [{"consents": 2}, {"weight": {"measure": "tonnage", "at_least": 90}}]},
        notified(KZ="2022-03-01", BY="2022-04-01"),
        {"weights": TONNAGE},
        [
            "Counted: Kazakhstan, 1 March 2022; Belarus, 1 April 2022.",
            "By the measure “tonnage”, the consents amount to 50; needed: 90.",
            "It cannot enter into force without the consent of: Russia.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года; Беларусь, 1 апреля 2022 года.",
            "По показателю «tonnage» согласия составляют 50; необходимо 90.",
            "Без согласия следующих государств документ вступить в силу не может: Россия.",
        ],
    ),
    (
        "a weight that several states can complete",
        {"weight": {"measure": "tonnage", "share_of_total": "1/4"}},
        notified(KZ="2022-03-01"),
        {"weights": TONNAGE},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "By the measure “tonnage”, the consents amount to 30; needed: 45.",
            "One more consent would complete it, by any of: Belarus, Russia, Tajikistan.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "По показателю «tonnage» согласия составляют 30; необходимо 45.",
            "Условие выполнило бы ещё одно согласие – любого из следующих государств: Беларусь, Россия, Таджикистан.",
        ],
    ),
    (
        "a weight that is reached",
        {"weight": {"measure": "tonnage", "at_least": "45.5"}},
        notified(KZ="2022-03-01", BY="2022-04-01"),
        {"weights": TONNAGE},
        [
            "Counted: Kazakhstan, 1 March 2022; Belarus, 1 April 2022.",
            "By the measure “tonnage”, the consents amount to 50; needed: 45.5.",
            "The condition was met on 1 April 2022. By the clause it enters into force"
            " on the thirtieth day after 1 April 2022:"
            " 1 May 2022.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года; Беларусь, 1 апреля 2022 года.",
            "По показателю «tonnage» согласия составляют 50; необходимо 45,5.",
            "Условие выполнено 1 апреля 2022 года. По положению документ вступает в силу на тридцатый день после 1"
            " апреля 2022 года: 1 мая 2022 года.",
        ],
    ),
    (
        "no weights are known",
        {"weight": {"measure": "tonnage", "at_least": 90}},
        notified(KZ="2022-03-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "No values of the measure “tonnage” are on record.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "Значения показателя «tonnage» не внесены.",
        ],
    ),
    (
        "a share, counted in a set to which not all belong",
        {"share": "2/3", "of": ["AM", "BY", "KG"]},
        notified(KZ="2022-03-01", BY="2022-04-01"),
        {},
        [
            "Counted: Belarus, 1 April 2022.",
            "Not counted, not among the following states (Armenia, Belarus, Kyrgyzstan): Kazakhstan.",
            "States in the set: 3; needed: 2; consents on record: 1.",
            "1 more is needed, from any of: Armenia, Kyrgyzstan.",
        ],
        [
            "Учтено: Беларусь, 1 апреля 2022 года.",
            "Не учтено, поскольку не входит в число следующих государств (Армения, Беларусь, Кыргызстан): Казахстан.",
            "Государств в этой группе: 3; необходимо согласие: 2; выразили согласие: 1.",
            "Требуется ещё 1, от любого из государств: Армения, Кыргызстан.",
        ],
    ),
    (
        "a share that is reached",
        {"share": "1/3", "of": "members"},
        notified(KZ="2022-03-01", BY="2022-04-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022; Belarus, 1 April 2022.",
            "States in the set: 6; needed: 2; consents on record: 2.",
            "The condition was met on 1 April 2022. By the clause it enters into force"
            " on the thirtieth day after 1 April 2022:"
            " 1 May 2022.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года; Беларусь, 1 апреля 2022 года.",
            "Государств в этой группе: 6; необходимо согласие: 2; выразили согласие: 2.",
            "Условие выполнено 1 апреля 2022 года. По положению документ вступает в силу на тридцатый день после 1"
            " апреля 2022 года: 1 мая 2022 года.",
        ],
    ),
    (
        "a number, and a number of some",
        {"all": [{"consents": 4}, {"at_least": 2, "of": ["BY", "RU", "TJ"]}]},
        notified(KZ="2022-03-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "1 of 4 consents are on record.",
            "0 of 2 consents by the following states (Belarus, Russia, Tajikistan) are on record.",
            "The fewest that would complete it: 3 states, for example: Armenia, Belarus, Russia; Armenia, Belarus,"
            " Tajikistan; Armenia, Russia, Tajikistan (such sets in all: 7).",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "Зарегистрировано 1 из 4 необходимых согласий.",
            "Зарегистрировано 0 из 2 необходимых согласий следующих государств (Беларусь, Россия, Таджикистан).",
            "Наименьшее число согласий, выполняющее условие: 3, например: Армения, Беларусь, Россия; Армения, Беларусь,"
            " Таджикистан; Армения, Россия, Таджикистан (всего таких сочетаний: 7).",
        ],
    ),
    (
        "all who are named",
        {"all": [{"consents": 2}, {"states": ["BY", "RU", "TJ"]}]},
        notified(KZ="2022-03-01", BY="2022-04-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022; Belarus, 1 April 2022.",
            "Consent is given by 1 of the 3 states named.",
            "It cannot enter into force without the consent of: Russia, Tajikistan.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года; Беларусь, 1 апреля 2022 года.",
            "Согласие получено от 1 из 3 названных государств.",
            "Без согласия следующих государств документ вступить в силу не может: Россия, Таджикистан.",
        ],
    ),
    (
        "one of two ways",
        {"any": [{"consents": 3}, {"share": "1/2", "of": ["BY", "RU"]}]},
        notified(KZ="2022-03-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "States in the set: 2; needed: 1; consents on record: 0.",
            "1 of 3 consents are on record.",
            "One more consent would complete it, by any of: Belarus, Russia.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "Государств в этой группе: 2; необходимо согласие: 1; выразили согласие: 0.",
            "Зарегистрировано 1 из 3 необходимых согласий.",
            "Условие выполнило бы ещё одно согласие – любого из следующих государств: Беларусь, Россия.",
        ],
    ),
    (
        "events",
        {"all": [{"consents": 1}, {"in_force": "other"}, {"decision": "csto"}, {"after": "2023-01-01"}]},
        notified(KZ="2022-03-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "Also needed is that the instrument “other” is in force.",
            "Also needed is that “csto” has decided on the entry into force.",
            "It cannot be met before 1 January 2023.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "Требуется также следующее: действует документ «other».",
            "Требуется также следующее: органом «csto» принято решение о вступлении в силу.",
            "Условие не может быть выполнено ранее 1 января 2023 года.",
        ],
    ),
    (
        "a second act",
        {"all": [{"consents": 1}, {"acts": {"act": "declaration", "at_least": 1}}]},
        notified(KZ="2022-03-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "Also needed is that at least 1 of the states that have consented have also made this act: declaration.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "Требуется также следующее: не менее 1 из числа государств, выразивших согласие, совершили также следующий"
            " акт: заявление.",
        ],
    ),
    (
        "a day that is past",
        {"all": [{"consents": 3}, {"by": "2022-10-01"}]},
        notified(KZ="2022-03-01"),
        {},
        [
            "Counted: Kazakhstan, 1 March 2022.",
            "1 of 3 consents are on record.",
            "2 more are needed, from any of: Armenia, Belarus, Kyrgyzstan, Russia, Tajikistan.",
            "The time for this has run out: it had to be met by 1 October 2022.",
        ],
        [
            "Учтено: Казахстан, 1 марта 2022 года.",
            "Зарегистрировано 1 из 3 необходимых согласий.",
            "Требуется ещё 2, от любых из государств: Армения, Беларусь, Кыргызстан, Россия, Таджикистан.",
            "Срок для этого истёк: условие надлежало выполнить не позднее 1 октября 2022 года.",
        ],
    ),
    (
        "objections",
        {"all": [{"after": "2022-05-01"}, {"unless": {"consents": 1}}]},
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-03-01")],
        {},
        [
            "Objections on record: Belarus.",
            "Objections stand in its way: at least one state has objected.",
        ],
        [
            "Зарегистрированы возражения: Беларусь.",
            "Этому препятствуют возражения: возражение заявило хотя бы одно государство.",
        ],
    ),
    (
        "no objection",
        {"all": [{"after": "2022-05-01"}, {"unless": {"consents": 1}}]},
        [],
        {},
        [
            "No objection is on record.",
            "The condition was met on 1 May 2022. By the clause it enters into force"
            " on the thirtieth day after 1 May 2022: 31"
            " May 2022.",
        ],
        [
            "Возражений не зарегистрировано.",
            "Условие выполнено 1 мая 2022 года. По положению документ вступает в силу на тридцатый день после 1 мая"
            " 2022 года: 31 мая 2022 года.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("when", "acts", "more", "english", "russian"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_what_is_counted_and_what_is_missing(
    when: dict[str, Any], acts: list[ActFact], more: dict[str, Any], english: list[str], russian: list[str]
) -> None:
    found = assessed(CLAUSE | {"when": when}, acts, **more)
    assert explain_entry(found, DAY, "en")[1:] == english
    assert explain_entry(found, DAY, "ru")[1:] == russian


def waiting(when: dict[str, Any], lang: str = "en") -> str:
    """The last sentence about a clause that waits for a day, with one consent on record."""
    return explain_entry(assessed(CLAUSE | {"when": when}, notified(KZ="2022-03-01")), DAY, lang)[-1]


def test_nothing_but_a_day_is_missing() -> None:
    both = {"all": [{"consents": 1}, {"after": "2023-01-01"}]}
    assert waiting(both) == (
        "No further consent is needed: if those on record stand, it enters into force on 31 January 2023."
    )
    assert waiting(both, "ru") == (
        "Других согласий не требуется: если зарегистрированные не будут отозваны, документ вступит в силу 31 января"
        " 2023 года."
    )
    assert waiting({"after": "2023-01-01"}) == "No consent is needed: it enters into force on 31 January 2023."
    assert waiting({"any": [{"consents": 3}, {"after": "2023-01-01"}]}) == (
        "No further consent is needed: the condition is met on 1 January 2023 at the latest."
    )
    tacit = {"all": [{"after": "2023-01-01"}, {"unless": {"consents": 1}}]}
    assert waiting(tacit) == (
        "Nothing more is needed: it enters into force on 31 January 2023, unless by 1 January 2023 at least one state"
        " has objected."
    )
    assert waiting({"all": [{"consents": 1}, {"after": "2023-01-01"}, {"by": "2022-06-01"}]}) != waiting(both)


MANY = [f"X{letter}{other}" for letter in "QX" for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def lacking_of_many(when: dict[str, Any], lang: str = "en") -> list[str]:
    """What a clause lacks that is open to very many states, of which two have consented."""
    acts = [act(code, NOTIFICATION, received="2022-03-01") for code in MANY[:2]]
    return explain_entry(assessed(CLAUSE | {"when": when}, acts, concerns=MANY), DAY, lang)[2:]


def test_a_plain_number_of_many_states() -> None:
    when = {"all": [{"consents": 30}, {"at_least": 30, "of": MANY}]}
    english = lacking_of_many(when)
    assert english[:2] == [
        "2 of 30 consents are on record.",
        "2 of 30 consents by the 52 states named are on record.",
    ]
    assert english[2].startswith("28 of these 50 states would complete it, whichever they are: XQC, XQD, ")
    assert lacking_of_many(when, "ru")[1:][0] == (
        "Зарегистрировано 2 из 30 необходимых согласий 52 названных государств."
    )
    assert lacking_of_many(when, "ru")[2].startswith("Условие выполнят согласия любых 28 из следующих 50 государств: ")


def test_sets_that_are_too_long_to_list() -> None:
    when = {"all": [{"consents": 30}, {"at_least": 10, "of": MANY[:20]}]}
    assert lacking_of_many(when)[2].startswith(
        "The fewest that would complete it: 28 states of these 50, but not any 28 of them: XQC, XQD, "
    )
    assert lacking_of_many(when, "ru")[2].startswith(
        "Наименьшее число согласий, выполняющее условие: 28 (не любые) из числа следующих 50: "
    )


def test_named_states_that_all_count_alike_beside_a_number() -> None:
    when = {"all": [{"consents": 4}, {"share": "1/2", "of": "members"}]}
    said = explain_entry(assessed(CLAUSE | {"when": when}, notified(KZ="2022-03-01")), DAY, "en")[-1]
    assert said == "3 more are needed, from any of: Armenia, Belarus, Kyrgyzstan, Russia, Tajikistan."


def test_who_is_not_among_the_states_named() -> None:
    when = {"share": "2/3", "of": ["AM", "BY", "KG", "TJ"]}
    found = assessed(CLAUSE | {"when": when}, notified(KZ="2022-03-01", RU="2022-03-01"))
    assert "Not counted, not among the 4 states named: Kazakhstan, Russia." in explain_entry(found, DAY, "en")
    assert "Не учтены, поскольку не входят в число 4 названных государств: Казахстан, Россия." in (
        explain_entry(found, DAY, "ru")
    )


def test_a_consent_that_counts_as_several_is_one_state_of_the_set() -> None:
    clause = CLAUSE | {"when": {"share": "1/2", "of": ["EU", "AM", "BY"]}, "as": {"EU": 27}}
    found = assessed(clause, [], concerns=["EU", "AM", "BY"])
    assert "States in the set: 3; needed: 2; consents on record: 0." in explain_entry(found, DAY, "en")


def test_the_earliest_date_of_a_clause_after_a_delay() -> None:
    found = assessed(CLAUSE | {"when": {"consents": 1}, "not_before": "2022-07-01"}, notified(KZ="2022-03-01"))
    assert explain_entry(found, DAY, "en")[2] == (
        "The condition was met on 1 March 2022. The delay ends on 31 March 2022; since the clause sets 1 July 2022 as"
        " the earliest date, it enters into force on that day."
    )
    assert explain_entry(found, DAY, "ru")[2] == (
        "Условие выполнено 1 марта 2022 года. Срок истекает 31 марта 2022 года; поскольку положением в качестве самой"
        " ранней даты установлено 1 июля 2022 года, документ вступает в силу в этот день."
    )
