"""The clock and the user of this deployment. Only the command line and the dashboard look; everything below is told."""

import getpass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.errors import BadSetting
from tracker.settings import settings


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today at the depositary, where a day begins at 00:00; raises BadSetting where that is nowhere."""
    return now().astimezone(_depositary()).date()


def known_at(known_on: date | None) -> datetime | None:
    """The last instant of a day at the depositary, up to which the register is asked; None for now."""
    if known_on is None:
        return None
    midnight = datetime.combine(known_on + timedelta(days=1), time.min, _depositary())
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def _depositary() -> ZoneInfo:
    """The time zone of the depositary."""
    name = settings().timezone
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no such zone, no name of one, a folder of zones
        raise BadSetting(
            "TRACKER_TIMEZONE is “{name}”, and there is no such time zone. Write one like Europe/Moscow, Asia/Almaty "
            "or UTC: where the depositary is.",
            name=name,
        ) from None


def user(named: str = "") -> str:
    """Who records: the name given, else the one set for the deployment, else the account's; else raises BadSetting."""
    try:
        return named or settings().user or getpass.getuser()
    except (OSError, KeyError):
        raise BadSetting(
            "Nobody is named who records, and the account has no name. Set TRACKER_USER to the name to be kept beside "
            "every entry."
        ) from None
