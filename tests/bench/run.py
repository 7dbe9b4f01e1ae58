"""All measurements, on engines of their own; prints ratios, asserts nothing about time.

`python -m tests.bench.run` runs all; with `office` or `scale` behind it, only those on offices of
some thousand people, or those on the national office and ten times that, which take an hour's
quarter. The exit code is 1 where a request over HTTP was not answered as it should be.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from neo4j import Driver, GraphDatabase

from graph import engine
from graph.settings import Settings
from graph.store import Store
from tests.bench.bench_due import bench_due
from tests.bench.bench_http import bench_http
from tests.bench.bench_import import bench_import
from tests.bench.bench_reads import bench_reads
from tests.bench.bench_scale import bench_scale
from tests.bench.bench_signals import bench_signals

FILE = Path(__file__).parents[2] / "data" / "us-congress.popolo.json"


def main(names: Sequence[str]) -> None:
    """Run the measurements of these names, all if none is given, each on an empty graph."""
    works: dict[str, Callable[[Driver, Path], Iterator[str]]] = {
        "office": _measured,
        "scale": lambda driver, _: bench_scale(driver),
    }
    for name in names or works:
        _run(works[name])


def _run(work: Callable[[Driver, Path], Iterator[str]]) -> None:
    """Start an engine in a throw-away folder, measure, stop it."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        at = engine.start(home, settings.cache, heap=settings.heap)
        try:
            auth = (at.user, at.password)
            with GraphDatabase.driver(
                at.uri, auth=auth, notifications_min_severity="OFF"
            ) as driver:
                Store(driver).migrate()
                for line in work(driver, home):
                    print(line, flush=True)  # noqa: T201 - a program that prints
        finally:
            engine.stop(home)


def _measured(driver: Driver, home: Path) -> Iterator[str]:
    yield from bench_import(driver, FILE)
    yield from bench_reads(driver)
    yield from bench_http(driver, home)
    yield from bench_signals(driver)
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE n.id IS NOT NULL CALL (n) { DETACH DELETE n } "
            "IN TRANSACTIONS OF 1000 ROWS"
        ).consume()
    yield from bench_due(driver)


if __name__ == "__main__":
    main(sys.argv[1:])
