"""Two records of one human being: joined by a reviewer, and taken apart again."""

from typing import Any

import pytest

from graph.errors import NotFoundError, RefusedError, UsageError
from graph.services.checking import check
from graph.services.clocks import read_clocks
from graph.services.history import history
from graph.services.same_person import Joined, join, joins, part
from graph.visibility import OPERATOR, Viewer

Office = Any  # the builder of tests/db/conftest.py

REVIEWER = Viewer("reviewer", 1, frozenset({"u", "v"}))


@pytest.fixture
def twins(office: Office) -> Office:
    """An, whom two offices know: each has a record of his."""
    office.found("u", "head")
    office.found("v", "deputy")
    office.say("d1", office.event("appointed", "an", "head", "2010-01-01"))
    office.say("d2", office.event("left_post", "an", "head", "2015-01-01"))
    office.say("d3", office.event("appointed", "an-of-v", "deputy", "2015-02-01"))
    office.real_clock = True
    return office


def posts_of(office: Office, person: str) -> list[str]:
    found = history(office.store.for_viewer(OPERATOR), person, read_clocks(), by_id=True)
    return [held.post.id for held in found.tenures]


def ends(found: Joined) -> list[set[str]]:
    return [{each.first.id, each.second.id} for each in found.joins]


def test_joined_records_are_one_career_and_apart_again_two(twins: Office) -> None:
    found = join(twins.store, REVIEWER, "an", "an-of-v", "same birth and hometown")

    assert ends(found) == [{"an", "an-of-v"}]
    assert (found.joins[0].by, found.joins[0].why) == ("reviewer", "same birth and hometown")
    assert posts_of(twins, "an") == posts_of(twins, "an-of-v") == ["head", "deputy"]
    assert check(twins.store).differences == ()

    left = part(twins.store, REVIEWER, "an-of-v", "an", "another birthday after all")

    assert left.joins == ()
    assert posts_of(twins, "an") == ["head"]
    assert posts_of(twins, "an-of-v") == ["deputy"]
    assert check(twins.store).differences == ()


def test_what_was_joined_is_known_as_of_its_moment(twins: Office) -> None:
    before = read_clocks()
    join(twins.store, REVIEWER, "an", "an-of-v", "one man")
    reader = twins.store.for_viewer(REVIEWER)

    assert ends(joins(reader, "an", read_clocks())) == [{"an", "an-of-v"}]
    assert joins(reader, "an", before).joins == ()


def test_refusals_write_nothing(twins: Office) -> None:
    with pytest.raises(NotFoundError):
        join(twins.store, REVIEWER, "an", "nobody", "one man")
    with pytest.raises(RefusedError, match="one person already"):
        join(twins.store, REVIEWER, "an", "an", "one man")
    with pytest.raises(UsageError, match="need a reason"):
        join(twins.store, REVIEWER, "an", "an-of-v", "  ")
    with pytest.raises(RefusedError, match="outside your scope"):
        join(twins.store, Viewer("low", 1, frozenset({"u"})), "an", "an-of-v", "one man")
    with pytest.raises(NotFoundError, match="Nobody joined"):
        part(twins.store, REVIEWER, "an", "an-of-v", "never were")
    assert joins(twins.store.for_viewer(OPERATOR), "an", read_clocks()).joins == ()

    join(twins.store, REVIEWER, "an", "an-of-v", "one man")
    with pytest.raises(RefusedError, match="one person already"):
        join(twins.store, REVIEWER, "an-of-v", "an", "again")
