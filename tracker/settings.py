"""What a deployment may set, from the environment: every name begins with TRACKER_."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one deployment."""

    model_config = SettingsConfigDict(env_prefix="TRACKER_")

    database_url: str = "sqlite:///tracker.db"  # any SQLAlchemy URL
    timezone: str = "UTC"  # where the depositary is: a day begins at 00:00 there
    user: str = ""  # who records when nobody else is named; the name of the account where empty


def settings() -> Settings:
    """The settings of this process, as its environment has them now."""
    return Settings()
