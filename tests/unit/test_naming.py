"""Names are found without case and diacritics, and no sign breaks a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import fold
from graph.services.naming import full_text


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Trần Thị Đào", "tran thi dao"),
            ("đơn vị", "don vi"),
            ("  Hoà \t Bình\n", "hoa binh"),
            ("Hòa", "hoa"),
            ("José Straße", "jose strasse"),
            ("", ""),
            ("\u0301", ""),
        ],
    )
    def test_case_diacritics_and_spaces_go(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    def test_composed_and_decomposed_are_the_same(self) -> None:
        assert fold("Tra\u0302\u0300n") == fold("Trần")

    @given(st.text())
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestFullText:
    def test_short_words_are_matched_by_their_beginning_only(self) -> None:
        assert full_text("An") == '("an"^4 OR an*)'

    def test_longer_words_with_one_or_two_errors(self) -> None:
        assert full_text("Trần") == '("tran"^4 OR tran*^2 OR tran~1)'
        assert full_text("Nguyễn") == '("nguyen"^4 OR nguyen*^2 OR nguyen~2)'

    def test_every_word_must_be_found(self) -> None:
        assert full_text("a b") == '("a"^4 OR a*) AND ("b"^4 OR b*)'

    def test_a_text_too_long_for_choices_is_one_phrase(self) -> None:
        assert full_text("an-binh " * 50) == f'"{" ".join(["an binh"] * 50)}"'

    @pytest.mark.parametrize("sign", list('+-&|!(){}[]^"~*?:\\/'))
    def test_a_sign_of_the_query_language_only_parts_words(self, sign: str) -> None:
        assert full_text(f"a{sign}b") == full_text("a b")
        assert full_text(sign) == ""

    @pytest.mark.parametrize("word", ["AND", "OR", "NOT", "TO"])
    def test_its_words_are_words(self, word: str) -> None:
        assert f'"{word.lower()}"' in full_text(word)
        assert word not in full_text(word).split("(")[0]

    @given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
    def test_whatever_is_typed_no_word_holds_a_sign(self, text: str) -> None:
        words = [part.split('"')[1] for part in full_text(text).split(" AND ") if part]
        assert all(not set(word) & set('+-&|!(){}[]^"~*?:\\/') for word in words)
