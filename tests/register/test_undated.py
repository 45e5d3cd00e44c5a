"""A step without a day counts from when it was recorded, and is told apart from those that have one."""

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, change, instrument
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import write
from tracker.register.undated import undated_steps


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([{}], {("pact", "AM", "committee"): ""}),
        ([{"not_before": "2022-01-10"}], {("pact", "AM", "committee"): "2022-01-10"}),
        ([{"not_before": "2022-01-10", "not_after": "2022-02"}], {}),
        ([{"on": "2022"}], {}),
        ([{"planned": True}], {}),
        ([{}, {"on": "2022-02-05"}], {}),
    ],
)
def test_a_step_is_undated_where_no_source_tells_a_last_day(
    register: Engine, days: list[dict[str, object]], told: dict[tuple[str, str, str], str]
) -> None:
    said = {"instrument": "pact", "state": "AM", "step": "committee", "source": "Letter", "recorded_at": CLERK.at}
    steps = [change("step", f"s{n}", id=f"s{n}", **said, **day) for n, day in enumerate(days)]
    with writing(register) as session:
        write(session, [instrument("pact"), *steps], CLERK)
    with session_of(register) as session:
        assert {key: bound for key, bound in undated_steps(session).items() if key[0] == "pact"} == told
