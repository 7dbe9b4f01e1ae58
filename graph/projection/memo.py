"""What was worked out before, by what it was worked out from.

A replay derives the same people and posts again at thousands of moments, and most of what they
rest on has not changed since the last. A memo keeps the last result of each part of the
projection with its inputs and gives it back while they are equal; it can never change a result.
"""

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

T = TypeVar("T")


class Memo:
    """The last inputs and result of every part, by the name of the part."""

    def __init__(self) -> None:
        self._kept: Final[dict[Hashable, tuple[Any, Any]]] = {}

    def of(self, part: Hashable, make: Callable[..., T], *inputs: object) -> T:
        """``make(*inputs)``, or what that gave the last time, if the inputs are equal."""
        kept = self._kept.get(part)
        if kept is not None and kept[0] == inputs:
            return kept[1]  # type: ignore[no-any-return]
        made = make(*inputs)
        self._kept[part] = (inputs, made)
        return made
