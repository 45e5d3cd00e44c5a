"""What an act or a step changes, in words."""

from tests.locale.facts import FOUR_NOTIFICATIONS, MEMBERS, NOTIFICATION, act, announced, assessed, signatures, step
from tracker.law.assessment import Assessment
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act, Confidence, InstrumentKind, Step
from tracker.law.what_if import Effect, assume, effect
from tracker.locale.effects import effect_in_words

ONE = FOUR_NOTIFICATIONS | {"when": {"consents": 1}}
NOTIFIED = act("KZ", NOTIFICATION, received="2022-03-01")
LATER = act("KZ", NOTIFICATION, received="2022-03-05")


def told(before: Assessment, after: Assessment, lang: str = "en") -> list[str]:
    return effect_in_words(effect(before, after), lang)


def notified(*states: str, kind: Act = NOTIFICATION, month: int = 3) -> list[ActFact]:
    """Notifications received on the first, the second day of a month, and so on."""
    return [act(state, kind, received=f"2022-{month:02}-{day:02}") for day, state in enumerate(states, 1)]


def test_nothing_changes() -> None:
    assert told(assessed(), assessed()) == ["Nothing changes in law."]
    assert told(assessed(), assessed(), "ru") == ["В правовом положении ничего не меняется."]


def test_the_fourth_notification_brings_the_protocol_into_force_for_all_four() -> None:
    before = assessed(FOUR_NOTIFICATIONS, [*signatures(), *notified("KZ", "BY", "RU")])
    after = assume(before.dossier, [act("TJ", NOTIFICATION, received="2022-03-14")])
    assert told(before, after) == [
        "With the fourth notification the condition is met on 14 March 2022, and the Protocol enters into force on"
        " that day.",
        "Tajikistan: from 14 March 2022 party (until now: signed, no consent on record).",
        "Belarus, Kazakhstan, Russia: from 14 March 2022 party (until now: consented).",
    ]
    assert told(before, after, "ru") == [
        "С получением четвёртого уведомления условие выполнено 14 марта 2022 года, и в тот же день Протокол вступает"
        " в силу.",
        "Таджикистан: с 14 марта 2022 года – участник (до этого: подписано, согласие не зарегистрировано).",
        "Беларусь, Казахстан, Россия: с 14 марта 2022 года – участник (до этого: согласие выражено).",
    ]


def test_a_notification_after_which_more_are_needed() -> None:
    before = assessed(FOUR_NOTIFICATIONS, [*signatures(), *notified("BY")])
    after = assume(before.dossier, [act("KZ", NOTIFICATION, received="2022-04-01")])
    assert told(before, after)[0] == "With the second notification of the four needed the condition is not met yet."
    assert told(before, after, "ru")[0] == (
        "С получением второго уведомления из четырёх необходимых условие ещё не выполнено."
    )


def test_of_all_it_is_told_how_many_they_are() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"consents": "all"}}
    before = assessed(clause, signatures())
    after = assume(before.dossier, [NOTIFIED])
    assert told(before, after)[0] == "With the first notification of the six needed the condition is not met yet."


def test_the_date_after_a_delay_and_what_stands_until_then_are_one_sentence() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"consents": 1}, "then": {"days": 30}}
    before = assessed(clause, signatures())
    after = assume(before.dossier, [NOTIFIED])
    assert told(before, after) == [
        "With the first notification the condition is met on 1 March 2022; the Protocol enters into force on"
        " 31 March 2022.",
        "Kazakhstan: from 1 March 2022 until 31 March 2022 consented, entry into force scheduled, in force for it on"
        " 31 March 2022; from 31 March 2022 party (until now: signed, no consent on record).",
    ]
    assert told(before, after, "ru")[0] == (
        "С получением первого уведомления условие выполнено 1 марта 2022 года; Протокол вступает в силу 31 марта"
        " 2022 года."
    )


def test_instruments_are_deposited_and_other_consents_expressed() -> None:
    counts = {"when": {"consents": 2}, "then": {"days": 0}, "later": {"days": 0}}
    before = assessed(counts, [*signatures(), act("BY", Act.RATIFICATION, received="2022-03-01")])
    ratified = assume(before.dossier, [act("KZ", Act.RATIFICATION, received="2022-03-05")])
    assert told(before, ratified)[0].startswith("With the deposit of the second instrument the condition is met")
    assert told(before, ratified, "ru")[0].startswith("Со сдачей на хранение второго документа условие выполнено")
    mixed = assume(before.dossier, [act("KZ", NOTIFICATION, received="2022-03-05")])
    assert told(before, mixed)[0].startswith("With the second consent the condition is met")
    assert told(before, mixed, "ru")[0].startswith("С выражением второго согласия условие выполнено")
    first = assume(assessed(counts, signatures()).dossier, [act("KZ", Act.DEFINITIVE_SIGNATURE, "2022-03-05")])
    assert told(assessed(counts, signatures()), first)[0].startswith("With the first consent of the two needed")


def test_where_numbers_are_not_what_is_counted_none_is_told() -> None:
    clause = FOUR_NOTIFICATIONS | {"when": {"states": ["KZ"]}}
    before = assessed(clause, signatures())
    after = assume(before.dossier, [NOTIFIED])
    assert told(before, after)[0].startswith("With this consent the condition is met on 1 March 2022")
    other = assume(before.dossier, [act("BY", NOTIFICATION, received="2022-03-01")])
    assert told(before, other)[0].startswith("Belarus:")


def test_an_announced_date_stays_whatever_meets_the_condition() -> None:
    before = assessed(ONE, signatures(), announcements=[announced("2022-03-01")])
    after = assume(before.dossier, [NOTIFIED])
    assert told(before, after)[0] == "With the first notification the condition is met on 1 March 2022."


def test_of_several_on_one_day_the_one_that_was_needed_is_told() -> None:
    before = assessed(FOUR_NOTIFICATIONS, signatures())
    after = assume(before.dossier, [act(state, NOTIFICATION, received="2022-03-14") for state in MEMBERS])
    assert told(before, after)[0].startswith("With the fourth notification the condition is met on 14 March 2022")


def test_an_announced_date_stays_although_the_condition_is_not_met() -> None:
    before = assessed(FOUR_NOTIFICATIONS, signatures(), announcements=[announced("2022-03-01")])
    after = assume(before.dossier, [LATER])
    assert told(before, after)[0] == (
        "With the first notification of the four needed the condition is not met yet by what is on record; the"
        " announced date of entry into force, 1 March 2022, stands."
    )


def test_a_consent_whose_day_is_not_known_exactly_has_no_number() -> None:
    before = assessed(FOUR_NOTIFICATIONS, [*signatures(), *notified("BY")])
    after = assume(before.dossier, [act("KZ", NOTIFICATION, received="2022-04")])
    assert told(before, after)[0].startswith("Kazakhstan:")


def test_a_later_consent_and_one_that_does_not_count_have_no_number() -> None:
    before = assessed(ONE, [*signatures(), NOTIFIED])
    after = assume(before.dossier, [act("BY", NOTIFICATION, received="2022-06-01")])
    assert told(before, after) == ["Belarus: from 1 June 2022 party (until now: signed, no consent on record)."]
    not_counted = assume(assessed(ONE, signatures()).dossier, [act("BY", Act.RATIFICATION, received="2022-06-01")])
    assert told(assessed(ONE, signatures()), not_counted)[0].startswith("Belarus:")


def test_without_a_clause_the_states_alone_are_told() -> None:
    before = assessed(None, signatures())
    after = assume(before.dossier, [NOTIFIED])
    assert told(before, after)[0].startswith("Kazakhstan:")


def test_the_instrument_is_called_by_what_it_is() -> None:
    before = assessed(ONE, [*signatures(), act("KZ", NOTIFICATION, received="2022-03")], kind=InstrumentKind.AGREEMENT)
    none = assessed(ONE, signatures(), kind=InstrumentKind.AGREEMENT)
    assert told(none, before)[0] == "The Agreement enters into force on 31 March 2022."
    assert told(none, before, "ru")[0] == "Соглашение вступает в силу 31 марта 2022 года."
    assert effect_in_words(Effect(None, before.entry.on), "en") == [
        "The Instrument enters into force on 31 March 2022."
    ]


def test_a_date_moves_or_falls_away() -> None:
    early, late, none = assessed(ONE, [NOTIFIED]), assessed(ONE, [LATER]), assessed(ONE)
    assert told(early, late)[0] == "The date of entry into force moves from 1 March 2022 to 5 March 2022."
    assert told(early, none)[0] == "The date of entry into force, 1 March 2022, falls away."


def test_a_step_moves_the_stage() -> None:
    before = assessed(ONE, signatures())
    after = assume(before.dossier, steps=[step("KZ", Step.ADOPTED_LOWER, "2022-04-05")])
    assert told(before, after)[-1] == (
        "Kazakhstan: from 5 April 2022 at home: procedure under way (adopted by the lower chamber) (until now: no step"
        " known)."
    )


def test_states_of_which_the_same_is_said_are_named_together() -> None:
    before = assessed(concerns="members")
    after = assume(before.dossier, signatures())
    assert told(before, after) == [
        "Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan: from 16 September 2021 signed, no consent on"
        " record (until now: no act on record)."
    ]
    assert len(MEMBERS) == 6
    assert told(before, after, "ru")[0].startswith("Армения, Беларусь, Казахстан, Кыргызстан, Россия, Таджикистан: с")


def test_what_is_taken_back_is_told_with_what_stands_then() -> None:
    before = assessed(concerns="any", acts=signatures("GE"))
    after = assume(before.dossier, without=[signatures("GE")[0].id])
    assert told(before, after) == [
        "Georgia: from 16 September 2021 no act on record (until now: signed, no consent on record)."
    ]


def test_a_name_of_the_register_goes_before_the_customary_one() -> None:
    before = assessed(concerns="any")
    after = assume(before.dossier, signatures("GE"))
    assert effect_in_words(effect(before, after), "en", {"GE": "Sakartvelo"})[0].startswith("Sakartvelo: ")


def test_a_corrected_day_tells_from_when_until_when_it_is_another() -> None:
    before = assessed(FOUR_NOTIFICATIONS, [*signatures(), NOTIFIED])
    after = assume(before.dossier, [LATER], without=[NOTIFIED.id])
    assert told(before, after) == [
        "Kazakhstan: from 1 March 2022 until 5 March 2022 signed, no consent on record (until now: consented)."
    ]
    assert told(before, after, "ru")[0].startswith("Казахстан: с 1 марта 2022 года до 5 марта 2022 года – подписано")


def test_a_reported_consent_counts_like_any_other() -> None:
    before = assessed(ONE, signatures())
    after = assume(before.dossier, [act("KZ", NOTIFICATION, received="2022-03-01", confidence=Confidence.REPORTED)])
    assert told(before, after)[0].startswith("With the first notification")
