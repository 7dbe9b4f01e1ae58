"""Events: newest first, page by page, with their words; nothing hidden in any row or count."""

from datetime import datetime

import pytest

from graph.model import Event, Judgement
from graph.services.events import event_page, events
from graph.visibility import BASE
from graph.vocabulary import Role
from tests.api.conftest import Api, Json
from tests.desk import correct, judge, withdraw_report
from tests.office import Office


@pytest.fixture
def told(office: Office) -> Office:
    """An office of one post."""
    office.found("u", "head")
    return office


def ids(found: Json) -> list[str]:
    """The ids of the events of a page."""
    return [each["id"] for each in found["events"]]


def walked(api: Api, limit: int, **params: object) -> list[Json]:
    """All pages of a list."""
    pages = [api.get("/events", limit=limit, **params)]
    while pages[-1]["next"]:
        pages.append(api.get("/events", limit=limit, after=pages[-1]["next"], **params))
    return pages


@pytest.mark.usefixtures("told")
class TestList:
    def test_newest_first_those_without_a_day_last(self, told: Office, api: Api) -> None:
        late = told.event("appointed", "an", "head", "2020-05-01")
        early = told.event("appointed", "binh", "head", "2010")
        never = told.event("recorded", "an", name="An")
        told.say("d1", early, never, late)

        assert ids(api.get("/events", about="an")) == [late.id, never.id]
        found = api.get("/events", about="head")
        assert ids(found)[:2] == [late.id, early.id]
        assert [each["on"] for each in found["events"]] == ["2020-05-01", "2010", None]
        everything = api.get("/events")
        assert ids(everything)[:2] == [late.id, early.id]
        assert everything["total"] == len(everything["events"]) == 5

    def test_what_lies_ahead_is_told_when_asked_for(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2900-01-01"))

        assert api.get("/events", about="an")["total"] == 0
        assert api.get("/events", about="an", as_of="2900-01-01")["total"] == 1
        assert api.get("/events", kind="appointed", as_of="2899-12-31")["events"] == []

    @pytest.mark.parametrize("about", [None, "head"])
    @pytest.mark.parametrize("limit", [1, 2, 3, 7])
    def test_pages_join_without_a_gap_or_a_double(
        self, told: Office, api: Api, about: str | None, limit: int
    ) -> None:
        days = ["2020-05-01"] * 4 + ["2019-05-01"] * 2 + [None] * 2
        told.say("d1", *(told.event("appointed", f"p{key}", "head", day)
                         for key, day in enumerate(days)))  # fmt: skip
        whole = api.get("/events", about=about, limit=200)

        pages = walked(api, limit, about=about)

        assert [each for page in pages for each in ids(page)] == ids(whole)
        assert {page["total"] for page in pages} == {len(ids(whole))}
        same_day = [each["id"] for each in whole["events"] if each["on"] == "2020-05-01"]
        assert same_day == sorted(same_day)

    def test_by_kind(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))

        found = api.get("/events", about="head", kind="post_created")
        assert [each["kind"] for each in found["events"]] == ["post_created"]
        api.refusal(422, "/events", kind="promoted")

    def test_roles_are_named(self, told: Office, api: Api) -> None:
        told.say("d0", told.event("recorded", "an", name="Nguyễn Văn An"))
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))

        [event] = api.get("/events", about="an", kind="appointed")["events"]

        assert [(part["role"], part["kind"], part["name"]) for part in event["roles"]] == [
            ("who", "person", "Nguyễn Văn An"),
            ("post", "position", "head"),
        ]
        assert event["roles"][1]["unit"] == {"id": "u", "name": "u"}

    def test_of_a_person_all_joined_records_count(self, told: Office, api: Api) -> None:
        told.say("d1", told.event("appointed", "an", "head", "2010-01-01"))
        before = told.say("d2", told.event("appointed", "an2", "head", "2020-01-01"))
        judge(told.store, Judgement("same_as", "an", "an2", "reviewer", "one human"), told.now())

        assert api.get("/events", about="an")["total"] == 2
        assert api.get("/events", about="an2")["total"] == 2
        assert api.get("/events", about="an", known_at=before.isoformat())["total"] == 1

    def test_an_event_that_names_a_node_twice_is_one(self, office: Office, api: Api) -> None:
        office.found("a")
        office.found("b")
        office.say("m", office.event("merged", roles={Role.FROM_UNIT: "a", Role.UNIT: "b"},
                                     on="2020-01-01"))  # fmt: skip

        assert api.get("/events", about="a", kind="merged")["total"] == 1
        assert api.get("/events", kind="merged")["total"] == 1

    def test_of_nobody_is_not_found(self, api: Api) -> None:
        assert "unit, post or person" in api.refusal(404, "/events", about="nobody")["detail"]


class TestKnown:
    def test_what_was_taken_back_is_gone_and_stood_then(self, told: Office, api: Api) -> None:
        event = told.event("appointed", "an", "head", "2020-01-01")
        moment = told.say("d1", event)
        withdraw_report(told.store, "d1", "a mistake", told.now())

        assert api.get("/events", about="head", kind="appointed")["total"] == 0
        then = api.get("/events", about="head", kind="appointed", known_at=moment.isoformat())
        assert ids(then) == [event.id]
        assert api.get("/events", kind="appointed")["events"] == []
        assert api.get("/events", kind="appointed", known_at=moment.isoformat())["total"] == 1

    def test_every_word_is_told_with_its_life(self, told: Office, api: Api) -> None:
        event = told.event("appointed", "an", "head", "2020-01-01")
        first = told.say("d1", event)
        told.say("d2", event)
        taken_back = told.now()
        withdraw_report(told.store, "d1", "a mistake", taken_back)
        assert isinstance(taken_back, datetime)

        now = api.get(f"/events/{event.id}")
        then = api.get(f"/events/{event.id}", known_at=first.isoformat())

        assert [(word["report"]["id"], word["retracted_at"], word["why"])
                for word in now["words"]] == [
            ("d1", taken_back.isoformat(), "a mistake"), ("d2", None, None)]  # fmt: skip
        assert (now["standing"], now["event"]["supports"]) == (True, 1)
        assert [(word["retracted_at"], word["why"]) for word in then["words"]] == [(None, None)]

    def test_one_nobody_stands_for_is_told_as_such(self, told: Office, api: Api) -> None:
        event = told.event("appointed", "an", "head", "2020-01-01")
        told.say("d1", event)
        right = told.event("appointed", "an", "head", "2020-02-01")
        correct(told.store, "d1", event, right, "misread", told.now())

        found = api.get(f"/events/{event.id}")

        assert (found["standing"], found["event"]["confidence"]) == (False, None)
        assert ids(api.get("/events", about="an")) == [right.id]

    def test_before_it_was_recorded_it_is_not_found(self, told: Office, api: Api) -> None:
        event = told.event("appointed", "an", "head", "2020-01-01")
        told.say("d1", event)

        api.refusal(404, f"/events/{event.id}", known_at="2019-12-31")
        api.refusal(404, "/events/e_nothing")


class TestHidden:
    def test_what_only_hidden_reports_say_is_not_there(self, told: Office, api: Api) -> None:
        before = api.get("/events", about="head"), api.get("/events")
        informal = told.event("left_service", "an", on="2021-01-01", informal=True)
        secret = told.event("appointed", "an", "head", "2021-01-01")
        told.say("note", informal, kind="note")
        told.say("s", secret, level=1)

        after = api.get("/events", about="head"), api.get("/events")
        for old, new in zip(before, after, strict=True):
            assert {**old, "known_at": ""} == {**new, "known_at": ""}
        hidden = [api.refusal(404, f"/events/{event.id}") for event in (informal, secret)]
        assert {each["hint"] for each in hidden} == {api.refusal(404, "/events/e_no")["hint"]}

    def test_of_what_both_say_only_the_open_words_are_told(self, told: Office, api: Api) -> None:
        event = told.event("appointed", "an", "head", "2020-01-01")
        told.say("secret", event, level=2)
        told.say("open", event)

        found = api.get(f"/events/{event.id}")

        assert [word["report"]["id"] for word in found["words"]] == ["open"]
        assert found["event"]["supports"] == 1
        assert api.get("/events", about="an")["events"][0]["supports"] == 1


class TestMarks:
    """The operator reads every mark; whoever may read ordinary ones finds no trace of the rest."""

    def _marked(self, told: Office) -> tuple[Event, Event]:
        disciplined = told.event("disciplined", "an", on="2020-01-01", form="khiển trách")
        recorded = told.event("recorded", "an", name="An", birth_date="1970-01-01")
        told.say("d1", disciplined, recorded)
        return disciplined, recorded

    def test_the_operator_reads_them(self, told: Office, api: Api) -> None:
        disciplined, recorded = self._marked(told)

        found = {each["id"]: each["details"] for each in api.get("/events", about="an")["events"]}

        assert found == {
            disciplined.id: {"form": "khiển trách"},
            recorded.id: {"name": "An", "birth_date": "1970-01-01"},
        }

    def test_others_do_not(self, told: Office) -> None:
        disciplined, recorded = self._marked(told)
        store = told.store.for_viewer(BASE)

        page = events(store, told.clocks(), about="an").page

        assert [(event.id, dict(event.details)) for event in page.rows] == [
            (recorded.id, {"name": "An"})
        ]
        assert page.total == 1
        with pytest.raises(Exception, match="There is no event"):
            event_page(store, disciplined.id, told.clocks())
