"""The one visual language: what Streamlit's theme does not reach. Colours come in pairs, for light and for dark.

A colour never stands alone: beside it is always a symbol of another shape, and a word.
"""

from functools import cache
from pathlib import Path

import streamlit as st


def apply_style() -> None:
    """Put the style sheet on the page; once in the frame."""
    st.html(f"<style>{_sheet()}</style>")


@cache
def _sheet() -> str:
    sheets = sorted(Path(__file__).with_name("style").glob("*.css"))  # in the order of their numbers
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
