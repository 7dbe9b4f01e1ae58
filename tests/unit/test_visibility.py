"""Levels, scopes, names and marks."""

import pytest

from graph.visibility import Readers, Viewer, may_read
from graph.vocabulary import Mark

NOBODY = Viewer()
OFFICER = Viewer("officer", 1, frozenset({"u1", "u2"}))


@pytest.mark.parametrize(
    ("report", "readable"),
    [
        (Readers(0), True),
        (Readers(1, units=frozenset({"u1"})), True),
        (Readers(1, units=frozenset({"u1", "u3"})), False),
        (Readers(1), False),
        (Readers(1, author="officer"), True),
        (Readers(2, units=frozenset({"u1"})), False),
        (Readers(2, named=frozenset({"officer"})), True),
        (Readers(2, author="officer"), True),
    ],
)
def test_an_officer_reads_what_is_in_scope_or_names_them(report: Readers, readable: bool) -> None:
    assert may_read(OFFICER, report) is readable


def test_scope_without_clearance_opens_nothing() -> None:
    cleared_no_more = Viewer("officer", 0, OFFICER.scope)
    assert not may_read(cleared_no_more, Readers(1, units=frozenset({"u1"})))


def test_somebody_without_an_account_reads_level_0_alone() -> None:
    assert may_read(NOBODY, Readers(0))
    assert not any(may_read(NOBODY, Readers(level)) for level in (1, 2))


@pytest.mark.parametrize(
    ("mark", "clearance", "units", "known"),
    [
        (Mark.ORDINARY, 0, [], True),
        (Mark.PERSONAL, 0, ["u1"], True),
        (Mark.PERSONAL, 2, ["u1", "u3"], False),
        (Mark.PERSONAL, 2, [], False),
        (Mark.SENSITIVE, 1, ["u1"], False),
        (Mark.SENSITIVE, 2, ["u1"], True),
        (Mark.SENSITIVE, 2, ["u3"], False),
    ],
)
def test_marks(mark: Mark, clearance: int, units: list[str], known: bool) -> None:
    assert Viewer("officer", clearance, OFFICER.scope).may_know(mark, units) is known
