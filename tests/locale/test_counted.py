"""Which consents are counted, and which are not yet."""

from datetime import date

from tests.locale.facts import FOUR_NOTIFICATIONS, NOTIFICATION, act, assessed
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act
from tracker.locale.wording import explain_entry

DAY = date(2022, 12, 5)
CLAUSE = FOUR_NOTIFICATIONS | {"then": {"days": 30}, "later": {"days": 30}, "basis": "quoted"}


def notified(**days: str) -> list[ActFact]:
    """Notifications received on these days, by state."""
    return [act(state, NOTIFICATION, received=day) for state, day in days.items()]


MORE_OF_ONE = CLAUSE | {"when": {"consents": 2}, "except": [{"states": ["KZ"], "also": {"decision": "csto"}}]}


def test_more_is_asked_of_one_state() -> None:
    found = assessed(MORE_OF_ONE, notified(KZ="2022-03-01", BY="2022-04-01"))
    assert explain_entry(found, DAY, "en")[1:3] == [
        "Counted: Belarus, 1 April 2022.",
        "Not counted yet: Kazakhstan; of this state the clause asks besides that “csto” has decided on the entry into"
        " force.",
    ]
    assert explain_entry(found, DAY, "ru")[2] == (
        "Пока не учтено: Казахстан; от этого государства положение требует также следующего: органом «csto» принято"
        " решение о вступлении в силу."
    )


def test_a_consent_that_counts_from_a_later_day() -> None:
    decided = act("csto", Act.ORGAN_DECISION, "2022-06-01")
    found = assessed(MORE_OF_ONE, [*notified(KZ="2022-03-01", BY="2022-04-01"), decided])
    assert explain_entry(found, DAY, "en")[1:] == [
        "Counted: Belarus, 1 April 2022; Kazakhstan, 1 June 2022 (given on 1 March 2022; what else is asked of this"
        " state is fulfilled from then).",
        "The condition was met on 1 June 2022. By the clause it enters into force"
        " on the thirtieth day after 1 June 2022: 1"
        " July 2022.",
    ]
    assert explain_entry(found, DAY, "ru")[1] == (
        "Учтено: Беларусь, 1 апреля 2022 года; Казахстан, 1 июня 2022 года (согласие выражено 1 марта 2022 года; всё,"
        " что требуется от этого государства сверх того, выполнено с указанной даты)."
    )


def test_many_consents_of_which_the_last_met_the_condition() -> None:
    codes = ["AD", "AE", "AF", "AG", "AL", "AM", "AO", "AR", "AT", "AU", "AZ", "BA", "BB", "BD"]
    acts = [act(code, NOTIFICATION, received=f"2022-01-{min(n, 13):02}") for n, code in enumerate(codes, 1)]
    found = assessed(CLAUSE | {"when": {"consents": 14}}, acts, concerns="any")
    assert explain_entry(found, DAY, "en")[1] == (
        "Counted: 14 consents, the last of them on 13 January 2022: Bangladesh, Barbados."
    )
    assert explain_entry(found, DAY, "ru")[1] == (
        "Учтено 14 согласий, последние из них выражены 13 января 2022 года: Бангладеш, Барбадос."
    )


def test_so_many_sets_that_not_all_are_listed() -> None:
    weights = {"tonnage": {f"X{n}": 1 for n in range(9)}}
    when = {"weight": {"measure": "tonnage", "at_least": 2}}
    found = assessed(CLAUSE | {"when": when}, [], concerns="any", weights=weights)
    said = explain_entry(found, DAY, "en")[-1]
    assert said.startswith(
        "The fewest that would complete it: 2 states, for example: X0, X1; X0, X2; X0, X3 (there are"
    )


def test_one_state_alone_completes_what_otherwise_takes_several() -> None:
    when = {"weight": {"measure": "tonnage", "at_least": 60}}
    found = assessed(CLAUSE | {"when": when}, [], weights={"tonnage": {"BY": 30, "KZ": 30, "RU": 60}})
    assert explain_entry(found, DAY, "en")[-1] == "One more consent would complete it: Russia."
    assert explain_entry(found, DAY, "ru")[-1] == "Условие выполнило бы ещё одно согласие: Россия."
