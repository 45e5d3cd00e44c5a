"""What an act or a step changes, in words."""

from datetime import date

from tests.locale.facts import FOUR_NOTIFICATIONS, NOTIFICATION, act, assessed, signatures, step
from tracker.law.assessment import Assessment
from tracker.law.vocabulary import Step
from tracker.law.what_if import assume, effect
from tracker.locale.effects import effect_in_words

ONE = FOUR_NOTIFICATIONS | {"when": {"consents": 1}}
NOTIFIED = act("KZ", NOTIFICATION, received="2022-03-01")
LATER = act("KZ", NOTIFICATION, received="2022-03-05")


def told(before: Assessment, after: Assessment, lang: str = "en") -> list[str]:
    return effect_in_words(effect(before, after), lang)


def test_nothing_changes() -> None:
    assert told(assessed(), assessed()) == ["Nothing changes in law."]
    assert told(assessed(), assessed(), "ru") == ["В правовом положении ничего не меняется."]


def test_a_notification_brings_it_into_force() -> None:
    before = assessed(ONE, signatures())
    after = assume(before.dossier, [NOTIFIED])
    assert told(before, after) == [
        "The instrument enters into force on 1 March 2022.",
        "Kazakhstan: from 1 March 2022 party, in force for it on 1 March 2022 (until now: signed, not consented).",
    ]
    assert told(before, after, "ru") == [
        "Документ вступает в силу 1 марта 2022 года.",
        "Казахстан: с 1 марта 2022 года – участник; для этого государства в силе с 1 марта 2022 года (до этого:"
        " подписано, согласие не выражено).",
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


def test_a_state_of_which_nothing_was_on_record() -> None:
    before = assessed(concerns="any")
    after = assume(before.dossier, signatures("GE"))
    assert told(before, after)[0].endswith("(until now: –).")
    assert date(2021, 9, 16) == after.positions["GE"][0].start


def test_a_corrected_day_tells_from_when_until_when_it_is_another() -> None:
    before = assessed(FOUR_NOTIFICATIONS, [*signatures(), NOTIFIED])
    after = assume(before.dossier, [LATER], without=[NOTIFIED.id])
    assert told(before, after) == [
        "Kazakhstan: from 1 March 2022 until 5 March 2022 signed, not consented (until now: consented, instrument not"
        " in force)."
    ]
    assert told(before, after, "ru")[0].startswith("Казахстан: с 1 марта 2022 года до 5 марта 2022 года – подписано")
