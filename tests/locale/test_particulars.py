"""What clauses lay down beside their main rule, terms and withdrawals, as sentences in both languages."""

from typing import Any

import pytest

from tracker.law.notation import read_clause, read_duration, read_exit
from tracker.locale.wording import clause_in_words, duration_in_words, exit_in_words

N = ["notification-of-completed-procedures"]
SAME_DAY = {"days": 0}

PATTERNS: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "Customs Union: more is asked of one state",
        {
            "counts": ["ratification"],
            "when": {"consents": 3},
            "later": SAME_DAY,
            "except": [{"states": ["TJ"], "also": {"party_to": ["customs-union", "single-space"]}}],
        },
        "Enters into force on the date on which the third instrument of ratification is deposited; for a state that"
        " consents later, on the date on which its instrument is deposited (the source reports the rule). For these"
        " states the clause lays down something else (Tajikistan): the consent of such a state counts only once that"
        " state is itself a party to “customs-union”, “single-space”.",
        "Вступает в силу с даты сдачи на хранение третьего документа о ратификации; для государства, выразившего"
        " согласие позднее, – с даты сдачи им своего документа на хранение (правило изложено по сообщению источника)."
        " Для следующих государств положением установлено иное (Таджикистан): согласие такого государства учитывается,"
        " лишь когда это государство само является участником документов «customs-union», «single-space».",
    ),
    (
        "Some states apart",
        {
            "counts": ["ratification"],
            "when": {"consents": 3},
            "then": {"days": 30},
            "later": {"days": 30},
            "except": [{"states": ["BY", "RU"], "counts": N, "then": {"days": 60}, "later": {"days": 10}}],
        },
        "Enters into force on the thirtieth day after the date on which the third instrument of ratification is"
        " deposited; for a state that consents later, on the thirtieth day after the date on which its instrument is"
        " deposited, but not before the general entry into force (the source reports the rule). For these states the"
        " clause lays down something else (Belarus, Russia): of their acts only these count: notification of completed"
        " internal procedures; for those of them that have consented by then it enters into force on the sixtieth day"
        " after the date on which the condition is met; for such a state that consents later it enters into force on"
        " the tenth day after the date on which the depositary receives its notification.",
        "Вступает в силу на тридцатый день после даты сдачи на хранение третьего документа о ратификации; для"
        " государства, выразившего согласие позднее, – на тридцатый день после даты сдачи им своего документа на"
        " хранение, но не ранее общей даты вступления в силу (правило изложено по сообщению источника). Для следующих"
        " государств положением установлено иное (Беларусь, Россия): из их актов учитываются только следующие:"
        " уведомление о выполнении внутригосударственных процедур; для тех из них, кто к этому времени выразил"
        " согласие, вступает в силу на шестидесятый день после даты выполнения условия; для такого государства,"
        " выразившего согласие позднее, вступает в силу на десятый день после даты получения депозитарием его"
        " уведомления.",
    ),
    (
        "WTO fish: an organisation counts as its members",
        {"counts": ["acceptance"], "when": {"consents": 111}, "later": SAME_DAY, "counts_as": {"EU": 27}},
        "Enters into force on the date on which the 111th instrument of acceptance is deposited; for a state that"
        " consents later, on the date on which its instrument is deposited (the source reports the rule). One consent"
        " counts as several: European Union – 27.",
        "Вступает в силу с даты сдачи на хранение 111-го документа о принятии; для государства, выразившего согласие"
        " позднее, – с даты сдачи им своего документа на хранение (правило изложено по сообщению источника). Одно"
        " согласие засчитывается за несколько: Европейский союз – 27.",
    ),
    (
        "CIS: provisional application from signature",
        {
            "counts": N,
            "when": {"consents": 3},
            "then": {"days": 30},
            "later": {"days": 30},
            "provisional": {"from": "signature", "after": {"days": 60}, "except": ["KZ"], "until": "2016-01-01"},
        },
        "Enters into force on the thirtieth day after the date on which the depositary receives the third notification"
        " of completed internal procedures; for a state that consents later, on the thirtieth day after the date on"
        " which the depositary receives its notification, but not before the general entry into force (the source"
        " reports the rule). Before its entry into force it is applied provisionally (VCLT 25(1)(a)) by the states"
        " that have signed it; this begins on the sixtieth day after the date on which a state signs it; not by:"
        " Kazakhstan; until 1 January 2016, that day not included.",
        "Вступает в силу на тридцатый день после даты получения депозитарием третьего уведомления о выполнении"
        " внутригосударственных процедур; для государства, выразившего согласие позднее, – на тридцатый день после"
        " даты получения депозитарием его уведомления, но не ранее общей даты вступления в силу (правило изложено по"
        " сообщению источника). До вступления в силу документ применяется временно (подпункт «a» пункта 1 статьи 25"
        " Венской конвенции): применение начинается на шестидесятый день после даты подписания государством, применяют"
        " подписавшие государства; не применяют: Казахстан; до 1 января 2016 года, не включая этот день.",
    ),
    (
        "Provisional application by notification",
        {"counts": N, "when": {"consents": 3}, "later": SAME_DAY, "provisional": {"from": "notification"}},
        "Enters into force on the date on which the depositary receives the third notification of completed internal"
        " procedures; for a state that consents later, on the date on which the depositary receives its notification"
        " (the source reports the rule). Before its entry into force it is applied provisionally (VCLT 25(1)(a)) by"
        " the states that have declared so by an act of their own; this begins on the date on which a state notifies"
        " that it will do so.",
        "Вступает в силу с даты получения депозитарием третьего уведомления о выполнении внутригосударственных"
        " процедур; для государства, выразившего согласие позднее, – с даты получения депозитарием его уведомления"
        " (правило изложено по сообщению источника). До вступления в силу документ применяется временно (подпункт «a»"
        " пункта 1 статьи 25 Венской конвенции): применение начинается с даты уведомления государством о временном"
        " применении, применяют государства, заявившие об этом отдельным актом.",
    ),
    (
        "Provisional application of some from the adoption",
        {
            "counts": N,
            "when": {"consents": 3},
            "later": SAME_DAY,
            "provisional": {"from": "adoption", "states": ["BY", "RU"]},
        },
        "Enters into force on the date on which the depositary receives the third notification of completed internal"
        " procedures; for a state that consents later, on the date on which the depositary receives its notification"
        " (the source reports the rule). Before its entry into force it is applied provisionally (VCLT 25(1)(a)) by"
        " those of these states that have signed it: Belarus, Russia; this begins on the day of the adoption.",
        "Вступает в силу с даты получения депозитарием третьего уведомления о выполнении внутригосударственных"
        " процедур; для государства, выразившего согласие позднее, – с даты получения депозитарием его уведомления"
        " (правило изложено по сообщению источника). До вступления в силу документ применяется временно (подпункт «a»"
        " пункта 1 статьи 25 Венской конвенции): применение начинается с даты принятия документа, применяют следующие"
        " государства, если они подписали документ: Беларусь, Россия.",
    ),
    (
        "Prolongation of the Collective Security Treaty: it applies to the past",
        {"counts": N, "when": {"consents": 5}, "applies_from": "1999-04-21"},
        "Enters into force on the date on which the depositary receives the fifth notification of completed internal"
        " procedures (the source reports the rule). The source does not tell the rule for states that consent later;"
        " the register assumes the same for them. By a rule of its own it applies from 21 April 1999, also to the time"
        " before its entry into force; without such a rule a treaty does not apply to the past (VCLT 28).",
        "Вступает в силу с даты получения депозитарием пятого уведомления о выполнении внутригосударственных процедур"
        " (правило изложено по сообщению источника). Правило для государств, выразивших согласие позднее, в источнике"
        " не указано; реестр исходит из того же правила и для них. По собственной норме применяется с 21 апреля"
        " 1999 года, в том числе к периоду до вступления в силу; без такой нормы договор обратной силы не имеет (статья"
        " 28 Венской конвенции).",
    ),
]


@pytest.mark.parametrize(
    ("notation", "english", "russian"), [row[1:] for row in PATTERNS], ids=[row[0] for row in PATTERNS]
)
def test_what_a_clause_lays_down_besides(notation: dict[str, Any], english: str, russian: str) -> None:
    clause = read_clause(notation)
    assert clause_in_words(clause, "en") == english
    assert clause_in_words(clause, "ru") == russian


@pytest.mark.parametrize(
    ("notation", "english", "russian"),
    [
        (
            {"years": 5},
            "It is concluded for 5 years from its entry into force.",
            "Документ заключён на 5 лет с даты вступления в силу.",
        ),
        (
            {"years": 5, "renews": True},
            "It is concluded for 5 years from its entry into force and is prolonged by itself for further terms.",
            "Документ заключён на 5 лет с даты вступления в силу и автоматически продлевается на последующие сроки.",
        ),
        (
            {"days": 90},
            "It is concluded for 90 days from its entry into force.",
            "Документ заключён на 90 дней с даты вступления в силу.",
        ),
        (
            {"until": "2020-01-01"},
            "It is concluded until 1 January 2020, that day included.",
            "Документ заключён на срок по 1 января 2020 года включительно.",
        ),
        (
            {"until": "2020-01-01", "renews": True},
            "It is concluded until 1 January 2020, that day included, and is prolonged by itself.",
            "Документ заключён на срок по 1 января 2020 года включительно и автоматически продлевается.",
        ),
        (
            {"with": "cst-1992"},
            "It lasts as long as the instrument “cst-1992” is in force.",
            "Документ действует, пока действует документ «cst-1992».",
        ),
        (
            {"years": 5, "ends_below": 16},
            "It is concluded for 5 years from its entry into force. It ends once it has fewer than 16 parties.",
            "Документ заключён на 5 лет с даты вступления в силу. Документ прекращает действие, если число участников"
            " становится меньше 16.",
        ),
    ],
)
def test_how_long_an_instrument_lasts(notation: dict[str, Any], english: str, russian: str) -> None:
    duration = read_duration(notation)
    assert duration is not None
    assert duration_in_words(duration, "en") == english
    assert duration_in_words(duration, "ru") == russian


@pytest.mark.parametrize(
    ("notation", "english", "russian"),
    [
        (
            {"notice": {"months": 6}},
            "A withdrawal takes effect 6 months after the date on which the depositary receives the notice.",
            "Выход вступает в силу через 6 месяцев после даты получения депозитарием уведомления о выходе.",
        ),
        (
            {"notice": {"days": 0}},
            "A withdrawal takes effect on the date on which the depositary receives the notice.",
            "Выход вступает в силу с даты получения депозитарием уведомления о выходе.",
        ),
        (
            {"basis": "silent"},
            "The text has no rule on withdrawal. Where a right to withdraw is nevertheless implied, a withdrawal takes"
            " effect twelve months after its notice at the earliest (VCLT 56(2)).",
            "Порядок выхода в тексте не установлен. Если право выхода тем не менее подразумевается, выход вступает в"
            " силу не ранее чем через двенадцать месяцев после уведомления о нём (пункт 2 статьи 56 Венской"
            " конвенции).",
        ),
        (
            {"notice": {"years": 1}, "not_before": {"years": 3}},
            "A withdrawal takes effect 1 year after the date on which the depositary receives the notice. It does not"
            " take effect before 3 years have passed since the general entry into force.",
            "Выход вступает в силу через 1 год после даты получения депозитарием уведомления о выходе. Он вступает в"
            " силу не ранее истечения срока в 3 года с общей даты вступления документа в силу.",
        ),
        (
            {"notice": {"months": 6}, "not_before": "2020-01-01"},
            "A withdrawal takes effect 6 months after the date on which the depositary receives the notice. It does"
            " not take effect before 1 January 2020.",
            "Выход вступает в силу через 6 месяцев после даты получения депозитарием уведомления о выходе. Он вступает"
            " в силу не ранее 1 января 2020 года.",
        ),
    ],
)
def test_when_a_withdrawal_takes_effect(notation: dict[str, Any], english: str, russian: str) -> None:
    leaving = read_exit(notation)
    assert leaving is not None
    assert exit_in_words(leaving, "en") == english
    assert exit_in_words(leaving, "ru") == russian


def test_instruments_go_by_the_names_that_are_given() -> None:
    duration = read_duration({"with": "cst-1992"})
    assert duration is not None
    said = duration_in_words(duration, "en", {"cst-1992": "Collective Security Treaty"})
    assert said == "It lasts as long as the instrument “Collective Security Treaty” is in force."
