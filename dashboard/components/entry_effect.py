"""What an entry changes, as a list; for several instruments, one list under the title of each."""

from dashboard.data import register
from dashboard.data.entries import Told
from dashboard.markup import Html, joined, tag
from dashboard.moment import Moment


def effects(told: Told, moment: Moment) -> Html:
    """The sentences by instrument; the title stands above them where there are several."""
    titles = register.titles(moment)
    if len(told) == 1:
        return _listed(told[0][1])
    return joined(part for key, said in told for part in (tag("h3", titles.get(key, key)), _listed(said)))


def _listed(sentences: tuple[str, ...]) -> Html:
    return tag("ul", *(tag("li", sentence) for sentence in sentences), class_="tt-list tt-effect")
