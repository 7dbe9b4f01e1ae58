"""Drawings."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.common import (
    Clocked,
    Confidence,
    Lane,
    PartialDate,
    PersonRef,
    PostRef,
    Shape,
    UnitRef,
    Word,
)
from api.schemas.heard import Signal


class Hidden(Shape):
    """How many are there and not drawn."""

    units: int
    posts: int
    people: int = Field(description="In post, each counted once.")


class Placed(Shape):
    """Where a card is drawn: its middle and its size."""

    x: int
    y: int
    width: int
    height: int


class DrawnUnit(Placed, UnitRef):
    """A unit of a drawing."""

    place: Literal["root", "above", "below", "earlier", "later"] = Field(
        description="Where it stands to the unit asked for; earlier and later: by mergers, splits."
    )
    depth: int = Field(description="Steps below the unit asked for; 0 for all that is not below.")
    opened: bool = Field(description="Whether its posts and the units directly below are drawn.")
    hidden: Hidden = Field(description="What is in and below it and not drawn.")


class DrawnPost(Placed, PostRef):
    """A post of a drawing."""

    state: Literal["held", "acting", "unsure", "vacant", "unknown"] = Field(
        description="acting: nobody in full; unsure: perhaps held; vacant: certainly nobody; "
        "unknown: nobody was ever on record."
    )
    empty_seats: int | None


class DrawnPerson(Placed, PersonRef):
    """A person of a drawing: one, however many posts they hold."""


class Tie(Shape):
    """What holds two drawn nodes together, and on whose word."""

    id: str
    kind: Literal["PART_OF", "IN", "HOLDS", "BECAME"]
    source: str
    target: str
    from_: PartialDate | None = Field(alias="from")
    to: PartialDate | None
    mode: str | None = Field(description="How a post is held; for BECAME, merge or split.")
    start_basis: Literal["stated", "seen"] | None
    end_basis: Literal["stated", "implied", "absent"] | None
    sure: bool = Field(description="Whether it certainly holds on the day.")
    seen_by: date | None = Field(description="A day it was seen on, where its start is unknown.")
    term_to: date | None
    returns_on: PartialDate | None
    lane: Lane
    confidence: Confidence
    evidence: list[Word] = Field(description="The reports under the event that made it so.")


class OrgGraph(Clocked):
    """A unit as it is drawn."""

    unit: UnitRef
    depth: int
    limit: int
    expanded: list[str]
    width: int
    height: int
    hidden: Hidden
    cut: int = Field(description="How many nodes the limit left out.")
    units: list[DrawnUnit]
    posts: list[DrawnPost]
    people: list[DrawnPerson]
    ties: list[Tie]
    signals: list[Signal] = Field(
        description="What is heard of what is drawn and not confirmed; it moves nothing."
    )
