"""What a viewer may not read shows nowhere: not in a row, count, order, tag, error or picture.

For invented offices and several viewers, every address is asked of the whole graph and of one built
without what this viewer may not read. The two answers must be the same, byte for byte.
"""

import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from api.dependencies import viewer_store
from graph.store import Store
from graph.visibility import Viewer
from tests.api.conftest import Api, api_on
from tests.api.worlds import GHOST, PEOPLE, POSTS, UNITS, VIEWERS, World, make_world
from tests.office import Office

KNOWN: Final = "2025-06-01T00:00:00Z"
WHERE: Final = {"as_of": "2024-06-01", "known_at": KNOWN}
NODES: Final = (*PEOPLE[:3], GHOST, *POSTS[:3], "root", *UNITS)
VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "about": NODES,
    "unit": ("root", *UNITS),
    "q": ("an", GHOST, "Phòng"),
    "kind": ("retirement", "vacancy", "reappointment", "term_limit", "not_evaluated"),
}
"""What the parameters of questions are tried with."""

NOT_CONTENT: Final = re.compile(
    r"/api/v1/(accounts|me|tokens|audit|rules|imports|vocabulary)|/health|\{(token|grant|id|name)\}"
)
"""Addresses that answer of accounts, rules and words: nothing in them comes from a report."""

PAGES: Final = (
    "/", "/?q=an", "/units/u0", "/units/u1", "/posts/u0-head", "/posts/u1-head", "/people/an",
    "/people/ghost", "/signals", "/signals?state=confirmed", "/units/u0/events",
    "/people/an/rotations", "/people/an/colleagues", "/units/u0/flows", "/units/u0/line",
    "/units/u0/cascade?assume=resigned:an:2030-12-31",
    *(f"{page}?as_of=2024-06-01&known_at={KNOWN}" for page in (
        "/signals", "/signals.csv", "/units/u0", "/units/u1", "/posts/u0-head", "/people/an")),
)  # fmt: skip
"""Pages of today, and of a moment at which signals of the worlds are open."""

Answer = tuple[int, str | None, str]


@pytest.mark.timeout(1200)
def test_every_read_answers_as_if_the_hidden_were_not_there(store: Store) -> None:
    api = api_on(store)
    hidden = 0
    for seed, viewer in itertools.product(range(2), VIEWERS):
        world = make_world(seed)
        asked = [*_questions(api), *_reports_and_events(world), *PAGES]
        if seed:
            asked = random.Random(seed).sample(asked, 120)  # noqa: S311 - no secret
        whole = _answers(api, store, world, viewer, asked)
        less = world.known_to(viewer, _places(store))
        hidden += len(world.reports) - len(less.reports)
        answers = _answers(api, store, less, viewer, asked)
        leaks = [path for path in whole if answers[path] != whole[path]]
        assert not leaks, (seed, viewer.account, len(leaks), leaks[0],
                           _first_difference(whole[leaks[0]], answers[leaks[0]]))  # fmt: skip
    assert hidden > 80, "the worlds hide too little to show anything"


def test_the_comparison_would_see_a_leak(store: Store) -> None:
    """A reader of everything gets other answers from the two graphs."""
    api, world, everything = api_on(store), make_world(0), Viewer("operator", 2, everywhere=True)
    asked = [path for path in (*_questions(api), *PAGES) if "signals" in path or "about=an" in path
             or path.startswith("/api/v1/reports?")]  # fmt: skip
    whole = _answers(api, store, world, everything, asked)
    less = world.known_to(VIEWERS[2], _places(store))
    found = _answers(api, store, less, everything, asked)
    differing = {path.split("?")[0] for path in whole if found[path] != whole[path]}
    assert {"/api/v1/signals", "/api/v1/reports", "/signals"} <= differing


def _answers(
    api: Api, store: Store, world: World, viewer: Viewer, paths: Iterable[str]
) -> dict[str, Answer]:
    Office(store).clear()
    world.build(store)
    app: Any = api.client.app
    app.dependency_overrides[viewer_store] = lambda: store.for_viewer(viewer)
    try:
        return {path: _answer(api.client, path) for path in paths}
    finally:
        app.dependency_overrides.clear()


def _answer(client: TestClient, path: str) -> Answer:
    found = client.get(path, headers={"accept": "text/html" if path in PAGES else "*/*"})
    assert found.status_code < 500, (path, found.text)
    text = found.text.replace(found.headers["x-request-id"], "")
    return found.status_code, found.headers.get("etag"), _without_moments(text, path)


def _first_difference(whole: Answer, less: Answer) -> tuple[object, ...]:
    """Where two answers part, shortly: a diff of whole pages takes minutes."""
    if whole[0] != less[0]:
        return whole[0], less[0]
    place = next((at for at, (one, other) in enumerate(zip(whole[2], less[2], strict=False))
                  if one != other), 0)  # fmt: skip
    start = max(0, place - 80)
    return whole[1], less[1], whole[2][start : place + 80], less[2][start : place + 80]


def _without_moments(text: str, path: str) -> str:
    """Pages and a few answers say when they were asked; that is no knowledge."""
    if path in PAGES or "known_at" not in path:
        text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\s\"<&]*|\d\d:\d\d", "", text)
    return text


def _questions(api: Api) -> Iterator[str]:
    for template, operations in api.contract.document["paths"].items():
        if "get" not in operations or NOT_CONTENT.search(template):
            continue
        asked = {each["name"]: each for each in operations["get"].get("parameters", ())}
        fixed = {name: value for name, value in WHERE.items() if name in asked}
        paths = [name for name, each in asked.items() if each["in"] == "path"]
        varied = [name for name in VALUES if name in asked and name not in paths]
        for node in NODES if paths else ("",):
            path = re.sub(r"\{\w+\}", node, template)
            needed = {name: VALUES[name][0] for name in varied if asked[name].get("required")}
            yield _address(path, {**needed, **fixed})
            for name in varied:
                for value in VALUES[name]:
                    yield _address(path, {**needed, name: value, **fixed})


def _reports_and_events(world: World) -> Iterator[str]:
    for told in world.reports[:25]:
        yield _address(f"/api/v1/reports/{told.report.id}", {"known_at": KNOWN})
        for event in told.events[:1]:
            yield _address(f"/api/v1/events/{event.id}", WHERE)
            yield _address(f"/api/v1/signals/{event.id}", WHERE)


def _address(path: str, asked: Mapping[str, str]) -> str:
    return path + ("?" + "&".join(f"{name}={value}" for name, value in asked.items()) if asked
                   else "")  # fmt: skip


def _places(store: Store) -> dict[str, list[str]]:
    everything = Viewer("operator", 2, everywhere=True)
    return store.for_viewer(everything).ask("places", lambda view: view.places([*PEOPLE, GHOST]))


@pytest.mark.parametrize("seed", range(2))
def test_worlds_are_the_same_for_the_same_seed(seed: int) -> None:
    one, other = (
        [(told.report.id, told.report.lane, told.events[0].id) for told in world.reports]
        for world in (make_world(seed), make_world(seed))
    )
    assert json.dumps(one) == json.dumps(other)
