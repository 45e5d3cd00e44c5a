"""HTML that cannot be broken by what stands in it."""

import pytest

from dashboard.markup import Html, joined, page_link, source_links, tag, web_host


def test_text_and_attributes_are_escaped() -> None:
    written = tag("td", "<script>alert('x')</script>", title='"><img src=x>')
    assert written == ('<td title="&quot;&gt;&lt;img src=x&gt;">&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</td>')


def test_html_made_here_is_not_escaped_twice_and_nothing_is_left_out() -> None:
    assert tag("p", tag("b", "a & b"), 3, None) == "<p><b>a &amp; b</b>3</p>"
    assert isinstance(joined([tag("i", "x"), "y"], " < "), Html)
    assert joined([tag("i", "x"), "y"], " < ") == "<i>x</i> &lt; y"


def test_attributes_that_are_false_are_left_out() -> None:
    assert tag("td", class_=None, hidden=True, disabled=False) == "<td hidden></td>"


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/x",
        "//example.org",
        "a book, p. 3",
        "http://[",
        "https://",
    ],
)
def test_only_web_addresses_become_links(text: str) -> None:
    assert web_host(text) is None
    assert "<a" not in source_links(text)


def test_sources_are_parted_and_linked() -> None:
    links = source_links("https://www.example.org/a?b=1&c=2 ; Bulletin <3> ; http://example.com")
    assert links.count("<a ") == 2
    assert 'href="https://www.example.org/a?b=1&amp;c=2"' in links
    assert ">example.org</a>" in links
    assert "Bulletin &lt;3&gt;" in links
    assert source_links("") == ""


def test_a_page_link_keeps_its_own_class() -> None:
    assert page_link("x", "./?lang=ru", class_="tt-rec") == '<a href="./?lang=ru" class="tt-link tt-rec">x</a>'
