"""The names of cities where instruments are adopted and councils meet, in the reader's language."""

from tracker.locale.catalogue import marked, translator

_CITIES = frozenset(
    {
        marked("Almaty"),
        marked("Astana"),
        marked("Ashgabat"),
        marked("Baku"),
        marked("Bishkek"),
        marked("Chisinau"),
        marked("Dushanbe"),
        marked("Kyiv"),
        marked("Minsk"),
        marked("Moscow"),
        marked("Saint Petersburg"),
        marked("Sochi"),
        marked("Tashkent"),
        marked("Tbilisi"),
        marked("Yerevan"),
    }
)


def city(place: str, lang: str) -> str:
    """A city of the region in a language; any other place as it was written."""
    return translator(lang)(place) if place in _CITIES else place
