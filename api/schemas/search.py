"""What a search finds."""

from typing import Literal

from api.schemas.common import Shape, UnitRef


class Hit(Shape):
    """Something whose name fits."""

    kind: Literal["unit", "position", "person"]
    id: str
    name: str | None
    external_ids: list[str]
    unit: UnitRef | None


class Hits(Shape):
    """What a search found, best first."""

    hits: list[Hit]
