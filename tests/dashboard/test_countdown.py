"""The instrument page of a clause that can be computed: what is missing, who is blocking, and the day it happens."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import html, title
from tracker.exchange.bundle import import_bundle
from tracker.register import recording
from tracker.register.database import connect, writing
from tracker.register.ledger import Author

Visit = Callable[..., AppTest]
CLERK = Author("clerk", datetime(2024, 5, 1, tzinfo=UTC))
INSTRUMENT = """\
- key: accord
  title: {{en: Accord, ru: Соглашение}}
  short_title: {{en: Accord, ru: Соглашение}}
  kind: agreement
  organisation: csto
  adopted_on: 2024-01-10
  concerns: members
  entry_into_force:
    {{when: {{consents: {consents}}}, then: {{days: 0}}, later: {{days: 0}}, article: Art 9, basis: quoted}}
  source: Text of the Accord
"""


@pytest.fixture
def accord(register: Path, tmp_path: Path) -> Callable[[str, str], None]:
    """Add an instrument with a clause of so many consents, and the notifications of some states on successive days."""

    def add(consents: str, notified: str) -> None:
        bundle = tmp_path / "bundle"
        bundle.mkdir()
        (bundle / "instruments.yaml").write_text(INSTRUMENT.format(consents=consents), "utf-8")
        engine = connect(f"sqlite:///{register}")
        import_bundle(engine, bundle, CLERK)
        for number, state in enumerate(notified.split(), 1):
            day = f"2024-03-{number:02}"
            given = recording.GivenAct(
                "accord", state, "notification-of-completed-procedures", received_on=day, source="Note"
            )
            with writing(engine) as session:
                recording.record_act(session, given, CLERK, date(2024, 5, 1))
        engine.dispose()

    return add


def page(visit: Visit, lang: str = "en") -> str:
    app = visit("instrument", lang=lang, instrument="accord", as_of="2024-04-01")
    assert title(app) == ("Соглашение" if lang == "ru" else "Accord")
    said = html(app) + "\n".join(str(one.value) for one in app.markdown)
    return said.replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_of_four_notifications_three_are_counted_and_nobody_is_blocking(
    visit: Visit, accord: Callable[[str, str], None]
) -> None:
    accord("4", "RU KZ BY")
    said = page(visit)
    assert "3 of 4" in said
    assert "any of" in said
    assert all(state in said for state in ("Armenia", "Kyrgyzstan", "Tajikistan"))
    assert "state is blocking: others can complete the number" in said


def test_the_fourth_gives_the_date_and_those_that_follow_have_their_own(
    visit: Visit, accord: Callable[[str, str], None]
) -> None:
    accord("4", "RU KZ BY KG TJ")
    said = page(visit)
    assert "4 March 2024" in said
    assert "5 March 2024" in said or "2024-03-05" in said


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_where_all_members_are_needed_every_missing_one_is_named_as_blocking(
    visit: Visit, accord: Callable[[str, str], None], lang: str
) -> None:
    accord("all", "RU KZ BY KG")
    said = page(visit, lang)
    assert all(state in said for state in (("Армени", "Таджикистан") if lang == "ru" else ("Armenia", "Tajikistan")))
    assert "4 of 6" in said or "4 из 6" in said


DECIDED = """\
- key: accord
  title: {en: Accord, ru: Соглашение}
  short_title: {en: Accord, ru: Соглашение}
  kind: agreement
  organisation: csto
  adopted_on: 2024-01-10
  concerns: members
  entry_into_force: {when: {decision: csto}, then: {days: 0}, later: {days: 0}, article: Art 9, basis: quoted}
  source: Text of the Accord
"""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_where_an_organ_has_to_decide_that_is_told_and_nothing_is_counted(
    visit: Visit, register: Path, tmp_path: Path, lang: str
) -> None:
    (tmp_path / "instruments.yaml").write_text(DECIDED, "utf-8")
    engine = connect(f"sqlite:///{register}")
    import_bundle(engine, tmp_path, CLERK)
    engine.dispose()
    said = page(visit, lang)
    lacking = said.split('class="tt-count"')[1].split("</p>")[0]
    assert (
        "has decided on the entry into force." if lang == "en" else "принято решение о вступлении в силу."
    ) in lacking
    assert "0" not in lacking
