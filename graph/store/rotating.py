"""Reads for where people have been: rotations, flows, colleagues, lines of heads."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers import Clocks, PersonRef, PostRef, Tenure, UnitRef
from graph.dates import PartialDate
from graph.papers import Ref
from graph.rotating import Ancestor
from graph.store.reading import bound_or_none, ids_of, person_of, unit_of
from graph.store.refs import Refs
from graph.store.renaming import Names
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.store.succeeding import SucceedingView
from graph.visibility import Viewer


@dataclass(frozen=True, slots=True)
class Sent:
    """A rotation or secondment as it was told: its event, and where from and to."""

    person: str
    event: str
    kind: str
    on: PartialDate | None
    until: PartialDate | None
    purpose: str | None
    to: PostRef | UnitRef | None
    origin: PostRef | UnitRef | None


@dataclass(frozen=True, slots=True)
class Posting:
    """A stay in a unit without a post."""

    event: str
    unit: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Met:
    """One stretch on which two people certainly served in one unit."""

    person: PersonRef
    unit: UnitRef
    start: date
    end: date | None


class RotatingView:
    """Reads for one viewer on one day and as known at one moment."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._names = Names(run, clocks)
        self._refs = Refs(run, clocks)
        self._tenures = SucceedingView(run, viewer, clocks)
        self._when: Row = {"as_of": clocks.as_of, "known_at": clocks.known_at}

    def sent(self, people: Iterable[str]) -> list[Sent]:
        """Rotations and secondments of people, oldest first."""
        rows = self._run.rows(
            "rotation.list_turns",
            person_ids=sorted(set(people)),
            viewer=self._viewer.params,
            **self._when,
        )
        wanted: dict[str, list[str]] = defaultdict(list)
        for part in (part for row in rows for part in row["roles"]):
            wanted[part["kind"]].append(part["id"])
        named = self._refs.named(wanted)
        return [_sent(row, {p["role"]: named.get(p["id"]) for p in row["roles"]}) for row in rows]

    def postings(self, people: Iterable[str]) -> dict[str, Posting]:
        """Stays in a unit without a post, by the event that opened them."""
        rows = self._run.rows(
            "rotation.list_postings", person_ids=sorted(set(people)), **self._when
        )
        return {
            row["opened_by"]: Posting(
                row["opened_by"],
                row["unit_id"],
                bound_or_none(row["valid_from"]),
                bound_or_none(row["valid_to"]),
            )
            for row in rows
        }

    def careers_in(self, units: Sequence[str]) -> dict[str, list[Tenure]]:
        """The whole careers of everybody who may have held a post of these units, by person."""
        rows = self._run.rows("rotation.list_people", unit_ids=sorted(set(units)), **self._when)
        return self._tenures.careers(row["person_id"] for row in rows)

    def met(self, person: str) -> list[Met]:
        """Everybody who certainly held a post of a unit while this person did."""
        rows = self._run.rows("rotation.list_colleagues", person_id=person, **self._when)
        people = self._names.people([person_of(row) for row in rows])
        units = self._names.units([unit for row in rows if (unit := unit_of(row))])
        return [
            Met(
                other,
                unit,
                max(row["own_from"], row["other_from"]),
                bound_or_none(min(row["own_to"], row["other_to"])),
            )
            for row, other, unit in zip(rows, people, units, strict=True)
        ]

    def line(self, unit: str) -> list[Ancestor]:
        """A unit with those it came from and became, the earliest first."""
        rows = self._run.rows("rotation.list_line", unit_id=unit, known_at=self._when["known_at"])
        refs = self._names.units(
            [
                UnitRef(row["id"], row["name"], ids_of(row["external_id"]), row["kind"])
                for row in rows
            ]
        )
        return [
            Ancestor(ref, row["distance"], row["established_on"], row["dissolved_on"])
            for ref, row in zip(refs, rows, strict=True)
        ]

    def heads(self, units: Sequence[str]) -> list[Tenure]:
        """Who headed these units up to the day, in order, without evidence."""
        rows = self._run.rows("rotation.list_heads", unit_ids=list(units), **self._when)
        by_person = self._tenures.tenures(rows)
        found = [held for each in by_person.values() for held in each]
        return sorted(found, key=lambda held: (held.widest[0] or date.min, held.person.id))


def _sent(row: Row, parts: dict[str, Ref | None]) -> Sent:
    details = json.loads(row["details"])
    purpose = details.get("purpose")
    return Sent(
        row["person_id"],
        row["id"],
        row["kind"],
        partial_of(row["on"], row["on_precision"]),
        partial_of(row["until"], row["until_precision"]),
        purpose if isinstance(purpose, str) else None,
        _place(parts.get("POST") or parts.get("UNIT")),
        _place(parts.get("FROM_POST") or parts.get("FROM_UNIT")),
    )


def _place(ref: Ref | None) -> PostRef | UnitRef | None:
    return None if isinstance(ref, PersonRef) else ref
