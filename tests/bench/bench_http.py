"""Questions over HTTP against their services and against the bare driver, and many clients at once.

What lies between a service and its address is routing, the gate, a thread of the pool and a
connection that is kept; the aim is the service and 3 ms. A request that is not answered as it
should be ends the measurements with an error.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Final

from neo4j import Driver

from api.main import VERSION
from graph.jsonable import history_json, succession_json, unit_page_json
from graph.jsonable.drawing import org_graph_json
from graph.services.clocks import read_clocks
from graph.services.history import history
from graph.services.naming import look_up_people, look_up_posts, look_up_units
from graph.services.org_graph import org_graph
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.store import Store
from graph.visibility import OPERATOR
from tests.bench.bench_paint import bench_paint
from tests.bench.bench_reads import run_bare, written_down
from tests.bench.bench_weight import bench_weight
from tests.bench.serving import NODES, Client, Service, serving
from tests.bench.timing import in_turn

CALLS: Final = 100
LARGE: Final = 10
"""Calls of the question that takes a hundred times as long as the others."""

CLIENTS: Final = 16
REQUESTS: Final = 1_600
"""Requests of all clients together."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to its service, as a path of the API and as a page."""

    name: str
    calls: int
    ask: Callable[[], object]
    api: str
    page: str


def bench_http(driver: Driver, home: Path) -> Iterator[str]:
    """Measure, line by line; the graph holds the congress register.

    Raises:
        SystemExit: a request was not answered as it should be.
    """
    asked = questions(Store(driver))
    with serving(home) as service:
        yield from _latency(driver, service, asked)
        yield from _load(service, [each.api for each in asked[:3]])
        yield from bench_weight(service, {"start": "/"} | {each.name: each.page for each in asked})
        yield from bench_paint(service, drawn=asked[3].page, small=asked[2].page)


def questions(store: Store) -> list[Question]:
    """History, succession, unit, and the graph of many nodes."""
    viewer, now = store.for_viewer(OPERATOR), read_clocks()
    person = look_up_people(viewer, now, "C000127", None)[0].id
    post = look_up_posts(viewer, now, "us/executive/president", None)[0].id
    small, large = (
        look_up_units(viewer, now, key, None)[0].id for key in ("us/executive", "us/house")
    )
    people, posts, units = (f"/api/{VERSION}/{kind}" for kind in ("people", "positions", "units"))
    return [
        Question(
            "history",
            CALLS,
            lambda: history_json(history(viewer, person, now, by_id=True)),
            f"{people}/{person}/history",
            f"/people/{person}",
        ),
        Question(
            "succession",
            CALLS,
            lambda: succession_json(succession(viewer, post, now, by_id=True)),
            f"{posts}/{post}/succession",
            f"/posts/{post}",
        ),
        Question(
            "unit",
            CALLS,
            lambda: unit_page_json(unit_page(viewer, small, now, by_id=True)),
            f"{units}/{small}",
            f"/units/{small}",
        ),
        Question(
            f"graph of {NODES}",
            LARGE,
            lambda: org_graph_json(org_graph(viewer, large, now, limit=NODES, by_id=True)),
            f"{units}/{large}/graph?limit={NODES}",
            f"/units/{large}",
        ),
    ]


def _latency(driver: Driver, service: Service, asked: Sequence[Question]) -> Iterator[str]:
    yield f"http: median of {CALLS}, of the graph {LARGE}, in turn, in ms (aim: service and 3 ms)"
    yield (
        f"  {'':<14}{'bare':>7}{'service':>9}{'/ bare':>8}{'http':>8}{'+ ms':>7}"
        f"{'/ service':>11}{'304':>8}{'page':>8}{'/ http':>8}"
    )
    with closing(service.client()) as client:
        for each in asked:
            bare, made, http, known, page = (
                seconds * 1e3
                for seconds in in_turn(_ways(driver, client, each), each.calls, each.calls // 5)
            )
            yield (
                f"  {each.name:<14}{bare:7.2f}{made:9.2f}{made / bare:8.2f}{http:8.2f}"
                f"{http - made:7.2f}{http / made:11.2f}{known:8.2f}{page:8.2f}{page / http:8.2f}"
            )


def _ways(driver: Driver, client: Client, question: Question) -> list[Callable[[], object]]:
    """Bare, through its service as JSON, over HTTP, over HTTP when it is known, as a page."""
    tag = client.get(question.api).headers["etag"]
    return [
        partial(run_bare, driver, written_down(question.ask)),
        lambda: json.dumps(question.ask(), ensure_ascii=False, separators=(",", ":")).encode(),
        lambda: _must(client, question.api, 200),
        lambda: _must(client, question.api, 304, If_None_Match=tag),
        lambda: _must(client, question.page, 200, Accept="text/html"),
    ]


def _must(client: Client, path: str, status: int, **headers: str) -> None:
    found = client.get(path, **headers).status
    if found != status:
        message = f"{path} was answered with {found}, not {status}"
        raise SystemExit(message)


def _load(service: Service, paths: Sequence[str]) -> Iterator[str]:
    """Requests a second of one client and of many, all questions in turn."""
    yield f"load: {REQUESTS} requests of the API, {len(paths)} questions in turn"
    alone, failed = 0.0, 0
    for clients in (1, CLIENTS):
        began = perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            work = partial(_one_client, service, paths)
            done = list(pool.map(work, [REQUESTS // clients] * clients))
        rate = REQUESTS / (perf_counter() - began)
        alone = alone or rate
        errors = sum(each for _, each in done)
        failed += errors
        waits = quantiles([wait * 1e3 for waits, _ in done for wait in waits], n=20)
        yield (
            f"  {clients:>2} clients {rate:7.0f} requests/s  ratio {rate / alone:4.2f}  "
            f"median {waits[9]:6.1f} ms  95% {waits[18]:6.1f} ms  {errors} errors"
        )
    if failed:
        message = f"{failed} requests failed"
        raise SystemExit(message)


def _one_client(service: Service, paths: Sequence[str], requests: int) -> tuple[list[float], int]:
    """How long each request took, and how many failed."""
    waits, errors = [], 0
    with closing(service.client()) as client:
        for turn in range(requests):
            began = perf_counter()
            try:
                errors += client.get(paths[turn % len(paths)]).status != 200
            except (OSError, HTTPException):
                errors += 1
                client.close()  # the next request opens the line anew
            waits.append(perf_counter() - began)
    return waits, errors
