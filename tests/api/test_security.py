"""The gate: hosts, headers, foreign pages, and that nobody comes in who did not sign in."""

import asyncio
import logging
from collections.abc import Iterable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from neo4j import GraphDatabase
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Message, Receive, Scope, Send

from api.access import COOKIE, Access
from api.main import create_app
from api.security import HEADERS, POLICY, Gate
from graph.services.trail import Trail
from graph.settings import Settings
from graph.store import Store

ADDRESS = "http://127.0.0.1:8000"
KEY = "k" * 43
BEARER = {"Authorization": f"Bearer {KEY}"}
PUBLIC = {"/sign-in", "/enter/{token}", "/static", "/health/live", "/health/ready"}
"""Every route that is answered to anybody; a new one must be put here, and there be a reason."""


def boom() -> None:
    """A defect."""
    message = "Nguyễn Văn Bí Mật"
    raise RuntimeError(message)


@pytest.fixture
def app() -> Iterator[FastAPI]:
    """The service over a database that does not answer: nothing here should get so far."""
    nowhere = GraphDatabase.driver("bolt://127.0.0.1:1", max_transaction_retry_time=0)
    with nowhere as driver:
        made = create_app(Store(driver), Access(KEY))
        made.add_api_route("/api/v1/boom", boom)
        made.add_api_route("/boom", boom)
        made.add_api_route("/api/v1/change", lambda: {}, methods=["POST", "PUT", "PATCH", "DELETE"])
        yield made


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """Somebody who is not known, and follows no redirect."""
    return TestClient(app, ADDRESS, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def signed_in(app: FastAPI, client: TestClient) -> TestClient:
    """Somebody with a session."""
    client.cookies.set(COOKIE, app.state.access.open_session())
    return client


def paths(routes: Iterable[BaseRoute]) -> Iterator[tuple[str, set[str]]]:
    """Every path with its methods, those of included routers too."""
    for route in routes:
        if isinstance(route, Route):
            yield route.path, set(route.methods or {"GET"})
        elif isinstance(route, Mount):
            yield route.path, {"GET"}
        else:
            inner = getattr(route, "original_router", None)
            context = getattr(route, "include_context", None)
            assert inner is not None, f"a route of another kind: {route!r}"
            prefix = getattr(context, "prefix", "")
            yield from ((prefix + path, methods) for path, methods in paths(inner.routes))


class TestWalk:
    def test_it_sees_the_routes_there_are(self, app: FastAPI) -> None:
        found = dict(paths(app.routes))
        assert {"/sign-in", "/sign-out", "/docs", "/enter/{token}", "/api/v1/units/{unit_id}",
                "/units/{unit_id}"} <= found.keys()  # fmt: skip

    def test_nobody_unknown_is_answered_outside_the_public_list(
        self, app: FastAPI, client: TestClient
    ) -> None:
        for path, methods in paths(app.routes):
            if path in PUBLIC:
                continue
            for method in methods:
                address = path.replace("{", "").replace("}", "")
                answer = client.request(method, address)
                assert answer.status_code == 401, (method, path)
                assert answer.headers["WWW-Authenticate"] == "Bearer"

    @pytest.mark.parametrize(
        "path",
        ["/nowhere", "/api/v1/nowhere", "/static", "/health", "/enter", "/sign-in/", "//sign-in",
         "/api/v1/%2e%2e/%2e%2e/sign-in", "/openapi.json", "/docs", "/redoc"],
    )  # fmt: skip
    def test_nor_where_there_is_nothing(self, client: TestClient, path: str) -> None:
        assert client.get(path).status_code == 401

    @pytest.mark.parametrize(
        "headers",
        [
            {"Authorization": "Bearer"},
            {"Authorization": "Bearer wrong"},
            {"Authorization": f"Basic {KEY}"},
            {"Authorization": KEY},
            {"Cookie": f"{COOKIE}={KEY}"},
            {"Cookie": f"{COOKIE}="},
            {"X-Forwarded-For": "127.0.0.1"},
        ],
    )
    def test_nor_for_what_only_looks_like_a_key(
        self, client: TestClient, headers: dict[str, str]
    ) -> None:
        assert client.get("/api/v1/units/x", headers=headers).status_code == 401

    def test_the_key_and_a_session_open(self, signed_in: TestClient, app: FastAPI) -> None:
        by_key = TestClient(app, ADDRESS, headers=BEARER)
        assert by_key.get("/api/v1/units/x").status_code == 503
        assert signed_in.get("/api/v1/units/x").status_code == 503


class TestHost:
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "[::1]"]
    )
    def test_this_machine_is_served(self, client: TestClient, host: str) -> None:
        assert client.get("/sign-in", headers={"Host": host}).status_code == 200

    @pytest.mark.parametrize(
        "host",
        ["", "evil.example", "127.0.0.1.evil.example", "evil.example:8000", "localhost@evil",
         "127.0.0.2", "0.0.0.1", "::1", "127.0.0.1:", "127.0.0.1:8000, evil"],
    )  # fmt: skip
    def test_no_other_name_is(self, client: TestClient, host: str) -> None:
        for path in ("/sign-in", "/api/v1/units/x"):
            answer = client.get(path, headers={**BEARER, "Host": host})
            assert answer.status_code == 421
        assert answer.json()["code"] == "wrong_host"


class TestHeaders:
    @pytest.mark.parametrize(
        ("path", "status"),
        [
            ("/sign-in", 200),
            ("/nowhere", 404),
            ("/api/v1/units/x", 503),
            ("/api/v1/boom", 500),
            ("/boom", 500),
            ("/static/vendor/nothing.js", 404),
            ("/static/%2e%2e/page.py", 404),
        ],
    )
    def test_every_answer_bears_them(self, client: TestClient, path: str, status: int) -> None:
        answer = client.get(path, headers=BEARER)
        assert answer.status_code == status
        assert HEADERS.items() <= {**answer.headers, **HEADERS}.items()
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert len(answer.headers["X-Request-Id"]) == 16
        assert answer.headers["Cache-Control"] == "no-store"

    def test_refusals_bear_them_too(self, client: TestClient) -> None:
        for answer in (
            client.get("/api/v1/units/x"),
            client.get("/sign-in", headers={"Host": "evil.example"}),
            client.get("/", headers={"Accept": "text/html"}),
        ):
            assert answer.headers["Content-Security-Policy"] == POLICY
            assert answer.headers["X-Request-Id"]

    def test_a_defect_names_its_request_in_body_head_and_log(
        self, client: TestClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.ERROR):
            answer = client.get("/api/v1/boom", headers=BEARER)
        assert answer.json()["request_id"] == answer.headers["X-Request-Id"]
        assert answer.headers["X-Request-Id"] in caplog.text
        assert "Bí Mật" not in answer.text
        assert "Traceback" not in answer.text

    def test_the_policy_allows_nothing_inline_and_nothing_from_outside(self) -> None:
        assert "unsafe" not in POLICY
        assert "http" not in POLICY
        assert "*" not in POLICY
        assert POLICY.startswith("default-src 'none'")


class TestForeignPages:
    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Origin": "null"},
            {"Origin": "http://evil.example"},
            {"Origin": "http://127.0.0.1:3000"},
            {"Origin": "http://localhost:8000"},
            {"Origin": "https://127.0.0.1:8000"},
            {"Sec-Fetch-Site": "cross-site", "Origin": ADDRESS},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "none"},
        ],
    )
    def test_they_change_nothing(
        self, signed_in: TestClient, method: str, headers: dict[str, str]
    ) -> None:
        answer = signed_in.request(method, "/api/v1/change", headers=headers)
        assert answer.status_code == 403
        assert answer.json()["code"] == "foreign_origin"

    @pytest.mark.parametrize("headers", [{"Origin": ADDRESS}, {"Sec-Fetch-Site": "same-origin"}])
    def test_our_own_do(self, signed_in: TestClient, headers: dict[str, str]) -> None:
        assert signed_in.post("/api/v1/change", headers=headers).status_code == 200

    def test_a_key_needs_no_origin(self, client: TestClient) -> None:
        assert client.post("/api/v1/change", headers=BEARER).status_code == 200

    def test_they_cannot_sign_anybody_in_or_out(self, signed_in: TestClient) -> None:
        foreign = {"Origin": "http://evil.example"}
        for path in ("/sign-in", "/sign-out"):
            assert signed_in.post(path, headers=foreign, data={"key": KEY}).status_code == 403

    def test_no_answer_lets_them_read_it(self, signed_in: TestClient) -> None:
        answer = signed_in.get("/sign-in", headers={"Origin": "http://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control")]


def scope_of(method: str, path: str, headers: dict[str, str]) -> Scope:
    """A request as the server hands it over."""
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": path, "raw_path": path.encode(),
            "query_string": b"", "headers": raw, "scheme": "http",
            "server": ("127.0.0.1", 8000), "root_path": ""}  # fmt: skip


class TestBodies:
    def test_what_is_refused_is_not_read(self, app: FastAPI) -> None:
        async def receive() -> Message:
            pytest.fail("the body was asked for")

        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        scope = scope_of("POST", "/api/v1/change", {"Host": "127.0.0.1:8000"})
        asyncio.run(app(scope, receive, send))
        assert sent[0]["status"] == 401

    def test_what_is_sent_is_passed_on_part_by_part(self) -> None:
        seen: list[bytes] = []

        async def streaming(scope: Scope, receive: Receive, send: Send) -> None:
            del scope, receive
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for part in (b"one", b"two"):
                await send({"type": "http.response.body", "body": part, "more_body": True})
                assert seen[-1] == part, "it was held back"

        async def send(message: Message) -> None:
            seen.append(message.get("body", b""))

        async def receive() -> Message:
            return {"type": "http.disconnect"}

        headers = {"Host": "127.0.0.1:8000", **BEARER}
        with GraphDatabase.driver("bolt://127.0.0.1:1") as nowhere:
            gate = Gate(streaming, Access(KEY), Store(nowhere), Trail(Settings()))
            asyncio.run(gate(scope_of("GET", "/api/v1/x", headers), receive, send))
        assert seen == [b"", b"one", b"two"]

    def test_a_websocket_is_closed(self, app: FastAPI) -> None:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        asyncio.run(app({"type": "websocket", "path": "/", "headers": []}, receive, send))
        assert sent == [{"type": "websocket.close", "code": 1008}]
