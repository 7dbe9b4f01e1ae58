"""Events, reports, and the words of the one on the other."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field, JsonValue

from api.schemas.common import (
    Clocked,
    Confidence,
    Counted,
    Lane,
    PartialDate,
    Shape,
    Stance,
    UnitBrief,
    UnitRef,
)


class Part(Shape):
    """What a unit, post or person is to an event."""

    role: Literal["who", "post", "from_post", "unit", "from_unit", "parent"]
    kind: Literal["unit", "position", "person"]
    id: str
    name: str | None
    external_ids: list[str]
    unit: UnitBrief | None = Field(description="Of a post: the unit it is in.")


class Event(Shape):
    """Something that happened, or is said to have."""

    id: str
    kind: str = Field(description="A kind of the vocabulary.")
    lane: Lane
    on: PartialDate | None
    until: PartialDate | None
    roles: list[Part]
    details: dict[str, JsonValue] = Field(description="What the vocabulary names for its kind.")
    supports: int = Field(description="How many words stand for it.")
    contradicts: int = Field(description="How many words stand against it.")
    confidence: Confidence


class Report(Shape):
    """Somebody's word: a decision, a staff list, a register."""

    id: str
    kind: str
    lane: Lane
    level: int = Field(description="Who may read it: 0 every account.")
    title: str | None
    number: str | None
    issued_on: date | None = Field(description="The day the document bears.")
    received_at: datetime = Field(description="When it reached the office.")
    period: str | None
    register_: str | None = Field(
        alias="register", description="The series of imports it belongs to."
    )


class Said(Shape):
    """The grade of a word, and its life."""

    id: str
    lane: Lane
    stance: Stance
    reliability: str = Field(description="A to F, of the source.")
    credibility: str = Field(description="1 to 6, of what it says.")
    access: str = Field(description="How the source came to know.")
    confidence: Confidence
    row: str | None = Field(description="Where in the register it stands.")
    recorded_at: datetime
    retracted_at: datetime | None = Field(description="When it was taken back; null: it stands.")
    why: str | None


class WordOnEvent(Said):
    """A word on the event asked for."""

    report: Report


class WordInReport(Said):
    """A word of the report asked for."""

    event: Event


class Events(Clocked, Counted):
    """Events that had happened by the day, newest first; those without a day last."""

    events: list[Event]


class EventItem(Clocked):
    """An event with every word on it."""

    event: Event
    standing: bool = Field(description="Whether any word on it stands.")
    words: list[WordOnEvent] = Field(description="In the order they were recorded.")


class Reports(Counted):
    """Official reports, the last received first."""

    known_at: datetime
    reports: list[Report]


class ReportItem(Clocked, Counted):
    """A report with what it says."""

    report: Report
    covers: list[UnitRef] = Field(description="Units it speaks for as a whole.")
    words: list[WordInReport] = Field(description="By its rows; what it took back is among them.")
    standing: int = Field(description="How many of its words stand.")


class Register(Shape):
    """A named series of imports."""

    name: str
    reports: int
    last_received: datetime


class Registers(Shape):
    """All registers, by name."""

    registers: list[Register]


class Latest(Shape):
    """The last report of a kind."""

    kind: str
    report: str
    last_received: datetime


class Freshness(Shape):
    """How fresh the knowledge is."""

    known_at: datetime
    last_recorded: datetime | None = Field(
        description="When a word was last written down or taken back."
    )
    kinds: list[Latest]
    registers: list[Register]
