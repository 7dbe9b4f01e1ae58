"""Where people were sent, how long they stay, from where to where they go, and whom they meet."""

import pytest

from graph.answers import PostRef
from graph.rotating import Away
from graph.rules.loading import built_in
from graph.services.flows import flows
from graph.services.rotation import colleagues, line, rotations
from graph.visibility import OPERATOR
from graph.vocabulary import Role
from tests.next_office import established
from tests.office import Office

LAW = built_in()


def turns(office: Office, person: str, day: str) -> list[Away]:
    store = office.store.for_viewer(OPERATOR)
    return list(rotations(store, person, office.clocks(day), LAW).away)


class TestTurns:
    def test_a_rotation_with_purpose_return_and_least_time(self, office: Office) -> None:
        office.found("u", "here", "there")
        office.say("d1", office.event("appointed", "an", "here", "2020-01-01"))
        sent = office.event("rotated", "an", "there", "2025-08-01", until="2028-07-31",
                            roles={Role.FROM_POST: "here"}, purpose="rèn luyện")  # fmt: skip
        office.say("d2", sent)

        (away,) = turns(office, "an", "2026-08-01")

        assert isinstance(away.to, PostRef)
        assert isinstance(away.origin, PostRef)
        assert (away.to.id, away.origin.id, away.purpose) == ("there", "here", "rèn luyện")
        assert (away.start, away.until, away.ended) == ("2025-08-01", "2028-07-31", None)
        assert (away.months, away.overdue, away.finding.verdict) == (12, False, "no")
        assert str(away.latest) == "2028-08-01"
        assert [rule.id for rule in away.finding.rules] == ["rotation_length"]
        assert [word.report for word in away.words] == ["d2"]
        assert turns(office, "an", "2028-08-01")[0].finding.verdict == "yes"
        assert turns(office, "an", "2028-08-01")[0].overdue

    def test_a_secondment_that_outlasts_its_longest_time(self, office: Office) -> None:
        office.found("u", "here")
        office.found("v")
        office.say("d1", office.event("appointed", "an", "here", "2020-01-01"))
        lent = office.event(
            "seconded", "an", on="2025-08-01", until="2027-07-31", roles={Role.UNIT: "v"}
        )
        office.say("d2", lent)
        (away,) = turns(office, "an", "2028-08-01")
        assert (away.kind, away.months, away.finding.verdict) == ("seconded", 36, "yes")

        back = office.event("transferred", "an", "here", "2028-02-01", roles={Role.FROM_UNIT: "v"})
        office.say("d3", back)
        (away,) = turns(office, "an", "2028-08-01")
        assert (str(away.ended), away.months, away.finding.verdict) == ("2028-02-01", 30, "no")
        assert not away.overdue


@pytest.mark.parametrize(
    ("born", "status", "verdict"), [("1965-05", "exempt", "no"), ("1965-06", "due", "yes")]
)
def test_rot_1_an_accountant_three_years_in_post(
    office: Office, born: str, status: str, verdict: str
) -> None:
    # Trap: 17 months to retirement exempt, 18 do not; the months count, not the days.
    office.found("u")
    office.say(
        "d1",
        office.event("post_created", post="kt", title="Kế toán", rank="member",
                     roles={Role.UNIT: "u"}),
        office.event("appointed", "an", "kt", "2022-06-01"),
        office.event("recorded", "an", birth_date=born, sex="male"),
    )  # fmt: skip
    store = office.store.for_viewer(OPERATOR)
    (stay,) = rotations(store, "an", office.clocks("2025-06-30"), LAW).stays
    assert (stay.months, stay.status, stay.finding.verdict) == (36, status, verdict)
    assert stay.finding.rules[0].id == "position_change"


@pytest.fixture
def merged(office: Office) -> Office:
    """Two branches of a province become one; An goes with the work, Binh came to it before."""
    office.say(
        "d1",
        established("tinh", "department", "2010-01-01"),
        established("old-1", "branch", "2010-01-01", "tinh"),
        established("old-2", "branch", "2010-01-01", "tinh"),
        established("new", "area_room", "2025-07-01", "tinh"),
        *(
            office.event("post_created", post=f"{unit}-{rank}", roles={Role.UNIT: unit},
                         title=rank, rank=rank, seats=1)
            for unit in ("old-1", "old-2", "new")
            for rank in ("head", "deputy")
        ),
    )  # fmt: skip
    both: dict[Role, str | tuple[str, ...]] = {
        Role.FROM_UNIT: ("old-1", "old-2"),
        Role.UNIT: "new",
    }
    office.say(
        "d2",
        office.event("appointed", "an", "old-1-head", "2020-01-01"),
        office.event("appointed", "binh", "old-2-deputy", "2020-01-01"),
        office.event("appointed", "binh", "old-1-deputy", "2022-01-01"),
        office.event("appointed", "cam", "old-2-head", "2021-01-01"),
    )
    office.say("d3", office.event("merged", on="2025-07-01", roles=both))
    office.say(
        "d4",
        office.event("appointed", "an", "new-head", "2025-07-01"),
        office.event("appointed", "cam", "old-1-deputy", "2024-01-01"),
        office.event("appointed", "binh", "new-deputy", "2025-07-01"),
    )
    return office


def test_the_clock_of_a_head_runs_on_through_a_merger(merged: Office) -> None:
    store = merged.store.for_viewer(OPERATOR)
    (stay,) = rotations(store, "an", merged.clocks("2028-01-01"), LAW).stays
    assert (stay.post.id, stay.since, stay.months, stay.status) == (
        "new-head", "2020-01-01", 96, "flag",
    )  # fmt: skip
    assert [rule.id for rule in stay.finding.rules] == [
        "two_terms", "consecutive_terms", "term_clock",
    ]  # fmt: skip
    (early,) = rotations(store, "an", merged.clocks("2027-12-31"), LAW).stays
    assert (early.status, str(early.due_on)) == (None, "2028-01-01")


class TestFlows:
    def test_moves_by_year_without_those_a_merger_made(self, merged: Office) -> None:
        store = merged.store.for_viewer(OPERATOR)
        found = flows(store, "tinh", merged.clocks("2026-06-01"), LAW)
        assert [(r.year, r.origin.id, r.to.id, r.moves, r.rose) for r in found.rows] == [
            (2024, "old-2", "old-1", 1, 0),
            (2022, "old-2", "old-1", 1, 0),
        ]
        assert found.feeders == ()

    def test_a_unit_people_rise_from_is_a_feeder(self, merged: Office) -> None:
        made = merged.event("post_created", post="t-deputy", on="2010-01-01", title="t",
                            rank="deputy", seats=3, roles={Role.UNIT: "tinh"})  # fmt: skip
        merged.say("d5", made)
        merged.say("d6", merged.event("appointed", "an", "t-deputy", "2026-01-01"))
        store = merged.store.for_viewer(OPERATOR)
        found = flows(store, "tinh", merged.clocks("2026-06-01"), LAW)
        assert [(each.unit.id, each.went, each.rose) for each in found.feeders] == [("new", 1, 1)]


def test_who_served_with_whom_and_for_how_long(merged: Office) -> None:
    store = merged.store.for_viewer(OPERATOR)
    found = colleagues(store, "an", merged.clocks("2026-07-01"))
    assert [(row.person.id, row.months) for row in found.rows] == [("binh", 36), ("cam", 18)]
    assert [(s.unit.id, str(s.start), s.end and str(s.end)) for s in found.rows[0].stretches] == [
        ("old-1", "2022-01-01", "2024-01-01"),
        ("new", "2025-07-01", None),
    ]
    early = colleagues(store, "an", merged.clocks("2021-12-31"))
    assert early.rows == ()


def test_a_line_of_heads_goes_through_a_merger(merged: Office) -> None:
    store = merged.store.for_viewer(OPERATOR)
    found = line(store, "new", merged.clocks("2026-06-01"))
    assert [(each.unit.id, each.distance) for each in found.units] == [
        ("old-1", -1), ("old-2", -1), ("new", 0),
    ]  # fmt: skip
    assert [(held.person.id, held.post.id) for held in found.heads] == [
        ("an", "old-1-head"), ("cam", "old-2-head"), ("an", "new-head"),
    ]  # fmt: skip
    assert all(held.evidence for held in found.heads)
