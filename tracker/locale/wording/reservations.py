"""The reservations of a state in words: when made, who objects, and until when others may."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.reservations import Reservation, reservations
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.states import states_listed
from tracker.locale.wording.counting import Names


def reserved(assessment: Assessment, state: str, day: date, lang: str, names: Names | None) -> list[str]:
    """Each reservation of a state that stands on a day, with the objections made by then (VCLT 19-23)."""
    standing = (one for one in reservations(assessment.dossier) if one.act.state == state and one.made_on <= day)
    return [_in_words(one, day, lang, names) for one in standing if one.withdrawn_on is None or day < one.withdrawn_on]


def _in_words(reservation: Reservation, day: date, lang: str, names: Names | None) -> str:
    t, made, about = translator(lang), long_date(reservation.made_on, lang), reservation.act.regards
    said = [t("It made a reservation on {day} ({about}).", day=made, about=about)] if about else []
    said = said or [t("It made a reservation on {day}.", day=made)]
    objecting = sorted({act.state for act, on in reservation.objections if on <= day})
    if objecting:
        said.append(t("Objections: {states}.", states=states_listed(frozenset(objecting), lang, names)))
    last = reservation.open_until(None)
    until = long_date(last, lang)
    if day <= last:
        said.append(t("States may object until {day}, or until their own later consent (VCLT 20(5)).", day=until))
    else:
        said.append(t("Who had consented and not objected by {day} has accepted it (VCLT 20(5)).", day=until))
    return " ".join(said)
