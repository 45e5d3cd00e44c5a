"""What the symbols and the marks mean."""

from dashboard.components.words import confidence_badge, position_look, stage_look, worded
from dashboard.markup import Html, joined, tag
from dashboard.moment import Moment
from tracker.locale.names import name
from tracker.locale.signs import cis_marks

_POSITIONS = ("consented", "party", "no-act", "withdrawn", "suspended", "leaving", "refused", "not-eligible", "ended")


def legend(moment: Moment) -> Html:
    """The symbols of stages, positions and confidence, with their words."""
    t, lang = moment.t, moment.lang
    stages = [
        worded(*stage_look("none-known", "unknown"), t("nothing heard")),
        *(
            worded(*stage_look(stage, "confirmed"), name(stage, lang))
            for stage in ("none-known", "under-way", "approved-at-home")
        ),
    ]
    positions = [
        worded(*position_look(position, "none-known", "confirmed"), name(position, lang)) for position in _POSITIONS
    ]
    grades = [confidence_badge(grade, lang) for grade in ("confirmed", "reported", "unknown")]
    return tag(
        "ul", *(tag("li", item) for item in (*stages, *positions, *grades)), class_="tt-legend", aria_label=t("Legend")
    )


def cis_legend(moment: Moment) -> Html:
    """The marks in cells as the annexes of the CIS print them, and behind them the symbols beside the marks."""
    t = moment.t
    marks = [(t("a date"), t("procedures completed on this day")), *cis_marks(moment.lang).items()]
    items = [tag("li", tag("b", mark), " – ", meaning) for mark, meaning in marks]
    italics = tag("li", tag("i", t("Italics")), " – ", t("the instrument is not in force"))
    return joined(
        [
            tag("ul", *items, italics, class_="tt-legend", aria_label=t("Marks")),
            tag("details", tag("summary", t("Symbols and colours")), legend(moment), class_="tt-small"),
        ]
    )
