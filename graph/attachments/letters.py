"""Vietnamese text brought into one form, so that the gate compares letters and not their coding."""

import re
import unicodedata
from itertools import product
from typing import Final

_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS: Final = {
    **{each: each for each in "aeiouy"},
    **{"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"},
}
_PLAIN: Final = {
    unicodedata.normalize("NFC", vowel + tone): plain
    for (vowel, plain), tone in product(_VOWELS.items(), _TONES)
} | {"đ": "d"}
_FOLD: Final = str.maketrans(_PLAIN | {each.upper(): to.upper() for each, to in _PLAIN.items()})

_INVISIBLE: Final = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)]
)

_BEFORE_UNICODE: Final = (
    (re.compile(r"ma[äÄ]t|m[ëË]t", re.IGNORECASE), "MẬT"),
    (re.compile(r"(?:to[áÁ]i|t[èÈ]i)(?=\s*MẬT)", re.IGNORECASE), "TỐI"),
    (re.compile(r"(?:tuye[äÄ]t|tuy[öÖ]t)(?=\s*MẬT)", re.IGNORECASE), "TUYỆT"),
)
"""The marks in VNI and TCVN3, the fonts of older files: no spelling of these in Vietnamese proper.

TCVN3 writes capitals as small letters in a font of capitals, so a mark counts as written large.
"""


def unify(text: str) -> str:
    """A text in composed letters without compatibility forms, invisible signs and old codings."""
    whole = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    if any(sign in whole for sign in "ËëÄäÖö"):
        for pattern, mark in _BEFORE_UNICODE:
            whole = pattern.sub(mark, whole)
    return whole


def plain(text: str) -> str:
    """Unified text without diacritics, letter by letter: as long as before, in the same case."""
    return text.translate(_FOLD)
