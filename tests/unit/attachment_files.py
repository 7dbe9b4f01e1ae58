"""Small PDF and Word files, made as the tests need them."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

from graph.attachments import Limits, check
from graph.attachments.check import Checked
from graph.errors import RefusedError

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BODY = "Báo cáo về công tác tổ chức cán bộ sáu tháng đầu năm"

Line = tuple[float, float, str]
"""A text and where on the page it stands, in points from the lower left."""


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def stream(data: bytes, **entries: PdfObject) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update({name(key): value for key, value in entries.items()})
    return made


def _letters(text: str) -> bytes:
    rows = "\n".join(f"<{ord(each):04X}> <{ord(each):04X}>" for each in sorted(set(text)))
    count = len(set(text))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{count} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    ).encode()


class Pdf:
    """A PDF being made."""

    def __init__(self) -> None:
        self.writer = PdfWriter()
        self.pictures = DictionaryObject()

    def font(self, text: str, *, with_letters: bool = True) -> DictionaryObject:
        inner = DictionaryObject(
            {
                name("Type"): name("Font"),
                name("Subtype"): name("CIDFontType2"),
                name("DW"): FloatObject(500),
            }
        )
        font = DictionaryObject(
            {
                name("Type"): name("Font"),
                name("Subtype"): name("Type0"),
                name("BaseFont"): name("Made"),
                name("Encoding"): name("Identity-H"),
                name("DescendantFonts"): ArrayObject([self.writer._add_object(inner)]),
            }
        )
        if with_letters:
            font[name("ToUnicode")] = self.writer._add_object(stream(_letters(text)))
        return DictionaryObject({name("F"): self.writer._add_object(font)})

    def page(
        self, lines: Sequence[Line] = (), painted: bytes = b"", *, with_letters: bool = True
    ) -> "Pdf":
        page = self.writer.add_blank_page(595, 842)
        text = "".join(each for _, _, each in lines)
        picture = stream(b"\0", Type=name("XObject"), Subtype=name("Image"))
        self.pictures[name("Scan")] = self.writer._add_object(picture)
        page[name("Resources")] = DictionaryObject(
            {
                name("Font"): self.font(text, with_letters=with_letters),
                name("XObject"): self.pictures,
            }
        )
        page[name("Contents")] = self.writer._add_object(stream(painted + drawn(lines)))
        return self

    def note(self, subtype: str, entries: Mapping[str, str], drawing: bytes | None = None) -> "Pdf":
        """Lays a note over the last page."""
        note = DictionaryObject(
            {
                name("Subtype"): name(subtype),
                name("Rect"): ArrayObject([FloatObject(each) for each in (10, 10, 90, 30)]),
            }
        )
        for key, value in entries.items():
            note[name(key)] = name(value) if key == "Name" else TextStringObject(value)
        if drawing is not None:
            look = stream(
                drawing,
                Subtype=name("Form"),
                Resources=DictionaryObject({name("Font"): self.font("TUYỆT MẬT")}),
            )
            note[name("AP")] = DictionaryObject({name("N"): self.writer._add_object(look)})
        self.writer.add_annotation(len(self.writer.pages) - 1, note)
        return self

    def data(self) -> bytes:
        out = BytesIO()
        self.writer.write(out)
        return out.getvalue()


def drawn(lines: Sequence[Line]) -> bytes:
    """The commands that write lines."""
    return b"".join(
        f"BT /F 12 Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n".encode()
        for x, y, text in lines
    )


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with each page's lines from the top."""
    made = Pdf()
    for lines in pages:
        made.page([(50, 780 - 20 * number, line) for number, line in enumerate(lines)])
    return made.data()


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def paragraph(text: str, inside: str = "", style: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{style}</w:rPr>{inside}<w:t>{text}</w:t></w:r></w:p>"


def part(body: str, root: str = "document") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{body}</w:{root}>'


def docx(body: str = paragraph(BODY), parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with a body and further parts by name."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", part(f"<w:body>{body}</w:body>"))
        for path, content in (parts or {}).items():
            archive.writestr(path, content)
    return out.getvalue()


def judged(name: str, data: bytes, *, declared: bool = False) -> Checked:
    return check(name, data, declared)


def refusal(name: str, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedError) as caught:
        check(name, data, True, limits or Limits())
    assert caught.value.hint
    assert caught.value.__cause__ is None
    return caught.value.message
