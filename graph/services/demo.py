"""Fill an empty graph with the generated demo office."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Final

from graph.demo import Draft
from graph.errors import RefusedError
from graph.grading import asserted
from graph.model import Assertion, Change, Coverage, Event
from graph.progress import Progress, silent
from graph.projection.recorded import ledger_of
from graph.projection.replay import replay
from graph.services.checking import rebuild
from graph.store import Store
from graph.vocabulary import RELIABILITY, Stance

BATCH: Final = 5_000
"""Assertions after which a transaction ends."""

Told = tuple[datetime, Change]


def load_demo(store: Store, drafts: Sequence[Draft], progress: Progress = silent) -> int:
    """Fill an empty graph with a generated office; returns how many things were derived.

    Every report gets the recorded time the invented desk wrote it down at, so that questions as
    known at an earlier moment have something to show. One that was interrupted goes on where it
    stopped.

    Raises:
        RefusedError: the graph already holds people, units or posts.
    """
    if any(row["nodes"] for row in store.counts()):
        message = "The graph is not empty; the demo office is only for an empty one."
        raise RefusedError(message, "Use another folder: CANBO_HOME=FOLDER canbo demo.")
    changes = as_changes(drafts)
    written = store.last_recorded()
    if written is not None:
        _write(store, [each for each in changes if each[0] > written], progress)
        return rebuild(store, progress)
    with ThreadPoolExecutor(1) as beside:  # the database works meanwhile, on another core
        derived = beside.submit(replay, ledger_of(changes))
        _write(store, changes, progress)
        progress("replay", 0, 0)
    return rebuild(store, progress, (changes[-1][0], derived.result()))


def as_changes(drafts: Sequence[Draft]) -> list[Told]:
    """What is written of each draft, with its recorded time."""
    return [(draft.at, _change(draft)) for draft in drafts]


def _write(store: Store, changes: Sequence[Told], progress: Progress) -> None:
    for done, batch in _batches(changes):
        store.backfill(batch)
        progress("writing reports", done, len(changes))


def _batches(changes: Sequence[Told]) -> Iterator[tuple[int, Sequence[Told]]]:
    """The changes, so many at a time that they say about as much as fits a transaction."""
    start = said = 0
    for done, (_, change) in enumerate(changes, start=1):
        said += len(change.assertions)
        if said >= BATCH or done == len(changes):
            yield done, changes[start:done]
            start, said = done, 0


def _change(draft: Draft) -> Change:
    said = [_assertion(draft, event, Stance.SUPPORTS) for event in draft.says]
    said += [_assertion(draft, event, Stance.CONTRADICTS) for event in draft.denies]
    return Change(
        people=draft.people,
        positions=draft.positions,
        units=draft.units,
        reports=(draft.report,),
        assertions=tuple(said),
        coverages=tuple(Coverage(draft.report.id, unit) for unit in draft.covers),
    )


def _assertion(draft: Draft, event: Event, stance: Stance) -> Assertion:
    made = asserted(draft.report.id, draft.report.kind, event, stance)
    grade = draft.grading
    if grade is None:
        return made
    return replace(
        made,
        reliability=grade.reliability,
        credibility=grade.credibility,
        access=grade.access,
        confidence=RELIABILITY[grade.reliability].value,
    )
