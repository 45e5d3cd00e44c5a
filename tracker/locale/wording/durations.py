"""How long an instrument lasts, and when a withdrawal from it takes effect, in words."""

from tracker.law.clauses import Duration, Exit
from tracker.law.dates import Delay
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.wording.counting import Names, called
from tracker.locale.wording.delays import after, period


def duration_in_words(duration: Duration, lang: str, names: Names | None = None) -> str:
    """How long an instrument lasts, as sentences."""
    t, said = translator(lang), []
    if duration.term is not None:
        term = period(duration.term, lang)
        if duration.renewed:
            said.append(
                t(
                    "It is concluded for {term} from its entry into force and is prolonged by itself for further"
                    " terms.",
                    term=term,
                )
            )
        else:
            said.append(t("It is concluded for {term} from its entry into force.", term=term))
    if duration.last_day is not None:
        day = long_date(duration.last_day, lang)
        if duration.renewed and duration.term is None:
            said.append(t("It is concluded until {day}, that day included, and is prolonged by itself.", day=day))
        else:
            said.append(t("It is concluded until {day}, that day included.", day=day))
    if duration.with_instrument:
        other = called(duration.with_instrument, lang, names)
        said.append(t("It lasts as long as the instrument {name} is in force.", name=other))
    if duration.fewest_parties is not None:
        n = duration.fewest_parties
        said.append(
            t.n("It ends once it has fewer than {n} party.", "It ends once it has fewer than {n} parties.", n=n)
        )
    return " ".join(said)


def exit_in_words(leaving: Exit, lang: str) -> str:
    """When a withdrawal takes effect, as sentences."""
    t = translator(lang)
    if leaving.silent:
        said = [
            t(
                "The text has no rule on withdrawal. Where a right to withdraw is nevertheless implied, a withdrawal"
                " takes effect twelve months after its notice at the earliest (VCLT 56(2))."
            )
        ]
    else:
        when = after(leaving.notice or Delay(), t("the date on which the depositary receives the notice"), lang)
        said = [t("A withdrawal takes effect {when}.", when=when)]
    if leaving.not_before is not None:
        said.append(t("It does not take effect before {day}.", day=long_date(leaving.not_before, lang)))
    if leaving.not_before_entry_and is not None:
        said.append(
            t(
                "It does not take effect before {period} have passed since the general entry into force.",
                period=period(leaving.not_before_entry_and, lang),
            )
        )
    return " ".join(said)
