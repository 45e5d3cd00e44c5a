"""Whatever is recorded, corrected and taken back, in any order: the spans are those of a rebuild."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from tests.register.conftest import STATES, fill
from tracker.errors import Refused
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.law.vocabulary import Act, Step
from tracker.register import reading, recording
from tracker.register.database import connect, upgrade, writing
from tracker.register.database import reading as session_of
from tracker.register.forms import GivenAct, GivenStep
from tracker.register.ledger import TABLES, Author
from tracker.register.projection import TABLES as SPANS
from tracker.register.verification import verify

TODAY = date(2026, 1, 1)
KEYS = st.sampled_from(["four", "all", "unknown", "signatories"])
DAYS = st.dates(date(2021, 1, 1), date(2025, 12, 31)).map(str) | st.sampled_from(["2022", "2023-05", ""])
STATE = st.sampled_from([*STATES, "UZ"])


class Clerks(RuleBasedStateMachine):
    """Clerks at work on one register."""

    @initialize()
    def open_the_register(self) -> None:
        self.folder = TemporaryDirectory()
        url = f"sqlite:///{self.folder.name}/tracker.db"
        upgrade(url)
        self.engine = connect(url)
        fill(self.engine)
        self.minutes = 0

    def author(self) -> Author:
        self.minutes += 1
        return Author("clerk", datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=self.minutes))

    @rule(
        key=KEYS,
        state=STATE,
        act=st.sampled_from(Act),
        on=DAYS,
        received=DAYS,
        reason=st.sampled_from(["", "so"]),
    )
    def record_an_act(self, key: str, state: str, act: Act, on: str, received: str, reason: str) -> None:
        given = GivenAct(key, state, act, on=on, received_on=received, source="a note")
        try:
            with writing(self.engine) as session:
                recording.record_act(session, given, self.author(), TODAY, reason)
        except Refused:
            pass

    @rule(key=KEYS, state=STATE, step=st.sampled_from(Step), on=DAYS)
    def record_a_step(self, key: str, state: str, step: Step, on: str) -> None:
        try:
            with writing(self.engine) as session:
                recording.record_step(
                    session, GivenStep(key, state, step, on=on, source="a note"), self.author(), TODAY
                )
        except Refused:
            pass

    @rule(data=st.data(), received=DAYS)
    def correct_an_act(self, data: st.DataObject, received: str) -> None:
        with session_of(self.engine) as session:
            acts = session.execute(select(TABLES["act"]).order_by(TABLES["act"].c.id)).all()
        if acts:
            old = data.draw(st.sampled_from(acts))
            given = GivenAct(old.instrument, old.state, old.act, on=old.on, received_on=received, source="a note")
            try:
                with writing(self.engine) as session:
                    recording.correct_act(session, old.id, given, self.author(), TODAY, "misread")
            except Refused:
                pass

    @rule(data=st.data())
    def take_an_act_back(self, data: st.DataObject) -> None:
        with session_of(self.engine) as session:
            acts = session.execute(select(TABLES["act"].c.id).order_by(TABLES["act"].c.id)).scalars().all()
        if acts:
            try:
                with writing(self.engine) as session:
                    recording.void_act(session, data.draw(st.sampled_from(acts)), "wrong", self.author())
            except Refused:
                pass

    @rule(day=st.dates(date(2021, 1, 1), date(2026, 1, 1)))
    def ask(self, day: date) -> None:
        with session_of(self.engine) as session:
            for line in reading.outstanding(session, day).outstanding:
                assert line.since <= day
                assert line.days >= 0

    @invariant()
    def the_projection_equals_a_rebuild(self) -> None:
        if hasattr(self, "engine"):
            with session_of(self.engine) as session:
                assert verify(session).problems == []

    @invariant()
    def the_spans_of_a_state_neither_overlap_nor_leave_a_gap(self) -> None:
        if hasattr(self, "engine"):
            for name in ("position_span", "stage_span"):
                table = SPANS[name]
                order = (table.c.instrument, table.c.state, table.c.start)
                with session_of(self.engine) as session:
                    spans = session.execute(select(*order, table.c.until).order_by(*order)).all()
                for one, two in pairwise(spans):
                    same = one[:2] == two[:2]
                    assert one.until == (two.start if same else None)

    def teardown(self) -> None:
        if not hasattr(self, "engine"):
            return
        first, second = Path(self.folder.name, "first"), Path(self.folder.name, "second")
        export_bundle(self.engine, first)
        url = f"sqlite:///{self.folder.name}/other.db"
        upgrade(url)
        other = connect(url)
        import_bundle(other, first, self.author())
        export_bundle(other, second)
        for file in sorted(first.iterdir()):
            assert (second / file.name).read_bytes() == file.read_bytes(), file.name
        with session_of(other) as session:
            assert verify(session).problems == []
        other.dispose()
        self.engine.dispose()
        self.folder.cleanup()


Clerks.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestClerks = Clerks.TestCase
