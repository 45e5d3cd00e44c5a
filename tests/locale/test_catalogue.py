"""The catalogue is complete: every text of the source has its Russian, and the Russian fits it."""

import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.locale.catalogue import LANGUAGES, marked, translator
from tracker.locale.collect import collect, main, read, texts, untranslated

RUN = "run `python -m tracker.locale.collect` and translate what it lists"


def places(text: str) -> set[str]:
    """The names of the values a text is filled with; a case that a translation takes of one is that value."""
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_of_the_source_has_its_russian() -> None:
    missing = [f"{min(text.files)}: {text.one}" for text in untranslated(texts().values(), read())]
    assert missing == [], RUN


def test_the_catalogue_holds_nothing_that_is_said_nowhere() -> None:
    said = set(texts())
    held = [(m.context or "", m.id if isinstance(m.id, str) else m.id[0]) for m in read() if m.id]
    assert [entry for entry in held if entry not in said] == [], RUN


def test_a_translation_is_filled_with_the_same_values() -> None:
    for message in read():
        if not message.id:
            continue
        english = [message.id] if isinstance(message.id, str) else [*message.id]
        russian = [message.string] if isinstance(message.string, str) else [*message.string]
        for text in filter(None, russian):
            assert places(text) == places(english[-1]), text


def test_translations_keep_to_the_typography() -> None:
    """Russian quotation marks and dashes, no stray blanks; a sentence ends as the English one does."""
    for message in read():
        strings = [message.string] if isinstance(message.string, str) else [*message.string]
        english = message.id if isinstance(message.id, str) else message.id[0]
        for text in filter(None, strings if english else []):
            assert not re.search(r"[“”\"]| {2}|^\s|\s$| - ", text), text
            assert text.endswith(".") == english.endswith(".") or " " not in english, text


def test_english_is_said_as_it_stands() -> None:
    t = translator("en")
    assert t("Nothing changes in law.") == "Nothing changes in law."
    assert t("on {day}", day="5 May") == "on 5 May"
    assert t("{not filled}") == "{not filled}"
    assert t.c("all", "signatories") == "signatories"
    assert [t.n("{n} day", "{n} days", n=n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_russian_has_three_plural_forms() -> None:
    t = translator("ru")
    said = [t.n("{n} day", "{n} days", n=n) for n in (1, 2, 5, 11, 21, 22, 25, 111, 445)]
    assert said == ["1 день", "2 дня", "5 дней", "11 дней", "21 день", "22 дня", "25 дней", "111 дней", "445 дней"]


def test_a_context_parts_what_english_does_not() -> None:
    t = translator("ru")
    assert t.c("all", "signatories") == "подписавшие государства"
    assert t.c("of all", "signatories") == "подписавших государств"


def test_what_has_no_translation_is_said_in_english() -> None:
    t = translator("ru")
    assert t("Nobody ever says this about {state}.", state="Армения") == "Nobody ever says this about Армения."
    assert t.n("{n} odd thing", "{n} odd things", n=5) == "5 odd things"
    assert t.c("nowhere", "signatories") == "signatories"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'de' is not a language of the catalogues \(en, ru\)"):
        translator("de")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translator_is_made_once(lang: str) -> None:
    assert translator(lang) is translator(lang)
    assert translator(lang).lang == lang


@given(st.integers(min_value=0, max_value=10_000))
def test_the_plural_follows_the_last_digits(n: int) -> None:
    ends = {1: "год"} | dict.fromkeys((2, 3, 4), "года")
    expected = "лет" if n % 100 in range(11, 15) else ends.get(n % 10, "лет")
    assert translator("ru").n("{n} year", "{n} years", n=n) == f"{n} {expected}"


def test_a_marked_text_is_itself() -> None:
    assert marked("signatories", "all") == "signatories"


SOURCE = """
from tracker.errors import Refused
KEPT = "Kept."
ROW_LEFT_OUT = "The row was left out."
t("Plain" if KEPT else "Other")
self.t.n("{n} act", "{n} acts", n=2)
translator(lang).c("context", "Plain")
t(KEPT, "is no literal")
template = "Because" if KEPT else "Although"
raise Refused(template)
marked("Marked")
marked("Marked", "somewhere")
ReadingFinding("file", 1, "In a file.", {})
known.remark("Remarked.", "")
print("Not for people")
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "tracker").mkdir()
    (tmp_path / "tracker" / "module.py").write_text(SOURCE, "utf-8")
    return tmp_path


def test_texts_are_found_in_the_source(house: Path) -> None:
    found = {(text.context, text.one, text.many) for text in texts(house).values() if "tracker/module.py" in text.files}
    plain = ("Plain", "Other", "Because", "Although", "Marked", "In a file.", "Remarked.", "The row was left out.")
    assert found == {
        *(("", text, "") for text in plain),
        ("", "{n} act", "{n} acts"),
        ("context", "Plain", ""),
        ("somewhere", "Marked", ""),
    }


def test_collecting_keeps_translations_and_parks_what_is_gone(house: Path, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    assert {text.one for text in collect(path, house)} >= {"Marked", "{n} act"}
    plain = path.read_text("utf-8").replace('msgid "Because"\nmsgstr ""', 'msgid "Because"\nmsgstr "Потому"')
    path.write_text(plain, "utf-8")

    module = house / "tracker" / "module.py"
    module.write_text(SOURCE.replace("Because", "Since"), "utf-8")
    assert "Since" in {text.one for text in collect(path, house)}
    assert '#~ msgid "Because"\n#~ msgstr "Потому"' in path.read_text("utf-8")

    module.write_text(SOURCE, "utf-8")
    assert "Because" not in {text.one for text in collect(path, house)}
    assert '#: tracker/module.py\nmsgid "Because"\nmsgstr "Потому"' in path.read_text("utf-8")

    module.write_text(SOURCE.replace("Because", "Since"), "utf-8")
    collect(path, house, tidy=True)
    assert "Потому" not in path.read_text("utf-8")


def test_collecting_twice_changes_nothing(house: Path, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    collect(path, house)
    once = path.read_bytes()
    collect(path, house)
    assert path.read_bytes() == once


def test_the_command_lists_what_lacks_a_translation(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--tidy"], tmp_path / "ru.po", house)
    listed = capsys.readouterr().out.splitlines()
    assert "tracker/module.py: [somewhere] Marked" in listed
    assert listed[-1] == f"{len(listed) - 1} texts lack a translation."
