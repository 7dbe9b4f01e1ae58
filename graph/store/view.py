"""What one viewer can read: rows become records here, and sentinels end here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers import (
    Branch,
    Clash,
    Clocks,
    Hit,
    Lineage,
    PersonRef,
    PostRef,
    Tenure,
    UnitRef,
    Word,
)
from graph.dates import OPEN_MOMENT, UNKNOWN_START
from graph.store.browsing import Browsing
from graph.store.drawing import Drawing
from graph.store.entries import Entries
from graph.store.found import CONFLICTS, KEYS, STANDING, Key, Kind, Person, Unit
from graph.store.freshness import FreshnessView
from graph.store.hearing import Hearing
from graph.store.papers import PapersView
from graph.store.reading import (
    clash_of,
    hit_of,
    ids_of,
    post_of,
    unit_ref,
)
from graph.store.refs import Refs
from graph.store.renaming import Names, borne_on
from graph.store.rotating import RotatingView
from graph.store.runner import Row, Run
from graph.store.succeeding import SucceedingView
from graph.store.tenures import Tenures, with_joined
from graph.visibility import Viewer, mark_of
from graph.vocabulary import Mark


class View:
    """Reads for one viewer inside one read transaction; there is no unfiltered one."""

    def __init__(self, run: Run, viewer: Viewer) -> None:
        self._run = run
        self._viewer = viewer

    def drawing(self, clocks: Clocks) -> Drawing:
        """Reads for drawings."""
        return Drawing(self._run, self._viewer, clocks)

    def browsing(self, clocks: Clocks) -> Browsing:
        """Reads for finding one's way."""
        return Browsing(self._run, clocks)

    def papers(self, clocks: Clocks) -> PapersView:
        """Reads of reports and of what they say."""
        return PapersView(self._run, self._viewer, clocks)

    def hearing(self, clocks: Clocks) -> Hearing:
        """Reads of what is only heard."""
        return Hearing(self._run, self._viewer, clocks)

    def entries(self) -> Entries:
        """Reads of reports for whoever follows or changes them."""
        return Entries(self._run, self._viewer)

    def succeeding(self, clocks: Clocks) -> SucceedingView:
        """Reads for who comes next."""
        return SucceedingView(self._run, self._viewer, clocks)

    def rotating(self, clocks: Clocks) -> RotatingView:
        """Reads for where people have been."""
        return RotatingView(self._run, self._viewer, clocks)

    def freshness(self, clocks: Clocks) -> FreshnessView:
        """Reads of how fresh the knowledge is."""
        return FreshnessView(self._run, self._viewer, clocks)

    def keys(self, kind: Kind, key: str, clocks: Clocks) -> list[Key]:
        """Nodes of a kind (people, positions, units) a key may stand for."""
        rows = self._run.rows(KEYS[kind], key=key, **STANDING[kind])
        names = Names(self._run, clocks)
        known = names.known([row["id"] for row in rows]) if rows and clocks.historic else None
        found: dict[str, Key] = {}
        for row in rows:
            node = row.get("joined_into") or row["id"]
            if kind == "people" and clocks.historic:
                node = names.one_person(row["id"])
            live = bool(row["live"]) if known is None else row["id"] in known
            where = ", ".join(part for part in (row.get("unit_name"), row["register"]) if part)
            named = Key(node, row["name"], row["external_id"], live, where, row["id"])
            found.setdefault(node, named)
        if kind == "people" and len(found) > 1:
            return self._seated(list(found.values()), clocks)
        return list(found.values())

    def _seated(self, people: Sequence[Key], clocks: Clocks) -> list[Key]:
        """The same, each with a unit they are in: it tells namesakes apart."""
        units = self.browsing(clocks).seats([each.id for each in people])
        named = {who: unit.name for who, unit in units.items()}
        return [
            replace(each, where=", ".join(filter(None, (named.get(each.id), each.where))))
            for each in people
        ]

    def search(self, query: str, limit: int, clocks: Clocks) -> list[Hit]:
        """Units, posts and people whose names fit a full-text query, best first.

        Whatever was not known at the moment asked for is left out. Posts come with their unit;
        for people there is :meth:`Browsing.placed`.
        """
        rows = self._run.rows("names.list_matches", query=query, max=limit, open=OPEN_MOMENT)
        if clocks.historic:
            known = Names(self._run, clocks).known([row["id"] for row in rows])
            rows = [row for row in rows if row["id"] in known]
        return [hit_of(row) for row in rows]

    def position(self, position: str, clocks: Clocks) -> PostRef | None:
        """One post with the unit it is in."""
        return next(iter(Refs(self._run, clocks).posts([position])), None)

    def person(self, person: str, clocks: Clocks) -> Person | None:
        """One person, with the external ids of all records joined."""
        row = self._run.row("people.get_person", person_id=person)
        if row is None:
            return None
        ref = PersonRef(row["id"], row["name"], ids_of(row["external_id"]))
        names = Names(self._run, clocks)
        named = names.person(with_joined(self._run, [ref], clocks)[0])
        return Person(named, names.left_service(person) if clocks.historic else row["service_to"])

    def joins(self, person: str, clocks: Clocks) -> list[Row]:
        """The joins one person is made of: first, second, by, why, recorded_at."""
        at = clocks.known_at
        return self._run.rows("people.list_joins_within", person_id=person, known_at=at)

    def holders(self, post: PostRef, clocks: Clocks) -> list[Tenure]:
        """Tenures of a post that may have begun by the day asked for, with evidence."""
        return self._tenures(clocks).holders(post)

    def career(self, person: PersonRef, clocks: Clocks) -> list[Tenure]:
        """Tenures of a person that may have begun by the day asked for, with evidence."""
        return self._tenures(clocks).career(person)

    def present(self, posts: Sequence[PostRef], clocks: Clocks) -> dict[str, list[Tenure]]:
        """Who may hold each of these posts on the day asked for, with evidence."""
        return self._tenures(clocks).seated(posts)

    def words(self, events: Iterable[str], clocks: Clocks) -> dict[str, list[Word]]:
        """The reports under events, as known at the moment asked for."""
        return self._tenures(clocks).words(events)

    def _tenures(self, clocks: Clocks) -> Tenures:
        return Tenures(self._run, self._viewer, clocks)

    def conflicts(self, kind: Kind, ids: Sequence[str], clocks: Clocks) -> list[Clash]:
        """Conflicts begun by the day asked for, with the reports on each side.

        One is told where all its events may be read, and the attribute it is about.
        """
        rows = self._run.rows(CONFLICTS[kind], ids=list(ids), known_at=clocks.known_at)
        clashes = [clash_of(row) for row in rows if (row["start"] or UNKNOWN_START) <= clocks.as_of]
        if not clashes:
            return []
        words = self.words((event for clash in clashes for event in clash.events), clocks)
        return [
            replace(clash, evidence=tuple(word for event in clash.events for word in words[event]))
            for clash in clashes
            if all(words[event] for event in clash.events) and self._may_know(clash)
        ]

    def _may_know(self, clash: Clash) -> bool:
        """Whether what a conflict is about is for the viewer: an attribute of a person may not."""
        if clash.code != "attribute_differs":
            return True
        mark = mark_of(clash.values[0])
        person = clash.nodes[0]
        return mark is Mark.ORDINARY or self._viewer.may_know(mark, self.places([person])[person])

    def places(self, people: Iterable[str]) -> dict[str, list[str]]:
        """The units each of these people belongs to today."""
        rows = self._run.rows("people.list_places", person_ids=sorted(set(people)))
        return {row["id"]: row["places"] for row in rows}

    def unit(self, unit: str, clocks: Clocks) -> Unit | None:
        """One unit, by the name it bore on the day asked for."""
        row = self._run.row("units.get_unit", unit_id=unit)
        if row is None:
            return None
        name = borne_on(clocks.as_of, row["names_since"], row["names"])
        names = Names(self._run, clocks)
        ref = names.units([replace(unit_ref(row), name=name)])[0]
        began, ended = row["established_on"], row["dissolved_on"]
        return Unit(ref, *(names.life_span(unit) if clocks.historic else (began, ended)))

    def tree(self, unit: str, clocks: Clocks) -> list[Branch]:
        """Units below one on the day asked for, the unit itself first."""
        rows = self._run.rows(
            "units.list_tree", unit_id=unit, as_of=clocks.as_of, known_at=clocks.known_at
        )
        units = Names(self._run, clocks).units([unit_ref(row) for row in rows])
        return [
            Branch(unit, row["parent_id"], row["depth"])
            for unit, row in zip(units, rows, strict=True)
        ]

    def above(self, unit: str, clocks: Clocks) -> list[UnitRef]:
        """Units above one on the day asked for, the nearest first."""
        rows = self._run.rows(
            "units.list_parents", unit_id=unit, as_of=clocks.as_of, known_at=clocks.known_at
        )
        return Names(self._run, clocks).units([UnitRef(row["id"], row["name"]) for row in rows])

    def posts(self, unit: UnitRef, clocks: Clocks) -> list[PostRef]:
        """Posts of a unit on the day asked for."""
        rows = self._run.rows(
            "positions.list_in_unit",
            unit_id=unit.id,
            as_of=clocks.as_of,
            known_at=clocks.known_at,
        )
        posts = [replace(post_of(row, clocks.as_of, prefix=""), unit=unit) for row in rows]
        return Names(self._run, clocks).posts(posts)

    def lineage(self, unit: str, clocks: Clocks) -> list[Lineage]:
        """What a unit became and what it came from."""
        rows = self._run.rows("units.list_successors", unit_id=unit, known_at=clocks.known_at)
        units = Names(self._run, clocks).units([UnitRef(row["id"], row["name"]) for row in rows])
        return [
            Lineage(unit, row["on"], row["how"], row["direction"])
            for unit, row in zip(units, rows, strict=True)
        ]
