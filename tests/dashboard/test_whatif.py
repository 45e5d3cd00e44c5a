"""The what-if page: answer first, marked as what it is, in an address that can be shared, and never written."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.supposition import Supposition, not_understood, supposition
from tests.dashboard.pages import html, title
from tracker.exchange.bundle import import_bundle
from tracker.register import reading, recording
from tracker.register.database import connect, writing
from tracker.register.database import reading as reading_session
from tracker.register.ledger import Author

Visit = Callable[..., AppTest]
CLERK = Author("clerk", datetime(2026, 1, 10, tzinfo=UTC))
PROTOCOL = "charter-prot4-2022"
ASKED = {"instrument": PROTOCOL, "on": "2026-12-01", "as_of": "2026-11-20"}
SIX = ("AM", "BY", "KG", "KZ", "RU", "TJ")
FAMILY = """\
- key: accord
  title: {en: Accord, ru: Соглашение}
  kind: agreement
  organisation: csto
  adopted_on: 2024-01-10
  concerns: members
  entry_into_force: {when: {consents: 4}, then: {days: 0}, later: {days: 30}, article: Art 9, basis: quoted}
  lasts: {years: 5}
  source: Text of the Accord
- key: annex
  title: {en: Annex, ru: Приложение}
  kind: protocol
  organisation: csto
  adopted_on: 2024-01-10
  concerns: members
  relation: {supplements: accord}
  entry_into_force: {when: {in_force: accord}, then: {days: 10}, later: {days: 0}, basis: quoted}
  source: Text of the Annex
- key: extra
  title: {en: Extra, ru: Дополнение}
  kind: protocol
  organisation: csto
  adopted_on: 2024-01-10
  concerns: members
  relation: {supplements: accord}
  source: Text of the Extra
- key: decision
  title: {en: Decision, ru: Решение}
  kind: decision
  organisation: csto
  adopted_on: 2024-01-10
  source: Text of the Decision
- key: open
  title: {en: Open treaty, ru: Открытый договор}
  kind: treaty
  adopted_on: 2024-01-10
  concerns: any
  entry_into_force: {when: {consents: 40}, then: {days: 30}, later: {days: 30}, basis: quoted}
  source: Text
"""


@pytest.fixture
def family(register: Path, tmp_path: Path) -> Path:
    """The sample with an accord, what depends on it, and a treaty open to any of the states of the world."""
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "instruments.yaml").write_text(FAMILY, "utf-8")
    codes = [f"{a}{b}" for a in "ABCDEFG" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    named = "\n".join(f"{code},State {code}" for code in codes if code not in SIX)
    (bundle / "states.csv").write_text(f"code,name_en\n{named}\n", "utf-8")
    engine = connect(f"sqlite:///{register}")
    import_bundle(engine, bundle, CLERK)
    engine.dispose()
    return register


def answer(app: AppTest) -> str:
    """The answer, in one sentence."""
    return html(app).split('class="tt-supposed-answer">')[1].split("</p>")[0]


def blocks(app: AppTest) -> list[str]:
    return [part for part in (str(one.proto.body) for one in app.main.get("html")) if "<section" in part]


def version(register: Path) -> int:
    engine = connect(f"sqlite:///{register}")
    with reading_session(engine) as session:
        found = reading.version(session)
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("lang", "page", "unknown", "marked"),
    [
        ("en", "What if", "clause is not known", "Supposition, not fact"),
        ("ru", "Что, если", "условие его вступления в силу неизвестно", "Предположение, не факт"),
    ],
)
def test_without_a_clause_nobody_can_say_and_each_is_answered(
    visit: Visit, register: Path, lang: str, page: str, unknown: str, marked: str
) -> None:
    before = version(register)
    app = visit("whatif", lang=lang, states="all", **ASKED)
    assert title(app) == page
    assert unknown in answer(app)
    found = blocks(app)
    assert len(found) == 3
    assert all(marked in block for block in found)
    days = [row.split("</td>")[0].split(">")[-1] for row in found[1].split("<tr")[2:]]
    assert len(days) == 8
    assert len(set(days)) == 3  # at once, thirty days after, sixty days after
    assert version(register) == before


@pytest.mark.parametrize(
    ("clause", "days", "on"),
    [
        ("all", "", "1 December 2026"),
        ("all", "TJ:2026-12-04", "4 December 2026"),
        ("all-30-days", "", "31 December 2026"),
        ("fourth", "TJ:2026-12-04,AM:2026-11-22", "1 December 2026"),
    ],
)
def test_under_an_assumed_clause_the_day_is_told(visit: Visit, clause: str, days: str, on: str) -> None:
    app = visit("whatif", states="all", clause=clause, days=days, **ASKED)
    assert f"Under the clause assumed here, the instrument would enter into force on {on} if" in answer(app)
    said = html(app)
    assert "an assumption, not a known rule" in said
    assert f"It would be in force from {on} for:" in said
    assert "Under each clause" not in said
    assert "internal procedures <br>" in said, "on a narrow screen, where lines are not broken, words stay apart"


def test_nothing_is_supposed_at_first(visit: Visit) -> None:
    app = visit("whatif", instrument=PROTOCOL, as_of="2026-11-20")
    assert answer(app) == "Nothing is supposed yet."
    assert "tt-before-after" not in html(app)
    assert [box.label for box in app.checkbox] == [
        "Armenia",
        "Belarus",
        "Kazakhstan",
        "Kyrgyzstan",
        "Russia",
        "Tajikistan",
    ]


def test_ticks_and_days_live_in_the_address(visit: Visit) -> None:
    app = visit("whatif", clause="fourth", **ASKED)
    for code in ("AM", "TJ"):
        app.checkbox(key=f"whatif.tick.{code}").check().run()
    assert app.query_params["states"] == "AM,TJ"
    app.date_input(key="whatif.day.TJ").set_value(date(2026, 12, 9)).run()
    assert app.query_params["days"] == "TJ:2026-12-09"
    assert "1 December 2026 – Armenia; 9 December 2026 – Tajikistan" in answer(app)
    app.date_input(key="whatif.on").set_value(date(2026, 12, 3)).run()
    assert "3 December 2026 – Armenia" in answer(app)
    app.checkbox(key="whatif.tick.AM").uncheck().run()
    assert (app.query_params["states"], app.query_params["on"]) == ("TJ", "2026-12-03")
    app.radio(key="whatif.clause").set_value("").run()
    assert "clause" not in app.query_params
    assert "clause is not known" in answer(app)
    assert not app.exception


def test_the_smallest_sets_are_links_that_tick_them(visit: Visit) -> None:
    app = visit("whatif", clause="fourth", states="AM,BY", **ASKED)
    assert "would still not enter into force" in answer(app)
    said = html(app)
    assert "2 more are needed, from any of: Kazakhstan, Kyrgyzstan, Russia, Tajikistan." in said
    assert "on record." not in said.split("What would still be missing")[1]
    assert (
        '<a href="whatif?instrument=charter-prot4-2022&amp;clause=fourth&amp;states=AM%2CBY%2CKZ%2CTJ'
        '&amp;on=2026-12-01&amp;as_of=2026-11-20" class="tt-link">Kazakhstan, Tajikistan</a>'
    ) in said


def test_a_known_clause_is_told_and_not_replaced(visit: Visit, family: Path) -> None:
    asked = ASKED | {"instrument": "accord"}
    app = visit("whatif", states="AM,BY,KG,TJ", **asked)
    assert answer(app).startswith("The instrument would enter into force on 1 December 2026 if")
    assert len(app.radio) == 0
    assert "the fourth state" in "".join(one.value for one in app.markdown)
    refused = visit("whatif", states="AM,BY,KG,TJ", clause="all", **asked)
    assert "all" in refused.warning[0].value
    assert answer(refused) == answer(app)


def test_what_depends_on_it_is_told(visit: Visit, family: Path) -> None:
    app = visit("whatif", states="AM,BY,KG,TJ", **(ASKED | {"instrument": "accord"}))
    (chain,) = [block for block in blocks(app) if "Other instruments" in block]
    assert ">Annex</a>: It would enter into force on 11 December 2026." in chain
    assert "Extra" not in chain


def test_the_clause_of_a_parent_can_be_assumed(visit: Visit, family: Path) -> None:
    app = visit("whatif", states="AM,BY,KG,TJ", clause="as:accord", **(ASKED | {"instrument": "extra"}))
    assert "Under the clause assumed here, the instrument would enter into force on 1 December 2026" in answer(app)
    assert "As in “Accord”" in app.radio[0].options[1]


def test_whoever_has_consented_is_not_offered_and_its_second_consent_is_called_unusual(
    visit: Visit, family: Path
) -> None:
    engine = connect(f"sqlite:///{family}")
    word = "notification-of-completed-procedures"
    given = recording.GivenAct("accord", "AM", word, received_on="2025-02-01", source="Note", reference="No. 1")
    with writing(engine) as session:
        recording.record_act(session, given, CLERK, date(2026, 1, 10))
    engine.dispose()
    app = visit("whatif", states="AM,BY", **(ASKED | {"instrument": "accord"}))
    assert "Armenia" not in [box.label for box in app.checkbox]
    assert "Unusual" in blocks(app)[0]
    assert "2 more are needed" in html(app)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"states": "AM", "on": "2020-01-01"}, "earlier than the adoption"),
        ({"states": "US"}, "United States"),
        ({"states": "XX"}, "These codes are no states:"),
    ],
)
def test_what_cannot_be_is_told_and_left_out(visit: Visit, asked: dict[str, str], told: str) -> None:
    app = visit("whatif", **(ASKED | {"clause": "all"} | asked))
    assert told in blocks(app)[0]
    assert "by the consents on record alone" in answer(app)
    assert "tt-before-after" not in html(app)


def test_days_in_the_address_that_are_none_are_told(visit: Visit) -> None:
    app = visit("whatif", states="AM", days="AM:2026-02-31", **(ASKED | {"on": "tomorrow"}))
    assert ["tomorrow" in app.warning[0].value, "31" in app.warning[1].value] == [True, True]


@pytest.mark.parametrize(("lang", "wanted"), [("en", "State BZ"), ("ru", "Белиз")])
def test_of_two_hundred_states_one_page_is_shown(visit: Visit, family: Path, lang: str, wanted: str) -> None:
    app = visit("whatif", lang=lang, states="all", **(ASKED | {"instrument": "open"}))
    assert ("31 December 2026" in answer(app)) == (lang == "en")
    assert len(app.checkbox) == 12
    assert html(app).count('scope="row"') == 24
    app.text_input(key="whatif.find").input(wanted.lower()).run()
    assert [box.label for box in app.checkbox] == [wanted]
    app.text_input(key="whatif.find").input("nowhere").run()
    assert len(app.checkbox) == 0
    assert not app.exception


def test_pages_of_states_follow_one_another(visit: Visit, family: Path) -> None:
    app = visit("whatif", **(ASKED | {"instrument": "open"}))
    first = [box.label for box in app.checkbox]
    (pages,) = [one for one in app.get("segmented_control") if str(one.key).startswith("whatif.page")]
    pages.set_value(2).run()
    assert not set(first) & {box.label for box in app.checkbox}


def test_a_date_that_a_source_gives_stands_whatever_is_supposed(visit: Visit) -> None:
    app = visit("whatif", **(ASKED | {"instrument": "cst-1992", "states": "all"}))
    assert answer(app).startswith("The date of entry into force would remain 20 April 1994 if")
    assert "Under each clause" not in html(app)


def test_to_a_decision_nobody_consents(visit: Visit, family: Path) -> None:
    app = visit("whatif", **(ASKED | {"instrument": "decision"}))
    assert answer(app) == "Nothing is supposed yet."
    assert "No state is left" in app.info[0].value
    assert (len(app.checkbox), len(app.radio)) == (0, 0)


def test_an_unknown_instrument_is_told(visit: Visit) -> None:
    assert "nowhere" in visit("whatif", instrument="nowhere").error[0].value


def test_no_other_page_knows_of_it(visit: Visit) -> None:
    asked = ASKED | {"states": "all", "clause": "all"}
    for view in ("home", "instrument", "report"):
        assert "tt-supposed" not in html(visit(view, **asked))
        assert html(visit(view, **asked)) == html(visit(view, instrument=PROTOCOL, as_of="2026-11-20"))


def test_an_address_says_all_that_is_supposed() -> None:
    read = supposition({"states": "AM,TJ", "days": "TJ:2026-12-04,XX"}, "k", SIX, date(2026, 12, 1))
    assert read.days == (("AM", date(2026, 12, 1)), ("TJ", date(2026, 12, 4)))
    assert supposition(read.parameters(), "k", SIX, date(2030, 1, 1)) == read
    every = read.ticking(reversed(SIX), SIX)
    assert every.parameters()["states"] == "all"
    assert set(supposition(every.parameters(), "k", SIX, date(2030, 1, 1)).states) == set(SIX)
    assert Supposition("k", "", date(2026, 12, 1), (), ()).ticking((), ()).every is False
    assert not_understood({"on": "2026-12-01", "days": "TJ:2026-12-04,XX:,AM:x"}) == ["XX:", "x"]
