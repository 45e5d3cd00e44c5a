"""What can go wrong for a person, one class for each kind of mistake.

    TrackerError
    ├── Refused             a person asked for something that cannot be recorded
    │   ├── NotFound        an instrument, a state or a row nobody knows
    │   ├── Invalid         a value that is none: a date, a word, an empty field
    │   ├── NeedsReason     unusual: it is recorded when a reason is given
    │   └── Stale           somebody changed it meanwhile
    ├── UnreadableBundle    an import that names a file and a row
    ├── SchemaOutOfDate     the database needs `tracker init`, or a newer program
    └── Unusable            what the program needs around it
        ├── BadSetting      a setting of the deployment that means nothing
        ├── Unreachable     a database that cannot be opened or read, an address that is taken
        └── Busy            somebody else is writing: try again

A message says what happened, to which instrument, state and date, why it matters and what to do. It is kept as an
English template with its values, so that it can be said in another language.
"""

from typing import Any


class TrackerError(Exception):
    """Base of everything this program tells a person. `template` is the English text; `values` fill it."""

    def __init__(self, template: str, **values: Any) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**values) if values else template)


class Refused(TrackerError):
    """What was asked cannot be recorded; nothing was changed. `findings` hold the rules it breaks, if any."""

    def __init__(self, template: str, *, findings: Any = (), **values: Any) -> None:
        super().__init__(template, **values)
        self.findings = tuple(findings)


class NotFound(Refused):
    """An instrument, a state or a row that the register does not know."""


class Invalid(Refused):
    """A value that is none: a date, a word of the vocabulary, an empty field."""


class NeedsReason(Refused):
    """Possible, but unusual: it is recorded when a reason is given."""


class Stale(Refused):
    """The row was changed by somebody else since it was read.

    `changes` hold what is recorded otherwise now: field, value before, value after.
    """

    def __init__(self, template: str, *, changes: Any = (), **values: Any) -> None:
        super().__init__(template, **values)
        self.changes = tuple(changes)


class UnreadableBundle(TrackerError):
    """An import cannot be read; the message names the file and the row."""


class SchemaOutOfDate(TrackerError):
    """The database is missing, or has another schema than the program."""


class Unusable(TrackerError):
    """Something the program needs around it cannot be used; nothing was changed."""


class BadSetting(Unusable):
    """A setting of the deployment means nothing."""


class Unreachable(Unusable):
    """The database cannot be opened or read, or an address cannot be listened on."""


class Busy(Unusable):
    """Somebody else is writing to the register, and did not end in time."""
