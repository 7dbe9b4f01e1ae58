"""Reads of the informal lane for one viewer."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.answers import Clocks
from graph.evidence import Voice
from graph.model import Event, Json
from graph.papers import Part
from graph.store.refs import Refs
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.store.viewer import Viewer
from graph.vocabulary import Lane, Role, Stance


@dataclass(frozen=True, slots=True)
class Note:
    """An informal report's word, with what only the store knows of it."""

    voice: Voice
    title: str | None
    access: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Rumour:
    """An informal event with the words on it; its parts named, its details as far as readable."""

    event: Event
    parts: tuple[Part, ...]
    details: Mapping[str, Json]
    notes: tuple[Note, ...]


class Hearing:
    """Reads of what is only heard, as known at one moment."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks

    def rumours(self, kinds: list[str]) -> list[Rumour]:
        """Informal events of these kinds that the viewer may read, by id."""
        rows = self._run.rows(
            "signals.list_voices",
            kinds=[kind for kind in self._viewer.kinds if kind in kinds],
            known_at=self._clocks.known_at,
            clearance=self._viewer.clearance,
        )
        by_event: dict[str, list[Row]] = defaultdict(list)
        wanted: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            by_event[row["event"]].append(row)
            for part in row["roles"]:
                wanted[part["kind"]].add(part["id"])
        named = Refs(self._run, self._clocks).named(
            {label: sorted(ids) for label, ids in wanted.items()}
        )
        return [self._rumour(told, named) for told in by_event.values()]

    def _rumour(self, rows: list[Row], named: Mapping[str, object]) -> Rumour:
        first = rows[0]
        pairs = sorted((Role(part["role"]), part["id"]) for part in first["roles"])
        details: dict[str, Json] = json.loads(first["details"])
        event = Event(
            first["event"],
            first["kind"],
            Lane.INFORMAL,
            tuple(pairs),
            partial_of(first["on"], first["on_precision"]),
            partial_of(first["until"], first["until_precision"]),
            details,
        )
        may_read = self._viewer.may_read
        return Rumour(
            event,
            tuple(Part(role.lower(), named[node]) for role, node in pairs),  # type: ignore[arg-type]
            {name: value for name, value in details.items() if may_read(event.kind, name)},
            tuple(_note(row) for row in rows),
        )


def _note(row: Row) -> Note:
    voice = Voice(
        id=row["report"],
        origin=row["report"],
        stance=Stance(row["stance"]),
        reliability=row["reliability"],
        credibility=row["credibility"],
        heard_on=row["recorded_at"].date(),
    )
    return Note(voice, row["title"], row["access"], row["recorded_at"])
