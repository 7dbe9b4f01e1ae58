"""Cursors lead on from where a page ended, and from nowhere else."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.errors import UsageError
from graph.services.paging import Place, check_limit, cursor, place_of

ALPHABET = string.ascii_letters + string.digits + "-_="


@given(some.text(), some.text(), some.integers(min_value=0))
def test_a_cursor_is_read_as_it_was_written(key: str, identity: str, total: int) -> None:
    place = Place(key, identity, total)
    assert place_of("events", cursor("events", place)) == place


@given(some.data())
def test_a_changed_one_is_refused(data: some.DataObject) -> None:
    whole = cursor("events", Place("2020-01-01", "e_1", 7))
    at = data.draw(some.integers(0, len(whole) - 1))
    letter = data.draw(some.sampled_from(ALPHABET.replace(whole[at], "")))
    with pytest.raises(UsageError):
        place_of("events", whole[:at] + letter + whole[at + 1 :])


@given(some.text(max_size=80))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        place_of("events", text)


def test_that_of_another_list_is_refused() -> None:
    with pytest.raises(UsageError):
        place_of("reports", cursor("events", Place("2020-01-01", "e_1", 7)))


@pytest.mark.parametrize("limit", [0, -1, 201])
def test_a_page_has_a_size(limit: int) -> None:
    with pytest.raises(UsageError):
        check_limit(limit)
