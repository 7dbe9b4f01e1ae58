"""Route by duty: who may ask what. A route that is not in the table fails the test."""

import re
from collections.abc import Mapping
from typing import Final

import pytest
from fastapi.testclient import TestClient

from api.access import Access
from api.main import create_app
from graph.accounts import READING, Duty
from graph.services import keyring
from graph.services.tokens import make_token, read_scopes
from graph.settings import Settings
from graph.store import Store
from tests.api.conftest import ADDRESS, KEY
from tests.api.contract import Contract
from tests.people import CHEAP, PASSWORD, Staff

EVERYBODY: Final = frozenset(Duty)
WRITING: Final = frozenset({Duty.OFFICER, Duty.HEAD})
NOBODY: Final[frozenset[Duty]] = frozenset()

BY_DUTY: Final[Mapping[str, frozenset[Duty]]] = {
    r"GET /api/v1/(me|tokens|vocabulary|openapi\.json|rules.*|due/questions)": EVERYBODY,
    r"(POST|DELETE) /api/v1/tokens.*": EVERYBODY,
    r"GET /api/v1/accounts": frozenset({Duty.ADMIN}),
    r"POST /api/v1/accounts(/[^/]+/(grants|close))?": frozenset({Duty.ADMIN}),
    r"POST /api/v1/grants/[^/]+/confirm": frozenset({Duty.ADMIN, Duty.HEAD}),
    r"POST /api/v1/grants/[^/]+/withdraw": frozenset({Duty.ADMIN}),
    r"GET /api/v1/audit": frozenset({Duty.AUDITOR}),
    r"POST /api/v1/reports/[^/]+/source": NOBODY,  # a right of its own, and no duty
    r"POST /api/v1/(observations|reports|imports).*": WRITING,
    r"POST /api/v1/(signals/[^/]+/reviews|people/[^/]+/joins).*": frozenset({Duty.REVIEWER}),
    r"POST /api/v1/cascade": READING,
    r"GET /api/v1/.*": READING,
}
"""The first that fits a route says which duties it is for; everybody else is told so."""


def _for(route: str) -> frozenset[Duty]:
    return next(duties for pattern, duties in BY_DUTY.items() if re.fullmatch(pattern, route))


def _routes(contract: Contract) -> list[tuple[str, str]]:
    return [
        (method.upper(), template)
        for template, operations in contract.document["paths"].items()
        if template.startswith("/api/")
        for method in operations
        if method in {"get", "post", "put", "patch", "delete"}
    ]


@pytest.fixture
def service(store: Store) -> TestClient:
    """A running service with one account of each duty."""
    staff = Staff(store)
    for duty in Duty:
        staff.hire(f"is-{duty.value}", duty, clearance=1)
    app = create_app(store, Access(KEY), hasher=CHEAP)
    return TestClient(app, ADDRESS, raise_server_exceptions=False, follow_redirects=False)


def test_every_route_is_for_whom_the_table_says(service: TestClient) -> None:
    contract = Contract(service.app)  # type: ignore[arg-type]
    wrong = []
    for duty in Duty:
        service.cookies.clear()
        own = {"Sec-Fetch-Site": "same-origin"}
        entry = {"name": f"is-{duty.value}", "password": PASSWORD}
        assert service.post("/sign-in", data=entry, headers=own).status_code == 303
        for method, template in _routes(contract):
            path = re.sub(r"\{\w+\}", "nothing", template)
            answer = service.request(method, path, headers=own)
            allowed = duty in _for(f"{method} {path}")
            if (answer.status_code == 403) is allowed or answer.status_code in {401, 500}:
                wrong.append((duty.value, method, template, answer.status_code, allowed))
    assert wrong == []


def test_nobody_gets_in_without_an_account(service: TestClient) -> None:
    contract = Contract(service.app)  # type: ignore[arg-type]
    for method, template in _routes(contract):
        path = re.sub(r"\{\w+\}", "nothing", template)
        assert service.request(method, path).status_code == 401, (method, path)
    for page in ("/docs", "/", "/signals", "/observe", "/due", "/account", "/review"):
        assert service.get(page).status_code in {303, 401}, page


def test_a_token_that_only_reads_changes_nothing(service: TestClient, store: Store) -> None:
    contract = Contract(service.app)  # type: ignore[arg-type]
    staff = Staff(store)
    staff.hire("all", *Duty)
    ring = keyring.ready_for(Settings(), store)
    token = make_token(store, ring, staff.made["all"], read_scopes(["read"]), 30).text
    for method, template in _routes(contract):
        if method != "GET" and template != "/api/v1/cascade":
            path = re.sub(r"\{\w+\}", "nothing", template)
            answer = service.request(method, path, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 403, (method, path, answer.text)
