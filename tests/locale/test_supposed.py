"""What would follow from what is supposed, in the conditional, in both languages."""

from collections.abc import Iterable
from datetime import date

import pytest

from tests.law.building import FOUR, SIX, day, members, notified, of_members
from tracker.law.assessment import Assessment
from tracker.law.assumable import ASSUMABLE
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import WeightValue
from tracker.law.what_if import Effect, assume, effect
from tracker.locale.wording.supposed import (
    assumable_in_words,
    for_whom,
    if_given,
    would_become,
    would_enter,
    would_follow,
    would_lack,
)

AS_OF = date(2022, 1, 15)
THREE = {"AM": "2022-02-01", "BY": "2022-02-01", "KG": "2022-03-01"}
NOTHING = of_members(clause=FOUR)
UNKNOWN = of_members()
ASSUMED = of_members(clause=ASSUMABLE["fourth"])


def after(before: Assessment, **days: str) -> Assessment:
    return assume(before.dossier, notified(**days))


def told(before: Assessment, lang: str, as_of: date = AS_OF, **days: str) -> str:
    found = after(before, **days)
    given = {state: day(on) for state, on in days.items()}
    return would_enter(effect(before, found), found, given, as_of, lang, None)


@pytest.mark.parametrize(
    ("before", "days", "english", "russian"),
    [
        (NOTHING, {}, "Nothing is supposed yet.", "Пока ничего не предположено."),
        (
            NOTHING,
            THREE | {"TJ": "2022-03-01"},
            "The instrument would enter into force on 1 March 2022 if consent to be bound were given as follows "
            "(1 February 2022 – Armenia, Belarus; 1 March 2022 – Kyrgyzstan, Tajikistan).",
            "Документ вступил бы в силу 1 марта 2022 года, если бы согласие на обязательность документа было выражено "
            "в следующие дни (1 февраля 2022 года – Армения, Беларусь; 1 марта 2022 года – Кыргызстан, Таджикистан).",
        ),
        (
            NOTHING,
            {"AM": "2022-02-01"},
            "The instrument would still not enter into force if consent to be bound were given on 1 February 2022 "
            "(Armenia).",
            "Документ всё же не вступил бы в силу, если бы согласие на обязательность документа было выражено "
            "1 февраля 2022 года (Армения).",
        ),
        (
            UNKNOWN,
            {"AM": "2022-02-01"},
            "Its clause is not known, so nobody can say when the instrument would enter into force if consent to be "
            "bound were given on 1 February 2022 (Armenia).",
            "Никто не может сказать, когда документ вступил бы в силу, если бы согласие на обязательность документа "
            "было выражено 1 февраля 2022 года (Армения): условие его вступления в силу неизвестно.",
        ),
        (
            ASSUMED,
            dict.fromkeys(SIX, "2022-02-01"),
            "Under the clause assumed here, the instrument would enter into force on 1 February 2022 if consent to be "
            "bound were given on 1 February 2022 (Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan).",
            "По предположенному здесь условию документ вступил бы в силу 1 февраля 2022 года, если бы согласие на "
            "обязательность документа было выражено 1 февраля 2022 года (Армения, Беларусь, Казахстан, Кыргызстан, "
            "Россия, Таджикистан).",
        ),
        (
            ASSUMED,
            {},
            "Under the clause assumed here, the instrument would still not enter into force by the consents on record "
            "alone.",
            "По предположенному здесь условию документ всё же не вступил бы в силу, если исходить только из "
            "зарегистрированных согласий.",
        ),
    ],
)
def test_the_answer_is_one_sentence(before: Assessment, days: dict[str, str], english: str, russian: str) -> None:
    assert (told(before, "en", **days), told(before, "ru", **days)) == (english, russian)


def test_a_date_that_is_set_moves_or_stays_and_one_gone_by_is_told_so() -> None:
    set_ = of_members(notified(AM="2022-02-01", BY="2022-02-01", KG="2022-02-01", TJ="2022-06-01"), FOUR)
    assert told(set_, "en", KZ="2022-03-01").startswith(
        "The date of entry into force would move from 1 June 2022 to 1 March 2022 if"
    )
    assert told(set_, "en", KZ="2022-07-01").startswith("The date of entry into force would remain 1 June 2022 if")
    assert told(set_, "ru", KZ="2022-07-01").startswith("Дата вступления в силу осталась бы прежней – 1 июня 2022 года")
    gone_by = told(NOTHING, "en", as_of=date(2023, 1, 1), **THREE, TJ="2022-03-01")
    assert gone_by.startswith("The instrument would have entered into force on 1 March 2022 if")


def test_a_date_that_falls_away_is_told() -> None:
    lost = Effect(day("2022-06-01"), None)
    assert would_enter(lost, NOTHING, {"AM": AS_OF}, AS_OF, "en", None).startswith(
        "The date of entry into force, 1 June 2022, would fall away if"
    )
    assert would_follow(NOTHING, NOTHING, lost, "en", None) == [
        "Its date of entry into force, 1 June 2022, would fall away."
    ]


@pytest.mark.parametrize(
    ("states", "english", "russian"),
    [
        (SIX[:4], "if 4 states had consented by 4 May 2022", "если бы не позднее 4 мая 2022 года согласие выразили 4 "),
        (SIX[:5], "if 5 states had consented by 5 May 2022", "если бы не позднее 5 мая 2022 года согласие выразили 5 "),
    ],
)
def test_of_many_days_only_the_last_is_named(states: Iterable[str], english: str, russian: str) -> None:
    days = {state: date(2022, 5, number) for number, state in enumerate(states, 1)}
    assert if_given(days, "en", None) == english
    assert if_given(days, "ru", None).startswith(russian)


def test_for_whom_and_from_when() -> None:
    found = after(NOTHING, **THREE, TJ="2022-03-01", KZ="2022-04-01")
    changes = effect(NOTHING, found)
    assert for_whom(changes, "en", None) == [
        "It would be in force from 1 March 2022 for: Armenia, Belarus, Kyrgyzstan, Tajikistan.",
        "It would be in force from 1 April 2022 for: Kazakhstan.",
    ]
    of_armenia = [change for change in changes.positions if change.state == "AM"]
    assert would_become(of_armenia, "en") == [
        "from 1 February 2022 until 1 March 2022: consented",
        "from 1 March 2022: party",
    ]
    assert would_become(of_armenia, "ru")[1] == "с 1 марта 2022 года: участник"


def test_a_position_that_is_none_any_more_is_a_dash() -> None:
    changes = effect(of_members([*notified(US="2022-03-01")], FOUR), NOTHING).positions
    assert would_become(changes, "en") == ["from 1 March 2022: –"]


def test_what_would_be_lacking_never_speaks_of_the_record() -> None:
    found = after(NOTHING, AM="2022-02-01", BY="2022-02-01")
    missing = missing_on(found.entry, found.dossier, day("2022-02-01"))
    said = would_lack(missing, found, day("2022-02-01"), "en")
    assert said == ["2 more are needed, from any of: Kazakhstan, Kyrgyzstan, Russia, Tajikistan."]
    assert would_lack(None, found, AS_OF, "en") == []


def test_a_weight_that_would_be_lacking_is_told() -> None:
    clause = {"when": {"weight": {"measure": "share", "at_least": 55}}, "later": {"days": 0}, "basis": "quoted"}
    values = tuple(WeightValue(state, number) for state, number in (("AM", 20), ("BY", 20), ("RU", 60)))  # type: ignore[arg-type]
    before = of_members(clause=clause, memberships=members(*SIX), measures={"share": values})
    found = after(before, AM="2022-02-01")
    said = would_lack(missing_on(found.entry, found.dossier, day("2022-02-01")), found, day("2022-02-01"), "en")
    assert said[0] == "By the measure “share”, the consents would amount to 20; needed: 55."
    assert "Russia" in said[1]


def test_what_depends_on_it_is_told_with_its_end() -> None:
    before = of_members(notified(**THREE, TJ="2022-03-01"), FOUR, lasts={"years": 1})
    later = of_members(notified(**THREE, TJ="2022-05-01"), FOUR, lasts={"years": 1})
    said = would_follow(before, later, effect(before, later), "en", None)
    assert said == [
        "Its date of entry into force would move from 1 March 2022 to 1 May 2022.",
        "It would end on 2 May 2023.",
        "The positions of 6 states would change: Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan.",
    ]
    endless = of_members(notified(**THREE, TJ="2022-03-01"), FOUR)
    assert "It would no longer end on 2 March 2023." in would_follow(
        before, endless, effect(before, endless), "en", None
    )
    first = effect(NOTHING, endless)
    assert would_follow(NOTHING, endless, first, "ru", None)[0] == "Документ вступил бы в силу 1 марта 2022 года."


@pytest.mark.parametrize("key", ASSUMABLE)
def test_a_clause_that_may_be_assumed_is_one_sentence_in_each_language(key: str) -> None:
    english, russian = (assumable_in_words(key, ASSUMABLE[key], "", lang) for lang in ("en", "ru"))
    assert english.startswith("Enters into force on")
    assert russian.startswith("Вступает в силу")
    assert len({assumable_in_words(other, ASSUMABLE[other], "", "en") for other in ASSUMABLE}) == len(ASSUMABLE)


def test_the_clause_of_a_parent_is_called_so() -> None:
    assert assumable_in_words("as:treaty", FOUR, "The Treaty", "en").startswith("As in “The Treaty”: Enters into force")
