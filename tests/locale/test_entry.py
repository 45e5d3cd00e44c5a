"""Why an instrument is in force, or not: the argument in sentences."""

from dataclasses import replace
from datetime import date

import pytest

from tests.locale.facts import (
    FOUR_NOTIFICATIONS,
    MEMBERS,
    NOTIFICATION,
    act,
    announced,
    assessed,
    completed,
    dossier,
    pending,
    signatures,
)
from tracker.law.assessment import assess
from tracker.law.dates import UNDATED
from tracker.law.entry_into_force import WhyNot
from tracker.law.vocabulary import Act, Coverage, InstrumentKind
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.wording import clause_in_words, explain_entry

DAY = date(2022, 12, 5)
NO_CLAUSE = clause_in_words(None, "en")
THREE = [
    act("KZ", NOTIFICATION, received="2022-03-01"),
    act("RU", NOTIFICATION, received="2022-05-04"),
    act("KG", NOTIFICATION, received="2022-06"),
]
FOURTH = act("TJ", NOTIFICATION, received="2022-10-05")


def test_without_a_clause() -> None:
    assert explain_entry(assessed(acts=signatures()), DAY, "en") == [NO_CLAUSE]


def test_a_source_says_that_it_was_pending() -> None:
    found = assessed(confirmations=[pending("2022-12-05", "https://www.example.org/news/1 ; https://example.com")])
    assert explain_entry(found, DAY, "en") == [
        NO_CLAUSE,
        "By what is on record, the instrument was not in force on 5 December 2022 (source: example.org).",
    ]
    assert explain_entry(found, date(2023, 6, 1), "en")[-1] == "Nothing else has been heard of it since."
    assert explain_entry(found, DAY, "ru")[1] == (
        "По имеющимся сведениям, на 5 декабря 2022 года документ в силу не вступил (источник: example.org)."
    )


def test_counting_down() -> None:
    found = assessed(FOUR_NOTIFICATIONS, [*signatures(), *THREE])
    assert explain_entry(found, DAY, "en")[1:] == [
        "Counted: Kazakhstan, 1 March 2022; Russia, 4 May 2022; Kyrgyzstan, not later than 30 June 2022.",
        "3 of 4 consents are on record.",
        "1 more is needed, from any of: Armenia, Belarus, Tajikistan.",
    ]
    assert explain_entry(found, DAY, "ru")[1:] == [
        "Учтено: Казахстан, 1 марта 2022 года; Россия, 4 мая 2022 года; Кыргызстан, не позднее 30 июня 2022 года.",
        "Зарегистрировано 3 из 4 необходимых согласий.",
        "Требуется ещё 1, от любого из государств: Армения, Беларусь, Таджикистан.",
    ]


def test_what_was_received_later_is_not_told() -> None:
    found = assessed(FOUR_NOTIFICATIONS, [*signatures(), *THREE, FOURTH])
    assert explain_entry(found, date(2022, 4, 1), "en")[1:] == [
        "Counted: Kazakhstan, 1 March 2022.",
        "1 of 4 consents are on record.",
        "3 more are needed, from any of: Armenia, Belarus, Kyrgyzstan, Russia, Tajikistan.",
    ]


def test_the_fourth_notification() -> None:
    found = assessed(FOUR_NOTIFICATIONS, [*signatures(), *THREE, FOURTH])
    said = explain_entry(found, DAY, "en")
    assert said[1].endswith("Tajikistan, 5 October 2022.")
    assert said[2:] == ["The condition was met on 5 October 2022: by the clause, that is the date of entry into force."]


def test_a_fourth_notification_that_is_known_roughly() -> None:
    fourth = act("TJ", NOTIFICATION, received="2022-10")
    said = explain_entry(assessed(FOUR_NOTIFICATIONS, [*THREE, fourth]), DAY, "en")
    assert said[2].startswith("The condition was met on 31 October 2022:")
    assert said[3] == "A day this rests on is known only roughly; the last possible one is used."


def test_the_arithmetic_of_a_delay() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"consents": 2}, "then": {"days": 30}}
    found = assessed(clause, THREE[:2])
    assert explain_entry(found, DAY, "en")[2] == (
        "The condition was met on 4 May 2022. By the clause it enters into force on the thirtieth day after 4 May 2022:"
        " 3 June 2022."
    )
    assert explain_entry(found, DAY, "ru")[2] == (
        "Условие выполнено 4 мая 2022 года. По положению документ вступает в силу на тридцатый день после 4 мая 2022"
        " года: 3 июня 2022 года."
    )


def test_a_date_that_the_clause_gives() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"consents": 2}}
    earliest = assessed(clause | {"not_before": "2022-07-01"}, THREE[:2])
    assert explain_entry(earliest, DAY, "en")[2] == (
        "The condition was met on 4 May 2022; since the clause sets 1 July 2022 as the earliest date, it enters into"
        " force on that day."
    )
    fixed = assessed(clause | {"fixed_date": "2022-07-01"}, THREE[:2])
    assert explain_entry(fixed, DAY, "en")[2] == (
        "The condition was met on 4 May 2022, in time for the date that the clause fixes: 1 July 2022."
    )


def test_all_members_are_blocking() -> None:
    found = assessed({"when": {"consents": "all", "of": "members"}, "counts": [str(NOTIFICATION)]}, THREE)
    assert explain_entry(found, DAY, "en")[-2:] == [
        "3 of 6 consents are on record.",
        "It cannot enter into force without the consent of: Armenia, Belarus, Tajikistan.",
    ]
    assert explain_entry(found, DAY, "ru")[-1] == (
        "Без согласия следующих государств документ вступить в силу не может: Армения, Беларусь, Таджикистан."
    )


def test_named_states_are_blocking_beside_a_number() -> None:
    clause = {"when": {"all": [{"consents": 5}, {"states": ["BY"]}]}, "later": {"days": 0}}
    assert explain_entry(assessed(clause, THREE), DAY, "en")[-2:] == [
        "It cannot enter into force without the consent of: Belarus.",
        "1 more is needed, from any of: Armenia, Tajikistan.",
    ]


def test_an_instrument_open_to_any_state() -> None:
    found = assessed(FOUR_NOTIFICATIONS, THREE, concerns="any")
    assert explain_entry(found, DAY, "en")[-1] == "1 more is needed, from any state."


def test_signatories_are_counted_where_only_they_are_meant() -> None:
    clause = {"when": {"consents": "all"}, "counts": [str(NOTIFICATION)]}
    found = assessed(clause, [*signatures("KZ", "RU"), THREE[0]], concerns="signatories")
    assert "1 of 2 consents are on record." in explain_entry(found, DAY, "en")


def test_a_treaty_is_not_made_with_oneself() -> None:
    clause = {"when": {"consents": "all"}, "counts": [str(NOTIFICATION)]}
    for acts in ([], [*signatures("KZ"), THREE[0]]):
        found = assessed(clause, acts, concerns="signatories")
        assert explain_entry(found, DAY, "en")[2:] == [
            "Too few of the states whose consent is counted are on record: a treaty needs at least two."
        ]


def test_nothing_is_counted_yet() -> None:
    assert explain_entry(assessed(FOUR_NOTIFICATIONS, signatures()), DAY, "en")[1:3] == [
        "No consent that counts is on record.",
        "0 of 4 consents are on record.",
    ]


def test_what_does_not_count_is_told() -> None:
    acts = [act("KZ", Act.RATIFICATION, received="2022-03-01"), *THREE[1:], act("BY", NOTIFICATION, "2022-03-01")]
    found = assessed(FOUR_NOTIFICATIONS | {"not_counted": ["BY"]}, acts)
    said = explain_entry(found, DAY, "en")
    assert "Not counted, as the clause says: Belarus." in said
    assert "Not counted, since the clause does not count this act (ratification): Kazakhstan." in said
    russian = explain_entry(found, DAY, "ru")
    assert "Не учтено, как предусмотрено положением: Беларусь." in russian
    assert "Не учтено, поскольку такой акт (ратификация) по положению не учитывается: Казахстан." in russian


def test_a_consent_that_was_withdrawn_in_time() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"consents": 2}, "then": {"days": 180}}
    found = assessed(clause, [*THREE[:2], act("KZ", Act.WITHDRAWAL_OF_CONSENT, "2022-06-01")])
    assert explain_entry(found, DAY, "en")[2] == (
        "From 4 May 2022 the condition was met, and the date would have been 31 October 2022; on 1 June 2022, before"
        " that date, consent was withdrawn: Kazakhstan."
    )
    assert explain_entry(found, DAY, "ru")[2] == (
        "С 4 мая 2022 года условие было выполнено, и датой вступления в силу было бы 31 октября 2022 года; 1 июня 2022"
        " года, до этой даты, согласие отозвано: Казахстан."
    )
    assert explain_entry(found, date(2022, 5, 31), "en")[2:] == [
        "The condition was met on 4 May 2022. By the clause it enters into force"
        " on the 180th day after 4 May 2022: 31 October"
        " 2022.",
        "That did not last: on 1 June 2022, before that date, consent was withdrawn: Kazakhstan.",
    ]


def test_the_announced_date_stands_beside_the_computed_one() -> None:
    acts, clause = THREE[:2], FOUR_NOTIFICATIONS | {"when": {"consents": 2}, "then": {"days": 30}}
    agreed = assessed(clause, acts, announcements=[announced("2022-06-03", source="Bulletin, No. 3")])
    assert explain_entry(agreed, DAY, "en")[3:] == [
        "Entry into force on 3 June 2022 is officially announced (source: Bulletin, No. 3).",
        "The computed date agrees with it.",
    ]
    differing = assessed(clause, acts, announcements=[announced("2022-06-04", sure=False)])
    assert explain_entry(differing, DAY, "en")[3:] == [
        "Entry into force on 4 June 2022 is reported.",
        "The computed date is another, 3 June 2022: the announced one is taken, and both are kept.",
    ]
    assert explain_entry(differing, DAY, "ru")[3:] == [
        "Сообщается о вступлении в силу 4 июня 2022 года.",
        "Вычисленная дата иная, 3 июня 2022 года: за основу взята объявленная, сохранены обе.",
    ]


def test_a_date_announced_for_one_state_only() -> None:
    found = assessed(announcements=[announced("2022-06-13", "KZ")])
    assert explain_entry(found, DAY, "en")[1] == (
        "No general date is known; for one state the instrument entered into force on 13 June 2022: Kazakhstan."
    )


def test_a_date_announced_for_one_state_before_the_computed_one() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"consents": 2}}
    earlier = [announced("2022-04-13", "KZ")]
    found = assessed(clause, THREE[:2], coverage=Coverage.PARTIAL, announcements=earlier)
    assert "For one state the instrument entered into force earlier than computed, on 13 April 2022: Kazakhstan." in (
        explain_entry(found, DAY, "en")
    )
    assert not any("For one state" in said for said in explain_entry(found, date(2022, 3, 5), "en"))
    complete = assessed(clause, THREE[:2], announcements=earlier)
    assert not any("For one state" in said for said in explain_entry(complete, DAY, "en"))


def test_facts_that_may_not_suffice() -> None:
    found = assessed(FOUR_NOTIFICATIONS, THREE, coverage=Coverage.PARTIAL)
    assert explain_entry(found, DAY, "en")[-1] == (
        "Only some states' acts are on record, so the condition may have been met earlier."
    )


def test_a_consent_whose_act_is_not_recorded() -> None:
    clause = {"when": {"consents": 1}, "later": {"days": 0}}
    found = assessed(clause, signatures(), confirmations=[completed("2022-01-21", "KZ")])
    assert explain_entry(found, DAY, "en")[1] == (
        "Counted: Kazakhstan (confirmed by a source, the act itself is not recorded)."
    )


def test_many_consents_are_counted() -> None:
    codes = ["AD", "AE", "AF", "AG", "AL", "AM", "AO", "AR", "AT", "AU", "AZ", "BA", "BB"]
    acts = [act(code, Act.RATIFICATION, received=f"2022-01-{n:02}") for n, code in enumerate(codes, 1)]
    found = assessed({"when": {"consents": 20}, "later": {"days": 0}}, acts, concerns="any")
    assert explain_entry(found, DAY, "en")[1] == "Counted: 13 consents, the last of them Barbados, 13 January 2022."
    assert explain_entry(found, DAY, "ru")[1] == "Учтено 13 согласий, последнее: Барбадос, 13 января 2022 года."


def test_drafts_decisions_and_what_has_ended() -> None:
    assert explain_entry(assessed(draft=True), DAY, "en") == [
        "The instrument is a draft: nothing can be signed or consented to before it is adopted."
    ]
    assert explain_entry(assessed(kind=InstrumentKind.DECISION), DAY, "en") == [
        "An instrument of this kind (decision) needs no ratification.",
        "Nothing else being recorded, it has effect from its adoption: 16 September 2021.",
    ]
    statement = dossier(kind=InstrumentKind.STATEMENT)
    undated = replace(statement, instrument=replace(statement.instrument, adopted=UNDATED))
    assert explain_entry(assess(undated), DAY, "ru") == [
        "Для документа этого вида (заявление) ратификация не требуется.",
        "День его принятия неизвестен.",
    ]
    assert explain_entry(assessed(kind=InstrumentKind.DECISION), date(2021, 9, 1), "en") == [
        "The instrument was adopted later, on 16 September 2021.",
        "An instrument of this kind (decision) needs no ratification.",
    ]
    assert explain_entry(assessed(ended="2022-01-01"), DAY, "en")[-1] == "The instrument has ended: on 1 January 2022."
    assert explain_entry(assessed(), date(2020, 1, 1), "en")[0] == (
        "The instrument was adopted later, on 16 September 2021."
    )


def test_an_announced_decision_needs_no_clause() -> None:
    found = assessed(kind=InstrumentKind.DECISION, announcements=[announced("2021-09-16")])
    assert explain_entry(found, DAY, "en") == ["Entry into force on 16 September 2021 is officially announced."]


@pytest.mark.parametrize("why_not", WhyNot)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reason_why_nothing_is_computed(why_not: WhyNot, lang: str) -> None:
    assert explain_entry(assessed(why_not=why_not), DAY, lang) == [clause_in_words(None, lang, why_not)]


def test_states_go_by_the_registers_names() -> None:
    found = assessed(FOUR_NOTIFICATIONS, THREE[:1])
    said = explain_entry(found, DAY, "en", {"KZ": "The Steppe"} | {code: code for code in MEMBERS if code != "KZ"})
    assert said[1] == "Counted: The Steppe, 1 March 2022."
    assert said[3] == "3 more are needed, from any of: AM, BY, KG, RU, TJ."


def test_a_rule_that_is_assumed() -> None:
    found = assessed(FOUR_NOTIFICATIONS | {"basis": "assumed"}, THREE)
    assert explain_entry(found, DAY, "en")[-1] == (
        "The rule is an assumption: what follows from it is no surer than that."
    )
    assert explain_entry(found, DAY, "ru")[-1] == (
        "Правило предположительное: выводы из него не более достоверны, чем само предположение."
    )


def test_an_announced_date_although_the_acts_are_not_on_record() -> None:
    found = assessed(FOUR_NOTIFICATIONS, THREE, announcements=[announced("2022-10-05")])
    assert explain_entry(found, DAY, "en")[-2:] == [
        "Entry into force on 5 October 2022 is officially announced.",
        "The acts that met the condition of the clause are not all on record.",
    ]


def test_a_date_announced_ahead() -> None:
    found = assessed(kind=InstrumentKind.DECISION, announcements=[announced("2023-01-01")])
    assert explain_entry(found, DAY, "en") == ["By what is on record, the instrument is not in force on this day."]
