"""Reads for holding what is heard against what is official, and for how much is heard of whom."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers import Clocks
from graph.model import Event, Json
from graph.store.papers import units_concerned
from graph.store.reading import seats_on
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.visibility import Viewer
from graph.vocabulary import Lane, Role


@dataclass(frozen=True, slots=True)
class Near:
    """Where to look for official events that bear on a signal.

    Attributes:
        node: a unit, post or person it names.
        kinds: the kinds that may settle it.
        since, until: the days they may lie between; those without a day are always near.
    """

    signal: str
    node: str
    kinds: tuple[str, ...]
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Official:
    """An official event the viewer may read; people joined into another count as that one.

    Attributes:
        recorded_at: when it was first recorded, of what the viewer may read.
        signals: the signals it lies near.
    """

    event: Event
    recorded_at: datetime
    signals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nearby:
    """What was found near some signals; ``heads`` gives the person each record stands for."""

    officials: tuple[Official, ...]
    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HeardOf:
    """How much a viewer may read of what was heard about a unit; never from whom."""

    reports: int
    last_at: datetime


class ReviewingView:
    """Reads for one viewer, as known at one moment."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks
        self._seen = {"known_at": clocks.known_at, "viewer": viewer.params}

    def officials(self, near: Sequence[Near]) -> Nearby:
        """Official events near signals, by id."""
        rows = self._run.rows(
            "reviews.list_officials",
            rows=[
                {"signal": one.signal, "node": one.node, "kinds": list(one.kinds),
                 "since": one.since, "until": one.until}
                for one in near
            ],
            **self._seen,
        )  # fmt: skip
        signals: dict[str, set[str]] = defaultdict(set)
        first: dict[str, Row] = {}
        for row in rows:
            signals[row["event"]].add(row["signal"])
            first.setdefault(row["event"], row)
        found = tuple(
            Official(self._event(row), row["official_at"], frozenset(signals[key]))
            for key, row in sorted(first.items())
        )
        return Nearby(found, {row["node"]: row["head"] for row in rows})

    def _event(self, row: Row) -> Event:
        units = units_concerned(row["roles"])
        told: dict[str, Json] = json.loads(row["details"])
        details = {
            name: value
            for name, value in told.items()
            if self._viewer.may_read(row["kind"], name, units)
        }
        pairs = sorted((Role(part["role"]), part["id"]) for part in row["roles"])
        on = partial_of(row["on"], row["on_precision"])
        return Event(row["event"], row["kind"], Lane.OFFICIAL, tuple(pairs), on, None, details)

    def full_posts(self, events: Iterable[Event]) -> dict[str, frozenset[str]]:
        """For each event the posts it names that certainly have no free seat after it.

        A post whose seats are not counted is never full.
        """
        wanted = [
            {"event": event.id, "position": post, "day": event.on and event.on.latest}
            for event in events
            for post in event.nodes(Role.POST)
        ]
        if not wanted:
            return {}
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._run.rows(
            "reviews.list_seats",
            rows=wanted,
            as_of=self._clocks.as_of,
            known_at=self._clocks.known_at,
        ):
            seats = seats_on(row["day"], row)
            if seats is not None and row["holders"] >= seats:
                found[row["event"]].add(row["position_id"])
        return {event: frozenset(posts) for event, posts in found.items()}

    def heard_of(self, units: Iterable[str]) -> dict[str, HeardOf]:
        """How much is heard of each of these units; one nobody spoke of is left out."""
        rows = self._run.rows("reviews.count_heard", unit_ids=sorted(set(units)), **self._seen)
        return {row["unit"]: HeardOf(row["reports"], row["last_at"]) for row in rows}
