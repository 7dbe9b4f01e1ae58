"""PDF: the text of the pages, the notes and stamps laid over them, the form and the properties."""

import logging
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from typing import Final, cast
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, EncodedStreamObject, StreamObject

from graph.attachments.passages import PROPERTIES, Deadline, Limits, Passage, Reading, boxed
from graph.errors import RefusedError
from graph.told import told

MEDIA_TYPE: Final = "application/pdf"

_PAINTING: Final = frozenset(b"Do,BI,INLINE IMAGE,sh,f,F,f*,B,B*,b,b*,S,s".split(b","))
_MAX_PROPERTIES: Final = 5_000_000
_FEW_LETTERS: Final = 20
"""A page on which something is painted and no more is written: a scan with a page number."""

_LEADERS: Final = frozenset("._-–…·*")
"""Fill the blanks of forms; anything else that outnumbers the letters is a font misread."""

_MARKING_STAMPS: Final = {"topsecret": "TUYỆT MẬT", "confidential": "MẬT"}
"""Names that PDF programs give their own stamps, with the mark each comes to."""

_warned: Final[ContextVar[list[str] | None]] = ContextVar("pdf_warned", default=None)


class _Warnings(logging.Handler):
    """Takes the parser's warnings: they quote the file, and tell that something was left out."""

    def emit(self, record: logging.LogRecord) -> None:
        warned = _warned.get()
        if warned is not None:
            warned.append(record.name)


_parser_log: Final = logging.getLogger("pypdf")
_parser_log.propagate = False
_parser_log.addHandler(_Warnings())


def read_pdf(data: bytes, limits: Limits, deadline: Deadline) -> Reading:
    """The text of every page; a page that is a picture, or half of one, is told of as unread.

    Raises:
        RefusedError: locked, too long, or with files or a form of another kind inside.
    """
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        message = told("The PDF is locked with a password.")
        raise RefusedError(message, told("Print it into a PDF without one."))
    count = len(reader.pages)
    if not 0 < count <= limits.pages:
        message = told(
            "The PDF has %(count)s pages; between 1 and %(most)s are read.",
            count=count, most=limits.pages,
        )  # fmt: skip
        raise RefusedError(message, told("Split it."))
    _refuse_inner_files(reader)
    passages = [Passage(PROPERTIES, "\n".join([*_properties(reader), *_form(reader)]))]
    unread = []
    for number in range(count):
        page = _Page(reader.pages[number], deadline)
        text, whole = page.read()
        passages.append(Passage(told("page %(number)s", number=number + 1), text))
        if not whole:
            unread.append(passages[-1].place)
    return Reading(MEDIA_TYPE, count, tuple(passages), tuple(unread))


def _refuse_inner_files(reader: PdfReader) -> None:
    notes = (note for page in reader.pages for note in _annotations(page))
    if any(True for _ in reader.attachment_list) or any(
        note.get("/Subtype") == "/FileAttachment" for note in notes
    ):
        message = told("The PDF carries other files inside it.")
        raise RefusedError(message, told("Attach each by itself, and the PDF without them."))
    form = reader.root_object.get("/AcroForm")
    if form is not None and "/XFA" in form.get_object():
        message = told("The PDF is an XFA form, whose text is drawn by a program.")
        raise RefusedError(message, told("Print it into a plain PDF."))


def _properties(reader: PdfReader) -> Iterator[str]:
    for name, value in (reader.metadata or {}).items():
        yield from (boxed(str(value)), f"{name.lstrip('/')}: {value}")
    stream = reader.root_object.get("/Metadata")
    if stream is not None and isinstance(stream.get_object(), StreamObject):
        data = stream.get_object().get_data()
        if len(data) > _MAX_PROPERTIES:
            message = told("The properties of the PDF are too large.")
            raise RefusedError(message, told("Print it into a new PDF."))
        try:
            packet = fromstring(data)
        except ParseError:
            return
        yield from (boxed(text) for text in packet.itertext())
        yield from (boxed(value) for element in packet.iter() for value in element.attrib.values())


def _form(reader: PdfReader) -> Iterator[str]:
    for name, each in (reader.get_fields() or {}).items():
        value = each.get("/V")
        if isinstance(value, str):
            value = value.lstrip("/")
            yield boxed(value)
            yield from (f"{label}: {value}" for label in (name, each.get("/TU")) if label)


def _annotations(page: PageObject) -> Iterator[DictionaryObject]:
    for each in page.annotations or ():
        note = each.get_object()
        if isinstance(note, DictionaryObject):
            yield note


@dataclass(slots=True)
class _Page:
    page: PageObject
    deadline: Deadline
    _painted: bool = False
    _covered: float = 0

    def read(self) -> tuple[str, bool]:
        """The text of the page, and whether that is all there is on it."""
        warned: list[str] = []
        token = _warned.set(warned)
        try:
            text = self.page.extract_text(visitor_operand_before=self._see)
            notes = [self._note(each) for each in _annotations(self.page)]
        finally:
            _warned.reset(token)
        self.deadline.check()
        whole = self._is_legible(text) and not warned and None not in notes
        return "\n".join([text, *(each for each in notes if each)]), whole

    def _see(self, operator: bytes, _: object, matrix: list[float], __: object) -> None:
        self.deadline.check()
        if operator in _PAINTING:
            self._painted = True
        if operator in {b"Do", b"BI", b"INLINE IMAGE"}:
            self._covered += abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])

    def _is_legible(self, text: str) -> bool:
        """Whether the text can be taken for the page: no scan, no letters known by shape alone."""
        box = self.page.mediabox
        signs = [each for each in text if not each.isspace() and each not in _LEADERS]
        letters = sum(each.isalnum() for each in signs)
        if self._covered * 2 > abs(float(box.width) * float(box.height)) or self._has_shapes_only():
            return False
        if not self.page.get("/Resources"):
            return self._is_empty()
        if letters < _FEW_LETTERS and self._painted:
            return False
        return letters * 2 >= len(signs)

    def _is_empty(self) -> bool:
        """Whether nothing is drawn; without resources the parser does not look."""
        contents = self.page.get_contents()
        return contents is None or not contents.get_data().strip()

    def _has_shapes_only(self) -> bool:
        """Whether a font numbers its shapes and does not tell which letters they are."""
        resources = self.page.get("/Resources", DictionaryObject()).get_object()
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        return any(
            font.get_object().get("/Subtype") == "/Type0" and "/ToUnicode" not in font.get_object()
            for font in fonts.values()
        )

    def _note(self, note: DictionaryObject) -> str | None:
        """What a note, stamp or field over the page says; None for a stamp that is a picture."""
        name = str(note.get("/Name", ""))
        drawn = self._drawn(note)
        said = [str(note[key]) for key in ("/Contents", "/Subj") if key in note]
        said += [mark for stamp, mark in _MARKING_STAMPS.items() if stamp in name.casefold()]
        said.append(drawn or "")
        if note.get("/Subtype") == "/Stamp" and drawn == "" and not any(said):
            return None
        return "\n".join(boxed(each) for each in [*said, name.lstrip("/")])

    def _drawn(self, note: DictionaryObject) -> str | None:
        """The text of a note's own drawing; None where the reader draws it by its name."""
        appearance = note.get("/AP", DictionaryObject()).get_object().get("/N")
        drawing = appearance.get_object() if appearance is not None else None
        if not isinstance(drawing, StreamObject):
            return None
        # Typed for packed drawings alone; others read the same.
        packed = cast(EncodedStreamObject, drawing)
        return self.page.extract_xform_text(packed, visitor_operand_before=self._see).strip()
