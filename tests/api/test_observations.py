"""Writing over HTTP: once under a key, only what was read is changed, nothing hostile gets in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from graph.services.clocks import read_clocks
from graph.store import Store
from graph.vocabulary import Role
from tests.api.conftest import Api, Json
from tests.api.contract import check_problem
from tests.office import Office

NOTE: Json = {
    "kind": "resigned", "person": "an", "post": "chief", "on": "2026-03", "source_class": "insider",
}  # fmt: skip
DECISION: Json = {
    "number": "12/QĐ", "issued_on": "2026-04-20", "signer": "Nguyễn Văn Ký",
    "says": [{"kind": "left_post", "person": "an", "post": "chief", "on": "2026-05-01"}],
}  # fmt: skip
TODAY = read_clocks().as_of
HOSTILE = "<script>alert(1)</script>"


@dataclass
class Desk:
    """An operator who writes over HTTP."""

    api: Api
    keys: int = 0

    def post(self, path: str, body: object, headers: Mapping[str, str] | None = None) -> Response:
        """What the API answers, held against its promise."""
        found = self.api.client.post(f"/api/v1{path}", json=body, headers=dict(headers or {}))
        self.api.contract.check(found)
        return found

    def note(self, key: str | None = None, **changed: Any) -> Response:  # noqa: ANN401 - JSON
        """Hand a note in."""
        self.keys += 1
        body = {name: value for name, value in (NOTE | changed).items() if value is not None}
        return self.post("/observations", body, {"Idempotency-Key": key or f"k{self.keys}"})

    def tag(self, path: str) -> str:
        """The ETag of what is read there."""
        return self.api.ask(path).headers["etag"]


@pytest.fixture
def desk(api: Api, store: Store) -> Desk:
    """The API over an office of one unit; An heads it."""
    office = Office(store)
    office.found("u", "chief")
    office.say(
        "d1",
        office.event("appointed", "an", "chief", "2018-01-01"),
        office.event("recorded", "an", name="Nguyễn Văn An"),
        office.event("established", roles={Role.UNIT: "u"}, name="Đơn vị U"),
    )
    return Desk(api)


class TestNote:
    def test_the_signal_is_answered_and_is_where_it_says(self, desk: Desk) -> None:
        made = desk.note(text=HOSTILE, source_name="=1+1")
        assert made.status_code == 201
        body = made.json()
        signal = desk.api.get(made.headers["location"].removeprefix("/api/v1"))["signal"]
        assert signal["id"] == body["signal"]["id"]
        assert [each["report"] for each in signal["voices"]] == [body["report"]]
        assert signal["voices"][0]["text"] == HOSTILE
        assert "=1+1" not in made.text
        note = desk.api.get(f"/observations/{body['report']}")
        assert (note["note"]["level"], note["note"]["units"]) == (1, ["u"])
        assert desk.api.client.get("/signals").text.count(HOSTILE) == 0

    def test_the_same_under_a_key_is_done_once(self, desk: Desk) -> None:
        first, again = desk.note("k"), desk.note("k")
        assert (first.status_code, again.status_code) == (201, 201)
        assert again.json()["report"] == first.json()["report"]
        assert again.headers["location"] == first.headers["location"]
        assert desk.api.get("/signals")["total"] == 1
        other = desk.note("k", on="2026-04")
        assert (other.status_code, check_problem(other)["code"]) == (409, "refused")

    def test_a_key_is_needed_and_can_be_read(self, desk: Desk) -> None:
        assert desk.post("/observations", NOTE).status_code == 422
        for key in ("", " ", "k" * 201, "k\xe9"):
            answer = desk.api.client.post(
                "/api/v1/observations",
                json=NOTE,
                headers={b"Idempotency-Key": key.encode("latin-1")},
            )
            desk.api.contract.check(answer)
            assert answer.status_code == 422

    def test_look_alikes_are_offered_and_joined(self, desk: Desk) -> None:
        signal = desk.note().json()["signal"]["id"]
        found = desk.post("/observations/look-alikes", NOTE | {"kind": "left_post"})
        assert [each["id"] for each in found.json()["signals"]] == [signal]
        voice = {"source_class": "unit_officer", "voice_on": signal}
        joined = desk.post("/observations", voice, {"Idempotency-Key": "v"}).json()
        assert (joined["signal"]["id"], joined["signal"]["origins"]) == (signal, 2)
        assert joined["signal"]["state"] == "corroborated"

    def test_within_some_months_has_a_first_and_a_last(self, desk: Desk) -> None:
        signal = desk.note(on=None, within_months=3).json()["signal"]
        assert signal["until"] > signal["on"]
        assert desk.note(within_months=3).status_code == 422

    def test_what_cannot_be_is_said_so(self, desk: Desk) -> None:
        asked: list[tuple[dict[str, Any], int]] = [
            ({"on": "2026-13"}, 422), ({"on": "9999-12-31"}, 422), ({"on": "0001"}, 422),
            ({"text": "x" * 4_001}, 422), ({"text": "a\0b"}, 422), ({"named": "a\x07"}, 422),
            ({"person": "a\0"}, 422), ({"person": "x" * 5_000}, 422), ({"level": True}, 422),
            ({"level": 9}, 422), ({"details": {"about": float("1e300")}}, 409),
            ({"details": {"x": "1"}}, 409), ({"source_class": "x"}, 422), ({"extra": 1}, 422),
            ({"person": "nobody"}, 404), ({"voice_on": "e_none", "kind": None, "person": None,
                                           "post": None, "on": None}, 404),
            ({"reliability": "A"}, 409), ({"kind": "recorded"}, 409), ({"on": None}, 409),
            ({"expires_on": "2999-02-30"}, 422), ({"readers": ["nobody"], "level": 2}, 409),
            ({"readers": ["nobody"], "level": 2, "text": "x"}, 404),
        ]  # fmt: skip
        found = [(changed, desk.note(**changed).status_code) for changed, _ in asked]
        assert found == asked
        assert desk.api.get("/signals")["total"] == 0


class TestCallBack:
    def test_it_is_set_shown_and_done(self, desk: Desk) -> None:
        made = desk.note(on=str(TODAY.year + 1)).json()
        signal, report = made["signal"]["id"], made["report"]
        soon = str(TODAY + timedelta(2))

        answer = desk.post(f"/observations/{report}/call-back", {"on": soon})
        assert answer.status_code == 200
        (row,) = desk.api.get("/call-backs")["call_backs"]
        assert (row["report"], row["on"], row["days_left"]) == (report, soon, 2)
        assert "Hẹn hỏi lại" in desk.api.client.get("/signals").text
        assert soon in desk.api.client.get(f"/signals/{signal}").text

        told = {"report": report, "done": "1"}
        own = {"Sec-Fetch-Site": "same-origin"}
        left = desk.api.client.post(f"/signals/{signal}/call-back", data=told, headers=own)
        assert left.status_code == 303
        assert desk.api.get("/call-backs")["call_backs"] == []

    def test_it_is_for_ones_own_notes_and_days_to_come(self, desk: Desk) -> None:
        report = desk.note().json()["report"]
        for path, on, status in (("d1", None, 404), (report, "1999-01-01", 422),
                                 (report, "soon", 422)):  # fmt: skip
            answer = desk.post(f"/observations/{path}/call-back", {"on": on})
            assert answer.status_code == status


class TestBodies:
    @pytest.mark.parametrize("path", ["/observations", "/observations/look-alikes", "/reports"])
    def test_what_is_no_body_is_said_so(self, api: Api, path: str) -> None:
        bodies = {
            b"{": 422, b"": 422, b"[]": 422, b"\xff\xfe{}": 422, b"[" * 100_000: 422,
            b'{"text": "\\ud800"}': 422, b'{"level": 1' + b"0" * 5_000 + b"}": 422,
            b'{"details": {"a": NaN}}': 422, b" " * 10_000_000: 413,
        }  # fmt: skip
        headers = {"content-type": "application/json", "Idempotency-Key": "k"}
        for content, status in bodies.items():
            answer = api.client.post(f"/api/v1{path}", content=content, headers=headers)
            api.contract.check(answer)
            assert answer.status_code == status, content[:40]


class TestReport:
    def test_a_decision_is_recorded_and_its_twin_refused(self, desk: Desk) -> None:
        made = desk.post("/reports", DECISION)
        assert made.status_code == 201
        report = desk.api.get(made.headers["location"].removeprefix("/api/v1"))
        assert report["report"]["number"] == "12/QĐ"
        (held,) = desk.api.get("/positions/chief/succession")["tenures"]
        assert held["to"] == "2026-05-01"
        twin = desk.post("/reports", DECISION)
        assert twin.status_code == 409
        assert made.json()["report"] in twin.json()["detail"]

    def test_what_cannot_be_is_said_so(self, desk: Desk) -> None:
        asked: list[dict[str, Any]] = [
            {"issued_on": "2999-01-01"}, {"issued_on": "x"}, {"number": None}, {"number": "a\0"},
            {"says": []}, {"kind": "register"}, {"signer": "\0"}, {"says": [{"on": "2020"}]},
        ]  # fmt: skip
        for changed in asked:
            assert desk.post("/reports", DECISION | changed).status_code == 422, changed


class TestChange:
    def test_only_what_was_read_is_changed(self, desk: Desk) -> None:
        body = desk.note().json()
        report, event = body["report"], body["signal"]["id"]
        tag = desk.tag(f"/observations/{report}")
        path, change = f"/reports/{report}/correction", {"event": event, "reliability": "D"}
        blind = desk.post(path, change | {"why": "x"})
        assert (blind.status_code, check_problem(blind)["code"]) == (428, "no_precondition")
        done = desk.post(path, change | {"why": "x"}, {"If-Match": tag})
        assert done.status_code == 200
        assert done.headers["etag"] == desk.tag(f"/observations/{report}") != tag
        stale = desk.post(path, change | {"why": "x"}, {"If-Match": tag})
        assert (stale.status_code, check_problem(stale)["code"]) == (412, "stale")

    def test_a_level_and_a_withdrawal(self, desk: Desk) -> None:
        report = desk.note(text="quiet").json()["report"]
        raised = desk.post(
            f"/reports/{report}/level", {"level": 2, "why": "x"},
            {"If-Match": desk.tag(f"/observations/{report}")},
        )  # fmt: skip
        assert raised.status_code == 200
        assert desk.api.get(f"/observations/{report}")["note"]["text"] == "quiet"
        gone = desk.post(
            f"/reports/{report}/withdrawal", {"why": "misheard"},
            {"If-Match": raised.headers["etag"]},
        )  # fmt: skip
        assert gone.status_code == 200
        assert desk.api.get("/signals")["total"] == 0
        (word,) = desk.api.get(f"/observations/{report}")["words"]
        assert word["why"] == "misheard"

    def test_a_decision_is_changed_by_its_own_tag(self, desk: Desk) -> None:
        report = desk.post("/reports", DECISION).json()["report"]
        tag = desk.tag(f"/reports/{report}")
        gone = desk.post(f"/reports/{report}/withdrawal", {"why": "x"}, {"If-Match": tag})
        assert gone.status_code == 200
        assert gone.headers["etag"] == desk.tag(f"/reports/{report}")

    def test_nothing_there_is_nothing_to_change(self, desk: Desk) -> None:
        bodies: dict[str, Json] = {
            "correction": {"event": "e", "reliability": "D"}, "level": {"level": 1},
            "withdrawal": {},
        }  # fmt: skip
        for act, body in bodies.items():
            told = {**body, "why": "x"}
            answer = desk.post(f"/reports/r_none/{act}", told, {"If-Match": "*"})
            assert answer.status_code == 404


class TestFiles:
    def upload(self, desk: Desk, report: str, name: str, data: bytes, **form: str) -> Response:
        files = {"file": (name, data, "application/octet-stream")}
        path = f"/api/v1/reports/{report}/attachments"
        answer = desk.api.client.post(path, files=files, data=form)
        desk.api.contract.check(answer)
        return answer

    def test_a_file_comes_back_as_a_file(self, desk: Desk) -> None:
        report = desk.post("/reports", DECISION).json()["report"]
        made = self.upload(desk, report, "quyết định.txt", "Quyết định".encode())
        assert made.status_code == 201
        found = desk.api.client.get(made.headers["location"])
        assert found.content.decode() == "Quyết định"
        assert found.headers["content-disposition"].startswith("attachment; filename*=UTF-8''quy")
        assert found.headers["x-content-type-options"] == "nosniff"
        listed = desk.api.get(f"/reports/{report}/attachments")["files"]
        assert [(each["name"], each["verdict"]) for each in listed] == [
            ("quyết định.txt", "passed")
        ]
        assert desk.api.client.get(f"{made.headers['location']}x").status_code == 404

    def test_a_stamped_one_leaves_nothing(self, desk: Desk) -> None:
        report = desk.post("/reports", DECISION).json()["report"]
        refused = self.upload(desk, report, "a.txt", "TỐI MẬT\nabc".encode())
        assert (refused.status_code, check_problem(refused)["code"]) == (409, "refused")
        assert desk.api.get(f"/reports/{report}/attachments")["files"] == []

    def test_one_that_is_too_large_is_not_read(self, desk: Desk) -> None:
        report = desk.post("/reports", DECISION).json()["report"]
        assert self.upload(desk, report, "a.txt", b" " * 22_000_000).status_code == 413
