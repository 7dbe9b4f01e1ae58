"""Plain text in the codings that Vietnamese files come in."""

import codecs
import re
from typing import Final

from graph.attachments.passages import Limits, Passage, Reading
from graph.errors import RefusedError
from graph.told import told

MEDIA_TYPE: Final = "text/plain"

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_ENCODED: Final = re.compile(
    r"\s*(?:<(?:!doctype|html|\?xml|svg|body)\b|\{\\rtf)|(?:^|\n)(?:mime-version|content-transfer-"
    r"encoding):|begin:vc(?:ard|alendar)",
    re.IGNORECASE,
)
"""Begins a file whose letters are partly written as codes, which would hide a mark."""


def read_text(data: bytes, limits: Limits) -> Reading:
    """A text, one passage for each form feed.

    Raises:
        RefusedError: it is no text, or one whose letters are written as codes (HTML, RTF, mail).
    """
    text = _decode(data)
    if _ENCODED.match(text) or _ENCODED.search(text, 0, 4_000):
        message = told("The file is a page, a mail or RTF, not plain text.")
        raise RefusedError(message, told("Print it into a PDF, or save it as DOCX or plain text."))
    pages = text.split("\f")
    if len(pages) > limits.pages:
        message = told("The text has more than %(pages)s pages.", pages=limits.pages)
        raise RefusedError(message, told("Split it."))
    passages = tuple(
        Passage(told("page %(number)s", number=number), page)
        for number, page in enumerate(pages, 1)
    )
    return Reading(MEDIA_TYPE, len(pages), passages)


def _decode(data: bytes) -> str:
    for coding in _codings(data):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    message = told("The file is neither a PDF, nor a Word file (.docx), nor a readable text.")
    raise RefusedError(message, told("Save it as PDF, DOCX or a text in UTF-8, then attach that."))


def _codings(data: bytes) -> tuple[str, ...]:
    for mark, coding in _BOMS:
        if data.startswith(mark):
            return (coding,)
    if b"\0" in data:
        low_first = data[1::2].count(0) >= data[::2].count(0)
        return ("utf-16-le",) if low_first else ("utf-16-be",)
    return "utf-8", "cp1258"
