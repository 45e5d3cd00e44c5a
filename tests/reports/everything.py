"""A report that has everything a report can have, made by hand: for the writers, which know no report."""

from dataclasses import replace
from datetime import date

from tracker.locale.dates import day_in_a_table
from tracker.reports.model import Chart, Column, Content, Count, Group, Line, Meaning, Note, Paragraph, Row, Section

CHART = (
    '<svg class="marks" width="300" height="150" viewBox="0 0 300 150" xmlns="http://www.w3.org/2000/svg">'
    '<defs><clipPath id="clip0"><rect width="10" height="10"/></clipPath></defs>'
    '<g clip-path="url(#clip0)"><rect width="300" height="150" fill="#4c78a8"/></g></svg>'
)
HOSTILE = 'A & B <script>alert("x")</script>\x0b]]>'
SHOWN = HOSTILE.replace("\x0b", "\ufffd")  # what a reader sees of it
LETTER = (
    Paragraph("To the Minister\nof Foreign Affairs", style="addressee"),
    Paragraph("5 December 2022", style="dated"),
    Paragraph("Your Excellency,", style="greeting"),
    Paragraph("Two instruments wait.", (1, 2)),
    Paragraph("the first;", (1,), "item"),
    Paragraph("the second.", (2,), "item"),
    Paragraph("The Secretary General", style="signature"),
)
NOTES = (
    Note(1, "one", "AM", "Instrument one", "signed", HOSTILE, ("https://example.org/a?b=1&c=2", "a book <1>")),
    Note(2, "two", None, "", "Printed without a source.", "", ()),
    Note(5, "two", None, "Instrument two", "ratified", "", ("http://[not an address", "https://пример.рф/путь")),
)


def everything(lang: str = "en", states: int = 6) -> Content:
    """Prose, a letter, two charts, a matrix of so many states, an empty table, a legend and notes."""
    legend = (Meaning("state", "Sign", "+", "+", "the procedures are under way"),)
    groups = (
        Group("letter", "", paragraphs=LETTER),
        Group("chart", "Timelines", paragraphs=(Paragraph("See below."),), chart=Chart(CHART, f"Seen by {HOSTILE}")),
        Group("again", "Timelines again", chart=Chart(CHART, "The same")),
        Group("matrix", "Matrix", "No rows.", _columns(states), (_section(states),)),
        Group("none", "What is not there", "There is nothing.", _columns(states)),
    )
    return Content(
        "everything",
        f"Everything {HOSTILE}",
        lang,
        date(2022, 12, 5),
        date(2023, 1, 31),
        {"state": None},
        (Line("as_of", "As of", "5 December 2022"), Line("selection", "Selection", "all")),
        "Two wait.",
        (Count("waiting", 2, "Waiting"),),
        groups,
        "Nothing at all.",
        legend,
        NOTES,
    )


def nothing() -> Content:
    """The same report where nothing was found."""
    whole = everything()
    return replace(whole, groups=whole.groups[-1:], legend=(), notes=(), record_date=None)


def _columns(states: int) -> tuple[Column, ...]:
    titles = {"one": "Instrument one", "two": HOSTILE}
    return (
        Column("number", "No.", "number"),
        Column("instrument", "Instrument", words=titles, italic=frozenset({"two"})),
        *(Column(f"state{n}", f"State {n}", "mark", nothing="?") for n in range(states)),
        Column("notes", "Notes", "notes", nothing="none"),
    )


def _section(states: int) -> Section:
    marks = [date(2001, 9, 16), "+", None]
    one: Row = (1, "one", *(marks[n % 3] for n in range(states)), (1, 2))
    two: Row = (2, "two", *(marks[(n + 1) % 3] for n in range(states)), ())
    return Section("all", "All instruments", ("Said of all.",), (5,), (one, two))


def printed(value: object, lang: str) -> str:
    """A value of the register as papers and pages print it."""
    return day_in_a_table(value, lang) if isinstance(value, date) else str(value)
