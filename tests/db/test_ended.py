"""Posts and units that have ended: gaps, kin, and where they were."""

import pytest

from graph.answers import PostRef, UnitRef
from graph.services.kin import kin
from graph.services.post import post_page
from graph.services.tree import look_up
from graph.visibility import BASE
from graph.vocabulary import Role
from tests.office import Office


@pytest.fixture
def merged(office: Office) -> Office:
    """Two wards of a town, the old one merged into the new on 2025-07-01."""
    office.say("f", office.event("established", on="2000", roles={Role.UNIT: "town"}, name="town"))
    for unit, title in (("old", "Chief"), ("new", "Head")):
        roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit, Role.PARENT: "town"}
        office.say(
            f"f {unit}",
            office.event("established", on="2010", roles=roles, name=f"{unit} ward"),
            *(
                office.event("post_created", post=f"{unit} {rank}", on="2010",
                             roles={Role.UNIT: unit}, title=name, rank=rank, seats=1)
                for rank, name in (("head", title), ("member", "clerk"), ("other", f"{unit} cook"))
            ),
        )  # fmt: skip
    office.say("d1", office.event("appointed", "an", "old head", "2020-01-01"))
    office.say("d2", office.event("left_post", "an", "old head", "2025-03-01"))
    roles = {Role.FROM_UNIT: "old", Role.UNIT: "new"}
    office.say("m", office.event("merged", on="2025-07-01", roles=roles), issued="2025-06-15")
    return office


def _gaps(office: Office, **asked: object) -> list[tuple[str, str]]:
    found = office.succession("old head", **asked)  # type: ignore[arg-type]
    return [(str(gap.start), str(gap.end)) for gap in found.gaps]


def test_a_post_that_has_ended_is_not_vacant(merged: Office) -> None:
    asked = merged.store.for_viewer(BASE)
    before, after = (
        post_page(asked, "old head", merged.clocks(day)) for day in ("2025-06-30", "2025-07-01")
    )
    assert (before.seat.vacant, before.seat.empty, before.ended) == (True, 1, None)
    assert (after.seat.vacant, after.seat.empty, str(after.ended)) == (False, None, "2025-07-01")


class TestGaps:
    def test_one_ends_with_the_post(self, merged: Office) -> None:
        assert _gaps(merged) == [("2025-03-01", "2025-07-01")]
        assert str(merged.succession("old head").ended) == "2025-07-01"

    def test_before_that_it_goes_on(self, merged: Office) -> None:
        assert _gaps(merged, as_of="2025-06-30") == [("2025-03-01", "None")]
        assert merged.succession("old head", as_of="2025-06-30").ended is None

    def test_who_did_not_know_of_the_end_sees_it_go_on(self, office: Office) -> None:
        office.found("old", "head")
        office.say("d1", office.event("appointed", "an", "head", "2020-01-01"))
        known = office.say("d2", office.event("left_post", "an", "head", "2025-03-01"))
        ended = office.event("dissolved", on="2025-07-01", roles={Role.UNIT: "old"})
        office.say("m", ended, issued="2025-06-15")

        now, then = (office.succession("head", known=each) for each in (None, known))
        assert [str(each.gaps[0].end) for each in (now, then)] == ["2025-07-01", "None"]

    def test_a_holder_to_the_end_leaves_none(self, merged: Office) -> None:
        merged.say("d3", merged.event("appointed", "binh", "old member", "2020-01-01"))
        assert merged.succession("old member").gaps == ()


class TestKin:
    def _of(self, office: Office, post: str, rank: str, title: str, unit: str) -> list[str]:
        ref = PostRef(post, title, UnitRef(unit, unit), rank=rank)
        found = kin(office.store.for_viewer(BASE), ref, office.clocks())
        return [f"{each.link.direction} {each.post.id}" for each in found]

    def test_a_leader_is_told_by_rank(self, merged: Office) -> None:
        assert self._of(merged, "old head", "head", "Chief", "old") == ["became new head"]
        assert self._of(merged, "new head", "head", "Head", "new") == ["came_from old head"]

    def test_others_by_title(self, merged: Office) -> None:
        assert self._of(merged, "old member", "member", "clerk", "old") == ["became new member"]
        assert self._of(merged, "old other", "other", "old cook", "old") == []

    def test_a_post_of_no_unit_has_none(self, merged: Office) -> None:
        lone = PostRef("x", "X", None)
        assert kin(merged.store.for_viewer(BASE), lone, merged.clocks()) == ()


def test_a_find_that_has_ended_says_where_it_was(merged: Office) -> None:
    (found,) = [
        each
        for each in look_up(merged.store.for_viewer(BASE), "old ward", merged.clocks())
        if each.hit.id == "old"
    ]
    assert found.ended_on == "2025-07-01"
    assert found.above is not None
    assert found.above.id == "town"
