"""A file is read by its content, as far as it goes; what cannot be read needs a declaration."""

import logging
from hashlib import sha256

import pytest

from graph.attachments import Limits, Mark, Passed, Stamped
from graph.attachments.check import Checked
from graph.errors import RefusedError
from tests.unit.attachment_files import (
    BODY,
    TITLE,
    judged,
    pdf,
    refusal,
)

TEXT = f"{TITLE}\n{BODY}\n"


class TestText:
    @pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_its_coding_is_found(self, coding: str) -> None:
        assert isinstance(judged("a.txt", TEXT.encode(coding)).verdict, Passed)
        stamped = judged("a.txt", f"{TEXT}TỐI MẬT\n".encode(coding)).verdict
        assert stamped == Stamped(Mark.TOI_MAT, "page 1", 3)

    def test_it_may_be_in_the_old_vietnamese_coding(self) -> None:
        data = "Ba\u0301o ca\u0301o\r\nMâ\u0323T\r\n".encode("cp1258")
        assert judged("a.txt", data).verdict == Stamped(Mark.MAT, "page 1", 2)

    def test_a_form_feed_begins_a_page(self) -> None:
        seen = judged("a.txt", f"{TEXT}\fMẬT".encode())
        assert (seen.pages, seen.verdict) == (2, Stamped(Mark.MAT, "page 2", 1))

    def test_what_is_kept_of_it(self) -> None:
        data = TEXT.encode()
        seen = judged("a.txt", data, declared=True)
        assert seen == Checked(sha256(data).hexdigest(), "text/plain", 1, "yes", (), True, Passed())
        seen.require_passed()

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"", "nothing in the file"),
            (b" \r\n\t ", "nothing in the file"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "neither a PDF"),
            (b"\x00\x01\x02\x03", "neither a PDF"),
            (b"\xff\xfe\x00", "neither a PDF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
            (b"{\\rtf1 M\\u7852?T}", "page, a mail or RTF"),
            (b"<!DOCTYPE html><p>M&#7852;T", "page, a mail or RTF"),
            (b"Subject: x\nContent-Transfer-Encoding: base64\n\nTeG6rFQ=", "page, a mail or RTF"),
            (b"a text that is also\n%PDF-1.4", "two kinds"),
        ],
    )
    def test_what_is_no_plain_text_is_refused(self, data: bytes, told: str) -> None:
        assert told in refusal("a", data)

    def test_size_and_pages_are_bounded(self) -> None:
        assert "larger than 0.001 MB" in refusal("a.txt", b"a" * 1001, Limits(megabytes=0.001))
        assert "more than 2 pages" in refusal("a.txt", b"a\fb\fc", Limits(pages=2))

    def test_a_name_of_another_kind_is_refused(self) -> None:
        assert "the name" in refusal("a.pdf", TEXT.encode()).lower()
        assert "the name" in refusal("a.TXT", pdf([BODY])).lower()


class TestRefusal:
    def test_it_names_the_mark_and_the_place_and_nothing_of_the_file(self) -> None:
        data = f"Về nhân sự Nguyễn Văn An\nTUYỆT MẬT  {TITLE}\n".encode()
        with pytest.raises(RefusedError) as caught:
            judged("nguyen van an.txt", data, declared=True).require_passed()
        told = caught.value.message
        assert told == "The file is marked TUYỆT MẬT (page 1, line 2)."
        assert "non-secret data only" in caught.value.hint

    def test_a_mark_in_the_name_is_one(self) -> None:
        with pytest.raises(RefusedError) as caught:
            judged("Công văn MẬT về ông An.txt", TEXT.encode()).require_passed()
        assert caught.value.message == "The file is marked MẬT (file name)."
        assert "another name" in caught.value.hint or "a name without" in caught.value.hint

    def test_a_broken_file_is_neither_quoted_nor_logged(self) -> None:
        logged: list[str] = []
        handler = logging.Handler(logging.DEBUG)
        handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        try:
            told = refusal("a.pdf", b"%PDF-1.7\n1 0 obj << /Secret#Name (x) /X [ \ntrailer <<")
        finally:
            logging.getLogger().removeHandler(handler)
        assert told == "The file is broken: it cannot be read as application/pdf."
        assert not logged
