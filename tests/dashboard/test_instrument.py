"""The page of an instrument: what a depositary would print, the proof of one state, and the way to everything else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import html, title
from tracker.exchange.bundle import import_bundle
from tracker.register.database import connect
from tracker.register.ledger import Author

Visit = Callable[..., AppTest]
CLERK = Author("clerk", datetime(2024, 5, 1, tzinfo=UTC))


def said(app: AppTest) -> str:
    """What the page says, with plain blanks."""
    assert title(app)
    assert not app.error
    return html(app).replace("\N{NO-BREAK SPACE}", " ")


def panel(app: AppTest) -> str:
    """What the page says of the one state asked about."""
    return said(app).split('class="tt-proof"')[1].split("</section>")[0]


def words(drawn: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", drawn))


@pytest.fixture
def bundle(register: Path, tmp_path: Path) -> Callable[..., None]:
    """Add instruments and acts to the register."""

    def add(**files: str) -> None:
        folder = tmp_path / "bundle"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, "utf-8")
        engine = connect(f"sqlite:///{register}")
        import_bundle(engine, folder, CLERK)
        engine.dispose()

    return add


PACT = """\
- key: pact
  title: {en: Pact, ru: Пакт}
  short_title: {en: Pact, ru: Пакт}
  kind: treaty
  adopted_on: 2000-01-01
  concerns: any
  entry_into_force: {when: {consents: 2}, then: {days: 30}, later: {days: 30}, article: Art 9, basis: quoted}
  source: Text of the Pact
"""
ACTS = """\
id,instrument,state,act,on,received_on,regards,note,source
p1,pact,US,ratification,,2000-05-10,,,CN 1
p2,pact,FR,accession,,2000-06-01,,,CN 2
p3,pact,US,reservation,,2000-05-10,Art 5,The United States will not apply Article 5.,CN 1
p4,pact,FR,objection,,2001-01-15,US Art 5,France objects.,CN 3
p5,pact,DE,declaration,2000-02-01,,,Germany declares.,
p6,pact,DE,signature,2000-02-01,,,,CN 4
"""


@pytest.mark.parametrize(
    ("lang", "answer", "left"), [("en", "no", "21 April 1999"), ("ru", "нет", "21 апреля 1999 года")]
)
def test_uzbekistan_was_no_party_to_the_treaty_on_1_january_2003(
    visit: Visit, lang: str, answer: str, left: str
) -> None:
    shown = panel(visit("instrument", lang=lang, as_of="2003-01-01", instrument="cst-1992", state="UZ"))
    first = words(shown.split("<dd>")[1].split("</dd>")[0])
    assert answer in first.split()
    assert left in words(shown)
    assert "jamestown.org" in shown
    assert shown.count("tt-badge tt-way") == 1  # the act that decides the position


@pytest.mark.parametrize(("lang", "answer"), [("en", "not known"), ("ru", "не известно")])
def test_whether_russia_is_a_party_is_not_known_where_its_consent_is_not_on_record(
    visit: Visit, lang: str, answer: str
) -> None:
    shown = panel(visit("instrument", lang=lang, as_of="2003-01-01", instrument="cst-1992", state="RU"))
    assert answer in words(shown.split("<dd>")[1].split("</dd>")[0])


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Nothing of this state is on record."), ("ru", "Сведений об этом государстве нет.")]
)
def test_a_state_of_which_nothing_is_on_record_is_told_so(visit: Visit, lang: str, told: str) -> None:
    assert told in panel(visit("instrument", lang=lang, instrument="charter-prot4-2022", state="UZ"))


def test_the_panel_leads_to_everything_that_can_be_done_about_the_state(visit: Visit) -> None:
    shown = panel(visit("instrument", instrument="peace-prot-2021", state="KZ"))
    for address in (
        "record?instrument=peace-prot-2021&amp;state=KZ",
        "register?table=confirmations&amp;instrument=peace-prot-2021&amp;state=KZ",
        "state?state=KZ",
        "record?entry=",
    ):
        assert address in shown
    assert "zakon.uchet.kz" in shown


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_unknown_state_in_the_address_opens_no_panel(visit: Visit, lang: str) -> None:
    assert "tt-proof" not in said(visit("instrument", lang=lang, instrument="cst-1992", state="ZZ"))


@pytest.mark.parametrize(
    ("lang", "group", "why"),
    [
        ("en", "Not consented, or not known to have: 6", "no clause is on record"),
        ("ru", "Не выразили согласия или о согласии неизвестно: 6", "положение о вступлении в силу не внесено"),
    ],
)
def test_who_has_not_consented_to_the_fourth_protocol_and_why_nobody_can_say_when(
    visit: Visit, lang: str, group: str, why: str
) -> None:
    shown = said(visit("instrument", lang=lang, instrument="charter-prot4-2022"))
    assert group in shown
    assert why in shown


@pytest.mark.parametrize(
    ("lang", "day", "how"),
    [
        ("en", "22 March 2000", "only the announced one is known"),
        ("ru", "22 марта 2000 года", "известна только объявленная"),
    ],
)
def test_why_the_prolongation_protocol_entered_into_force_on_22_march_2000(
    visit: Visit, lang: str, day: str, how: str
) -> None:
    shown = said(visit("instrument", lang=lang, instrument="cst-prolong-1999"))
    beside = shown.split("tt-beside")[1].split("</dl>")[0]
    assert day in beside
    assert "zakonpravo.kz" in beside
    assert how in beside
    assert "продлевает действие Договора" in shown  # the clause as it is written


def test_relatives_are_told_from_both_sides(visit: Visit) -> None:
    treaty = said(visit("instrument", instrument="cst-1992"))
    family = words(treaty.split("tt-family")[1])
    assert re.search(r"Prolonged by: +Prolongation Protocol 1999", family)
    protocol = said(visit("instrument", instrument="cst-prolong-1999"))
    assert re.search(
        r"This instrument prolongs: +Collective Security Treaty 1992", words(protocol.split("tt-family")[1])
    )


def test_an_instrument_alone_is_told_so(visit: Visit, bundle: Callable[..., None]) -> None:
    bundle(instruments_yaml=PACT)
    assert "No relation to another instrument is on record." in said(visit("instrument", instrument="pact"))


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2001-02-01", "States may object until 10 May 2001"),
        ("2002-01-01", "not objected by 10 May 2001 has accepted it"),
    ],
)
def test_a_reservation_stands_with_its_objections_and_its_twelve_months(
    visit: Visit, bundle: Callable[..., None], as_of: str, told: str
) -> None:
    bundle(instruments_yaml=PACT, acts_csv=ACTS)
    app = visit("instrument", instrument="pact", as_of=as_of)
    assert "Reservations and declarations" in [one.value for one in app.header]
    shown = words(said(app).split('class="tt-statement"', 1)[1])
    assert "The United States will not apply Article 5." in shown
    assert "France objects." in shown
    assert told in shown
    assert "Germany declares." in shown


def test_a_reservation_is_not_told_before_it_was_made_nor_an_objection(
    visit: Visit, bundle: Callable[..., None]
) -> None:
    bundle(instruments_yaml=PACT, acts_csv=ACTS)
    shown = said(visit("instrument", instrument="pact", as_of="2000-05-09")).split("What happened")[0]
    assert "Germany declares." in shown
    assert "will not apply" not in shown.split('class="tt-table')[0]
    shown = said(visit("instrument", instrument="pact", as_of="2000-12-31"))
    assert "No objection is on record." in shown


def test_the_chart_has_the_letters_of_acts_and_the_date_for_each_state(
    visit: Visit, bundle: Callable[..., None]
) -> None:
    bundle(instruments_yaml=PACT, acts_csv=ACTS)
    shown = said(visit("instrument", instrument="pact", as_of="2002-01-01"))
    chart = shown.split("tt-chart")[1].split("</table>")[0]
    france = words(chart.split(">France<")[1].split("</tr>")[0])
    assert re.search(r"O\s+–\s+2000-06-01\s+a\s+2000-07-01", france)
    assert "a – accession" in shown
    assert "without a letter – ratification" in shown
    assert "1 July 2000, in accordance with Art 9" in words(shown)
    assert "only the computed one is known" in shown


def test_a_fact_without_a_source_is_told_so(visit: Visit, bundle: Callable[..., None]) -> None:
    bundle(instruments_yaml=PACT, acts_csv=ACTS)
    assert "1 fact has no source." in said(visit("instrument", instrument="pact"))


def test_a_finding_leads_to_where_it_is_mended(visit: Visit) -> None:
    shown = said(visit("instrument", instrument="cst-1992")).split("tt-findings")[1].split("</ul>")[0]
    assert "record?entry=cst-1992.ge.participation.1993-09-09" in shown
    assert "record?entry=cst-1992.ge.participation.1993-12-09" in shown
    assert "register?table=instruments&amp;key=cst-1992" in shown


def test_long_lists_come_in_pages(visit: Visit, bundle: Callable[..., None]) -> None:
    states = [f"X{letter}{n}" for letter in "ABCDEFG" for n in range(10)]
    rows = [f"{code},{code}land,{code}ия" for code in states]
    acts = [f"pact,{code},ratification,2000-03-01,CN" for code in states]
    bundle(
        instruments_yaml=PACT,
        states_csv="\n".join(["code,name_en,name_ru", *rows]),
        acts_csv="\n".join(["instrument,state,act,on,source", *acts]),
    )
    first = visit("instrument", instrument="pact")
    chart = said(first).split("tt-chart")[1].split("</table>")[0]
    assert chart.count("<th scope") + chart.count('scope="row"') >= 60
    assert "XA0land" in chart
    assert "XG9land" not in chart
    second = said(visit("instrument", instrument="pact", states="2", events="2", edits="2"))
    chart = second.split("tt-chart")[1].split("</table>")[0]
    assert "XG9land" in chart
    assert "XA0land" not in chart
    for parameter in ("states", "events", "edits"):
        assert f'href="instrument?instrument=pact#{parameter}"' in second
    history = second.split("tt-history")[1].split("</table>")[0]
    assert 'scope="row"' in history


def test_what_the_register_knew_earlier_has_its_page_too(visit: Visit) -> None:
    app = visit("instrument", instrument="cst-1992", known_on="2026-11-20")
    assert "as it was known on" in said(app)


def test_links_of_the_head_keep_language_and_day(visit: Visit) -> None:
    shown = said(visit("instrument", instrument="juris-2021", lang="ru", as_of="2022-12-05"))
    for page in (
        "record?instrument=juris-2021",
        "register?table=confirmations&amp;instrument=juris-2021",
        "whatif?instrument=juris-2021",
        "report?instrument=juris-2021",
        "register?table=instruments&amp;key=juris-2021",
        "register?table=clause&amp;key=juris-2021",
    ):
        assert f'href="{page}&amp;lang=ru&amp;as_of=2022-12-05"' in shown


@pytest.mark.parametrize(
    ("lang", "bound"), [("en", "not earlier than 26 August 2022"), ("ru", "не ранее 26 августа 2022 года")]
)
def test_a_step_whose_day_no_source_gives_has_no_day(visit: Visit, lang: str, bound: str) -> None:
    shown = said(visit("instrument", instrument="charter-prot4-2022", lang=lang))
    chart = shown.split("tt-chart")[1].split("</table>")[0]
    (kazakhstan,) = [row for row in chart.split("<tr") if "state=KZ" in row]
    assert bound in words(kazakhstan)
    assert "2026" not in words(kazakhstan), "the day on which the register heard of it"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "No state is on record whose consent is called for on this day."),
        ("ru", "По имеющимся в реестре сведениям, согласие государств на эту дату не требуется."),
    ],
)
def test_where_nobody_is_to_consent_no_empty_table_stands(
    visit: Visit, bundle: Callable[..., None], lang: str, told: str
) -> None:
    bundle(instruments_yaml="- {key: open, title: {en: Open to all}, kind: treaty, adopted_on: 2022-01-01}\n")
    shown = said(visit("instrument", instrument="open", lang=lang))
    assert told in shown
    assert "tt-chart" not in shown


def test_an_unknown_instrument_is_told_beneath_a_heading(visit: Visit) -> None:
    app = visit("instrument", instrument="nonsense")
    assert title(app) == "Instrument"
    assert "nonsense" in app.error[0].value


@pytest.mark.parametrize(
    ("lang", "heading", "word"),
    [
        ("en", "What states say of the draft", "nothing heard"),
        ("ru", "Позиции государств по проекту", "сведений не поступало"),
    ],
)
def test_of_a_draft_the_page_shows_stances_and_no_participation(
    visit: Visit, lang: str, heading: str, word: str
) -> None:
    shown = said(visit("instrument", instrument="draft-assistance-armenia-2022", lang=lang))
    assert heading in shown
    assert "tt-chart" not in shown
    assert "tt-beside" not in shown


def test_of_a_decision_the_page_shows_how_it_is_carried_out(visit: Visit, bundle: Callable[..., None]) -> None:
    decision = "{key: d1, title: {en: Decision}, kind: decision, adopted_on: 2022-01-01, due_on: 2022-11-30}"
    bundle(instruments_yaml=f"- {decision}\n")
    shown = said(visit("instrument", instrument="d1", as_of="2022-12-05"))
    assert "How it is carried out" in shown
    assert ">overdue<" in shown
    assert "30 November 2022" in shown
    assert "Computed date" not in shown
    assert "Signatories" not in shown
