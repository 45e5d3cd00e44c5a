"""What lies ready: approved at home, and not yet deposited."""

from collections.abc import Mapping

from dashboard.components.stacked import Cell, stacked
from dashboard.data.owing import Owing
from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import duration, long_date, partial_date
from tracker.locale.names import name


def approved_at_home(
    owing: tuple[Owing, ...], titles: Mapping[str, str], forms: Mapping[str, str], moment: Moment
) -> Html:
    """One row for each state and instrument, with the act to be recorded when the paper comes."""
    t = moment.t
    heads = (t("State"), t("Instrument"), t("Act to record"), t("Approved at home"), t("Waiting for the act"))
    rows = (_row(one, titles[one.instrument], forms.get(one.instrument, ""), moment) for one in owing)
    return stacked(t("Approved at home, not deposited"), heads, rows, class_="tt-ready")


def _row(one: Owing, title: str, form: str, moment: Moment) -> tuple[Cell, ...]:
    t, lang = moment.t, moment.lang
    proof = moment.address("instrument", instrument=one.instrument, state=one.state)
    record = moment.address("record", instrument=one.instrument, state=one.state, act=form)
    label = t("Record the act of {state}: {title}", state=one.name, title=title)
    form_ = name(form, lang) if form else t("choose the act")
    step = name(one.last_step, lang) if one.last_step else ""
    waited = duration(one.stage_since, moment.as_of, lang) if one.undated is None else "–"
    return (
        page_link(one.name, moment.address("state", state=one.state)),
        page_link(title, proof),
        page_link(form_, record, aria_label=f"{form_}: {label}"),
        (_since(one, moment), tag("span", f" · {step}", class_="tt-mute tt-small") if step else None),
        (waited, _blocking(one, moment)),
    )


def _since(one: Owing, moment: Moment) -> str:
    t, lang = moment.t, moment.lang
    if one.undated is None:
        return long_date(one.stage_since, lang)
    if not one.undated:
        return t("on a day that is not known")
    return t("on a day that is not known, not before {day}", day=partial_date(one.undated, lang))


def _blocking(one: Owing, moment: Moment) -> Html | None:
    return tag("span", " ", tag("span", moment.t("blocking"), class_="tt-badge tt-bad")) if one.blocking else None
