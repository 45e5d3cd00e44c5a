"""Positions that rest on the clause, on other instruments, or on delays of their own, in both languages."""

from datetime import date
from typing import Any

import pytest

from tests.locale.facts import FOUR_NOTIFICATIONS, NOTIFICATION, act, assessed, dossier, signatures
from tracker.law.assessment import Assessment
from tracker.law.dates import exactly
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act, Relation
from tracker.locale.wording import explain_entry, explain_position

DAY = date(2022, 12, 5)
ONE = FOUR_NOTIFICATIONS | {"when": {"consents": 1}}
KZ = act("KZ", NOTIFICATION, received="2022-03-01")
WITHDRAWN = act("KZ", Act.WITHDRAWAL, received="2022-10-01")
TACIT = FOUR_NOTIFICATIONS | {
    "when": {"all": [{"after": "2022-05-01"}, {"unless": {"consents": 3}}]},
    "binds": "silent",
}
AMENDS = ((Relation.AMENDS, "charter"),)
PARENT = dossier(
    ONE, [act("KZ", NOTIFICATION, received="2021-10-01"), act("RU", NOTIFICATION, received="2022-11-01")], key="charter"
)

CASES: list[tuple[str, dict[str, Any], list[ActFact], dict[str, Any], str, date, str, str]] = [
    (
        "leaving by the rule of the instrument",
        ONE,
        [KZ, WITHDRAWN],
        {"leaving": {"notice": {"months": 6}}},
        "KZ",
        DAY,
        "Kazakhstan: notice of withdrawal received by the depositary on 1 October 2022; it takes effect on 1 April"
        " 2023. A withdrawal takes effect 6 months after the date on which the depositary receives the notice. Until"
        " its withdrawal takes effect it is a party.",
        "Казахстан: уведомление о выходе получено депозитарием 1 октября 2022 года; действует с 1 апреля 2023 года."
        " Выход вступает в силу через 6 месяцев после даты получения депозитарием уведомления о выходе. До вступления"
        " выхода в силу государство остаётся участником.",
    ),
    (
        "left by the rule of the instrument",
        ONE,
        [KZ, WITHDRAWN],
        {"leaving": {"notice": {"months": 6}}},
        "KZ",
        date(2023, 6, 1),
        "Kazakhstan: notice of withdrawal received by the depositary on 1 October 2022; it took effect on 1 April"
        " 2023. A withdrawal takes effect 6 months after the date on which the depositary receives the notice. It is"
        " no longer a party.",
        "Казахстан: уведомление о выходе получено депозитарием 1 октября 2022 года; действует с 1 апреля 2023 года."
        " Выход вступает в силу через 6 месяцев после даты получения депозитарием уведомления о выходе. Государство"
        " более не является участником.",
    ),
    (
        "leaving where the text is silent",
        ONE,
        [KZ, WITHDRAWN],
        {"leaving": {"basis": "silent"}},
        "KZ",
        DAY,
        "Kazakhstan: notice of withdrawal received by the depositary on 1 October 2022; it takes effect on 1 October"
        " 2023. The text has no rule on withdrawal. Where a right to withdraw is nevertheless implied, a withdrawal"
        " takes effect twelve months after its notice at the earliest (VCLT 56(2)). Until its withdrawal takes effect"
        " it is a party.",
        "Казахстан: уведомление о выходе получено депозитарием 1 октября 2022 года; действует с 1 октября 2023 года."
        " Порядок выхода в тексте не установлен. Если право выхода тем не менее подразумевается, выход вступает в силу"
        " не ранее чем через двенадцать месяцев после уведомления о нём (пункт 2 статьи 56 Венской конвенции). До"
        " вступления выхода в силу государство остаётся участником.",
    ),
    (
        "an instrument that is examined",
        ONE,
        [act("KZ", Act.RECEIVED_FOR_REVIEW, received="2022-10-01")],
        {},
        "KZ",
        DAY,
        "Kazakhstan: instrument received by the depositary for examination on 1 October 2022. The depositary is"
        " examining the instrument (VCLT 77(1)(d)); until it is accepted, no consent is established.",
        "Казахстан: документ получен депозитарием на рассмотрение 1 октября 2022 года. Документ рассматривается"
        " депозитарием (подпункт «d» пункта 1 статьи 77 Венской конвенции); пока он не принят, согласие не"
        " установлено.",
    ),
    (
        "a state that exists no more",
        ONE,
        [KZ],
        {"ceased": {"KZ": date(2022, 8, 1)}},
        "KZ",
        DAY,
        "Kazakhstan: the state ceased to exist, from 1 August 2022 on. The consent it had given, notification of"
        " completed internal procedures received by the depositary on 1 March 2022, keeps counting towards what was"
        " reached by then; a successor's act counts on its own.",
        "Казахстан: государство прекратило существование с 1 августа 2022 года. Выраженное им согласие – уведомление о"
        " выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года – продолжает учитываться в"
        " том, что было достигнуто к этому времени; акт государства-преемника учитывается отдельно.",
    ),
    (
        "a state that exists no more and had not consented",
        ONE,
        signatures("KZ"),
        {"ceased": {"KZ": date(2022, 8, 1)}},
        "KZ",
        DAY,
        "Kazakhstan: the state ceased to exist, from 1 August 2022 on.",
        "Казахстан: государство прекратило существование с 1 августа 2022 года.",
    ),
    (
        "applying provisionally by its signature",
        FOUR_NOTIFICATIONS | {"provisional": {"from": "signature", "after": {"days": 60}}},
        signatures(),
        {},
        "KZ",
        DAY,
        "Kazakhstan: signature on 16 September 2021. By the clause it applies the instrument provisionally from 15"
        " November 2021 (VCLT 25(1)(a)): that follows from its signature, without an act of its own. It has not"
        " consented to be bound.",
        "Казахстан: подписание 16 сентября 2021 года. По положению государство временно применяет документ с 15 ноября"
        " 2021 года (подпункт «a» пункта 1 статьи 25 Венской конвенции): это следует из подписания, без отдельного"
        " акта. Согласие на обязательность не выражено.",
    ),
    (
        "applying provisionally by an act of its own, after a delay",
        FOUR_NOTIFICATIONS | {"provisional": {"from": "notification", "after": {"days": 60}}},
        [act("KZ", Act.PROVISIONAL_APPLICATION, "2022-01-01")],
        {},
        "KZ",
        DAY,
        "Kazakhstan: provisional application on 1 January 2022; by the clause provisional application begins on 2 March"
        " 2022. It has not consented to be bound.",
        "Казахстан: временное применение 1 января 2022 года; по положению временное применение начинается 2 марта 2022"
        " года. Согласие на обязательность не выражено.",
    ),
    (
        "party to the parent later than the amendment",
        ONE,
        [KZ],
        {"relations": AMENDS, "beside": [PARENT]},
        "RU",
        DAY,
        "Russia: became a party to “charter” on 1 November 2022, when this amendment was in force already. Failing a"
        " different intention on its part it is a party to the treaty as amended (VCLT 40(5)).",
        "Россия: государство стало участником документа «charter» 1 ноября 2022 года, когда эта поправка уже вступила в"
        " силу. Если оно не выразило иного намерения, оно является участником договора с внесённой поправкой (пункт 5"
        " статьи 40 Венской конвенции).",
    ),
    (
        "bound because the instrument binds all",
        ONE | {"binds": "all"},
        [KZ],
        {"relations": AMENDS, "beside": [PARENT]},
        "RU",
        DAY,
        "Russia: bound from 1 November 2022 without a consent of its own: by the clause the instrument binds all the"
        " parties once it is in force.",
        "Россия: документ обязателен с 1 ноября 2022 года без собственного согласия государства: по положению он по"
        " вступлении в силу обязателен для всех участников.",
    ),
    (
        "bound because it did not object",
        TACIT,
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-03-01")],
        {},
        "RU",
        DAY,
        "Russia: bound from 1 May 2022 without a consent of its own: by the clause the instrument binds all those that"
        " did not object in time, and no objection of this state is on record.",
        "Россия: документ обязателен с 1 мая 2022 года без собственного согласия государства: по положению он"
        " обязателен для всех, кто своевременно не заявил возражения, а возражение этого государства не внесено.",
    ),
    (
        "not bound because it objected",
        TACIT,
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-03-01")],
        {},
        "BY",
        DAY,
        "Belarus: objection to amendment on 1 March 2022. By the clause it is not bound for that reason.",
        "Беларусь: возражение против поправки 1 марта 2022 года. По положению документ для него поэтому не обязателен.",
    ),
    (
        "own delay that ends before the general date",
        ONE | {"then": {"days": 180}},
        [KZ, act("RU", NOTIFICATION, received="2022-05-01")],
        {},
        "RU",
        DAY,
        "Russia: notification of completed internal procedures received by the depositary on 1 May 2022. In force for"
        " it from 28 August 2022, the general date; its own delay ends earlier, on 1 May 2022, but it is not bound"
        " before that date.",
        "Россия: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 мая 2022 года. Для"
        " этого государства действует с 28 августа 2022 года, с общей даты вступления в силу; собственный срок истёк"
        " раньше, 1 мая 2022 года, но до общей даты документ для государства не действует.",
    ),
    (
        "consented between the condition and the entry into force",
        ONE | {"then": {"days": 180}, "later_from": "entry-into-force"},
        [KZ, act("RU", NOTIFICATION, received="2022-05-01")],
        {},
        "RU",
        DAY,
        "Russia: notification of completed internal procedures received by the depositary on 1 May 2022. In force for"
        " it from 28 August 2022, the general date, which by the clause it shares because it consented before the"
        " entry into force.",
        "Россия: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 мая 2022 года. Для"
        " этого государства действует с 28 августа 2022 года, с общей даты вступления в силу, которая по положению"
        " относится и к нему, поскольку согласие выражено до вступления в силу.",
    ),
    (
        "an act with effect from a day of its own",
        ONE,
        [KZ, act("RU", NOTIFICATION, received="2022-05-01", effective=exactly(date(2022, 9, 1)))],
        {},
        "RU",
        DAY,
        "Russia: notification of completed internal procedures received by the depositary on 1 May 2022. In force for"
        " it from 1 September 2022, the date on which its act takes effect by its own terms.",
        "Россия: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 мая 2022 года. Для"
        " этого государства действует с 1 сентября 2022 года, с даты, указанной в самом акте.",
    ),
    (
        "a succession",
        ONE,
        [KZ, act("RU", Act.SUCCESSION, received="2022-05-01", effective=exactly(date(2022, 5, 1)))],
        {},
        "RU",
        DAY,
        "Russia: instrument of succession deposited on 1 May 2022. In force for it from 1 May 2022, the date on which"
        " its act takes effect by its own terms.",
        "Россия: документ о правопреемстве сдан на хранение 1 мая 2022 года. Для этого государства действует с 1 мая"
        " 2022 года, с даты, указанной в самом акте.",
    ),
    (
        "a delay of its own for one who brought it into force",
        ONE | {"except": [{"states": ["KZ"], "then": {"days": 60}}]},
        [KZ],
        {},
        "KZ",
        DAY,
        "Kazakhstan: notification of completed internal procedures received by the depositary on 1 March 2022. In"
        " force for it from 30 April 2022, its own date (on the sixtieth day after 1 March 2022, Art 8).",
        "Казахстан: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года."
        " Для этого государства действует с 30 апреля 2022 года, с собственной даты (на шестидесятый день после 1"
        " марта 2022 года, ст. 8).",
    ),
    (
        "more is asked of it",
        FOUR_NOTIFICATIONS | {"except": [{"states": ["KZ"], "also": {"decision": "csto"}}]},
        [KZ],
        {},
        "KZ",
        DAY,
        "Kazakhstan: notification of completed internal procedures received by the depositary on 1 March 2022. The"
        " conditions for entry into force are not met. Its consent does not count yet, since the clause asks more of"
        " this state.",
        "Казахстан: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года."
        " Условия вступления в силу не выполнены. Его согласие пока не учитывается, поскольку от этого государства"
        " положение требует большего.",
    ),
    (
        "its consent does not count",
        FOUR_NOTIFICATIONS | {"not_counted": ["KZ"]},
        [KZ],
        {},
        "KZ",
        DAY,
        "Kazakhstan: notification of completed internal procedures received by the depositary on 1 March 2022. The"
        " conditions for entry into force are not met. Its consent does not count towards them.",
        "Казахстан: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года."
        " Условия вступления в силу не выполнены. Его согласие для этого не учитывается.",
    ),
    (
        "a date that did not last",
        ONE | {"then": {"days": 180}, "when": {"consents": 2}},
        [KZ, act("RU", NOTIFICATION, received="2022-03-01"), act("RU", Act.WITHDRAWAL_OF_CONSENT, "2022-06-01")],
        {},
        "KZ",
        date(2022, 5, 1),
        "Kazakhstan: notification of completed internal procedures received by the depositary on 1 March 2022. The"
        " date is set: in force for it from 28 August 2022. That did not last: a consent was withdrawn on 1 June 2022.",
        "Казахстан: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года."
        " Дата определена: для этого государства документ вступает в силу с 28 августа 2022 года. Это не сохранилось:"
        " 1 июня 2022 года одно из согласий отозвано.",
    ),
]


@pytest.mark.parametrize(
    ("clause", "acts", "more", "state", "day", "english", "russian"),
    [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)
def test_a_position(
    clause: dict[str, Any], acts: list[ActFact], more: dict[str, Any], state: str, day: date, english: str, russian: str
) -> None:
    found = assessed(clause, acts, **more)
    assert explain_position(found, state, day, "en") == english
    assert explain_position(found, state, day, "ru") == russian


LOST = act("KZ", Act.WITHDRAWAL_OF_CONSENT, received="2022-06-01")
GROUNDS: list[tuple[str, dict[str, Any], list[ActFact], str, str, str]] = [
    (
        "a consent that was withdrawn before entry into force",
        FOUR_NOTIFICATIONS,
        [KZ, LOST],
        "KZ",
        "notification of completed internal procedures received by the depositary on 1 March 2022. The consent was"
        " withdrawn: notice withdrawing the consent before entry into force received by the depositary on 1 June 2022.",
        "уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года. Согласие"
        " отозвано: уведомление об отзыве согласия до вступления в силу получено депозитарием 1 июня 2022 года.",
    ),
    (
        "a consent of a signatory that was withdrawn before entry into force",
        FOUR_NOTIFICATIONS,
        [*signatures("KZ"), KZ, LOST],
        "KZ",
        "signature on 16 September 2021; notification of completed internal procedures received by the depositary on 1"
        " March 2022. The consent was withdrawn: notice withdrawing the consent before entry into force received by the"
        " depositary on 1 June 2022.",
        "подписание 16 сентября 2021 года; уведомление о выполнении внутригосударственных процедур получено"
        " депозитарием 1 марта 2022 года. Согласие отозвано: уведомление об отзыве согласия до вступления в силу"
        " получено депозитарием 1 июня 2022 года.",
    ),
    (
        "an objection without a consent",
        FOUR_NOTIFICATIONS,
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-03-01")],
        "BY",
        "objection to amendment on 1 March 2022. No consent to be bound is on record.",
        "возражение против поправки 1 марта 2022 года. Согласие на обязательность не зарегистрировано.",
    ),
    (
        "an objection withdrawn without a consent",
        FOUR_NOTIFICATIONS,
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-03-01"), act("BY", Act.WITHDRAWAL_OF_OBJECTION, "2022-04-01")],
        "BY",
        "objection to amendment on 1 March 2022. The objection was withdrawn: withdrawal of objection on 1 April 2022.",
        "возражение против поправки 1 марта 2022 года. Возражение отозвано: снятие возражения 1 апреля 2022 года.",
    ),
    (
        "an objection that came too late",
        TACIT,
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-06-01")],
        "BY",
        "bound from 1 May 2022 without a consent of its own: by the clause the instrument binds all those that did not"
        " object in time. Its objection came too late: objection to amendment on 1 June 2022.",
        "документ обязателен с 1 мая 2022 года без собственного согласия государства: по положению он обязателен для"
        " всех, кто своевременно не заявил возражения. Его возражение заявлено слишком поздно: возражение против"
        " поправки 1 июня 2022 года.",
    ),
    (
        "an objection that was withdrawn",
        TACIT,
        [act("BY", Act.OBJECTION_TO_AMENDMENT, "2022-03-01"), act("BY", Act.WITHDRAWAL_OF_OBJECTION, "2022-04-01")],
        "BY",
        "bound from 1 May 2022 without a consent of its own: by the clause the instrument binds all those that did not"
        " object in time. Its objection was withdrawn: objection to amendment on 1 March 2022; withdrawal of objection"
        " on 1 April 2022.",
        "документ обязателен с 1 мая 2022 года без собственного согласия государства: по положению он обязателен для"
        " всех, кто своевременно не заявил возражения. Его возражение отозвано: возражение против поправки 1 марта 2022"
        " года; снятие возражения 1 апреля 2022 года.",
    ),
    (
        "bound with all members of the organisation",
        ONE | {"binds": "all"},
        [KZ],
        "RU",
        "bound from 1 March 2022 without a consent of its own: by the clause the instrument binds all members of the"
        " organisation once it is in force.",
        "документ обязателен с 1 марта 2022 года без собственного согласия государства: по положению он по вступлении в"
        " силу обязателен для всех членов организации.",
    ),
    (
        "a notice that was taken back",
        ONE,
        [
            KZ,
            act("KZ", Act.WITHDRAWAL, received="2022-06-01", effective=exactly(date(2023, 6, 1))),
            act("KZ", Act.REVOCATION_OF_WITHDRAWAL, received="2022-07-01"),
        ],
        "KZ",
        "notification of completed internal procedures received by the depositary on 1 March 2022. In force for it from"
        " 1 March 2022, the general date. A notice of withdrawal of 1 June 2022 was taken back on 1 July 2022.",
        "уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года. Для этого"
        " государства действует с 1 марта 2022 года, с общей даты вступления в силу. Уведомление о выходе от 1 июня"
        " 2022 года отозвано 1 июля 2022 года.",
    ),
    (
        "an end with a day of its own that is past",
        ONE,
        [KZ, act("KZ", Act.WITHDRAWAL, received="2022-06-01", effective=exactly(date(2022, 9, 16)))],
        "KZ",
        "notice of withdrawal received by the depositary on 1 June 2022, effective 16 September 2022. It is no longer a"
        " party.",
        "уведомление о выходе получено депозитарием 1 июня 2022 года, действует с 16 сентября 2022 года. Государство"
        " более не является участником.",
    ),
]


@pytest.mark.parametrize(
    ("clause", "acts", "state", "english", "russian"), [row[1:] for row in GROUNDS], ids=[row[0] for row in GROUNDS]
)
def test_what_a_position_rests_on(
    clause: dict[str, Any], acts: list[ActFact], state: str, english: str, russian: str
) -> None:
    found = assessed(clause, acts)
    assert explain_position(found, state, DAY, "en").partition(": ")[2] == english
    assert explain_position(found, state, DAY, "ru").partition(": ")[2] == russian


def test_whom_a_clause_binds_depends_on_its_instrument() -> None:
    def binds(found: Assessment) -> str:
        return explain_entry(found, DAY, "en")[0]

    assert binds(assessed(ONE | {"binds": "all"}, [KZ])).endswith(
        "Once in force it binds all members of the organisation, those included that have not consented to it."
    )
    assert binds(assessed(ONE | {"binds": "all"}, [KZ], relations=AMENDS, beside=[PARENT])).endswith(
        "Once in force it binds all the parties, those included that have not consented to it."
    )


def test_provisional_application_meanwhile() -> None:
    applying = act("KZ", Act.PROVISIONAL_APPLICATION, "2022-01-01")
    found = assessed(FOUR_NOTIFICATIONS, [applying, KZ])
    assert explain_position(found, "KZ", DAY, "en").endswith("Meanwhile it applies the instrument provisionally.")
    assert explain_position(found, "KZ", DAY, "ru").endswith(
        "До вступления в силу государство применяет документ временно."
    )
