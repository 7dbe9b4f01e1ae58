"""Shapes that many answers are made of."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PartialDate = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="A date as written: a day, a month or a year.",
    ),
]
Confidence = Annotated[
    float | None,
    Field(description="The chance that it is right, 0 to 1; null where nobody can say."),
]
Lane = Literal["official", "informal"]
Stance = Literal["supports", "contradicts"]
Mode = Literal["full", "acting", "in_charge", "concurrent"]


class Shape(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Clocked(Shape):
    """An answer of one day and one moment."""

    as_of: date = Field(description="The day whose truth was asked for.")
    known_at: datetime = Field(description="The moment whose knowledge was asked for.")
    lanes: list[Literal["official", "informal"]] = Field(
        description="Whose words it draws from; what is only heard stands apart, as signals."
    )


class Counted(Shape):
    """A page of a list."""

    total: int = Field(description="How many there are in all, counted for the first page.")
    next: str | None = Field(description="The `after` of the next page; null on the last.")


class UnitBrief(Shape):
    """A unit, only named."""

    id: str
    name: str | None


class UnitRef(Shape):
    """A unit, named."""

    id: str
    name: str | None
    kind: str | None
    external_ids: list[str]


class PostRef(Shape):
    """A post, named, with its unit."""

    id: str
    title: str | None
    rank: str | None = Field(description="Head, deputy, member …")
    seats: int | None = Field(description="How many may hold it; null: not known or not limited.")
    external_ids: list[str]
    unit: UnitBrief | None


class PersonRef(Shape):
    """A person, named."""

    id: str
    name: str | None
    external_ids: list[str]


class Word(Shape):
    """One report's word on one event: what an answer rests on."""

    event: str
    kind: str = Field(description="The kind of event.")
    on: PartialDate | None
    report: str
    report_kind: str
    title: str | None
    number: str | None
    issued_on: date | None
    received_at: datetime
    lane: Lane
    stance: Stance
    reliability: str = Field(description="A to F, of the source.")
    credibility: str = Field(description="1 to 6, of what it says.")
    access: str = Field(description="How the source came to know.")
    confidence: Confidence
    row: str | None = Field(description="Where in the register it stands.")
    recorded_at: datetime


class Term(Shape):
    """One term of a tenure, as written."""

    from_: PartialDate | None = Field(alias="from")
    to: PartialDate | None


class Stretch(Shape):
    """A stretch of days."""

    from_: date = Field(alias="from")
    to: date | None = Field(description="Exclusive; null while it runs.")


class Tenure(Shape):
    """A stay in a post, and on whose word."""

    from_: PartialDate | None = Field(alias="from", description="As written; null where unknown.")
    to: PartialDate | None = Field(description="As written, exclusive; null where open or unknown.")
    mode: Mode
    lane: Lane
    confidence: Confidence
    terms: list[Term]
    start_basis: Literal["stated", "seen"]
    end_basis: Literal["stated", "implied", "absent"] | None
    not_after: date | None = Field(
        description="The first day on which it had certainly ended, where no end is written."
    )
    term_to: date | None = Field(description="The last day of the last term, inclusive.")
    returns_on: PartialDate | None
    opened_by: str = Field(description="The event that opened it.")
    closed_by: str | None = Field(description="The event that closed it.")
    evidence: list[Word]


class Holding(Tenure):
    """A stay in the post that was asked for."""

    person: PersonRef


class Held(Tenure):
    """A post the person asked for stays in."""

    post: PostRef


class Conflict(Shape):
    """What does not agree: listed, not resolved."""

    code: str
    nodes: list[str]
    values: list[str] = Field(description="What each side says.")
    from_: date | None = Field(alias="from")
    to: date | None
    events: list[str]
    evidence: list[Word]


class Seat(Shape):
    """A post on a day, with who may hold it."""

    post: PostRef
    vacant: bool = Field(description="Whether certainly nobody holds it in any mode.")
    empty_seats: int | None = Field(
        description="Seats nobody may be holding; null where their number is not known."
    )
    holders: list[Holding]
