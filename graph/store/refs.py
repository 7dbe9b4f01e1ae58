"""Units, posts and people by id, named: as known at a moment, units as on a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.answers import Clocks, PersonRef, PostRef, UnitRef
from graph.papers import Ref
from graph.store.reading import ids_of, post_of
from graph.store.renaming import Names, borne_on
from graph.store.runner import Run


class Refs:
    """Names many nodes with one statement for each kind."""

    def __init__(self, run: Run, clocks: Clocks) -> None:
        self._run = run
        self._clocks = clocks
        self._names = Names(run, clocks)

    def named(self, wanted: Mapping[str, Sequence[str]]) -> dict[str, Ref]:
        """Nodes by id, asked for by their labels."""
        found: list[Ref] = []
        for label, name in (
            ("Person", self.people),
            ("Position", self.posts),
            ("Unit", self.units),
        ):
            if ids := sorted(set(wanted.get(label, ()))):
                found += name(ids)
        return {ref.id: ref for ref in found}

    def people(self, ids: Sequence[str]) -> list[PersonRef]:
        """People."""
        rows = self._run.rows("people.list_named", ids=list(ids))
        return self._names.people(
            [PersonRef(row["id"], row["name"], ids_of(row["external_id"])) for row in rows]
        )

    def posts(self, ids: Sequence[str]) -> list[PostRef]:
        """Posts, each with the unit it is or was last in."""
        rows = self._run.rows("positions.list_named", ids=list(ids), known_at=self._clocks.known_at)
        return self._names.posts([post_of(row, self._clocks.as_of, prefix="") for row in rows])

    def units(self, ids: Sequence[str]) -> list[UnitRef]:
        """Units by the names they bore on the day."""
        rows = self._run.rows("units.list_named", ids=list(ids))
        return self._names.units(
            [
                UnitRef(
                    row["id"],
                    borne_on(self._clocks.as_of, row["names_since"], row["names"]) or row["name"],
                    ids_of(row["external_id"]),
                    row["kind"],
                )
                for row in rows
            ]
        )

    def whole_people(self, ids: Sequence[str]) -> list[PersonRef]:
        """People with the external ids of the records joined today; then, only the own one."""
        people = self.people(ids)
        if self._clocks.historic:
            return people
        joined: dict[str, list[str]] = defaultdict(list)
        for row in self._run.rows("people.list_joined", person_ids=list(ids)):
            joined[row["id"]] += ids_of(row["external_id"])
        return [
            replace(person, external_ids=(*person.external_ids, *joined[person.id]))
            for person in people
        ]
