"""Replay recorded time in memory: what canbo derived, when, from its reports alone.

``check`` and ``rebuild`` stand on this. It goes through every moment at which something was
recorded, derives again what that touched, and keeps what it replaced, exactly as the writes did.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from graph.progress import Progress, silent
from graph.projection.known import Known
from graph.projection.memo import Memo
from graph.projection.record import Attributes, Conflict, Span, Touched
from graph.projection.recorded import Ledger
from graph.projection.revision import Revision, in_scope, revise
from graph.vocabulary import SpanType

Thing = Span | Conflict


@dataclass(slots=True)
class Derived:
    """All that was ever derived, with when it was known.

    Attributes:
        open: what stands now, with the moment it became known.
        past: what was superseded: the thing, known from, known to.
        attributes: the derived attributes of each node as they stand.
    """

    open: dict[Thing, datetime] = field(default_factory=dict)
    past: list[tuple[Thing, datetime, datetime]] = field(default_factory=list)
    attributes: dict[str, Attributes] = field(default_factory=dict)
    _at: dict[str, set[Thing]] = field(default_factory=lambda: defaultdict(set))

    def apply(self, revision: Revision, moment: datetime) -> None:
        """Supersede what changed inside the revision's scope; leave the rest alone."""
        fresh: set[Thing] = {*revision.spans, *revision.conflicts}
        scope = revision.scope
        near = set[Thing]().union(
            *(self._at[node] for node in (*scope.people, *scope.positions, *scope.units))
        )
        for thing in near - fresh:
            if _concerns(scope, thing):
                self.past.append((thing, self.open.pop(thing), moment))
                for node in _nodes(thing):
                    self._at[node].discard(thing)
        for thing in fresh - near:
            self.open[thing] = moment
            for node in _nodes(thing):
                self._at[node].add(thing)
        for changed in (revision.people, revision.positions, revision.units):
            self.attributes.update(changed)


def _nodes(thing: Thing) -> tuple[str, ...]:
    return thing.nodes if isinstance(thing, Conflict) else (thing.source, thing.target)


def _concerns(scope: Touched, thing: Thing) -> bool:
    if isinstance(thing, Conflict):
        return in_scope(scope, thing.nodes)
    if thing.type in {SpanType.HOLDS, SpanType.PLANNED_FOR}:
        return thing.target in scope.positions
    return thing.source in scope.people | scope.positions | scope.units


def replay(ledger: Ledger, progress: Progress = silent) -> Derived:
    """Derive everything from the reports, moment by moment."""
    derived, known, memo = Derived(), Known(), Memo()
    with _uncollected():
        steps = list(ledger.steps())
        for done, step in enumerate(steps, start=1):
            known.take(step)
            derived.apply(revise(known, step.touched, memo), step.moment)
            progress("replay", done, len(steps))
    return derived


@contextmanager
def _uncollected() -> Iterator[None]:
    """A replay makes millions of records and no cycle; searching them for one doubles its time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
