"""What reports are called, where people choose among them; a report about one thing may say more in its own title."""

from tracker.locale.catalogue import marked, translator

_TITLES = {
    "matrix": marked("Matrix of participation"),
    "status-sheet": marked("Status sheet"),
    "outstanding-by-instrument": marked("Outstanding ratifications by instrument"),
    "outstanding-by-state": marked("Outstanding ratifications by state"),
    "log": marked("Chronological log"),
    "changes": marked("Then and now"),
    "summary": marked("Summary note"),
    "reservations": marked("Reservations and declarations"),
    "notification": marked("Depositary notification (draft)"),
    "reminder": marked("Reminder letter (draft)"),
    "timelines": marked("Timelines"),
    "deadlines": marked("Deadlines"),
    "register": marked("The full register"),
}


def title(name: str, lang: str) -> str:
    """The title of a report in a language; its name where it has none."""
    return translator(lang)(_TITLES[name]) if name in _TITLES else name
