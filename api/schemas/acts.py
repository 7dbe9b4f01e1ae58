"""Imports, errors, and whether the service is well."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.common import Shape
from graph.services.incoming import LONGEST_NAME


class Counts(Shape):
    """Rows of a file, by what became of them."""

    created: int
    changed: int
    closed: int
    unchanged: int


class RowProblem(Shape):
    """What was refused or is doubtful, with its place."""

    where: str
    field: str
    code: str
    message: str


class Imported(Shape):
    """What an import did, or with a dry run would do."""

    register_: str = Field(alias="register")
    dry_run: bool
    changes: int
    counts: Counts
    problems: list[RowProblem]
    ignored: dict[str, int] = Field(description="How often each field without a place was met.")
    recorded_at: datetime | None = Field(description="Null where nothing was recorded.")


class ImportForm(Shape):
    """The fields that go with an uploaded file."""

    format: str = Field(default="popolo", description="How the file is to be read.")
    register_: str | None = Field(
        default=None,
        alias="register",
        min_length=1,
        max_length=LONGEST_NAME,
        description="The register it belongs to; by default the file's name up to its first dot.",
    )
    dry_run: bool = Field(default=False, description="Tell what would change and change nothing.")


class Health(Shape):
    """Whether the service is well."""

    status: Literal["live", "ready"]


class Fault(Shape):
    """One thing that cannot be read in a request."""

    where: str
    message: str


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"required": [
        "type", "title", "status", "code", "detail", "hint", "request_id"]})  # fmt: skip

    type: Literal["about:blank"]
    title: str = Field(description="The phrase of the status.")
    status: int
    code: str = Field(description="A stable word for programs.")
    detail: str = Field(description="What is wrong, for people.")
    hint: str = Field(description="What to do about it, or nothing.")
    request_id: str | None = Field(description="Also in `X-Request-Id`, and in the log.")
    errors: list[Fault] = Field(default=[], description="Each fault of a request, with a 422.")
    candidates: list[str] = Field(default=[], description="What a name may stand for, with a 409.")
