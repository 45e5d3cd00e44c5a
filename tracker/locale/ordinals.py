"""Ordinal numbers in words, as clauses write them: the thirty-fifth instrument, тридцать пятого документа."""

_ENGLISH = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_RUSSIAN = [
    "нулевой",
    "первый",
    "второй",
    "третий",
    "четвёртый",
    "пятый",
    "шестой",
    "седьмой",
    "восьмой",
    "девятый",
    "десятый",
    "одиннадцатый",
    "двенадцатый",
    "тринадцатый",
    "четырнадцатый",
    "пятнадцатый",
    "шестнадцатый",
    "семнадцатый",
    "восемнадцатый",
    "девятнадцатый",
]
_RUSSIAN_TENS = [
    "двадцатый",
    "тридцатый",
    "сороковой",
    "пятидесятый",
    "шестидесятый",
    "семидесятый",
    "восьмидесятый",
    "девяностый",
]
_RUSSIAN_COUNTED_TENS = [
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]


class Ordinal(str):
    """An ordinal; in Russian masculine nominative, with its genitive (masculine and neuter)."""

    genitive: str


def ordinal(number: int, lang: str) -> Ordinal:
    """The ordinal of a number from 1: in words up to the ninety-ninth, in figures from there."""
    if lang == "ru":
        said = Ordinal(_in_russian(number))
        said.genitive = _genitive(said)
        return said
    said = Ordinal(_in_english(number))
    said.genitive = str(said)
    return said


def _in_english(number: int) -> str:
    if number < len(_ENGLISH):
        return _ENGLISH[number]
    if number > 99:
        teens = 10 <= number % 100 <= 20
        return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    tens, ones = divmod(number, 10)
    word = _ENGLISH_TENS[tens - 2]
    return f"{word}-{_ENGLISH[ones]}" if ones else f"{word[:-1]}ieth"


def _in_russian(number: int) -> str:
    if number < len(_RUSSIAN):
        return _RUSSIAN[number]
    if number > 99:
        return f"{number}-й"
    tens, ones = divmod(number, 10)
    return f"{_RUSSIAN_COUNTED_TENS[tens - 2]} {_RUSSIAN[ones]}" if ones else _RUSSIAN_TENS[tens - 2]


def _genitive(nominative: str) -> str:
    if nominative.endswith("-й"):
        return f"{nominative[:-2]}-го"
    return f"{nominative[:-2]}ьего" if nominative.endswith("третий") else f"{nominative[:-2]}ого"
