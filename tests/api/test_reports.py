"""Reports: last received first, what each says and covers; registers; how fresh all that is."""

from datetime import UTC, datetime

import pytest

from tests.api.conftest import Api, Json
from tests.db.test_import import office_file
from tests.desk import withdraw_report
from tests.office import Office


@pytest.fixture
def told(office: Office) -> Office:
    """An office of one post."""
    office.found("u", "head")
    return office


def ids(found: Json) -> list[str]:
    """The ids of the reports of a page."""
    return [each["id"] for each in found["reports"]]


class TestList:
    def test_last_received_first(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        told.say("l1", told.event("in_post", "an", "head", "2020-06-01"), kind="staff_list",
                 covers=["u"])  # fmt: skip

        found = api.get("/reports")

        assert ids(found) == ["l1", "d1", "founding of u"]
        assert (found["total"], found["next"]) == (3, None)
        assert ids(api.get("/reports", kind="staff_list")) == ["l1"]
        assert ids(api.get("/reports", lane="official")) == ids(found)

    def test_about_something(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        told.say("l1", told.event("in_post", "an", "head", "2020-06-01"), kind="staff_list",
                 covers=["u"])  # fmt: skip

        assert ids(api.get("/reports", about="an")) == ["l1", "d1"]
        assert ids(api.get("/reports", about="u")) == ["l1", "founding of u"]
        assert api.get("/reports", about="u", kind="staff_list")["total"] == 1

    @pytest.mark.parametrize("about", [None, "an"])
    @pytest.mark.parametrize("limit", [1, 2, 3])
    def test_pages_join_without_a_gap_or_a_double(
        self, told: Office, api: Api, about: str | None, limit: int
    ) -> None:
        moment = datetime(2021, 1, 1, tzinfo=UTC)
        for key in "zyxw":
            told.say(key, told.event("appointed", "an", "head", f"201{ord(key) % 10}-01-01"),
                     at=told.now())  # fmt: skip
        with told.store.driver.session() as session:
            session.run("MATCH (r:Report) WHERE r.id IN ['z', 'y', 'x'] SET r.received_at = $at",
                        at=moment).consume()  # fmt: skip
        whole = api.get("/reports", about=about)
        assert ids(whole)[:3] == ["x", "y", "z"]

        pages = [api.get("/reports", about=about, limit=limit)]
        while pages[-1]["next"]:
            pages.append(api.get("/reports", about=about, limit=limit, after=pages[-1]["next"]))

        assert [each for page in pages for each in ids(page)] == ids(whole)
        assert {page["total"] for page in pages} == {whole["total"]}

    @pytest.mark.parametrize("kind", ["note", "rumour"])
    def test_there_is_no_other_kind_or_lane(self, api: Api, kind: str) -> None:
        api.refusal(422, "/reports", kind=kind)
        api.refusal(422, "/reports", lane="informal")

    def test_as_known(self, told: Office, api: Api) -> None:
        first = told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        told.say("d2", told.event("appointed", "an", "head", "2020-01-01"))

        assert ids(api.get("/reports", known_at=first.isoformat())) == ["d1", "founding of u"]
        api.refusal(404, "/reports/d2", known_at=first.isoformat())


class TestHidden:
    def test_informal_and_restricted_ones_are_not_there(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        before = [api.get("/reports"), api.get("/reports", about="an"), api.get("/freshness")]
        told.say("n", told.event("left_service", "an", on="2021-01-01", informal=True), kind="note")
        told.say("s", told.event("appointed", "an", "head", "2020-01-01"), level=1)

        after = [api.get("/reports"), api.get("/reports", about="an"), api.get("/freshness")]

        for old, new in zip(before, after, strict=True):
            assert {**old, "known_at": ""} == {**new, "known_at": ""}
        hints = {api.refusal(404, f"/reports/{one}")["hint"] for one in ("n", "s", "nothing")}
        assert len(hints) == 1


class TestItem:
    def test_what_it_says_and_covers(self, told: Office, api: Api) -> None:
        event = told.event("in_post", "an", "head", "2020-06-01")
        told.say("l1", event, kind="staff_list", covers=["u"], issued="2020-06-01")

        found = api.get("/reports/l1")

        assert found["report"]["issued_on"] == "2020-06-01"
        assert [each["id"] for each in found["covers"]] == ["u"]
        assert [word["event"]["id"] for word in found["words"]] == [event.id]
        assert (found["standing"], found["total"], found["next"]) == (1, 1, None)

    def test_what_it_took_back_is_told(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        withdraw_report(told.store, "d1", "a mistake", told.now())

        found = api.get("/reports/d1")

        assert (found["standing"], found["total"]) == (0, 1)
        assert [word["why"] for word in found["words"]] == ["a mistake"]

    def test_its_words_come_in_pages(self, told: Office, api: Api) -> None:
        told.say("d1", *(told.event("recorded", f"p{key}", name=f"P {key}") for key in range(5)))
        whole = [word["id"] for word in api.get("/reports/d1")["words"]]

        pages = [api.get("/reports/d1", limit=2)]
        while pages[-1]["next"]:
            pages.append(api.get("/reports/d1", limit=2, after=pages[-1]["next"]))

        assert [word["id"] for page in pages for word in page["words"]] == whole
        assert [len(page["words"]) for page in pages] == [2, 2, 1]


class TestFreshness:
    def test_of_an_empty_graph(self, api: Api) -> None:
        found = api.get("/freshness")
        assert (found["last_recorded"], found["kinds"], found["registers"]) == (None, [], [])

    def test_the_last_of_each_kind_and_register(self, told: Office, api: Api) -> None:
        first = told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        last = told.say("d2", told.event("appointed", "binh", "head", "2021-01-01"))

        found = api.get("/freshness")

        assert found["last_recorded"] == last.isoformat()
        assert found["kinds"] == [
            {"kind": "decision", "report": "d2", "last_received": last.isoformat()}
        ]
        then = api.get("/freshness", known_at=first.isoformat())
        assert [each["report"] for each in then["kinds"]] == ["d1"]

    def test_what_was_taken_back_is_news(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))
        moment = told.now()
        withdraw_report(told.store, "d1", "a mistake", moment)
        assert isinstance(moment, datetime)

        assert api.get("/freshness")["last_recorded"] == moment.isoformat()

    def test_an_import_that_only_takes_back_is_a_report(self, api: Api) -> None:
        api.upload(office_file().content())
        fewer = office_file().changed(lambda made: made.memberships.pop())
        assert api.upload(fewer.content()).json()["counts"]["closed"] == 1

        assert api.get("/registers")["registers"][0]["reports"] == 2
        assert api.get("/reports")["total"] == 2
        latest = api.get("/freshness")["kinds"][0]["report"]
        assert latest == ids(api.get("/reports"))[0]
        assert api.get(f"/reports/{latest}")["words"] == []
