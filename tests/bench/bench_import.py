"""Import of a real register against a bare CREATE of the same nodes and relationships.

Both run in the same engine, in turn, several times. The bare run has no checks, no evidence to
look up, no projection and no history: it is what the database needs at the least.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from neo4j import Driver

from graph.services.importing import import_file
from graph.store import Store

ROUNDS = 3
BATCH = 10_000

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Dump:
    """Everything in the graph: nodes by label, relationships by type and the labels they join."""

    nodes: dict[str, Rows]
    links: dict[tuple[str, str, str], Rows]

    @property
    def facts(self) -> int:
        """Nodes and relationships."""
        everything = [*self.nodes.values(), *self.links.values()]
        return sum(len(rows) for rows in everything)


def dump(driver: Driver) -> Dump:
    """Read the graph whole."""
    nodes: dict[str, Rows] = defaultdict(list)
    links: dict[tuple[str, str, str], Rows] = defaultdict(list)
    with driver.session() as session:
        for label, values in session.run(
            "MATCH (n) WHERE n.id IS NOT NULL RETURN labels(n)[0], properties(n)"
        ).values():
            nodes[label].append(values)
        for start, kind, end, first, last, values in session.run(
            "MATCH (a)-[r]->(b) "
            "RETURN labels(a)[0], type(r), labels(b)[0], a.id, b.id, properties(r)"
        ).values():
            links[(start, kind, end)].append({"a": first, "b": last, "properties": values})
    return Dump(nodes, links)


def create_bare(driver: Driver, content: Dump) -> None:
    """Write a dump with nothing but CREATE."""
    with driver.session() as session, session.begin_transaction() as run:
        for label, rows in content.nodes.items():
            for batch in _batches(rows):
                run.run(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows=batch).consume()
        for (start, kind, end), rows in content.links.items():
            for batch in _batches(rows):
                run.run(
                    f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) "
                    f"MATCH (b:{end} {{id: row.b}}) CREATE (a)-[r:{kind}]->(b) "
                    "SET r = row.properties",
                    rows=batch,
                ).consume()
        run.commit()


def _batches(rows: Rows) -> Sequence[Rows]:
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]


def wipe(driver: Driver) -> None:
    """Empty the graph but for its schema."""
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } "
            "IN TRANSACTIONS OF 10000 ROWS"
        ).consume()


def timed(work: Callable[[], object]) -> float:
    """Seconds a call takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def bench_import(driver: Driver, file: Path) -> list[str]:
    """Measure and return the lines to print."""
    store = Store(driver)
    wipe(driver)
    import_file(store, file)
    content = dump(driver)
    bare, first, second = [], [], []
    for _ in range(ROUNDS):
        wipe(driver)
        bare.append(timed(lambda: create_bare(driver, content)))
        wipe(driver)
        first.append(timed(lambda: import_file(store, file)))
        second.append(timed(lambda: import_file(store, file)))
    one, two, least = median(first), median(second), median(bare)
    return [
        f"import {file.name}: {content.facts} facts, median of {ROUNDS}",
        f"  bare CREATE      {least:7.2f} s  {content.facts / least:9.0f} facts/s",
        f"  import           {one:7.2f} s  {content.facts / one:9.0f} facts/s",
        f"  import / bare    {least / one:7.2f}    (aim: at least 0.4 of the bare rate)",
        f"  first / second   {one / two:7.1f}    (aim: the second at least 5 times faster)",
    ]
