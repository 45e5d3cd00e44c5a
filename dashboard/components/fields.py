"""The fields of the form: their names, and what a clerk types into them."""

import re

from dashboard.moment import Moment

_TYPED = re.compile(r"(?:(?P<day>\d{1,2})[./])?(?P<month>\d{1,2})[./](?P<year>\d{4})")


def label(field: str, moment: Moment) -> str:
    """The name of a column, as people read it."""
    t = moment.t
    names = {
        "instrument": t("Instrument"),
        "state": t("State"),
        "act": t("Act"),
        "step": t("Step"),
        "on": t("Date on the document"),
        "received_on": t("Received by the depositary"),
        "effective_on": t("Takes effect on"),
        "not_before": t("Not before"),
        "not_after": t("Not after"),
        "expected": t("Expected"),
        "planned": t("Planned"),
        "outcome": t("Outcome"),
        "regards": t("Regards"),
        "territory": t("Territory"),
        "depositary": t("Depositary"),
        "reference": t("Number"),
        "note": t("Remark"),
        "confidence": t("How well known"),
        "source": t("Source"),
        "void_reason": t("Taken back because"),
        "up_to": t("Up to"),
        "says": t("Status"),
        "by": t("Confirmed by"),
        "announced_on": t("Announced on"),
    }
    return names.get(field, field.replace("_", " "))


def iso_typed(text: str) -> str:
    """A day as people type it, as an ISO date: 26.09.2023 is 2023-09-26, 09.2023 is 2023-09; anything else stays."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return text.strip()
    parts = [match["year"], match["month"].zfill(2)]
    return "-".join([*parts, match["day"].zfill(2)] if match["day"] else parts)
