"""Clauses as sentences, in both languages."""

from dataclasses import replace
from typing import Any

import pytest

from tracker.law.entry_into_force import WhyNot
from tracker.law.notation import read_clause
from tracker.law.vocabulary import Basis
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.wording import clause_in_words

N = ["notification-of-completed-procedures"]
SAME_DAY = {"days": 0}
UNTOLD = " The source does not tell the rule for states that consent later; the register assumes the same for them."
UNTOLD_RU = (
    " Правило для государств, выразивших согласие позднее, в источнике не указано; реестр исходит из того же правила и"
    " для них."
)

CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"article": "Art 8", "counts": N, "when": {"consents": 4}, "then": SAME_DAY, "later": SAME_DAY},
        "Enters into force on the date on which the depositary receives the fourth notification of completed internal"
        " procedures; for a state that consents later, on the date on which the depositary receives its notification"
        " (Art 8; the source reports the rule).",
        "Вступает в силу с даты получения депозитарием четвёртого уведомления о выполнении внутригосударственных"
        " процедур; для государства, выразившего согласие позднее, – с даты получения депозитарием его уведомления (ст."
        " 8; правило изложено по сообщению источника).",
    ),
    (
        {
            "article": "Art 84",
            "basis": "quoted",
            "counts": ["ratification", "accession"],
            "when": {"consents": 35},
            "then": {"days": 30},
            "later": {"days": 30},
        },
        "Enters into force on the thirtieth day after the date on which the thirty-fifth instrument of ratification or"
        " accession is deposited; for a state that consents later, on the thirtieth day after the date on which its"
        " instrument is deposited, but not before the general entry into force (Art 84; the text of the clause was"
        " read).",
        "Вступает в силу на тридцатый день после даты сдачи на хранение тридцать пятого документа о ратификации или"
        " присоединении; для государства, выразившего согласие позднее, – на тридцатый день после даты сдачи им своего"
        " документа на хранение, но не ранее общей даты вступления в силу (ст. 84; текст положения прочитан).",
    ),
    (
        {
            "article": "Art XXI",
            "counts": ["ratification"],
            "when": {"consents": 65},
            "then": {"days": 180},
            "later": {"days": 30},
            "later_from": "entry-into-force",
            "not_before": "1995-01-13",
        },
        "Enters into force on the 180th day after the date on which the sixty-fifth instrument of ratification is"
        " deposited, but not before 13 January 1995; for a state that consents on the day of entry into force or"
        " later, on the thirtieth day after the date on which its instrument is deposited (Art XXI; the source reports"
        " the rule).",
        "Вступает в силу на 180-й день после даты сдачи на хранение шестьдесят пятого документа о ратификации, но не"
        " ранее 13 января 1995 года; для государства, выразившего согласие в день вступления в силу или позднее, – на"
        " тридцатый день после даты сдачи им своего документа на хранение (ст. XXI; правило изложено по сообщению"
        " источника).",
    ),
    (
        {"counts": N, "when": {"consents": "all"}},
        "Enters into force on the date on which the depositary has received notification of completed internal"
        " procedures from all states concerned (the source reports the rule).",
        "Вступает в силу с даты получения депозитарием последнего из уведомлений о выполнении внутригосударственных"
        " процедур от всех государств, участие которых необходимо (правило изложено по сообщению источника).",
    ),
    (
        {"counts": N, "when": {"consents": "all", "of": "signatories"}, "later": SAME_DAY},
        "Enters into force on the date on which the depositary has received notification of completed internal"
        " procedures from all signatories; for a state that consents later, on the date on which the depositary"
        " receives its notification (the source reports the rule).",
        "Вступает в силу с даты получения депозитарием последнего из уведомлений о выполнении внутригосударственных"
        " процедур от всех подписавших государств; для государства, выразившего согласие позднее, – с даты получения"
        " депозитарием его уведомления (правило изложено по сообщению источника).",
    ),
    (
        {"counts": ["ratification"], "when": {"consents": "all", "of": "members", "counted_at": "adoption"}},
        "Enters into force on the date on which instruments of ratification of all members of the organisation as of"
        " the adoption have been deposited (the source reports the rule)." + UNTOLD,
        "Вступает в силу с даты сдачи на хранение последнего из документов о ратификации всех государств – членов"
        " организации на дату принятия документа (правило изложено по сообщению источника)." + UNTOLD_RU,
    ),
    (
        {"counts": N, "when": {"states": ["BY", "KZ", "RU"]}, "later": SAME_DAY, "basis": "general-knowledge"},
        "Enters into force on the date on which the depositary has received notification of completed internal"
        " procedures from each of these states: Belarus, Kazakhstan, Russia; for a state that consents later, on the"
        " date on which the depositary receives its notification (general knowledge, not checked against the text).",
        "Вступает в силу с даты получения депозитарием последнего из уведомлений о выполнении внутригосударственных"
        " процедур от каждого из следующих государств: Беларусь, Казахстан, Россия; для государства, выразившего"
        " согласие позднее, – с даты получения депозитарием его уведомления (общеизвестное правило, с текстом не"
        " сверено).",
    ),
    (
        {
            "when": {"all": [{"consents": 3}, {"states": ["BY", "RU"]}]},
            "then": {"months": 3},
            "basis": "assumed",
            "not_counted": ["EU"],
        },
        "Enters into force 3 months after the date on which at least 3 states have consented to be bound, including"
        " each of these states: Belarus, Russia (an assumption, not a known rule). The clause does not count the"
        " consent of: European Union." + UNTOLD,
        "Вступает в силу через 3 месяца после даты, на которую согласие на обязательность выразили не менее 3"
        " государств, в том числе каждое из следующих государств: Беларусь, Россия (предположение, а не установленное"
        " правило). По положению не учитывается согласие следующих участников: Европейский союз." + UNTOLD_RU,
    ),
    (
        {
            "when": {"any": [{"consents": 9, "of": "members", "counted_at": "1995-09-22"}, {"states": ["RU"]}]},
            "then": {"months": 6, "from": "first-of-month"},
            "later": SAME_DAY,
        },
        "Enters into force on the first day of the sixth month after the month of the first day on which at least 9 of"
        " the members of the organisation as of 22 September 1995 have consented to be bound, or this state has"
        " consented to be bound: Russia; for a state that consents later, on the day of its own consent, but not before"
        " the general entry into force (the source reports the rule).",
        "Вступает в силу в первый день шестого месяца, следующего за месяцем первой даты, на которую согласие на"
        " обязательность выразили не менее 9 из числа государств – членов организации по состоянию на 22 сентября 1995"
        " года либо согласие на обязательность выразило следующее государство: Россия; для государства, выразившего"
        " согласие позднее, – с даты выражения им согласия, но не ранее общей даты вступления в силу (правило изложено"
        " по сообщению источника).",
    ),
    (
        {
            "counts": ["ratification", "acceptance", "approval"],
            "when": {"consents": 10},
            "then": {"days": 60, "then": "first-of-next-month"},
        },
        "Enters into force on the first day of the month after the sixtieth day following the date on which the tenth"
        " instrument of ratification, acceptance or approval is deposited (the source reports the rule)." + UNTOLD,
        "Вступает в силу в первый день месяца, следующего за месяцем, на который приходится шестидесятый день после"
        " даты сдачи на хранение десятого документа о ратификации, принятии или утверждении (правило изложено по"
        " сообщению источника)." + UNTOLD_RU,
    ),
    (
        {"when": {"consents": 22}, "then": {"days": 30, "clear": True}},
        "Enters into force after 30 full days following the date on which the twenty-second state consents to be bound"
        " (the source reports the rule)." + UNTOLD,
        "Вступает в силу по истечении 30 полных дней после даты выражения двадцать второго по счёту согласия на"
        " обязательность (правило изложено по сообщению источника)." + UNTOLD_RU,
    ),
    (
        {"when": {"consents": 20}, "then": {"days": 90}, "fixed_date": "1989-01-01", "later": {"days": 90}},
        "Enters into force on 1 January 1989 if by then at least 20 states have consented to be bound; otherwise on"
        " the ninetieth day after the date on which the twentieth state consents to be bound; for a state that"
        " consents later, on the ninetieth day after the day of its own consent, but not before the general entry into"
        " force (the source reports the rule).",
        "Вступает в силу 1 января 1989 года, если к этой дате согласие на обязательность выразили не менее 20"
        " государств; в противном случае – на девяностый день после даты выражения двадцатого по счёту согласия на"
        " обязательность; для государства, выразившего согласие позднее, – на девяностый день после даты выражения им"
        " согласия, но не ранее общей даты вступления в силу (правило изложено по сообщению источника).",
    ),
    (
        {"basis": "silent"},
        "Enters into force on the date on which all negotiating states have consented to be bound; for a state that"
        " consents later, on the day of its own consent (VCLT 24(2); the text was read and gives no rule).",
        "Вступает в силу с даты, на которую согласие на обязательность выразили все участвовавшие в переговорах"
        " государства; для государства, выразившего согласие позднее, – с даты выражения им согласия (Венская"
        " конвенция, ст. 24(2); текст прочитан, правила в нём нет).",
    ),
    (
        {"counts": ["definitive-signature", "ratification"], "when": {"consents": 1}, "then": {"years": 2}},
        "Enters into force 2 years after the date on which the first state consents to be bound (the source reports"
        " the rule). What counts: definitive signature, ratification." + UNTOLD,
        "Вступает в силу через 2 года после даты выражения первого по счёту согласия на обязательность (правило"
        " изложено по сообщению источника). Учитываются: окончательное подписание, ратификация." + UNTOLD_RU,
    ),
]


@pytest.mark.parametrize(("notation", "english", "russian"), CASES)
def test_a_clause_as_a_sentence(notation: dict[str, Any], english: str, russian: str) -> None:
    clause = read_clause(notation)
    assert clause_in_words(clause, "en") == english
    assert clause_in_words(clause, "ru") == russian


ALL_OF_TWO = {"consents": "all", "of": ["BY", "RU"]}


@pytest.mark.parametrize(
    ("changes", "english"),
    [
        ({"when": {"consents": 1}, "counts": N}, "the depositary has received at least 1 notification of completed"),
        ({"when": {"consents": 2}, "counts": ["ratification"]}, "at least 2 instruments of ratification have been"),
        (
            {"when": {"consents": 1, "of": ["BY", "RU"]}},
            "at least 1 of the following states has consented to be bound: Belarus, Russia",
        ),
        ({"when": ALL_OF_TWO, "counts": N}, "from each of these states: Belarus, Russia"),
        ({"when": ALL_OF_TWO, "counts": ["approval"]}, "instruments of approval of each of these states have been"),
        ({"when": {"consents": "all"}}, "all states concerned have consented to be bound"),
        ({"when": {"consents": "all"}, "counts": N}, "internal procedures from all states concerned"),
        (
            {"when": {"consents": "all"}, "counts": ["accession"]},
            "instruments of accession of all states concerned have",
        ),
        (
            {"when": {"consents": "all", "counted_at": "adoption"}},
            "all states concerned as of the adoption have consented",
        ),
        ({"when": {"all": [{"states": ["RU"]}]}}, "if by then this state has consented to be bound: Russia;"),
        ({"when": {"any": [{"states": ["RU"]}]}}, "if by then this state has consented to be bound: Russia;"),
    ],
)
def test_a_condition_that_a_fixed_date_waits_for(changes: dict[str, Any], english: str) -> None:
    clause = read_clause({"fixed_date": "1989-01-01", **changes})
    assert english in clause_in_words(clause, "en")
    assert "Вступает в силу 1 января 1989 года, если к этой дате" in clause_in_words(clause, "ru")


@pytest.mark.parametrize(
    ("then", "english", "russian"),
    [
        ({"months": 1}, "1 month after", "через 1 месяц после"),
        ({"months": 3, "days": 15}, "3 months and 15 days after", "через 3 месяца и 15 дней после"),
        ({"days": 1, "clear": True}, "after 1 full day following", "по истечении 1 полного дня после"),
        (
            {"months": 2, "from": "first-of-month", "days": 9},
            "on the tenth day of the second month after the month of the date on which",
            "на десятый день второго месяца, следующего за месяцем даты",
        ),
        (
            {"months": 2, "from": "first-of-month", "then": "first-of-next-month"},
            "on the first day of the third month after the month of the date on which",
            "в первый день третьего месяца, следующего за месяцем даты",
        ),
        (
            {"months": 2, "from": "first-of-month", "days": 9, "then": "first-of-next-month"},
            "on the first day of the month following the expiry of two months and nine days from the first day of the"
            " month of the date on which",
            "за истечением двух месяцев и девяти дней с первого дня месяца даты",
        ),
        (
            {"then": "first-of-next-month"},
            "on the first day of the month after the date on which",
            "следующего за месяцем",
        ),
    ],
)
def test_delays(then: dict[str, Any], english: str, russian: str) -> None:
    clause = read_clause({"when": {"consents": 4}, "then": then})
    assert f"Enters into force {english}" in clause_in_words(clause, "en")
    assert russian in clause_in_words(clause, "ru")


@pytest.mark.parametrize(
    ("why_not", "english", "russian"),
    [
        (
            WhyNot.NO_CLAUSE,
            "Entry into force cannot be computed: no source that gives the clause is known.",
            "Дата вступления в силу не может быть вычислена: источник, в котором приведено положение о вступлении в"
            " силу, не найден.",
        ),
        (
            WhyNot.BORROWED_CLAUSE_UNKNOWN,
            "Entry into force cannot be computed: the instrument refers to the clause of another one, and no source"
            " that gives that clause is known.",
            "Дата вступления в силу не может быть вычислена: документ отсылает к положению другого документа, а"
            " источник, в котором оно приведено, не найден.",
        ),
        (
            WhyNot.CLAUSE_NOT_UNDERSTOOD,
            "Entry into force cannot be computed: the clause on record is written in a way that cannot be read. Correct"
            " its notation.",
            "Дата вступления в силу не может быть вычислена: внесённая запись положения не поддаётся прочтению."
            " Исправьте запись.",
        ),
    ],
)
def test_why_nothing_is_computed(why_not: str, english: str, russian: str) -> None:
    assert clause_in_words(None, "en", why_not) == english
    assert clause_in_words(None, "ru", why_not) == russian


def test_without_a_reason_no_clause_is_known() -> None:
    assert clause_in_words(None, "en") == clause_in_words(None, "en", WhyNot.NO_CLAUSE)


def test_a_borrowed_clause_names_its_instrument() -> None:
    clause = replace(read_clause({"when": {"consents": 4}, "later": SAME_DAY}), borrowed_from="mtc-2000")
    assert clause_in_words(clause, "en").endswith("The clause is that of another instrument: “mtc-2000”.")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("basis", Basis)
def test_every_basis_is_told(basis: Basis, lang: str) -> None:
    notation = {"basis": str(basis)} | ({} if basis is Basis.SILENT else {"when": {"consents": 4}})
    assert " (" in clause_in_words(read_clause(notation), lang)


def test_many_states_are_counted_and_all_of_them_named() -> None:
    codes = ["AD", "AE", "AF", "AG", "AL", "AM", "AO", "AR", "AT", "AU", "AZ", "BA", "BB", "BD"]
    clause = read_clause({"when": {"states": codes}, "later": SAME_DAY})
    english, russian = clause_in_words(clause, "en"), clause_in_words(clause, "ru")
    assert "the date on which each of these 14 states has consented to be bound: Afghanistan, Albania" in english
    assert "United Arab Emirates; for a state" in english
    assert "согласие на обязательность выразило каждое из следующих 14 государств: Австралия" in russian
    notified = clause_in_words(read_clause({"when": {"states": codes}, "counts": N, "later": SAME_DAY}), "en")
    assert "internal procedures from every one of these 14 states: Afghanistan" in notified


def test_a_day_alone() -> None:
    fixed = read_clause({"when": {"after": "2020-01-01"}, "later": SAME_DAY})
    assert clause_in_words(fixed, "en").startswith("Enters into force on 1 January 2020; for")
    counted = read_clause({"when": {"after": {"months": 3, "from": "adoption"}}, "later": SAME_DAY})
    assert clause_in_words(counted, "en").startswith(
        "Enters into force on the day that lies 3 months after the adoption;"
    )
    assert "с даты, наступающей через 3 месяца после принятия документа;" in clause_in_words(counted, "ru")


def test_names_that_the_register_has() -> None:
    clause = read_clause({"when": {"states": ["X1"]}, "later": SAME_DAY})
    assert "this state has consented to be bound: The Region;" in clause_in_words(
        clause, "en", names={"X1": "The Region"}
    )


def test_a_clause_that_cannot_be_read_tells_its_key_and_what_to_write() -> None:
    problem = "then.weeks: this key is not known"
    said = clause_in_words(None, "en", WhyNot.CLAUSE_NOT_UNDERSTOOD, problem=problem)
    assert said.endswith("cannot be read. then.weeks: this key is not known. Correct its notation.")
    assert problem in clause_in_words(None, "ru", WhyNot.CLAUSE_NOT_UNDERSTOOD, problem=problem)


@pytest.mark.parametrize(
    ("then", "english", "russian"),
    [
        (
            {"months": 3, "then": "first-of-next-month"},
            "on the first day of the month following the expiry of three months from the date on which",
            "в первый день месяца, следующего за истечением трёх месяцев с даты",
        ),
        (
            {"months": 1, "then": "first-of-next-month"},
            "on the first day of the month following the expiry of one month from the date on which",
            "в первый день месяца, следующего за истечением одного месяца с даты",
        ),
        (
            {"years": 2, "then": "first-of-next-month"},
            "on the first day of the month following the expiry of two years from the date on which",
            "в первый день месяца, следующего за истечением двух лет с даты",
        ),
        ({"years": 5}, "force 5 years after the date on which", "через 5 лет после даты"),
        ({"months": 18}, "force 18 months after the date on which", "через 18 месяцев после даты"),
    ],
)
def test_months_that_expire_and_whole_years(then: dict[str, Any], english: str, russian: str) -> None:
    clause = read_clause({"when": {"consents": 4}, "then": then})
    assert english in clause_in_words(clause, "en")
    assert russian in clause_in_words(clause, "ru")


@pytest.mark.parametrize(
    ("article", "russian"),
    [
        ("Protocol, para 2", "протокол, п. 2"),
        ("Annex I, Section 2", "приложение I, раздел 2"),
        ("Kyoto Protocol, Art 20(4)", "Kyoto Protocol, ст. 20(4)"),
        ("Protocol of 6 October 2007, Art 2", "Protocol of 6 October 2007, ст. 2"),
    ],
)
def test_articles_by_their_russian_words(article: str, russian: str) -> None:
    clause = read_clause({"when": {"consents": 4}, "article": article})
    assert f"({article};" in clause_in_words(clause, "en")
    assert f"({russian};" in clause_in_words(clause, "ru")


def test_one_consent_and_one_kind_of_act() -> None:
    one = read_clause({"when": {"all": [{"consents": 1}, {"in_force": "other"}]}, "counts": ["exchange"]})
    assert "at least one state has consented to be bound" in clause_in_words(one, "en")
    assert "выразило хотя бы одно государство" in clause_in_words(one, "ru")
    assert "What counts: exchange of instruments." in clause_in_words(one, "en")
    assert "Учитывается: " in clause_in_words(one, "ru")
    two = read_clause({"when": {"consents": 4}, "counts": ["exchange", "ratification"]})
    assert "Учитываются: " in clause_in_words(two, "ru")


def test_a_measure_is_not_called_by_the_title_of_an_instrument_of_the_same_key() -> None:
    clause = read_clause({"when": {"weight": {"measure": "esm", "at_least": 5}}})
    titles = {"esm": "Treaty establishing the European Stability Mechanism"}
    assert "by the measure “esm”" in clause_in_words(clause, "en", names=titles)
    assert "by the measure “subscription”" in clause_in_words(
        clause, "en", names=titles | {"measure:esm": "subscription"}
    )
