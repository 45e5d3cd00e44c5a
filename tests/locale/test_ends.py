"""How long an instrument lasts and why it has ended, as sentences in both languages."""

from datetime import date
from typing import Any

import pytest

from tests.locale.facts import FOUR_NOTIFICATIONS, NOTIFICATION, act, assessed, dossier
from tracker.law.vocabulary import Act, Relation
from tracker.locale.wording import explain_entry

DAY = date(2022, 12, 5)
ONE = FOUR_NOTIFICATIONS | {"when": {"consents": 1}}
KZ = act("KZ", NOTIFICATION, received="2022-03-01")
PROLONGS = ((Relation.PROLONGS, "protocol"),)

MET = "The condition was met on 1 March 2022: by the clause, that is the date of entry into force."
CASES: list[tuple[str, dict[str, Any], date, list[str], list[str]]] = [
    (
        "a term that has run out",
        {"lasts": {"months": 6}},
        DAY,
        [
            "It is concluded for 6 months from its entry into force.",
            "The instrument has ended: the last day of its term was 1 September 2022.",
        ],
        [
            "Документ заключён на 6 месяцев с даты вступления в силу.",
            "Действие документа прекращено: последний день срока – 1 сентября 2022 года.",
        ],
    ),
    (
        "a term that runs",
        {"lasts": {"months": 6}},
        date(2022, 5, 1),
        [
            "It is concluded for 6 months from its entry into force.",
            "The last day of its term is 1 September 2022.",
        ],
        [
            "Документ заключён на 6 месяцев с даты вступления в силу.",
            "Последний день срока действия – 1 сентября 2022 года.",
        ],
    ),
    (
        "a term that is renewed",
        {"lasts": {"months": 6, "renews": True}},
        DAY,
        [
            "It is concluded for 6 months from its entry into force and is prolonged by itself for further terms.",
        ],
        [
            "Документ заключён на 6 месяцев с даты вступления в силу и автоматически продлевается на последующие"
            " сроки.",
        ],
    ),
    (
        "before the entry into force",
        {"lasts": {"months": 6}},
        date(2022, 2, 1),
        [],
        [],
    ),
    (
        "a last day",
        {"lasts": {"until": "2022-10-31"}},
        DAY,
        [
            "It is concluded until 31 October 2022, that day included.",
            "The instrument has ended: the last day of its term was 31 October 2022.",
        ],
        [
            "Документ заключён на срок по 31 октября 2022 года включительно.",
            "Действие документа прекращено: последний день срока – 31 октября 2022 года.",
        ],
    ),
    (
        "together with another instrument",
        {"lasts": {"with": "charter"}, "beside": [dossier(ONE, [KZ], key="charter", ended="2022-09-01")]},
        DAY,
        [
            "It lasts as long as the instrument “charter” is in force.",
            "The instrument has ended together with the instrument “charter”; its last day was 31 August 2022.",
        ],
        [
            "Документ действует, пока действует документ «charter».",
            "Действие документа прекращено вместе с действием документа «charter»; последний день действия – 31 августа"
            " 2022 года.",
        ],
    ),
    (
        "too few parties",
        {"lasts": {"ends_below": 2}, "leaves": "2022-09-01"},
        DAY,
        [
            "It ends once it has fewer than 2 parties.",
            "The instrument has ended: from 1 September 2022 on fewer than two parties were left.",
        ],
        [
            "Документ прекращает действие, если число участников становится меньше 2.",
            "Действие документа прекращено: с 1 сентября 2022 года участников осталось менее двух.",
        ],
    ),
    (
        "prolonged after its term",
        {
            "lasts": {"months": 6},
            "beside": [
                dossier(
                    ONE | {"applies_from": "2022-09-02"},
                    [act("RU", NOTIFICATION, received="2022-11-01")],
                    key="prolonging",
                    relations=PROLONGS,
                )
            ],
        },
        DAY,
        [
            "It is concluded for 6 months from its entry into force.",
            "The term would have run out on 1 September 2022; it is prolonged from 2 September 2022 by the instrument"
            " “prolonging”, which entered into force on 1 November 2022. What is said of the days from 2 September 2022"
            " until then thus rests on a retroactive rule that became law only later: on those days themselves the"
            " instrument had to be taken as expired.",
        ],
        [
            "Документ заключён на 6 месяцев с даты вступления в силу.",
            "Срок истекал 1 сентября 2022 года; с 2 сентября 2022 года он продлён документом «prolonging», который"
            " вступил в силу 1 ноября 2022 года. Сведения за период с 2 сентября 2022 года до этой даты основаны, таким"
            " образом, на норме с обратной силой, начавшей действовать лишь позднее: в сам этот период срок действия"
            " документа следовало считать истёкшим.",
        ],
    ),
    (
        "prolonged in time",
        {
            "lasts": {"months": 6},
            "beside": [
                dossier(
                    ONE,
                    [act("RU", NOTIFICATION, received="2022-08-01")],
                    key="prolonging",
                    relations=PROLONGS,
                    lasts={"years": 5},
                )
            ],
        },
        DAY,
        [
            "It is concluded for 6 months from its entry into force.",
            "The term would have run out on 1 September 2022; it is prolonged from 2 September 2022 by the instrument"
            " “prolonging”, which entered into force on 1 August 2022.",
            "The last day of its term is 1 September 2027.",
        ],
        [
            "Документ заключён на 6 месяцев с даты вступления в силу.",
            "Срок истекал 1 сентября 2022 года; с 2 сентября 2022 года он продлён документом «prolonging», который"
            " вступил в силу 1 августа 2022 года.",
            "Последний день срока действия – 1 сентября 2027 года.",
        ],
    ),
    (
        "an end that is recorded",
        {"ended": "2022-10-01"},
        DAY,
        [
            "The instrument has ended: on 1 October 2022.",
        ],
        [
            "Действие документа прекращено: 1 октября 2022 года.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("more", "day", "english", "russian"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_an_end(more: dict[str, Any], day: date, english: list[str], russian: list[str]) -> None:
    acts, left = [KZ], more.get("leaves")
    if left:
        acts += [act("RU", NOTIFICATION, received="2022-03-01"), act("RU", Act.WITHDRAWAL, left)]
    found = assessed(ONE, acts, **{key: value for key, value in more.items() if key != "leaves"})
    assert _after_the_arithmetic(explain_entry(found, day, "en"), MET) == english
    assert _after_the_arithmetic(explain_entry(found, day, "ru"), "Условие выполнено 1 марта 2022 года") == russian


def _after_the_arithmetic(said: list[str], met: str) -> list[str]:
    place = next((n for n, sentence in enumerate(said, 1) if sentence.startswith(met)), len(said))
    return said[place:]
