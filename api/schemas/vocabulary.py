"""The words canbo uses."""

from typing import Literal

from pydantic import Field

from api.schemas.common import Lane, Shape


class Named(Shape):
    """A code with its names."""

    code: str
    vi: str
    en: str


class Graded(Named):
    """One step of a scale."""

    value: float | None = Field(description="The chance it stands for; null: it cannot be judged.")


class DetailField(Shape):
    """One field of an event's details."""

    name: str
    type: Literal["string", "integer", "number", "boolean", "array"]
    required: bool
    mark: Literal["ordinary", "personal", "sensitive"]


class EventKind(Named):
    """A kind of event."""

    mark: Literal["ordinary", "personal", "sensitive"]
    informal: bool = Field(description="Whether an informal note may say it.")
    needs: list[list[str]] = Field(description="Roles: one of these sets must be there in full.")
    may: list[str] = Field(description="Further roles it may have.")
    details: list[DetailField]


class ReportKind(Named):
    """A kind of report, with the grade it has unless somebody says otherwise."""

    lane: Lane
    reliability: str
    credibility: str
    access: str
    signed: bool


class Vocabulary(Shape):
    """Everything legends and forms need."""

    event_kinds: list[EventKind]
    report_kinds: list[ReportKind]
    roles: list[Named]
    modes: list[Named]
    reliability: list[Graded]
    credibility: list[Graded]
    access: list[Named]
