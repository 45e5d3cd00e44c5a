"""A pack of reports: which ones, in which formats and languages; made while one watches, and taken away."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.filters import several
from dashboard.data import files
from dashboard.markup import Html, plain, tag
from dashboard.moment import Moment
from tracker.errors import TrackerError
from tracker.locale.wording import error_in_words
from tracker.reports.pack import Wanted, zipped

_PARAMETERS = ("pack", "pack_format", "pack_lang")
_MADE = "report_pack.made"  # the last pack of this visitor: what it answers to, and its bytes


def pack_is_asked() -> bool:
    """True where the address says what a pack holds."""
    return any(name in st.query_params for name in _PARAMETERS)


def report_pack(moment: Moment, asked: files.Asked, languages: Mapping[str, str]) -> None:
    """Choose the reports of a pack, make it, and download it. What is selected on the page holds for all of them."""
    t = moment.t
    st.caption(
        t(
            "Several reports in one zip, with an index that gives the fingerprint of each. They are made for the day of"
            " the page, and for what is selected above."
        )
    )
    with st.container(key="pack_choices"):
        first, second, third = st.columns([3, 2, 2])
    with first:
        names = several(
            _PARAMETERS[0], t("Reports of the pack"), files.titles(moment), t("the usual ones for a session")
        )
    with second:
        forms = several(_PARAMETERS[1], t("Formats"), _formats(), t("for reading, editing and counting"))
    with third:
        langs = several(_PARAMETERS[2], t("Languages"), languages, t("that of the report"))
    try:
        wanted = files.in_pack(moment, asked, names, forms, langs or (asked.lang,))
        st.html(_listed(moment, wanted))
        if st.button(t("Make the pack"), icon=":material/folder_zip:"):
            st.session_state[_MADE] = (moment, wanted, _made(moment, wanted))
    except TrackerError as error:
        st.error(plain(error_in_words(error, moment.lang)))
        return
    *answered, data = st.session_state.get(_MADE, (None, None, b""))
    if answered == [moment, wanted]:
        _download(moment, data)


def _formats() -> dict[str, str]:
    every = dict.fromkeys(form for forms in files.formats().values() for form in forms)
    return {form: form.upper() for form in every}


def _listed(moment: Moment, wanted: Sequence[Wanted]) -> Html:
    """What will be in the pack, folded away under the number of files."""
    names = (files.pack_file_name(one) for one in wanted)
    told = moment.t.n("{n} file will be in it", "{n} files will be in it", len(wanted))
    return tag("details", tag("summary", told), tag("ul", *(tag("li", name) for name in names)), class_="tt-small")


def _made(moment: Moment, wanted: Sequence[Wanted]) -> bytes:
    """The pack; which file is being made is told meanwhile."""
    t, total, made = moment.t, len(wanted), []
    bar = st.progress(0.0)
    for number, one in enumerate(wanted):
        name = files.pack_file_name(one)
        bar.progress(number / total, t("{n} of {total}: {name}", n=number + 1, total=total, name=plain(name)))
        made.append(files.made(moment, one))
    bar.empty()
    return zipped(made, moment.lang)


def _download(moment: Moment, data: bytes) -> None:
    st.download_button(
        moment.t("Download {format}", format="ZIP"),
        data=data,
        file_name=f"reports-{moment.as_of.isoformat()}.zip",
        mime=files.MEDIA["zip"],
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        key="download_pack",
    )
