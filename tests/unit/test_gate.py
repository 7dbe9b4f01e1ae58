"""A stamp is found however it is written; the words of every day pass."""

import unicodedata
from pathlib import Path

import pytest

from graph.attachments.file_name import name_mark
from graph.attachments.gate import Mark, Stamped, find_stamp
from graph.attachments.passages import Passage

BACKGROUND = Path(__file__).parents[1] / "data" / "background"
ARTICLES = sorted(BACKGROUND.glob("*.vi.txt"))
HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def mark(text: str) -> Mark | None:
    found = find_stamp([Passage("page 1", text)])
    return found.mark if found else None


STAMPS = [
    ("MẬT", "MẬT"),
    ("Mật", "MẬT"),
    ("  MẬT.  ", "MẬT"),
    ("M Ậ T", "MẬT"),
    ("M.Ậ.T.", "MẬT"),
    ("MẬ T", "MẬT"),
    ("T Ố I   M Ậ T", "TỐI MẬT"),
    ("TỐI MẬT", "TỐI MẬT"),
    ("TỐI  MẬT", "TỐI MẬT"),
    ("Tối mật", "TỐI MẬT"),
    ("TUYỆT MẬT", "TUYỆT MẬT"),
    ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"),
    ("TUYỆT\u00a0MẬT", "TUYỆT MẬT"),
    ("M\u200bẬ\u00adT", "MẬT"),
    ("ＭẬＴ", "MẬT"),
    ("[MẬT]", "MẬT"),
    ("[mật]", "MẬT"),
    ("|MẬT|", "MẬT"),
    ("| mật |", "MẬT"),
    ("(MẬT)", "MẬT"),
    ("*** MẬT ***", "MẬT"),
    ("== TỐI MẬT ==", "TỐI MẬT"),
    ("┌─────────┐\n│ TỐI MẬT │\n└─────────┘", "TỐI MẬT"),
    ("║ T Ố I ║ M Ậ T ║", "TỐI MẬT"),
    ("1. MẬT", "MẬT"),
    ("a) MẬT", "MẬT"),
    ("IV. TỐI MẬT", "TỐI MẬT"),
    ("- MẬT -", "MẬT"),
    (f"MẬT    {HEAD}", "MẬT"),
    (f"MẬT {HEAD}", "MẬT"),
    (f"T Ố I   M Ậ T    {HEAD}", "TỐI MẬT"),
    (f"MẬT\t{HEAD}", "MẬT"),
    ("MẬT Độc lập - Tự do - Hạnh phúc", "MẬT"),
    ("MẬT Hà Nội, ngày 5 tháng 6 năm 2024", "MẬT"),
    ("MẬT  Hà Nội, ngày ... tháng ... năm 2024", "MẬT"),
    ("TỐI MẬT ĐẢNG CỘNG SẢN VIỆT NAM", "TỐI MẬT"),
    ("Số: 12/BC-CTHADS   MẬT", "MẬT"),
    ("Số: 12/BC-CTHADS MẬT", "MẬT"),
    ("BỘ TƯ PHÁP    T Ố I   M Ậ T", "TỐI MẬT"),
    ("BỘ TƯ PHÁP MẬT", "MẬT"),
    ("TỔNG CỤC THI HÀNH ÁN DÂN SỰ TỐI MẬT", "TỐI MẬT"),
    ("MẬT  HỎA TỐC", "MẬT"),
    ("HỎA TỐC - TỐI MẬT", "TỐI MẬT"),
    ("MẬT - Trang 2/5", "MẬT"),
    ("Trang 2 MẬT", "MẬT"),
    ("MẬT Bản số: 03", "MẬT"),
    ("TÀI LIỆU TUYỆT MẬT", "TUYỆT MẬT"),
    ("ĐỘ TỐI MẬT", "TỐI MẬT"),
    ("Độ mật: Tối mật", "TỐI MẬT"),
    ("Độ mật: tối mật", "TỐI MẬT"),
    ("Mức độ mật: MẬT", "MẬT"),
    ("Độ mật : M Ậ T", "MẬT"),
    ("Độ bảo mật: Tuyệt mật.", "TUYỆT MẬT"),
    ("Độ mật của văn bản: Mật", "MẬT"),
    ("Độ mật - Mật", "MẬT"),
    ("ĐỘ MẬT MẬT", "MẬT"),
    ("Độ mật:\nmật", "MẬT"),
    ("| Độ mật | Mật |", "MẬT"),
    ("Độ mật: Mật Độ khẩn: Hỏa tốc", "MẬT"),
    ("Số: 12. Độ mật: Tối mật. Độ khẩn: Hỏa tốc.", "TỐI MẬT"),
    ("Phân loại: Tối mật", "TỐI MẬT"),
    ("do mat: toi mat", "TỐI MẬT"),
    ("TOI MAT", "TỐI MẬT"),
    ("TUYET MAT", "TUYỆT MẬT"),
    ("TÔI MẬT", "TỐI MẬT"),
    ("MAT", "MẬT"),
    ("M A T", "MẬT"),
    ("MÂT", "MẬT"),
    ("MAT    CONG HOA XA HOI CHU NGHIA VIET NAM", "MẬT"),
    ("tèi mËt", "TỐI MẬT"),
    ("TUYEÄT MAÄT", "TUYỆT MẬT"),
    ("Để bảo đảm\nMẬT\nsố liệu", "MẬT"),
    ("QUY CHẾ BẢO\n[MẬT]", "MẬT"),
]


@pytest.mark.parametrize(("text", "expected"), STAMPS)
def test_a_stamp_is_found(text: str, expected: str) -> None:
    assert mark(f"Kính gửi\n{text}\nNơi nhận") == expected
    assert mark(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mật ong rừng",
        "Mật khẩu: 12345",
        "Mật độ dân số",
        "mật",
        "giữ bí\nmật",
        "thuộc độ\ntối mật",
        "mất đoàn kết nội bộ",
        "MẤT ĐOÀN KẾT",
        "MẤT",
        "MẶT",
        "Mặt",
        "Mat",
        "mat",
        "Toi mat",
        "TỐI MẮT",
        "bí mật nhà nước",
        "BÍ MẬT",
        "bảo mật",
        "QUY CHẾ BẢO MẬT",
        "QUY CHẾ BẢO\nMẬT",
        "QUY CHẾ  BẢO  MẬT",
        "Quy chế Bảo\nMật",
        "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "BỘ QUY TẮC BẢO MẬT",
        "CỤC THI HÀNH ÁN QUẢN LÝ TÀI LIỆU MẬT",
        "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ MẬT CỦA NGÀNH",
        "Số: 12/QĐ-BTP QUY CHẾ BẢO MẬT",
        "Không mật",
        "Độ mật: Không",
        "Độ mật: Không mật",
        "Độ mật:",
        "Độ mật: .....",
        "Độ mật",
        "Độ khẩn: Hỏa tốc",
        "Mức độ bảo mật: Mật khẩu mạnh",
        "Ba độ mật: Tuyệt mật, Tối mật và Mật",
        "Phân loại: mật ong",
        "Hồ sơ đóng dấu MẬT được chuyển theo đường riêng.",
        "Văn bản có dấu “Tối mật” không được gửi qua mạng.",
        "Hệ thống không nhận tài liệu mật.",
        "Công tác bảo mật, giữ bí mật tốt; không để mất đoàn kết.",
        "automation",
        "format",
        "",
    ],
)
def test_running_text_passes(text: str) -> None:
    assert mark(text) is None
    assert mark(unicodedata.normalize("NFD", text)) is None


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_the_background_articles_pass(article: Path) -> None:
    text = article.read_text("utf-8")
    assert "cán bộ" in text
    assert mark(text) is None


def test_the_place_and_line_are_told() -> None:
    pages = [Passage("page 1", "MẬT"), Passage("page 2", "a\n\nTỐI MẬT\nTỐI MẬT")]
    assert find_stamp(pages) == Stamped(Mark.TOI_MAT, "page 2", 3)


def test_a_line_without_end_is_judged_at_once() -> None:
    assert mark("MẬT số 1 ngày tháng " * 50_000) is None
    assert mark("độ mật " * 100_000) is None
    assert mark("m a t  " * 20_000) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Công văn MẬT.pdf", "MẬT"),
        ("Công văn mật.pdf", "MẬT"),
        ("[MẬT] 123.pdf", "MẬT"),
        ("123_mật_2024.docx", "MẬT"),
        ("12-TTr (Tối mật).docx", "TỐI MẬT"),
        ("to trinh TOI MAT.txt", "TỐI MẬT"),
        ("Tờ trình tuyệt mật về nhân sự.pdf", "TUYỆT MẬT"),
        ("Cong van MAT.pdf", "MẬT"),
        ("MẬT\\Công văn.pdf", None),
        ("Quy chế bảo mật.pdf", None),
        ("QUY CHẾ BẢO MẬT.pdf", None),
        ("Bảo vệ BÍ MẬT nhà nước.pdf", None),
        ("MẬT KHẨU.docx", None),
        ("mật khẩu.docx", None),
        ("LE RA MAT.pdf", None),
        ("cong van mat.pdf", None),
        ("Mật ong.txt", None),
        ("mất đoàn kết.txt", None),
        ("", None),
    ],
)
def test_a_mark_in_the_name(name: str, expected: str | None) -> None:
    assert name_mark(name) == expected
    assert name_mark(unicodedata.normalize("NFD", name)) == expected
