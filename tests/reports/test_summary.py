"""The note on the progress of ratification: its sentences, its figures, and that both are those of the register."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change, instrument
from tests.reports.conftest import CLERK, THE_ADDRESS
from tracker import reports
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION
from tracker.register import reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import Author, write
from tracker.register.projection import project
from tracker.reports import summary_prose as prose
from tracker.reports.model import Content, Group
from tracker.reports.reached import Reached

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])
TEXTS = Path(__file__).with_name("texts")
DAYS = [date(year, month, 5) for year in range(1992, 2027, 2) for month in (3, 11)]
PARTS = {"approved", "under-way", "not-required", "no-step", "unknown"}


def group(content: Content, key: str) -> Group:
    return next(group for group in content.groups if group.key == key)


def sentences(content: Content) -> str:
    """All the prose, each part under its heading."""
    lines = [content.title]
    for part in content.groups:
        if part.paragraphs:
            lines += ["", part.heading]
        lines += [f"- {one.text}" if one.style == "item" else one.text for one in part.paragraphs]
    return "\n".join(lines) + "\n"


def rows(content: Content, key: str) -> list[dict[str, object]]:
    """The rows of a table by the keys of its columns; none where there is no such table."""
    found = [one for one in content.groups if one.key == key]
    return [dict(zip([c.key for c in one.columns], row, strict=True)) for one in found for row in one.rows]


@LANGUAGES
def test_the_note_of_the_day_of_the_address_reads_so(session: Session, lang: str) -> None:
    content = reports.content(session, "summary", as_of=THE_ADDRESS, lang=lang)
    assert sentences(content) == (TEXTS / f"summary.{lang}.txt").read_text("utf-8")


@LANGUAGES
def test_it_names_the_four_instruments_in_full(session: Session, lang: str) -> None:
    lead = group(reports.content(session, "summary", as_of=THE_ADDRESS, lang=lang), "awaiting").paragraphs[0].text
    for key in ("peace-prot-2021", "logmed-2021", "juris-2021", "charter-prot4-2022"):
        row = reading.status(session, key, THE_ADDRESS).row
        assert getattr(row, f"title_{lang}") in lead


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_its_figures_are_those_of_the_register(session: Session, day: date) -> None:
    content = reports.content(session, "summary", as_of=day)
    answer = reading.outstanding(session, day)
    lines = [line for line in reading.instruments(session, day) if line.kind not in KINDS_WITHOUT_RATIFICATION]
    states = Counter(line.state for line in lines if line.state not in (None, "draft"))
    counts = {count.key: count.number for count in content.counts}
    assert counts["adopted"] == states.total()
    assert {key: counts[key] for key in states} == states
    assert counts["outstanding"] == len(answer.outstanding)
    assert counts["to_be_confirmed"] == len(answer.to_be_confirmed)
    assert sum(counts.get(part, 0) for part in PARTS) == len(answer.outstanding)
    assert counts["awaiting"] == len({line.instrument for line in answer.outstanding})
    assert counts["states"] == len({line.state for line in answer.outstanding})


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_its_tables_say_what_the_register_says_and_add_up(session: Session, day: date) -> None:
    content, answer = reports.content(session, "summary", as_of=day), reading.outstanding(session, day)
    counts = {count.key: count.number for count in content.counts}
    for key, of in (("by_instrument", "instrument"), ("by_state", "state")):
        table = rows(content, key)
        *each, total = table or [{of: ""}]
        owed = Counter(getattr(line, of) for line in answer.outstanding)
        assert {row[of]: row["outstanding"] for row in each if row["outstanding"]} == owed
        for column in {"outstanding", *PARTS} & total.keys():
            assert total[column] == sum(int(str(row[column])) for row in each) == counts[column]
    unconfirmed = Counter(line.instrument for line in answer.to_be_confirmed)
    *each, total = rows(content, "to_be_confirmed") or [{"to_be_confirmed": 0}]
    assert {row["instrument"]: row["to_be_confirmed"] for row in each} == unconfirmed
    assert total["to_be_confirmed"] == unconfirmed.total()


@pytest.mark.parametrize("day", [THE_ADDRESS, date(2026, 2, 1)], ids=str)
@LANGUAGES
def test_the_numbers_of_the_sentences_are_those_of_the_counts(session: Session, day: date, lang: str) -> None:
    content = reports.content(session, "summary", as_of=day, lang=lang)
    counts = {count.key: count.number for count in content.counts}
    instruments, outstanding, unconfirmed, _ = (one.text for one in group(content, "general").paragraphs)
    told = [int(number) for number in re.findall(r"(?<![\d.,])\d+(?![\d.,]|\u00a0)", instruments)]
    for key in ("adopted", "in-force", "pending", "not-computable"):
        assert counts[key] in told
    told = list(map(int, re.findall(r"\d+", outstanding)))
    assert told[:3] == [counts["outstanding"], counts["awaiting"], counts["states"]]
    assert told[3:] == [counts[part] for part in Reached if counts.get(part)]
    assert int(re.findall(r"\d+", unconfirmed)[0]) == counts["to_be_confirmed"]


def test_every_source_of_a_state_is_told_once_by_its_number(session: Session) -> None:
    content = reports.content(session, "summary", as_of=THE_ADDRESS)
    used = [number for part in content.groups for one in part.paragraphs for number in one.notes]
    assert sorted(set(used)) == [note.number for note in content.notes]
    assert used == sorted(used)


@LANGUAGES
def test_a_selection_is_kept_to(session: Session, lang: str) -> None:
    content = reports.content(session, "summary", as_of=THE_ADDRESS, lang=lang, state="RU", instrument="juris-2021")
    counts = {count.key: count.number for count in content.counts}
    assert (counts["adopted"], counts["outstanding"], counts["approved"]) == (1, 1, 1)
    assert [row["state"] for row in rows(content, "by_state")] == ["RU", ""]


def test_with_a_state_chosen_the_instruments_are_those_that_concern_it(session: Session) -> None:
    def adopted(state: str) -> int:
        content = reports.content(session, "summary", as_of=THE_ADDRESS, state=state)
        return next(count.number for count in content.counts if count.key == "adopted")

    assert 0 < adopted("GE") < adopted("RU")


@LANGUAGES
def test_what_has_no_instrument_gives_a_note_that_says_so(session: Session, lang: str) -> None:
    content = reports.content(session, "summary", as_of=date(1990, 1, 1), lang=lang)
    assert content.is_empty
    assert content.empty
    assert {count.number for count in content.counts} == {0}
    assert reports.render(session, "summary", as_of=date(1990, 1, 1), lang=lang, format="json")


@LANGUAGES
def test_where_nothing_is_outstanding_it_says_so(session: Session, lang: str) -> None:
    content = reports.content(session, "summary", as_of=THE_ADDRESS, lang=lang, instrument="charter-prot3-2018")
    told = {"en": "No ratification is outstanding.", "ru": "Незавершённых ратификаций нет."}
    assert group(content, "general").paragraphs[1].text == told[lang]
    assert [part.key for part in content.groups] == ["general"]


def test_consents_and_what_is_missing_are_told(small: Engine) -> None:
    word = "notification-of-completed-procedures"
    values = {"instrument": "four", "act": word, "received_on": "2022-03-01"}
    acts = [
        change("act", state, id=state, state=state, recorded_at=CLERK.at, recorded_by="clerk", **values)
        for state in ("AM", "KZ")
    ]
    with writing(small) as session:
        write(session, acts, CLERK)
        project(session)
    with session_of(small) as found:
        content = reports.content(found, "summary", as_of=THE_ADDRESS, instrument="four")
        russian = reports.content(found, "summary", as_of=THE_ADDRESS, instrument="four", lang="ru")
    told = sentences(content)
    assert "Ratified or otherwise consented (2): State AM (notification" in told
    assert "2 of 4 consents are on record. 2 more are needed, from any of: State BY," in told
    assert "Зарегистрировано 2 из 4 необходимых согласий. Требуется ещё 2" in sentences(russian)
    assert "rule on entry into force;" not in told


def test_it_is_unchanged_by_what_was_recorded_later(small: Engine) -> None:
    known = {"known_at": datetime(2024, 3, 15, 23, tzinfo=UTC), "known_on": date(2024, 3, 15)}

    def fingerprint() -> str:
        with session_of(small) as found:
            return reports.content(found, "summary", as_of=THE_ADDRESS, **known).fingerprint  # type: ignore[arg-type]

    before = fingerprint()
    with writing(small) as session:
        write(session, [instrument("later")], Author("clerk", datetime(2025, 1, 1, tzinfo=UTC)))
        project(session)
    assert fingerprint() == before


NUMBERS = (1, 2, 5, 21)


@pytest.mark.parametrize(
    ("part", "lang", "beginnings"),
    [
        (Reached.APPROVED, "en", ("in 1 case", "in 2 cases", "in 5 cases", "in 21 cases")),
        (Reached.APPROVED, "ru", ("в 1 случае", "в 2 случаях", "в 5 случаях", "в 21 случае")),
        (Reached.UNDER_WAY, "ru", ("в 1 случае", "в 2 случаях", "в 5 случаях", "в 21 случае")),
        (Reached.NOT_REQUIRED, "ru", ("в 1 случае", "в 2 случаях", "в 5 случаях", "в 21 случае")),
        (Reached.NO_STEP, "ru", ("в 1 случае", "в 2 случаях", "в 5 случаях", "в 21 случае")),
        (Reached.UNKNOWN, "ru", ("в 1 случае", "в 2 случаях", "в 5 случаях", "в 21 случае")),
    ],
)
def test_cases_agree_with_their_number(part: Reached, lang: str, beginnings: tuple[str, ...]) -> None:
    told = [prose.in_cases(part, n, lang) for n in NUMBERS]
    assert [text.startswith(f"{begins} ") for text, begins in zip(told, beginnings, strict=True)] == [True] * 4


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            "en",
            (
                "1 ratification of 1 instrument is outstanding; consent is awaited from 1 state.",
                "2 ratifications of 2 instruments are outstanding; consent is awaited from 2 states.",
                "5 ratifications of 5 instruments are outstanding; consent is awaited from 5 states.",
                "21 ratifications of 21 instruments are outstanding; consent is awaited from 21 states.",
            ),
        ),
        (
            "ru",
            (
                "Не завершена 1 ратификация по 1 документу; согласие ожидается от 1 государства.",
                "Не завершены 2 ратификации по 2 документам; согласие ожидается от 2 государств.",
                "Не завершено 5 ратификаций по 5 документам; согласие ожидается от 5 государств.",
                "Не завершена 21 ратификация по 21 документу; согласие ожидается от 21 государства.",
            ),
        ),
    ],
)
def test_ratifications_instruments_and_states_agree_with_their_numbers(lang: str, texts: tuple[str, ...]) -> None:
    assert tuple(prose.how_much(n, n, n, lang) for n in NUMBERS) == texts


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("en", ("1 is in force (4 %)", "2 are in force (8 %)", "5 are in force (20 %)", "21 are in force (84 %)")),
        (
            "ru",
            (
                "действует 1 документ (4 %)",
                "действуют 2 документа (8 %)",
                "действуют 5 документов (20 %)",
                "действует 21 документ (84 %)",
            ),
        ),
    ],
)
def test_instruments_in_force_agree_with_their_number(lang: str, texts: tuple[str, ...]) -> None:
    assert tuple(prose.in_force(n, 25, lang).replace("\u00a0", " ") for n in NUMBERS) == texts


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("en", ("none has ended", "1 has ended", "2 have ended", "5 have ended", "21 have ended")),
        (
            "ru",
            (
                "прекративших действие нет",
                "прекратил действие 1 документ",
                "прекратили действие 2 документа",
                "прекратили действие 5 документов",
                "прекратил действие 21 документ",
            ),
        ),
    ],
)
def test_instruments_that_have_ended_agree_with_their_number(lang: str, texts: tuple[str, ...]) -> None:
    assert tuple(prose.ended(n, lang) for n in (0, *NUMBERS)) == texts


def test_what_is_to_be_confirmed_agrees_with_its_number() -> None:
    told = [prose.to_be_confirmed(n, n, n, "ru").split(":")[0] for n in NUMBERS]
    assert told == [
        "Кроме того, в 1 случае подлежит подтверждению, выражено ли согласие (1 государство, 1 документ)",
        "Кроме того, в 2 случаях подлежит подтверждению, выражено ли согласие (2 государства, 2 документа)",
        "Кроме того, в 5 случаях подлежит подтверждению, выражено ли согласие (5 государств, 5 документов)",
        "Кроме того, в 21 случае подлежит подтверждению, выражено ли согласие (21 государство, 21 документ)",
    ]


def test_a_share_is_told_to_a_tenth_of_a_per_cent() -> None:
    assert prose.in_force(20, 34, "en") == "20 are in force (58.8\u00a0%)"
    assert prose.in_force(20, 34, "ru") == "действуют 20 документов (58,8\u00a0%)"
    assert prose.in_force(0, 34, "ru") == "ни один не действует"


def test_titles_are_listed_as_the_language_does() -> None:
    assert prose.titles_listed(["A"], "en") == "A"
    assert prose.titles_listed(["A", "B", "C"], "en") == "A; B; and C"
    assert prose.titles_listed(["А", "Б", "В"], "ru") == "А; Б; В"
