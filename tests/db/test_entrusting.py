"""A note of level 2 whose author has left: two people give it to a third."""

from typing import Any

import pytest

from graph.accounts import OPERATOR, Actor, Duty
from graph.errors import NotFoundError, RefusedError
from graph.services.accounts import actor_of
from graph.services.clocks import read_clocks
from graph.services.entrusting import entrust
from graph.services.signals import Asked, signals
from graph.visibility import Viewer
from tests.people import Staff

Office = Any  # the builder of tests/db/conftest.py


@pytest.fixture
def staff(office: Office) -> Staff:
    office.found("u", "head")
    heard = office.event("resigned", "an", "head", "2026-03", informal=True)
    office.say("secret", heard, kind="note", level=2, author="gone", units=("u",))
    made = Staff(office.store)
    made.hire("truong", Duty.HEAD)
    made.hire("nguoi-moi", Duty.OFFICER)
    made.hire("chuyenvien", Duty.ANALYST)
    return made


def seen_by(staff: Staff, name: str) -> int:
    viewer = Viewer(staff.made[name].id)
    return signals(staff.store.for_viewer(viewer), read_clocks(), Asked(state="expired")).total


def test_the_third_reads_it_from_then_on_and_neither_of_the_two(staff: Staff) -> None:
    assert seen_by(staff, "nguoi-moi") == 0
    entrust(staff.store, "secret", staff.made["nguoi-moi"], OPERATOR,
            actor_of(staff.made["truong"]))  # fmt: skip
    assert (seen_by(staff, "nguoi-moi"), seen_by(staff, "truong")) == (1, 0)


def test_it_takes_two_who_may_and_nobody_takes_one(staff: Staff) -> None:
    head, analyst = actor_of(staff.made["truong"]), actor_of(staff.made["chuyenvien"])
    new = staff.made["nguoi-moi"]
    wrong: list[tuple[Any, Actor, Actor]] = [
        (new, head, head),
        (new, OPERATOR, analyst),
        (staff.made["truong"], OPERATOR, head),
    ]
    for taker, by, second in wrong:
        with pytest.raises(RefusedError):
            entrust(staff.store, "secret", taker, by, second)
    with pytest.raises(NotFoundError):
        entrust(staff.store, "nothing", new, OPERATOR, head)
    assert seen_by(staff, "nguoi-moi") == 0
