"""A report pack: one zip of several reports, with an index that proves each of them."""

import csv
import hashlib
import json
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy.orm import Session

from tests.reports.conftest import THE_ADDRESS
from tracker import reports
from tracker.errors import Invalid, NotFound
from tracker.locale.catalogue import translator
from tracker.reports.pack import INDEX, SESSION_SET, Wanted, file_name, pack, session_set, wanted
from tracker.reports.question import Question

ASKED = Question(THE_ADDRESS, since=date(2021, 9, 16))
BOTH = ("en", "ru")


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("lang", BOTH)
def test_the_index_lists_every_file_with_its_title_and_proves_it(session: Session, lang: str) -> None:
    found = opened(pack(session, wanted(["outstanding-by-state", "changes"], ["json", "csv"], ASKED, BOTH), lang))
    index = list(csv.DictReader(StringIO(found.pop(INDEX).decode("utf-8-sig"), newline="")))
    t = translator(lang)
    assert [row[t("File")] for row in index] == list(found)
    assert len(found) == 8
    assert [row["SHA-256"] for row in index] == [hashlib.sha256(data).hexdigest() for data in found.values()]
    for row in index:
        if row[t("File")].endswith(".json"):
            document = json.loads(found[row[t("File")]])
            told = (row[t("Title")], row[t("Fingerprint")], row[t("What it says")])
            assert told == (document["title"], document["fingerprint"], document["headline"])


def test_a_file_of_a_pack_is_the_report_itself(session: Session) -> None:
    asked = wanted(["outstanding-by-state"], ["xlsx"], ASKED, ["ru"])
    (_, data) = opened(pack(session, asked)).values()
    assert data == reports.render(session, "outstanding-by-state", as_of=THE_ADDRESS, lang="ru", format="xlsx")


def test_the_same_pack_has_the_same_bytes_and_bears_the_day_of_the_record(session: Session) -> None:
    asked = wanted((), (), ASKED, BOTH)
    once, again = (pack(session, asked) for _ in range(2))
    assert once == again
    with ZipFile(BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 2, 1, 0, 0, 0)}


def test_each_file_is_told_when_it_is_made(session: Session) -> None:
    heard: list[Any] = []
    asked = wanted(["changes"], ["json", "csv"], ASKED, ["en"])
    pack(session, asked, told=lambda number, name: heard.append((number, name)))
    assert heard == [
        (1, "changes-2021-09-16-2022-12-05-en.json"),
        (2, "changes-2021-09-16-2022-12-05-en.csv"),
    ]


def test_without_a_choice_a_pack_has_what_a_council_is_handed(session: Session) -> None:
    assert session_set()
    assert set(session_set()) <= set(SESSION_SET)
    names = {one.name for one in wanted((), (), ASKED, BOTH)}
    assert names == set(session_set())


def test_a_period_is_asked_of_those_that_have_one() -> None:
    asked = {one.name: one.question.since for one in wanted(reports.REPORTS, (), ASKED, ["en"])}
    assert asked == {name: date(2021, 9, 16) if report.has_period else None for name, report in reports.REPORTS.items()}


def test_what_is_wanted_twice_is_made_once(session: Session) -> None:
    one = Wanted("changes", "csv", ASKED)
    assert len(opened(pack(session, [one, one]))) == 2


@pytest.mark.parametrize(
    ("names", "formats", "error", "said"),
    [
        (["annual"], [], NotFound, "“annual” is not a report. Known: "),
        (["changes"], ["odt"], Invalid, "cannot be written as “odt”"),
    ],
)
def test_an_unknown_report_or_format_is_told(
    names: list[str], formats: list[str], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        wanted(names, formats, ASKED, ["en"])


def test_a_pack_of_nothing_is_refused(session: Session) -> None:
    with pytest.raises(Invalid, match="Nothing was chosen"):
        pack(session, [])


def test_an_empty_report_says_so_in_the_index(session: Session) -> None:
    asked = wanted(["outstanding-by-state"], ["csv"], Question(THE_ADDRESS, state="US"), ["en"])
    assert b"nothing is outstanding" in opened(pack(session, asked))[INDEX]


def test_no_name_of_a_file_leads_out_of_a_folder() -> None:
    assert file_name("log", Question(THE_ADDRESS, instrument="../../x"), "pdf") == "log-.._.._x-2022-12-05-en.pdf"
