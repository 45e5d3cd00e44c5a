"""What has become of a reservation, an objection or a declaration by a day."""

from datetime import date

import pytest

from tests.law.building import act, assessed, day, ratified
from tracker.law.facts import ActFact
from tracker.law.statements import statements

RATIFIED = ratified(US="2000-05-10", FR="1999-01-01", DE="1999-06-01")
MADE = act("US", "reservation", received="2000-05-10", regards="Art 5")
OBJECTION = act("FR", "objection", received="2001-01-01", regards="US Art 5")
OBJECTION_BACK = act("FR", "withdrawal-of-objection", received="2003-01-01", regards="US Art 5")
DECLARATION = act("DE", "declaration", received="1999-06-01")
LEFT = act("US", "withdrawal", received="2004-01-01", effective="2005-01-01")


def fates(on: str, *acts: ActFact) -> dict[tuple[str, str], tuple[str, date | None]]:
    """What has become of each statement, by who made it and what it is."""
    found = assessed([*RATIFIED, *acts], {"when": {"consents": 2}, "then": {"days": 0}}, adopted="1998-01-01")
    return {(one.act.state, one.act.act.value): (one.fate.value, one.until) for one in statements(found, day(on))}


@pytest.mark.parametrize(
    ("on", "acts", "who", "fate", "until"),
    [
        ("2000-05-10", [MADE], ("US", "reservation"), "stands", None),
        (
            "2005-01-01",
            [MADE, act("US", "withdrawal-of-reservation", received="2005-01-01", regards="Art 5")],
            ("US", "reservation"),
            "statement-withdrawn",
            "2005-01-01",
        ),
        (
            "2005-01-01",
            [MADE, act("US", "withdrawal-of-reservation", received="2005-01-01", regards="Art 5")],
            ("US", "withdrawal-of-reservation"),
            "withdrawal-made",
            None,
        ),
        ("2001-01-01", [MADE, OBJECTION], ("FR", "objection"), "stands", None),
        ("2003-01-01", [MADE, OBJECTION, OBJECTION_BACK], ("FR", "objection"), "statement-withdrawn", "2003-01-01"),
        ("2001-01-01", [OBJECTION], ("FR", "objection"), "without-object", None),
        (
            "2005-01-01",
            [MADE, OBJECTION, act("US", "withdrawal-of-reservation", received="2002-01-01", regards="Art 5")],
            ("FR", "objection"),
            "without-object",
            "2002-01-01",
        ),
        ("1999-06-01", [DECLARATION], ("DE", "declaration"), "stands", None),
        ("2004-12-31", [MADE, LEFT], ("US", "reservation"), "stands", None),
        ("2005-01-01", [MADE, LEFT], ("US", "reservation"), "lapsed", "2005-01-01"),
        (
            "2010-01-01",
            [act("CA", "signature", "1998-02-01"), act("CA", "reservation", received="1998-02-01", regards="Art 5")],
            ("CA", "reservation"),
            "awaits-consent",
            None,
        ),
        (
            "2010-01-01",
            [
                act("CA", "signature", "1998-02-01"),
                act("CA", "reservation", received="1998-02-01", regards="Art 5"),
                act("CA", "ratification", received="2002-01-01"),
            ],
            ("CA", "reservation"),
            "not-confirmed",
            None,
        ),
        (
            "2010-01-01",
            [act("CA", "reservation", received="1998-02-01", regards="Art 5")],
            ("CA", "reservation"),
            "awaits-consent",
            None,
        ),
    ],
)
def test_what_has_become_of_a_statement(
    on: str, acts: list[ActFact], who: tuple[str, str], fate: str, until: str | None
) -> None:
    assert fates(on, *acts)[who] == (fate, day(until) if until else None)


def test_nothing_is_told_before_its_day_nor_of_what_is_only_expected() -> None:
    expected = act("DE", "reservation", "2000-01-01", expected=True)
    undated = act("DE", "declaration")
    assert fates("2000-05-09", MADE, OBJECTION, expected, undated) == {}


def test_statements_stand_in_the_order_of_their_days() -> None:
    found = assessed([*RATIFIED, OBJECTION, MADE, DECLARATION], adopted="1998-01-01")
    assert [one.act.state for one in statements(found, day("2010-01-01"))] == ["DE", "US", "FR"]
