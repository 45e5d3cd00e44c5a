"""Every word of the vocabularies has a name in both languages, and every position and stage a sign of its own."""

from enum import StrEnum

import pytest

from tracker.law import vocabulary
from tracker.law.drafts import StanceWord
from tracker.law.undertakings import UndertakingState
from tracker.law.vocabulary import Act, Basis, Confidence, InstrumentState, Position, Says, Stage, Step
from tracker.locale.catalogue import LANGUAGES
from tracker.locale.names import meaning, name
from tracker.locale.signs import cis_mark, cis_marks, symbol

VOCABULARIES = [found for found in vars(vocabulary).values() if isinstance(found, type) and issubclass(found, StrEnum)]
VOCABULARIES = [*(found for found in VOCABULARIES if found is not StrEnum), StanceWord, UndertakingState]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
def test_every_word_has_a_name(words: type[StrEnum], lang: str) -> None:
    names = [name(word, lang) for word in words]
    assert len(set(names)) == len(names)
    if lang == "ru":
        assert not any("a" <= letter <= "z" for said in names for letter in said.removesuffix("ad referendum"))


@pytest.mark.parametrize("words", [Position, Stage, Confidence, InstrumentState, Basis])
def test_every_word_of_a_legend_has_a_meaning(words: type[StrEnum]) -> None:
    for lang in LANGUAGES:
        assert all(meaning(word, lang).endswith(".") for word in words)


@pytest.mark.parametrize(
    ("word", "english", "russian"),
    [
        (
            Act.NOTIFICATION_OF_COMPLETED_PROCEDURES,
            "notification of completed internal procedures",
            "уведомление о выполнении внутригосударственных процедур",
        ),
        (Position.PARTY, "party", "участник"),
        (Position.SIGNED, "signed, no consent on record", "подписано, согласие не зарегистрировано"),
        (Stage.APPROVED_AT_HOME, "approved at home", "одобрено внутри государства"),
        (Step.ADOPTED_LOWER, "adopted by the lower chamber", "принято нижней палатой парламента"),
        (Says.PENDING, "pending", "ратификация не завершена"),
        (InstrumentState.PENDING, "pending", "ожидает вступления в силу"),
        ("pending", "pending", "ожидает вступления в силу"),
        ("members@adoption", "those who were members at adoption", None),
        ("announcement", "announced date", "объявленная дата"),
        (StanceWord.OPPOSES, "opposes it", "возражает"),
        ("inquiry", "inquiry", "запрос"),
        ("of no vocabulary", "of no vocabulary", "of no vocabulary"),
        ("", "", ""),
    ],
)
def test_names(word: str, english: str, russian: str | None) -> None:
    assert name(word, "en") == english
    if russian is not None:
        assert name(word, "ru") == russian


def test_meanings() -> None:
    assert meaning("party", "en") == "The instrument is in force for the state (VCLT 2(1)(g))."
    assert meaning(Stage.NOT_REQUIRED, "ru") == (
        "Для этого документа государству внутригосударственные процедуры не требуются."
    )
    assert meaning(Act.RATIFICATION, "en") == ""
    assert meaning("of no vocabulary", "en") == ""


def test_no_two_signs_are_alike() -> None:
    signs = [symbol(word) for word in (*Position, *Stage)]
    assert len(set(signs)) == len(signs)
    assert set(signs) <= set("●○■□▲△▶▷◆◇✓×–+?!") | {"P", "R", "Ø", "N"}
    assert symbol("party") == "●"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("position", Position)
def test_no_cell_of_a_matrix_is_empty_or_unexplained(position: Position, lang: str) -> None:
    for stage in Stage:
        assert cis_mark(position, stage, "", lang) in cis_marks(lang)
        assert cis_mark(position, stage, "", lang, unheard=True) in cis_marks(lang)
    assert all(cis_marks(lang).values())


def test_marks_of_the_cis() -> None:
    day = "2016-10-05"
    assert cis_mark(Position.PARTY, Stage.NONE_KNOWN, day, "en") == "2016-10-05"
    assert cis_mark("consented", Stage.NONE_KNOWN, day, "ru") == "05.10.2016"
    assert cis_mark("consented", Stage.NONE_KNOWN, "2016-10", "ru") == "10.2016"
    assert cis_mark("consented", Stage.NONE_KNOWN, "", "en") == "✓"
    assert cis_mark(Position.SIGNED, Stage.NONE_KNOWN, "", "ru") == "+"
    assert cis_mark(Position.NO_ACT, Stage.NONE_KNOWN, "", "ru") == "−"
    assert cis_mark(Position.APPLYING_PROVISIONALLY, Stage.NONE_KNOWN, "", "ru") == "ВП"
    assert cis_mark(Position.WITHDRAWN, Stage.NONE_KNOWN, day, "en") == "W"
    assert cis_mark(Position.NO_ACT, Stage.NONE_KNOWN, "", "en", unheard=True) == "?"
    assert cis_mark(Position.SIGNED, Stage.NONE_KNOWN, "", "en", unheard=True) == "+?"
    assert cis_mark(Position.PARTY, Stage.NONE_KNOWN, day, "en", unheard=True) == "2016-10-05"
    assert cis_mark(Position.NO_ACT, Stage.UNDER_WAY, "", "en") == "(+)"
    assert cis_mark(Position.NO_ACT, Stage.APPROVED_AT_HOME, "", "ru") == "(✓)"
    assert cis_mark(Position.SIGNED, Stage.APPROVED_AT_HOME, "", "ru") == "(✓)"
    assert cis_mark(Position.SIGNED, Stage.UNDER_WAY, "", "ru") == "+"
    assert cis_marks("ru")["ВП"] == "временно применяется"
