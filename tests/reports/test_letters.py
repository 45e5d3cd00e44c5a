"""Drafts of reminders and of depositary notifications."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change
from tests.reports.conftest import CLERK, THE_ADDRESS
from tracker import reports
from tracker.errors import Invalid
from tracker.locale.dates import long_date
from tracker.register import reading
from tracker.register.database import connect, writing
from tracker.register.database import reading as session_of
from tracker.register.ledger import Author, Change, write
from tracker.register.projection import project
from tracker.reports.letter import ministry_of, sender
from tracker.reports.model import Content, Group
from tracker.reports.names import Names

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ru"])
BLANK = re.compile(r"\[[^]]+\]")
NOTIFICATION = "notification-of-completed-procedures"


def texts(letter: Group, style: str = "") -> list[str]:
    return [one.text for one in letter.paragraphs if style in ("", one.style)]


def letters(content: Content) -> list[Group]:
    return [group for group in content.groups if group.is_letter]


def whole(content: Content) -> str:
    return "\n".join(text for letter in letters(content) for text in texts(letter))


def act(id_: str, /, **values: Any) -> Change:
    given = {"act": NOTIFICATION, "source": "note", "recorded_at": CLERK.at, "recorded_by": "clerk"}
    return change("act", id_, id=id_, **(given | values))


def deposit(engine: Engine) -> None:
    """Four of the four notifications asked for, two of them on one day; a reservation; an act expected."""
    acts = [
        act("kz", instrument="four", state="KZ", received_on="2022-03-01", reference="No. 7"),
        act("ru", instrument="four", state="RU", received_on="2022-05-10"),
        act("am", instrument="four", state="AM", received_on="2022-05-10"),
        act("ru-r", instrument="four", state="RU", act="reservation", received_on="2022-05-10", regards="article 7"),
        act("by", instrument="four", state="BY", received_on="2022-11-30"),
        act("tj", instrument="four", state="TJ", received_on="2022-12-20", expected=True),
        act("am-u", instrument="unknown", state="AM", act="ratification", received_on="2022-06-01"),
    ]
    with writing(engine) as session:
        write(session, acts, CLERK)
        project(session)


@pytest.fixture(scope="module")
def deposited(small_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The small register with these acts; tests read it and change nothing."""
    file = tmp_path_factory.mktemp("deposited") / "tracker.db"
    copyfile(small_file, file)
    engine = connect(f"sqlite:///{file}")
    deposit(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def deposits(deposited: Engine) -> Iterator[Session]:
    with session_of(deposited) as found:
        yield found


@LANGUAGES
def test_each_state_that_owes_has_one_reminder_in_the_order_of_names(session: Session, lang: str) -> None:
    content = reports.content(session, "reminder", as_of=THE_ADDRESS, lang=lang)
    assert [letter.key for letter in letters(content)] == ["AM", "BY", "KZ", "KG", "RU", "TJ"]
    assert content.landscape is False


@LANGUAGES
def test_a_reminder_tells_all_that_is_owed_and_nothing_else(session: Session, lang: str) -> None:
    content = reports.content(session, "reminder", as_of=THE_ADDRESS, lang=lang)
    for letter in letters(content):
        owed = reading.outstanding(session, THE_ADDRESS, state=letter.key).outstanding
        assert [row[:3] for row in letter.rows] == [(o.instrument, o.since, o.days) for o in owed]
        titles = [getattr(reading.status(session, one.instrument, THE_ADDRESS).row, f"title_{lang}") for one in owed]
        items = texts(letter, "item")
        assert [text.startswith(title) for text, title in zip(items, titles, strict=False)] == [True] * len(owed)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            [
                "DRAFT. Not signed and not sent. What stands in square brackets has to be filled in.",
                "[date], No. [number]",
                "Ministry of Foreign Affairs of the Republic of Kazakhstan",
                "[name and office of the addressee]",
                "The Collective Security Treaty Organization presents its compliments to the Ministry of Foreign"
                " Affairs of the Republic of Kazakhstan and has the honour to communicate the following.",
                "According to the register, as of 5 December 2022, 1 ratification is outstanding, since 16 September"
                " 2021 (445 days):",
                "Agreement on jurisdiction and legal assistance in cases related to the temporary stay of formations of"
                " forces and means of the collective security system on the territories of member states of the"
                " Collective Security Treaty Organization (Dushanbe, 16 September 2021). Outstanding since 16 September"
                " 2021 (445 days). Stage, so far as is known: procedure under way at home (submitted to parliament not"
                " later than 19 May 2022).",
                "In this connection the Ministry is kindly requested:",
                "to communicate the stage that the procedure at home has reached and the time when it may be"
                " completed;",
                "to correct what is said above where it is incomplete or out of date, with the documents that show it.",
                "The Collective Security Treaty Organization avails itself of this opportunity to renew to the Ministry"
                " of Foreign Affairs of the Republic of Kazakhstan the assurances of its highest consideration.",
                "[signature, name and office of the signatory]",
                "Annex: table of the outstanding ratifications.",
            ],
        ),
        (
            "ru",
            [
                "ПРОЕКТ. Не подписан и не направлен. Места в квадратных скобках подлежат заполнению.",
                "[дата], № [номер]",
                "Министерству иностранных дел Республики Казахстан",
                "[должность, фамилия и инициалы адресата]",
                "Организация Договора о коллективной безопасности свидетельствует своё уважение Министерству"
                " иностранных дел Республики Казахстан и имеет честь сообщить следующее.",
                "По данным реестра, по состоянию на 5 декабря 2022 года не завершена 1 ратификация, с 16 сентября 2021"
                " года (445 дней):",
                "Соглашение по вопросам юрисдикции и оказания правовой помощи по делам, связанным с временным"
                " пребыванием формирований сил и средств системы коллективной безопасности на территориях государств –"
                " членов Организации Договора о коллективной безопасности (Душанбе, 16 сентября 2021 года). Согласие"
                " ожидается с 16 сентября 2021 года (445 дней). Этап по имеющимся сведениям: внутригосударственные"
                " процедуры выполняются (внесено в парламент не позднее 19 мая 2022 года).",
                "В этой связи выражается просьба к Министерству:",
                "сообщить, на каком этапе находятся внутригосударственные процедуры и когда ожидается их завершение;",
                "исправить или дополнить изложенное выше, если оно неполно или устарело, с приложением подтверждающих"
                " документов.",
                "Организация Договора о коллективной безопасности пользуется случаем, чтобы возобновить Министерству"
                " иностранных дел Республики Казахстан уверения в своём весьма высоком уважении.",
                "[подпись, должность, фамилия и инициалы подписавшего]",
                "Приложение: таблица незавершённых ратификаций.",
            ],
        ),
    ],
)
def test_a_reminder_reads_so(session: Session, lang: str, told: list[str]) -> None:
    content = reports.content(session, "reminder", as_of=THE_ADDRESS, lang=lang, state="KZ", instrument="juris-2021")
    assert texts(letters(content)[0]) == told


def test_who_has_approved_at_home_is_asked_first_for_what_is_ready(session: Session) -> None:
    content = reports.content(session, "reminder", as_of=THE_ADDRESS)
    asking = {letter.key for letter in letters(content) if any("to transmit" in text for text in texts(letter))}
    assert asking == {"RU"}


@LANGUAGES
def test_where_nothing_is_owed_nobody_is_reminded(session: Session, lang: str) -> None:
    content = reports.content(session, "reminder", as_of=THE_ADDRESS, lang=lang, state="US")
    assert content.is_empty
    assert content.empty
    assert reports.render(session, "reminder", as_of=THE_ADDRESS, lang=lang, state="US", format="json")


def test_acts_of_one_kind_and_day_are_notified_in_one_letter(deposits: Session) -> None:
    content = reports.content(deposits, "notification", as_of=THE_ADDRESS, since=date(2022, 1, 1))
    assert [letter.key for letter in letters(content)] == [
        f"four/2022-03-01/{NOTIFICATION}",
        f"four/2022-05-10/{NOTIFICATION}",
        "unknown/2022-06-01/ratification",
        f"four/2022-11-30/{NOTIFICATION}",
    ]
    assert [text.split(":")[0] for text in texts(letters(content)[1], "item")] == [
        "Republic of Armenia",
        "Russian Federation",
    ]


def test_an_act_is_told_with_its_receipt_its_number_and_what_it_brought_about(deposits: Session) -> None:
    content = reports.content(deposits, "notification", as_of=THE_ADDRESS, since=date(2022, 1, 1), instrument="four")
    first, second, last = (" ".join(texts(letter)) for letter in letters(content))
    assert "notification of completed internal procedures received by the depositary on 1 March 2022 (No. 7)." in first
    assert "With the first notification of the four needed the condition is not met yet." in first
    assert "1 of 4 consents are on record. 3 more are needed" in first
    assert "With the third notification of the four needed" in second
    assert "1 more is needed" in second
    assert "With the fourth notification the condition is met on 30 November 2022" in last
    assert "enters into force on that day" in last
    assert "needed" not in last


def test_a_reservation_made_with_a_consent_is_told_with_it(deposits: Session) -> None:
    content = reports.content(deposits, "notification", as_of=THE_ADDRESS, since=date(2022, 5, 1))
    told = [
        letter for letter in letters(content) if "made a reservation on 10 May 2022 (article 7)" in whole_of(letter)
    ]
    assert [letter.key for letter in told] == [f"four/2022-05-10/{NOTIFICATION}"]
    assert not any("reservation" in letter.key for letter in letters(content))


def whole_of(letter: Group) -> str:
    return " ".join(texts(letter))


def test_of_what_is_chosen_the_last_act_is_notified(deposits: Session) -> None:
    def keys(as_of: date, **asked: str) -> list[str]:
        content = reports.content(deposits, "notification", as_of=as_of, **asked)  # type: ignore[arg-type]
        return [letter.key.rpartition("/")[0] for letter in letters(content)]

    assert keys(THE_ADDRESS, instrument="four") == ["four/2022-11-30"]
    assert keys(date(2022, 11, 29), instrument="four") == ["four/2022-05-10"]
    assert keys(THE_ADDRESS, instrument="four", state="KZ") == ["four/2022-03-01"]
    assert keys(THE_ADDRESS, state="AM") == ["unknown/2022-06-01"]
    assert keys(date(2022, 1, 1), instrument="four") == []


def test_without_a_clause_the_letter_says_that_nothing_can_be_computed(deposits: Session) -> None:
    content = reports.content(deposits, "notification", as_of=THE_ADDRESS, state="AM", lang="ru")
    assert "Порядок вступления в силу: Дата вступления в силу не может быть вычислена" in whole(content)


@LANGUAGES
def test_a_notification_goes_to_the_ministries_of_the_members(deposits: Session, lang: str) -> None:
    content = reports.content(deposits, "notification", as_of=THE_ADDRESS, instrument="four", lang=lang)
    (addressee,) = texts(letters(content)[0], "addressee")
    members = {  # in the order of the names there: State KG, State KZ
        "en": "Republic of Armenia, Republic of Belarus, Kyrgyz Republic, Republic of Kazakhstan, Russian Federation,"
        " Republic of Tajikistan",
        "ru": "Республика Армения, Республика Беларусь, Республика Казахстан, Кыргызская Республика, Российская"
        " Федерация, Республика Таджикистан",
    }
    assert addressee.endswith(f": {members[lang]}")


@pytest.mark.parametrize(("name", "instrument"), [("reminder", None), ("notification", "cst-1992")])
@LANGUAGES
def test_a_letter_has_no_numbers_and_what_it_says_is_proved_after_the_last(
    session: Session, name: str, instrument: str | None, lang: str
) -> None:
    content = reports.content(session, name, as_of=date(2023, 10, 1), instrument=instrument, lang=lang)
    *sent, basis = content.groups
    assert sent == letters(content)
    for letter in sent:
        assert not any(one.notes for one in letter.paragraphs)
        assert "notes" not in {column.kind for column in letter.columns}
    assert [section.key for section in basis.sections] == [letter.key for letter in sent]
    for section, letter in zip(basis.sections, sent, strict=True):
        statements = [text for text, _ in section.rows]
        assert statements == [text for text in texts(letter) if text in statements]
        assert set(texts(letter, "item")) & set(statements)
    assert {note for _, notes in basis.rows for note in notes} == {note.number for note in content.notes}


@pytest.mark.parametrize("name", ["reminder", "notification"])
@LANGUAGES
def test_what_only_a_person_knows_is_left_blank(deposits: Session, name: str, lang: str) -> None:
    content = reports.content(deposits, name, as_of=THE_ADDRESS, instrument="four", lang=lang)
    for letter in letters(content):
        (dated,), (signature,) = texts(letter, "dated"), texts(letter, "signature")
        assert BLANK.search(dated)
        assert BLANK.fullmatch(signature)
        assert {"en": "DRAFT", "ru": "ПРОЕКТ"}[lang] in texts(letter)[0]


@LANGUAGES
def test_the_day_of_a_letter_is_left_to_whoever_sends_it(deposits: Session, lang: str) -> None:
    content = reports.content(deposits, "notification", as_of=THE_ADDRESS, instrument="four", lang=lang)
    assert texts(letters(content)[0], "dated") == [{"en": "[date], No. [number]", "ru": "[дата], № [номер]"}[lang]]


@LANGUAGES
def test_the_annex_of_a_reminder_can_be_sent_with_it(session: Session, lang: str) -> None:
    content = reports.content(session, "reminder", as_of=THE_ADDRESS, lang=lang, state="KZ")
    (letter,) = letters(content)
    for said in (long_date(THE_ADDRESS, lang), {"en": "Republic of Kazakhstan", "ru": "Республика Казахстан"}[lang]):
        assert said in letter.annexed
    titles = {row.key: getattr(row, f"title_{lang}") for row in reading.facts(session, "instrument")}
    assert {letter.columns[0].printed(row[0]) for row in letter.rows} == {titles[row[0]] for row in letter.rows}
    assert "position" not in [column.key for column in letter.columns]


def test_who_has_approved_everything_is_not_asked_how_far_it_has_come(session: Session) -> None:
    content = reports.content(session, "reminder", as_of=date(2026, 2, 1), state="RU")
    asked = " ".join(texts(letters(content)[0], "item"))
    assert "to transmit" in asked
    assert "to communicate the stage" not in asked


def test_a_letter_as_known_is_unchanged_by_later_corrections(small: Engine) -> None:
    deposit(small)
    known: dict[str, Any] = {"known_at": datetime(2024, 3, 20, tzinfo=UTC), "known_on": date(2024, 3, 20)}
    asked: dict[str, Any] = {"as_of": THE_ADDRESS, "instrument": "four", **known}
    with session_of(small) as found:
        before = reports.content(found, "notification", **asked).fingerprint
    later = Author("clerk", datetime(2025, 1, 1, tzinfo=UTC))
    corrected = act("by2", instrument="four", state="BY", received_on="2022-11-28", supersedes="by")
    with writing(small) as session:
        write(session, [corrected], later)
        project(session)
    with session_of(small) as found:
        assert reports.content(found, "notification", **asked).fingerprint == before
        assert "28 November 2022" in whole(reports.content(found, "notification", as_of=THE_ADDRESS, instrument="four"))


@LANGUAGES
def test_a_period_without_an_act_gives_no_letter_and_says_so(session: Session, lang: str) -> None:
    content = reports.content(session, "notification", as_of=THE_ADDRESS, lang=lang)
    assert content.is_empty
    said = {
        "en": "For this selection, no act of a state, such as a signature or a consent, is on record in this"
        " period: there is nothing to notify. Steps at home are not notified.",
        "ru": "По данной выборке за этот период акты государств, например подписание или согласие, не зарегистрированы:"
        " уведомлять не о чем. О внутригосударственных шагах не уведомляют.",
    }
    assert content.empty == said[lang]
    assert [line.key for line in content.lines][:2] == ["from", "as_of"]


@LANGUAGES
def test_without_a_period_it_says_that_there_is_no_act_by_the_day(small: Engine, lang: str) -> None:
    with session_of(small) as found:
        content = reports.content(found, "notification", as_of=THE_ADDRESS, instrument="four", lang=lang)
    said = {
        "en": "For this selection, no act of a state, such as a signature or a consent, is on record by this"
        " day: there is nothing to notify. Steps at home are not notified.",
        "ru": "По данной выборке на эту дату акты государств, например подписание или согласие, не зарегистрированы:"
        " уведомлять не о чем. О внутригосударственных шагах не уведомляют.",
    }
    assert content.empty == said[lang]


def test_a_period_that_ends_before_it_begins_is_refused(session: Session) -> None:
    with pytest.raises(Invalid):
        reports.content(session, "notification", as_of=THE_ADDRESS, since=date(2023, 1, 1))


def names(lang: str, **organisations: str) -> Names:
    rows = {key: SimpleNamespace(name_en=name, name_ru="") for key, name in organisations.items()}
    return Names(lang, {}, {}, rows)


@pytest.mark.parametrize(
    ("lang", "state", "ministry"),
    [
        ("en", "AM", "Ministry of Foreign Affairs of the Republic of Armenia"),
        ("en", "GE", "Ministry of Foreign Affairs of Georgia"),
        ("en", "AE", "Ministry of Foreign Affairs of the United Arab Emirates"),
        ("en", "EU", "[addressee: European Union]"),
        ("ru", "KG", "Министерству иностранных дел Кыргызской Республики"),
        ("ru", "RU", "Министерству иностранных дел Российской Федерации"),
        ("ru", "GE", "Министерству иностранных дел Грузии"),
        ("ru", "AL", "Министерству иностранных дел (Республика Албания)"),
        ("ru", "OAPI", "[адресат: OAPI]"),
    ],
)
def test_whom_a_letter_is_addressed_to(lang: str, state: str, ministry: str) -> None:
    assert ministry_of(names(lang), state) == ministry


def test_who_writes_is_left_blank_where_it_is_not_one_organisation() -> None:
    two = names("en", one="First", two="Second")
    assert sender(two, ["one", "one"]) == "First"
    assert sender(two, ["one", "two"]) == sender(two, []) == sender(two, [""]) == "[sender]"
