"""Does the graph say what its reports say? Recompute everything derived, and rewrite it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from graph.progress import Progress, silent
from graph.projection.replay import Derived, replay
from graph.store import Store
from graph.store.ledger import (
    attribute_differences,
    expected,
    history_of,
    purge_derived,
    read_ledger,
    standing,
    write_all_attributes,
    write_derived,
)
from graph.store.runner import Run

WHOLE: Final = 20_000
"""Derived things written in one transaction; measured: four times as many do not fit."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something derived that is not as its reports make it.

    Attributes:
        what: HOLDS, PLANNED_FOR, … conflict, people, positions, units.
        side: ``missing`` from the graph, ``extra`` in it, or ``attributes``.
        which: a fingerprint, or a node and its attributes.
    """

    what: str
    side: str
    which: str


@dataclass(frozen=True, slots=True)
class Check:
    """The result of a check: what was compared and what differs."""

    compared: int
    differences: tuple[Difference, ...]


def check(store: Store, progress: Progress = silent) -> Check:
    """Recompute everything derived from the reports, in memory, and compare; writes nothing."""

    def work(run: Run) -> Check:
        derived = replay(read_ledger(run), progress)
        wanted, found = expected(derived), standing(run)
        differences = [
            *_differences(wanted - found, "missing"),
            *_differences(found - wanted, "extra"),
        ]
        differences += [
            Difference(kind, "attributes", f"{node}: {names}")
            for kind, node, names in attribute_differences(run, derived)
        ]
        return Check(sum(wanted.values()), tuple(differences))

    return store.plan("check", work)


def _differences(
    counted: Counter[tuple[str, str, datetime, datetime]], side: str
) -> list[Difference]:
    return [
        Difference(what, side, f"{key} known from {since.isoformat()}")
        for (what, key, since, _), times in sorted(counted.items())
        for _ in range(times)
    ]


def rebuild(
    store: Store, progress: Progress = silent, derived: tuple[datetime, Derived] | None = None
) -> int:
    """Derive everything again and put it in place of what is there; returns how many things.

    ``derived`` is what a caller who wrote everything derived from it already, up to the last
    recorded time it knows of; it counts only if nobody has written since.

    Up to ``WHOLE`` things it happens in one transaction, under the write lock: readers see the
    old or the new. More would not fit the engine's memory and go in several; until the last, and
    after an interruption, answers lack some of them, and ``check`` says so.
    """
    with store.locked():
        if derived and derived[0] == store.last_recorded():
            fresh = derived[1]
        else:
            fresh = store.plan("replay", lambda run: replay(read_ledger(run), progress))
        known = history_of(fresh)
        if len(known) <= WHOLE:
            store.rebuild(partial(_rewrite, derived=fresh))
            return len(known)
        while store.rebuild(partial(purge_derived, limit=WHOLE)):
            progress("taking the old away", 0, 0)
        for start in range(0, len(known), WHOLE):
            store.rebuild(partial(write_derived, known=known[start : start + WHOLE]))
            progress("writing spells", min(start + WHOLE, len(known)), len(known))
        store.rebuild(partial(write_all_attributes, derived=fresh))
        return len(known)


def _rewrite(run: Run, derived: Derived) -> None:
    while purge_derived(run, WHOLE):
        pass
    write_derived(run, history_of(derived))
    write_all_attributes(run, derived)
