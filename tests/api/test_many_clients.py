"""A real server on a free port of this machine, and sixteen clients at once."""

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

from api.access import Access
from api.main import create_app
from graph.store import Store
from tests.api.conftest import BEARER, KEY
from tests.office import Office

CLIENTS: Final = 16
ROUNDS: Final = 5


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
