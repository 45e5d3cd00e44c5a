"""The scan of the paper: attached, shown, left away, and handed out again."""

from functools import partial

import streamlit as st

from dashboard import entry_draft as drafts
from dashboard.components.fields import label
from dashboard.data import documents
from dashboard.data.documents import Paper
from dashboard.data.drafts import LARGEST_SCAN, SCAN_KINDS
from dashboard.entry_draft import Draft
from dashboard.markup import plain
from dashboard.moment import Moment
from tracker.locale.numbers import size_in_words


def draw(current: Draft, moment: Moment) -> None:
    """The attached file, or the document the entry has; else the place to attach one."""
    t = moment.t
    present = documents.paper(str(current.values.get("document") or ""), moment)
    if current.scan is None and present is None:
        with st.container(key="record_scan"):
            st.file_uploader(
                label("document", moment),
                type=list(SCAN_KINDS),
                max_upload_size=LARGEST_SCAN,
                key=current.name_of("upload"),
                on_change=lambda: _attach(current),
            )
            st.caption(t("PDF, PNG, JPEG, TIFF, DOCX or ODT, at most {n} MB.", n=LARGEST_SCAN))
        return
    if current.scan is not None:
        size = size_in_words(current.scan.size, moment.lang)
        said = t("{name} ({size}), kept with the entry when it is saved.", name=current.scan.name, size=size)
        st.markdown(f"**{label('document', moment)}**")
        st.markdown(plain(said))
    elif present is not None:
        st.markdown(f"**{label('document', moment)}**")
        download(present, moment)
    st.button(t("Leave the file away"), key="record.detach", on_click=lambda: drafts.detach(current))


def _attach(current: Draft) -> None:
    if (file := st.session_state.get(current.name_of("upload"))) is not None:
        drafts.attach(current, file.name, file.getvalue())


def download(paper: Paper, moment: Moment) -> None:
    """A button that hands a document out; its bytes are fetched when it is pressed."""
    st.download_button(
        f"{plain(paper.name)} ({size_in_words(paper.size, moment.lang)})",
        partial(documents.content, paper.digest),
        file_name=paper.name,
        mime=paper.media,
        key=f"record.download.{paper.digest}",
        icon=":material/attach_file:",
        on_click="ignore",
    )
