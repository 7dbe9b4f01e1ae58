"""A Word file is read in all its parts, and refused where a part is none of Word's."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph.attachments import Limits, Passed, Stamped, Undeclared
from tests.unit.attachment_files import BODY, TITLE, TYPES, docx, judged, paragraph, part, refusal

OWN_FIELD = '<P><property name="Độ mật"><l>mật</l></property></P>'


def test_it_passes_with_its_text() -> None:
    seen = judged("a.docx", docx(paragraph(TITLE) + paragraph("giữ bí mật")))
    assert seen.media_type.endswith("wordprocessingml.document")
    assert (seen.pages, seen.text_layer, seen.verdict) == (None, "yes", Passed())


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (docx(paragraph(BODY) + paragraph("MẬT")), "document"),
        (docx(paragraph(TITLE, "<w:t>MẬT</w:t><w:tab/>")), "document"),
        (docx(f"<w:tbl><w:tr><w:tc>{paragraph('mật')}</w:tc></w:tr></w:tbl>"), "document"),
        (docx(paragraph("tối mật", style="<w:caps/>")), "document"),
        (
            docx(
                paragraph(
                    BODY,
                    "<mc:AlternateContent><mc:Choice><w:txbxContent>"
                    f"{paragraph('MẬT')}</w:txbxContent></mc:Choice></mc:AlternateContent>",
                )
            ),
            "document",
        ),
        (docx(paragraph(BODY, '<w:pict><v:textpath string="MẬT"/></w:pict>')), "document"),
        (docx(paragraph(BODY, '<wp:docPr id="1" descr="MẬT"/>')), "document"),
        (docx(paragraph(BODY, "<w:delText>MẬT</w:delText>")), "document"),
        (docx(parts={"word/header1.xml": part(paragraph("MẬT"), "hdr")}), "header"),
        (docx(parts={"word/footer2.xml": part(paragraph("MẬT"), "ftr")}), "footer"),
        (docx(parts={"word/comments.xml": part(paragraph("MẬT"), "comments")}), "comments"),
        (docx(parts={"elsewhere/x.xml": part(paragraph("MẬT"))}), "other part"),
        (docx(parts={"docProps/core.xml": "<c><k>Mật</k></c>"}), "properties"),
        (
            docx(parts={"docProps/custom.xml": OWN_FIELD}),
            "properties",
        ),
    ],
)
def test_a_stamp_is_found_in_every_part(data: bytes, place: str) -> None:
    verdict = judged("a.docx", data).verdict
    assert isinstance(verdict, Stamped)
    assert verdict.place == place


def test_letters_of_one_mark_may_be_set_apart() -> None:
    runs = "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in ("M", "Ậ", "T"))
    assert isinstance(judged("a.docx", docx(f"<w:p>{runs}</w:p>")).verdict, Stamped)


def test_pictures_need_a_declaration() -> None:
    data = docx(parts={"word/media/image1.png": b"x", "docProps/thumbnail.jpeg": b"x"})
    assert judged("a.docx", data).verdict == Undeclared(("pictures",))
    assert judged("a.docx", data, declared=True).verdict == Passed()
    bare = docx("<w:p/>", {"word/media/image1.png": b"x"})
    assert judged("a.docx", bare, declared=True).text_layer == "no"


@pytest.mark.parametrize(
    "path",
    ["word/vbaProject.bin", "word/embeddings/a.xlsx", "word/afchunk.rtf", "word/afchunk.docx"],
)
def test_files_and_programs_inside_are_refused(path: str) -> None:
    assert "inside" in refusal("a.docx", docx(parts={path: b"x"}))


def test_an_archive_or_other_office_file_is_refused() -> None:
    assert "not a Word document" in refusal("a", _zip({"a.txt": b"MAT"}))
    workbook = TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet").encode()
    assert "not a Word document" in refusal("a", _zip({"[Content_Types].xml": workbook}))


def test_what_unpacks_too_large_is_refused() -> None:
    data = docx(parts={"word/header1.xml": b" " * 2_000_000})
    assert len(data) < 20_000
    assert "1 MB when unpacked" in refusal("a.docx", data, Limits(unpacked_megabytes=1))


def test_what_lies_about_its_size_is_refused() -> None:
    size = (2_000_000).to_bytes(4, "little")
    data = docx(parts={"word/header1.xml": b" " * 2_000_000}).replace(size, b"\x01\0\0\0")
    assert "broken" in refusal("a.docx", data, Limits(unpacked_megabytes=1))


def test_too_many_parts_or_two_of_a_name_are_refused() -> None:
    many = {f"word/header{number}.xml": b"<a/>" for number in range(2_001)}
    assert "too many parts" in refusal("a.docx", docx(parts=many))
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = docx(parts={"word/document.xml": part("")})
    assert "two of one name" in refusal("a.docx", twice)


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"PK\x01\x02", b"PK\x01\x03"),
        lambda data: data[:4],
    ],
)
def test_a_broken_one_is_refused(harm: Callable[[bytes], bytes]) -> None:
    assert "broken" in refusal("a.docx", harm(docx()))


def test_declared_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY m "MẬT">]><w:p xmlns:w="w"><w:t>&m;</w:t></w:p>'
    assert "broken" in refusal("a.docx", docx(parts={"word/header1.xml": bomb}))


def test_one_locked_part_is_enough() -> None:
    data = bytearray(docx())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "password" in refusal("a.docx", bytes(data))


def test_time_is_bounded() -> None:
    assert "seconds" in refusal("a.docx", docx(), Limits(seconds=0))


def _zip(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()
