"""What a viewer may read besides the base layer, laid over it.

Restricted decisions are derived for nobody: they would show. For whoever may read some about the
people and posts of an answer, these are projected again together with the base, on read, and take
the place of what the base says of them. Everybody else reads the base alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Final

from graph.answers import Clocks, Tenure
from graph.projection import Span
from graph.projection.record import Touched
from graph.projection.revision import revise, touched_by
from graph.store.evidence import GraphEvidence
from graph.store.reading import tenure_of
from graph.store.refs import Refs
from graph.store.rows import roles_of
from graph.store.runner import Run
from graph.visibility import Viewer
from graph.vocabulary import SpanType

_FIELDS: Final = tuple(each.name for each in fields(Span))
Wanted = Callable[[Span], bool]


class Overlay:
    """The base layer with what one viewer may read besides it."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks

    def over(self, base: Sequence[Tenure], nodes: Iterable[str], wanted: Wanted) -> list[Tenure]:
        """Tenures of the base in order, those of posts that something restricted touches made anew.

        ``nodes`` are the people and posts the question is about; ``wanted`` tells which spells
        answer it.
        """
        touched = self._touched({*nodes, *(held.post.id for held in base),
                                 *(held.person.id for held in base)})  # fmt: skip
        if touched == Touched():
            return list(base)
        evidence = GraphEvidence(self._run, self._clocks.known_at, self._viewer)
        revision = revise(evidence, touched)
        fresh = [
            span for span in revision.spans if span.type == SpanType.HOLDS and self._asked(span)
        ]
        kept = [held for held in base if held.post.id not in revision.scope.positions]
        made = self._tenures([span for span in fresh if wanted(span)])
        return sorted([*kept, *made], key=_in_order)

    def _touched(self, nodes: set[str]) -> Touched:
        if self._viewer.account is None:
            return Touched()
        rows = self._run.rows(
            "events.list_restricted",
            node_ids=sorted(nodes),
            known_at=self._clocks.known_at,
            viewer=self._viewer.params,
        )
        return touched_by(roles_of(row) for row in rows)

    def _asked(self, span: Span) -> bool:
        return span.valid_from <= self._clocks.as_of

    def _tenures(self, spans: Sequence[Span]) -> list[Tenure]:
        refs = Refs(self._run, self._clocks)
        posts = {ref.id: ref for ref in refs.posts(sorted({span.target for span in spans}))}
        people = {ref.id: ref for ref in refs.whole_people(sorted({span.source for span in spans}))}
        return [
            tenure_of(
                {name: getattr(span, name) for name in _FIELDS},
                posts[span.target],
                people[span.source],
            )
            for span in spans
        ]


def _in_order(held: Tenure) -> tuple[object, ...]:
    """As the statements list tenures; an unknown day first."""
    (begun, _), (sure, _) = held.widest, held.sure
    return (begun is not None, begun, sure is not None, sure, held.person.id, held.post.id,
            held.mode)  # fmt: skip
