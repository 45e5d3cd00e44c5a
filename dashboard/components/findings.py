"""What is odd about an instrument, each oddity with the way to where it is mended."""

from collections.abc import Sequence

from dashboard.data.dossier import Oddity
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import FindingKind as Kind
from tracker.locale.dates import long_date, partial_date
from tracker.locale.names import name

# Where a finding is mended, if not by recording or correcting an act or a step of its state.
_CLAUSE = frozenset({Kind.LATER_RULE_NOT_STATED, Kind.CLAUSE_NOT_USABLE, Kind.MEMBERS_ALONE_COUNTED})
_INSTRUMENT = frozenset({Kind.REFERS_TO_UNKNOWN, Kind.MEMBERS_CHANGED_WHILE_PENDING})
_ANNOUNCED = frozenset({Kind.COMPUTED_AND_ANNOUNCED_DIFFER, Kind.ANNOUNCEMENTS_DIFFER})


def findings(found: Sequence[Oddity], instrument: str, moment: Moment) -> Html:
    """All of them, or that nothing is odd."""
    t = moment.t
    if not found:
        return tag("p", t("Nothing is odd about what is on record."), class_="tt-mute")
    earlier = None
    if moment.known_on is not None:
        day = long_date(moment.known_on, moment.lang)
        said = t("These are of the register as it is now, not as it was known on {day}.", day=day)
        earlier = tag("p", said, class_="tt-small tt-mute")
    return joined([earlier, items(found, instrument, moment)])


def items(found: Sequence[Oddity], instrument: str, moment: Moment) -> Html:
    """Findings as a list."""
    return tag("ul", *(_item(one, instrument, moment) for one in found), class_="tt-list tt-findings")


def _item(one: Oddity, instrument: str, moment: Moment) -> Html:
    weight = tag("span", name(one.weight, moment.lang), class_="tt-badge tt-mute")
    ways = joined([page_link(label, address) for label, address in _ways(one, instrument, moment)], " · ")
    return tag("li", weight, " ", one.words, " ", tag("span", ways, class_="tt-small"))


def _ways(one: Oddity, instrument: str, moment: Moment) -> list[tuple[str, str]]:
    """Where it is mended, and where it is proved."""
    t = moment.t
    ways = []
    if one.kind in _CLAUSE:
        ways.append((t("edit the clause"), moment.address("register", table="clause", key=instrument)))
    elif one.kind in _INSTRUMENT:
        ways.append((t("edit the instrument"), moment.address("register", table="instruments", key=instrument)))
    elif one.kind in _ANNOUNCED:
        announced = moment.address("register", table="announcements", instrument=instrument, state=one.state)
        ways.append((t("announced dates"), announced))
    elif one.entries:
        for entry, day in one.entries:
            label = (
                t("correct the entry of {day}", day=partial_date(day, moment.lang, short=True))
                if day
                else t("correct the entry")
            )
            ways.append((label, moment.address("record", entry=entry)))
    elif one.state:
        record = moment.address("record", instrument=instrument, state=one.state)
        ways.append((t("record what is missing"), record))
    if one.state:
        ways.append((one.name, moment.address("instrument", instrument=instrument, state=one.state)))
    return ways
