"""Findings, errors and what is odd in a file, in words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from tracker.errors import Invalid, NotFound, Refused, SchemaOutOfDate
from tracker.law.findings import Finding, Kind, Weight
from tracker.law.vocabulary import Act, Step
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.wording import error_in_words, finding_in_words, message_in_words, reading_finding_in_words

DAY = date(2021, 9, 1)
DETAILS: dict[str, str] = {
    "act": str(Act.SIGNATURE),
    "step": str(Step.ADOPTED_LOWER),
    "adopted": "2021-09-16",
    "signed": "2021-09-16",
    "consented": "2022-03-01",
    "ended": "2021-01-01",
    "who": "BY, RU",
    "on": "2023-01-01",
    "today": "2022-12-05",
    "received": "2022-03-01",
    "dated": "2022-03-05",
    "computed": "2022-03-01",
    "announced": "2022-03-02",
    "one": "2022-03-01",
    "other": "2022-03-02",
    "why": "borrowed-clause-unknown",
    "status": "observer",
    "made": "2021-08-01",
    "until": "2022-08-01",
    "to": "RU",
    "effective": "2022-03-01",
    "earliest": "2022-09-01",
    "parent": "agreement",
    "what": "measure",
    "key": "tonnage",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_finding_is_told_with_its_law(kind: Kind, lang: str) -> None:
    """What, where, when, why it matters, what to do; nothing is left unfilled."""
    said = finding_in_words(kind, DETAILS, "Protocol", "AM", DAY, lang)
    assert said.startswith("Protocol, Армения: " if lang == "ru" else "Protocol, Armenia: ")
    assert said.endswith(".")
    assert said.count(". ") >= 1
    assert not set("{}–") & set(said) or lang == "ru"
    lawless = {Kind.FUTURE_NOT_EXPECTED, Kind.EXPECTED_BUT_PAST, Kind.STEP_IN_FUTURE_NOT_PLANNED}
    lawless |= {Kind.SECOND_SIGNATURE, Kind.SECOND_CONSENT, Kind.ANNOUNCEMENTS_DIFFER}
    assert (("VCLT" in said) or ("Венской конвенции" in said)) == (kind not in lawless)


def test_findings() -> None:
    before = finding_in_words(Kind.ACT_BEFORE_ADOPTION, DETAILS, "Protocol", "AM", DAY, "en")
    assert before == (
        "Protocol, Armenia: signature, 1 September 2021, is earlier than the adoption of the instrument (16 September"
        " 2021). A text can be signed or consented to only once it is adopted (VCLT 9, 11). Check both dates."
    )
    before = finding_in_words(Kind.ACT_BEFORE_ADOPTION, DETAILS, "Протокол", "AM", DAY, "ru")
    assert before == (
        "Протокол, Армения: подписание, 1 сентября 2021 года: раньше принятия документа (16 сентября 2021 года)."
        " Подписать текст или выразить согласие на его обязательность можно лишь после его принятия (статьи 9 и 11"
        " Венской конвенции). Проверьте обе даты."
    )


def test_a_finding_about_the_instrument_as_a_whole() -> None:
    said = finding_in_words("clause-not-usable", {"why": "clause-not-understood"}, "Protocol", "", None, "en")
    assert said.startswith("Protocol: the clause on entry into force cannot be used (clause cannot be read),")


def test_whom_an_instrument_is_open_to() -> None:
    for who, told in (("BY, RU", "Belarus, Russia"), ("csto", "“csto”")):
        said = finding_in_words(Kind.NOT_ENTITLED, DETAILS | {"who": who}, "Protocol", "GE", DAY, "en")
        assert f"(it is open to: {told})" in said


def test_what_a_clause_refers_to() -> None:
    details = {"what": "instrument", "key": "agreement"}
    said = finding_in_words(Kind.REFERS_TO_UNKNOWN, details, "Protocol", "", None, "en")
    assert "refers to something that is not in the register (instrument: agreement)" in said
    for what, russian in (("instrument", "документ"), ("organisation", "организация"), ("measure", "показатель")):
        details = {"what": what, "key": "x"}
        assert f"({russian}: x)" in finding_in_words(Kind.REFERS_TO_UNKNOWN, details, "Протокол", "", None, "ru")


def test_whose_reservation_an_objection_is_about() -> None:
    said = finding_in_words(Kind.LATE_OBJECTION, DETAILS, "Protocol", "AM", DAY, "en")
    assert "to a reservation of another state (Russia); the time for it ended on 1 August 2022." in said
    lost = finding_in_words(Kind.OBJECTION_WITHOUT_RESERVATION, {"to": ""}, "Protocol", "AM", DAY, "en")
    assert "the reservation it is about (–) is not on record" in lost


def test_an_announced_date_beside_a_condition_that_is_not_met() -> None:
    said = finding_in_words(Kind.COMPUTED_AND_ANNOUNCED_DIFFER, {"announced": "2022-03-02"}, "Protocol", "", DAY, "en")
    assert "is 2 March 2022, but by the acts on record the condition of the clause is not met." in said


def test_a_finding_without_its_details() -> None:
    assert "signature, on a day that is not known, is earlier than the adoption of the instrument (–)." in (
        finding_in_words(Kind.ACT_BEFORE_ADOPTION, {"act": "signature"}, "Protocol", "AM", None, "en")
    )
    assert "(some day)" in finding_in_words(
        Kind.ACT_BEFORE_ADOPTION, {"act": "signature", "adopted": "some day"}, "Protocol", "AM", None, "en"
    )


def test_a_finding_of_a_kind_nobody_foresaw() -> None:
    assert finding_in_words("odd", {}, "Protocol", "AM", None, "en") == "Protocol, Armenia: odd."


def test_errors() -> None:
    error = NotFound("“{text}” is not a state the register knows. Write its code (AM) or its name.", text="Xanadu")
    assert error_in_words(error, "en") == (
        "“Xanadu” is not a state the register knows. Write its code (AM) or its name."
    )
    assert error_in_words(error, "ru") == ("Государства «Xanadu» реестр не знает. Укажите его код (AM) или название.")
    url = "sqlite:///{odd}.db"
    missing = SchemaOutOfDate(
        "There is no register at {url}. Run `tracker init` to create one, or `tracker init --sample csto`.", url=url
    )
    assert url in error_in_words(missing, "ru")


def test_a_refusal_tells_the_rules_it_rests_on() -> None:
    finding = Finding(Kind.SECOND_SIGNATURE, Weight.IMPOSSIBLE, "prot", "AM", DAY, {"signed": "2021-08-01"})
    error = Refused("This cannot be recorded, and nothing was changed.", findings=[finding])
    first, second = error_in_words(error, "en", {"prot": "Protocol 2021"}, {"AM": "Republic of Armenia"}).split("\n")
    assert first == "This cannot be recorded, and nothing was changed."
    assert second.startswith("Protocol 2021, Republic of Armenia: a second signature, 1 September 2021;")
    assert "\nprot, Армения: повторное подписание" in error_in_words(error, "ru")


@pytest.mark.parametrize(
    ("value", "russian"),
    [
        (date(2022, 12, 5), "5 декабря 2022 года"),
        (Act.SIGNATURE, "подписание"),
        ([Act.SIGNATURE, "x"], "подписание, x"),
        (Invalid("This cannot be cleared."), "Это значение нельзя удалить."),
        (7, "7"),
    ],
)
def test_values_are_said_as_people_say_them(value: Any, russian: str) -> None:
    assert message_in_words("{value}!", {"value": value}, "ru") == f"{russian}!"


@dataclass
class InFile:
    template: str
    values: dict[str, str] = field(default_factory=dict)
    consequence: str = ""
    column: str = ""


def test_what_is_odd_in_a_file() -> None:
    finding = InFile("“{value}” is neither true nor false.", {"value": "maybe"}, "The row was left out.", "expected")
    assert reading_finding_in_words(finding, "en") == (
        "expected: “maybe” is neither true nor false. The row was left out."
    )
    assert reading_finding_in_words(finding, "ru") == "expected: «maybe» – ни «да», ни «нет». Строка пропущена."
    assert reading_finding_in_words(InFile("This key is not known."), "ru") == "Такой ключ неизвестен."


def test_a_finding_names_instruments_and_organisations_where_their_names_are_known() -> None:
    names = {"un": "United Nations", "kyoto": "Kyoto Protocol", "AM": "Republic of Armenia"}
    said = finding_in_words(Kind.NOT_ENTITLED, DETAILS | {"who": "un"}, "Protocol", "AM", DAY, "en", names)
    assert said.startswith("Protocol, Republic of Armenia: ")
    assert "(it is open to: United Nations)" in said
    parent = {"parent": "kyoto"}
    assert "(Kyoto Protocol)" in finding_in_words(Kind.PARENT_NOT_IN_FORCE, parent, "Doha", "AM", DAY, "en", names)
    assert "(“kyoto”)" in finding_in_words(Kind.PARENT_NOT_IN_FORCE, parent, "Doha", "AM", DAY, "en")


def test_an_objection_may_be_directed_against_an_accession() -> None:
    said = finding_in_words(Kind.OBJECTION_WITHOUT_RESERVATION, {"to": "RU"}, "Convention", "AM", DAY, "en")
    assert "where the treaty says so, it may also be directed against an accession." in said
    said = finding_in_words(Kind.OBJECTION_WITHOUT_RESERVATION, {"to": "RU"}, "Конвенция", "AM", DAY, "ru")
    assert "возражение может быть заявлено и против присоединения." in said
