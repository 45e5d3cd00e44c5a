"""The sheet of an instrument: the same facts as the register's, in two layouts, and grammar that holds."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change, instrument
from tests.reports.conftest import CLERK, THE_ADDRESS
from tests.reports.sheets import NEXT_YEAR, RULE, act, add, cells, group_of, pact, prose
from tracker import reports
from tracker.law.participation import participation
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import write
from tracker.reports.model import Content

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])
DAYS = pytest.mark.parametrize("day", [date(2003, 1, 1), date(2009, 10, 15), THE_ADDRESS, date(2026, 2, 1)])
SEVERAL = ("cst-1992", "cst-prolong-1999", "charter-2002", "legal-status-prot2-2018", "juris-2021")


def sheet(session: Session, key: str, day: date, lang: str = "en", **more: Any) -> Content:
    return reports.content(session, "status-sheet", as_of=day, lang=lang, instrument=key, **more)


@LANGUAGES
@DAYS
@pytest.mark.parametrize("key", SEVERAL)
def test_every_cell_is_what_the_register_answers(session: Session, key: str, day: date, lang: str) -> None:
    status = reading.status(session, key, day)
    found = {row["state"]: row for row in cells(group_of(sheet(session, key, day, lang), key))}
    charts = {one.state: participation(status.assessment, one.state, day) for one in status.positions}
    listed = {one.state: one for one in status.positions if one.position != "not-eligible"}
    acted = {state for state, line in charts.items() if line.signatory or line.consent}
    assert set(found) == set(listed) | acted
    for one in status.positions:
        if one.state in found:
            row, line = found[one.state], charts[one.state]
            assert (row["position"], row["in_force_on"]) == (one.position, one.in_force_on)
            assert (row["signed_on"], row["consented_on"]) == (line.signed_on, line.consented_on)
            assert row["consent"] == (line.consent.act if line.consent else None)


@DAYS
def test_both_languages_have_the_same_tables_and_the_same_counts(session: Session, day: date) -> None:
    en, ru = (reports.content(session, "status-sheet", as_of=day, lang=lang) for lang in ("en", "ru"))

    def facts(content: Content) -> dict[str, dict[str, dict[str, Any]]]:
        said = ("remarks", "notes")  # in words, and numbered as they are met
        return {
            group.key: {row["state"]: {k: v for k, v in row.items() if k not in said} for row in cells(group)}
            for group in content.groups
        }

    assert facts(en) == facts(ru)
    assert [(one.key, one.number) for one in en.counts] == [(one.key, one.number) for one in ru.counts]
    assert {(note.instrument, note.state, note.sources) for note in en.notes} == {
        (note.instrument, note.state, note.sources) for note in ru.notes
    }


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("en", ["Signatories", "States with a consent on record", "of these: have left"]),
        (
            "ru",
            ["Подписали", "Государства, согласие которых зафиксировано", "из них: участие прекратилось"],
        ),
    ],
)
def test_the_counts_are_those_of_the_table(session: Session, lang: str, headings: list[str]) -> None:
    content = sheet(session, "cst-1992", THE_ADDRESS, lang)
    rows = cells(group_of(content, "cst-1992"))
    told = {count.key: count.number for count in content.counts}
    assert told == {"signatories": 6, "consents": 3, "left": 2, "parties": 1, "not_known": 5}
    assert [count.text for count in content.counts][:3] == headings
    assert sum(row["signed_on"] is not None for row in rows) == told["signatories"]
    consented = [row for row in rows if row["consented_on"]]
    assert len(consented) == told["consents"]
    assert sum(row["position"] == "withdrawn" for row in consented) == told["left"]


def test_where_nobody_has_left_nothing_is_said_of_it(small: Engine) -> None:
    add(small, *pact())
    with session_of(small) as session:
        before, after = (sheet(session, "pact", day).counts for day in (date(2022, 1, 1), NEXT_YEAR))
    assert [(one.key, one.number) for one in before] == [
        ("signatories", 3),
        ("consents", 3),
        ("parties", 3),
        ("not_known", 0),
    ]
    assert [(one.key, one.number) for one in after] == [
        ("signatories", 3),
        ("consents", 3),
        ("left", 1),
        ("parties", 2),
        ("not_known", 0),
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No consent on record: "),
        ("ru", "Согласие не зафиксировано: "),
    ],
)
def test_who_has_completed_its_law_and_not_notified_stands_among_those_without_a_consent(
    session: Session, lang: str, said: str
) -> None:
    paragraphs = group_of(sheet(session, "juris-2021", THE_ADDRESS, lang), "juris-2021").paragraphs
    (listed,) = (paragraph.text for paragraph in paragraphs if paragraph.text.startswith(said))
    assert {"en": "Russia – no act on record, approved at home", "ru": "Россия – актов нет, одобрено внутри"}[
        lang
    ] in listed


def test_the_sheets_stand_in_the_order_of_adoption_without_what_was_not_adopted_yet(session: Session) -> None:
    content = reports.content(session, "status-sheet", as_of=THE_ADDRESS)
    keys = [group.key for group in content.groups if "/" not in group.key]
    lines = reading.instruments(session, THE_ADDRESS)
    assert keys == [line.key for line in lines if line.state not in (None, "draft")]
    assert "status-prot-2024" not in keys
    assert content.headline.startswith(f"{len(keys)} instruments: pending – ")


@LANGUAGES
def test_no_cell_is_blank_and_states_follow_the_alphabet_of_the_language(session: Session, lang: str) -> None:
    group = group_of(sheet(session, "cst-1992", THE_ADDRESS, lang), "cst-1992")
    printed = [[c.printed(value) for c, value in zip(group.columns, row, strict=True)] for row in group.rows]
    assert all(cell != "" for row in printed for cell in row)
    assert [row[0] for row in printed] == sorted(str(row[0]) for row in printed)
    assert {row[0] for row in printed} >= {"Армения" if lang == "ru" else "Armenia"}


def test_the_russian_sheet_says_who_signed_who_has_not_completed_and_what_is_not_known(session: Session) -> None:
    said = prose(group_of(sheet(session, "juris-2021", THE_ADDRESS, "ru"), "juris-2021"))
    assert "По имеющимся сведениям, соглашение на 5 декабря 2022 года в силу не вступило." in said
    assert "Россия – актов нет, одобрено внутри государства (закон подписан" in said
    assert "источник, в котором приведено положение о вступлении в силу, не найден" in said
    assert "Сколько согласий недостаёт для вступления в силу, определить нельзя." in said
    signed = prose(group_of(sheet(session, "charter-2002", THE_ADDRESS, "ru"), "charter-2002"))
    assert "Подписали: Армения, Беларусь, Казахстан, Кыргызстан, Россия, Таджикистан – 7 октября 2002 года." in signed
    assert "Устав вступил в силу 18 сентября 2003 года." in signed
    assert "Не подтверждено, завершены ли внутригосударственные процедуры: Армения, Беларусь, " in signed


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("agreement", "Соглашение вступило в силу 1 декабря 2021 года."),
        ("protocol", "Протокол вступил в силу 1 декабря 2021 года."),
        ("convention", "Конвенция вступила в силу 1 декабря 2021 года."),
    ],
)
def test_the_russian_verb_agrees_with_what_the_instrument_is_called(small: Engine, kind: str, said: str) -> None:
    add(small, *pact(), instrument("pact", kind=kind, adopted_at="Minsk", entry_into_force=RULE, sources=["Text"]))
    with session_of(small) as session:
        assert said in prose(group_of(sheet(session, "pact", NEXT_YEAR, "ru"), "pact"))


def test_the_russian_sheet_is_laid_out_as_in_the_cis(small: Engine) -> None:
    add(small, *pact())
    with session_of(small) as session:
        said = prose(group_of(sheet(session, "pact", date(2021, 12, 10), "ru"), "pact"))
    order = [
        "Дата принятия: 16 сентября 2021 года; место: Минск.",
        "Вступает в силу в соответствии со ст. 9 ",
        "Подписали: ",
        "Сдали на хранение ратификационные грамоты: Армения – 1 октября 2021 года; Беларусь – 1 ноября 2021 года.",
        "Сдали на хранение документы о присоединении: Россия – 1 декабря 2021 года.",
        "Соглашение вступило в силу 1 декабря 2021 года.",
        "Вступление в силу для государств: Армения, Беларусь, Россия – 1 декабря 2021 года.",
        "Согласие не зафиксировано: ",
    ]
    places = [said.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_english_sheet_is_a_depositary_s_chart(small: Engine) -> None:
    add(small, *pact())
    with session_of(small) as session:
        content = sheet(session, "pact", date(2021, 12, 10))
    said = prose(group_of(content, "pact"))
    assert "The agreement entered into force on 1 December 2021." in said
    assert "Enters into force in accordance with Art 9 on the date on which " in said
    assert "Status as at 10 December 2021. Signatories: 3. Parties: 3." in said
    heading = group_of(content, "pact/statements").heading
    assert heading == "Declarations and reservations: pact"
    assert [column.heading for column in group_of(content, "pact").columns][:5] == [
        "Participant",
        "Signature",
        "Consent",
        "Kind of consent",
        "Entry into force",
    ]
    assert not content.landscape


@pytest.mark.parametrize(
    ("of", "en", "ru"),
    [
        (
            "members",
            "* Only one consent is missing, from any of: State KG, State KZ, State RU, State TJ.",
            "* Недостаёт согласия лишь одного государства, любого из следующих: Казахстан, Кыргызстан, ",
        ),
        (
            ["AM", "BY", "KZ"],
            "* Only one consent is missing, that of one state: State KZ.",
            "* Недостаёт согласия лишь одного государства: Казахстан.",
        ),
    ],
)
def test_a_single_missing_consent_has_an_asterisk(small: Engine, of: Any, en: str, ru: str) -> None:
    add(
        small,
        instrument("near", kind="agreement", entry_into_force={"when": {"consents": 3, "of": of}, "basis": "quoted"}),
        act("near", "AM", "ratification", "2021-10-01"),
        act("near", "BY", "ratification", "2021-11-01"),
    )
    with session_of(small) as session:
        english, russian = (prose(group_of(sheet(session, "near", NEXT_YEAR, lang), "near")) for lang in ("en", "ru"))
    assert "Consents still required for entry into force: 1*." in english
    assert en in english
    assert "Для вступления в силу недостаёт согласий: 1*." in russian
    assert ru in russian


def test_of_several_missing_consents_only_the_number_is_told(small: Engine) -> None:
    with session_of(small) as session:
        said = prose(group_of(sheet(session, "four", NEXT_YEAR), "four"))
    assert "Consents still required for entry into force: 4." in said
    assert "*" not in said


def test_without_a_clause_nothing_is_computed_and_that_is_said(small: Engine) -> None:
    with session_of(small) as session:
        said = prose(group_of(sheet(session, "unknown", NEXT_YEAR), "unknown"))
    assert "Entry into force cannot be computed: no source that gives the clause is known." in said
    assert "Date of entry into force: not known." in said
    assert "Consents still required for entry into force: cannot be computed." in said
    assert "Of 6 states it is not known whether they are parties." in said


def test_one_state_is_told_in_the_singular(small: Engine) -> None:
    add(small, instrument("alone", coverage="partial", concerns=["TJ"]))
    with session_of(small) as session:
        en, ru = (prose(group_of(sheet(session, "alone", NEXT_YEAR, lang), "alone")) for lang in ("en", "ru"))
    assert "Of 1 state it is not known whether it is a party." in en
    assert "Об участии 1 государства сведений нет." in ru


@pytest.mark.parametrize(
    ("lang", "said", "remark"),
    [
        ("en", "It is no longer a party.", "no longer bound from 1 May 2022"),
        ("ru", "Государство более не является участником.", "не связано обязательствами с 1 мая 2022 года"),
    ],
)
def test_a_state_that_has_left_stands_apart_and_in_the_table(small: Engine, lang: str, said: str, remark: str) -> None:
    add(small, *pact())
    with session_of(small) as session:
        group = group_of(sheet(session, "pact", NEXT_YEAR, lang), "pact")
    items = [paragraph for paragraph in group.paragraphs if paragraph.style == "item"]
    assert [said in item.text for item in items] == [True]
    assert items[0].notes
    (row,) = (row for row in cells(group) if row["state"] == "RU")
    assert (row["position"], row["consented_on"], row["remarks"]) == (
        "withdrawn",
        date(2021, 12, 1),
        f"{remark}; {_objection(lang)}",
    )


def _objection(lang: str) -> str:
    return "возражение" if lang == "ru" else "objection"


def test_official_and_computed_dates_stand_beside_each_other_where_they_differ(small: Engine) -> None:
    on = {"on": "2021-12-20", "confidence": "confirmed", "source": "https://example.org/x"}
    add(small, *pact(), change("announcement", "n", id="n", instrument="pact", **on))
    with session_of(small) as session:
        content = sheet(session, "pact", NEXT_YEAR)
    said = prose(group_of(content, "pact"))
    assert "The agreement entered into force on 20 December 2021." in said
    assert "The computed date is another, 1 December 2021: the announced one is taken, and both are kept." in said
    assert any("20 December 2021" in note.text and note.sources for note in content.notes)


def test_provisional_application_is_told_with_its_day(small: Engine) -> None:
    add(
        small,
        instrument("p", entry_into_force=RULE | {"provisional": "notified"}),
        act("p", "KZ", "provisional-application", "2021-10-10"),
    )
    with session_of(small) as session:
        assert "Applied provisionally by: State KZ – since 10 October 2021." in prose(
            group_of(sheet(session, "p", NEXT_YEAR), "p")
        )


def test_what_needs_no_ratification_has_no_table(session: Session) -> None:
    group = group_of(sheet(session, "decision-2019", THE_ADDRESS), "decision-2019")
    assert group.columns == ()
    assert "needs no ratification" in prose(group)


def test_an_instrument_asked_for_before_its_adoption_says_so(session: Session) -> None:
    said = prose(group_of(sheet(session, "juris-2021", date(2020, 1, 1)), "juris-2021"))
    assert "The instrument had not been adopted on 1 January 2020." in said


@LANGUAGES
def test_an_empty_selection_gives_a_sheet_that_says_so(session: Session, lang: str) -> None:
    for asked in ({"as_of": date(1900, 1, 1)}, {"as_of": THE_ADDRESS, "state": "US"}):
        content = reports.content(session, "status-sheet", lang=lang, **asked)  # type: ignore[arg-type]
        assert content.is_empty
        said = {"en": "no instrument adopted by this day is on record", "ru": "принятые к указанной дате, не внесены"}
        assert said[lang] in content.empty
        assert content.notes == ()


def test_of_one_state_the_sheets_of_its_instruments_are_given(session: Session) -> None:
    content = reports.content(session, "status-sheet", as_of=THE_ADDRESS, state="GE")
    assert [group.key for group in content.groups] == ["cst-1992"]


def test_a_sheet_as_known_on_an_earlier_day_is_unchanged_by_later_entries(small: Engine) -> None:
    known = {"known_at": datetime(2024, 3, 15, 23, tzinfo=UTC), "known_on": date(2024, 3, 15)}
    with session_of(small) as session:
        before = sheet(session, "four", NEXT_YEAR, **known).fingerprint
    with writing(small) as session:
        write(
            session,
            [act("four", "AM", "ratification", "2022-01-01")],
            replace(CLERK, at=datetime(2025, 1, 1, tzinfo=UTC)),
        )
    with session_of(small) as session:
        assert sheet(session, "four", NEXT_YEAR, **known).fingerprint == before
        assert sheet(session, "four", NEXT_YEAR).fingerprint != before
