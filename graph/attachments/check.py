"""One file at the gate: read it, look for a mark, ask for a declaration about what has no text."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import Final, Literal
from zipfile import is_zipfile

from graph.attachments import pdf, plain_text, word
from graph.attachments.file_name import name_mark
from graph.attachments.gate import Stamped, find_stamp
from graph.attachments.passages import Deadline, Limits, Reading
from graph.errors import RefusedError
from graph.told import chained, told

FILE_NAME: Final = told("file name")

_SUFFIXES: Final = {
    ".pdf": pdf.MEDIA_TYPE,
    ".docx": word.MEDIA_TYPE,
    ".txt": plain_text.MEDIA_TYPE,
    ".md": plain_text.MEDIA_TYPE,
    ".csv": plain_text.MEDIA_TYPE,
}
_SHOWN_PLACES: Final = 10
_DEFAULT: Final = Limits()


@dataclass(frozen=True, slots=True)
class Passed:
    """No mark was found in all that could be read, and somebody answers for the rest."""


@dataclass(frozen=True, slots=True)
class Undeclared:
    """Nothing was found, but these places cannot be read and nobody declared them not secret."""

    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate says of a file. Of a refused one keep the verdict alone, no name and no hash.

    Attributes:
        pages: None for a Word file, which has no pages until it is laid out.
        text_layer: whether all of it could be read, a part, or none.
        unread: the places that could not be read.
        declared: whether the uploader declared the file not secret.
    """

    sha256: str
    media_type: str
    pages: int | None
    text_layer: Literal["yes", "partly", "no"]
    unread: tuple[str, ...]
    declared: bool
    verdict: Passed | Stamped | Undeclared

    def require_passed(self) -> None:
        """Let the file in.

        Raises:
            RefusedError: it is stamped, or awaits a declaration; the message names the mark and the
                place, nothing of the text.
        """
        match self.verdict:
            case Stamped(mark, place, line):
                hint = told("canbo holds non-secret data only; nothing of the file was kept.")
                where = told("%(place)s, line %(line)s", place=place, line=line)
                if place == FILE_NAME:
                    more = told("If it is not secret, give it a name without the mark.")
                    where, hint = place, chained((hint, more), " ")
                message = told("The file is marked %(mark)s (%(where)s).", mark=mark, where=where)
                raise RefusedError(message, hint)
            case Undeclared(places):
                shown = chained(places[:_SHOWN_PLACES], ", ")
                if len(places) > _SHOWN_PLACES:
                    shown = chained((shown, "…"), " ")
                message = told(
                    "The file cannot be read as text throughout: %(places)s.", places=shown
                )
                hint = told("Look at it, then declare that it bears no mark of secrecy.")
                raise RefusedError(message, hint)
            case Passed():
                return


def check(name: str, data: bytes, declared_not_secret: bool, limits: Limits = _DEFAULT) -> Checked:
    """What a file is, by its content, and whether it may come in.

    A declaration answers for what cannot be read; it outweighs no mark that was read.

    Raises:
        RefusedError: it is too large, empty, locked, broken, of a kind that is not read, or of
            several kinds at once. The message holds nothing of the file.
    """
    if len(data) > limits.megabytes * 1_000_000:
        message = told("The file is larger than %(size)s MB.", size=f"{limits.megabytes:g}")
        raise RefusedError(message, told("Split it, or make its pictures smaller."))
    reading = _read(name, data, limits)
    return Checked(
        sha256=sha256(data).hexdigest(),
        media_type=reading.media_type,
        pages=reading.pages,
        text_layer=_text_layer(reading),
        unread=reading.unread,
        declared=declared_not_secret,
        verdict=_verdict(name, reading, declared_not_secret),
    )


def _verdict(
    name: str, reading: Reading, declared_not_secret: bool
) -> Passed | Stamped | Undeclared:
    if stamped := find_stamp(reading.passages):
        return stamped
    if mark := name_mark(name):
        return Stamped(mark, FILE_NAME, 1)
    if reading.unread and not declared_not_secret:
        return Undeclared(reading.unread)
    return Passed()


def _text_layer(reading: Reading) -> Literal["yes", "partly", "no"]:
    if not reading.has_text:
        return "no"
    return "partly" if reading.unread else "yes"


def _read(name: str, data: bytes, limits: Limits) -> Reading:
    media_type = _sniff(data)
    claimed = _SUFFIXES.get(PurePath(name).suffix.casefold(), media_type)
    if claimed != media_type:
        message = told(
            "The name of the file says %(claimed)s, its content is %(kind)s.",
            claimed=claimed, kind=media_type,
        )  # fmt: skip
        raise RefusedError(message, told("Save it in the kind its name says, or rename it."))
    deadline = Deadline(limits.seconds)
    try:
        reading = _by_kind(media_type, data, limits, deadline)
    except RefusedError:
        raise
    # A file may be broken in any way, and what the parsers say of it may quote it.
    except Exception:
        deadline.check()
        message = told("The file is broken: it cannot be read as %(kind)s.", kind=media_type)
        raise RefusedError(message, told("Open it, save it anew and attach that.")) from None
    if not reading.has_text and not reading.unread:
        message = told("There is nothing in the file.")
        raise RefusedError(message, told("Look whether it is the right one."))
    return reading


def _by_kind(media_type: str, data: bytes, limits: Limits, deadline: Deadline) -> Reading:
    if media_type == pdf.MEDIA_TYPE:
        return pdf.read_pdf(data, limits, deadline)
    if media_type == word.MEDIA_TYPE:
        return word.read_word(data, limits, deadline)
    return plain_text.read_text(data, limits)


def _sniff(data: bytes) -> str:
    """The kind of a file by how it begins.

    Raises:
        RefusedError: it would open as two kinds, of which the gate would see one; or it is a Word
            file of the old kind, which a locked new one looks like too.
    """
    is_pdf, is_zip = data.startswith(b"%PDF-"), data.startswith(b"PK\x03\x04")
    if (not is_pdf and b"%PDF-" in data[:1024]) or (not is_zip and is_zipfile(BytesIO(data))):
        message = told("The file is of two kinds at once.")
        raise RefusedError(message, told("Open it, save it anew and attach that."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = told("The file is a Word file of the old kind (.doc), or locked with a password.")
        raise RefusedError(message, told("Save it as DOCX without a password."))
    if is_pdf:
        return pdf.MEDIA_TYPE
    return word.MEDIA_TYPE if is_zip else plain_text.MEDIA_TYPE
