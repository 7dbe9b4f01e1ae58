"""Everything official ever recorded, read whole; and everything derived, for comparing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from graph.dates import OPEN_MOMENT
from graph.model import SAME_AS
from graph.projection import Attributes, Conflict, Span
from graph.projection.places import Seated, places
from graph.projection.record import Touched
from graph.projection.recorded import Entry, JudgementEntry, Ledger, ListingEntry
from graph.projection.replay import Derived
from graph.projection.revision import Revision
from graph.schema import POSITION_ATTRIBUTES, UNIT_ATTRIBUTES
from graph.store.derivation import (
    PERSON_PROPERTIES,
    create_conflicts,
    create_spans,
    write_attributes,
    write_places,
)
from graph.store.evidence import POSTS
from graph.store.rows import attributes_row, event_of, listing_of, voice_of
from graph.store.runner import Row, Run
from graph.visibility import BASE
from graph.vocabulary import Lane

_NODES = (
    ("people", "people.list_attributes", PERSON_PROPERTIES),
    ("positions", "positions.list_attributes", POSITION_ATTRIBUTES),
    ("units", "units.list_attributes", UNIT_ATTRIBUTES),
)
_SPANS = ("spans.list_all_of_people", "spans.list_all_of_positions", "spans.list_all_of_units")
_PURGES = ("spans.purge_of_people", "spans.purge_of_positions", "spans.purge_of_units",
           "conflicts.purge_conflicts")  # fmt: skip

Standing = Counter[tuple[str, str, datetime, datetime]]
"""Derived things as (type, fingerprint, known from, known to), with how often each is there."""


def read_ledger(run: Run) -> Ledger:
    """Read every official assertion, coverage and judgement, withdrawn ones too."""
    events = {
        row["id"]: event_of(row) for row in run.rows("events.list_facts", lane=Lane.OFFICIAL.value)
    }
    entries = [
        Entry(events[event], voice, row["recorded_at"], row["retracted_at"])
        for row in run.rows("assertions.list_official", viewer=BASE.params)
        for voice in [voice_of(row)]
        for event in row["events"]
    ]
    listings = [
        ListingEntry(
            listing_of(row),
            row["recorded_at"],
            row["retracted_at"],
        )
        for row in run.rows("coverages.list_coverages", family=POSTS, viewer=BASE.params)
    ]
    return Ledger(tuple(entries), tuple(listings), tuple(_judgements(run)))


def _judgements(run: Run) -> Iterable[JudgementEntry]:
    joins = run.rows("people.list_joins", known_at=OPEN_MOMENT)
    matches = run.rows("events.list_matches", known_at=OPEN_MOMENT)
    for row in [*({**join, "verdict": SAME_AS} for join in joins), *matches]:
        yield JudgementEntry(
            row["verdict"], row["first"], row["second"], row["recorded_at"], row["withdrawn_at"]
        )


def standing(run: Run) -> Standing:
    """Everything derived that the graph holds, superseded things too."""
    found: Standing = Counter()
    for name in _SPANS:
        for row in run.rows(name, known_at=OPEN_MOMENT):
            found.update(
                (row["type"], fingerprint, row["known_from"], row["known_to"])
                for fingerprint in row["fingerprints"]
            )
    for row in run.rows("conflicts.list_all", known_at=OPEN_MOMENT):
        found[("conflict", row["fingerprint"], row["known_from"], row["known_to"])] += 1
    return found


def expected(derived: Derived) -> Standing:
    """The same for what a replay derived."""
    return Counter(
        (
            "conflict" if isinstance(thing, Conflict) else str(thing.type),
            thing.fingerprint,
            since,
            until,
        )
        for thing, since, until in history_of(derived)
    )


def history_of(derived: Derived) -> list[tuple[Span | Conflict, datetime, datetime]]:
    """Everything a replay derived, with when it was known."""
    standing_now = [(thing, since, OPEN_MOMENT) for thing, since in derived.open.items()]
    return [*derived.past, *standing_now]


def attribute_differences(run: Run, derived: Derived) -> list[tuple[str, str, str]]:
    """Nodes whose stored attributes differ from the derived: (kind, id, attribute names)."""
    found: list[tuple[str, str, str]] = []
    for kind, statement, names in _NODES:
        for row in run.rows(statement):
            attributes: Attributes = derived.attributes.get(row["id"], {})
            wanted: Row = attributes_row(row["id"], attributes, names)["attributes"]
            wrong = [name for name, value in wanted.items() if row["attributes"].get(name) != value]
            if wrong:
                found.append((kind, row["id"], ", ".join(wrong)))
    return found + _misplaced(run, derived)


def _misplaced(run: Run, derived: Derived) -> list[tuple[str, str, str]]:
    wanted = places(thing for thing in derived.open if isinstance(thing, Span))
    return [
        ("people", row["id"], "places")
        for row in run.rows("people.list_attributes")
        if _seated(row["attributes"])
        != wanted.get(row["attributes"].get("joined_into") or row["id"], Seated())
    ]


def _seated(stored: Row) -> Seated:
    return Seated(frozenset(stored.get("places") or ()), stored.get("seated_to"))


def purge_derived(run: Run, limit: int) -> int:
    """Take away derived things, so many of each kind; returns how many went.

    Attributes stay, and so does everything they are derived from.
    """
    return sum(row["purged"] for name in _PURGES for row in run.rows(name, limit=limit))


def write_derived(run: Run, known: Sequence[tuple[Span | Conflict, datetime, datetime]]) -> None:
    """Write what a replay derived, each with when it was known."""
    spans = [(each, since, until) for each, since, until in known if isinstance(each, Span)]
    conflicts = [(each, since, until) for each, since, until in known if isinstance(each, Conflict)]
    create_spans(run, spans)
    create_conflicts(run, conflicts)


def write_all_attributes(run: Run, derived: Derived) -> None:
    """Refresh the attributes of every node from what a replay derived, and where people belong."""
    revision = _all_attributes(run, derived)
    write_attributes(run, revision)
    write_places(run, sorted(revision.people))


def _all_attributes(run: Run, derived: Derived) -> Revision:
    people, positions, units = (
        {row["id"]: derived.attributes.get(row["id"], {}) for row in run.rows(statement)}
        for _, statement, _ in _NODES
    )
    return Revision(Touched(), people=people, positions=positions, units=units)
