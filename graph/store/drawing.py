"""Reads for drawings: about many units at once, each one statement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.answers import Clocks, PostRef, Tenure, UnitRef
from graph.drawings import Hidden, Tie, TieKind
from graph.store.reading import bound_or_none, ids_of, post_of
from graph.store.renaming import Names, borne_on
from graph.store.runner import Row, Run
from graph.store.tenures import Tenures
from graph.visibility import Viewer
from graph.vocabulary import KINDS, Structure

_STRUCTURAL: Final = frozenset({TieKind.PART_OF, TieKind.IN, TieKind.BECAME})
_PLACES_POSTS: Final = [
    code for code, kind in KINDS.items() if kind.effect.structure is Structure.CREATES_POST
]


@dataclass(frozen=True, slots=True)
class Below:
    """A unit below another; ``link`` says by what it is part of the unit above it."""

    unit: UnitRef
    parent: str | None
    depth: int
    link: Tie | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit that another is part of, came from or became."""

    unit: UnitRef
    of: str
    link: Tie

    @property
    def above(self) -> bool:
        """Whether it is the unit above."""
        return self.link.kind is TieKind.PART_OF


@dataclass(frozen=True, slots=True)
class Placed:
    """A post in a unit; ``ever_held``: somebody is on record for it up to the day."""

    post: PostRef
    link: Tie
    ever_held: bool


class Drawing:
    """Reads for drawings inside one read transaction."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._clocks = clocks
        self._names = Names(run, clocks)
        self._held = Tenures(run, viewer, clocks)
        self._when: Row = {"as_of": clocks.as_of, "known_at": clocks.known_at}

    def below(self, unit: str) -> list[Below]:
        """Every unit below one on the day, the unit itself first."""
        rows = self._run.rows("units.list_below", unit_id=unit, **self._when)
        return [
            Below(ref, row["parent_id"], row["depth"], _part_of(row))
            for ref, row in zip(self._named(rows), rows, strict=True)
        ]

    def around(self, units: Sequence[str]) -> list[Beside]:
        """The units above these on the day, and what they came from and have become by then."""
        rows = self._run.rows("units.list_around", unit_ids=list(units), **self._when)
        return [
            Beside(ref, row["unit_id"], _beside(row))
            for ref, row in zip(self._named(rows), rows, strict=True)
        ]

    def posts(self, units: Iterable[UnitRef]) -> list[Placed]:
        """Posts of these units on the day."""
        by_id = {unit.id: unit for unit in units}
        rows = self._run.rows("positions.list_in_units", unit_ids=list(by_id), **self._when)
        read = [
            replace(post_of(row, self._clocks.as_of, prefix=""), unit=by_id[row["within"]])
            for row in rows
        ]
        return [
            Placed(post, _tie(row, TieKind.IN, post.id, row["within"]), row["ever_held"])
            for post, row in zip(self._names.posts(read), rows, strict=True)
        ]

    def present(self, posts: Iterable[PostRef]) -> list[Tenure]:
        """Who may hold these posts on the day, without evidence."""
        return self._names.tenures(self._held.present(posts))

    def sizes(self, units: Sequence[str], drawn: Sequence[str]) -> Mapping[str, Hidden]:
        """For each unit, what is in and below it on the day besides what is drawn."""
        rows = self._run.rows(
            "units.list_sizes", unit_ids=list(units), drawn=list(drawn), **self._when
        )
        return {row["unit_id"]: Hidden(row["units"], row["posts"], row["people"]) for row in rows}

    def founding(self, ties: Sequence[Tie]) -> Mapping[str, tuple[str, ...]]:
        """For ties of units and posts, by their ids: the events that made them so."""
        wanted = {(tie.source, tie.target): tie.id for tie in ties if tie.kind in _STRUCTURAL}
        posts = {tie.source for tie in ties if tie.kind is TieKind.IN}
        pairs = [{"source": one, "target": two} for one, two in wanted if one not in posts]
        rows = self._run.rows("events.list_of_unit_pairs", pairs=pairs)
        rows += self._run.rows(
            "events.list_of_placements", position_ids=sorted(posts), kinds=_PLACES_POSTS
        )
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            if tie := wanted.get((row["source"], row["target"])):
                found[tie] = (*found.get(tie, ()), row["event"])
        return found

    def _named(self, rows: Sequence[Row]) -> list[UnitRef]:
        units = [
            UnitRef(
                row["id"],
                borne_on(self._clocks.as_of, row["names_since"], row["names"]) or row["name"],
                ids_of(row["external_id"]),
                row["kind"],
            )
            for row in rows
        ]
        return self._names.units(units)


def _part_of(row: Row) -> Tie | None:
    if row["parent_id"] is None:
        return None
    return _tie(row, TieKind.PART_OF, row["id"], row["parent_id"])


def _beside(row: Row) -> Tie:
    this, other = row["unit_id"], row["id"]
    source, target = (this, other) if row["outward"] else (other, this)
    return replace(_tie(row, TieKind(row["type"]), source, target), mode=row["mode"])


def _tie(row: Row, kind: TieKind, source: str, target: str) -> Tie:
    since = bound_or_none(row["since"])
    return Tie(kind, source, target, start=since.isoformat() if since else None)
