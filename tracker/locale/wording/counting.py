"""What a clause counts, and what that is called: notifications are received, instruments deposited, consent given."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.law.vocabulary import Act
from tracker.locale.catalogue import marked, translator

Names = Mapping[str, str]

_INSTRUMENTS = {
    Act.RATIFICATION: marked("ratification", "instrument of"),
    Act.ACCEPTANCE: marked("acceptance", "instrument of"),
    Act.APPROVAL: marked("approval", "instrument of"),
    Act.FORMAL_CONFIRMATION: marked("formal confirmation", "instrument of"),
    Act.ACCESSION: marked("accession", "instrument of"),
    Act.SUCCESSION: marked("succession", "instrument of"),
}

_OWN = {
    "notification": marked("the date on which the depositary receives its notification"),
    "instrument": marked("the date on which its instrument is deposited"),
    "consent": marked("the day of its own consent"),
}


@dataclass(frozen=True, slots=True)
class Counting:
    """What a clause counts."""

    counts: frozenset[Act]
    silent: bool = False  # the text has no rule: all negotiating states are meant (VCLT 24(2))
    objections: bool = False  # a condition under `unless`: objections are counted

    @property
    def of(self) -> str:
        """`notification`, `instrument`, `objection`, or `consent` where several kinds of act count."""
        if self.objections:
            return "objection"
        if self.counts == {Act.NOTIFICATION_OF_COMPLETED_PROCEDURES}:
            return "notification"
        return "instrument" if self.counts and self.counts <= set(_INSTRUMENTS) else "consent"

    @property
    def is_any_consent(self) -> bool:
        """True where the words do not tell which acts count."""
        return self.of == "consent"

    def acts(self, lang: str) -> str:
        """The kinds of instrument that count: ratification, acceptance or approval."""
        t = translator(lang)
        words = [t.c("instrument of", word) for act, word in _INSTRUMENTS.items() if act in self.counts]
        if len(words) > 1:
            return t("{first} or {last}", first=", ".join(words[:-1]), last=words[-1])
        return "".join(words)

    def own(self, lang: str) -> str:
        """The day of the consent of a state that consents later."""
        return translator(lang)(_OWN[self.of])


def called(key: str, lang: str, names: Names | None) -> str:
    """An instrument or an organisation in quotation marks: the name a caller has for it, else its key."""
    return translator(lang)("“{name}”", name=(names or {}).get(key) or key)


def measure_called(key: str, lang: str, names: Names | None) -> str:
    """A measure in quotation marks: the name a caller has for it under `measure:KEY`, else its key.

    An instrument or an organisation may have the same key.
    """
    return translator(lang)("“{name}”", name=(names or {}).get(f"measure:{key}") or key)
