"""Reads for who comes next: about many posts and people at once, each one statement."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers import Clocks, PersonRef, Tenure, UnitRef
from graph.dates import PartialDate
from graph.model import Json
from graph.store.reading import ids_of, person_of, post_of, tenure_of
from graph.store.renaming import Names, borne_on
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.succeeding import Plan, Reach
from graph.visibility import Viewer
from graph.vocabulary import REPORT_KINDS, Mark


@dataclass(frozen=True, slots=True)
class Near:
    """A unit from which a post of another may be filled."""

    of: str
    unit: UnitRef
    reach: Reach


@dataclass(frozen=True, slots=True)
class Told:
    """An official event about a person, as far as the viewer may read it.

    Attributes:
        weight: whose word counts where several tell of one thing: the latest day, a signed
            decision before other reports, then the latest report, as in the projection.
    """

    id: str
    kind: str
    on: PartialDate | None
    until: PartialDate | None
    details: Mapping[str, Json]
    weight: tuple[date, bool, date, str]


class SucceedingView:
    """Reads for one viewer on one day and as known at one moment."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks
        self._names = Names(run, clocks)
        self._when: Row = {"as_of": clocks.as_of, "known_at": clocks.known_at}

    def may_know(self, mark: Mark, places: Iterable[str]) -> bool:
        """Whether facts so marked about somebody of these units are for the viewer."""
        return self._viewer.may_know(mark, places)

    def reach(self, units: Iterable[str]) -> list[Near]:
        """The units from which posts of these may be filled: themselves, above, below, beside."""
        wanted = sorted(set(units))
        rows = self._run.rows("succeeding.list_units_in_reach", unit_ids=wanted, **self._when)
        refs = self._names.units([self._borne(row) for row in rows])
        return [
            Near(row["of"], ref, Reach(row["relation"]))
            for row, ref in zip(rows, refs, strict=True)
        ]

    def _borne(self, row: Row) -> UnitRef:
        """A unit by the name it bore on the day."""
        name = borne_on(self._clocks.as_of, row["names_since"], row["names"]) or row["name"]
        return UnitRef(row["id"], name, ids_of(row["external_id"]), row["kind"])

    def plans(self, posts: Iterable[str]) -> list[Plan]:
        """Who is planned for these posts on the day."""
        rows = self._run.rows(
            "succeeding.list_plans", position_ids=sorted(set(posts)), **self._when
        )
        people = self._names.people([person_of(row) for row in rows])
        return [
            Plan(person, row["position_id"], row["start"], tuple(row["events"]))
            for row, person in zip(rows, people, strict=True)
        ]

    def plans_of(self, people: Iterable[PersonRef]) -> list[Plan]:
        """The posts these people are planned for on the day."""
        by_id = {person.id: person for person in people}
        rows = self._run.rows(
            "succeeding.list_plans_of_people", person_ids=sorted(by_id), **self._when
        )
        return [
            Plan(by_id[row["person_id"]], row["position_id"], row["start"], tuple(row["events"]))
            for row in rows
        ]

    def careers(self, people: Iterable[str]) -> dict[str, list[Tenure]]:
        """Tenures of people that may have begun by the day, in order, without evidence."""
        rows = self._run.rows(
            "succeeding.list_careers", person_ids=sorted(set(people)), **self._when
        )
        return self.tenures(rows)

    def tenures(self, rows: Sequence[Row]) -> dict[str, list[Tenure]]:
        """Rows of tenures as records, by person."""
        day = self._clocks.as_of
        held = [tenure_of(row, post_of(row, day), person_of(row)) for row in rows]
        found: dict[str, list[Tenure]] = defaultdict(list)
        for each in self._names.tenures(held):
            found[each.person.id].append(each)
        return found

    def places(self, people: Iterable[str]) -> dict[str, list[str]]:
        """The units each person belongs to: what is personal of them is measured by these."""
        rows = self._run.rows("people.list_places", person_ids=sorted(set(people)))
        return {row["id"]: row["places"] for row in rows}

    def told(
        self, places: Mapping[str, Sequence[str]], kinds: Sequence[str]
    ) -> dict[str, list[Told]]:
        """Official events of these kinds about people, given with their units, oldest first.

        Fields of the details that are not for the viewer are left out.
        """
        rows = self._run.rows(
            "succeeding.list_facts",
            person_ids=sorted(places),
            kinds=list(kinds),
            known_at=self._clocks.known_at,
            viewer=self._viewer.params,
        )
        found: dict[str, list[Told]] = defaultdict(list)
        for row in rows:
            found[row["person_id"]].append(self._told(row, places[row["person_id"]]))
        return found

    def _told(self, row: Row, places: Sequence[str]) -> Told:
        on = partial_of(row["on"], row["on_precision"])
        details: dict[str, Json] = json.loads(row["details"])
        signed = max((REPORT_KINDS[each["kind"]].signed, each["day"]) for each in row["voices"])
        return Told(
            row["id"],
            row["kind"],
            on,
            partial_of(row["until"], row["until_precision"]),
            {
                name: value
                for name, value in details.items()
                if self._viewer.may_read(row["kind"], name, places)
            },
            (on.latest if on else date.min, *signed, row["id"]),
        )
