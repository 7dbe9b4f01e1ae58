"""How long work tells how far it is, without knowing who is watching."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how much is done and how much there is (0: not known)."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
