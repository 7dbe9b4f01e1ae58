"""Reads of the informal lane for one viewer."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from graph.answers import Clocks
from graph.evidence import Voice
from graph.model import Event, Json
from graph.papers import Part
from graph.signals import Verdict
from graph.store.refs import Refs
from graph.store.reviewing import ReviewingView
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.visibility import Viewer
from graph.vocabulary import Lane, Role, Stance


@dataclass(frozen=True, slots=True)
class Note:
    """An informal report's word, with what only the store knows of it.

    Attributes:
        assertion: the id of the word.
        units: what the report is about; fixed when it was recorded.
        text: its free words; None where there are none, or only sealed ones.
        sealed: the words of a report of level 2, under the key ring.
    """

    voice: Voice
    assertion: str
    title: str | None
    level: int
    author: str | None
    kept_by: str | None
    units: tuple[str, ...]
    source_class: str | None
    alias: str | None
    access: str
    recorded_at: datetime
    expires_on: date | None
    text: str | None
    sealed: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A reviewer's verdict on a signal and an official event.

    Attributes:
        code: same, not_same (settles nothing), or refutes.
        official_at: when the official event was first recorded.
        by, why: who gave it, and the reason.
        withdrawn_at: when it was taken back; None while it stands.
        withdrawn_by, withdrawn_why: who took it back, and the reason.
    """

    code: str
    official: str
    kind: str
    on: str | None
    official_at: datetime
    by: str
    why: str
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None


@dataclass(frozen=True, slots=True)
class Rumour:
    """An informal event with the words on it; its parts named, its details as far as readable."""

    event: Event
    parts: tuple[Part, ...]
    details: Mapping[str, Json]
    notes: tuple[Note, ...]
    judged: tuple[Judged, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that settle it, those taken back too."""
        return tuple(
            Verdict(each.official, each.code == "same", each.official_at, each.recorded_at,
                    each.withdrawn_at)
            for each in self.judged
            if each.code != "not_same"
        )  # fmt: skip


class Hearing:
    """Reads of what is only heard, as known at one moment.

    Attributes:
        beside: reads of what is official, to hold it against.
    """

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks
        self._seen = {"known_at": clocks.known_at, "viewer": viewer.params}
        self.beside = ReviewingView(run, viewer, clocks)

    def rumours(self, kinds: list[str], *, named: bool = True) -> list[Rumour]:
        """Informal events of these kinds that the viewer may read, by id.

        Not ``named``, they come without their parts: name those that are shown.
        """
        found = self._read(self._run.rows("signals.list_voices", kinds=kinds, **self._seen))
        return self.named(found) if named else found

    def named(self, rumours: Iterable[Rumour]) -> list[Rumour]:
        """Rumours with what they name."""
        told = list(rumours)
        wanted: dict[str, set[str]] = defaultdict(set)
        for role, node in (pair for each in told for pair in each.event.roles):
            wanted[_LABELS[role]].add(node)
        found = Refs(self._run, self._clocks).named(
            {label: sorted(ids) for label, ids in wanted.items()}
        )
        return [
            replace(each, parts=tuple(Part(role.lower(), found[node])
                                      for role, node in each.event.roles))
            for each in told
        ]  # fmt: skip

    def about(self, nodes: Iterable[str]) -> list[Rumour]:
        """What is heard of these units, posts and people, by id.

        Of a person under all the records joined into one.
        """
        wanted = sorted(set(nodes))
        rows = self._run.rows("signals.list_about", node_ids=wanted, **self._seen)
        return self.named(self._read(rows))

    def rumour(self, event: str) -> Rumour | None:
        """One informal event; None where there is none that the viewer may read."""
        return next(iter(self.of_events([event])), None)

    def of_events(self, events: Iterable[str]) -> list[Rumour]:
        """These informal events, as far as the viewer may read them, by id."""
        rows = self._run.rows("signals.list_of_events", event_ids=sorted(events), **self._seen)
        return self.named(self._read(rows))

    def _read(self, rows: Sequence[Row]) -> list[Rumour]:
        if not rows:
            return []
        by_event: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_event[row["event"]].append(row)
        judged = self._judged(sorted({row["event"] for row in rows if row.get("judged", True)}))
        return [self._rumour(told, judged[event]) for event, told in by_event.items()]

    def _judged(self, events: list[str]) -> dict[str, list[Judged]]:
        found: dict[str, list[Judged]] = defaultdict(list)
        if not events:
            return found
        for row in self._run.rows("signals.list_verdicts", signal_ids=events, **self._seen):
            found[row["signal"]].append(_judged(row, self._clocks.known_at))
        return found

    def _rumour(self, rows: list[Row], judged: list[Judged]) -> Rumour:
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
        own = any(row["author"] and row["author"] == self._viewer.account for row in rows)
        units = [unit for row in rows for unit in row["units"] or ()]
        return Rumour(
            event,
            (),
            {
                name: value
                for name, value in details.items()
                if own or self._viewer.may_read(event.kind, name, units)
            },
            tuple(_note(row) for row in rows),
            tuple(judged),
        )


def _note(row: Row) -> Note:
    voice = Voice(
        id=row["report"],
        origin=row["source"] or row["report"],
        stance=Stance(row["stance"]),
        reliability=row["reliability"],
        credibility=row["credibility"],
        heard_on=row["recorded_at"].date(),
    )
    told = {name: row[name] for name in _TOLD}
    return Note(voice=voice, units=tuple(row["units"] or ()), **told)


_LABELS = {
    Role.WHO: "Person",
    Role.POST: "Position",
    Role.FROM_POST: "Position",
    Role.UNIT: "Unit",
    Role.FROM_UNIT: "Unit",
    Role.PARENT: "Unit",
}
_TOLD = (
    "assertion", "title", "level", "author", "kept_by", "source_class", "alias", "access",
    "recorded_at", "expires_on", "text", "sealed",
)  # fmt: skip


def _judged(row: Row, known_at: datetime) -> Judged:
    on = partial_of(row["on"], row["on_precision"])
    withdrawn = row["withdrawn_at"] <= known_at
    return Judged(
        code=row["verdict"],
        official=row["official"],
        kind=row["kind"],
        on=on.text if on else None,
        official_at=row["official_at"],
        by=row["by"],
        why=row["why"],
        recorded_at=row["recorded_at"],
        withdrawn_at=row["withdrawn_at"] if withdrawn else None,
        withdrawn_by=row["withdrawn_by"] if withdrawn else None,
        withdrawn_why=row["withdrawn_why"] if withdrawn else None,
    )
