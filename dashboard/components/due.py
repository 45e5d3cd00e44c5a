"""Deadlines and findings as lists, each with its way to the place where it is mended."""

from collections.abc import Iterable, Sequence

from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import confidence_badge
from dashboard.data.deadlines import Due, Oddity, Sought
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.deadlines import DeadlineKind, Phase
from tracker.law.vocabulary import FindingKind as Found
from tracker.law.vocabulary import FindingWeight
from tracker.locale.dates import duration, short_date
from tracker.locale.names import name

_LOOK = {
    Phase.OVERDUE: "tt-bad",
    Phase.PASSED: "tt-good",
    Phase.SOON: "tt-near",
    Phase.LATER: "tt-way",
}
_ASK = frozenset({DeadlineKind.STANDS_STILL, DeadlineKind.NOT_DEPOSITED})
_INQUIRIES = frozenset({DeadlineKind.PROMISE, DeadlineKind.UNANSWERED})
_WEIGHTS = {
    FindingWeight.IMPOSSIBLE.value: "tt-bad",
    FindingWeight.UNUSUAL.value: "tt-near",
    FindingWeight.NOTE.value: "tt-none",
}
# Where a finding is mended that no single entry causes.
_OF_THE_CLAUSE = frozenset({Found.LATER_RULE_NOT_STATED, Found.CLAUSE_NOT_USABLE})
_OF_ANNOUNCEMENTS = frozenset({Found.ANNOUNCEMENTS_DIFFER, Found.COMPUTED_AND_ANNOUNCED_DIFFER})
_OF_MEMBERSHIPS = frozenset({Found.MEMBERS_CHANGED_WHILE_PENDING, Found.MEMBERS_ALONE_COUNTED})
_OF_THE_INSTRUMENT = frozenset({Found.REFERS_TO_UNKNOWN, Found.NOTICE_NOT_KNOWN, Found.NOTICE_TOO_SHORT})
# Something has to be recorded that is not on record.
_MISSING = frozenset(
    {
        Found.CONSENT_NOT_RECORDED,
        Found.CONSENT_WITHOUT_SIGNATURE,
        Found.END_WITHOUT_CONSENT,
        Found.PARENT_NOT_IN_FORCE,
        Found.RESERVATION_NOT_CONFIRMED,
    }
)


def deadlines(caption: str, found: Iterable[Due], moment: Moment) -> Html:
    """The deadlines as a table, in the order given."""
    t = moment.t
    heads = (t("Day"), t("Instrument"), t("State"), t("What for"), t("Way to mend it"))
    return stacked(caption, heads, (_row(one, moment) for one in found), named_by=1)


def _row(one: Due, moment: Moment) -> tuple[Cell, ...]:
    return (
        _day(one, moment),
        instrument_link(one.instrument, one.title, moment) or one.label,
        state_link(one.state, one.name, moment) or "–",
        _what(one, moment),
        joined(ways(one, moment), " · "),
    )


def _day(one: Due, moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    if one.since is not None:
        lasted = t("for {duration}", duration=duration(one.since, moment.as_of, lang))
        since = figure(t("since {day}", day=short_date(one.since, lang)))
        return joined([since, tag("div", lasted, class_="tt-small tt-bad")])
    rough = tag("span", " ≈", title=t("approximate")) if one.approximate else None
    told = {
        Phase.OVERDUE: t("overdue: {duration}", duration=duration(one.day, moment.as_of, lang)),
        Phase.PASSED: t("passed"),
        Phase.SOON: t("in {duration}", duration=duration(moment.as_of, one.day, lang)),
        Phase.LATER: t("in {duration}", duration=duration(moment.as_of, one.day, lang)),
    }[one.phase]
    if one.day == moment.as_of:
        told = t("today") if moment.as_of == moment.today else t("on this day")
    return joined([figure(short_date(one.day, lang), rough), tag("div", told, class_=f"tt-small {_LOOK[one.phase]}")])


def _what(one: Due, moment: Moment) -> list[Html]:
    label = tag("span", one.label, class_=f"tt-badge {_LOOK[one.phase]}")
    grade = [tag("span", " ", confidence_badge(one.confidence, moment.lang))] if one.confidence else []
    return [label, *grade, tag("div", one.words)]


def instrument_link(key: str, title: str, moment: Moment) -> Html | None:
    """The way to an instrument's page; None where there is none."""
    return page_link(title, moment.address("instrument", instrument=key)) if key else None


def state_link(code: str, label: str, moment: Moment) -> Html | None:
    """The way to a state's page; None where there is none."""
    return page_link(label, moment.address("state", state=code)) if code else None


def ways(one: Due, moment: Moment) -> list[Html]:
    """Where a deadline is met, or what it rests on is corrected."""
    t = moment.t
    record = moment.address("record", instrument=one.instrument, state=one.state, act=one.act, step=one.step)
    inquiries = moment.address("register", table="inquiries", state=one.state, instrument=one.instrument)
    if one.kind in (DeadlineKind.EXPECTED_ACT, DeadlineKind.PLANNED_STEP):
        return [
            _way(t("record that it happened"), record, one),
            _way(t("correct the day"), moment.address("record", entry=one.entry), one),
        ]
    if one.kind in _ASK:
        return [_way(t.c("short", "record"), record, one), _way(t("note a question to the state"), inquiries, one)]
    if one.kind in _INQUIRIES:
        answer = moment.address("register", table="inquiries", key=one.entry, state=one.state)
        return [
            _way(t("note the answer"), answer, one),
            *([_way(t.c("short", "record"), record, one)] if one.instrument else []),
        ]
    if one.kind is DeadlineKind.OBJECTIONS_END:
        objection = moment.address("record", instrument=one.instrument, act="objection")
        return [_way(t("record an objection"), objection, one)]
    if one.kind is DeadlineKind.NOTICE_ENDS:
        back = moment.address("record", instrument=one.instrument, state=one.state, act="revocation-of-withdrawal")
        return [
            _way(t("record a revocation"), back, one),
            _way(t("correct"), moment.address("record", entry=one.entry), one),
        ]
    return [_register(one, moment)]


def _register(one: Due, moment: Moment) -> Html:
    """The form of the register where a deadline that no entry causes is kept."""
    t = moment.t
    tables = {
        DeadlineKind.DRAFT_DUE: "drafts",
        DeadlineKind.COMMITMENT_DUE: "undertakings",
        DeadlineKind.COUNCIL_SESSION: "sessions",
        DeadlineKind.CLAUSE_DAY: "clause",
    }
    if one.kind in tables:
        return _way(t("open"), moment.address("register", table=tables[one.kind], key=one.entry or one.instrument), one)
    return _way(t("see why"), moment.address("instrument", instrument=one.instrument, state=one.state), one)


def _way(label: str, address: str, one: Due) -> Html:
    about = ", ".join(part for part in (one.title, one.name) if part)
    return page_link(label, address, aria_label=f"{label}: {about}" if about else None, class_="tt-small")


def oddities(caption: str, found: Sequence[Oddity], moment: Moment) -> Html:
    """Findings as a table, in the order given."""
    t = moment.t
    heads = (t("Kind of finding"), t("How grave"), t("What is odd, and what to do"), t("Way to mend it"))
    return stacked(caption, heads, (_odd(one, moment) for one in found))


def finding_link(kind: str, weight: str, wanted: Sought, moment: Moment) -> Html:
    """The way to the findings of one kind and weight, beside what else was chosen."""
    chosen = {"instrument": wanted.instrument, "state": wanted.state, "kind": kind, "weight": weight}
    return page_link(name(kind, moment.lang), moment.address("inbox", **chosen))


def _odd(one: Oddity, moment: Moment) -> tuple[Cell, ...]:
    return (
        name(one.kind, moment.lang),
        tag("span", name(one.weight, moment.lang), class_=f"tt-badge {_WEIGHTS[one.weight]}"),
        one.words,
        joined(_mending(one, moment), " · "),
    )


def _mending(one: Oddity, moment: Moment) -> list[Html]:
    """Where a finding is mended: the form that holds what causes it; the instrument's page has every entry's own."""
    t, key = moment.t, one.instrument
    about = ", ".join(part for part in (one.title, one.name) if part)

    def to(label: str, address: str) -> Html:
        return page_link(label, address, aria_label=f"{label}: {about}", class_="tt-small")

    see = to(t("see and correct the entries"), moment.address("instrument", instrument=key, state=one.state))
    if one.kind in _OF_THE_CLAUSE:
        return [to(t("mend the clause"), moment.address("register", table="clause", key=key)), see]
    if one.kind in _OF_ANNOUNCEMENTS:
        dates = moment.address("register", table="announcements", instrument=key, state=one.state)
        return [to(t("announced dates"), dates), see]
    if one.kind in _OF_MEMBERSHIPS:
        return [to(t("memberships"), moment.address("register", table="memberships", state=one.state)), see]
    if one.kind in _OF_THE_INSTRUMENT:
        return [to(t("edit the instrument"), moment.address("register", table="instruments", key=key)), see]
    if one.kind in _MISSING:
        of = one.parent or key
        return [to(t("record what is missing"), moment.address("record", instrument=of, state=one.state)), see]
    return [see]
