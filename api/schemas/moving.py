"""Cascades, bench strength and profiles."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.common import (
    Clocked,
    Held,
    Lane,
    PartialDate,
    PersonRef,
    PostRef,
    Shape,
    UnitRef,
    Word,
)
from api.schemas.heard import Signal
from api.schemas.succeeding import Grounds, RuleBrief


class Assumed(Shape):
    """An event that is supposed to happen."""

    kind: str
    person: PersonRef
    on: date
    post: PostRef | None


class Opening(Shape):
    """A post that is or falls free."""

    post: PostRef
    why: str
    on: date | None
    depth: int = Field(description="After how many moves it opens; 0: of itself.")
    options: int = Field(description="How many people were considered for it.")


class Move(Shape):
    """Somebody takes a post."""

    person: PersonRef
    to: PostRef
    leaves: PostRef | None
    depth: int
    source: Literal["planned", "equivalent", "lower"]
    conflicts: list[str]
    open_questions: list[str]
    score: float


class Cascade(Clocked):
    """What follows when posts fall free."""

    until: date
    assumed: list[Assumed]
    openings: list[Opening]
    moves: list[Move]
    unfilled: list[PostRef] = Field(description="Posts left empty with these moves.")
    as_is: list[PostRef] = Field(description="Posts left empty where nobody moves.")
    deepest: int
    scoring: RuleBrief


class CascadeQuestion(Shape):
    """Which posts fall free, and what is supposed to happen; nothing is written."""

    person: str | None = Field(default=None, description="The id of somebody who leaves.")
    posts: list[str] = Field(default=[], max_length=50, description="Ids of posts.")
    unit: str | None = Field(default=None, description="The id of a unit: it and all below.")
    within: int = Field(default=12, ge=0, le=120, description="Months ahead.")
    assume: list[str] = Field(
        default=[],
        max_length=50,
        description="KIND:PERSON:DAY, such as retired:ID:2026-12-31, or appointed:PERSON>POST:DAY.",
    )


class BenchRow(Shape):
    """A leading post."""

    post: PostRef
    risk: Literal["vacant", "within_year", "within_two_years", "later", "unknown"]
    coverage: Literal["none", "one", "several"]
    falls_free_on: date | None
    ready: int = Field(description="Planned or rising candidates who pass every barring check.")
    undecided: int = Field(description="Candidates of whom one is not known.")
    barred: int = Field(description="Candidates who fail one.")
    sideways: int = Field(description="People of equal standing who are not barred; not counted.")
    planned: int


class UnitBench(Shape):
    """A part of the organisation."""

    unit: UnitRef
    posts: int
    none: int
    one: int


class Alone(Shape):
    """Plans that rest on one person."""

    person: PersonRef
    posts: list[PostRef]


class OverQuota(Grounds):
    """A plan beyond its numbers."""

    what: Literal["people", "posts"]
    id: str
    name: str | None
    number: int


class Cell(Shape):
    """How many posts are of one risk and one coverage."""

    risk: str
    coverage: str
    posts: int


class Bench(Clocked):
    """Bench strength of a unit and all below it."""

    unit: UnitRef
    posts: list[BenchRow]
    units: list[UnitBench]
    alone: list[Alone]
    over_quota: list[OverQuota]
    matrix: list[Cell]
    scoring: RuleBrief


class Judged(Grounds):
    """A question of the rules about somebody."""

    name: str
    post: PostRef | None
    on: date | None
    action: str | None


class Entry(Shape):
    """Something on record."""

    kind: str
    on: PartialDate | None
    until: PartialDate | None
    lane: Lane
    details: dict[str, str]
    evidence: list[Word]


class PlannedFor(Shape):
    """A post somebody is planned for."""

    post: PostRef
    since: PartialDate | None
    events: list[str]


class Profile(Clocked):
    """Everything on record that a remark on somebody needs."""

    person: PersonRef
    months_left: int | None
    tenures: list[Held]
    judged: list[Judged]
    entries: list[Entry]
    plans: list[PlannedFor]
    hidden: list[str] = Field(description="What is not known, or not for this viewer.")
    signals: list[Signal]
