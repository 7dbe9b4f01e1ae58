"""The API over a real database, asked as a program asks it; every answer is held to its promise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.access import Access
from api.main import create_app
from graph.services.checking import check
from graph.settings import Settings
from graph.store import Store
from tests.api.contract import Contract, check_problem
from tests.office import Office

KEY = "k" * 43
BEARER = {"Authorization": f"Bearer {KEY}"}
ADDRESS = "http://127.0.0.1:8000"
Json = dict[str, Any]


@dataclass
class Api:
    """A program with the operator's key."""

    client: TestClient
    contract: Contract

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, /, **params: object
    ) -> Response:
        """What the API answers."""
        given = {name: str(value) for name, value in params.items() if value is not None}
        found = self.client.get(f"/api/v1{path}", params=given or None, headers=dict(headers or {}))
        self.contract.check(found)
        return found

    def get(self, path: str, /, **params: object) -> Json:
        """The body of an answer."""
        found = self.ask(path, **params)
        assert found.status_code == 200, found.text
        return dict(found.json())

    def refusal(self, status: int, path: str, /, **params: object) -> Json:
        """The body of an error."""
        found = self.ask(path, **params)
        assert found.status_code == status, found.text
        return check_problem(found)

    def upload(
        self, content: bytes, name: str = "office.json", field: str = "file", **form: str
    ) -> Response:
        """Hand a file in."""
        files = {field: (name, content, "application/json")}
        found = self.client.post("/api/v1/imports", files=files, data=form)
        self.contract.check(found)
        return found


def api_on(store: Store, settings: Settings | None = None) -> Api:
    """The API over a graph."""
    app = create_app(store, Access(KEY), settings)
    client = TestClient(
        app, ADDRESS, headers=BEARER, raise_server_exceptions=False, follow_redirects=False
    )
    return Api(client, Contract(app))


@pytest.fixture
def api(store: Store) -> Api:
    """The API over an empty graph."""
    return api_on(store)


@pytest.fixture
def office(store: Store) -> Iterator[Office]:
    """An invented office on an empty graph; what it leaves behind must equal a rebuild."""
    made = Office(store)
    yield made
    assert check(store).differences == ()
