"""Names as people type them: without case, diacritics and spare spaces."""

import unicodedata
from typing import Final

_NO_TEXT: Final = frozenset({"Cc", "Cs"})


def fold(text: str) -> str:
    """A name without case, diacritics and spare spaces: ``Trần Thị Đào`` is ``tran thi dao``."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(letters.casefold().split())


def is_text(text: str) -> bool:
    """Whether a text holds neither a control character nor half of a character."""
    return not any(unicodedata.category(letter) in _NO_TEXT for letter in text)
