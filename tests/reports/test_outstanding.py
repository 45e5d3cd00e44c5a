"""What the reports on outstanding ratifications say, whatever the format."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change, instrument
from tests.reports.conftest import CLERK, THE_ADDRESS, Expected, in_order
from tracker import reports
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import Author, write
from tracker.register.projection import project
from tracker.reports.model import Content

FOUR = {"peace-prot-2021", "logmed-2021", "juris-2021", "charter-prot4-2022"}
BOTH = pytest.mark.parametrize("name", ["outstanding-by-instrument", "outstanding-by-state"])
LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])
CYRILLIC = re.compile("[а-яё]")


def printed(content: Content, group: str) -> list[dict[str, object]]:
    rows = next(g for g in content.groups if g.key == group).rows
    return [{c.key: c.printed(value) for c, value in zip(content.groups[0].columns, row, strict=True)} for row in rows]


@BOTH
@LANGUAGES
def test_the_rows_are_those_of_the_register(session: Session, name: str, lang: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS, lang=lang)
    for group, rows in Expected(session, lang).groups().items():
        found = printed(content, group)
        assert in_order([{k: v for k, v in row.items() if k != "notes"} for row in found]) == rows


@BOTH
def test_on_the_day_of_the_address_four_instruments_wait_for_six_members(session: Session, name: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS)
    counts = {count.key: count.number for count in content.counts}
    assert (counts["outstanding"], counts["instruments"], counts["states"]) == (24, 4, 6)
    assert content.headline.startswith("24 outstanding ratifications of 4 instruments; ")
    owed = content.groups[0]
    place = [column.key for column in content.groups[0].columns].index("instrument")
    assert Counter(row[place] for row in owed.rows) == dict.fromkeys(FOUR, 6)


def test_what_is_to_be_confirmed_stands_apart_and_is_not_counted(session: Session) -> None:
    content = reports.content(session, "outstanding-by-instrument", as_of=THE_ADDRESS)
    owed, unconfirmed = content.groups
    assert owed.size == 24
    assert unconfirmed.size == len(reading.outstanding(session, THE_ADDRESS).to_be_confirmed) > 0
    assert not {section.key for section in unconfirmed.sections} & FOUR
    assert content.headline.endswith(f"; {unconfirmed.size} to be confirmed")


def test_by_instrument_the_oldest_comes_first_and_states_follow_their_names(session: Session) -> None:
    content = reports.content(session, "outstanding-by-instrument", as_of=THE_ADDRESS, lang="ru")
    sections = content.groups[0].sections
    assert sections[-1].key == "charter-prot4-2022"
    states = content.groups[0].columns[1]
    names = ["Армения", "Беларусь", "Казахстан", "Кыргызстан", "Россия", "Таджикистан"]
    assert [[states.printed(row[1]) for row in section.rows] for section in sections] == [names] * 4


def test_by_state_every_member_has_a_section_under_its_official_name(session: Session) -> None:
    content = reports.content(session, "outstanding-by-state", as_of=THE_ADDRESS)
    sections = content.groups[0].sections
    assert [section.key for section in sections] == ["AM", "BY", "KZ", "KG", "RU", "TJ"]
    assert sections[3].heading == "Kyrgyz Republic"
    assert {len(section.rows) for section in sections} == {4}


def test_an_instrument_says_what_is_missing_for_its_entry_into_force(session: Session) -> None:
    content = reports.content(session, "outstanding-by-instrument", as_of=THE_ADDRESS)
    lines = " ".join(content.groups[0].sections[0].lines)
    assert "16 September 2021" in lines
    assert "cannot be computed" in lines


@BOTH
def test_every_row_and_instrument_gives_the_source_that_it_was_pending(session: Session, name: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS)
    address = {note.number for note in content.notes if "5 December 2022" in " ".join(note.sources)}
    assert len(address) == 4
    assert all(set(row[-1]) & address for row in content.groups[0].rows)
    assert [note.number for note in content.notes] == list(range(1, len(content.notes) + 1))


def test_notes_tell_of_acts_and_steps_up_to_the_day_and_no_later(session: Session) -> None:
    content = reports.content(session, "outstanding-by-instrument", as_of=THE_ADDRESS, instrument="juris-2021")
    numbers = {number for row in content.groups[0].rows for number in row[-1]}
    texts = [note.text for note in content.notes if note.number in numbers]
    assert any(text.startswith("Russia: ") and "113573-8" in text for text in texts)
    assert not any("2023" in text and text.startswith("Kazakhstan") for text in texts)
    later = reports.content(session, "outstanding-by-instrument", as_of=date(2023, 10, 1), instrument="juris-2021")
    assert any("2023" in note.text and note.text.startswith("Kazakhstan") for note in later.notes)


@BOTH
@LANGUAGES
def test_no_cell_is_blank_and_every_word_is_explained(session: Session, name: str, lang: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS, lang=lang)
    explained = {(entry.column, entry.word) for entry in content.legend}
    for group in content.groups:
        for row in printed(content, group.key):
            assert all(value != "" for value in row.values())
            for key in ("position", "stage", "blocking", "confidence"):
                assert (key, row[key]) in explained
    assert all(entry.word and entry.meaning for entry in content.legend)


@BOTH
def test_a_russian_report_has_no_english_words_of_its_own(session: Session, name: str) -> None:
    content = reports.content(session, name, as_of=THE_ADDRESS, lang="ru")
    texts = [content.title, content.headline, content.empty]
    texts += [line.label for line in content.lines] + [line.text for line in content.lines]
    texts += [count.text for count in content.counts] + [column.heading for column in content.groups[0].columns]
    texts += [group.heading for group in content.groups] + [group.empty for group in content.groups]
    texts += [entry.meaning for entry in content.legend] + [note.text for note in content.notes]
    texts += [line for group in content.groups for section in group.sections for line in section.lines]
    assert [text for text in texts if not CYRILLIC.search(text)] == []


def test_russian_numbers_agree_with_their_nouns(session: Session) -> None:
    def headline(**selection: str) -> str:
        return reports.content(session, "outstanding", as_of=THE_ADDRESS, lang="ru", **selection).headline  # type: ignore[arg-type]

    assert headline().startswith("24 незавершённые ратификации по 4 документам; ")
    assert headline(state="KZ").startswith("4 незавершённые ратификации по 4 документам; ")
    assert headline(instrument="juris-2021").startswith("6 незавершённых ратификаций по 1 документу; ")


def test_a_selection_is_named_and_kept_to(session: Session) -> None:
    content = reports.content(
        session,
        "outstanding-by-state",
        as_of=THE_ADDRESS,
        state="Kyrgyzstan",
        instrument="juris-2021",
        organisation="csto",
    )
    assert [group.size for group in content.groups] == [1, 0]
    assert {key: value for key, value in content.selection.items() if value} == {
        "instrument": "juris-2021",
        "state": "KG",
        "organisation": "csto",
    }
    selection = next(line.text for line in content.lines if line.key == "selection")
    assert "Kyrgyz Republic" in selection
    assert "Agreement on jurisdiction" in selection


@pytest.mark.parametrize("asked", [{"state": "US"}, {"as_of": date(1900, 1, 1)}])
def test_an_empty_selection_gives_a_report_that_says_so(session: Session, asked: dict[str, object]) -> None:
    content = reports.content(session, "outstanding-by-state", **({"as_of": THE_ADDRESS} | asked))  # type: ignore[arg-type]
    assert content.is_empty
    assert content.headline == "No ratification is outstanding; 0 to be confirmed"
    assert "nothing is outstanding" in content.empty
    assert content.notes == ()


def test_an_empty_register_has_an_empty_report(sqlite_url: str) -> None:
    from tracker.register.database import connect, upgrade

    upgrade(sqlite_url)
    engine = connect(sqlite_url)
    with session_of(engine) as found:
        content = reports.content(found, "outstanding-by-instrument", as_of=THE_ADDRESS)
    engine.dispose()
    assert content.is_empty
    assert content.record_date is None
    assert "nothing is recorded yet" in [line.text for line in content.lines]


def test_the_record_date_is_that_of_the_last_change_or_the_day_of_knowledge(small: Engine) -> None:
    with session_of(small) as found:
        assert reports.content(found, "outstanding", as_of=THE_ADDRESS).record_date == CLERK.at.date()
        known = {"known_at": datetime(2024, 5, 2, 23, tzinfo=UTC), "known_on": date(2024, 5, 2)}
        assert reports.content(found, "outstanding", as_of=THE_ADDRESS, **known).record_date == date(2024, 5, 2)  # type: ignore[arg-type]


def test_a_report_as_known_on_an_earlier_day_is_unchanged_by_later_entries(small: Engine) -> None:
    known_at = datetime(2024, 3, 15, 23, tzinfo=UTC)

    def fingerprint() -> str:
        with session_of(small) as found:
            return reports.content(
                found, "outstanding", as_of=THE_ADDRESS, known_at=known_at, known_on=known_at.date()
            ).fingerprint

    before = fingerprint()
    later = Author("clerk", datetime(2025, 1, 1, tzinfo=UTC))
    with writing(small) as session:
        write(session, [instrument("later"), instrument("four", title_en="Another title")], later)
        project(session)
    assert fingerprint() == before
    with session_of(small) as found:
        now = reports.content(found, "outstanding", as_of=THE_ADDRESS)
    assert now.fingerprint != before
    assert now.record_date == date(2025, 1, 1)


def test_blocking_is_told_and_explained(small: Engine) -> None:
    with session_of(small) as found:
        content = reports.content(found, "outstanding-by-instrument", as_of=THE_ADDRESS)
    told = {section.key: {row[8] for row in section.rows} for section in content.groups[0].sections}
    assert told == {"four": {False}, "all": {True}}
    words = {entry.word for entry in content.legend if entry.column == "blocking"}
    assert words == {"yes", "no", "cannot be computed"}  # the last one of what is to be confirmed


def test_a_fact_without_source_says_so(small: Engine) -> None:
    with session_of(small) as found:
        content = reports.content(found, "outstanding-by-instrument", as_of=THE_ADDRESS, instrument="four")
    notes = content.groups[0].columns[-1]
    assert {notes.printed(row[-1]) for row in content.groups[0].rows} == {"no source on record"}
    assert ("notes", "no source on record") in {(entry.column, entry.word) for entry in content.legend}


def test_expected_acts_and_planned_steps_prove_nothing(small: Engine) -> None:
    act = {"instrument": "four", "state": "TJ", "source": "s", "recorded_at": CLERK.at}
    with writing(small) as session:
        write(
            session,
            [
                change("act", "a", id="a", act="ratification", on="2022-01-01", expected=True, **act),
                change("step", "s", id="s", step="law-signed", on="2022-01-01", planned=True, **act),
                change("act", "x", id="x", act="signature", not_after="2021-12", **act),
                change("step", "y", id="y", step="committee", not_before="2021-10", **act),
                change("step", "z", id="z", step="other", outcome="remark", **act),
            ],
            replace(CLERK, at=datetime(2022, 2, 1, tzinfo=UTC)),
        )
        project(session)
    with session_of(small) as found:
        content = reports.content(found, "outstanding", as_of=date(2025, 1, 1), instrument="four")
    assert sorted(note.text for note in content.notes) == [
        "State TJ: considered in committee not earlier than 1 October 2021",
        "State TJ: other event on a day that is not known",
        "State TJ: signature not later than 31 December 2021",
    ]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_other_instruments_are_called_by_their_titles(session: Session, lang: str) -> None:
    content = reports.content(session, "outstanding-by-instrument", as_of=THE_ADDRESS, lang=lang)
    sections = {section.key: " ".join(section.lines) for group in content.groups for section in group.sections}
    assert {"en": "Prolongation Protocol 1999", "ru": "Протокол о продлении 1999"}[lang] in sections["cst-1992"]
    assert not [key for key in sections if key in " ".join(sections.values())]


@pytest.mark.parametrize(("lang", "said"), [("en", "not earlier than 26 Aug 2022"), ("ru", "не ранее 26.08.2022")])
def test_of_a_step_whose_day_nobody_knows_no_day_is_told(session: Session, lang: str, said: str) -> None:
    asked: dict[str, Any] = {
        "as_of": date(2026, 11, 20),
        "lang": lang,
        "state": "KZ",
        "instrument": "charter-prot4-2022",
    }
    content = reports.content(session, "outstanding-by-state", **asked)
    outstanding = content.groups[0]
    (row,) = outstanding.rows
    place = [column.key for column in outstanding.columns].index("stage_since")
    assert outstanding.columns[place].printed(row[place]) == said


@pytest.mark.parametrize(("day", "said_later"), [(THE_ADDRESS, False), (date(2023, 1, 1), True)])
def test_that_an_instrument_was_pending_is_proved_by_the_first_word_about_the_day(
    session: Session, day: date, said_later: bool
) -> None:
    content = reports.content(session, "outstanding-by-instrument", as_of=day, instrument="peace-prot-2021")
    notes = [note.text for note in content.notes]
    assert "The instrument as a whole: pending as at 5 December 2022 (according to: CSTO Secretary General)" in notes
    assert any("2 February 2023" in text for text in notes) is said_later
    (section,) = content.groups[0].sections
    assert any("2 February 2023" in line for line in section.lines) is said_later
