"""Deadlines and the usual pace in words, in both languages."""

from datetime import date

import pytest

from tracker.law.deadlines import Deadline, DeadlineKind
from tracker.law.pace import Case, Mark, Outlook, Pace
from tracker.law.vocabulary import Step
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.wording.deadlines import deadline_in_words, deadline_kind
from tracker.locale.wording.pace import milestone_in_words, outlook_in_words, pace_in_words

Kind = DeadlineKind
DAY = date(2026, 11, 24)
NAMES = {"csto": "CSTO", "parent": "The Treaty"}
SESSION = {"organisation": "csto", "en": "Session", "ru": "", "place": "Moscow"}
CASES = [
    (Kind.NOTICE_ENDS, {"notified": "2026-01-15"}, "The withdrawal notified on 15 January 2026 takes effect",
     "о котором уведомлено 15 января 2026 года"),
    (Kind.OBJECTIONS_END, {"made": "2026-01-15", "regards": ""}, "the reservation of 15 January 2026: twelve months",
     "оговорки от 15 января 2026 года: двенадцать месяцев"),
    (Kind.EXPECTED_ACT, {"act": "ratification"}, "Expected: ratification.", "Ожидается: ратификация."),
    (Kind.PLANNED_STEP, {"step": "committee"}, "Planned: considered in committee.", "Запланировано: "),
    (Kind.STANDS_STILL, {"since": "2025-11-24", "step": "adopted-lower"},
     "Adopted by the lower chamber, 24 November 2025; no further step on record for 1 year.",
     "не зарегистрированы уже 1 год."),
    (Kind.NOT_DEPOSITED, {"since": "2026-09-24", "step": "", "usual": "21", "cases": "5"},
     "no deposit or notification on record for 2 months. It usually takes 21 days (5 cases).",
     "не зарегистрированы уже 2 месяца. Обычно это занимает 21 день (5 случаев)."),
    (Kind.PROMISE, {"promised": "A vote."}, "Promised: A vote.", "Обещано: A vote."),
    (Kind.PROMISE, {"promised": ""}, "Promised: –", "Обещано: –"),
    (Kind.UNANSWERED, {"since": "2026-10-24", "what": "When?"},
     "Asked on 24 October 2026, without an answer for 1 month: When?", "без ответа уже 1 месяц: When?"),
    (Kind.TERM_ENDS, {"why": "with-another", "by": "parent"}, "It ends together with: The Treaty.", "The Treaty."),
    (Kind.TERM_ENDS, {"why": "term", "by": ""}, "Its term runs out.", "Истекает срок действия."),
    (Kind.CLAUSE_DAY, {"what": "fixed"}, "if its conditions are met by then", "если к нему будут выполнены условия"),
    (Kind.COUNCIL_SESSION, SESSION, "Session, CSTO, Moscow", "Session, CSTO, Москва"),
    (Kind.ENTRY_INTO_FORCE, {}, "Entry into force of the instrument.", "Вступление документа в силу."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "details", "english", "russian"), CASES)
def test_what_a_day_is_for(kind: Kind, details: dict[str, str], english: str, russian: str) -> None:
    one = Deadline(kind, DAY, details=details)
    assert english in deadline_in_words(one, DAY, "en", NAMES)
    assert russian in deadline_in_words(one, DAY, "ru", NAMES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_a_word_of_its_own(lang: str) -> None:
    said = [deadline_kind(kind, lang) for kind in Kind]
    assert len(set(said)) == len(said)
    if lang == "ru":
        assert not any("a" <= letter <= "z" for word in said for letter in word)


def of_days(*days: int, exact: bool = True) -> Pace:
    return Pace(Mark.BEGINNING, Mark.CONSENT, tuple(Case(str(n), day, exact) for n, day in enumerate(days)))


@pytest.mark.parametrize(
    ("pace", "english", "russian"),
    [
        (of_days(), "no case known", "случаи неизвестны"),
        (of_days(21), "21 days (1 case)", "21 день (1 случай)"),
        (of_days(10, 21, 40), "21 days (3 cases, from 10 to 40)", "21 день (3 случая, от 10 до 40)"),
        (of_days(10, 21, 40, exact=False), "≈ 21 days (3 cases, from 10 to 40)",
         "≈ 21 день (3 случая, от 10 до 40)"),
    ],
)  # fmt: skip
def test_the_usual_pace_is_told_with_its_cases(pace: Pace, english: str, russian: str) -> None:
    assert pace_in_words(pace, "en") == english
    assert pace_in_words(pace, "ru") == russian


@pytest.mark.parametrize(
    ("days", "elapsed", "english"),
    [
        ((10, 21, 40), 5, "usually remain: 16 days"),
        ((10, 21, 40), 30, "longer than usual"),
        ((10, 21, 40), 50, "longer than in any case known"),
        ((10, 21), 5, "too few cases to tell what remains"),
    ],
)
def test_what_usually_remains(days: tuple[int, ...], elapsed: int, english: str) -> None:
    assert outlook_in_words(Outlook(of_days(*days), elapsed), "en") == english
    assert not set("abcdefghij") & set(outlook_in_words(Outlook(of_days(*days), elapsed), "ru"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_milestone_has_a_word_of_its_own(lang: str) -> None:
    said = [milestone_in_words(milestone, lang) for milestone in (*Mark, *Step)]
    assert len(set(said)) == len(said)
