"""What is only heard."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.schemas.common import Clocked, Shape, Stance
from api.schemas.papers import Part


class Voice(Shape):
    """One informal report's word."""

    report: str
    title: str | None
    level: int = Field(description="Who may read it: 0 all, 1 in scope, 2 named readers.")
    author: str | None
    kept_by: str | None = Field(description="The account that follows it.")
    source_class: str | None = Field(description="What kind of informant it comes from.")
    alias: str | None = Field(description="What this report calls its source.")
    stance: Stance
    reliability: str = Field(description="A to F, of the source; F: cannot be judged.")
    credibility: str = Field(description="1 to 6, of what it says; 6: cannot be judged.")
    access: str = Field(description="How the source came to know.")
    recorded_at: datetime
    weight: float = Field(
        description="Log-odds on the day asked for; 0 where another voice of its origin counts, "
        "or nobody can judge it."
    )
    text: str | None
    sealed: bool = Field(description="It has words that were not opened.")


class Review(Shape):
    """A reviewer's verdict, held against an official event."""

    verdict: Literal["same", "not_same", "refutes"]
    official: str
    kind: str
    on: str | None
    by: str
    why: str
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_why: str | None


class Likelihood(Shape):
    """A word for a probability."""

    code: str
    vi: str
    en: str


class Signal(Shape):
    """An informal event that no official event has settled."""

    id: str
    lane: Literal["informal"]
    kind: str
    on: str | None = Field(description="As heard: a day, a month or a year.")
    until: str | None
    roles: list[Part]
    details: dict[str, object]
    state: Literal["unverified", "corroborated", "confirmed", "refuted", "expired"]
    probability: float = Field(ge=0, le=1, description="Of the claim, all voices together.")
    likelihood: Likelihood
    base: Literal["none", "low", "moderate", "high"] = Field(
        description="How broad the evidence is; not how likely the claim."
    )
    origins: int = Field(description="Independent origins that speak for it.")
    first_at: datetime = Field(description="When it was first written down.")
    expires_on: date | None
    settled_by: list[str] = Field(description="Kinds of official event that would settle it.")
    voices: list[Voice] = Field(description="In the order they were recorded.")
    reviews: list[Review]
    lead_days: int | None = Field(
        description="Days it was heard before it was official; null unless it came true."
    )
    scored: bool | None = Field(
        description="Whether it counts for the scoreboards; false for one written down after "
        "the fact, null while it is not settled."
    )


class SignalPage(Clocked):
    """One signal."""

    signal: Signal


class Signals(Clocked):
    """Signals, the last heard of first."""

    total: int = Field(description="How many there are; the list holds the first of them.")
    defaults: str = Field(description="The version of the numbers fusion started from.")
    signals: list[Signal]
