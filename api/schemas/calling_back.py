"""Whom an account is to ask again."""

import datetime

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.common import Clocked, Shape
from api.schemas.heard import Signal


class NewCallBack(BaseModel):
    """When the source of a note is asked again."""

    model_config = ConfigDict(extra="forbid")

    on: datetime.date | None = Field(description="The day; null: it was asked, or need not be.")


class CallBack(Shape):
    """A note one follows, and when its source is asked again."""

    report: str = Field(description="The id of the note.")
    on: datetime.date
    days_left: int = Field(description="Negative where the day has passed.")
    signal: Signal


class CallBacks(Clocked):
    """What the account is to ask again, the first due first; nobody else sees it."""

    until: datetime.date
    call_backs: list[CallBack]
