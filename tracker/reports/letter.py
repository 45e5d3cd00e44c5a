"""What official letters have in common: to whom, from whom, the courtesies, and the places a person has to fill in.

Every letter is a draft. What the register does not hold, such as a number, a name or a signature, stands in square
brackets and is never made up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.locale.cases import Cases
from tracker.locale.catalogue import Translator, translator
from tracker.locale.states import official_name
from tracker.reports.model import Column, Group, Paragraph, Row, Section
from tracker.reports.names import Names


def official(names: Names, state: str) -> Cases:
    """The official name of a state, with its Russian cases where they are known."""
    return official_name(state, names.lang, names.states.get(state))


def ministry_of(names: Names, state: str) -> str:
    """The ministry to which a letter is addressed, in Russian in the dative."""
    t, name = translator(names.lang), official(names, state)
    if len(state) != len("AM") or state == "EU":  # an organisation has no such ministry
        return t("[addressee: {name}]", name=name)
    if names.lang == "ru" and name.genitive == name:  # its cases are not known, or do not differ
        return t("Ministry of Foreign Affairs ({state})", state=name)
    if _takes_article(names, state, name):
        return t("Ministry of Foreign Affairs of the {state}", state=name)
    return t("Ministry of Foreign Affairs of {state}", state=name)


def _takes_article(names: Names, state: str, name: str) -> bool:
    """Whether English says "the": of a name that tells what kind of state it is."""
    return name != names.state(state) or name.startswith("United ")


def sender(names: Names, organisations: Iterable[str]) -> str:
    """The organisation that writes, where it is one; else a place to fill in."""
    t, found = translator(names.lang), {key for key in organisations if key}
    return names.organisation(found.pop()) if len(found) == 1 else t("[sender]")


def opening(names: Names) -> list[Paragraph]:
    """That it is a draft; places for its day and its number."""
    t = translator(names.lang)
    return [
        Paragraph(t("DRAFT. Not signed and not sent. What stands in square brackets has to be filled in.")),
        Paragraph(t("[date], No. [number]"), style="dated"),
    ]


def compliments(whom: str, writer: str, lang: str) -> Paragraph:
    """The courtesy by which a note begins; in Russian `whom` is in the dative."""
    t = translator(lang)
    text = t(
        "{sender} presents its compliments to the {whom} and has the honour to communicate the following.",
        sender=_with_article(writer, t),
        whom=whom,
    )
    return Paragraph(text)


def closing(whom: str, writer: str, lang: str) -> list[Paragraph]:
    """The courtesy by which a note ends, and the place for a signature."""
    t = translator(lang)
    text = t(
        "{sender} avails itself of this opportunity to renew to the {whom} the assurances of its highest"
        " consideration.",
        sender=_with_article(writer, t),
        whom=whom,
    )
    return [Paragraph(text), Paragraph(t("[signature, name and office of the signatory]"), style="signature")]


def _with_article(name: str, t: Translator) -> str:
    """An organisation at the beginning of a sentence, in English with "The"."""
    bare = name.removeprefix("The ")
    return name if bare.startswith("[") else t("The {name}", name=bare)


def detached(letters: Iterable[Group], t: Translator) -> Iterator[Group]:
    """The letters without numbers of notes, and after them what their statements rely on.

    A letter is sent without the notes, where a number would lead nowhere; whoever signs it has to prove what it says.
    """
    relied: list[Section] = []
    for letter in letters:
        rows = tuple((one.text, one.notes) for one in letter.paragraphs if one.notes)
        if rows:
            relied.append(Section(letter.key, letter.heading, (), (), rows))
        yield _without_notes(letter)
    if relied:
        columns = (Column("statement", t.c("what a letter says", "Statement")), Column("notes", t("Notes"), "notes"))
        yield Group("basis", t("What the letters rely on (not to be sent)"), "", columns, tuple(relied))


def _without_notes(letter: Group) -> Group:
    kept = [place for place, column in enumerate(letter.columns) if column.kind != "notes"]

    def row(whole: Row) -> Row:
        return tuple(whole[place] for place in kept)

    return replace(
        letter,
        paragraphs=tuple(replace(one, notes=()) for one in letter.paragraphs),
        columns=tuple(letter.columns[place] for place in kept),
        sections=tuple(replace(one, notes=(), rows=tuple(map(row, one.rows))) for one in letter.sections),
    )
