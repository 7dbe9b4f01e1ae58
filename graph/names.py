"""Names as people type them: without case, diacritics and spare spaces."""

import unicodedata


def fold(text: str) -> str:
    """A name without case, diacritics and spare spaces: ``Trần Thị Đào`` is ``tran thi dao``."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(letters.casefold().split())
