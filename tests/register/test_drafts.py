"""What is being typed is kept beside the facts: found by its token, listed for its owner, swept out when it is old."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from tracker.register import drafts, reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.verification import verify

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def keep(engine: Engine, token: str, owner: str = "Anna", at: datetime = NOW, **content: object) -> None:
    with writing(engine) as session:
        drafts.keep(session, token, "record", owner, content, at)


def test_a_draft_is_found_as_it_was_last_kept(register: Engine) -> None:
    keep(register, "one", note="first")
    keep(register, "one", at=NOW + timedelta(minutes=1), note="second", states=["AM", "BY"])
    with session_of(register) as session:
        found = drafts.find(session, "one")
        assert drafts.find(session, "another") is None
    assert found is not None
    assert found.content == {"note": "second", "states": ["AM", "BY"]}
    assert (found.page, found.owner, found.changed_at) == ("record", "Anna", NOW + timedelta(minutes=1))


def test_a_person_finds_their_own_the_latest_first(register: Engine) -> None:
    keep(register, "old")
    keep(register, "new", at=NOW + timedelta(minutes=1))
    keep(register, "other", owner="Boris")
    with session_of(register) as session:
        assert [kept.token for kept in drafts.of(session, "Anna", "record")] == ["new", "old"]
        assert drafts.of(session, "Anna", "register") == []


def test_what_nobody_touched_for_thirty_days_is_swept_out(register: Engine) -> None:
    keep(register, "old")
    keep(register, "touched")
    keep(register, "touched", at=NOW + timedelta(days=29))
    keep(register, "new", at=NOW + timedelta(days=31))
    with session_of(register) as session:
        assert {kept.token for kept in drafts.of(session, "Anna", "record")} == {"touched", "new"}


def test_a_draft_is_thrown_away(register: Engine) -> None:
    keep(register, "one")
    with writing(register) as session:
        drafts.forget(session, "one")
        drafts.forget(session, "no such draft")
    with session_of(register) as session:
        assert drafts.find(session, "one") is None


def test_a_draft_changes_nothing_of_the_register(register: Engine) -> None:
    with session_of(register) as session:
        before = reading.version(session)
    keep(register, "one", note="typed")
    with session_of(register) as session:
        assert reading.version(session) == before
        assert verify(session).problems == []


def test_tokens_cannot_be_guessed() -> None:
    tokens = {drafts.new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 24


def test_of_a_draft_changed_in_two_places_each_keeps_what_it_changed() -> None:
    base = {"step": "edit", "reason": "", "values": {"on": "2026", "note": "a", "source": ""}}
    mine = {"step": "edit", "reason": "typo", "values": {"on": "2026", "note": "b", "source": ""}}
    theirs = {
        "step": "check",
        "reason": "",
        "values": {"on": "2026-11", "note": "a", "source": "Note", "place": "Minsk"},
    }
    assert drafts.merged(base, mine, theirs) == {
        "step": "check",
        "reason": "typo",
        "values": {"on": "2026-11", "note": "b", "source": "Note", "place": "Minsk"},
    }


def test_of_a_field_changed_in_two_places_the_later_word_stands() -> None:
    base, mine, theirs = ({"values": {"note": note}} for note in ("", "mine", "theirs"))
    assert drafts.merged(base, mine, theirs) == {"values": {"note": "mine"}}
