"""A mark in the name of a file.

Who writes it there says that the file is secret, so it is refused like a stamp. Where that is a
mistake, giving the file another name is the uploader's own word that it is none.
"""

import re
from pathlib import PurePath
from typing import Final

from graph.attachments.gate import SEVERITY, Mark, bare_mark, is_exact, named
from graph.attachments.letters import plain, unify

_APART: Final = re.compile(r"[^\w\s]|_")
_WORD: Final = re.compile(r"\b(?:(?:tuyet|toi) )?mat\b", re.IGNORECASE)
_FIRST_HALVES: Final = ("bí", "bảo", "cơ", "bi", "bao", "co", "độ", "do")
"""*bí mật*, *bảo mật*, *cơ mật*, *độ mật* name a subject, not a mark."""

_PAPERS: Final = ("công văn", "văn bản", "tài liệu", "hồ sơ", "tờ trình", "báo cáo")


def name_mark(name: str) -> Mark | None:
    """The highest mark in a file's name; *mật khẩu* and *bảo mật* are none."""
    stem = unify(PurePath(name.replace("\\", "/")).stem)
    parts = [" ".join(each.split()) for each in _APART.split(stem)]
    marks = [bare_mark(each, in_box=True) for each in parts]
    marks += _marked_words(" ".join(each for each in parts if each))
    return max((each for each in marks if each), key=SEVERITY.index, default=None)


def _marked_words(words: str) -> list[Mark | None]:
    """Marks among other words: two words long, in capitals among small letters, or of a paper."""
    found = []
    for match in _WORD.finditer(plain(words)):
        start, end = match.span()
        word, before = words[start:end].replace(" ", ""), words[:start].casefold().split()
        exact, large = is_exact(word), word.isupper()
        if " " in match[0]:
            meant = exact or large
        elif before and before[-1] in _FIRST_HALVES:
            meant = False
        else:
            meant = (large and not words.isupper()) or (
                exact and " ".join(before).endswith(_PAPERS)
            )
        found.append(named(word) if meant else None)
    return found
