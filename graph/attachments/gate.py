"""The gate: is a text stamped MẬT, TỐI MẬT or TUYỆT MẬT?

A stamp stands on a line or in a box of its own, at the head of a document beside the words that
belong there, or in a field such as ``Độ mật:``. The same words in running text are no stamp.

What is written exactly counts from a capital letter on (``Mật``), in a box or a field in any case;
alone on a line in small letters it is the end of a wrapped sentence (*giữ bí / mật*). Without its
diacritics, or with some lost in recognising a scan (``MAT``, ``MÂT``), a mark counts in capitals
or in a field only: ``MAT`` alone on a line might be *mặt* or *mất*, but those are hardly written
so, and turning away a plain file costs less than letting a secret one in. ``MẶT`` and ``MẤT`` are
other words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from graph.attachments.letters import plain, unify
from graph.attachments.passages import Passage


class Mark(StrEnum):
    """The degrees of a state secret, lowest first."""

    MAT = "MẬT"
    TOI_MAT = "TỐI MẬT"
    TUYET_MAT = "TUYỆT MẬT"


SEVERITY: Final = tuple(Mark)


@dataclass(frozen=True, slots=True)
class Stamped:
    """A mark and where it stands; the line is counted from 1 within the place."""

    mark: Mark
    place: str
    line: int


_LONGEST: Final = 200
"""Letters in a line that may be a stamp with the words beside it; a longer one is running text."""

_MARK: Final = r"(?P<mark>(?:tuyet|toi)?mat)"
_URGENCY: Final = r"(?:hoatoc(?:hengio)?|thuongkhan|khan)"
_BEFORE: Final = (
    rf"(?:(?:muc|cap)?do(?:bao)?mat|(?:muc|cap)?do(?=t)|tailieu|hoso|vanban|congvan|{_URGENCY}"
    r"|trang\d+|so\d.*?(?<!bi)(?<!bao)(?<!co)(?<!do))"
)
_AFTER: Final = (
    rf"(?:conghoaxahoi.*|doclap.*|dangcongsan.*|so\d.*|banso|trang|{_URGENCY}"
    r"|.{0,40}ngay\d*thang\d*nam)"
)
_STAMP: Final = re.compile(rf"\d*{_BEFORE}?{_MARK}{_AFTER}?\d*", re.IGNORECASE)
_FIELD: Final = re.compile(
    r"\b(?:do|muc|cap|dau|phan\s+loai)(?:\s+bao)?(?:\s+mat)?(?:\s+\w+){0,3}?\s*[:=–—-]\W*"
    r"(?P<mark>(?:t ?u ?y ?e ?t\s+|t ?o ?i\s+)?m ?a ?t)(?!\w)"
    r"(?!\s*[,;]\s*(?:toi\s|tuyet\s)?\s*mat)"
    r"(?=\s*(?:$|[^\w\s]|(?:do|muc|so|ngay|hoa|khan|thuong)\b)|\s{2})",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\W*(?:BỘ|TỔNG CỤC|CỤC|CHI CỤC|SỞ|ỦY BAN|UBND|TỈNH ỦY|THÀNH ỦY|ĐẢNG ỦY|VIỆN|T[OÒ][AÀ] ÁN) .*"
    r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!ĐỘ )(?<!LIỆU )(?<!BẢN )(?<!VĂN )(?<!SƠ )(?<!TIN )(?<!TỐI )"
    r"(?<!TUYỆT )(?P<mark>(?:TỐI |TUYỆT )?MẬT)\W*"
)
"""A head in one line: the name of an office, then the mark; *CỤC … TÀI LIỆU MẬT* is a title."""

_WRAPPED: Final = re.compile(r"\b(?:(?P<large>BÍ|BẢO|CƠ)|(?P<small>Bí|Bảo|Cơ))\s*$")
"""The first half of *bí mật*, *bảo mật*, *cơ mật* in a title that goes on in the next line."""

_GAP: Final = re.compile(r"[^\S\t]{4,}")
_LIKELY: Final = re.compile(r"m[\W\d_]{0,9}a[\W\d_]{0,9}t", re.IGNORECASE)
_SIDES: Final = r"\t|¦\u2500-\u259f"
_SIDE: Final = re.compile(rf"[{_SIDES}]")
_CELL: Final = re.compile(rf"[^{_SIDES}]+")
_PIECE: Final = re.compile(r"\S+(?:\s\S+)*")
_BRACKETS: Final = re.compile(r"\s*[\[{<*#=~_«].*[\]}>*#=~_»]\s*")
_NUMBERING: Final = re.compile(r"\W*[A-ZĐ]{1,4}[.)]\s+", re.IGNORECASE)


def find_stamp(passages: Iterable[Passage]) -> Stamped | None:
    """The highest mark in the passages, the first of several; None where there is none."""
    found = [each for passage in passages for each in _stamps(passage)]
    return max(found, key=lambda each: SEVERITY.index(each.mark), default=None)


def _stamps(passage: Passage) -> Iterator[Stamped]:
    previous = ""
    for number, spaced in enumerate(unify(passage.text).splitlines(), 1):
        line = _GAP.sub("   ", spaced)
        mark = _mark_of(line, previous) if _LIKELY.search(plain(line)) else None
        if mark:
            yield Stamped(mark, passage.place, number)
        previous = line


def _mark_of(line: str, previous: str) -> Mark | None:
    marks = [_field_mark(line, previous), _office_mark(line)]
    sides = len(_SIDE.findall(line)) > 1
    marks += (_cell_mark(line, span, previous, sides=sides) for span in _spans(line))
    return max((each for each in marks if each), key=SEVERITY.index, default=None)


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """The parts of a line that may be a stamp: all of it, its cells, what wide gaps set apart.

    Two neighbours are tried together, for letters set apart leave a wide gap between words too.
    """
    yield 0, len(line)
    for cell in _CELL.finditer(line):
        yield cell.span()
        pieces = [each.span() for each in _PIECE.finditer(line, *cell.span())]
        yield from pieces
        yield from ((first, last) for (first, _), (_, last) in pairwise(pieces))


def _cell_mark(line: str, span: tuple[int, int], previous: str, *, sides: bool) -> Mark | None:
    start, end = span
    cell = line[start:end]
    in_box = sides or bool(_BRACKETS.fullmatch(cell))
    mark = bare_mark(cell, in_box=in_box)
    if not mark and (numbering := _NUMBERING.match(cell)):
        mark = bare_mark(cell[numbering.end() :], in_box=in_box)
    if mark is not Mark.MAT:
        return mark
    first = next(at for at in range(start, end) if line[at].isalnum())
    if wrapped := _WRAPPED.search(f"{previous[-20:]} {line[max(0, first - 20) : first]}"[-20:]):
        large = "MẬT" in cell or not any(each.islower() for each in cell)
        return None if large == bool(wrapped["large"]) else mark
    return mark


def bare_mark(cell: str, *, in_box: bool) -> Mark | None:
    """The mark that a unified line or box consists of, with the words that belong beside it."""
    if not _LIKELY.search(plain(cell)):
        return None
    letters = "".join(each for each in cell if each.isalnum())
    match = _STAMP.fullmatch(plain(letters)) if len(letters) <= _LONGEST else None
    if not match:
        return None
    word = letters[match.start("mark") : match.end("mark")]
    alone = word == letters.strip("0123456789")
    large = word.isupper() or (alone and is_exact(word) and (in_box or word[0].isupper()))
    return named(word) if large else None


def _field_mark(line: str, previous: str) -> Mark | None:
    """The value of a field ``Độ mật:``, in this line or with its label at the end of the last one.

    An enumeration (*ba độ mật: Tuyệt mật, Tối mật và Mật*) is no value.
    """
    label = f"{previous[-80:]} " if previous.rstrip().endswith(":") else ""
    text = label + line
    for match in _FIELD.finditer(plain(text)):
        label = match[0][: match.start("mark") - match.start()].casefold()
        if "mat" in label or label.startswith(("dau", "phan")):
            return named("".join(text[match.start("mark") : match.end("mark")].split()))
    return None


def _office_mark(line: str) -> Mark | None:
    match = _OFFICE.fullmatch(line) if len(line) <= _LONGEST and line.isupper() else None
    return named(match["mark"].replace(" ", "")) if match else None


def named(word: str) -> Mark | None:
    """Which mark a word without spaces is; None for another word, as *mất* and *mặt* are."""
    if word[-2].casefold() not in "aâậạ":
        return None
    return {3: Mark.MAT, 6: Mark.TOI_MAT}.get(len(word), Mark.TUYET_MAT)


def is_exact(word: str) -> bool:
    """Whether a mark without spaces has all its diacritics."""
    return word.casefold() in {"mật", "tốimật", "tuyệtmật"}
