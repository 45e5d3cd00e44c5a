"""The ways between the pages, as plain links: Streamlit's own are drawn anew at every interaction, which takes longer
than most interactions do."""

from collections.abc import Sequence

import streamlit as st

from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment


def navigation(pages: Sequence[st.Page], current: st.Page, moment: Moment) -> Html:
    """Links to these pages, which keep language and days; the current one is marked."""
    items = (tag("li", _way(page, page.url_path == current.url_path, moment)) for page in pages)
    return tag("nav", tag("ul", *items), class_="tt-pages", aria_label=moment.t("Pages"))


def _way(page: st.Page, is_current: bool, moment: Moment) -> Html:
    icon = page.icon.removeprefix(":material/").removesuffix(":")
    shown = joined([tag("span", icon, class_="tt-icon", aria_hidden="true"), tag("span", page.title)])
    return page_link(shown, moment.address(page.url_path), aria_current="page" if is_current else None)
