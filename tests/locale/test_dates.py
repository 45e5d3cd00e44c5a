"""Days, periods and durations, as people write them."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tracker.law.dates import EARLIEST, LATEST, UNDATED, Period, period_of
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.dates import days_in_words, duration, long_date, partial_date, period_in_words, short_date
from tracker.locale.ordinals import ordinal

DAY = date(2022, 12, 5)


def test_days() -> None:
    assert [long_date(DAY, lang) for lang in LANGUAGES] == ["5 December 2022", "5 декабря 2022 года"]
    assert [short_date(DAY, lang) for lang in LANGUAGES] == ["2022-12-05", "05.12.2022"]
    assert [long_date(date(1648, 10, 24), lang) for lang in LANGUAGES] == ["24 October 1648", "24 октября 1648 года"]


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("2022-12-05", "5 December 2022", "5 декабря 2022 года"),
        ("2009-10", "October 2009", "октябрь 2009 года"),
        ("2009", "2009", "2009 год"),
        ("", "", ""),
        ("some time in 2009", "some time in 2009", "some time in 2009"),
    ],
)
def test_partial_dates(text: str, english: str, russian: str) -> None:
    assert partial_date(text, "en") == english
    assert partial_date(text, "ru") == russian


def test_partial_dates_in_figures() -> None:
    assert partial_date("2009-10-05", "ru", short=True) == "05.10.2009"
    assert [partial_date("2009-10", lang, short=True) for lang in LANGUAGES] == ["2009-10", "10.2009"]


@pytest.mark.parametrize(
    ("period", "english", "russian"),
    [
        (period_of("2022-12-05"), "on 5 December 2022", "5 декабря 2022 года"),
        (period_of("2009-10"), "in October 2009", "в октябре 2009 года"),
        (period_of("2009-05"), "in May 2009", "в мае 2009 года"),
        (period_of("2009"), "in 2009", "в 2009 году"),
        (period_of("", not_after="2003-05-01"), "not later than 1 May 2003", "не позднее 1 мая 2003 года"),
        (period_of("", not_before="2003-05"), "not earlier than 1 May 2003", "не ранее 1 мая 2003 года"),
        (
            period_of("", "2022-04-13", "2022-04-16"),
            "between 13 April 2022 and 16 April 2022",
            "в период с 13 апреля 2022 года по 16 апреля 2022 года",
        ),
        (UNDATED, "", ""),
    ],
)
def test_periods(period: Period, english: str, russian: str) -> None:
    assert period_in_words(period, "en") == english
    assert period_in_words(period, "ru") == russian


@pytest.mark.parametrize(
    ("start", "end", "english", "russian"),
    [
        ("2021-09-16", "2022-12-05", "1 year 2 months", "1 год 2 месяца"),
        ("2021-09-16", "2022-09-17", "1 year", "1 год"),
        ("2022-09-16", "2022-12-05", "2 months 19 days", "2 месяца 19 дней"),
        ("2022-11-05", "2022-12-05", "1 month", "1 месяц"),
        ("2022-12-04", "2022-12-05", "1 day", "1 день"),
        ("2022-12-05", "2022-12-05", "0 days", "0 дней"),
        ("2022-12-06", "2022-12-05", "0 days", "0 дней"),
        ("1992-05-15", "2022-12-05", "30 years 6 months", "30 лет 6 месяцев"),
        ("2020-02-29", "2021-02-28", "1 year", "1 год"),
    ],
)
def test_durations(start: str, end: str, english: str, russian: str) -> None:
    span = date.fromisoformat(start), date.fromisoformat(end)
    assert duration(*span, "en") == english
    assert duration(*span, "ru") == russian


def test_numbers_of_days() -> None:
    assert [days_in_words(n, "en") for n in (1, 445)] == ["1 day", "445 days"]
    assert [days_in_words(n, "ru") for n in (1, 2, 445)] == ["1 день", "2 дня", "445 дней"]


@given(st.dates(EARLIEST, date(2500, 1, 1)), st.integers(0, 40_000))
def test_a_duration_never_says_more_than_has_passed(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    units = duration(start, end, "en").split()
    said = {unit.rstrip("s"): int(n) for n, unit in zip(units[::2], units[1::2], strict=True)}
    reached = start + relativedelta(years=said.get("year", 0), months=said.get("month", 0), days=said.get("day", 0))
    assert reached <= end
    assert len(said) <= 2


@given(st.dates(EARLIEST, LATEST))
def test_every_day_can_be_said(day: date) -> None:
    for lang in LANGUAGES:
        assert str(day.year) in long_date(day, lang)
        assert period_in_words(Period(day, day), lang).endswith(long_date(day, lang))


@pytest.mark.parametrize(
    ("n", "english", "russian", "genitive"),
    [
        (1, "first", "первый", "первого"),
        (3, "third", "третий", "третьего"),
        (4, "fourth", "четвёртый", "четвёртого"),
        (12, "twelfth", "двенадцатый", "двенадцатого"),
        (20, "twentieth", "двадцатый", "двадцатого"),
        (30, "thirtieth", "тридцатый", "тридцатого"),
        (35, "thirty-fifth", "тридцать пятый", "тридцать пятого"),
        (40, "fortieth", "сороковой", "сорокового"),
        (63, "sixty-third", "шестьдесят третий", "шестьдесят третьего"),
        (90, "ninetieth", "девяностый", "девяностого"),
        (101, "101st", "101-й", "101-го"),
        (112, "112th", "112-й", "112-го"),
        (180, "180th", "180-й", "180-го"),
        (122, "122nd", "122-й", "122-го"),
    ],
)
def test_ordinals(n: int, english: str, russian: str, genitive: str) -> None:
    assert (ordinal(n, "en"), ordinal(n, "en").genitive) == (english, english)
    assert (ordinal(n, "ru"), ordinal(n, "ru").genitive) == (russian, genitive)


def test_every_ordinal_in_words_is_another() -> None:
    for lang in LANGUAGES:
        assert len({ordinal(n, lang) for n in range(1, 300)}) == 299
