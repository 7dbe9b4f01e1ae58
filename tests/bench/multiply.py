"""Make a graph several times as large, by copying what its questions read.

Copied, each under ids and names of its own: units, posts and people with every spell and link,
superseded ones too; events with all they name; reports with what they say and which units they
cover; conflicts. The departments of a copy are part of the one centre, so that it is one service
that grows; the centre's own posts are copied into a unit that stands alone.

Not copied: the sightings of staff lists (``in_post``) and the words on them, half of all events,
which only the evidence under a tenure reads; registers, joins and judgements of reviewers, of which
an invented office has none to speak of; accounts. So the copy is not to be checked or rebuilt.
"""

from pathlib import Path
from typing import Final

from neo4j import Driver, ManagedTransaction, Record

from graph.progress import Progress, silent

_STATEMENTS: Final = Path(__file__).parent / "scale"
_STEPS: Final = (
    ("create_units", "Unit", 500),
    ("create_unit_links", "Unit", 200),
    ("create_posts", "Position", 200),
    ("create_people", "Person", 40),
    ("create_events", "Event", 300),
    ("create_reports", "Report", 100),
    ("create_conflicts", "Conflict", 300),
)
"""Statements in their order, what they start from, and of how much at once: it must fit a heap."""


def multiply(driver: Driver, times: int, progress: Progress = silent) -> None:
    """Make a graph that was never copied so many times as large."""
    given: dict[str, object] = {"copies": [f"{number}." for number in range(2, times + 1)]}
    starts = {label: _ids(driver, "list_ids", label=label) for _, label, _ in _STEPS}
    tops = _ids(driver, "list_tops")
    for name, label, size in _STEPS:
        more = {"tops": tops} if name == "create_unit_links" else {}
        for start in range(0, len(starts[label]), size):
            part = starts[label][start : start + size]
            _run(driver, name, {"ids": part, **given, **more})
            progress(name, start + len(part), len(starts[label]))


def _ids(driver: Driver, name: str, **given: object) -> list[str]:
    return [record["id"] for record in _run(driver, name, given)]


def _run(driver: Driver, name: str, params: dict[str, object]) -> list[Record]:
    text = (_STATEMENTS / f"{name}.cypher").read_text(encoding="utf-8")

    def work(transaction: ManagedTransaction) -> list[Record]:
        return list(transaction.run(text, params))

    with driver.session() as session:
        return session.execute_write(work)
