"""Every error in one shape, over all routes there are."""

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from neo4j import GraphDatabase

from api.access import Access
from api.main import create_app
from api.openapi import document
from api.security import HEADERS
from graph.store import Store
from tests.api.conftest import ADDRESS, BEARER, KEY
from tests.api.contract import Contract, check_problem

NAME: Final = "Nguyễn Văn An"
NEEDED: Final = {
    "/search": {"q": "an"}, "/people": {"name": "an"}, "/positions": {"name": "an"},
    "/due": {"kind": "vacancy"}, "/bench": {"unit": "u"}, "/blind-spots": {"unit": "u"},
    "/cascade": {"person": "an"},
}  # fmt: skip
"""Parameters without which a route answers nothing."""


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    with GraphDatabase.driver("bolt://127.0.0.1:1") as nowhere:
        paths = document(create_app(Store(nowhere), Access(KEY)))["paths"]
    return [
        (method, path, operation)
        for path, operations in paths.items()
        for method, operation in operations.items()
    ]


OPERATIONS: Final = _operations()
READS: Final = [(path, each) for method, path, each in OPERATIONS if method == "get"]
ASKING: Final = [(path, each) for path, each in READS if "503" in each["responses"]
                 and not path.endswith(("/vocabulary", "/openapi.json", "/ready", "/me", "/audit",
                                        "/due/questions"))
                 and not path.startswith("/api/v1/rules")]  # fmt: skip
ITEMS: Final = [(path, each) for path, each in READS if "{" in path]
BAD_TEXTS: Final = ["", "a\0b", "\x1b[2J", "x" * 2001]


def _address(path: str, node: str = "nothing") -> str:
    return re.sub(r"\{\w+\}", node, path)


def _meets(template: str, path: str) -> bool:
    """Whether a route's template answers at another's address too."""
    return re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), _address(path)) is not None


def _needed(path: str) -> dict[str, str]:
    return next((NEEDED[end] for end in NEEDED if path.endswith(end)), {})


def _parameters(operation: dict[str, Any], place: str = "query") -> set[str]:
    return {each["name"] for each in operation.get("parameters", ()) if each["in"] == place}


@pytest.fixture(scope="module")
def app() -> Iterator[FastAPI]:
    """The service over a closed port, with a route that has a defect."""
    nowhere = GraphDatabase.driver(
        "bolt://127.0.0.1:1", max_transaction_retry_time=0, connection_timeout=1
    )
    with nowhere as driver:
        made = create_app(Store(driver), Access(KEY))
        broken = APIRouter()

        @broken.get("/api/v1/broken")
        def get_broken() -> None:
            raise RuntimeError(NAME)

        made.include_router(broken)
        yield made


@pytest.fixture(scope="module")
def client(app: FastAPI) -> TestClient:
    """A program with the key."""
    return TestClient(app, ADDRESS, headers=BEARER, raise_server_exceptions=False)


def _told(response: Response, status: int, code: str | None = None) -> dict[str, Any]:
    assert response.status_code == status, response.text
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert response.headers["cache-control"] == "no-store"
    told = check_problem(response)
    assert code in {None, told["code"]}
    return told


def test_the_walk_sees_all_routes() -> None:
    paths = {path for _, path, _ in OPERATIONS}
    assert {"/api/v1/units/{unit_id}/tree", "/api/v1/imports", "/health/ready"} <= paths
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
class TestEveryRoute:
    def test_without_access_it_answers_nothing(
        self, app: FastAPI, method: str, path: str, operation: dict[str, Any]
    ) -> None:
        stranger = TestClient(app, ADDRESS)
        if operation.get("security") == []:
            assert stranger.request(method, path).status_code != 401
        else:
            answer = stranger.request(method, _address(path))
            _told(answer, 401, "sign_in")
            assert "401" in operation["responses"]

    def test_another_method_is_refused(
        self, client: TestClient, method: str, path: str, operation: dict[str, Any]
    ) -> None:
        del operation, method
        there = {each.upper() for each, other, _ in OPERATIONS if _meets(other, path)}
        for wrong in {"PUT", "PATCH", "DELETE", "POST", "GET"} - there:
            own = {"Sec-Fetch-Site": "same-origin"}
            answer = client.request(wrong, _address(path), headers=own)
            _told(answer, 405, "method_not_allowed")
            assert set(answer.headers["allow"].split(", ")) <= there

    def test_an_unknown_parameter_is_named(
        self, client: TestClient, method: str, path: str, operation: dict[str, Any]
    ) -> None:
        if not path.startswith("/api/"):
            return
        wrong = {"knownat": "2020-01-01", **(_needed(path) if method == "get" else {})}
        told = _told(client.request(method, _address(path), params=wrong), 422, "invalid")
        assert [each["where"] for each in told["errors"]] == ["query.knownat"]
        assert "422" in operation["responses"]

    def test_errors_are_declared(
        self, client: TestClient, method: str, path: str, operation: dict[str, Any]
    ) -> None:
        del client, method, path
        for status, promised in operation["responses"].items():
            if int(status) >= 400:
                assert list(promised["content"]) == ["application/problem+json"]


@pytest.mark.parametrize(("path", "operation"), ASKING)
class TestEveryQuestion:
    def test_without_a_database_it_says_so_and_no_more(
        self, client: TestClient, path: str, operation: dict[str, Any]
    ) -> None:
        del operation
        answer = client.get(_address(path), params=_needed(path))
        _told(answer, 503, "unreachable")
        assert "127.0.0.1" not in answer.text

    @pytest.mark.parametrize("text", BAD_TEXTS, ids=["empty", "nul", "escape", "long"])
    def test_a_parameter_that_is_no_text_is_refused(
        self, client: TestClient, path: str, operation: dict[str, Any], text: str
    ) -> None:
        for name in _parameters(operation):
            given = {**_needed(path), name: text}
            told = _told(client.get(_address(path), params=given), 422)
            assert f"query.{name}" in {each["where"] for each in told["errors"]}

    def test_a_parameter_given_twice_is_refused(
        self, client: TestClient, path: str, operation: dict[str, Any]
    ) -> None:
        for name in _parameters(operation):
            twice = {**_needed(path), name: ["1", "2"]}
            _told(client.get(_address(path), params=twice), 422)

    @pytest.mark.parametrize(
        ("name", "text"),
        [("as_of", "yesterday"), ("as_of", "2020-02-30"), ("as_of", "9999-12-31"),
         ("as_of", "3000-01-01"), ("as_of", "99999999999"), ("as_of", "-0001-01-01"),
         ("known_at", "soon"), ("known_at", "9999-12-31T23:59:59Z"), ("known_at", "3000-01-01"),
         ("known_at", "0001-01-01T00:00:00+14:00"), ("known_at", "2020-01-01T25:00"),
         ("limit", "0"), ("limit", "1000001"), ("limit", "-5"), ("limit", "9" * 400),
         ("limit", "ten"),
         ("after", "%%%"), ("after", "AAAA"), ("after", "é"), ("after", "A" * 400)],
    )  # fmt: skip
    def test_a_value_that_is_none_is_refused(
        self, client: TestClient, path: str, operation: dict[str, Any], name: str, text: str
    ) -> None:
        if name in _parameters(operation):
            given = {**_needed(path), name: text}
            _told(client.get(_address(path), params=given), 422)


@pytest.mark.parametrize(("path", "operation"), ITEMS)
class TestEveryItem:
    @pytest.mark.parametrize("node", ["%00", "a%0Ab", "x" * 2001], ids=["nul", "line", "long"])
    def test_an_id_that_is_no_text_is_refused(
        self, client: TestClient, path: str, operation: dict[str, Any], node: str
    ) -> None:
        del operation
        _told(client.get(_address(path, node)), 422, "invalid")

    def test_what_is_not_there_is_not_found(
        self, store: Store, path: str, operation: dict[str, Any]
    ) -> None:
        made = create_app(store, Access(KEY))
        client = TestClient(made, ADDRESS, headers=BEARER)
        for node in ("nothing", "Nguyễn Văn An", "'", "%ED%A0%80", "%F0%9F%98%80", "*"):
            told = _told(client.get(_address(path, node)), 404, "not_found")
            assert told["hint"]
        assert "404" in operation["responses"]


class TestDefects:
    def test_one_is_told_without_its_reason_and_logged_with_it(
        self, client: TestClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.ERROR, "canbo.api"):
            answer = client.get("/api/v1/broken")

        told = _told(answer, 500, "internal")
        assert NAME not in answer.text
        assert told["request_id"] in caplog.text

    def test_an_address_without_a_route_is_not_found(self, client: TestClient) -> None:
        for path in ("/api/v1/unit", "/api/v1/units/a/b", "/api/v1/units/", "/api/v2/units"):
            _told(client.get(path), 404, "not_found")


class TestHealth:
    def test_the_process_answers_without_a_database(self, client: TestClient) -> None:
        assert client.get("/health/live").json() == {"status": "live"}

    def test_it_is_not_ready_without_one(self, app: FastAPI, client: TestClient) -> None:
        answer = client.get("/health/ready")
        _told(answer, 503, "unreachable")
        Contract(app).check(answer)

    def test_it_is_ready_with_its_own_schema_only(self, store: Store) -> None:
        client = TestClient(create_app(store, Access(KEY)), ADDRESS)
        assert client.get("/health/ready").json() == {"status": "ready"}
        with store.driver.session() as session:
            session.run("CREATE (:Migration {version: '9999_later', checksum: 'x'})").consume()
        try:
            _told(client.get("/health/ready"), 503, "not_ready")
        finally:
            with store.driver.session() as session:
                session.run("MATCH (m:Migration {version: '9999_later'}) DELETE m").consume()
