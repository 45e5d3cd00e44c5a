"""Every span that the law computes can be explained, in both languages."""

import re

import pytest
from hypothesis import given

from tests.law.generated import DOSSIERS
from tracker.law.assessment import assess
from tracker.law.facts import Dossier
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.wording import explain_entry, explain_position

QUOTED = re.compile(r"«[^»]*»|\(источник: [^)]*\)|ad referendum")
ENGLISH = re.compile(r"[a-z]{3,}")


@pytest.mark.parametrize("lang", LANGUAGES)
@given(dossier=DOSSIERS)
def test_every_span_is_explained(lang: str, dossier: Dossier) -> None:
    found = assess(dossier)
    said = [sentence for span in found.instrument for sentence in _told(explain_entry(found, span.start, lang))]
    for state, spans in found.positions.items():
        said += [explain_position(found, state, span.start, lang) for span in spans]
    for sentence in said:
        assert sentence.strip()
        if lang == "ru":  # what is in quotation marks, and who is named as a source, keeps its own language
            assert not ENGLISH.search(QUOTED.sub("", sentence)), sentence
        assert not set("{}") & set(sentence)
        assert "None" not in sentence
        assert ".." not in sentence.replace("...", "")


def _told(sentences: list[str]) -> list[str]:
    assert sentences
    return sentences
