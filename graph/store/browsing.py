"""Reads for finding one's way: the tree of units, and what tells namesakes apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.answers import Clocks, Hit, PostRef, UnitRef
from graph.store.found import Standing, Twig
from graph.store.reading import ids_of, unit_of
from graph.store.renaming import Names, borne_on
from graph.store.runner import Row, Run


class Browsing:
    """Reads on one day and as known at one moment; each takes a constant number of statements."""

    def __init__(self, run: Run, clocks: Clocks) -> None:
        self._run = run
        self._clocks = clocks
        self._when = {"as_of": clocks.as_of, "known_at": clocks.known_at}

    def roots(self) -> list[UnitRef]:
        """Units that are part of no other and had begun and not ended, as known at the moment."""
        if not self._clocks.historic:
            rows = self._run.rows("units.list_roots", **self._when)
            return [_ref(row) for row in rows]
        rows = self._run.rows("units.list_parentless", **self._when)
        names = Names(self._run, self._clocks)
        known = names.known([row["id"] for row in rows])
        spans = {unit: names.life_span(unit) for unit in sorted(known)}
        return names.units([_ref(row) for row in rows if self._lives(spans.get(row["id"]))])

    def _lives(self, span: tuple[str | None, str | None] | None) -> bool:
        if span is None:
            return False
        day = self._clocks.as_of.isoformat()
        began, ended = span
        return (began is None or began <= day) and (ended is None or ended > day)

    def children(self, parents: Sequence[str]) -> Mapping[str, list[UnitRef]]:
        """Units directly below each of these, by the names they bore that day."""
        rows = self._run.rows("units.list_children", parent_ids=list(parents), **self._when)
        day = self._clocks.as_of
        borne = [
            replace(_ref(row), name=borne_on(day, row["names_since"], row["names"]) or row["name"])
            for row in rows
        ]
        found: dict[str, list[UnitRef]] = defaultdict(list)
        for row, unit in zip(rows, Names(self._run, self._clocks).units(borne), strict=True):
            found[row["parent_id"]].append(unit)
        return found

    def twigs(self, units: Sequence[UnitRef]) -> dict[str, Twig]:
        """Units with how many units and people are below each."""
        by_id = {unit.id: unit for unit in units}
        rows = self._run.rows("units.count_below", unit_ids=list(by_id), **self._when)
        return {
            row["id"]: Twig(by_id[row["id"]], row["children"], row["units"], row["people"])
            for row in rows
        }

    def seats(self, people: Sequence[str]) -> dict[str, UnitRef]:
        """For whoever may hold posts, a unit in which they do."""
        return {
            who: post.unit
            for who, held in self._posts(people).items()
            for post, _ in reversed(held)
            if post.unit
        }

    def placed(self, hits: Sequence[Hit]) -> list[Hit]:
        """The same, people with a unit in which they may hold a post."""
        seats = self.seats([hit.id for hit in hits if hit.kind == "person"])
        return [replace(hit, unit=seats.get(hit.id, hit.unit)) for hit in hits]

    def standings(self, hits: Sequence[Hit]) -> list[Standing]:
        """What a search found, with where each stands."""
        posts = self._posts([hit.id for hit in hits if hit.kind == "person"])
        others = [hit for hit in hits if hit.kind != "person"]
        units = self._units([hit.unit.id if hit.unit else hit.id for hit in others])
        return [
            Standing(hit, posts=tuple(posts.get(hit.id, ())))
            if hit.kind == "person"
            else self._standing(hit, units.get(hit.unit.id if hit.unit else hit.id))
            for hit in hits
        ]

    def _standing(self, hit: Hit, row: Row | None) -> Standing:
        """A unit below another, or a post in its unit; ended when its unit had ended."""
        ended = row["dissolved_on"] if row else None
        past = ended if ended and ended <= self._clocks.as_of.isoformat() else None
        if row is not None and hit.unit is None:
            return Standing(hit, row["kind"], unit_of(row), ended_on=past)
        return Standing(hit, above=hit.unit, ended_on=past)

    def _units(self, ids: Sequence[str]) -> dict[str, Row]:
        rows = self._run.rows("units.list_standing", unit_ids=list(ids), **self._when)
        return {row["id"]: row for row in reversed(rows)}

    def _posts(self, ids: Sequence[str]) -> dict[str, list[tuple[PostRef, str]]]:
        found: dict[str, list[tuple[PostRef, str]]] = defaultdict(list)
        for row in self._run.rows("people.list_standing", person_ids=list(ids), **self._when):
            found[row["id"]].append(
                (PostRef(row["position_id"], row["title"], unit_of(row)), row["mode"])
            )
        return found

    def ended(self, post: str) -> date | None:
        """The day by which a post had ended with its unit, seen from the day asked for."""
        row = self._run.row("positions.get_end", position_id=post, known_at=self._clocks.known_at)
        day = row["ended"] if row else None
        return day if day and day <= self._clocks.as_of else None

    def called(self, ids: Sequence[str]) -> dict[str, Hit]:
        """What these units, posts and people are called."""
        rows = self._run.rows("names.list_names", ids=list(ids))
        return {row["id"]: Hit(row["kind"], row["id"], row["name"], ()) for row in rows}


def _ref(row: Row) -> UnitRef:
    return UnitRef(row["id"], row["name"], ids_of(row["external_id"]), row["kind"])
