"""Fill an empty graph with the generated demo office."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.demo import Draft
from graph.errors import RefusedError
from graph.grading import asserted
from graph.model import Assertion, Change, Coverage, Event
from graph.progress import Progress, silent
from graph.services.checking import rebuild
from graph.store import Store
from graph.vocabulary import RELIABILITY, Stance

BATCH: Final = 400
"""Reports written in one transaction."""


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
    written = store.last_recorded()
    drafts = [draft for draft in drafts if written is None or draft.at > written]
    for done, batch in _batches(drafts):
        store.backfill([(draft.at, _change(draft)) for draft in batch])
        progress("writing reports", done, len(drafts))
    return rebuild(store, progress)


def _batches(drafts: Sequence[Draft]) -> Iterator[tuple[int, Sequence[Draft]]]:
    for start in range(0, len(drafts), BATCH):
        batch = drafts[start : start + BATCH]
        yield start + len(batch), batch


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
