"""A PDF is read page by page, with what lies over the pages; a scan needs a declaration."""

import unicodedata

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, TextStringObject

from graph.attachments import Limits, Mark, Passed, Stamped, Undeclared
from graph.errors import RefusedError
from tests.unit.attachment_files import (
    BODY,
    TITLE,
    Pdf,
    docx,
    drawn,
    judged,
    name,
    pdf,
    refusal,
    stream,
)

SCAN = b"q 595 0 0 842 0 0 cm /Scan Do Q\n"
SEAL = b"q 80 0 0 80 400 100 cm /Scan Do Q\n"


def test_it_passes_with_its_text() -> None:
    seen = judged("a.pdf", pdf([TITLE, BODY], [BODY, "giữ bí mật, không mất đoàn kết"]))
    assert seen.media_type == "application/pdf"
    assert (seen.pages, seen.text_layer, seen.verdict) == (2, "yes", Passed())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stamp", ["MẬT", "T Ố I   M Ậ T", "Độ mật: Mật", "tèi mËt"])
def test_a_stamp_is_found_on_its_page(stamp: str, form: str) -> None:
    spelt = unicodedata.normalize(form, stamp)  # type: ignore[arg-type]
    verdict = judged("a.pdf", pdf([TITLE, BODY], [BODY, spelt, BODY])).verdict
    assert isinstance(verdict, Stamped)
    assert (verdict.place, verdict.line) == ("page 2", 2)


@pytest.mark.parametrize(("left", "right"), [("MẬT", TITLE), ("BỘ TƯ PHÁP", "TỐI MẬT")])
def test_a_stamp_is_found_in_a_head_of_two_columns(left: str, right: str) -> None:
    data = Pdf().page([(50, 780, left), (300, 780, right), (50, 700, BODY)]).data()
    assert isinstance(judged("a.pdf", data).verdict, Stamped)


def test_a_scan_needs_a_declaration() -> None:
    data = Pdf().page([(50, 780, TITLE), (50, 760, BODY)]).page(painted=SCAN).data()
    seen = judged("a.pdf", data)
    assert (seen.text_layer, seen.verdict) == ("partly", Undeclared(("page 2",)))
    with pytest.raises(RefusedError, match="page 2"):
        seen.require_passed()
    declared = judged("a.pdf", data, declared=True)
    assert (declared.unread, declared.verdict) == (("page 2",), Passed())


def test_a_scan_with_recognised_text_needs_one_too() -> None:
    data = Pdf().page([(50, 780, TITLE), (50, 760, BODY)], SCAN).data()
    assert judged("a.pdf", data).verdict == Undeclared(("page 1",))


def test_a_scan_with_a_page_number_has_no_text_layer() -> None:
    data = Pdf().page([(50, 780, "1")], SCAN).data()
    assert judged("a.pdf", data).verdict == Undeclared(("page 1",))
    assert judged("a.pdf", Pdf().page(painted=SCAN).data()).text_layer == "no"


def test_a_seal_beside_the_text_is_no_scan() -> None:
    data = Pdf().page([(50, 780, TITLE), (50, 760, BODY)], SEAL).page().data()
    assert judged("a.pdf", data).verdict == Passed()


def test_a_form_full_of_dots_is_text() -> None:
    assert judged("a.pdf", pdf([TITLE, "Họ và tên: " + "." * 200])).verdict == Passed()


def test_a_font_misread_is_unread() -> None:
    assert judged("a.pdf", pdf([TITLE, "!\"#$%&'()+," * 20])).verdict == Undeclared(("page 1",))


def test_a_page_the_parser_does_not_look_at_is_unread() -> None:
    made = Pdf().page([(50, 780, BODY)]).page([(50, 780, BODY)])
    made.writer.pages[1][name("Resources")] = DictionaryObject()
    assert judged("a.pdf", made.data()).verdict == Undeclared(("page 2",))


def test_letters_known_by_shape_alone_are_unread() -> None:
    data = Pdf().page([(50, 780, TITLE)], with_letters=False).data()
    assert judged("a.pdf", data).verdict == Undeclared(("page 1",))


def test_what_the_parser_leaves_out_is_unread() -> None:
    made = Pdf().page([(50, 780, BODY)], b"/Form Do\n")
    form = stream(
        b"x", Subtype=name("Form"), Resources=DictionaryObject({name("Font"): made.font("x")})
    )
    form[name("Filter")] = name("NoSuchFilter")
    made.pictures[name("Form")] = made.writer._add_object(form)
    assert judged("a.pdf", made.data()).verdict == Undeclared(("page 1",))


def test_a_declaration_outweighs_no_stamp() -> None:
    data = Pdf().page([(50, 780, "MẬT")], SCAN).data()
    assert isinstance(judged("a.pdf", data, declared=True).verdict, Stamped)


@pytest.mark.parametrize(
    ("subtype", "entries"),
    [
        ("Stamp", {"Name": "SBTopSecret"}),
        ("Stamp", {"Name": "Confidential"}),
        ("Stamp", {"Contents": "mật"}),
        ("FreeText", {"Contents": "TỐI MẬT"}),
    ],
)
def test_stamps_laid_over_the_page_are_read(subtype: str, entries: dict[str, str]) -> None:
    data = Pdf().page([(50, 780, BODY)]).note(subtype, entries).data()
    assert isinstance(judged("a.pdf", data).verdict, Stamped)


def test_a_drawn_stamp_is_read_or_told_of() -> None:
    page = [(50.0, 780.0, BODY)]
    written = Pdf().page(page).note("Stamp", {}, drawn([(0, 0, "TUYỆT MẬT")])).data()
    assert judged("a.pdf", written).verdict == Stamped(Mark.TUYET_MAT, "page 1", 2)
    painted = Pdf().page(page).note("Stamp", {"Name": "Custom"}, b"0 0 50 20 re f").data()
    assert judged("a.pdf", painted).verdict == Undeclared(("page 1",))
    named = Pdf().page(page).note("Stamp", {"Name": "Draft"}).data()
    assert judged("a.pdf", named).verdict == Passed()


@pytest.mark.parametrize("entry", [{"/Keywords": "Mật"}, {"/DoMat": "x", "/Độ mật": "mật"}])
def test_its_properties_are_read(entry: dict[str, str]) -> None:
    made = Pdf().page([(50, 780, BODY)])
    made.writer.add_metadata(entry)
    verdict = judged("a.pdf", made.data()).verdict
    assert isinstance(verdict, Stamped)
    assert verdict.place == "properties"


@pytest.mark.parametrize(
    ("packet", "passes"),
    [
        ("<x><dc>MẬT</dc></x>", False),
        ('<x label="Tối mật"/>', False),
        ("<x><dc>Báo cáo</dc></x>", True),
        ("<x", True),
    ],
)
def test_its_metadata_packet_is_read(packet: str, passes: bool) -> None:
    made = Pdf().page([(50, 780, BODY)])
    made.writer.root_object[name("Metadata")] = stream(packet.encode())
    assert isinstance(judged("a.pdf", made.data()).verdict, Passed) == passes


def test_its_metadata_packet_is_bounded() -> None:
    made = Pdf().page([(50, 780, BODY)])
    made.writer.root_object[name("Metadata")] = stream(b" " * 5_000_001)
    assert "properties" in refusal("a.pdf", made.data())


def test_its_form_is_read() -> None:
    made = Pdf().page([(50, 780, BODY)])
    field = DictionaryObject(
        {name(key): TextStringObject(value) for key, value in (("T", "Độ mật"), ("V", "mật"))}
        | {name("FT"): name("Tx")}
    )
    form = DictionaryObject({name("Fields"): ArrayObject([made.writer._add_object(field)])})
    made.writer.root_object[name("AcroForm")] = form
    assert isinstance(judged("a.pdf", made.data()).verdict, Stamped)
    form[name("XFA")] = TextStringObject("x")
    assert "XFA" in refusal("a.pdf", made.data())


def test_a_locked_one_is_refused() -> None:
    made = Pdf().page([(50, 780, BODY)])
    made.writer.encrypt("word", algorithm="AES-256")
    assert "locked" in refusal("a.pdf", made.data())


def test_one_locked_against_changes_alone_is_read() -> None:
    made = Pdf().page([(50, 780, "MẬT")])
    made.writer.encrypt("", "owner", algorithm="AES-256")
    assert isinstance(judged("a.pdf", made.data()).verdict, Stamped)


def test_one_with_files_inside_is_refused() -> None:
    made = Pdf().page([(50, 780, BODY)])
    made.writer.add_attachment("a.txt", b"x")
    assert "other files inside" in refusal("a.pdf", made.data())
    assert "other files inside" in refusal(
        "a.pdf", Pdf().page([(50, 780, BODY)]).note("FileAttachment", {}).data()
    )


def test_pages_and_time_are_bounded() -> None:
    data = pdf([BODY], [BODY], [BODY])
    assert "3 pages" in refusal("a.pdf", data, Limits(pages=2))
    assert "seconds" in refusal("a.pdf", data, Limits(seconds=0))


def test_a_file_of_two_kinds_is_refused() -> None:
    assert "two kinds" in refusal("a.pdf", pdf([BODY]) + docx())
    assert "two kinds" in refusal("a.docx", docx(parts={"%PDF-1.4.xml": "x"}))
    assert "two kinds" in refusal("a.pdf", b"\n" + pdf([BODY]))


@pytest.mark.parametrize("cut", [10, 200, 700])
def test_a_broken_one_is_refused_or_needs_a_declaration(cut: int) -> None:
    assert "broken" in refusal("a.pdf", pdf([BODY])[:cut])
