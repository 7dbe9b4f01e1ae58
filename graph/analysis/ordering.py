"""In which order units, posts and people are named and drawn."""

import re
from typing import Final

from graph.answers import PostRef, UnitRef
from graph.names import fold

RANKS: Final = ("head", "deputy")
"""Ranks from the top; any other comes after these, alphabetically."""

_NUMBER: Final = re.compile(r"(\d+)")

Key = tuple[tuple[int, int, str], ...]


def natural_key(text: str | None) -> Key:
    """A sort key under which ``Area 2`` comes before ``Area 10``; what has no name comes last.

    Parameters
    ----------
    text
        A name, with or without diacritics.

    Returns
    -------
    Key
        One triple for each run of digits or of other signs; keys of any two texts compare.
    """
    if text is None:
        return ((2, 0, ""),)
    parts = (part for part in _NUMBER.split(fold(text)) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def unit_key(unit: UnitRef) -> tuple[Key, str]:
    """Units by name, then by id."""
    return natural_key(unit.name), unit.id


def post_key(post: PostRef) -> tuple[int, str, Key, str]:
    """Posts by rank from the top, then by title and id."""
    rank = RANKS.index(post.rank) if post.rank in RANKS else len(RANKS)
    return rank, post.rank or "~", natural_key(post.title), post.id
