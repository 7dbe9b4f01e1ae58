"""Two records of one human being."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.common import Clocked, PersonRef, Shape

Why = Field(min_length=1, max_length=2000, description="The reason; it is kept and shown.")


class NewJoin(BaseModel):
    """The other record of one human being."""

    model_config = ConfigDict(extra="forbid")

    record: str = Field(min_length=1, max_length=200, description="The id of the other record.")
    why: str = Why


class Join(Shape):
    """Two records that a reviewer found to be of one human being."""

    first: PersonRef
    second: PersonRef
    by: str = Field(description="The account that found it.")
    why: str
    recorded_at: datetime


class Joins(Clocked):
    """A person, and the joins their records are one by; none where there is one record."""

    person: PersonRef
    joins: list[Join]
