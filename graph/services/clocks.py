"""Read the two clocks of a question."""

from datetime import UTC, date, datetime
from typing import Final

from graph.answers import Clocks
from graph.errors import UsageError

LAST_YEAR: Final = 2999
"""Beyond it lies nothing but the sentinel of an open end."""


def read_clocks(as_of: str | None = None, known_at: str | None = None) -> Clocks:
    """The day asked for (default today) and the moment asked for (default now).

    ``as_of`` is a day, ``YYYY-MM-DD``. ``known_at`` is a moment in ISO 8601; one without an
    offset is local time, a day alone is its end.

    Raises:
        UsageError: one of them cannot be read.
    """
    return Clocks(_day(as_of), _moment(known_at), historic=known_at is not None)


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now().astimezone().date()
    try:
        found = date.fromisoformat(text)
        if found.year > LAST_YEAR:
            raise ValueError(text)  # noqa: TRY301 - one answer to all that is no day
    except ValueError as error:
        message = f"as-of {text!r} is not a day."
        raise UsageError(message, "Write it as YYYY-MM-DD.") from error
    return found


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
        if moment.year > LAST_YEAR:
            raise ValueError(text)  # noqa: TRY301 - one answer to all that is no moment
        if "T" not in text and " " not in text:
            moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        message = f"known-at {text!r} is not a moment."
        raise UsageError(message, "Write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS.") from error
