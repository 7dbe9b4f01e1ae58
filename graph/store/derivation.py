"""Write what was derived: a diff against what stands, so that an unchanged spell is left alone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeVar

from graph.dates import OPEN_MOMENT
from graph.errors import RefusedError
from graph.projection import BECAME, PART_OF, PLACED_IN, Conflict, Span
from graph.projection.record import Touched
from graph.projection.revision import Revision, in_scope
from graph.schema import LABELS, POSITION_ATTRIBUTES, UNIT_ATTRIBUTES
from graph.store.rows import attributes_row, conflict_row, span_row
from graph.store.runner import Row, Run
from graph.vocabulary import SpanType

PERSON_PROPERTIES: Final = tuple(
    name
    for name in LABELS["Person"]
    if name not in {"id", "external_id", "register", "live", "folded", "places", "seated_to"}
)
_STAYS: Final = frozenset({SpanType.HOLDS, SpanType.POSTED_TO})
T = TypeVar("T")
Known = tuple[T, datetime, datetime]
"""Something derived, with when it became known and when it was superseded."""

BATCH: Final = 10_000
"""Rows sent at once: enough to amortise the call, small enough for the engine's memory."""

_CREATES: Final = {
    SpanType.HOLDS: "spans.create_holdings",
    SpanType.PLANNED_FOR: "spans.create_plans",
    SpanType.POSTED_TO: "spans.create_postings",
    PLACED_IN: "spans.create_placements",
    PART_OF: "spans.create_parents",
    BECAME: "spans.create_successors",
}
_CLOSES: Final = {
    SpanType.HOLDS: "spans.close_of_people",
    SpanType.PLANNED_FOR: "spans.close_of_people",
    SpanType.POSTED_TO: "spans.close_of_people",
    PLACED_IN: "spans.close_of_positions",
    PART_OF: "spans.close_of_units",
    BECAME: "spans.close_of_units",
}


def in_batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows, a batch at a time."""
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def send(run: Run, name: str, rows: Sequence[Row], **params: object) -> None:
    """Run a bulk statement over rows, batch by batch; nothing for no rows."""
    for batch in in_batches(rows):
        run.rows(name, rows=batch, **params)


def send_dated(
    run: Run, name: str, rows: Sequence[Row], dated: Sequence[str], **params: object
) -> None:
    """Like :func:`send`, for rows that bear moments under these names.

    A moment costs the driver more than all the rest of a row, and thousands of rows share one: a
    batch sends each once, and its rows say which by its place.
    """
    for batch in in_batches(rows):
        moments = sorted({row[key] for row in batch for key in dated})
        places = {moment: place for place, moment in enumerate(moments)}
        placed = [{**row, **{key: places[row[key]] for key in dated}} for row in batch]
        run.rows(name, rows=placed, moments=moments, **params)


def send_all(run: Run, name: str, rows: Sequence[Row], **params: object) -> None:
    """Like :func:`send`, for statements that count what they wrote.

    Raises:
        RefusedError: a row names a node, or takes back a word, that is not there.
    """
    for batch in in_batches(rows):
        written = sum(row["written"] for row in run.rows(name, rows=batch, **params))
        if written < len(batch):
            message = (
                f"{len(batch) - written} of {len(batch)} rows of {name} name what is not there."
            )
            raise RefusedError(message, "Nothing was written. Name every person, post and unit.")


def rewrite(run: Run, revision: Revision, moment: datetime) -> None:
    """Supersede what no longer follows, write what newly does, and refresh attributes."""
    gone = _rewrite_spans(run, revision, moment)
    _rewrite_conflicts(run, revision, moment)
    write_attributes(run, revision)
    moved = {row["source"] for row in gone}
    moved |= {span.source for span in revision.spans if span.type in _STAYS}
    write_places(run, sorted(moved | revision.scope.people))


def write_places(run: Run, people: Sequence[str]) -> None:
    """Refresh the units these people belong to, from the spells that stand."""
    for start in range(0, len(people), BATCH):
        batch = list(people[start : start + BATCH])
        run.rows("people.upsert_places", person_ids=batch, open=OPEN_MOMENT)


def _rewrite_spans(run: Run, revision: Revision, moment: datetime) -> list[Row]:
    standing = {row["fingerprint"]: row for row in _open_spans(run, revision.scope)}
    fresh = {span.fingerprint: span for span in revision.spans}
    gone = [row for fingerprint, row in standing.items() if fingerprint not in fresh]
    close_spans(run, gone, moment)
    create_spans(
        run,
        [(span, moment, OPEN_MOMENT) for key, span in fresh.items() if key not in standing],
    )
    return gone


def _open_spans(run: Run, scope: Touched) -> list[Row]:
    return [
        row
        for name, param, ids in (
            ("spans.list_open_of_positions", "position_ids", scope.positions),
            ("spans.list_open_placements", "position_ids", scope.positions),
            ("spans.list_open_postings", "person_ids", scope.people),
            ("spans.list_open_of_units", "unit_ids", scope.units),
        )
        if ids
        for row in run.rows(name, **{param: sorted(ids)}, open=OPEN_MOMENT)
    ]


def close_spans(run: Run, rows: Iterable[Row], known_to: datetime) -> None:
    """Supersede open spans, given as rows of type, source and fingerprint."""
    by_statement: dict[str, list[Row]] = {}
    for row in rows:
        by_statement.setdefault(_CLOSES[row["type"]], []).append(row)
    for name, listed in by_statement.items():
        send(run, name, listed, known_to=known_to, open=OPEN_MOMENT)


def create_spans(run: Run, spans: Iterable[Known[Span]]) -> None:
    """Write spans, each with when it was known."""
    by_statement: dict[str, list[Row]] = {}
    for span, known_from, known_to in spans:
        row = span_row(span, known_from, known_to)
        by_statement.setdefault(_CREATES[span.type], []).append(row)
    for name, rows in by_statement.items():
        send_dated(run, name, rows, ("known_from", "known_to"))


def _rewrite_conflicts(run: Run, revision: Revision, moment: datetime) -> None:
    scope = revision.scope
    standing = {
        row["fingerprint"]: row["id"]
        for name, ids in (
            ("conflicts.list_open_of_people", scope.people),
            ("conflicts.list_open_of_positions", scope.positions),
            ("conflicts.list_open_of_units", scope.units),
        )
        if ids
        for row in run.rows(name, ids=sorted(ids), open=OPEN_MOMENT)
        if in_scope(scope, tuple(row["nodes"]))
    }
    fresh = {conflict.fingerprint: conflict for conflict in revision.conflicts}
    gone = [identity for key, identity in standing.items() if key not in fresh]
    if gone:
        run.rows("conflicts.close_conflicts", ids=gone, known_to=moment)
    create_conflicts(
        run,
        [(each, moment, OPEN_MOMENT) for key, each in fresh.items() if key not in standing],
    )


def create_conflicts(run: Run, conflicts: Sequence[Known[Conflict]]) -> None:
    """Write conflicts, each with when it was known and links to all it concerns."""
    rows = [conflict_row(*known) for known in conflicts]
    send(run, "conflicts.create_conflicts", rows)
    links = [
        {"id": row["id"], "node_id": node}
        for row, (conflict, _, _) in zip(rows, conflicts, strict=True)
        for node in conflict.nodes
    ]
    for name in (
        "conflicts.create_links_to_people",
        "conflicts.create_links_to_positions",
        "conflicts.create_links_to_units",
    ):
        send(run, name, links)


def write_attributes(run: Run, revision: Revision) -> None:
    """Refresh the derived attributes of every node in the revision."""
    for name, attributes, keys in (
        ("people.upsert_attributes", revision.people, PERSON_PROPERTIES),
        ("positions.upsert_attributes", revision.positions, POSITION_ATTRIBUTES),
        ("units.upsert_attributes", revision.units, UNIT_ATTRIBUTES),
    ):
        send(run, name, [attributes_row(node, each, keys) for node, each in attributes.items()])
