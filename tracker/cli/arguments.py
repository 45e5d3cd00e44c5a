"""What a person types: days, languages, words; and where the command finds the register, the clock and its user."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from sqlalchemy import Engine

from tracker.clock import now, user
from tracker.law.dates import exactly, parse_partial
from tracker.register.database import connect, require_schema
from tracker.settings import settings

if TYPE_CHECKING:
    from tracker.register.ledger import Author


class Language(StrEnum):
    """The languages a person may read."""

    EN = "en"
    RU = "ru"


def full_date(text: str) -> date:
    """The day a full ISO date names; bad usage for anything else."""
    try:
        period = parse_partial(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if period.first is None or period != exactly(period.first):
        raise typer.BadParameter(f"{text!r} is not a full date (write 2022-12-05)")
    return period.first


def partial_date(text: str) -> str:
    """A full or partial ISO date as typed; bad usage for anything else."""
    if text:
        try:
            parse_partial(text)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    return text


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=full_date,
        metavar="DATE",
        help="The day in law (today at the depositary, if left out).",
    ),
]
KnownOn = Annotated[
    date | None,
    typer.Option("--known-on", parser=full_date, metavar="DATE", help="Answer as the register knew it on this day."),
]
Lang = Annotated[Language, typer.Option("--lang", help="The language of names and explanations.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Day = Annotated[str, typer.Option(parser=partial_date, metavar="DATE")]


def author(name: str = "") -> "Author":
    """Who records, now: the name given, else the one set for the deployment, else the account's."""
    from tracker.register.ledger import Author  # questions do without the tables of facts

    return Author(user(name), now())


def register() -> Engine:
    """The register of this deployment; raises SchemaOutOfDate where there is none."""
    engine = connect(settings().database_url)
    require_schema(engine)
    return engine
