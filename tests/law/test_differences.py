"""What differs between two pictures."""

from datetime import date

import pytest

from tracker.law.differences import (
    Difference,
    Matter,
    OfInstrument,
    OfOwing,
    OfPosition,
    OfStage,
    Picture,
    compare,
)

EARLY, LATE, ENTRY = date(2022, 1, 1), date(2023, 6, 1), date(2023, 7, 1)
PLACE = ("treaty", "KZ")
SIGNED = OfPosition("signed", None, False, EARLY, "s")
CONSENTED = OfPosition("consented", ENTRY, False, LATE, "c")
OWING = OfOwing("outstanding", EARLY, EARLY)


def only(before: Picture, after: Picture) -> Difference:
    (found,) = compare(before, after)
    return found


def told(one: Difference) -> tuple[Matter, str, str, date | None]:
    return one.matter, one.before, one.after, one.since


def at(position: OfPosition) -> Picture:
    return Picture(positions={PLACE: position})


def test_a_picture_does_not_differ_from_itself() -> None:
    same = Picture({"treaty": OfInstrument("pending", None, EARLY)}, {PLACE: SIGNED}, {}, {PLACE: OWING})
    assert compare(same, same) == []


def test_an_instrument_appears_and_goes() -> None:
    there = Picture({"treaty": OfInstrument("pending", None, EARLY)})
    assert told(only(Picture(), there)) == (Matter.INSTRUMENT, "", "pending", EARLY)
    assert told(only(there, Picture())) == (Matter.INSTRUMENT, "pending", "", None)


def test_an_instrument_enters_into_force() -> None:
    before = Picture({"treaty": OfInstrument("pending", None, EARLY)})
    after = Picture({"treaty": OfInstrument("in-force", ENTRY, LATE)})
    assert [told(one) for one in compare(before, after)] == [
        (Matter.INSTRUMENT_STATE, "pending", "in-force", LATE),
        (Matter.ENTRY, "", "2023-07-01", LATE),
    ]


def test_a_date_of_entry_is_corrected() -> None:
    before = Picture({"treaty": OfInstrument("in-force", LATE, LATE)})
    after = Picture({"treaty": OfInstrument("in-force", ENTRY, ENTRY)})
    assert told(only(before, after)) == (Matter.ENTRY, "2023-06-01", "2023-07-01", ENTRY)


def test_a_state_consents() -> None:
    before = Picture(positions={PLACE: SIGNED}, owing={PLACE: OWING})
    after = Picture(positions={PLACE: CONSENTED})
    position, owing = compare(before, after)
    assert told(position) == (Matter.POSITION, "signed", "consented", LATE)
    assert (position.act, position.in_force_on) == ("c", ENTRY)
    assert told(owing) == (Matter.OWING, "outstanding", "", LATE)
    assert owing.act == "c"


def test_what_is_owed_no_more_has_no_day_where_the_position_is_the_same() -> None:
    assert told(only(Picture(owing={PLACE: OWING}), Picture())) == (Matter.OWING, "outstanding", "", None)


def test_what_is_newly_owed_counts_from_the_beginning_of_owing() -> None:
    after = Picture(owing={PLACE: OfOwing("outstanding", LATE, EARLY)})
    assert told(only(Picture(), after)) == (Matter.OWING, "", "outstanding", EARLY)


def test_a_doubt_that_is_cleared_counts_from_that_day() -> None:
    before = Picture(owing={PLACE: OfOwing("to-be-confirmed", EARLY, EARLY)})
    after = Picture(owing={PLACE: OfOwing("outstanding", LATE, EARLY)})
    assert told(only(before, after)) == (Matter.OWING, "to-be-confirmed", "outstanding", LATE)


def test_the_same_position_may_bind_from_another_day() -> None:
    moved = OfPosition("consented", LATE, False, LATE, "c")
    assert told(only(at(CONSENTED), at(moved))) == (Matter.OWN_DATE, "2023-07-01", "2023-06-01", LATE)


def test_provisional_application_begins_and_ends() -> None:
    applying = OfPosition("signed", None, True, LATE)
    word = "provisional-application"
    assert told(only(at(SIGNED), at(applying))) == (Matter.PROVISIONAL, "", word, LATE)
    assert told(only(at(applying), at(SIGNED))) == (Matter.PROVISIONAL, word, "", EARLY)
    first = compare(Picture(), at(applying))
    assert [one.matter for one in first] == [Matter.POSITION, Matter.PROVISIONAL]


@pytest.mark.parametrize("position", ["no-act", "not-eligible"])
def test_no_position_and_no_act_are_one(position: str) -> None:
    assert compare(Picture(), at(OfPosition(position, None, False, LATE))) == []
    assert compare(at(SIGNED), Picture()) == []


def test_a_stage_is_told_with_its_last_step_while_it_is_under_way() -> None:
    def stage(word: str, step: str = "") -> Picture:
        return Picture(stages={PLACE: OfStage(word, step, LATE, "step-id")})

    under_way = stage("under-way", "committee")
    assert told(only(Picture(), under_way)) == (Matter.STAGE, "none-known", "under-way committee", LATE)
    assert only(under_way, stage("under-way", "adopted-lower")).after == "under-way adopted-lower"
    assert only(under_way, stage("approved-at-home", "law-signed")).after == "approved-at-home"
    assert only(under_way, stage("approved-at-home", "law-signed")).step == "step-id"
    assert compare(Picture(), stage("none-known")) == []
    assert compare(under_way, under_way) == []
    assert compare(under_way, Picture()) == []


def test_differences_come_in_the_order_of_instruments_states_and_matters() -> None:
    before = Picture()
    after = Picture(
        {"b": OfInstrument("pending", None, EARLY), "a": OfInstrument("pending", None, EARLY)},
        {("a", "KZ"): SIGNED, ("a", "AM"): SIGNED},
        {},
        {("a", "AM"): OWING},
    )
    assert [(one.instrument, one.state, one.matter) for one in compare(before, after)] == [
        ("a", "", Matter.INSTRUMENT),
        ("a", "AM", Matter.POSITION),
        ("a", "AM", Matter.OWING),
        ("a", "KZ", Matter.POSITION),
        ("b", "", Matter.INSTRUMENT),
    ]
