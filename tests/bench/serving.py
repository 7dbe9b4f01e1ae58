"""The service as `canbo serve` runs it, in a process of its own, and a client that keeps its line.

A process, not a thread: client and service would share one interpreter lock, and the service would
look slower than it is.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from unittest.mock import patch
from urllib.parse import urlsplit

from api.key import operator_key
from graph.cli.serving import serve_until_stopped
from graph.services.org_graph import org_graph
from graph.settings import Settings

NODES: Final = 500
"""Nodes a page draws here at most; it is fewer otherwise (`org_graph.LIMIT`)."""

_STOPS_WITHIN: Final = 20.0
_NOT_HANDED_ON: Final = ("CANBO_NEO4J_", "CANBO_HOME", "CANBO_RULES")
"""Settings that would lead the service to somebody's own data."""


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service answers, and the key that opens it."""

    address: str
    key: str = field(repr=False)

    def client(self) -> "Client":
        """A client with a connection of its own."""
        return Client(self)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the body as it was sent, packed or not."""

    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """A program's client over one connection that is kept; the least that HTTP costs."""

    def __init__(self, service: Service) -> None:
        self._line = HTTPConnection(urlsplit(service.address).netloc, timeout=60)
        self._headers = {"Authorization": f"Bearer {service.key}"}

    def get(self, path: str, **headers: str) -> Answer:
        """Ask, and read the answer whole."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._line.request("GET", path, headers=self._headers | named)
        answer = self._line.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, told, answer.read())

    def close(self) -> None:
        """Hang up."""
        self._line.close()


@contextmanager
def serving(home: Path) -> Iterator[Service]:
    """Serve the engine of a data folder on a free port until the block ends."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(_NOT_HANDED_ON)
    }
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "tests.bench.serving"],
        cwd=Path(__file__).parents[2],
        env=kept | {"CANBO_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Service(_address(child), operator_key(home))
    finally:
        child.send_signal(signal.SIGTERM)
        try:
            child.communicate(timeout=_STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()


def _address(child: "subprocess.Popen[str]") -> str:
    """Where it says it serves."""
    for line in child.stdout or ():
        found = next((word for word in line.split() if word.startswith("http://")), None)
        if found:
            return found
    message = "the service ended before it served"
    raise RuntimeError(message)


def main() -> None:
    """Serve the data folder of this environment."""
    with patch("api.routers.pages.org_graph", partial(org_graph, limit=NODES)):
        serve_until_stopped(Settings(), port=0)


if __name__ == "__main__":
    main()
