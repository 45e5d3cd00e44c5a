"""What each state has done, folded from its acts in the order of their days."""

from itertools import permutations

import pytest

from tests.law.building import act, day
from tracker.law.courses import Course, courses
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act


def course(*acts: ActFact) -> Course:
    return courses(acts)[acts[0].state]


def stands(found: Course, on: str) -> bool:
    return found.consent_on(day(on)) is not None


def test_a_consent_stands_from_its_day_on() -> None:
    found = course(act("KZ", "ratification", received="2023-10-20"))
    assert not stands(found, "2023-10-19")
    assert stands(found, "2023-10-20")


def test_states_are_told_apart_and_come_in_the_order_of_their_codes() -> None:
    found = courses([act("RU", "signature", "2021-09-16"), act("AM", "signature", "2021-09-16")])
    assert list(found) == ["AM", "RU"]


def test_expected_acts_and_those_for_a_part_of_the_territory_are_left_out() -> None:
    left_out = [
        act("KZ", "ratification", "2023-10-20", expected=True),
        act("NL", "ratification", "2023-10-20", territory="Aruba"),
        ActFact("undated", "RU", Act.RATIFICATION),
    ]
    assert courses(left_out) == {}


def test_acts_of_one_day_are_taken_in_the_order_of_law_whatever_their_ids() -> None:
    acts = [
        act("KZ", "signature", "2020-01-01", key="3"),
        act("KZ", "ratification", "2020-01-01", key="2"),
        act("KZ", "withdrawal", "2020-01-01", effective="2021-01-01", key="1"),
        act("KZ", "revocation-of-withdrawal", "2020-01-01", key="0"),
    ]
    found = [course(*order) for order in permutations(acts)]
    assert all(one == found[0] for one in found)
    assert stands(found[0], "2022-01-01")


def test_the_first_of_several_consents_counts() -> None:
    found = course(
        act("IN", "ratification", "1970-02-01"), act("IN", "ratification", "1970-01-05", depositary="London")
    )
    assert [consent.day for consent in found.consents] == [day("1970-01-05")]


@pytest.mark.parametrize("kind", ["signature", "succession-to-signature", "definitive-signature"])
def test_a_signature_makes_a_signatory(kind: str) -> None:
    assert course(act("KZ", kind, "2021-09-16")).signatory_on == day("2021-09-16")


def test_the_first_of_several_signatures_counts() -> None:
    found = course(act("KZ", "signature", "2021-10-01"), act("KZ", "signature", "2021-09-16", depositary="London"))
    assert (found.signed_on, found.signatory_on) == (day("2021-09-16"), day("2021-09-16"))


def test_a_signature_ad_referendum_makes_a_signatory_only_once_it_is_confirmed() -> None:
    initialled = act("KZ", "signature-ad-referendum", "2021-09-16")
    assert course(initialled).signed is None
    assert course(initialled).signatory_on is None
    assert course(initialled).ad_referendum == initialled
    assert course(initialled, act("KZ", "signature", "2021-10-01")).signed_on == day("2021-10-01")


def test_a_withdrawal_of_consent_takes_it_back_and_leaves_the_signature() -> None:
    found = course(
        act("GB", "signature", "2013-02-19"),
        act("GB", "ratification", "2018-04-26"),
        act("GB", "withdrawal-of-consent", "2020-07-20"),
    )
    assert stands(found, "2020-07-19")
    assert not stands(found, "2020-07-20")
    assert found.signed_on == day("2013-02-19")
    assert found.leavings == []


def test_a_notified_withdrawal_ends_consent_when_it_takes_effect() -> None:
    found = course(
        act("US", "acceptance", "2016-09-03"),
        act("US", "withdrawal", received="2019-11-04", effective="2020-11-04"),
    )
    assert stands(found, "2020-11-03")
    assert not stands(found, "2020-11-04")
    assert found.leavings[0].pending(day("2019-11-04"))
    assert found.left_by(day("2020-11-04")) is not None


def test_of_a_partial_day_of_effect_a_withdrawal_takes_the_first() -> None:
    found = course(act("US", "acceptance", "2016-09-03"), act("US", "withdrawal", "2019-11-04", effective="2020-11"))
    assert not stands(found, "2020-11-01")


def test_of_two_notices_the_one_that_takes_effect_first_ends_the_consent() -> None:
    found = course(
        act("US", "acceptance", "2000-01-01"),
        act("US", "withdrawal", "2010-01-01", effective="2011-01-01"),
        act("US", "withdrawal", "2010-06-01", effective="2012-01-01"),
    )
    assert not stands(found, "2011-01-01")


def test_a_state_may_come_back() -> None:
    found = course(
        act("US", "acceptance", "2016-09-03"),
        act("US", "withdrawal", "2019-11-04", effective="2020-11-04"),
        act("US", "acceptance", "2021-01-20"),
    )
    assert not stands(found, "2021-01-19")
    assert stands(found, "2021-01-20")
    assert len(found.consents) == 2


def test_a_withdrawal_is_revocable_until_it_takes_effect_and_the_notice_remains_history() -> None:
    found = course(
        act("GM", "ratification", "2002-06-28"),
        act("GM", "withdrawal", received="2016-11-10", effective="2017-11-10"),
        act("GM", "revocation-of-withdrawal", received="2017-02-10"),
    )
    assert stands(found, "2018-01-01")
    (notice,) = found.leavings
    assert notice.pending(day("2017-02-09"))
    assert not notice.pending(day("2017-02-10"))
    assert found.left_by(day("2018-01-01")) is None


def test_a_withdrawal_that_has_taken_effect_cannot_be_revoked() -> None:
    found = course(
        act("GM", "ratification", "2002-06-28"),
        act("GM", "withdrawal", "2016-11-10", effective="2017-11-10"),
        act("GM", "revocation-of-withdrawal", "2017-11-10"),
    )
    assert not stands(found, "2018-01-01")


def test_a_revocation_whose_partial_date_may_be_in_time_is_in_time() -> None:
    found = course(
        act("GM", "ratification", "2002-06-28"),
        act("GM", "withdrawal", "2016-11-10", effective="2017-11-10"),
        act("GM", "revocation-of-withdrawal", "2017"),
    )
    assert stands(found, "2018-01-01")


def test_with_one_of_two_notices_revoked_the_other_takes_effect() -> None:
    found = course(
        act("GM", "ratification", "2002-06-28"),
        act("GM", "withdrawal", "2016-01-01", effective="2017-01-01"),
        act("GM", "expulsion", "2016-06-01", effective="2018-01-01"),
        act("GM", "revocation-of-withdrawal", "2016-12-01"),
    )
    assert stands(found, "2017-12-31")
    assert not stands(found, "2018-01-01")


def test_consenting_anew_takes_a_running_notice_back() -> None:
    found = course(
        act("US", "acceptance", "2016-09-03"),
        act("US", "withdrawal", "2019-11-04", effective="2020-11-04"),
        act("US", "acceptance", "2020-06-01"),
    )
    assert stands(found, "2020-11-04")
    assert len(found.consents) == 1


def test_no_consent_undoes_an_expulsion_that_is_decided() -> None:
    found = course(
        act("RU", "expulsion", "2022-03-16", effective="2022-09-16"), act("RU", "ratification", "2022-05-01")
    )
    assert stands(found, "2022-09-15")
    assert not stands(found, "2022-09-16")


def test_an_end_without_a_consent_is_kept() -> None:
    found = course(act("UZ", "non-renewal", "1999-04-20", effective="1999-04-21"))
    assert found.left_by(day("1999-04-20")) is None
    assert found.left_by(day("1999-04-21")) is not None


@pytest.mark.parametrize("end", ["withdrawal", "withdrawal-of-consent"])
def test_a_consent_of_partial_date_precedes_the_end_it_must_precede(end: str) -> None:
    found = course(act("UZ", "participation", "2006"), act("UZ", end, "2006-10-01"))
    assert not stands(found, "2006-12-31")
    assert not stands(found, "2007-06-01")


def test_a_consent_of_partial_date_after_an_end_that_has_its_own_consent_is_a_return() -> None:
    found = course(act("UZ", "ratification", "1992"), act("UZ", "withdrawal", "1999"), act("UZ", "accession", "1999"))
    assert not stands(found, "1999-01-01")
    assert stands(found, "1999-12-31")


def test_a_consent_of_partial_date_that_cannot_precede_the_end_is_a_return() -> None:
    found = course(act("UZ", "withdrawal", "1999-04-21"), act("UZ", "accession", "2008"))
    assert stands(found, "2008-12-31")


def test_a_consent_of_partial_date_precedes_an_end_though_another_consent_followed_that_end() -> None:
    found = course(
        act("UZ", "withdrawal", "1999-04-21"), act("UZ", "accession", "2006-08-16"), act("UZ", "ratification", "2012")
    )
    assert stands(found, "2012-12-31")
    assert [str(consent.lost) for consent in found.consents] == ["None"]
    undated = ActFact("undated", "UZ", Act.RATIFICATION, recorded_on=day("2022-12-05"))
    found = course(act("UZ", "withdrawal", "1999-04-21"), act("UZ", "accession", "2006-08-16"), undated)
    assert [(consent.act.act, str(consent.day), str(consent.lost)) for consent in found.consents] == [
        (Act.RATIFICATION, "1999-04-21", "1999-04-21"),
        (Act.ACCESSION, "2006-08-16", "None"),
    ]


def test_a_consent_ends_what_the_state_had_refused_or_suspended() -> None:
    found = course(
        act("RU", "refusal", "2009-08-20"),
        act("RU", "refusal", "2010-08-20"),
        act("RU", "suspension", "2011-01-01"),
        act("RU", "ratification", "2012-01-01"),
    )
    assert [stretch.end for stretch in found.stretches] == [day("2012-01-01")] * 3


def test_a_resumption_ends_a_suspension_from_its_last_possible_day() -> None:
    found = course(
        act("UZ", "ratification", "2000-01-01"),
        act("UZ", "suspension", "2012"),
        act("UZ", "resumption", "2020"),
    )
    (suspension,) = found.suspensions
    assert (suspension.start, suspension.end) == (day("2012-01-01"), day("2020-12-31"))


def test_provisional_application_begins_on_the_last_day_it_may_and_ends_on_the_first() -> None:
    found = course(
        act("RU", "provisional-application", "1994-12-17", effective="1995"),
        act("RU", "end-of-provisional-application", "2009-08-20", effective="2009-10"),
    )
    (stretch,) = found.provisional
    assert (stretch.start, stretch.end) == (day("1995-12-31"), day("2009-10-01"))


def test_a_refusal_ends_provisional_application_when_its_notice_has_run() -> None:
    found = course(
        act("RU", "provisional-application", "1994-12-17"),
        act("RU", "refusal", received="2009-08-20", effective="2009-10-19"),
    )
    assert found.provisional[0].running(day("2009-10-18"))
    assert not found.provisional[0].running(day("2009-10-19"))
    assert found.refusals[0].running(day("2009-08-20"))


def test_acts_that_move_nothing_move_nothing() -> None:
    found = course(act("DE", "reservation", "2000-01-01"), act("DE", "objection", "2001-01-01"))
    assert found == Course("DE")
