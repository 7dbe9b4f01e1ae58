"""Who comes next."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.common import (
    Clocked,
    Holding,
    PartialDate,
    PersonRef,
    PostRef,
    Shape,
    Word,
)
from api.schemas.heard import Signal

Verdict = Literal["yes", "no", "unknown"]


class RuleBrief(Shape):
    """One version of a rule, in short."""

    id: str
    version: str
    authority: str
    citation: str
    verified: bool = Field(description="Whether all of it was read in a source.")


class Note(Shape):
    """What has to be known beside an answer."""

    code: str
    vi: str
    en: str


class Grounds(Shape):
    """What an answer rests on."""

    verdict: Verdict
    imprecise: bool = Field(description="A partial date was read as its first day.")
    missing: list[str] = Field(description="The inputs whose absence made it unknown.")
    used: dict[str, str | int | float | bool]
    notes: list[Note]
    rules: list[RuleBrief] = Field(description="The versions applied, the main one first.")


class Expected(Grounds):
    """One reason why a post falls free."""

    why: Literal["retirement", "term_end", "planned_return"]
    person: PersonRef
    on: date | None = Field(description="The last day in the post; null where not known.")
    action: str | None = Field(description="What follows a term.")
    evidence: list[Word]


class Ahead(Shape):
    """When and why a post is expected to fall free."""

    vacant: bool = Field(description="Whether nobody holds it in full.")
    falls_free_on: date | None = Field(
        description="The first day on which a holder is expected to leave; official facts only."
    )
    holders: list[Holding]
    expected: list[Expected]
    signals: list[Signal] = Field(description="What is only heard; it enters no date.")


class Check(Grounds):
    """One condition on a candidate."""

    name: str
    outcome: Literal["passed", "failed", "unknown"]
    bars: bool = Field(description="Whether failing it speaks against an appointment.")


class Brief(Shape):
    """A post held on the day."""

    post: PostRef
    from_: PartialDate | None = Field(alias="from")
    mode: str


class Turn(Shape):
    """A rotation or secondment on record."""

    kind: Literal["rotated", "seconded"]
    from_: PartialDate | None = Field(alias="from")
    returns_on: PartialDate | None
    purpose: str | None
    event: str


class Points(Shape):
    """What one check or measure adds to a score."""

    name: str
    weight: float
    share: float = Field(ge=0, le=1)


class Score(Shape):
    """A number that orders a list, with all it is made of."""

    value: float = Field(ge=0, le=100)
    points: list[Points]


class Candidate(Shape):
    """Somebody who could follow in a post."""

    person: PersonRef
    source: Literal["planned", "equivalent", "lower"]
    reach: Literal["same", "above", "below", "beside", "elsewhere"]
    verdict: Verdict
    conflicts: list[str] = Field(description="The barring checks that fail.")
    open_questions: list[str] = Field(description="The barring checks nobody can answer.")
    holds: list[Brief]
    planned_since: PartialDate | None
    checks: list[Check]
    months_left: int | None = Field(description="Of service; null where not known.")
    months_in_post: int | None = Field(description="Certainly spent in posts of the same level.")
    turns: list[Turn]
    evidence: list[Word]
    score: Score


class Candidates(Clocked):
    """Who could follow in a post, planned people first."""

    post: PostRef
    ahead: Ahead
    total: int = Field(description="How many there are; the list holds the first of them.")
    quota: Grounds = Field(description="Whether the plan for the post keeps to its numbers.")
    scoring: RuleBrief
    candidates: list[Candidate]
