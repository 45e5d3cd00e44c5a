"""Conditions that clauses set, each by a treaty that sets it, as sentences in both languages."""

from typing import Any

import pytest

from tracker.law.notation import read_clause
from tracker.locale.wording import clause_in_words

N = ["notification-of-completed-procedures"]
INSTRUMENTS = ["ratification", "acceptance", "approval", "accession"]
SAME_DAY = {"days": 0}

PATTERNS: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "Paris: a number and a weight",
        {
            "article": "Art 21",
            "counts": INSTRUMENTS,
            "when": {"all": [{"consents": 55}, {"weight": {"measure": "emissions", "at_least": 55}}]},
            "then": {"days": 30},
            "later": {"days": 30},
        },
        "Enters into force on the thirtieth day after the date on which at least 55 instruments of ratification,"
        " acceptance, approval or accession have been deposited, their depositors together accounting for at least 55"
        " by the measure “emissions”; for a state that consents later, on the thirtieth day after the date on which"
        " its instrument is deposited, but not before the general entry into force (Art 21; the source reports the"
        " rule).",
        "Вступает в силу на тридцатый день после даты, на которую на хранение сдано не менее 55 документов о"
        " ратификации, принятии, утверждении или присоединении, причём на сдавшие их государства в совокупности"
        " приходится не менее 55 по показателю «emissions»; для государства, выразившего согласие позднее, – на"
        " тридцатый день после даты сдачи им своего документа на хранение, но не ранее общей даты вступления в силу"
        " (ст. 21; правило изложено по сообщению источника).",
    ),
    (
        "Hong Kong Convention: two weights",
        {
            "counts": INSTRUMENTS,
            "when": {
                "all": [
                    {"consents": 15},
                    {"weight": {"measure": "tonnage", "share_of_total": "2/5"}},
                    {"weight": {"measure": "recycling", "share_of_total": "3/100", "reference": "previous-year"}},
                ]
            },
            "then": {"months": 24},
            "later": {"months": 3},
        },
        "Enters into force 2 years after the date on which at least 15 instruments of ratification, acceptance,"
        " approval or accession have been deposited, their depositors together accounting for at least two fifths of"
        " the total by the measure “tonnage”, and at least 3 per cent of the total by the measure “recycling” (values"
        " of the previous calendar year); for a state that consents later, 3 months after the date on which its"
        " instrument is deposited, but not before the general entry into force (the source reports the rule).",
        "Вступает в силу через 2 года после даты, на которую на хранение сдано не менее 15 документов о ратификации,"
        " принятии, утверждении или присоединении, причём на сдавшие их государства в совокупности приходится не менее"
        " двух пятых общего итога по показателю «tonnage», а также не менее 3 % общего итога по показателю «recycling»"
        " (по данным за предыдущий календарный год); для государства, выразившего согласие позднее, – через 3 месяца"
        " после даты сдачи им своего документа на хранение, но не ранее общей даты вступления в силу (правило изложено"
        " по сообщению источника).",
    ),
    (
        "CPTPP: six, or half of the signatories",
        {
            "counts": N,
            "when": {"any": [{"consents": 6}, {"share": "1/2", "of": "signatories"}]},
            "then": {"days": 60},
            "later": {"days": 60},
        },
        "Enters into force on the sixtieth day after the first day on which the depositary has received notification"
        " of completed internal procedures from no fewer than 6 states, or at least half of the signatories; for a"
        " state that consents later, on the sixtieth day after the date on which the depositary receives its"
        " notification, but not before the general entry into force (the source reports the rule).",
        "Вступает в силу на шестидесятый день после первой даты, на которую депозитарием получены уведомления о"
        " выполнении внутригосударственных процедур от не менее чем 6 государств либо не менее чем половины подписавших"
        " государств; для государства, выразившего согласие позднее, – на шестидесятый день после даты получения"
        " депозитарием его уведомления, но не ранее общей даты вступления в силу (правило изложено по сообщению"
        " источника).",
    ),
    (
        "CTBT: all who are named",
        {
            "when": {"all": [{"consents": 3}, {"states": ["CN", "IN", "US"]}]},
            "then": {"days": 180},
            "later": {"days": 30},
        },
        "Enters into force on the 180th day after the date on which each of these states has consented to be bound:"
        " China, India, United States; for a state that consents later, on the thirtieth day after the day of its own"
        " consent, but not before the general entry into force (the source reports the rule).",
        "Вступает в силу на 180-й день после даты, на которую согласие на обязательность выразило каждое из следующих"
        " государств: Индия, Китай, Соединенные Штаты; для государства, выразившего согласие позднее, – на тридцатый"
        " день после даты выражения им согласия, но не ранее общей даты вступления в силу (правило изложено по"
        " сообщению источника).",
    ),
    (
        "NPT: a number and some who are named",
        {
            "counts": ["ratification"],
            "when": {"all": [{"consents": 43}, {"states": ["GB", "RU", "US"]}]},
            "later": SAME_DAY,
        },
        "Enters into force on the date on which at least 43 instruments of ratification have been deposited, the"
        " depositors including each of these states: Russia, United Kingdom, United States; for a state that consents"
        " later, on the date on which its instrument is deposited (the source reports the rule).",
        "Вступает в силу с даты, на которую на хранение сдано не менее 43 документов о ратификации, причём в числе"
        " сдавших их – каждое из следующих государств: Россия, Соединенное Королевство, Соединенные Штаты; для"
        " государства, выразившего согласие позднее, – с даты сдачи им своего документа на хранение (правило изложено"
        " по сообщению источника).",
    ),
    (
        "IAEA: a number, at least three of some",
        {
            "counts": ["ratification"],
            "when": {"all": [{"consents": 18}, {"at_least": 3, "of": ["CA", "FR", "GB"]}]},
            "later": SAME_DAY,
        },
        "Enters into force on the date on which at least 18 instruments of ratification have been deposited, the"
        " depositors including at least 3 of the following states: Canada, France, United Kingdom; for a state that"
        " consents later, on the date on which its instrument is deposited (the source reports the rule).",
        "Вступает в силу с даты, на которую на хранение сдано не менее 18 документов о ратификации, причём в числе"
        " сдавших их – не менее 3 из числа следующих государств: Канада, Соединенное Королевство, Франция; для"
        " государства, выразившего согласие позднее, – с даты сдачи им своего документа на хранение (правило изложено"
        " по сообщению источника).",
    ),
    (
        "Istanbul Convention: a number, eight members",
        {
            "counts": ["ratification"],
            "when": {"all": [{"consents": 10}, {"at_least": 8, "of": {"members": "coe"}}]},
            "then": {"months": 3, "then": "first-of-next-month"},
            "later": SAME_DAY,
        },
        "Enters into force on the first day of the month following the expiry of three months from the date on which"
        " at least 10 instruments of ratification have been deposited, the depositors including at least 8 of the"
        " members of “coe”; for a state that consents later, on the date on which its instrument is deposited, but not"
        " before the general entry into force (the source reports the rule).",
        "Вступает в силу в первый день месяца, следующего за истечением трёх месяцев с даты, на которую на хранение"
        " сдано не менее 10 документов о ратификации, причём в числе сдавших их – не менее 8 из числа государств –"
        " членов организации «coe»; для государства, выразившего согласие позднее, – с даты сдачи им своего документа"
        " на хранение, но не ранее общей даты вступления в силу (правило изложено по сообщению источника).",
    ),
    (
        "Nuclear Safety: a number, seventeen with an attribute",
        {
            "counts": ["ratification"],
            "when": {"all": [{"consents": 22}, {"at_least": 17, "where": {"measure": "reactors", "at_least": 1}}]},
            "then": {"days": 90},
            "later": {"days": 90},
        },
        "Enters into force on the ninetieth day after the date on which at least 22 instruments of ratification have"
        " been deposited, the depositors including at least 17 of the states that each have at least 1 by the measure"
        " “reactors”; for a state that consents later, on the ninetieth day after the date on which its instrument is"
        " deposited, but not before the general entry into force (the source reports the rule).",
        "Вступает в силу на девяностый день после даты, на которую на хранение сдано не менее 22 документов о"
        " ратификации, причём в числе сдавших их – не менее 17 из числа государств, у которых значение показателя"
        " «reactors» составляет не менее 1; для государства, выразившего согласие позднее, – на девяностый день после"
        " даты сдачи им своего документа на хранение, но не ранее общей даты вступления в силу (правило изложено по"
        " сообщению источника).",
    ),
    (
        "Unified Patent Court: the first by a measure, and another instrument",
        {
            "counts": ["ratification"],
            "when": {
                "all": [
                    {"consents": 13},
                    {"top": {"measure": "patents", "n": 3, "reference": "2012"}},
                    {"in_force": "brussels"},
                ]
            },
            "then": {"months": 4, "from": "first-of-month"},
            "not_before": "2014-01-01",
            "later": SAME_DAY,
        },
        "Enters into force on the first day of the fourth month after the month of the date on which at least 13"
        " instruments of ratification have been deposited, the depositors including the 3 states that have most by the"
        " measure “patents” (values of 2012), and the instrument “brussels” is in force, but not before 1 January"
        " 2014; for a state that consents later, on the date on which its instrument is deposited, but not before the"
        " general entry into force (the source reports the rule).",
        "Вступает в силу в первый день четвёртого месяца, следующего за месяцем даты, на которую на хранение сдано не"
        " менее 13 документов о ратификации, причём в числе сдавших их – государства с наибольшими значениями"
        " показателя «patents» (данные за 2012) (числом 3), а также действует документ «brussels», но не ранее 1 января"
        " 2014 года; для государства, выразившего согласие позднее, – с даты сдачи им своего документа на хранение, но"
        " не ранее общей даты вступления в силу (правило изложено по сообщению источника).",
    ),
    (
        "WTO: two thirds of the members",
        {"counts": ["acceptance"], "when": {"share": "2/3", "of": "members"}, "later": SAME_DAY},
        "Enters into force on the date on which instruments of acceptance of at least two thirds of the members of the"
        " organisation have been deposited; for a state that consents later, on the date on which its instrument is"
        " deposited (the source reports the rule).",
        "Вступает в силу с даты, на которую сданы на хранение документы о принятии не менее чем двух третей государств"
        " – членов организации; для государства, выразившего согласие позднее, – с даты сдачи им своего документа на"
        " хранение (правило изложено по сообщению источника).",
    ),
    (
        "Basel Ban: a share of those who were parties on a day",
        {
            "counts": INSTRUMENTS,
            "when": {"share": "3/4", "of": {"parties_of": "basel"}, "counted_at": "1995-09-22"},
            "then": {"days": 90},
            "later": {"days": 90},
        },
        "Enters into force on the ninetieth day after the date on which instruments of ratification, acceptance,"
        " approval or accession of at least three quarters of the parties to “basel” as of 22 September 1995 have been"
        " deposited; for a state that consents later, on the ninetieth day after the date on which its instrument is"
        " deposited, but not before the general entry into force (the source reports the rule).",
        "Вступает в силу на девяностый день после даты, на которую сданы на хранение документы о ратификации, принятии,"
        " утверждении или присоединении не менее чем трёх четвертей участников документа «basel» по состоянию на 22"
        " сентября 1995 года; для государства, выразившего согласие позднее, – на девяностый день после даты сдачи им"
        " своего документа на хранение, но не ранее общей даты вступления в силу (правило изложено по сообщению"
        " источника).",
    ),
    (
        "NATO: more than half, and some who are named",
        {
            "counts": ["ratification"],
            "when": {"all": [{"more_than": "1/2", "of": "signatories"}, {"states": ["FR", "GB", "US"]}]},
            "later": SAME_DAY,
        },
        "Enters into force on the date on which instruments of ratification of more than half of the signatories have"
        " been deposited, and instruments of ratification of each of these states have been deposited: France, United"
        " Kingdom, United States; for a state that consents later, on the date on which its instrument is deposited"
        " (the source reports the rule).",
        "Вступает в силу с даты, на которую сданы на хранение документы о ратификации более чем половины подписавших"
        " государств, а также сданы на хранение документы о ратификации каждого из следующих государств: Соединенное"
        " Королевство, Соединенные Штаты, Франция; для государства, выразившего согласие позднее, – с даты сдачи им"
        " своего документа на хранение (правило изложено по сообщению источника).",
    ),
    (
        "IMF: a share of the quotas",
        {"when": {"weight": {"measure": "quotas", "share_of_total": "13/20"}}, "later": SAME_DAY},
        "Enters into force on the date on which states that together account for at least 65 per cent of the total by"
        " the measure “quotas” have consented to be bound; for a state that consents later, on the day of its own"
        " consent (the source reports the rule).",
        "Вступает в силу с даты, на которую согласие на обязательность выразили государства, на которые в совокупности"
        " приходится не менее 65 % общего итога по показателю «quotas»; для государства, выразившего согласие позднее,"
        " – с даты выражения им согласия (правило изложено по сообщению источника).",
    ),
    (
        "Customs Union: a decision of an organ",
        {"when": {"decision": "council"}, "later": SAME_DAY},
        "Enters into force on the date on which “council” has decided on the entry into force; for a state that"
        " consents later, on the day of its own consent (the source reports the rule).",
        "Вступает в силу с даты, на которую органом «council» принято решение о вступлении в силу; для государства,"
        " выразившего согласие позднее, – с даты выражения им согласия (правило изложено по сообщению источника).",
    ),
]


@pytest.mark.parametrize(
    ("notation", "english", "russian"), [row[1:] for row in PATTERNS], ids=[row[0] for row in PATTERNS]
)
def test_a_condition_as_a_sentence(notation: dict[str, Any], english: str, russian: str) -> None:
    clause = read_clause(notation)
    assert clause_in_words(clause, "en") == english
    assert clause_in_words(clause, "ru") == russian
