"""Tenures as rows: what lies ahead, and how many there are."""

from dataclasses import replace
from datetime import UTC, date, datetime

from graph.answers import Clocks, PersonRef, PostRef, Stretch, Succession, Tenure
from viz.spells import succession_table
from viz.tables import Row
from viz.words import Words

KNOWN = datetime(2024, 6, 1, 12, tzinfo=UTC)
POST = PostRef("q", "Head", None)
HELD = Tenure(
    POST, PersonRef("p", "Lan"), "2020-01-01", "2024-03-01", "full", "stated", "stated",
    None, date(2024, 5, 1), None, (), (date(2020, 1, 1), date(2024, 3, 1)),
    (date(2020, 1, 1), date(2024, 3, 1)), "e1", None, ("e1",),
)  # fmt: skip
WORDS = Words("en")


def _row(as_of: str, held: Tenure = HELD) -> Row:
    clocks = Clocks(date.fromisoformat(as_of), KNOWN)
    return succession_table(Succession(POST, clocks, (held,), (), ()), WORDS).rows[0]


class TestAhead:
    def test_what_was_over_when_it_was_known_is_not_expected(self) -> None:
        end, term = _row("2023-01-01").cells[3:5]
        assert (end.text, end.mark, end.note) == ("1 Mar 2024", "", "after the day shown")
        assert (term.mark, term.note) == ("", "after the day shown")

    def test_what_nobody_could_know_yet_is_expected(self) -> None:
        held = replace(
            HELD, end="2024-09-01", term_to=date(2025, 1, 1),
            widest=(date(2020, 1, 1), date(2024, 9, 1)),
        )  # fmt: skip
        end, term = _row("2024-06-01", held).cells[3:5]
        assert (end.mark, end.note) == ("expected", "expected")
        assert (term.mark, term.note) == ("expected", "expected")


def test_a_gap_is_shown_and_not_counted() -> None:
    clocks = Clocks(date(2024, 6, 1), KNOWN)
    gap = Stretch(date(2024, 3, 1), None)
    table = succession_table(Succession(POST, clocks, (HELD,), (gap,), ()), WORDS)
    assert (len(table.rows), table.number) == (2, 1)
