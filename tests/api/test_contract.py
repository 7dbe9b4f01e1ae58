"""The committed OpenAPI document is the service's, and the command line answers the same."""

import json
from pathlib import Path

import pytest

from graph.cli.main import run
from graph.engine import Endpoint
from scripts.openapi import DOCUMENT, text
from tests.api.conftest import Api
from tests.db.test_import import office_file
from tests.office import Office


def test_the_committed_document_is_up_to_date() -> None:
    assert DOCUMENT.read_text("utf-8") == text(), "run `make openapi`"


def test_it_is_served_as_it_is_committed(api: Api) -> None:
    assert api.get("/openapi.json") == json.loads(DOCUMENT.read_text("utf-8"))


def test_every_route_has_an_answer_that_fits(office: Office, api: Api) -> None:
    office.found("u", "head")
    event = office.event("appointed", "an", "head", "2020-01-01")
    office.say("d1", event)
    office.say("n1", office.event("resigned", "an", "head", "2020-06", informal=True), kind="note")
    for path in (
        "/search?q=an", "/units", "/units/u", "/units/u/tree", "/units/u/posts",
        "/people?name=an", "/people/an", "/people/an/history", "/positions?name=head",
        "/positions/head", "/positions/head/succession", "/events", f"/events/{event.id}",
        "/reports", "/reports/d1", "/registers", "/vocabulary", "/freshness", "/signals",
        "/openapi.json",
    ):  # fmt: skip
        api.get(path)
    api.upload(office_file().content())
    for path in ("/health/live", "/health/ready"):
        api.contract.check(api.client.get(path))

    promised = {
        each["operationId"]
        for operations in api.contract.document["paths"].values()
        for each in operations.values()
    }
    assert promised - api.contract.seen - GRAPH == set()


GRAPH = {
    "get_unit_graph",
    "list_due", "list_questions", "list_departures", "list_rules", "get_rule", "ask_retirement",
    "ask_term", "ask_two_terms", "ask_rotation", "ask_secondment", "ask_discipline",
    "ask_planning", "ask_evaluation", "ask_report", "ask_advice",
    "get_me", "list_my_tokens", "make_my_token", "revoke_my_token", "list_accounts", "add_account",
    "propose_grant", "close_account", "confirm_grant", "withdraw_grant", "list_audit",
    "get_candidates", "get_cascade", "ask_cascade", "get_bench", "get_profile",
    "get_rotations", "list_colleagues", "get_flows", "get_line",
    "post_observation", "find_look_alikes", "get_observation", "post_report", "post_correction",
    "post_level", "post_withdrawal", "post_attachment", "list_attachments", "get_attachment",
    "get_signal", "list_suggestions", "make_review", "withdraw_one_review", "get_scores",
    "get_blind_spots", "post_opening", "list_joins", "make_join", "withdraw_join",
    "list_call_backs", "set_call_back",
}  # fmt: skip
"""What another module of tests asks."""


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/units/u", ["unit", "u"]),
        ("/units", ["unit"]),
        ("/people/an/history", ["history", "an", "--no-rotations"]),
        ("/positions/head/succession", ["succession", "head", "--no-candidates"]),
        ("/search?q=an", ["search", "an"]),
        ("/signals?state=expired", ["signals", "--state", "expired"]),
    ],
)
def test_the_command_line_answers_the_same(
    office: Office,
    api: Api,
    endpoint: Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    path: str,
    command: list[str],
) -> None:
    office.found("u", "head")
    moment = office.say("d1", office.event("appointed", "an", "head", "2020-01-01"))
    monkeypatch.setenv("CANBO_HOME", str(tmp_path))
    monkeypatch.setenv("CANBO_NEO4J_URI", endpoint.uri)
    monkeypatch.setenv("CANBO_NEO4J_USER", endpoint.user)
    monkeypatch.setenv("CANBO_NEO4J_PASSWORD", endpoint.password)
    clocks = ["--as-of", "2020-06-01", "--known-at", moment.isoformat()]

    assert run([*command, *clocks, "--json"]) == 0

    separator = "&" if "?" in path else "?"
    moved = f"{path}{separator}as_of=2020-06-01&known_at={moment.isoformat().replace('+', '%2B')}"
    assert json.loads(capsys.readouterr().out) == api.get(moved)
