"""A draft is ready when all who are asked support it."""

from tracker.register.stances import ready


def test_ready_once_all_who_are_asked_support_it_as_it_stands() -> None:
    assert ready(["AM", "RU"], {"AM": "supports", "RU": "supports"}) is True
    assert ready(["AM", "RU"], {"AM": "supports", "RU": "supports-with-remarks"}) is False
    assert ready(["AM", "RU", "KZ"], {"AM": "supports", "RU": "supports"}) is False


def test_where_nobody_is_asked_nobody_knows() -> None:
    assert ready([], {"AM": "supports"}) is None
