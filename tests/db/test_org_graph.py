"""What is drawn of a unit: within a limit, on a day, as known at a moment, in few statements."""

from collections.abc import Iterator, Sequence

import pytest
from fastapi.testclient import TestClient

from api.access import Access
from api.main import create_app
from api.schemas.graph import OrgGraph as OrgGraphShape
from graph.drawings import DrawnUnit, Hidden, OrgGraph, Place, SeatState, TieKind
from graph.errors import NotFoundError, UsageError
from graph.services.org_graph import org_graph
from graph.store.runner import Run
from graph.visibility import BASE
from graph.vocabulary import Role
from tests.office import Office

DAY = "2025-06-01"


def draw(
    office: Office,
    unit: str = "province",
    as_of: str = DAY,
    *,
    depth: int = 1,
    limit: int = 300,
    expand: Sequence[str] = (),
) -> OrgGraph:
    """The drawing of a unit."""
    reader = office.store.for_viewer(BASE)
    return org_graph(reader, unit, office.clocks(as_of), depth, limit, expand)


def placed(found: OrgGraph, place: Place) -> list[str]:
    """Units of a drawing by their place, in order."""
    return [unit.id for unit in found.units if unit.place is place]


def unit(found: OrgGraph, name: str) -> DrawnUnit:
    """One unit of a drawing."""
    return next(each for each in found.units if each.id == name)


def states(found: OrgGraph) -> dict[str, SeatState]:
    """The state of each post."""
    return {post.id: post.state for post in found.posts}


@pytest.fixture
def province(office: Office) -> Office:
    """A ministry, a province made of two old ones, two areas below it, a desk below the first."""
    say, event = office.say, office.event
    for old in ("old-1", "old-2"):
        say(old, event("established", roles={Role.UNIT: old}, on="2000-01-01", name=old))
    say("m", event("established", roles={Role.UNIT: "ministry"}, on="2000-01-01", name="ministry"))
    tree = [("province", "ministry"), ("area-10", "province"), ("area-2", "province"),
            ("desk", "area-2")]  # fmt: skip
    for name, above in tree:
        roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: name, Role.PARENT: above}
        say(name, event("established", roles=roles, on="2020-01-01", name=name))
    merged = {Role.FROM_UNIT: ("old-1", "old-2"), Role.UNIT: "province"}
    say("merger", event("merged", roles=merged, on="2020-01-01"))  # type: ignore[arg-type]
    posts = [("head", "province", "head", 1), ("deputy", "province", "deputy", 2),
             ("clerk", "area-2", "member", 3), ("typist", "desk", "member", 1)]  # fmt: skip
    for name, at, rank, seats in posts:
        created = event("post_created", post=name, roles={Role.UNIT: at}, on="2020-01-01",
                        title=name, rank=rank, seats=seats)  # fmt: skip
        say(f"post {name}", created)
    for who, post in (("Lan", "head"), ("Mai", "deputy"), ("Hoa", "clerk"), ("Cúc", "typist")):
        say(f"{who} comes", event("appointed", who, post, "2021-01-01"), issued="2021-01-01")
    return office


class TestWhatIsDrawn:
    def test_the_unit_what_is_around_it_and_what_is_in_it(self, province: Office) -> None:
        found = draw(province)
        assert placed(found, Place.ABOVE) == ["ministry"]
        assert placed(found, Place.EARLIER) == ["old-1", "old-2"]
        assert placed(found, Place.BELOW) == ["area-2", "area-10"]
        assert [post.id for post in found.posts] == ["head", "deputy"]
        assert [person.id for person in found.people] == ["Lan", "Mai"]

    def test_every_tie_has_its_evidence(self, province: Office) -> None:
        found = draw(province)
        assert {tie.kind for tie in found.ties} == set(TieKind)
        for tie in found.ties:
            assert tie.evidence, tie.id
            assert tie.confidence == 0.95
        held = next(tie for tie in found.ties if tie.source == "Lan")
        assert [word.report for word in held.evidence] == ["Lan comes"]
        assert (held.start, held.mode, held.sure) == ("2021-01-01", "full", True)

    def test_what_is_not_drawn_is_counted(self, province: Office) -> None:
        found = draw(province)
        assert unit(found, "area-2").hidden == Hidden(1, 2, 2)
        assert unit(found, "area-10").hidden == Hidden()
        assert found.hidden == Hidden(1, 2, 2)

    def test_an_expanded_unit_shows_what_is_in_it(self, province: Office) -> None:
        found = draw(province, expand=["area-2", "nobody"])
        assert unit(found, "area-2").opened
        assert placed(found, Place.BELOW) == ["area-2", "area-10", "desk"]
        assert {person.id for person in found.people} == {"Lan", "Mai", "Hoa"}
        assert unit(found, "area-2").hidden == Hidden(0, 1, 1)

    def test_deeper_units_are_cards(self, province: Office) -> None:
        found = draw(province, depth=2)
        assert (unit(found, "desk").depth, unit(found, "desk").hidden) == (2, Hidden(0, 1, 1))
        assert placed(draw(province, depth=0), Place.BELOW) == []

    def test_one_person_in_two_posts_is_one_node(self, province: Office) -> None:
        also = province.event("concurrent", "Lan", "deputy", "2022-01-01")
        province.say("also", also)
        found = draw(province)
        assert [person.id for person in found.people] == ["Lan", "Mai"]
        assert sorted(tie.target for tie in found.ties if tie.source == "Lan") == ["deputy", "head"]


class TestStates:
    def test_vacant_acting_and_unknown_are_told_apart(self, province: Office) -> None:
        assert states(draw(province)) == {"head": SeatState.HELD, "deputy": SeatState.HELD}
        assert states(draw(province, as_of="2020-06-01"))["head"] is SeatState.UNKNOWN
        province.say("gone", province.event("left_post", "Lan", "head", "2024-01-01"))
        assert states(draw(province))["head"] is SeatState.VACANT
        province.say("stands in", province.event("acting", "Mai", "head", "2024-02-01"))
        assert states(draw(province))["head"] is SeatState.ACTING

    def test_who_may_have_left_is_unsure(self, province: Office) -> None:
        province.say("gone", province.event("left_post", "Lan", "head", "2025"))
        found = draw(province)
        assert states(found)["head"] is SeatState.UNSURE
        assert [tie.sure for tie in found.ties if tie.source == "Lan"] == [False]


class TestClocks:
    def test_before_its_time_nothing_is_below(self, province: Office) -> None:
        found = draw(province, as_of="2019-01-01")
        assert [each.id for each in found.units] == ["province"]
        assert found.posts == ()

    def test_what_was_not_known_then_is_not_drawn(self, province: Office) -> None:
        before = province.clocks(DAY, province.say("later", province.event(
            "appointed", "Nga", "deputy", "2024-01-01")))  # fmt: skip
        province.say("correction", province.event("left_post", "Nga", "deputy", "2024-06-01"))
        then = org_graph(province.store.for_viewer(BASE), "province", before)
        assert "Nga" in {person.id for person in then.people}
        assert "Nga" not in {person.id for person in draw(province).people}


class TestLimit:
    def test_the_nearest_are_kept(self, province: Office) -> None:
        whole = draw(province, expand=["area-2"])
        order = [node.id for group in (whole.units, whole.posts, whole.people) for node in group]
        for limit in range(1, len(order) + 1):
            found = draw(province, expand=["area-2"], limit=limit)
            assert found.size == limit
            assert found.cut == len(order) - limit
        assert [each.id for each in draw(province, limit=1).units] == ["province"]
        assert draw(province, limit=5).people == ()

    def test_what_is_cut_is_counted_as_hidden(self, province: Office) -> None:
        found = draw(province, limit=1)
        assert found.hidden == Hidden(3, 4, 4)
        assert found.ties == ()

    @pytest.mark.parametrize("wrong", [{"limit": 0}, {"limit": 1001}, {"depth": 5}, {"depth": -1}])
    def test_bounds_are_kept(self, province: Office, wrong: dict[str, int]) -> None:
        with pytest.raises(UsageError):
            draw(province, depth=wrong.get("depth", 1), limit=wrong.get("limit", 300))

    def test_an_unknown_unit_is_said(self, province: Office) -> None:
        with pytest.raises(NotFoundError):
            draw(province, "nowhere")


def test_the_number_of_statements_does_not_grow(
    province: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = Run.rows

    def counted(self: Run, name: str, /, **params: object) -> object:
        asked.append(name)
        return rows(self, name, **params)

    monkeypatch.setattr(Run, "rows", counted)
    draw(province, depth=0)
    few = len(asked)
    asked.clear()
    draw(province, depth=3, expand=["area-2", "area-10", "desk"])
    assert len(asked) == few


class TestRoute:
    @pytest.fixture
    def client(self, province: Office) -> Iterator[TestClient]:
        """A client that holds the operator's key."""
        app = create_app(province.store, Access("secret"))
        with TestClient(app, base_url="http://127.0.0.1") as made:
            made.headers["authorization"] = "Bearer secret"
            yield made

    def test_it_answers_as_it_is_documented(self, client: TestClient) -> None:
        answer = client.get(f"/api/v1/units/province/graph?as_of={DAY}&expand=area-2,area-10")
        assert answer.status_code == 200, answer.text
        told = OrgGraphShape.model_validate(answer.json())
        assert told.expanded == ["area-2", "area-10"]
        assert len({(node.x, node.y) for node in (*told.units, *told.posts, *told.people)}) == (
            len(told.units) + len(told.posts) + len(told.people)
        )

    def test_equal_questions_have_equal_places(self, client: TestClient) -> None:
        one, two = (client.get(f"/api/v1/units/province/graph?as_of={DAY}") for _ in range(2))
        assert one.headers["etag"] == two.headers["etag"]

    @pytest.mark.parametrize(
        ("path", "status"),
        [("nowhere/graph", 404), ("province/graph?limit=1001", 422),
         ("province/graph?depth=9", 422)],
    )  # fmt: skip
    def test_what_cannot_be_answered_is_refused(
        self, client: TestClient, path: str, status: int
    ) -> None:
        assert client.get(f"/api/v1/units/{path}").status_code == status
