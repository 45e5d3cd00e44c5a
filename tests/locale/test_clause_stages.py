"""Clauses with stages, objections and several conditions, as sentences in both languages."""

from typing import Any

import pytest

from tracker.law.notation import read_clause
from tracker.locale.wording import clause_in_words

N = ["notification-of-completed-procedures"]
SAME_DAY = {"days": 0}

PATTERNS: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "UNIDO: a second act",
        {
            "counts": ["ratification"],
            "when": {
                "all": [
                    {"consents": 80},
                    {"acts": {"act": "declaration", "at_least": 80, "regards": "entry into force"}},
                ]
            },
            "later": SAME_DAY,
        },
        "Enters into force on the date on which at least 80 instruments of ratification have been deposited, and at"
        " least 80 of the states that have consented have also made this act: declaration (entry into force); for a"
        " state that consents later, on the date on which its instrument is deposited (the source reports the rule).",
        "Вступает в силу с даты, на которую на хранение сдано не менее 80 документов о ратификации, а также не менее 80"
        " из числа государств, выразивших согласие, совершили также следующий акт: заявление (entry into force); для"
        " государства, выразившего согласие позднее, – с даты сдачи им своего документа на хранение (правило изложено"
        " по сообщению источника).",
    ),
    (
        "CPTPP, accession of the United Kingdom: two stages",
        {
            "counts": N,
            "when": {
                "any": [
                    {
                        "all": [
                            {"by": {"months": 15, "from": "adoption"}},
                            {"consents": "all", "of": {"parties_of": "cptpp"}},
                        ]
                    },
                    {"all": [{"after": {"months": 15, "from": "adoption"}}, {"consents": 6}]},
                ]
            },
            "then": {"days": 60},
            "later": {"days": 60},
        },
        "Enters into force on the sixtieth day after the first day on which one of these is fulfilled: (1) the"
        " depositary has received notification of completed internal procedures from all parties to “cptpp” within"
        " 15 months of the adoption; (2) the depositary has received at least 6 notifications of completed"
        " internal procedures, 15 months having passed since the adoption; for a state that consents later, on the"
        " sixtieth day after the date on which the depositary receives its notification, but not before the"
        " general entry into force (the source reports the rule).",
        "Вступает в силу на шестидесятый день после первой даты, на которую выполнено одно из следующих условий:"
        " (1) депозитарием получены уведомления о выполнении внутригосударственных процедур от всех участников"
        " документа «cptpp» в пределах срока в 15 месяцев с даты принятия документа; (2) депозитарием получено не"
        " менее 6 уведомлений о выполнении внутригосударственных процедур по истечении срока в 15 месяцев с даты"
        " принятия документа; для государства, выразившего согласие позднее, – на шестидесятый день после даты"
        " получения депозитарием его уведомления, но не ранее общей даты вступления в силу (правило изложено по"
        " сообщению источника).",
    ),
    (
        "a choice among what is needed besides",
        {"when": {"all": [{"consents": 3}, {"any": [{"decision": "csto"}, {"in_force": "x"}]}]}, "later": {"days": 0}},
        "Enters into force on the date on which all of this is fulfilled: (1) at least 3 states have consented to"
        " be bound; (2) “csto” has decided on the entry into force, or the instrument “x” is in force; for a state"
        " that consents later, on the day of its own consent (the source reports the rule).",
        "Вступает в силу с даты, на которую выполнены все следующие условия: (1) согласие на обязательность"
        " выразили не менее 3 государств; (2) органом «csto» принято решение о вступлении в силу либо действует"
        " документ «x»; для государства, выразившего согласие позднее, – с даты выражения им согласия (правило"
        " изложено по сообщению источника).",
    ),
    (
        "two things together, or one alone",
        {"when": {"any": [{"all": [{"consents": 3}, {"decision": "csto"}]}, {"in_force": "x"}]}, "later": {"days": 0}},
        "Enters into force on the first day on which one of these is fulfilled: (1) at least 3 states have"
        " consented to be bound, and “csto” has decided on the entry into force; (2) the instrument “x” is in"
        " force; for a state that consents later, on the day of its own consent (the source reports the rule).",
        "Вступает в силу с первой даты, на которую выполнено одно из следующих условий: (1) согласие на"
        " обязательность выразили не менее 3 государств, а также органом «csto» принято решение о вступлении в"
        " силу; (2) действует документ «x»; для государства, выразившего согласие позднее, – с даты выражения им"
        " согласия (правило изложено по сообщению источника).",
    ),
    (
        "Cocoa: a day by which, and a day from which",
        {
            "counts": ["ratification"],
            "when": {
                "any": [
                    {"all": [{"by": "1994-09-01"}, {"states": ["CI", "GH"]}]},
                    {"all": [{"after": "1994-10-01"}, {"consents": 5}]},
                ]
            },
            "later": SAME_DAY,
        },
        "Enters into force on the first day on which one of these is fulfilled: (1) not later than 1 September 1994,"
        " instruments of ratification of each of these states have been deposited: Côte d'Ivoire, Ghana; (2) at least"
        " 5 instruments of ratification have been deposited, the day being 1 October 1994 or later; for a state that"
        " consents later, on the date on which its instrument is deposited (the source reports the rule).",
        "Вступает в силу с первой даты, на которую выполнено одно из следующих условий: (1) не позднее 1 сентября 1994"
        " года сданы на хранение документы о ратификации каждого из следующих государств: Гана, Кот-д'Ивуар; (2) на"
        " хранение сдано не менее 5 документов о ратификации не ранее 1 октября 1994 года; для государства, выразившего"
        " согласие позднее, – с даты сдачи им своего документа на хранение (правило изложено по сообщению источника).",
    ),
    (
        "SOLAS: tacit acceptance",
        {
            "when": {
                "all": [
                    {"after": "2020-07-01"},
                    {
                        "unless": {
                            "any": [
                                {"more_than": "1/3", "of": {"parties_of": "solas"}},
                                {"weight": {"measure": "tonnage", "share_of_total": "1/2"}},
                            ]
                        }
                    },
                ]
            },
            "then": {"months": 6},
            "later": SAME_DAY,
            "binds": "silent",
        },
        "Enters into force 6 months after 1 July 2020, unless by then objections have been received from more than one"
        " third of the parties to “solas”, or states that together account for at least half of the total by the"
        " measure “tonnage”; for a state that consents later, on the day of its own consent, but not before the general"
        " entry into force (the source reports the rule). Once in force it binds all the parties but those that have"
        " objected to it.",
        "Вступает в силу через 6 месяцев после 1 июля 2020 года, если к этому времени не наступило следующее: поступили"
        " возражения от более чем одной трети участников документа «solas» либо государств, на которые в совокупности"
        " приходится не менее половины общего итога по показателю «tonnage»; для государства, выразившего согласие"
        " позднее, – с даты выражения им согласия, но не ранее общей даты вступления в силу (правило изложено по"
        " сообщению источника). По вступлении в силу обязателен для всех участников, кроме заявивших возражения.",
    ),
    (
        "Charter of the United Nations: all are bound",
        {
            "counts": ["ratification"],
            "when": {"all": [{"share": "2/3", "of": {"members": "un"}}, {"states": ["CN", "FR", "GB", "RU", "US"]}]},
            "later": SAME_DAY,
            "binds": "all",
        },
        "Enters into force on the date on which instruments of ratification of at least two thirds of the members of"
        " “un” have been deposited, and instruments of ratification of each of these states have been deposited:"
        " China, France, Russia, United Kingdom, United States; for a state that consents later, on the date on which"
        " its instrument is deposited (the source reports the rule). Once in force it binds all the parties, those"
        " included that have not consented to it.",
        "Вступает в силу с даты, на которую сданы на хранение документы о ратификации не менее чем двух третей"
        " государств – членов организации «un», а также сданы на хранение документы о ратификации каждого из следующих"
        " государств: Китай, Россия, Соединенное Королевство, Соединенные Штаты, Франция; для государства, выразившего"
        " согласие позднее, – с даты сдачи им своего документа на хранение (правило изложено по сообщению источника)."
        " По вступлении в силу обязателен для всех участников, включая не выразивших на это согласия.",
    ),
    (
        "31 March and three months",
        {
            "counts": ["ratification"],
            "when": {"consents": 3},
            "then": {"months": 3, "overflow": "next"},
            "later": {"months": 1, "clear": True},
        },
        "Enters into force 3 months after the date on which the third instrument of ratification is deposited (where"
        " that month has no such day, on the first day of the next); for a state that consents later, on the day after"
        " the end of 1 month following the date on which its instrument is deposited, but not before the general entry"
        " into force (the source reports the rule).",
        "Вступает в силу через 3 месяца после даты сдачи на хранение третьего документа о ратификации (если в том"
        " месяце нет такого числа – в первый день следующего); для государства, выразившего согласие позднее, – на"
        " следующий день по истечении срока в 1 месяц после даты сдачи им своего документа на хранение, но не ранее"
        " общей даты вступления в силу (правило изложено по сообщению источника).",
    ),
    (
        "A fixed date, but not before another",
        {
            "counts": ["ratification"],
            "when": {"consents": 11},
            "then": {"days": 90},
            "later": {"days": 90},
            "fixed_date": "1989-01-01",
            "not_before": "1989-01-01",
        },
        "Enters into force on 1 January 1989 if by then at least 11 instruments of ratification have been deposited;"
        " otherwise on the ninetieth day after the date on which the eleventh instrument of ratification is deposited;"
        " in no case before 1 January 1989; for a state that consents later, on the ninetieth day after the date on"
        " which its instrument is deposited, but not before the general entry into force (the source reports the"
        " rule).",
        "Вступает в силу 1 января 1989 года, если к этой дате на хранение сдано не менее 11 документов о ратификации; в"
        " противном случае – на девяностый день после даты сдачи на хранение одиннадцатого документа о ратификации; во"
        " всяком случае не ранее 1 января 1989 года; для государства, выразившего согласие позднее, – на девяностый"
        " день после даты сдачи им своего документа на хранение, но не ранее общей даты вступления в силу (правило"
        " изложено по сообщению источника).",
    ),
    (
        "Conditions that no sentence holds",
        {
            "when": {
                "all": [
                    {"consents": 20},
                    {"at_least": 3, "of": ["BY", "KZ", "RU"]},
                    {"states": ["US"]},
                    {"in_force": "x"},
                    {"decision": "y"},
                ]
            },
            "later": SAME_DAY,
        },
        "Enters into force on the date on which all of this is fulfilled: (1) at least 20 states have consented to be"
        " bound, including at least 3 of the following states: Belarus, Kazakhstan, Russia; (2) the instrument “x” is"
        " in force; (3) “y” has decided on the entry into force; (4) this state has consented to be bound: United"
        " States; for a state that consents later, on the day of its own consent (the source reports the rule).",
        "Вступает в силу с даты, на которую выполнены все следующие условия: (1) согласие на обязательность выразили не"
        " менее 20 государств, в том числе не менее 3 из числа следующих государств: Беларусь, Казахстан, Россия; (2)"
        " действует документ «x»; (3) органом «y» принято решение о вступлении в силу; (4) согласие на обязательность"
        " выразило следующее государство: Соединенные Штаты; для государства, выразившего согласие позднее, – с даты"
        " выражения им согласия (правило изложено по сообщению источника).",
    ),
    (
        "Days alone",
        {"when": {"all": [{"after": "2020-01-01"}, {"by": {"years": 2, "from": "adoption"}}]}, "later": SAME_DAY},
        "Enters into force on the date on which all of this is fulfilled: (1) the day has come: 1 January 2020; (2)"
        " not more than 2 years have passed since the adoption; for a state that consents later, on the day of its own"
        " consent (the source reports the rule).",
        "Вступает в силу с даты, на которую выполнены все следующие условия: (1) наступила дата: 1 января 2020 года;"
        " (2) с даты принятия документа не истёк срок в 2 года; для государства, выразившего согласие позднее, – с"
        " даты выражения им согласия (правило изложено по сообщению источника).",
    ),
    (
        "Objections alone",
        {"when": {"unless": {"consents": 4}}, "later": SAME_DAY},
        "Enters into force on the date on which this has not happened: at least 4 states have objected; for a state"
        " that consents later, on the day of its own consent (the source reports the rule).",
        "Вступает в силу с даты, на которую не наступило следующее: возражения заявили не менее 4 государств; для"
        " государства, выразившего согласие позднее, – с даты выражения им согласия (правило изложено по сообщению"
        " источника).",
    ),
]


@pytest.mark.parametrize(
    ("notation", "english", "russian"), [row[1:] for row in PATTERNS], ids=[row[0] for row in PATTERNS]
)
def test_a_clause_of_several_parts_as_a_sentence(notation: dict[str, Any], english: str, russian: str) -> None:
    clause = read_clause(notation)
    assert clause_in_words(clause, "en") == english
    assert clause_in_words(clause, "ru") == russian


NAMED = {
    "fund": "Common Fund",
    "council": "Council",
    "measure:tonnage": "gross tonnage",
    "solas": "SOLAS",
    "imo": "IMO",
}


@pytest.mark.parametrize(
    ("when", "english"),
    [
        ({"in_force": "fund"}, "the instrument “Common Fund” is in force"),
        ({"decision": "council"}, "“Council” has decided on the entry into force"),
        ({"weight": {"measure": "tonnage", "at_least": 5}}, "at least 5 by the measure “gross tonnage”"),
        ({"top": {"measure": "tonnage", "n": 3}}, "the 3 states that have most by the measure “gross tonnage”"),
        ({"consents": "all", "of": {"parties_of": "solas"}}, "all parties to “SOLAS”"),
        ({"consents": 1, "of": {"members": "imo"}}, "at least 1 of the members of “IMO” has consented"),
        ({"consents": 1, "where": {"measure": "tonnage", "at_least": "0.5"}}, "at least 0.5 by the measure “gross"),
    ],
)
def test_what_a_condition_refers_to_goes_by_the_names_that_are_given(when: dict[str, Any], english: str) -> None:
    clause = read_clause({"when": when, "later": SAME_DAY})
    assert english in clause_in_words(clause, "en", names=NAMED)
    russian = clause_in_words(clause, "ru", names=NAMED)
    assert any(f"«{name}»" in russian for name in NAMED.values())
