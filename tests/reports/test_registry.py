"""The list of reports, and what is said to somebody who asks for one that does not exist."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.reports.conftest import THE_ADDRESS
from tracker import reports
from tracker.errors import Invalid, NotFound


def test_every_report_comes_in_every_format_it_lists(session: Session) -> None:
    for listed in reports.report_list():
        for format_ in listed["formats"]:
            assert reports.render(session, listed["name"], as_of=THE_ADDRESS, format=format_)


def test_every_report_says_its_own_name(session: Session) -> None:
    for name in reports.REPORTS:
        assert reports.content(session, name, as_of=THE_ADDRESS).name == name


def test_outstanding_alone_means_by_instrument(session: Session) -> None:
    assert reports.content(session, "outstanding", as_of=THE_ADDRESS).name == "outstanding-by-instrument"


def test_listing_reports_brings_neither_pandas_nor_a_writer() -> None:
    program = (
        "import sys; from tracker import reports; reports.report_list();"
        "sys.exit(bool({'pandas', 'xlsxwriter', 'openpyxl', 'vl_convert'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"name": "outstandings"}, NotFound, "“outstandings” is not a report. Known: outstanding-by-instrument, "),
        ({"format": "odt"}, Invalid, "cannot be written as “odt”. Its formats: docx, pdf, html, xlsx, csv, json."),
        ({"format": ""}, Invalid, "Its formats: docx, pdf, html, xlsx, csv, json."),
        ({"lang": "fr"}, Invalid, "“fr” is not a language of the reports. Known: en, ru."),
        ({"instrument": "nothing"}, NotFound, "No instrument “nothing” is in the register."),
        ({"state": "Atlantis"}, NotFound, "“Atlantis” is not a state the register knows."),
        ({"organisation": "nato"}, NotFound, "“nato” is not an organisation of the register. Known: csto."),
        ({"since": date(2022, 1, 1)}, Invalid, "has no period. Leave out its beginning, 2022-01-01."),
    ],
)
def test_an_unknown_word_is_told_with_those_that_are_known(
    session: Session, asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    arguments: dict[str, Any] = {"name": "outstanding-by-state", "as_of": THE_ADDRESS, "format": "csv"}
    with pytest.raises(error) as refusal:
        reports.render(session, **(arguments | asked))
    assert said in str(refusal.value)
