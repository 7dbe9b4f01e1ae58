"""What holds of every text: everyday words pass, a stamp is found wherever it stands."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.attachments import Mark, Passage, find_stamp

ARTICLES = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[1] / "data" / "background").glob("*.vi.txt"))
]
WORDS = sorted({word.lower() for text in ARTICLES for word in text.split() if word.isalpha()})
SECRET_WORDS = ["mật", "tối", "tuyệt", "bí", "bảo", "mất", "mặt", "mat", "toi", "độ", "mức"]
LINES = st.lists(
    st.lists(st.sampled_from(WORDS) | st.sampled_from(SECRET_WORDS), max_size=12).map(" ".join),
    max_size=12,
)

MARKS = st.sampled_from(Mark)
SHAPES = st.sampled_from(
    [
        "{}",
        "   {}   ",
        "[{}]",
        "({})",
        "*** {} ***",
        "| {} |",
        "│ {} │",
        "1. {}",
        "Độ mật: {}",
        "{}    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "{}\tĐộc lập - Tự do - Hạnh phúc",
        "{} - Trang 1/3",
    ]
)


def found(text: str) -> Mark | None:
    stamped = find_stamp([Passage("page 1", text)])
    return stamped.mark if stamped else None


@given(LINES)
def test_no_text_of_ordinary_small_words_is_refused(lines: list[str]) -> None:
    assert found("\n".join(lines)) is None


@pytest.mark.parametrize("article", ARTICLES)
@given(mark=MARKS, shape=SHAPES, spread=st.booleans(), data=st.data())
def test_a_stamp_on_a_line_of_its_own_is_found_in_any_article(
    article: str, mark: Mark, shape: str, spread: bool, data: st.DataObject
) -> None:
    lines = article.splitlines()
    at = data.draw(st.integers(0, len(lines)))
    stamp = shape.format("   ".join(" ".join(each) for each in mark.split()) if spread else mark)
    text = "\n".join([*lines[:at], stamp, *lines[at:]])
    stamped = find_stamp([Passage("page 1", text)])
    assert stamped is not None
    assert (stamped.mark, stamped.line) == (mark, at + 1)


@given(LINES, MARKS, SHAPES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_how_letters_are_composed_changes_nothing(
    lines: list[str], mark: Mark, shape: str, form: str
) -> None:
    for text in ("\n".join(lines), "\n".join([*lines, shape.format(mark)])):
        assert found(unicodedata.normalize(form, text)) is found(text)  # type: ignore[arg-type]


@given(st.text())
def test_no_text_breaks_the_gate(text: str) -> None:
    assert found(text) in {None, *Mark}
