"""Read the two clocks of a question."""

import re
from datetime import UTC, date, datetime, time
from typing import Final

from graph.answers import Clocks
from graph.errors import UsageError
from graph.told import quoted, told

LAST_YEAR: Final = 2999
"""Beyond it lies nothing but the sentinel of an open end."""

_WITH_TIME: Final = re.compile(r"[0-9W-]{8,}[Tt ]\d.*")
"""A day and a time; Python would also take another sign between them, or an offset for the time."""


def read_clocks(as_of: str | None = None, known_at: str | None = None) -> Clocks:
    """The day asked for (default today) and the moment asked for (default now).

    ``as_of`` is a day, ``YYYY-MM-DD``. ``known_at`` is a moment in ISO 8601; one without an
    offset is local time, a day alone is its end.

    Raises:
        UsageError: one of them cannot be read.
    """
    return Clocks(read_day(as_of), _moment(known_at), historic=known_at is not None)


def read_day(text: str | None, name: str = "as-of") -> date:
    """The day a parameter of that name gives; default today.

    Raises:
        UsageError: it is no day.
    """
    if text is None:
        return datetime.now().astimezone().date()
    try:
        found = date.fromisoformat(text)
        if found.year > LAST_YEAR:
            raise ValueError(text)  # noqa: TRY301 - one answer to all that is no day
    except ValueError as error:
        message = told("%(name)s %(text)s is not a day.", name=name, text=quoted(text))
        raise UsageError(message, told("Write it as YYYY-MM-DD.")) from error
    return found


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        if _WITH_TIME.fullmatch(text):
            moment = datetime.fromisoformat(text)
        else:
            moment = datetime.combine(date.fromisoformat(text), time.max)
        if moment.year > LAST_YEAR:
            raise ValueError(text)  # noqa: TRY301 - one answer to all that is no moment
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        message = told("known-at %(text)s is not a moment.", text=quoted(text))
        hint = told("Write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS.")
        raise UsageError(message, hint) from error
