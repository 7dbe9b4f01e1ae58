"""Succession and rotation over HTTP: each answer fits its model, and the command line agrees."""

import json

import pytest

from graph.cli.main import run
from graph.engine import Endpoint
from tests.api.conftest import Api
from tests.next_office import DAY, staff
from tests.office import Office


def test_every_route_has_an_answer_that_fits(office: Office, api: Api) -> None:
    staff(office)
    office.say("n1", office.event("resigned", "an", "head", "2026-05", informal=True), kind="note")
    sent = office.event("rotated", "dung", "deputy", "2026-01-01", until="2028-12-31")
    office.say("d2", sent)

    found = api.get("/positions/head/candidates", as_of=DAY, limit=2)
    assert [row["person"]["id"] for row in found["candidates"]] == ["binh", "gia"]
    assert found["total"] == 4
    assert found["lanes"] == ["official", "informal"]
    assert found["ahead"]["falls_free_on"] == "2027-07-31"
    assert found["candidates"][0]["checks"][0]["outcome"] == "passed"
    assert found["candidates"][0]["checks"][0]["rules"][0]["id"] == "appointment"

    assert api.get("/bench", unit="tinh", as_of=DAY)["unit"]["id"] == "tinh"
    assert api.get("/cascade", person="an", as_of=DAY)["moves"][0]["person"]["id"] == "binh"
    assert api.get("/people/an/profile", as_of=DAY)["judged"][0]["name"] == "retirement"
    assert api.get("/people/dung/rotations", as_of=DAY)["rotations"][0]["months"] == 5
    assert api.get("/people/an/colleagues", as_of=DAY)["total"] == 3
    assert api.get("/units/tinh/flows", as_of=DAY)["flows"][0]["origin"]["id"] == "phong-1"
    assert api.get("/units/tinh/line", as_of=DAY)["heads"][0]["person"]["id"] == "an"


def test_what_if_is_asked_by_post_and_writes_nothing(office: Office, api: Api) -> None:
    staff(office)
    before = api.get("/positions/head/succession", as_of=DAY)["tenures"]
    question = {"assume": ["retired:an:2026-12-31"], "posts": ["p1-head"]}
    told = api.client.post(f"/api/v1/cascade?as_of={DAY}", json=question)
    api.contract.check(told)
    assert told.status_code == 200, told.text
    assert [(each["kind"], each["on"]) for each in told.json()["assumed"]] == [
        ("retired", "2026-12-31")
    ]
    assert {"head", "p1-head"} <= {each["post"]["id"] for each in told.json()["openings"]}
    assert api.get("/positions/head/succession", as_of=DAY)["tenures"] == before


def test_what_is_not_there_and_what_cannot_be_asked(office: Office, api: Api) -> None:
    staff(office)
    for path in ("/positions/none/candidates", "/people/none/profile", "/people/none/rotations",
                 "/people/none/colleagues", "/units/none/flows", "/units/none/line",
                 "/bench?unit=none", "/cascade?post=none"):  # fmt: skip
        told = api.ask(path)
        assert told.status_code == 404, path
    assert api.ask("/cascade").status_code in (400, 422)


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/bench?unit=tinh", ["bench", "--unit", "tinh"]),
        ("/cascade?person=an", ["cascade", "--person", "an"]),
        ("/people/an/profile", ["profile", "an"]),
        ("/people/an/colleagues", ["together", "an"]),
        ("/units/tinh/flows", ["flows", "--unit", "tinh"]),
        ("/units/tinh/line", ["line", "tinh"]),
    ],
)
def test_the_command_line_answers_the_same(
    office: Office,
    api: Api,
    endpoint: Endpoint,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    path: str,
    command: list[str],
) -> None:
    moment = _told_at(office)
    _at(endpoint, monkeypatch, tmp_path)
    assert run([*command, "--as-of", DAY, "--known-at", moment, "--json"]) == 0
    separator = "&" if "?" in path else "?"
    moved = f"{path}{separator}as_of={DAY}&known_at={moment.replace('+', '%2B')}"
    assert json.loads(capsys.readouterr().out) == api.get(moved)


def test_succession_and_history_tell_more_on_the_command_line(
    office: Office,
    api: Api,
    endpoint: Endpoint,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    moment = _told_at(office)
    _at(endpoint, monkeypatch, tmp_path)
    clocks = ["--as-of", DAY, "--known-at", moment]
    for command, path, more in (
        (["succession", "head"], "/positions/head", ("candidates", "succession")),
        (["history", "an"], "/people/an", ("rotations", "history")),
    ):
        assert run([*command, *clocks, "--json"]) == 0
        whole: dict[str, object] = {}
        for each in more:
            at = f"{path}/{each}?as_of={DAY}&known_at={moment.replace('+', '%2B')}"
            whole |= api.get(at)
        assert json.loads(capsys.readouterr().out) == whole
    assert run(["succession", "head", *clocks]) == 0
    told = capsys.readouterr().out
    assert "Ahead: an retires 2027-07-31" in told
    assert "3 candidates, planned people first" in told


def _told_at(office: Office) -> str:
    staff(office)
    return office.say("d2", office.event("trained", "an", on="2020", course="x")).isoformat()


def _at(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, home: object) -> None:
    monkeypatch.setenv("CANBO_HOME", str(home))
    monkeypatch.setenv("CANBO_NEO4J_URI", endpoint.uri)
    monkeypatch.setenv("CANBO_NEO4J_USER", endpoint.user)
    monkeypatch.setenv("CANBO_NEO4J_PASSWORD", endpoint.password)
