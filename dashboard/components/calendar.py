"""The deadline calendar: a month as a grid of weeks; where a screen is narrow, its days one beneath the other."""

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from babel.dates import format_date, get_day_names

from dashboard.data.deadlines import Due
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import EARLIEST, LATEST, Moment
from tracker.law.deadlines import Phase

_LOOK = {Phase.OVERDUE: "tt-bad", Phase.PASSED: "tt-good", Phase.SOON: "tt-near", Phase.LATER: "tt-way"}
_SHOWN = 4  # of one day; the list beneath has all


def asked_month(moment: Moment) -> tuple[int, int]:
    """The year and month that the address asks for (`month=2026-11`), else those of the day asked about."""
    year, _, month = st.query_params.get("month", "").partition("-")
    if not (year.isdecimal() and month.isdecimal()):
        return moment.as_of.year, moment.as_of.month
    known = EARLIEST.year <= int(year) <= LATEST.year and 1 <= int(month) <= 12
    return (int(year), int(month)) if known else (moment.as_of.year, moment.as_of.month)


def month_name(year: int, month: int, lang: str) -> str:
    """A month with its year: November 2026, ноябрь 2026 года."""
    pattern = "LLLL y 'года'" if lang == "ru" else "LLLL y"
    return str(format_date(date(year, month, 1), pattern, locale=lang))


def steps(year: int, month: int, choices: Mapping[str, str], moment: Moment) -> Html:
    """The ways to the month before, the month of the day, and the month after."""
    t = moment.t
    before, after = (year - (month == 1), (month - 2) % 12 + 1), (year + (month == 12), month % 12 + 1)
    here = (moment.as_of.year, moment.as_of.month)
    links = [
        _to(f"← {month_name(*before, moment.lang)}", before, choices, moment),
        *(
            []
            if here in (before, (year, month), after)
            else [_to(month_name(*here, moment.lang), here, choices, moment)]
        ),
        _to(f"{month_name(*after, moment.lang)} →", after, choices, moment),
    ]
    return tag("nav", joined(links), class_="tt-turning", aria_label=t("Months"))


def _to(label: str, month: tuple[int, int], choices: Mapping[str, str], moment: Moment) -> Html:
    return page_link(label, moment.address("inbox", **choices, month=f"{month[0]:04}-{month[1]:02}"))


def grid(year: int, month: int, days: Mapping[date, Sequence[Due]], moment: Moment) -> Html:
    """The month: a table of weeks, the day's deadlines in its cell."""
    lang, months = moment.lang, calendar.Calendar(firstweekday=0).monthdatescalendar(year, month)
    wide, short = (get_day_names(width, locale=lang) for width in ("wide", "abbreviated"))
    heads = (tag("th", short[n], scope="col", abbr=wide[n], role="columnheader") for n in range(7))
    weeks = (tag("tr", *(_day(day, month, days.get(day, ()), moment) for day in week), role="row") for week in months)
    drawn = tag(
        "table",
        tag("caption", moment.t("Deadlines of {month}", month=month_name(year, month, lang)), class_="tt-sr"),
        tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
        tag("tbody", *weeks, role="rowgroup"),
        class_="tt-month",
        role="table",
    )
    nothing = tag("p", moment.t("No deadline falls in this month."), class_="tt-small tt-mute")
    return drawn if days else joined([drawn, nothing])


def _day(day: date, month: int, due: Sequence[Due], moment: Moment) -> Html:
    if day.month != month:
        return tag("td", class_="tt-out", role="cell")
    said = str(format_date(day, "d MMMM, EEEE" if moment.lang == "ru" else "EEEE d MMMM", locale=moment.lang))
    today = day == moment.as_of
    number = tag("span", str(day.day), class_="tt-no", aria_hidden="true")
    spoken = tag("span", said, class_="tt-said")
    mark = tag("span", moment.t("day asked about"), class_="tt-sr") if today else None
    more = moment.t.n("{n} more", "{n} more", n=len(due) - _SHOWN) if len(due) > _SHOWN else None
    items = [tag("li", _entry(one, moment), class_=_LOOK[one.phase]) for one in due[:_SHOWN]]
    listed = tag("ul", *items, tag("li", more) if more else None) if due else None
    classes = [name for name, holds in (("tt-day", True), ("tt-here", today), ("tt-free", not due)) if holds]
    return tag("td", number, spoken, mark, listed, class_=" ".join(classes), role="cell")


def _entry(one: Due, moment: Moment) -> Html:
    about = ", ".join(part for part in (one.title, one.name) if part)
    told = f"{one.label}: {about}" if about else one.label
    if one.instrument:
        return page_link(
            told, moment.address("instrument", instrument=one.instrument, state=one.state), title=one.words
        )
    if one.state:
        return page_link(told, moment.address("state", state=one.state), title=one.words)
    return tag("span", one.words, title=told)
