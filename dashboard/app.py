"""The frame and the router: language, days and navigation, the same for every page."""

from pathlib import Path

import streamlit as st

from dashboard.components.banner import banner, not_understood
from dashboard.components.filters import place_above
from dashboard.components.links import follow_links
from dashboard.components.named_days import named_as_of
from dashboard.components.navigation import navigation
from dashboard.components.style import apply_style
from dashboard.data import changes, register
from dashboard.markup import plain
from dashboard.moment import EARLIEST, LANGUAGES, LATEST, Moment, look_from, turn_to
from tracker.clock import today, user
from tracker.errors import SchemaOutOfDate, TrackerError, Unusable
from tracker.locale.catalogue import translator
from tracker.locale.wording import error_in_words

ICON = Path(__file__).with_name("icon.svg")  # one of its own: Streamlit would ask another site for one
LANGUAGE_NAMES = "Language · Язык"


def asked_language() -> str:
    """The language of the address before the control that holds it is drawn."""
    asked = st.session_state.get("lang") or st.query_params.get("lang", LANGUAGES[0])
    return asked if asked in LANGUAGES else LANGUAGES[0]


def controls(every: list[st.Page], page: st.Page, lang: str) -> Moment:
    """The ways between the pages, and the controls that govern every page, bound to the address."""
    t, day = translator(lang), today()
    style = "DD.MM.YYYY" if lang == "ru" else "YYYY-MM-DD"
    with st.sidebar:
        ways = st.container()
        as_of = st.date_input(
            t("As of"),
            day,
            min_value=EARLIEST,
            max_value=LATEST,
            key="as_of",
            bind="query-params",
            format=style,
            help=t("The law about this day. Every page answers for it."),
        )
        known_on = st.date_input(
            t("As known on"),
            None,
            min_value=EARLIEST,
            max_value=LATEST,
            key="known_on",
            bind="query-params",
            format=style,
            help=t("What the register knew on this day. Leave it empty for what it knows now."),
        )
        chosen = st.segmented_control(
            LANGUAGE_NAMES, LANGUAGES, default=LANGUAGES[0], required=True, key="lang", bind="query-params"
        )
        here = Moment(as_of, known_on, day, chosen or lang, register.version())
        ways.html(navigation(every, page, here))
        if sessions := changes.sessions(here):
            named_as_of(here.t("As of a session"), sessions, here.t("another day"), here)
        st.caption(t("Entries are recorded by {name}.", name=user()))
        follow_links(here.lang)
    return here


def pages(lang: str) -> list[st.Page]:
    """The pages, in one flat list."""
    t = translator(lang)
    return [
        st.Page("views/home.py", title=t("Outstanding"), icon=":material/pending_actions:", default=True),
        st.Page("views/inbox.py", title=t("Inbox"), icon=":material/inbox:", url_path="inbox"),
        st.Page("views/matrix.py", title=t("Matrix"), icon=":material/grid_on:", url_path="matrix"),
        st.Page("views/instrument.py", title=t("Instrument"), icon=":material/description:", url_path="instrument"),
        st.Page("views/state.py", title=t("State"), icon=":material/flag:", url_path="state"),
        st.Page("views/timeline.py", title=t("Timeline"), icon=":material/timeline:", url_path="timeline"),
        st.Page("views/changes.py", title=t("Then and now"), icon=":material/difference:", url_path="changes"),
        st.Page("views/whatif.py", title=t("What if"), icon=":material/alt_route:", url_path="whatif"),
        st.Page("views/record.py", title=t("Record"), icon=":material/edit_note:", url_path="record"),
        st.Page("views/register.py", title=t("Register"), icon=":material/menu_book:", url_path="register"),
        st.Page("views/report.py", title=t("Report"), icon=":material/download:", url_path="report"),
    ]


def show(every: list[st.Page], lang: str) -> None:
    """Run the page asked for under the controls; what went wrong is told in words."""
    page = st.navigation(every, position="hidden")
    try:
        asked = st.query_params.to_dict()  # before the controls take from it what they understand
        turn_to(page.url_path)
        moment = controls(every, page, lang)
        look_from(moment)
        with place_above():
            for sentence in not_understood(asked, page.url_path, moment):
                st.warning(plain(sentence))
        if warning := banner(moment):
            st.html(warning)
        page.run()
    except (SchemaOutOfDate, Unusable) as error:
        st.title(translator(lang)("The register cannot be shown"))
        st.error(plain(error_in_words(error, lang)))
    except TrackerError as error:
        st.error(plain(error_in_words(error, lang)))


language = asked_language()
st.set_page_config(page_title="Treaty Tracker", page_icon=ICON, layout="wide", initial_sidebar_state="auto")
st.logo(str(ICON), size="large")
apply_style()
show(pages(language), language)
