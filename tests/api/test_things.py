"""Units, posts and people: by id, by what others call them, on both clocks."""

import pytest

from graph.model import Judgement
from graph.vocabulary import Role
from tests.api.conftest import Api
from tests.desk import judge, withdraw_report
from tests.office import Office


@pytest.fixture
def court(office: Office) -> Office:
    """A court with a chamber, whose head An was followed by Bình."""
    office.found("court", "head", "clerk")
    office.say(
        "founding of chamber",
        office.event("established", roles={Role.UNIT: "chamber", Role.PARENT: "court"},
                     name="chamber"),
    )  # fmt: skip
    office.say("d1", office.event("appointed", "an", "head", "2010-01-01"))
    office.say("d1a", office.event("relieved", "an", "head", "2015-01-01"))
    office.say("d2", office.event("recorded", "an", name="Nguyễn Văn An"))
    office.say("d3", office.event("appointed", "binh", "head", "2016-01-01"))
    return office


@pytest.mark.usefixtures("court")
class TestUnits:
    def test_the_top_is_listed_without_a_question(self, api: Api) -> None:
        assert [each["id"] for each in api.get("/units")["units"]] == ["court"]

    def test_the_top_is_told_as_known_then(self, court: Office, api: Api) -> None:
        moment = court.say("f", court.event("established", roles={Role.UNIT: "late"}, name="Late"))
        withdraw_report(court.store, "f", "a mistake", court.now())

        then = api.get("/units", known_at=moment.isoformat())["units"]

        assert [each["id"] for each in then] == ["court", "late"]
        assert [each["id"] for each in api.get("/units")["units"]] == ["court"]

    def test_one_is_told_as_on_the_command_line(self, api: Api) -> None:
        found = api.get("/units/court", as_of="2012-01-01")

        assert [seat["post"]["id"] for seat in found["posts"]] == ["clerk", "head"]
        head = found["posts"][1]
        assert [each["person"]["id"] for each in head["holders"]] == ["an"]
        assert (head["vacant"], head["empty_seats"]) == (False, 0)
        assert [each["id"] for each in found["below"]] == ["chamber"]

    def test_the_tree_is_flat_and_begins_with_itself(self, api: Api) -> None:
        found = api.get("/units/court/tree")

        assert [(each["id"], each["parent"], each["depth"]) for each in found["branches"]] == [
            ("court", None, 0),
            ("chamber", "court", 1),
        ]
        shallow = api.get("/units/court/tree", depth=0)["branches"]
        assert [each["id"] for each in shallow] == ["court"]

    @pytest.mark.parametrize("depth", ["-1", "13", "1e9", "many"])
    def test_a_depth_nobody_has_is_refused(self, api: Api, depth: str) -> None:
        assert api.refusal(422, "/units/court/tree", depth=depth)["errors"]

    def test_its_posts_alone(self, api: Api) -> None:
        found = api.get("/units/court/posts", as_of="2015-06-01")

        assert found["unit"]["id"] == "court"
        assert [(each["post"]["id"], each["vacant"]) for each in found["posts"]] == [
            ("clerk", True),
            ("head", True),
        ]


@pytest.mark.usefixtures("court")
class TestPosts:
    def test_one_with_its_holder(self, api: Api) -> None:
        found = api.get("/positions/head", as_of="2016-01-01")

        assert found["post"]["unit"] == {"id": "court", "name": "court"}
        assert [each["person"]["id"] for each in found["holders"]] == ["binh"]

    def test_its_succession(self, api: Api) -> None:
        found = api.get("/positions/head/succession")

        assert [(each["person"]["id"], each["from"], each["to"]) for each in found["tenures"]] == [
            ("an", "2010-01-01", "2015-01-01"),
            ("binh", "2016-01-01", None),
        ]
        assert found["gaps"] == [{"from": "2015-01-01", "to": "2016-01-01"}]


@pytest.mark.usefixtures("court")
class TestPeople:
    def test_one_with_what_they_hold_that_day(self, api: Api) -> None:
        then = api.get("/people/binh", as_of="2016-01-01")
        before = api.get("/people/binh", as_of="2015-12-31")

        assert [each["post"]["id"] for each in then["holds"]] == ["head"]
        assert before["holds"] == []

    def test_when_they_left_the_service(self, court: Office, api: Api) -> None:
        court.say("d9", court.event("retired", "binh", on="2020-01-01"))

        found = api.get("/people/binh", as_of="2020-01-01")

        assert (found["left_service"], found["holds"]) == ("2020-01-01", [])

    def test_their_history(self, api: Api) -> None:
        found = api.get("/people/an/history")

        assert [each["post"]["id"] for each in found["tenures"]] == ["head"]

    def test_a_joined_record_stands_for_the_person(self, court: Office, api: Api) -> None:
        court.say("d4", court.event("appointed", "an2", "clerk", "2018-01-01"))
        judge(court.store, Judgement("same_as", "an", "an2", "reviewer", "one human"), court.now())

        assert api.get("/people/an2")["person"]["id"] == "an"
        assert api.get("/people", external_id="an2")["people"] == [
            {"id": "an", "name": "Nguyễn Văn An", "external_ids": ["an", "an2"]}
        ]


@pytest.mark.usefixtures("court")
class TestByIdOnly:
    @pytest.mark.parametrize(
        "path", ["/units/Court", "/units/court ", "/positions/Head", "/people/Nguyễn Văn An",
                 "/people/an/history/x", "/units/chamber#", "/units/head", "/people/court"],
    )  # fmt: skip
    def test_a_name_is_no_id(self, api: Api, path: str) -> None:
        api.refusal(404, path.replace("#", "%23"))

    def test_the_hint_says_how_to_get_one_and_names_nothing(self, api: Api) -> None:
        hints = {api.refusal(404, path)["hint"] for path in
                 ("/people/Nguyễn Văn An", "/people/nobody", "/units/Court")}  # fmt: skip

        assert len(hints) == 1
        assert "look it up" in hints.pop()

    def test_what_only_hidden_reports_name_is_not_found(self, court: Office, api: Api) -> None:
        court.say("note", court.event("concern", "mole", informal=True, about="x"), kind="note")
        court.say("secret", court.event("recorded", "spy", name="Spy"), level=1)
        told = {key: value for key, value in api.refusal(404, "/people/nobody").items()
                if key not in {"request_id", "detail"}}  # fmt: skip

        for who in ("mole", "spy"):
            for path in (f"/people/{who}", f"/people/{who}/history"):
                for known_at in (None, court.now().isoformat()):  # type: ignore[union-attr]
                    hidden = api.refusal(404, path, known_at=known_at)
                    assert hidden.pop("detail") == f"There is no person {who!r}."
                    hidden.pop("request_id")
                    assert hidden == told
            assert api.get("/people", external_id=who)["people"] == []
            api.refusal(404, "/events", about=who)
            api.refusal(404, "/reports", about=who)

    def test_what_nothing_had_named_by_then_is_not_found(self, court: Office, api: Api) -> None:
        moment = court.say("d8", court.event("recorded", "chi", name="Chi"))
        earlier = "2020-01-01T00:30:00Z"

        assert api.get("/people/chi", known_at=moment.isoformat())["person"]["name"] == "Chi"
        api.refusal(404, "/people/chi", known_at=earlier)
        withdraw_report(court.store, "d8", "a mistake", court.now())
        api.refusal(404, "/people/chi")
        assert api.get("/people/chi", known_at=moment.isoformat())["person"]["name"] == "Chi"


@pytest.mark.usefixtures("court")
class TestLookup:
    @pytest.mark.parametrize("word", ["a", "an ", "Nguyễn Văn "])
    def test_a_name_as_long_as_a_parameter_is_nobodys(self, api: Api, word: str) -> None:
        assert api.get("/people", name=(word * 2000)[:1999].strip())["people"] == []

    def test_by_external_id_with_a_slash(self, office: Office, api: Api) -> None:
        office.found("tp/hcm", "tp/hcm/head")

        assert [each["id"] for each in api.get("/units", external_id="tp/hcm")["units"]] == [
            "tp/hcm"
        ]
        found = api.get("/positions", external_id="tp/hcm/head")["positions"]
        assert [each["unit"]["id"] for each in found] == ["tp/hcm"]

    @pytest.mark.parametrize("name", ["Nguyễn Văn An", "nguyen van an", "NGUYEN VAN AN"])
    def test_by_name(self, api: Api, name: str) -> None:
        assert [each["id"] for each in api.get("/people", name=name)["people"]] == ["an"]

    def test_all_of_one_name_are_told_by_id(self, court: Office, api: Api) -> None:
        for who in ("zan", "ban"):
            court.say(f"r {who}", court.event("recorded", who, name="Nguyễn Văn An"))

        found = api.get("/people", name="Nguyễn Văn An")["people"]

        assert [each["id"] for each in found] == ["an", "ban", "zan"]

    def test_a_part_of_a_name_is_none(self, api: Api) -> None:
        assert api.get("/people", name="Nguyễn Văn")["people"] == []
        assert api.get("/people", external_id="nobody")["people"] == []

    @pytest.mark.parametrize("path", ["/people", "/positions"])
    def test_one_of_the_two_is_needed(self, api: Api, path: str) -> None:
        api.refusal(422, path)
        api.refusal(422, path, name="x", external_id="y")

    def test_of_units_either_or_none(self, api: Api) -> None:
        assert api.get("/units", name="none such")["units"] == []
        api.refusal(422, "/units", name="x", external_id="y")


@pytest.mark.usefixtures("court")
class TestSearch:
    def test_it_finds_as_the_command_line_does(self, api: Api) -> None:
        assert [each["id"] for each in api.get("/search", q="nguyen an")["hits"]] == ["an"]

    @pytest.mark.parametrize("limit", ["0", "201", "-1", "99999999999999999999", "x", "1.5"])
    def test_a_limit_nobody_needs_is_refused(self, api: Api, limit: str) -> None:
        api.refusal(422, "/search", q="x", limit=limit)

    @pytest.mark.parametrize("q", ["!!!", " ", "…"])
    def test_no_letters_are_no_question(self, api: Api, q: str) -> None:
        api.refusal(422, "/search", q=q)

    @pytest.mark.parametrize("q", ['"', "a OR b", "x~9999", "*:*", "a/b", "[a TO b]", "ệ" * 300])
    def test_any_letters_are(self, api: Api, q: str) -> None:
        assert api.ask("/search", q=q).status_code in {200, 422}
