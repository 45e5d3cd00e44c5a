"""The page of a state: what it owes and since when, how far it is, whom to ask, what it has done."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import html, title
from tracker.register.database import connect, writing
from tracker.register.ledger import Author, Change, blank, write
from tracker.register.projection import project

Visit = Callable[..., AppTest]
WHEN = datetime(2026, 1, 2, tzinfo=UTC)


def change(kind: str, key: str, **values: Any) -> Change:
    return Change(kind, key, blank(kind) | {"id": key} | values)


@pytest.fixture
def keep(register: Path) -> Callable[..., None]:
    """Put facts into the register of the test."""

    def kept(*changes: Change) -> None:
        engine = connect(f"sqlite:///{register}")
        with writing(engine) as session:
            write(session, changes, Author("clerk", WHEN))
            project(session)
        engine.dispose()

    return kept


def table(app: AppTest, caption: str) -> str:
    """A table by its caption; asserted to be there."""
    said = html(app)
    assert f"{caption}</caption>" in said, caption
    return said.split(f"{caption}</caption>")[1].split("</table>")[0]


def row(of: str, text: str) -> str:
    (found,) = [one for one in of.split("<tr")[1:] if text in one]
    return " ".join(re.sub(r"<[^>]+>", " ", f"<tr{found}").split())


def test_two_clicks_from_home_tell_what_tajikistan_owes_and_since_when(visit: Visit) -> None:
    every = visit("state", as_of="2026-11-24")
    assert title(every) == "States"
    owing = row(table(every, "What every state owes"), "Tajikistan")
    assert owing.startswith("Tajikistan 6 2021-09-16 – 2 ")
    assert 'href="state?state=TJ' in html(every)
    app = visit("state", state="TJ", as_of="2026-11-24")
    assert title(app) == "Tajikistan"
    said = table(app, "What the state owes")
    assert said.count("<tr") == 1 + 6
    assert row(said, "Peacekeeping Protocol 2021") == (
        "Peacekeeping Protocol 2021 2021-09-16 5 years 2 months ? nothing heard unknown record"
    )
    assert "record?instrument=peace-prot-2021&amp;state=TJ" in said


@pytest.mark.parametrize(("lang", "official"), [("en", "Republic of Tajikistan"), ("ru", "Республика Таджикистан")])
def test_who_the_state_is(visit: Visit, lang: str, official: str) -> None:
    said = html(visit("state", state="TJ", lang=lang, as_of="2026-11-24"))
    assert official in said
    assert ("member (since 15 May 1992)" in said) == (lang == "en")


def test_the_longest_wait_comes_first(visit: Visit) -> None:
    said = table(visit("state", state="TJ", as_of="2026-11-24"), "What the state owes")
    days = re.findall(r"\d{4}-\d\d-\d\d", re.sub(r"<[^>]+>", " ", said))
    assert len(days) == 6
    assert days == sorted(days)


def test_what_is_approved_at_home_stands_first_with_its_deposit_to_record(visit: Visit) -> None:
    app = visit("state", state="KZ", as_of="2023-10-01")
    headings = [one.value for one in app.header]
    assert headings[0] == "Approved at home, not deposited"
    said = table(app, "Approved at home, not deposited")
    assert said.count("<tr") == 1 + 2
    assert row(said, "Peacekeeping Protocol 2021").startswith("Peacekeeping Protocol 2021 2023-09-26 5 days")


def test_what_was_approved_first_stands_first(visit: Visit) -> None:
    said = table(visit("state", state="RU", as_of="2026-11-24"), "Approved at home, not deposited")
    days = re.findall(r"\d{4}-\d\d-\d\d", re.sub(r"<[^>]+>", " ", said))
    assert len(days) == 6
    assert days == sorted(days)


def test_the_last_step_the_days_since_and_what_comes_next(visit: Visit) -> None:
    said = table(visit("state", state="KZ", as_of="2026-06-30"), "Procedures under way")
    assert row(said, "Status of Formations Protocol 2024").startswith(
        "Status of Formations Protocol 2024 submitted to parliament 2026-01-14 167 days adopted by the lower chamber"
    )
    said = table(visit("state", state="KZ", as_of="2026-07-01"), "Procedures under way")
    assert "168 days adopted by parliament" in row(said, "Status of Formations Protocol 2024")
    assert "law signed" in row(said, "Logistics and Medical Support 2021")  # begun under the procedure of before
    tajikistan = table(visit("state", state="TJ", as_of="2026-11-24"), "Procedures under way")
    assert "no procedure on record tells" in row(tajikistan, "Military Transport Protocol 2024")


def test_a_step_without_a_day_is_not_told_as_one_of_today(visit: Visit) -> None:
    said = table(visit("state", state="KZ", as_of="2026-11-24"), "Procedures under way")
    assert "since a day that is not known" in row(said, "Fourth Charter Protocol 2022")


def test_the_usual_pace_has_the_cases_behind_it(visit: Visit) -> None:
    said = table(visit("state", state="RU", as_of="2026-11-24"), "Usual pace by stage, in days")
    (chambers,) = [one for one in said.split("<tr") if "by the lower chamber<" in one and "by the upper chamber" in one]
    figures = re.findall(r"(\d+) days \((\d+) cases, from (\d+) to (\d+)\)", chambers)
    assert len(figures) == 1
    usual, cases, least, most = map(int, figures[0])
    assert cases >= 3
    assert least <= usual <= most
    early = table(visit("state", state="RU", as_of="2003-05-13"), "Usual pace by stage, in days")
    assert "cases," not in early
    none = html(visit("state", state="AM", as_of="2026-11-24"))
    assert "Usual pace by stage, in days" not in none
    assert "No case of this state that had come to an end by this day is known." in none


def test_with_nobody_to_ask_the_page_says_where_to_add_one(visit: Visit) -> None:
    said = html(visit("state", state="TJ"))
    assert "Nobody is recorded to be asked" in said
    assert 'href="register?table=contacts&amp;state=TJ' in said
    assert 'href="register?table=inquiries&amp;state=TJ' in said


def test_whom_to_ask_what_was_promised_and_what_is_overdue(visit: Visit, keep: Callable[..., None]) -> None:
    keep(
        change("contact", "c", state="TJ", name="Treaty department", role="Ministry", source="Note"),
        change("contact", "old", state="TJ", name="Its predecessor", until="2020-01-01", source="Note"),
        change("contact", "other", state="KZ", name="Another state's", source="Note"),
        change("inquiry", "q", state="TJ", instrument="peace-prot-2021", contact="c", asked_on="2026-09-01",
               asked="When?", answered_on="2026-09-20", answer="Soon", promised="A vote", promised_for="2026-11-01"),
        change("inquiry", "late", state="TJ", contact="c", asked_on="2026-11-20", asked="And now?"),
        change("inquiry", "ahead", state="TJ", asked_on="2026-12-20", asked="Not asked yet"),
    )  # fmt: skip
    app = visit("state", state="TJ", as_of="2026-11-24")
    contacts = table(app, "Whom to ask")
    assert row(contacts, "Treaty department") == "Treaty department Ministry – 2026-11-20 2026-09-20 Note"
    assert "predecessor" not in contacts
    assert "Another state" not in contacts
    asked = table(app, "Questions and promises")
    assert "A vote 2026-11-01 overdue" in row(asked, "When?")
    assert "no answer" in row(asked, "And now?")
    assert "Not asked yet" not in asked
    assert "overdue" not in table(visit("state", state="TJ", as_of="2026-11-01"), "Questions and promises")
    assert "2026-11-20" in row(table(app, "Procedures under way"), "Military Transport Protocol 2024")


def test_planned_hearings_and_expected_acts(visit: Visit, keep: Callable[..., None]) -> None:
    assert "Nothing is planned or expected" in "".join(one.value for one in visit("state", state="KZ").caption)
    about = {"instrument": "status-prot-2024", "state": "KZ", "recorded_at": WHEN, "recorded_by": "clerk"}
    keep(
        change("step", "s", step="adopted-unicameral", on="2026-12-10", planned=True, source="Agenda", **about),
        change("act", "a", act="ratification", on="2026-11-10", expected=True, source="Letter", **about),
    )
    said = table(visit("state", state="KZ", as_of="2026-11-24"), "Planned hearings and expected acts")
    assert "2026-12-10 in 16 days" in row(said, "planned step")
    assert "2026-11-10 overdue: 14 days" in row(said, "expected act")
    assert "record?entry=s" in said
    assert "record?instrument=status-prot-2024&amp;state=KZ&amp;act=ratification" in said
    assert "record?instrument=status-prot-2024&amp;state=KZ&amp;step=adopted-unicameral" in said


def test_what_is_completed_with_its_day_in_force(visit: Visit) -> None:
    said = table(visit("state", state="TJ", as_of="2026-11-24"), "Completed")
    assert "party 2021-01-21" in row(said, "Third Charter Protocol 2018")


def test_what_is_to_be_confirmed_stands_apart(visit: Visit) -> None:
    app = visit("state", state="TJ", as_of="2026-11-24")
    assert "Collective Security Treaty 1992" not in table(app, "What the state owes")
    said = table(app, "To be confirmed")
    assert "Collective Security Treaty 1992" in said
    assert "register?table=confirmations&amp;instrument=cst-1992&amp;state=TJ" in said


def test_a_state_nobody_knows_is_told(visit: Visit) -> None:
    app = visit("state", state="Atlantis")
    assert "Atlantis" in app.error[0].value


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("day", ["1990-01-01", "2009-06-14", "2022-12-05"])
@pytest.mark.parametrize("state", ["", "UZ", "KG"])
def test_a_state_on_any_day_in_both_languages(visit: Visit, state: str, day: str, lang: str) -> None:
    app = visit("state", state=state, as_of=day, lang=lang)
    assert title(app)
    assert not app.error


def test_what_the_register_did_not_know_yet_is_not_owed(visit: Visit) -> None:
    app = visit("state", as_of="2022-12-05", known_on="2025-12-31")
    assert "owes" not in html(app)
    assert "5 December 2022" in app.info[0].value


@pytest.mark.parametrize(("lang", "said"), [("en", "States"), ("ru", "Государства")])
def test_a_state_that_is_not_known_is_told_under_a_title(visit: Visit, lang: str, said: str) -> None:
    app = visit("state", state="ZZ", lang=lang)
    assert title(app) == said
    assert len(app.error) == 1
    assert "ZZ" in str(app.error[0].value)
