"""Whatever a program sends, as whomever: no defect, and no status the document does not know."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from api.access import Access
from api.main import create_app
from graph.accounts import Duty
from graph.services import keyring
from graph.services.tokens import make_token, read_scopes
from graph.settings import Settings
from graph.store import Store
from tests.api.conftest import ADDRESS, KEY
from tests.api.contract import Contract
from tests.office import Office
from tests.people import CHEAP, Staff

LEAST: Final = 1_000
"""Cases in all."""

NINE: Final = settings(
    max_examples=9,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
_NOT_OURS: Final = {"host", "connection", "content-length", "transfer-encoding", "authorization",
                    "cookie"}  # fmt: skip


@pytest.mark.timeout(900)
def test_no_case_finds_a_defect_or_an_unknown_status(store: Store) -> None:
    office = Office(store)
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    staff = Staff(store)
    staff.hire("all", *Duty, clearance=2, scopes=("u",))
    for duty in Duty:
        staff.hire(f"is-{duty.value}", duty, clearance=1, scopes=("u",))
    app = create_app(store, Access(KEY), hasher=CHEAP)
    contract = Contract(app)
    ring = keyring.ready_for(Settings(), store)
    client = TestClient(app, ADDRESS, raise_server_exceptions=False, follow_redirects=False)
    bearers = [KEY, *(make_token(store, ring, account, read_scopes(["read", "write"]), 30).text
                      for account in staff.made.values())]  # fmt: skip
    asked = 0
    for number, case in _cases(contract):
        client.headers["Authorization"] = f"Bearer {bearers[number % len(bearers)]}"
        asked += _try(client, contract, case)
    assert asked >= LEAST, asked


def _cases(contract: Contract) -> Iterator[tuple[int, schemathesis.Case[Any]]]:
    """For every operation cases that fit the document and cases that do not, numbered."""
    document = {**contract.document, "servers": [{"url": ADDRESS}]}
    for result in schemathesis.openapi.from_dict(document).get_all_operations():
        assert isinstance(result, Ok), result
        for mode in GenerationMode:
            yield from enumerate(_examples(result.ok().as_strategy(generation_mode=mode)))


def _examples(
    strategy: SearchStrategy[schemathesis.Case[Any]],
) -> list[schemathesis.Case[Any]]:
    found: list[schemathesis.Case[Any]] = []

    @NINE
    @given(strategy)
    def collect(case: schemathesis.Case[Any]) -> None:
        found.append(case)

    with suppress(Unsatisfiable):  # an operation that takes nothing cannot be asked wrongly
        collect()
    return found


def _try(client: TestClient, contract: Contract, case: schemathesis.Case[Any]) -> int:
    sent = case.as_transport_kwargs(base_url=ADDRESS)
    headers = {name: value for name, value in (sent.get("headers") or {}).items()
               if name.lower() not in _NOT_OURS and str(value).isascii()}  # fmt: skip
    body = {name: sent[name] for name in ("json", "data", "files") if sent.get(name)}
    if isinstance(body.get("data"), str | bytes):
        body["content"] = body.pop("data")
    try:
        request = client.build_request(sent["method"], sent["url"], params=sent.get("params"),
                                       headers=headers, **body)  # fmt: skip
        request.read()
    except (AttributeError, TypeError, ValueError):  # what no client can send reaches nobody
        return 0
    answer = client.send(request)
    assert answer.status_code < 500, (sent["method"], sent["url"], answer.text)
    try:
        contract.check(answer)
    except AssertionError as error:
        raise AssertionError((sent["method"], sent["url"], answer.text)) from error
    return 1
