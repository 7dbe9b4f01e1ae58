"""Reviewing over HTTP: who may, what comes back, and that the hidden answers like the missing."""

from datetime import timedelta

import pytest

from graph.model import Event
from tests.api.conftest import Api, Json
from tests.hearsay import heard, note
from tests.office import FIRST, Office

KNOWN = (FIRST + timedelta(days=60)).isoformat()


@pytest.fixture
def pair(office: Office) -> tuple[Event, Event]:
    """A rumour, and the decision it was about."""
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    told = heard(office, "resigned", "an", "head", "2020-03")
    note(office, "n1", told)
    left = office.event("left_post", "an", "head", "2020-04-01")
    office.say("d2", left, issued="2020-03-28")
    return told, left


def post(api: Api, path: str, body: Json) -> tuple[int, Json]:
    found = api.client.post(f"/api/v1{path}", json=body)
    api.contract.check(found)
    return found.status_code, found.json()


def test_suggested_judged_and_taken_back(api: Api, pair: tuple[Event, Event]) -> None:
    told, left = pair
    (row,) = api.get("/suggestions", known_at=KNOWN)["suggestions"]
    assert (row["signal"]["id"], row["official"]["id"], row["verdict"], row["late"]) == (
        told.id, left.id, "same", False,
    )  # fmt: skip
    given = {"official": left.id, "verdict": "same", "why": "Quyết định nghỉ việc"}
    status, answer = post(api, f"/signals/{told.id}/reviews", given)
    assert status == 200, answer
    assert (answer["signal"]["state"], answer["signal"]["scored"]) == ("confirmed", True)
    assert api.get("/suggestions")["total"] == 0
    back = {"official": left.id, "why": "nhầm người"}
    status, answer = post(api, f"/signals/{told.id}/reviews/withdrawal", back)
    assert (status, answer["signal"]["reviews"][0]["withdrawn_why"]) == (200, "nhầm người")


def test_two_records_are_joined_and_taken_apart(api: Api, office: Office) -> None:
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.say("d2", office.event("recorded", "an2", name="Nguyễn Văn An"))
    given = {"record": "an2", "why": "cùng một người"}

    status, answer = post(api, "/people/an/joins", given)
    assert (status, len(answer["joins"]), answer["joins"][0]["why"]) == (200, 1, "cùng một người")
    assert post(api, "/people/an/joins", given)[0] == 409
    assert api.get("/people/an2/joins")["person"]["id"] == "an"
    status, answer = post(api, "/people/an/joins/withdrawal", {**given, "why": "nhầm"})
    assert (status, answer["joins"]) == (200, [])
    assert post(api, "/people/an/joins", {"record": "ghost", "why": "x"})[0] == 404


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verdict": "perhaps"}, 422),
        ({"why": ""}, 422),
        ({"why": " "}, 422),
        ({"official": "nothing"}, 404),
        ({"official": "d2", "extra": 1}, 422),
    ],
)
def test_what_cannot_be_is_refused(
    api: Api, pair: tuple[Event, Event], change: Json, status: int
) -> None:
    told, left = pair
    given = {"official": left.id, "verdict": "same", "why": "so", **change}
    assert post(api, f"/signals/{told.id}/reviews", given)[0] == status
    assert post(api, "/signals/nothing/reviews", {**given, "official": left.id})[0] in {404, 422}
    assert api.get(f"/signals/{told.id}")["signal"]["reviews"] == []


def test_too_few_outcomes_show_nothing(api: Api, pair: tuple[Event, Event]) -> None:
    told, left = pair
    given = {"official": left.id, "verdict": "same", "why": "so"}
    post(api, f"/signals/{told.id}/reviews", given)
    board = api.get("/scores")
    (row,) = board["classes"]
    assert (row["class"], row["outcomes"], row["hits"], row["brier"], row["lead_days"]) == (
        "insider", 1, None, None, None,
    )  # fmt: skip
    assert [each["account"] for each in board["officers"]] == ["lan"]


def test_blind_spots_name_units_and_no_report(api: Api, pair: tuple[Event, Event]) -> None:
    del pair
    found = api.get("/blind-spots", unit="u", days=30)
    (row,) = found["rows"]
    assert (found["units"], found["silent"], row["unit"]["id"], row["reports"]) == (1, 1, "u", 1)
    assert api.get("/blind-spots", unit="u", days=30, known_at="2020-01-20")["silent"] == 0
    assert api.refusal(404, "/blind-spots", unit="nowhere")["status"] == 404


@pytest.mark.parametrize(
    "path",
    ["/positions/head/succession", "/positions/head", "/people/an/history", "/people/an",
     "/units/u", "/units/u/graph"],
)  # fmt: skip
def test_the_overlay_says_that_it_is_hearsay(
    api: Api, pair: tuple[Event, Event], path: str
) -> None:
    told, _ = pair
    found = api.get(path, as_of="2020-03-01", known_at=(FIRST + timedelta(hours=5)).isoformat())
    (row,) = found["signals"]
    assert (row["id"], row["lane"], row["state"]) == (told.id, "informal", "unverified")
    assert found["lanes"] == ["official", "informal"]
    assert row["probability"] == pytest.approx(0.7)


def test_the_page_joins_and_takes_apart(api: Api, office: Office) -> None:
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.say("d2", office.event("recorded", "an2", name="Nguyễn Văn An"))
    own = {"Sec-Fetch-Site": "same-origin"}

    def told(**form: str) -> tuple[int, str]:
        answer = api.client.post("/people/an/joins", data=form, headers=own)
        return answer.status_code, answer.text

    status, text = told(record="Nguyễn Văn An", why=" ")
    assert status == 422
    assert "phải ghi lý do" in text
    assert told(record="Không Ai Cả", why="x")[0] == 422
    assert told(record="Nguyễn Văn An", why="cùng ngày sinh")[0] == 303
    assert "cùng ngày sinh" in api.client.get("/people/an/joins").text
    assert told(first="an", second="an2", why="nhầm")[0] == 303
    assert "chưa ghép gì" in api.client.get("/people/an/joins").text
