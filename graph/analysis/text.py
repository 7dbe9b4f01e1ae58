"""How wide a text is likely to be, without a font at hand."""

from typing import Final
from unicodedata import combining, normalize

_NARROW: Final = frozenset("iIjlftr.,;:!'|()[]/ -·")
_WIDE: Final = frozenset("mwMWOQGĐD%@—")
_AVERAGE: Final = 0.58
ELLIPSIS: Final = "…"


def text_width(text: str, size: float) -> float:
    """The width a text takes in a sans-serif face, on the wide side.

    Parameters
    ----------
    text
        One line; diacritics take no room of their own.
    size
        The font size, in the unit of the answer.
    """
    return size * sum(_letter(each) for each in normalize("NFC", text) if not combining(each))


def _letter(letter: str) -> float:
    plain = normalize("NFD", letter)[0]
    if ord(plain) >= 0x1100:
        return 1.05
    if plain in _NARROW:
        return 0.36
    if plain in _WIDE:
        return 0.9
    return 0.7 if plain.isupper() else _AVERAGE


def wrapped(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """A text in at most so many lines, none wider than asked for; a cut shows as an ellipsis.

    Parameters
    ----------
    text
        What is to be written; any white space parts words.
    width
        The room a line has.
    size
        The font size, in the unit of the width.
    lines
        How many lines at most, at least 1.

    Notes
    -----
    Greedy: words go on the line while they fit. A word wider than a line is broken.
    """
    found = [""]
    for word in (part for each in text.split() for part in _fitting(each, width, size)):
        longer = f"{found[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], _shortened(found[lines - 1], width, size)]
    return tuple(found)


def _fitting(word: str, width: float, size: float) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and text_width(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def _shortened(line: str, width: float, size: float) -> str:
    while line and text_width(line + ELLIPSIS, size) > width:
        line = line[:-1]
    return line.rstrip(" ,") + ELLIPSIS
