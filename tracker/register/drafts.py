"""What somebody is typing and has not saved: kept under a token that nobody can guess, until it is saved or forgotten.

A draft says nothing of the world: it is not in the ledger, and the register's version does not change with it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from tracker.register.tables import Draft

_DRAFTS: Table = Draft.__table__  # type: ignore[attr-defined]
KEPT_FOR = timedelta(days=30)
MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was last kept."""

    token: str
    page: str
    owner: str
    content: dict[str, Any]
    changed_at: datetime


def new_token() -> str:
    """A token for a new draft."""
    return secrets.token_urlsafe(18)


def keep(session: Session, token: str, page: str, owner: str, content: dict[str, Any], at: datetime) -> None:
    """Keep a draft in the place of what was kept under its token; drafts nobody touched for 30 days are swept out."""
    session.execute(delete(_DRAFTS).where(_DRAFTS.c.changed_at < at - KEPT_FOR))
    values = {"page": page, "owner": owner, "content": content, "changed_at": at}
    if session.execute(select(_DRAFTS.c.id).where(_DRAFTS.c.id == token)).first():
        session.execute(update(_DRAFTS).where(_DRAFTS.c.id == token).values(values))
    else:
        session.execute(insert(_DRAFTS), {"id": token, **values})


def merged(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """What two people made of one draft: of each part what I changed, else what they have; of its fields one by one."""
    found = {name: mine[name] if mine[name] != base.get(name) else theirs.get(name) for name in mine}
    if isinstance(mine.get("values"), dict):
        begun, typed = base.get("values") or {}, mine["values"]
        other = theirs.get("values") or {}
        found["values"] = other | {name: value for name, value in typed.items() if value != begun.get(name)}
    return found


def find(session: Session, token: str) -> Kept | None:
    """The draft of a token; None where there is none (any more)."""
    row = session.execute(select(_DRAFTS).where(_DRAFTS.c.id == token)).first()
    return _kept(row) if row else None


def of(session: Session, owner: str, page: str) -> list[Kept]:
    """A person's drafts of one page, the latest first, at most `MOST_LISTED`."""
    query = select(_DRAFTS).where(_DRAFTS.c.owner == owner, _DRAFTS.c.page == page)
    return [_kept(row) for row in session.execute(query.order_by(_DRAFTS.c.changed_at.desc()).limit(MOST_LISTED))]


def forget(session: Session, token: str) -> None:
    """Throw a draft away."""
    session.execute(delete(_DRAFTS).where(_DRAFTS.c.id == token))


def _kept(row: Any) -> Kept:
    return Kept(row.id, row.page, row.owner, dict(row.content), row.changed_at)
