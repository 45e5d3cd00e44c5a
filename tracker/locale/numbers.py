"""Amounts and shares, as people write them: 55.5 and 55,5; two thirds and двух третей."""

from fractions import Fraction

from tracker.locale.catalogue import marked, translator

_DECIMALS = 4  # of an amount that is no finite decimal, or a longer one

_SHARES = {
    Fraction(1, 2): marked("half", "share"),
    Fraction(1, 3): marked("one third", "share"),
    Fraction(2, 3): marked("two thirds", "share"),
    Fraction(1, 4): marked("one quarter", "share"),
    Fraction(3, 4): marked("three quarters", "share"),
    Fraction(1, 5): marked("one fifth", "share"),
    Fraction(2, 5): marked("two fifths", "share"),
    Fraction(3, 5): marked("three fifths", "share"),
    Fraction(4, 5): marked("four fifths", "share"),
}


_FEW = {
    1: marked("one", "few"),
    2: marked("two", "few"),
    3: marked("three", "few"),
    4: marked("four", "few"),
    5: marked("five", "few"),
    6: marked("six", "few"),
    7: marked("seven", "few"),
    8: marked("eight", "few"),
    9: marked("nine", "few"),
    10: marked("ten", "few"),
    11: marked("eleven", "few"),
    12: marked("twelve", "few"),
}


def few_in_words(n: int, lang: str) -> str:
    """A number up to twelve in words, in Russian in the genitive (masculine); a larger one in figures."""
    return translator(lang).c("few", _FEW[n]) if n in _FEW else str(n)


def amount_in_words(amount: Fraction | int, lang: str) -> str:
    """An amount in figures, with the decimal sign of the language."""
    said = f"{float(amount):.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return said.replace(".", ",") if lang == "ru" else said


def share_in_words(share: Fraction, lang: str) -> str:
    """A share, to follow "at least"; in Russian in the genitive. One that has no name is said in per cent."""
    t = translator(lang)
    if share in _SHARES:
        return t.c("share", _SHARES[share])
    return t("{n} per cent", n=amount_in_words(share * 100, lang))


def size_in_words(size: int, lang: str) -> str:
    """The size of a file, in the unit in which it is a number people can compare."""
    t = translator(lang)
    if size < 1024**2:
        return t("{n} kB", n=max(1, round(size / 1024)))
    return t("{n} MB", n=amount_in_words(Fraction(round(size * 10 / 1024**2), 10), lang))
