"""Any document is read or refused; none brings the reader down."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import RefusedError
from graph.event_check import faults
from graph.importing.popolo import TABLES, read_popolo
from graph.importing.popolo_rows import KNOWN
from graph.importing.rows import Sheet

STEADY = settings(max_examples=200, deadline=None, derandomize=True)

ODD_TEXT = st.sampled_from(["", " ", "a", "b", " a", "a#member", "\x00", "\ud800", "\ufeff",
                            "x" * 1001, "2020", "2020-13",
                            "2019-12-31", "9999-12-31", "9999"])  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.just(10**400), st.floats(), ODD_TEXT, st.text()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = sorted(set().union(*KNOWN.values()) | {"links", "\ud800"})
USUAL = st.one_of(ODD_TEXT, ODD_TEXT, ODD_TEXT, VALUES)
ROWS = st.recursive(
    st.dictionaries(st.sampled_from(FIELDS), USUAL, max_size=8),
    lambda inner: st.dictionaries(
        st.sampled_from(FIELDS), st.one_of(USUAL, st.lists(inner, max_size=3)), max_size=8
    ),
    max_leaves=5,
)
TABLE = st.one_of(st.lists(st.one_of(ROWS, ROWS, VALUES), max_size=4), VALUES)
DOCUMENTS = st.one_of(
    VALUES, st.dictionaries(st.sampled_from([*TABLES, "meta"]), TABLE, max_size=5)
)


def _read(content: bytes) -> Sheet | None:
    try:
        return read_popolo(content, "test")
    except RefusedError:
        return None


class TestReadPopolo:
    @STEADY
    @given(DOCUMENTS)
    def test_any_document_is_a_sheet_or_refused(self, document: Any) -> None:  # noqa: ANN401 - any JSON
        sheet = _read(json.dumps(document).encode())
        if sheet is None:
            return
        found = [row.key for row in sheet.rows]
        assert len(found) == len(set(found))
        assert not set(found) & sheet.refused
        assert [fault for row in sheet.rows for each in row.events for fault in faults(each)] == []
        written = [f"{each.where} {each.field} {each.message}" for each in sheet.problems]
        assert all(text.encode() for text in [*written, *sheet.ignored, *found])

    @STEADY
    @given(st.binary(max_size=200))
    def test_any_bytes_are_a_sheet_or_refused(self, content: bytes) -> None:
        _read(content)
