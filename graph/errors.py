"""The one tree of errors. Each says what happened, and, where it can, what to do."""

from collections.abc import Sequence
from typing import ClassVar


class CanboError(Exception):
    """Something canbo tells its user; never a trace.

    Attributes:
        code: a stable machine-readable word.
        exit_code: what the command line ends with.
        hint: what the reader can do about it, or an empty string.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RefusedError(CanboError):
    """The request is understood and turned down; nothing was written."""

    code = "refused"


class UsageError(CanboError):
    """A value that no question takes: a day that is none, a format that does not exist."""

    code = "usage"
    exit_code = 2


class NotFoundError(CanboError):
    """Nothing the viewer may see answers to that name."""

    code = "not_found"


class AmbiguousError(CanboError):
    """A name fits several units, posts or people; they are listed."""

    code = "ambiguous"

    def __init__(self, message: str, candidates: Sequence[str], hint: str = "") -> None:
        super().__init__(message, hint)
        self.candidates = tuple(candidates)


class UnreachableError(CanboError):
    """The database does not answer."""

    code = "unreachable"
    exit_code = 3


class EngineError(UnreachableError):
    """The embedded engine could not be installed, started or stopped."""

    code = "engine"
