"""What the symbols mean."""

from dashboard.components.words import confidence_badge, position_look, stage_look, worded
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.locale.names import name


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
        worded(*position_look(position, "none-known", "confirmed"), name(position, lang))
        for position in ("consented", "party", "no-act", "withdrawn", "suspended", "refused", "ended")
    ]
    grades = [confidence_badge(grade, lang) for grade in ("confirmed", "reported", "unknown")]
    return tag(
        "ul", *(tag("li", item) for item in (*stages, *positions, *grades)), class_="tt-legend", aria_label=t("Legend")
    )
