"""How long a state usually takes, and what comes next, in words."""

from tracker.law.pace import Mark, Milestone, Outlook, Pace, Verdict
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import days_in_words
from tracker.locale.names import name

_MARKS = {
    Mark.BEGINNING: marked("signature or adoption"),
    Mark.APPROVED: marked("approval at home", "milestone"),
    Mark.CONSENT: marked("deposit or notification"),
}


def milestone_in_words(milestone: Milestone, lang: str) -> str:
    """What a milestone is called."""
    if not isinstance(milestone, Mark):
        return name(milestone, lang)
    t = translator(lang)
    return t.c("milestone", _MARKS[milestone]) if milestone is Mark.APPROVED else t(_MARKS[milestone])


def pace_in_words(pace: Pace, lang: str) -> str:
    """The median with the cases behind it: "30 days (4 cases, from 10 to 400)"."""
    t = translator(lang)
    if pace.usual is None:
        return t("no case known")
    usual = days_in_words(pace.usual, lang)
    if pace.approximate:
        usual = f"≈ {usual}"
    cases = t.n("{n} case", "{n} cases", n=len(pace.cases))
    if len(pace.cases) == 1:
        return f"{usual} ({cases})"
    least, most = pace.cases[0].days, pace.cases[-1].days
    return t("{usual} ({cases}, from {least} to {most})", usual=usual, cases=cases, least=least, most=most)


def outlook_in_words(outlook: Outlook, lang: str) -> str:
    """How the time passed compares with the usual: what usually remains, or that it takes longer than usual."""
    t = translator(lang)
    if outlook.remaining is not None:
        return t("usually remain: {days}", days=days_in_words(outlook.remaining, lang))
    if outlook.verdict is Verdict.BEYOND_ALL:
        return t("longer than in any case known")
    if outlook.verdict is Verdict.BEYOND_USUAL:
        return t("longer than usual")
    return t("too few cases to tell what remains")
