"""What an address asks that a page does not know is told; what the pages themselves write is known."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.addresses import PARAMETERS, unknown
from tests.dashboard.pages import html

Visit = Callable[..., AppTest]
VIEWS = Path(dashboard.__file__).parent / "views"
READS = re.compile(r'(?:choice|day_choice|several|asked_part|query_params\.get)\(\s*"(\w+)"')


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "The address asks for what this page does not know, and passes over: colour, as-of."),
     ("ru", "В адресе указано то, чего эта страница не знает и не учитывает: colour, as-of.")],
)  # fmt: skip
def test_a_misspelt_parameter_is_told_with_those_that_are_known(visit: Visit, lang: str, said: str) -> None:
    app = visit(lang=lang, colour="red", **{"as-of": "2022-12-05"})
    (warning,) = [one.value.replace("\\", "") for one in app.warning]
    assert warning.startswith(said)
    assert "organisation, state, kind, stage" in warning
    assert "as_of" in warning


@pytest.mark.parametrize(
    ("page", "address", "told"),
    [
        ("home", {"state": "XX"}, "state=XX"),
        ("home", {"by": "nonsense"}, "by=nonsense"),
        ("matrix", {"condition": "odd"}, "condition=odd"),
        ("timeline", {"state": "TJ,ZZ"}, "state=ZZ"),
        ("changes", {"from": "2022-02-30"}, "from=2022-02-30"),
        ("register", {"table": "nothing"}, "table=nothing"),
    ],
)
@pytest.mark.parametrize(("lang", "over"), [("en", "It is passed over."), ("ru", "Это не учитывается.")])
def test_a_value_that_cannot_be_chosen_is_told(
    visit: Visit, page: str, address: dict[str, str], told: str, lang: str, over: str
) -> None:
    app = visit(page, lang=lang, **address)
    (warning,) = [one.value.replace("\\", "") for one in app.warning]
    assert f" {told}, " in warning
    assert warning.endswith(over)


def test_what_another_page_knows_is_unknown_here() -> None:
    assert unknown("matrix", ["state", "kind", "as_of", "lang"]) == ["state"]
    assert unknown("register", ["table", "instrument", "title_en"]) == []
    assert unknown("a-page-without-a-list", ["anything"]) == []


@pytest.mark.parametrize("path", PARAMETERS)
def test_every_choice_of_a_page_is_known(path: str) -> None:
    read = READS.findall((VIEWS / f"{path or 'home'}.py").read_text(encoding="utf-8"))
    assert unknown(path, read) == []


@pytest.mark.parametrize(
    ("view", "address"),
    [
        ("home", {"as_of": "2023-10-01"}),
        ("home", {"by": "state"}),
        ("inbox", {}),
        ("matrix", {}),
        ("instrument", {"instrument": "peace-prot-2021", "state": "KZ"}),
        ("instrument", {"instrument": "cst-1992"}),
        ("state", {"state": "TJ"}),
        ("state", {}),
        ("timeline", {}),
        ("changes", {"from": "2022-12-05"}),
        ("whatif", {"instrument": "charter-prot4-2022", "states": "all", "on": "2026-12-01"}),
        ("record", {}),
        ("register", {"table": "instruments"}),
        ("register", {"table": "drafts"}),
        ("register", {"table": "inquiries"}),
        ("register", {"table": "clause", "key": "pref-supply-2007"}),
        ("report", {"report": "outstanding-by-state"}),
    ],
)
def test_every_link_asks_for_what_its_page_knows(visit: Visit, view: str, address: dict[str, str]) -> None:
    links = re.findall(r'<a href="([^"]+)"', html(visit(view, **address)))
    asked = [urlsplit(unescape(link)) for link in links]
    misspelt = [
        link.geturl()
        for link in asked
        if not link.netloc and unknown(link.path.removeprefix("./"), [name for name, _ in parse_qsl(link.query)])
    ]
    assert misspelt == []


def test_pages_are_looked_at_that_have_links(visit: Visit) -> None:
    assert html(visit("home")).count('<a href="') > 20


@pytest.mark.parametrize("page", ["home", "matrix"])
def test_the_navigation_keeps_language_and_days_and_marks_the_page_one_is_on(visit: Visit, page: str) -> None:
    app = visit(page, lang="ru", as_of="2022-12-05", known_on="2199-01-01")
    (said,) = [str(one.proto.body) for one in app.sidebar.get("html")]
    ways = re.findall(r'<a href="([^"]*)"([^>]*)>', said)
    assert len(ways) == 11
    for address, _ in ways:
        assert dict(parse_qsl(urlsplit(unescape(address)).query)) == {
            "lang": "ru",
            "as_of": "2022-12-05",
            "known_on": "2199-01-01",
        }
    (current,) = [address for address, rest in ways if 'aria-current="page"' in rest]
    assert urlsplit(current).path == ("./" if page == "home" else page)
