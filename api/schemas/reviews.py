"""Reviewing, scoreboards, blind spots."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.common import Clocked, Shape, UnitRef
from api.schemas.heard import Signal
from api.schemas.papers import Event

Why = Field(min_length=1, max_length=2000, description="The reason; it is kept and shown.")
OfEvent = Field(min_length=1, max_length=200, description="The id of an official event.")


class NewReview(BaseModel):
    """A verdict on a signal, held against an official event."""

    model_config = ConfigDict(extra="forbid")

    official: str = OfEvent
    verdict: Literal["same", "not_same", "refutes"] = Field(
        description="It is what was heard; it has nothing to do with it; it cannot be so."
    )
    why: str = Why


class Withdrawal(BaseModel):
    """A verdict that is taken back."""

    model_config = ConfigDict(extra="forbid")

    official: str = OfEvent
    why: str = Why


class Suggestion(Shape):
    """A signal beside an official event that may settle it; a reviewer decides."""

    verdict: Literal["same", "refutes"] = Field(description="What is suggested.")
    days: int = Field(description="How far apart the two days are at least.")
    recorded_at: datetime = Field(description="When the official event was first recorded.")
    late: bool = Field(
        description="Whether that was before anybody had heard it; it is then not scored."
    )
    official: Event
    signal: Signal


class Suggestions(Clocked):
    """Pairs nobody has judged, those nearest in time first."""

    total: int
    suggestions: list[Suggestion]


class Brier(Shape):
    """A Brier score and its parts: score = reliability - resolution + uncertainty; 0 is best."""

    forecasts: int
    score: float
    reliability: float
    resolution: float
    uncertainty: float


class Lead(Shape):
    """Days from writing something down to the official record."""

    claims: int
    median: float
    least: int
    most: int


class Tally(Shape):
    """What settled claims come to; null where there are too few."""

    outcomes: int = Field(description="Settled claims, each origin counted once a signal.")
    hits: int | None
    reliability: float | None = Field(description="The mean of Beta(2 + hits, 2 + misses).")
    letter: str | None = Field(description="The Admiralty letter this has earned.")
    brier: Brier | None
    lead_days: Lead | None


class OfClass(Tally):
    """The claims of a class of source."""

    class_: str = Field(alias="class", description="As in the vocabulary; or unsaid.")


class OfOfficer(Tally):
    """The claims an officer wrote down; for that officer and the head."""

    account: str


class Scores(Clocked):
    """How good our ears are, as far as the viewer may read."""

    enough: int = Field(description="Outcomes below which nothing is shown.")
    everything: Tally
    classes: list[OfClass]
    officers: list[OfOfficer]
    after_fact: int = Field(description="Words written down after the fact; they do not count.")


class Silent(Shape):
    """A unit of which nothing is heard."""

    unit: UnitRef
    depth: int
    reports: int = Field(description="Informal reports that ever named it.")
    last_on: date | None


class BlindSpots(Clocked):
    """Units of a subtree of which nothing was heard for so many days."""

    unit: UnitRef
    days: int
    units: int = Field(description="All units there.")
    silent: int
    rows: list[Silent]
