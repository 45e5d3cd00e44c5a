"""The names of cities, in the reader's language."""

import pytest

from tracker.locale.places import city


@pytest.mark.parametrize(
    ("place", "lang", "said"),
    [
        ("Minsk", "en", "Minsk"),
        ("Minsk", "ru", "Минск"),
        ("Chisinau", "ru", "Кишинёв"),
        ("Cholpon-Ata", "ru", "Cholpon-Ata"),
        ("Status", "ru", "Status"),
        ("", "ru", ""),
    ],
)
def test_a_city_of_the_region_is_named_and_any_other_place_stands_as_written(place: str, lang: str, said: str) -> None:
    assert city(place, lang) == said
