"""What was written down by hand, as it is answered."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.schemas.common import Clocked, PartialDate, Shape, Stance
from api.schemas.heard import Signal, SignalPage
from api.schemas.papers import Part


class Observed(SignalPage):
    """The signal as this viewer sees it, with the voice that was added."""

    report: str = Field(description="The id of the note.")


class LookAlikes(Shape):
    """Open signals a note may be another voice on, the nearest first."""

    signals: list[Signal]


class Note(Shape):
    """What somebody noted."""

    id: str
    lane: Literal["informal"]
    level: int = Field(description="Who may read it: 0 all, 1 in scope, 2 named readers.")
    levels: list[str] = Field(description="What its level was, until when, who changed it, why.")
    author: str | None
    kept_by: str | None = Field(description="The account that follows it.")
    units: list[str] = Field(description="Ids of the units it is kept with.")
    source_class: str | None
    alias: str | None = Field(description="What this note calls its source; no other does.")
    received_at: datetime
    expires_on: date | None
    text: str | None


class NoteWord(Shape):
    """One word of a note, with its event."""

    id: str
    event: str
    kind: str
    on: PartialDate | None
    until: PartialDate | None
    roles: list[Part]
    details: dict[str, object]
    stance: Stance
    reliability: str
    credibility: str
    access: str
    recorded_at: datetime
    retracted_at: datetime | None = Field(description="When it was taken back; null: it stands.")
    why: str | None


class File(Shape):
    """A file that belongs to a report."""

    id: str
    name: str
    sha256: str
    size: int
    media: str
    verdict: Literal["passed", "declared"] = Field(
        description="Whether all of it was read, or somebody answers for what was not."
    )
    declared_by: str | None
    attached_at: datetime


class NotePage(Clocked):
    """One note with every word of it, those taken back too."""

    note: Note
    words: list[NoteWord]
    files: list[File]


class Files(Shape):
    """The files of a report."""

    files: list[File]


class Changed(Shape):
    """A report that was written, or changed."""

    report: str
