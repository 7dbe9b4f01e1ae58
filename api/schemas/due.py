"""What falls due, and who left."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.common import Clocked, PersonRef, PostRef, Shape, UnitRef
from api.schemas.heard import Signal
from api.schemas.rules import Note, Rule
from graph.due import Due, Reason


class Filters(Shape):
    """What else a list is narrowed by; empty for all."""

    ranks: list[str]
    unit_kinds: list[str]
    reasons: list[str]


class DueRow(Shape):
    """Something that falls due, by which rule."""

    id: str
    lane: Literal["official"]
    reason: Reason | None = Field(description="Where the list has rows of several sorts.")
    event: str | None = Field(description="The id of the event it is about, of advice.")
    person: PersonRef | None
    post: PostRef | None
    unit: UnitRef | None
    due_on: date | None
    days_left: int | None = Field(description="From the day asked for; negative where past.")
    verdict: Literal["yes", "no", "unknown"]
    imprecise: bool
    missing: list[str]
    inputs: dict[str, object] = Field(description="What the verdict rests on.")
    notes: list[Note]
    rule: Rule | None = Field(description="The main rule; null where a count says it all.")
    rules: list[Rule]
    answer: dict[str, object] = Field(description="What else the rule says.")
    signals: list[Signal] = Field(description="What is only heard; it moves no day and no row.")


class UnitTotal(Shape):
    """Rows in a unit directly below the one asked about, and below it."""

    unit: UnitRef | None
    total: int


class DueList(Clocked):
    """A page of a list, soonest first."""

    kind: Due
    within: int = Field(description="Months ahead.")
    until: date = Field(description="The last day looked at.")
    unit: UnitRef | None = Field(description="The unit asked about; null for all.")
    filters: Filters
    total: int
    next: str | None = Field(description="The `after` of the next page; null on the last.")
    rows: list[DueRow]
    totals: list[UnitTotal] = Field(description="Of the whole list.")
    undecided_total: int
    undecided: list[DueRow] = Field(description="The first of those that cannot be decided.")


class Question(Shape):
    """A question of the ministry's."""

    name: str = Field(description="May stand for the `kind` of a list.")
    vi: str
    en: str
    kind: Due | None
    within: int | None
    filters: Filters | None
    answered_by: str | None = Field(description="`due`, another path, or null: nothing does yet.")


class Questions(Shape):
    """The ministry's own questions."""

    questions: list[Question]


class Rate(Shape):
    """The base rate of a year: resignations for each person in post."""

    year: int
    rate: float | None


class Leaving(Shape):
    """Departures from a unit in a year."""

    unit: UnitRef | None
    year: int
    resigned: int
    key: int = Field(description="Of the resigned, those who led.")
    retired: int
    staff: int
    expected: float | None = Field(description="Resignations at the base rate of the year.")
    caution: Literal["small_numbers"] | None = Field(description="Why the numbers say little.")


class Departures(Clocked):
    """Departures by unit and year, the latest year first."""

    unit: UnitRef | None
    rates: list[Rate]
    rows: list[Leaving]
