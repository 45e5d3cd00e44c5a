"""What a deployment may set, from the environment: every name begins with TRACKER_."""

import os
from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIX = "TRACKER_"


class Settings(BaseSettings):
    """The settings of one deployment."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX)

    database_url: str = "sqlite:///tracker.db"  # any SQLAlchemy URL
    timezone: str = "UTC"  # where the depositary is: a day begins at 00:00 there
    user: str = ""  # who records when nobody else is named; the name of the account where empty


def settings() -> Settings:
    """The settings of this process, as its environment has them now."""
    return _read(frozenset(item for item in os.environ.items() if item[0].upper().startswith(_PREFIX)))


@lru_cache(maxsize=4)
def _read(_environment: frozenset[tuple[str, str]]) -> Settings:  # anew only when the environment has changed
    return Settings()
