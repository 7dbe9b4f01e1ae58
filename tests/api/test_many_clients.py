"""A real server on a free port of this machine, and many clients at once."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import Final

import httpx2
import uvicorn
from fastapi import FastAPI
from neo4j import GraphDatabase

from api.access import Access
from api.main import create_app
from graph.store import Store
from tests.api.conftest import BEARER, KEY
from tests.office import Office

CLIENTS: Final = 16
ROUNDS: Final = 5
WAITING: Final = 45
"""More than the 40 threads in which the service answers."""


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address at which an application is served."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def test_no_client_sees_an_error(office: Office, store: Store) -> None:
    office.found("u", "head", "deputy")
    event = office.event("appointed", "an", "head", "2020-01-01")
    office.say("d1", event, office.event("recorded", "an", name="Nguyễn Văn An"))
    paths = ("/units", "/units/u", "/units/u/tree", "/search?q=nguyen", "/people/an/history",
             "/positions/head/succession", "/events?about=an&limit=1", f"/events/{event.id}",
             "/reports?limit=2", "/reports/d1", "/freshness", "/vocabulary",
             "/units/u?known_at=2020-01-02")  # fmt: skip

    def client(number: int) -> Counter[int]:
        with httpx2.Client(base_url=f"{address}/api/v1", headers=BEARER, timeout=120) as asking:
            turn = [*paths[number % len(paths) :], *paths[: number % len(paths)]] * ROUNDS
            return Counter(asking.get(path).status_code for path in turn)

    with (
        served(create_app(store, Access(KEY))) as address,
        ThreadPoolExecutor(CLIENTS) as pool,
    ):
        found = sum(pool.map(client, range(CLIENTS)), Counter())

    assert found == {200: CLIENTS * ROUNDS * len(paths)}


def test_it_is_alive_while_everybody_waits_for_a_dead_database() -> None:
    """More questions wait than there are threads; whoever watches the service is answered."""
    nowhere = GraphDatabase.driver("bolt://127.0.0.1:1", max_transaction_retry_time=3)
    with (
        nowhere,
        served(create_app(Store(nowhere), Access(KEY))) as address,
        httpx2.Client(base_url=address, headers=BEARER, timeout=60) as asking,
        ThreadPoolExecutor(WAITING) as pool,
    ):
        asking.get("/health/live")
        waiting = [pool.submit(httpx2.get, f"{address}/api/v1/units", headers=BEARER, timeout=60)
                   for _ in range(WAITING)]  # fmt: skip
        time.sleep(0.7)
        assert asking.get("/health/live").status_code == 200
        assert not any(each.done() for each in waiting)
        assert {each.result().status_code for each in waiting} == {503}


def test_head_is_get_without_its_body(office: Office, store: Store) -> None:
    office.found("u")
    with (
        served(create_app(store, Access(KEY))) as address,
        httpx2.Client(base_url=address, headers=BEARER, timeout=60) as asking,
    ):
        for path in ("/api/v1/units/u", "/health/live", "/api/v1/units/none"):
            head, got = asking.head(path), asking.get(path)
            assert (head.status_code, head.content) == (got.status_code, b"")
            for name in ("content-type", "content-length", "etag"):
                assert head.headers.get(name) == got.headers.get(name)
        assert asking.head("/api/v1/imports").status_code == 405
        assert asking.head("/enter/x").status_code == 405
