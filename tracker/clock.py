"""The clock and the user of this deployment. Only the command line and the dashboard look; everything below is told."""

import getpass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker.settings import settings


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today at the depositary, where a day begins at 00:00."""
    return now().astimezone(ZoneInfo(settings().timezone)).date()


def known_at(known_on: date | None) -> datetime | None:
    """The last instant of a day at the depositary, up to which the register is asked; None for now."""
    if known_on is None:
        return None
    midnight = datetime.combine(known_on + timedelta(days=1), time.min, ZoneInfo(settings().timezone))
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def user(named: str = "") -> str:
    """Who records: the name given, else the one set for the deployment, else the account's."""
    return named or settings().user or getpass.getuser()
