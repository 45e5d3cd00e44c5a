"""Why a state stands where it stands: every position, proved in a sentence or two."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.locale.facts import FOUR_NOTIFICATIONS, NOTIFICATION, act, announced, assessed, completed, signatures, step
from tracker.law.assessment import Assessment
from tracker.law.dates import exactly, period_of
from tracker.law.facts import Announcement, Procedure
from tracker.law.vocabulary import Act, Confidence, Stage, Step
from tracker.locale.wording import act_in_words, explain_position, step_in_words

DAY = date(2022, 12, 5)
ONE = FOUR_NOTIFICATIONS | {"when": {"consents": 1}}
NOTIFIED = act("KZ", NOTIFICATION, received="2022-03-01")


def said(found: Assessment, state: str = "KZ", day: date = DAY) -> list[str]:
    return [explain_position(found, state, day, lang) for lang in ("en", "ru")]


def test_signed_and_nothing_heard_since() -> None:
    assert said(assessed(acts=signatures())) == [
        "Kazakhstan: signature on 16 September 2021. No consent to be bound is on record. Nothing has been heard since,"
        " and nobody has confirmed it: more may have happened.",
        "Казахстан: подписание 16 сентября 2021 года. Согласие на обязательность не зарегистрировано. С тех пор"
        " сведений не поступало, и никто этого не подтвердил: могли быть действия, о которых неизвестно.",
    ]


def test_signed_and_waited_for() -> None:
    found = assessed({"when": {"consents": "all", "of": "members"}, "later": {"days": 0}}, signatures())
    english, russian = said(found)
    assert "is on record. Without its consent the instrument cannot enter into force. Nothing has been heard" in english
    assert "Без его согласия документ вступить в силу не может." in russian
    assert "Without its consent" not in said(assessed(FOUR_NOTIFICATIONS, signatures()))[0]


def test_signed_and_approved_at_home() -> None:
    law = step("KZ", Step.LAW_SIGNED, "2022-09-26")
    procedure = Procedure("KZ", (Step.ADOPTED_LOWER, Step.LAW_SIGNED), frozenset({Step.LAW_SIGNED}))
    found = assessed(acts=signatures(), steps=[law], procedures=[procedure])
    assert said(found) == [
        "Kazakhstan: signature on 16 September 2021. No consent to be bound is on record. Approved at home (law signed"
        " on 26 September 2022); no notification or deposit is on record.",
        "Казахстан: подписание 16 сентября 2021 года. Согласие на обязательность не зарегистрировано. Одобрено внутри"
        " государства (закон подписан 26 сентября 2022 года); уведомление или сдача документа на хранение не"
        " зарегистрированы.",
    ]


def test_under_way_at_home() -> None:
    found = assessed(acts=signatures(), steps=[step("KZ", Step.ADOPTED_LOWER, "2022-04-05")])
    assert "Under way at home: adopted by the lower chamber on 5 April 2022." in said(found)[0]
    assert "процедуры выполняются: принято нижней палатой парламента 5 апреля 2022 года." in said(found)[1]


def test_no_procedure_is_required() -> None:
    found = assessed(acts=signatures(), procedures=[Procedure("KZ", (), frozenset(), stage=Stage.NOT_REQUIRED)])
    assert "It needs no procedure at home." in said(found)[0]


def test_no_act() -> None:
    assert said(assessed())[0] == (
        "Kazakhstan: neither a signature nor a consent is on record. Nothing has been heard, and nobody has confirmed"
        " it: more may have happened."
    )


def test_not_eligible() -> None:
    found = assessed(acts=[act("RU", Act.SIGNATURE, "2021-09-16")], concerns=["KZ"])
    assert said(assessed(announcements=[announced("2023-01-01", "GE")]), "GE")[0] == (
        "Georgia: on this day the instrument is not open to it, or does not concern it."
    )
    assert said(found, "AM")[0] == "Armenia: nothing is on record by this day."


def test_a_party_by_the_general_date() -> None:
    assert said(assessed(ONE, [NOTIFIED])) == [
        "Kazakhstan: notification of completed internal procedures received by the depositary on 1 March 2022. In"
        " force for it from 1 March 2022, the general date.",
        "Казахстан: уведомление о выполнении внутригосударственных процедур получено депозитарием 1 марта 2022 года."
        " Для этого государства действует с 1 марта 2022 года, с общей даты вступления в силу.",
    ]


def test_a_party_by_its_own_date() -> None:
    later = act("RU", NOTIFICATION, received="2022-05-04")
    found = assessed(ONE, [NOTIFIED, later])
    assert said(found, "RU")[0].endswith("In force for it from 4 May 2022, the day of its own consent (Art 8).")
    delayed = assessed(ONE | {"later": {"days": 30}}, [NOTIFIED, later])
    assert [text.partition(". ")[2] for text in said(delayed, "RU")] == [
        "In force for it from 3 June 2022, its own date (on the thirtieth day after 4 May 2022, Art 8).",
        "Для этого государства действует с 3 июня 2022 года, с собственной даты (на тридцатый день после 4 мая 2022"
        " года, ст. 8).",
    ]


def test_a_party_by_a_date_announced_for_it() -> None:
    found = assessed(ONE, [NOTIFIED], announcements=[announced("2022-03-02", "KZ")])
    assert said(found)[0].endswith("In force for it from 2 March 2022, as announced for this state.")


def test_a_party_known_roughly() -> None:
    found = assessed(ONE, [act("KZ", NOTIFICATION, received="2022-03")])
    assert said(found)[0] == (
        "Kazakhstan: notification of completed internal procedures received by the depositary in March 2022. In force"
        " for it not later than 31 March 2022. A day this rests on is known only roughly."
    )


def test_a_party_whose_consent_is_not_recorded() -> None:
    assert said(assessed(announcements=[announced("2022-03-02", "KZ")])) == [
        "Kazakhstan: in force for it from 2 March 2022, as a source states. The act by which it consented is not"
        " recorded.",
        "Казахстан: по сообщению источника, документ действует для него с 2 марта 2022 года. Акт, которым выражено"
        " согласие, не внесён.",
    ]


def test_a_date_announced_ahead_for_a_state_whose_consent_is_not_recorded() -> None:
    ahead = Announcement("KZ", period_of("2023-03-02"), date(2022, 12, 1), Confidence.CONFIRMED)
    assert said(assessed(announcements=[ahead]))[0] == (
        "Kazakhstan: announced to be in force for it from 2 March 2023. The act by which it consented is not recorded."
    )


def test_signed_ad_referendum_only() -> None:
    found = assessed(acts=[act("KZ", Act.SIGNATURE_AD_REFERENDUM, "2021-09-16")])
    assert said(found)[0].startswith(
        "Kazakhstan: signature ad referendum on 16 September 2021. Until it is confirmed it makes no signatory (VCLT"
        " 12(2)(b))."
    )


def test_a_consent_that_a_source_confirms() -> None:
    found = assessed(confirmations=[completed("2022-01-21", "KZ")])
    assert said(found)[0].startswith(
        "Kazakhstan: a source confirms its consent, given not later than 21 January 2022; the act itself is not"
        " recorded. Whether the instrument is in force cannot be computed: its clause is not known."
    )


def test_consented_and_waiting_for_others() -> None:
    assert said(assessed(FOUR_NOTIFICATIONS, [NOTIFIED]))[0].endswith(
        "received by the depositary on 1 March 2022. The conditions for entry into force are not met."
    )


def test_consented_and_applying_provisionally() -> None:
    provisional = act("KZ", Act.PROVISIONAL_APPLICATION, "2022-01-01")
    assert said(assessed(FOUR_NOTIFICATIONS, [NOTIFIED, provisional]))[0].endswith(
        "The conditions for entry into force are not met. Meanwhile it applies the instrument provisionally."
    )


def test_consented_and_scheduled() -> None:
    found = assessed(ONE | {"then": {"months": 12}, "later": {"months": 12}}, [NOTIFIED])
    assert said(found)[0].endswith("The date is set: in force for it from 1 March 2023, the general date.")


def test_consented_and_in_force_later_for_this_state() -> None:
    late = act("RU", NOTIFICATION, received="2022-12-01")
    found = assessed(ONE | {"later": {"days": 30}}, [NOTIFIED, late])
    assert said(found, "RU")[0].endswith(
        "The instrument is in force generally, for this state from 31 December 2022, its own date (on the thirtieth day"
        " after 1 December 2022, Art 8)."
    )


def test_consented_and_no_rule_tells_from_when() -> None:
    late = act("RU", NOTIFICATION, received="2022-12-01")
    found = assessed(None, [late], announcements=[announced("2022-03-01")])
    assert said(found, "RU")[0].endswith("The instrument is in force; no rule tells from when for this state.")


def test_a_party_by_a_rule_that_is_assumed() -> None:
    found = assessed(ONE | {"basis": "assumed"}, [NOTIFIED])
    assert said(found)[0].endswith("The rule this rests on is an assumption.")


@pytest.mark.parametrize(
    ("more", "english"),
    [
        (
            [act("KZ", Act.WITHDRAWAL, received="2022-10-01", effective=exactly(date(2023, 4, 1)))],
            "notice of withdrawal received by the depositary on 1 October 2022, effective 1 April 2023. Until its"
            " withdrawal takes effect it is a party.",
        ),
        (
            [act("KZ", Act.WITHDRAWAL, received="2022-10-01")],
            "received by the depositary on 1 October 2022. It is no",
        ),
        (
            [act("KZ", Act.SUSPENSION, "2022-10-01")],
            "suspension of participation on 1 October 2022. Its participation is",
        ),
    ],
)
def test_leaving_left_and_suspended(more: list[Any], english: str) -> None:
    assert english in said(assessed(ONE, [NOTIFIED, *more]))[0]


def test_an_act_that_is_not_on_record() -> None:
    for kind, position in ((Act.WITHDRAWAL, "It is no longer"), (Act.PROVISIONAL_APPLICATION, "It has not consented")):
        unrecorded = replace(act("KZ", kind, received="2022-10-01"), id="")
        assert f"the act is not recorded. {position}" in said(assessed(ONE, [unrecorded]))[0]


def test_a_delay_of_its_own_counts_from_the_day_the_condition_was_met() -> None:
    clause = ONE | {"when": {"consents": 2}, "except": [{"states": ["KZ"], "then": {"days": 60}, "later": {"days": 5}}]}
    later = act("RU", NOTIFICATION, received="2022-05-04")
    assert said(assessed(clause, [NOTIFIED, later]))[0].endswith(
        "In force for it from 3 July 2022, its own date (on the sixtieth day after 4 May 2022, Art 8)."
    )


def test_its_own_delay_ends_on_the_general_date() -> None:
    later = act("RU", NOTIFICATION, received="2022-03-31")
    found = assessed(ONE | {"then": {"days": 30}, "later": {"days": 0}}, [NOTIFIED, later])
    assert said(found, "RU")[0].endswith("In force for it from 31 March 2022, the general date.")


def test_refused_and_applying_provisionally() -> None:
    refusal = act("KZ", Act.REFUSAL, received="2022-10-01")
    assert said(assessed(acts=[*signatures(), refusal]))[0] == (
        "Kazakhstan: notice of not becoming a party received by the depositary on 1 October 2022. It will not become a"
        " party unless it consents later (VCLT 18(a))."
    )
    provisional = act("KZ", Act.PROVISIONAL_APPLICATION, "2022-01-01")
    assert (
        "provisional application on 1 January 2022. It has not consented to be bound."
        in said(assessed(acts=[*signatures(), provisional]))[0]
    )


def test_the_instrument_has_ended() -> None:
    found = assessed(ONE, [NOTIFIED], ended="2022-11")
    assert said(found)[0] == (
        "Kazakhstan: the instrument has ended (in November 2022); it was in force for this state from 1 March 2022. A"
        " day this rests on is known only roughly."
    )
    assert said(found, "AM")[0].startswith(
        "Armenia: the instrument has ended (in November 2022); that this state was a party is not on record."
    )


def test_acts_in_words() -> None:
    assert act_in_words(act("KZ", Act.RATIFICATION, "2022-03-01"), "en") == (
        "ratification on 1 March 2022 (deposit with the depositary is not recorded)"
    )
    assert act_in_words(act("KZ", Act.DEFINITIVE_SIGNATURE, "2022-03-01"), "ru") == (
        "окончательное подписание 1 марта 2022 года"
    )
    assert act_in_words(act("KZ", Act.SIGNATURE), "en") == "signature on a day that is not known"


@pytest.mark.parametrize(
    ("fact", "english", "russian"),
    [
        (
            step("KZ", Step.ADOPTED_LOWER, "2022-04-05"),
            "adopted by the lower chamber on 5 April 2022",
            "принято нижней палатой парламента 5 апреля 2022 года",
        ),
        (step("KZ", Step.LAW_SIGNED, "2022-09"), "law signed in September 2022", "закон подписан в сентябре 2022 года"),
        (
            step("KZ", Step.ADOPTED_UPPER, "2022-04-05", "rejected"),
            "rejected by the upper chamber on 5 April 2022",
            "отклонено верхней палатой парламента 5 апреля 2022 года",
        ),
        (
            step("KZ", Step.LAW_SIGNED, "2022-04-05", "rejected"),
            "not completed, rejected: law signed on 5 April 2022",
            "отклонено: закон подписан 5 апреля 2022 года",
        ),
        (
            step("KZ", Step.COMMITTEE, "2023", planned=True),
            "planned: considered in committee in 2023",
            "запланировано: рассмотрено в комитете парламента в 2023 году",
        ),
        (step("KZ", Step.OTHER, ""), "other event on a day that is not known", "иное событие (дата неизвестна)"),
    ],
)
def test_steps_in_words(fact: Any, english: str, russian: str) -> None:
    assert step_in_words(fact, "en") == english
    assert step_in_words(fact, "ru") == russian


ON = "2022-03-01"
RECEIVED = [
    (Act.RATIFICATION, "instrument of ratification deposited", "ратификационная грамота сдана на хранение"),
    (Act.ACCEPTANCE, "instrument of acceptance deposited", "документ о принятии сдан на хранение"),
    (Act.APPROVAL, "instrument of approval deposited", "документ об утверждении сдан на хранение"),
    (
        Act.FORMAL_CONFIRMATION,
        "instrument of formal confirmation deposited",
        "документ об официальном подтверждении сдан на хранение",
    ),
    (Act.ACCESSION, "instrument of accession deposited", "документ о присоединении сдан на хранение"),
    (Act.SUCCESSION, "instrument of succession deposited", "документ о правопреемстве сдан на хранение"),
    (
        NOTIFICATION,
        "notification of completed internal procedures received by the depositary",
        "уведомление о выполнении внутригосударственных процедур получено депозитарием",
    ),
    (
        Act.RECEIVED_FOR_REVIEW,
        "instrument received by the depositary for examination",
        "документ получен депозитарием на рассмотрение",
    ),
    (
        Act.PARTICIPATION,
        "consent (form not told) received by the depositary",
        "согласие (форма не указана) получено депозитарием",
    ),
    (
        Act.PROVISIONAL_APPLICATION,
        "notice of provisional application received by the depositary",
        "уведомление о временном применении получено депозитарием",
    ),
    (
        Act.END_OF_PROVISIONAL_APPLICATION,
        "notice of the end of provisional application received by the depositary",
        "уведомление о прекращении временного применения получено депозитарием",
    ),
    (
        Act.WITHDRAWAL_OF_CONSENT,
        "notice withdrawing the consent before entry into force received by the depositary",
        "уведомление об отзыве согласия до вступления в силу получено депозитарием",
    ),
    (
        Act.REFUSAL,
        "notice of not becoming a party received by the depositary",
        "уведомление о намерении не становиться участником получено депозитарием",
    ),
    (
        Act.WITHDRAWAL,
        "notice of withdrawal received by the depositary",
        "уведомление о выходе получено депозитарием",
    ),
    (
        Act.REVOCATION_OF_WITHDRAWAL,
        "notice revoking the withdrawal received by the depositary",
        "уведомление об отказе от выхода получено депозитарием",
    ),
    (
        Act.NON_RENEWAL,
        "notice of non-renewal received by the depositary",
        "уведомление об отказе от продления получено депозитарием",
    ),
    (Act.EXCHANGE, "instruments exchanged", "обмен грамотами состоялся"),
    (Act.DECLARATION, "declaration, notified to the depositary", "заявление, депозитарий уведомлён"),
]


@pytest.mark.parametrize(("kind", "english", "russian"), RECEIVED)
def test_what_reached_the_depositary(kind: Act, english: str, russian: str) -> None:
    fact = act("KZ", kind, received=ON)
    assert act_in_words(fact, "en") == f"{english} on 1 March 2022"
    assert act_in_words(fact, "ru") == f"{russian} 1 марта 2022 года"


def test_receipt_that_is_not_recorded() -> None:
    assert act_in_words(act("KZ", Act.RATIFICATION, ON), "ru") == (
        "ратификация 1 марта 2022 года (дата сдачи на хранение не внесена)"
    )
    assert act_in_words(act("KZ", Act.WITHDRAWAL, ON), "en") == (
        "withdrawal on 1 March 2022 (receipt by the depositary is not recorded)"
    )
    assert act_in_words(act("KZ", Act.WITHDRAWAL), "en") == "withdrawal (no day is recorded)"
    assert act_in_words(act("KZ", Act.WITHDRAWAL), "ru") == "выход (дата не внесена)"
    assert act_in_words(act("KZ", Act.EXCHANGE, ON), "en") == "instruments exchanged on 1 March 2022"
