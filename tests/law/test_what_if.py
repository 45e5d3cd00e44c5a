"""What would change, had some acts or steps happened, or not."""

from tests.law.building import FOUR, act, day, notified, of_members, procedure, signed, step
from tracker.law.vocabulary import Position, Stage
from tracker.law.what_if import assume, effect, span_on

THREE = notified(AM="2022-01-01", BY="2022-02-01", KG="2022-03-01")
NEXT = notified(TJ="2022-04-01")
KAZAKH = procedure("KZ", "adopted-lower law-signed", "law-signed")


def test_without_an_act_nothing_changes() -> None:
    before = of_members(THREE, FOUR)
    assert effect(before, assume(before.dossier)).nothing


def test_the_fourth_notification_brings_the_instrument_into_force() -> None:
    before = of_members([*signed("TJ"), *THREE], FOUR)
    changes = effect(before, assume(before.dossier, NEXT))
    assert (changes.entry_before, changes.entry_after) == (None, day("2022-04-01"))
    assert not changes.nothing
    moved = {change.state: (change.day, change.after.position) for change in changes.positions if change.after}
    assert moved == dict.fromkeys(("AM", "BY", "KG", "TJ"), (day("2022-04-01"), Position.PARTY))
    (of_tajikistan,) = (change for change in changes.positions if change.state == "TJ")
    assert of_tajikistan.before is not None
    assert of_tajikistan.before.position is Position.SIGNED


def test_taking_an_act_back_undoes_it() -> None:
    before = of_members([*THREE, *NEXT], FOUR)
    after = assume(before.dossier, without=["TJ.notification-of-completed-procedures.2022-04-01"])
    changes = effect(before, after)
    assert (changes.entry_before, changes.entry_after) == (day("2022-04-01"), None)
    assert {change.state for change in changes.positions} == {"AM", "BY", "KG", "TJ"}


def test_a_step_changes_the_stage_alone() -> None:
    before = of_members(signed("KZ"), FOUR, procedures=[KAZAKH])
    changes = effect(before, assume(before.dossier, steps=[step("KZ", "law-signed", "2023-09-26")]))
    (change,) = changes.stages
    assert (changes.positions, change.state, change.day) == ((), "KZ", day("2023-09-26"))
    assert (change.before and change.before.stage, change.after and change.after.stage) == (
        Stage.NONE_KNOWN,
        Stage.APPROVED_AT_HOME,
    )
    taken_back = assume(before.dossier, steps=[step("KZ", "law-signed", "2023-09-26")], without=["x"])
    assert effect(taken_back, assume(taken_back.dossier, without=["KZ.law-signed.2023-09-26"])).stages


def test_a_state_that_was_not_there_before_appears() -> None:
    before = of_members(clause=FOUR)
    changes = effect(before, assume(before.dossier, [act("RS", "accession", received="2022-04-01")]))
    (appeared,) = changes.positions
    assert (appeared.state, appeared.before) == ("RS", None)
    assert changes.stages == ()


def test_no_span_holds_before_the_first() -> None:
    spans = of_members(signed("AM")).positions["AM"]
    assert span_on(spans, day("2021-09-15")) is None
    assert span_on(spans, day("2021-09-16")) is spans[0]


def test_a_correction_tells_only_the_days_on_which_something_is_another() -> None:
    before = of_members([*signed("TJ"), *notified(TJ="2024-03-05")], FOUR)
    (earlier,) = notified(TJ="2024-03-05")
    corrected = assume(before.dossier, notified(TJ="2024-03-07"), without=[earlier.id])
    (change,) = effect(before, corrected).positions
    assert (change.day, change.until) == (day("2024-03-05"), day("2024-03-07"))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.position, change.after.position) == (Position.CONSENTED, Position.SIGNED)


def test_a_change_that_goes_on_is_told_once_whatever_else_moves() -> None:
    before = of_members(signed("TJ"), FOUR, steps=[step("TJ", "law-signed", "2024-03-10")])
    assert len(before.positions["TJ"]) == 2  # surer from the day something is heard
    (change,) = effect(before, assume(before.dossier, notified(TJ="2024-03-05"))).positions
    assert (change.day, change.until) == (day("2024-03-05"), None)


def test_each_time_that_changes_is_told() -> None:
    before = of_members([*signed("TJ"), *notified(TJ="2024-03-05")], FOUR)
    left_again = [act("TJ", "withdrawal-of-consent", "2024-05-01"), *notified(KZ="2024-06-01")]
    changes = effect(before, assume(before.dossier, left_again)).positions
    assert [(change.state, str(change.day), str(change.until)) for change in changes] == [
        ("KZ", "2024-06-01", "None"),
        ("TJ", "2024-05-01", "None"),
    ]
