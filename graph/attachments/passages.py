"""What the readers hand to the gate, and the bounds they keep."""

from dataclasses import dataclass, field
from time import monotonic

from graph.errors import RefusedError
from graph.told import told

BOX = "|"
"""Drawn around a text that stands in a box of its own: a table cell, a text box, a form field."""


PROPERTIES = told("properties")
"""The place of what is said about a file: its title, its author's own fields."""


def boxed(text: str) -> str:
    """Each line of a text with the sides of its box."""
    return "\n".join(f"{BOX} {line} {BOX}" for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused."""

    megabytes: float = 20
    unpacked_megabytes: float = 100
    pages: int = 500
    seconds: float = 20


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text and where it stands: ``page 3``, ``header``; never a name from the file."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as far as it can be read.

    Attributes:
        pages: None for a Word file, which has no pages until it is laid out.
        unread: places with content that is no text: a scan, a picture, a font without letters.
    """

    media_type: str
    pages: int | None
    passages: tuple[Passage, ...]
    unread: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether any letter of the content itself was read."""
        content = (each.text for each in self.passages if each.place != PROPERTIES)
        return any(sign.isalnum() for text in content for sign in text)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Stops a file that is made to be slow."""

    seconds: float
    started: float = field(default_factory=monotonic)

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return monotonic() - self.started > self.seconds

    def check(self) -> None:
        """Go on.

        Raises:
            RefusedError: the time is up.
        """
        if self.passed:
            message = told(
                "The file takes more than %(seconds)s seconds to read.", seconds=f"{self.seconds:g}"
            )
            raise RefusedError(message, told("Split it, or print it into a new PDF."))
