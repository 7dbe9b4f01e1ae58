"""Word files: every part that holds text, with text boxes, headers, notes and comments.

The parts are read from the zip as they are: a stamp sits in a header, a text box or a watermark,
and what only the body is read for would pass.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from defusedxml.ElementTree import XMLParser

from graph.attachments.passages import PROPERTIES, Deadline, Limits, Passage, Reading, boxed
from graph.errors import RefusedError
from graph.told import told

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAIN: Final = b"wordprocessingml.document.main+xml"
_MAX_PARTS: Final = 2_000
_PICTURE: Final = re.compile(r".*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp)", re.IGNORECASE)
_KNOWN: Final = re.compile(r".*\.(?:xml|rels|odttf)|.*/printerSettings\d*\.bin|.*/", re.IGNORECASE)
_PLACES: Final = (
    told("header"), told("footer"), told("footnotes"), told("endnotes"), told("comments"),
    told("document"), told("diagram"),
)  # fmt: skip
_BOXES: Final = frozenset({"tc", "txbxContent"})
_SPOKEN: Final = {"textpath": "string", "docPr": "descr"}
"""Elements whose words are an attribute: a watermark, the description of a picture."""

_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "delText": "\n"}
"""Elements that part words. What was struck out is still in the file, on a line of its own."""

_CHUNK: Final = 65_536
_NO: Final = frozenset({"0", "false", "off"})


def read_word(data: bytes, limits: Limits, deadline: Deadline) -> Reading:
    """The text of every part; pictures are told of as unread, for a stamp may be one.

    Raises:
        RefusedError: another kind of file, locked, too large when unpacked, or with files inside.
    """
    with ZipFile(BytesIO(data)) as archive:
        parts = _parts(archive, limits)
        passages = []
        for info in parts:
            if info.filename.casefold().endswith(".xml"):
                deadline.check()
                with archive.open(info) as part:
                    passages.append(
                        Passage(_place(info.filename), _text(part, info.filename, deadline))
                    )
    pictures = any(
        _PICTURE.fullmatch(each.filename) and not each.filename.startswith("docProps/")
        for each in parts
    )
    return Reading(MEDIA_TYPE, None, tuple(passages), (told("pictures"),) if pictures else ())


def _parts(archive: ZipFile, limits: Limits) -> list[ZipInfo]:
    parts = archive.infolist()
    names = {each.filename for each in parts}
    if len(parts) > _MAX_PARTS or len(names) < len(parts):
        message = told("The file has too many parts, or two of one name.")
        raise RefusedError(message, told("Open it in Word and save it anew."))
    if sum(each.file_size for each in parts) > limits.unpacked_megabytes * 1_000_000:
        message = told(
            "The file is larger than %(size)s MB when unpacked.",
            size=f"{limits.unpacked_megabytes:g}",
        )
        raise RefusedError(message, told("Split it, or make its pictures smaller."))
    if any(each.flag_bits & 1 for each in parts):
        message = told("The file is locked with a password.")
        raise RefusedError(message, told("Save it without one."))
    types = "[Content_Types].xml"
    if types not in names or _MAIN not in archive.read(types):
        message = told("The file is an archive, not a Word document (.docx).")
        hint = told("Attach each of its files by itself; save Word files as DOCX.")
        raise RefusedError(message, hint)
    if any(each.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for each in parts):
        message = told("The file is packed in a way Word does not use.")
        raise RefusedError(message, told("Open it in Word and save it anew."))
    if not all(_KNOWN.fullmatch(each) or _PICTURE.fullmatch(each) for each in names):
        message = told("The file carries another file or a program inside it.")
        hint = told("Attach that by itself; paste charts and tables as pictures.")
        raise RefusedError(message, hint)
    return parts


def _place(name: str) -> str:
    if name.startswith("docProps/"):
        return PROPERTIES
    base = name.rpartition("/")[2]
    return next((place for place in _PLACES if base.startswith(place)), told("other part"))


def _text(part: IO[bytes], name: str, deadline: Deadline) -> str:
    """The lines of one part, without building a tree: a small file may hold millions of elements.

    The zip ends a part at the size it declares, which `_parts` bounds.
    """
    lines = _Properties() if name.startswith("docProps/") else _Paragraphs()
    parser = XMLParser(target=lines)
    while chunk := part.read(_CHUNK):
        deadline.check()
        parser.feed(chunk)
    parser.close()
    return "\n".join(lines.done)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _value(attributes: Mapping[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if _local(key) == name), "")


@dataclass(slots=True)
class _Properties:
    """Each property by itself, and behind its name where the author gave it one."""

    done: list[str] = field(default_factory=list)
    _name: str = ""
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._text.clear()
        if _local(tag) == "property":
            self._name = _value(attributes, "name")

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, _tag: str) -> None:
        text = "".join(self._text).strip()
        self.done += (boxed(text), f"{self._name}: {text}")
        self._text.clear()

    def close(self) -> None:
        """Nothing is left to do when the parser ends."""


@dataclass(slots=True)
class _Paragraphs:
    """Collects paragraphs; one inside another (a text box) comes out as a line of its own."""

    done: list[str] = field(default_factory=list)
    _open: list[list[str]] = field(default_factory=list)
    _boxes: int = 0
    _capitals: bool = False
    _in_text: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name in _BOXES:
            self._boxes += 1
        elif name == "p":
            self._open.append([])
        elif name == "r":
            self._capitals = False
        elif name in {"caps", "smallCaps"}:
            self._capitals = _value(attributes, "val") not in _NO
        elif name in _SPOKEN:
            self.done.append(boxed(_value(attributes, _SPOKEN[name])))
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        self._in_text = name in {"t", "delText"}

    def data(self, text: str) -> None:
        if self._in_text:
            self._add(text.upper() if self._capitals else text)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._in_text = False
        if name in _BOXES:
            self._boxes -= 1
        elif name == "p":
            text = "".join(self._open.pop())
            self.done.append(boxed(text) if self._boxes else text)
        elif name == "delText":
            self._add("\n")

    def close(self) -> None:
        """Nothing is left to do when the parser ends."""

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)
