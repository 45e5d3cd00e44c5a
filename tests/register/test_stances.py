"""The stance that counts is the last one on the day, and a draft is ready when all who are asked support it."""

from types import SimpleNamespace

from tracker.register.stances import latest, ready


def stance(state: str, on: str, word: str) -> SimpleNamespace:
    return SimpleNamespace(id=f"{state}/{on}", instrument="draft", state=state, on=on, stance=word)


STANCES = [
    stance("AM", "2026-03-01", "under-study"),
    stance("AM", "2026-05-01", "supports"),
    stance("RU", "2026-04-01", "supports"),
]


def test_the_last_stance_on_the_day_counts() -> None:
    assert latest(STANCES, "2026-04-30")["draft", "AM"].stance == "under-study"
    assert latest(STANCES, "2026-05-01")["draft", "AM"].stance == "supports"
    assert set(latest(STANCES, "2026-03-31")) == {("draft", "AM")}


def test_ready_once_all_who_are_asked_support_it_as_it_stands() -> None:
    assert ready(["AM", "RU"], {"AM": "supports", "RU": "supports"}) is True
    assert ready(["AM", "RU"], {"AM": "supports", "RU": "supports-with-remarks"}) is False
    assert ready(["AM", "RU", "KZ"], {"AM": "supports", "RU": "supports"}) is False


def test_where_nobody_is_asked_nobody_knows() -> None:
    assert ready([], {"AM": "supports"}) is None
