"""The scanner tells words from strings and comments, and cuts schema files at their semicolons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.scanner import CypherTextError, Kind, line_of, scan, split_statements


class TestScan:
    def test_names_parameters_and_signs(self) -> None:
        tokens = [(token.kind, token.text) for token in scan("MATCH (n) WHERE n.id=$id")]
        assert tokens == [
            (Kind.NAME, "MATCH"),
            (Kind.SIGN, "("),
            (Kind.NAME, "n"),
            (Kind.SIGN, ")"),
            (Kind.NAME, "WHERE"),
            (Kind.NAME, "n"),
            (Kind.SIGN, "."),
            (Kind.NAME, "id"),
            (Kind.SIGN, "="),
            (Kind.PARAMETER, "id"),
        ]

    @pytest.mark.parametrize(
        ("text", "kind", "content"),
        [
            ("'it''s'", Kind.STRING, "'it'"),
            (r"'a\'b $c // d'", Kind.STRING, r"'a\'b $c // d'"),
            ('"https://x"', Kind.STRING, '"https://x"'),
            ("`a ``b`", Kind.QUOTED, "a ``b"),
            ("// to the end", Kind.COMMENT, "// to the end"),
            ("/* two\nlines */", Kind.COMMENT, "/* two\nlines */"),
            ("1.5e-3", Kind.NUMBER, "1.5e-3"),
            ("đơn_vị", Kind.NAME, "đơn_vị"),
        ],
    )
    def test_one_token(self, text: str, kind: Kind, content: str) -> None:
        first = next(scan(text))
        assert (first.kind, first.text) == (kind, content)

    def test_a_range_is_two_numbers(self) -> None:
        assert [token.text for token in scan("*0..12")] == ["*", "0", ".", ".", "12"]

    @pytest.mark.parametrize("text", ["RETURN 1\n+ 'x", 'RETURN 1\n+ "x', "1\n`x", "1\n/* x"])
    def test_what_is_never_closed_is_refused_with_its_line(self, text: str) -> None:
        with pytest.raises(CypherTextError, match="never closed") as caught:
            list(scan(text))
        assert caught.value.line == 2

    def test_the_line_of_an_offset(self) -> None:
        assert [line_of("a\nb\nc", offset) for offset in (0, 2, 4)] == [1, 2, 3]


class TestSplitStatements:
    def test_each_statement_without_its_semicolon(self) -> None:
        assert split_statements("CREATE (a);\nCREATE (b)\n;\n") == ["CREATE (a)", "CREATE (b)"]

    def test_strings_and_comments_cut_nothing(self) -> None:
        text = "RETURN ';' AS a; // one; two\nRETURN \";\" AS b; /* ; */ RETURN 1 AS `;`"
        assert split_statements(text) == [
            "RETURN ';' AS a",
            '// one; two\nRETURN ";" AS b',
            "/* ; */ RETURN 1 AS `;`",
        ]

    def test_comments_alone_are_no_statement(self) -> None:
        assert split_statements("// nothing;\n;;\n/* still; nothing */") == []

    @given(st.lists(st.sampled_from(["RETURN ';'", "CREATE (n)", "// x\nRETURN 1", "`a;b`"])))
    def test_joined_statements_come_apart_again(self, statements: list[str]) -> None:
        assert split_statements(";\n".join(statements)) == statements
