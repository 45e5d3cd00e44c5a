"""A clause on entry into force as a sentence."""

from tracker.law.clauses import Clause, Consents
from tracker.law.dates import SAME_DAY
from tracker.law.facts import Instrument
from tracker.law.vocabulary import COUNTED_CONSENTS, Basis, WhyNot
from tracker.locale.catalogue import Translator, marked, translator
from tracker.locale.dates import long_date
from tracker.locale.states import states_listed
from tracker.locale.wording.conditions import day_of, stated
from tracker.locale.wording.counting import Counting, Names, called
from tracker.locale.wording.delays import after
from tracker.locale.wording.particulars import acts_listed, particulars

_WHY_NOT: dict[str, str] = {
    WhyNot.NO_CLAUSE: marked("Entry into force cannot be computed: no source that gives the clause is known."),
    WhyNot.BORROWED_CLAUSE_UNKNOWN: marked(
        "Entry into force cannot be computed: the instrument refers to the clause of another one, and no source that"
        " gives that clause is known."
    ),
    WhyNot.CLAUSE_NOT_UNDERSTOOD: marked(
        "Entry into force cannot be computed: the clause on record is written in a way that cannot be read. Correct"
        " its notation."
    ),
}

_BASIS = {
    Basis.QUOTED: marked("the text of the clause was read"),
    Basis.SILENT: marked("the text was read and gives no rule"),
    Basis.REPORTED: marked("the source reports the rule"),
    Basis.GENERAL_KNOWLEDGE: marked("general knowledge, not checked against the text"),
    Basis.ASSUMED: marked("an assumption, not a known rule"),
}


def clause_in_words(
    clause: Clause | None,
    lang: str,
    why_not: str = "",
    names: Names | None = None,
    problem: str = "",
    instrument: Instrument | None = None,
) -> str:
    """The rule a clause lays down, with its article and how it is known; without one, why nothing is computed.

    Whom it binds once it is in force depends on the instrument it belongs to.
    """
    if clause is None:
        return _no_clause(lang, why_not, problem)
    rule = f"{_rule(clause, lang, names)} ({_origin(clause, lang)})."
    return " ".join([rule, *_remarks(clause, lang, names, instrument)])


def clause_with_its_place(clause: Clause, lang: str, names: Names | None, instrument: Instrument) -> str:
    """The same, beginning as depositaries do: "Enters into force in accordance with Art 14 on …"."""
    if not clause.article:
        return clause_in_words(clause, lang, names=names, instrument=instrument)
    t, article = translator(lang), article_of(clause, lang)
    numbered = article.startswith(f"{t.c('article', 'Art')} ")
    enters = (
        t.c("before the abbreviation of article", "Enters into force in accordance with {article}", article=article)
        if numbered
        else t("Enters into force in accordance with {article}", article=article)
    )
    rule = f"{_rule(clause, lang, names, enters)} ({translator(lang)(_BASIS[clause.basis])})."
    return " ".join([rule, *_remarks(clause, lang, names, instrument)])


def _no_clause(lang: str, why_not: str, problem: str) -> str:
    t = translator(lang)
    if problem:
        return t(
            "Entry into force cannot be computed: the clause on record cannot be read. {problem}. Correct its"
            " notation.",
            problem=problem,
        )
    return t(_WHY_NOT.get(why_not, _WHY_NOT[WhyNot.NO_CLAUSE]))


def general_rule_in_words(clause: Clause, lang: str, names: Names | None = None) -> str:
    """When a clause lets the instrument enter into force generally, and no more of it: to choose among clauses."""
    return f"{_first(clause, lang, names)}."


def _rule(clause: Clause, lang: str, names: Names | None, enters: str = "") -> str:
    first, later = _first(clause, lang, names, enters), _later(clause, lang)
    return f"{first}; {later}" if later else first


def _first(clause: Clause, lang: str, names: Names | None, enters: str = "") -> str:
    t = translator(lang)
    counting = counting_of(clause)
    enters = enters or t("Enters into force")
    said = f"{enters} {after(clause.then, day_of(clause.when, counting, lang, names), lang)}"
    if clause.fixed_date is not None:
        said = t(
            "{enters} on {day} if by then {condition}; otherwise {when}",
            enters=enters,
            day=long_date(clause.fixed_date, lang),
            condition=stated(clause.when, counting, lang, names),
            when=after(clause.then, day_of(clause.when, counting, lang, names), lang),
        )
    if clause.not_before is None:
        return said
    day = long_date(clause.not_before, lang)
    if clause.fixed_date is not None or ":" in said:  # behind a list, "but" would be read of its last member
        return t("{said}; in no case before {day}", said=said, day=day)
    return t("{said}, but not before {day}", said=said, day=day)


def _later(clause: Clause, lang: str) -> str:
    """The rule for states that consent later; empty where the source does not tell it."""
    if not clause.later_stated:
        return ""
    t = translator(lang)
    when = after(clause.later, counting_of(clause).own(lang), lang)
    if clause.later_from == "entry-into-force":
        return t("for a state that consents on the day of entry into force or later, {when}", when=when)
    if clause.then != SAME_DAY or clause.not_before or clause.fixed_date:
        return t("for a state that consents later, {when}, but not before the general entry into force", when=when)
    return t("for a state that consents later, {when}", when=when)


def counting_of(clause: Clause) -> Counting:
    """What a clause counts."""
    return Counting(clause.counts, clause.basis is Basis.SILENT)


def _remarks(clause: Clause, lang: str, names: Names | None, instrument: Instrument | None) -> list[str]:
    """What else the rule says: whose consent does not count, which acts do, what is not told."""
    t, said = translator(lang), []
    if counting_of(clause).is_any_consent and clause.counts != COUNTED_CONSENTS:
        acts = acts_listed(clause.counts, lang)
        said.append(t.n("What counts: {acts}.", "What counts: {acts}.", n=len(clause.counts), acts=acts))
    if clause.not_counted:
        said.append(
            t(
                "The clause does not count the consent of: {states}.",
                states=states_listed(clause.not_counted, lang, names),
            )
        )
    if not clause.later_stated and clause.when != Consents(None):
        said.append(
            t(
                "The source does not tell the rule for states that consent later; the register assumes the same for"
                " them."
            )
        )
    if clause.borrowed_from:
        said.append(
            t("The clause is that of another instrument: {name}.", name=called(clause.borrowed_from, lang, names))
        )
    return said + particulars(clause, counting_of(clause), lang, names, instrument)


def _origin(clause: Clause, lang: str) -> str:
    how = translator(lang)(_BASIS[clause.basis])
    return f"{article_of(clause, lang)}; {how}" if clause.article else how


def article_of(clause: Clause, lang: str) -> str:
    """The article in which a clause stands, as the language abbreviates it; empty where it is not known."""
    t = translator(lang)
    words = clause.article.split()
    return " ".join(_article_word(word, bool(n), t) for n, word in enumerate(words))


def _article_word(word: str, follows: bool, t: Translator) -> str:
    """A word of an article; "Protocol" only where nothing stands before it, since it may end a name."""
    plain = word.rstrip(",;:")
    if plain not in _ARTICLE_WORDS and (follows or plain == word or plain not in _BOOK_WORDS):
        return word
    return t.c("article", plain) + word[len(plain) :]


# How articles are called in notations; a catalogue says them as its language abbreviates them.
_BOOK_WORDS = (marked("Protocol", "article"),)
_ARTICLE_WORDS = (
    marked("Annex", "article"),
    marked("Section", "article"),
    marked("Art", "article"),
    marked("Article", "article"),
    marked("para", "article"),
    marked("VCLT", "article"),
)
