"""Facts read from the graph inside a write, for the projection."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from graph.projection import Listing, Record, Voice
from graph.projection.recorded import components
from graph.store.rows import facts_of, listing_of, voice_of
from graph.store.runner import Row, Run
from graph.visibility import BASE, Viewer
from graph.vocabulary import KINDS, Role

POSTS = "posts"
"""The family of facts a staff list covers: every holder of every post."""

BATCH_IDS = 2_000
"""Nodes asked about at once: a sorted answer about all of them must fit the engine's memory."""

_STRUCTURAL = sorted(code for code, kind in KINDS.items() if kind.effect.structure)


class GraphEvidence:
    """The facts as known at a moment, read in an open transaction.

    For nobody in particular: the base layer, which is derived and stored, the same for everybody.
    For a viewer: what they may read besides it, too.
    """

    def __init__(self, run: Run, moment: datetime, viewer: Viewer = BASE) -> None:
        self._run = run
        self._moment = moment
        self._viewer = viewer.params

    def _near(self, name: str, param: str, ids: Iterable[str], **others: object) -> list[Row]:
        wanted = sorted(ids)
        return [
            row
            for start in range(0, len(wanted), BATCH_IDS)
            for row in self._run.rows(name, **{param: wanted[start : start + BATCH_IDS]}, **others)
        ]

    def joined(self, people: Iterable[str]) -> Mapping[str, str]:
        """For every person in one join with any of these: the person they are projected as."""
        rows = self._near("people.list_joins_of", "person_ids", people, known_at=self._moment)
        heads = components((row["first"], row["second"]) for row in rows)
        return heads | {head: head for head in heads.values()}

    def positions_of(self, people: Iterable[str]) -> set[str]:
        """Posts that events name together with these people."""
        rows = self._near("positions.list_of_people", "person_ids", people)
        return {row["id"] for row in rows}

    def people_at(self, positions: Iterable[str], units: Iterable[str]) -> set[str]:
        """People that events name together with these posts or units."""
        rows = self._near("people.list_of_positions", "position_ids", positions)
        rows += self._near("people.list_of_units", "unit_ids", units)
        return {row["id"] for row in rows}

    def positions_in(self, units: Iterable[str]) -> set[str]:
        """Posts that events place in these units."""
        rows = self._near("positions.list_of_units", "unit_ids", units)
        return {row["id"] for row in rows}

    def record(
        self, people: Iterable[str], positions: Iterable[str], units: Iterable[str]
    ) -> Record:
        """Every fact about these people, and the structural ones of the posts and their units.

        A fact that names a post and a person is read with the person: everybody an event names
        at one of these posts is among the people.
        """
        people = list(people)
        now = {"known_at": self._moment, "viewer": self._viewer}
        rows = self._near("events.list_facts_of_people", "person_ids", people, **now)
        rows += self._near(
            "events.list_facts_of_positions", "position_ids", positions, kinds=_STRUCTURAL, **now
        )
        homes = {node for row in rows for role, node in row["roles"] if role == Role.UNIT}
        homes |= set(units)
        rows += self._near(
            "events.list_facts_of_units", "unit_ids", homes, kinds=_STRUCTURAL, **now
        )
        return Record(
            facts=facts_of(rows, self._voices(rows)),
            listings=self._listings(homes),
            same=self._judged["same"],
            not_same=self._judged["not_same"],
            joined={one: head for one, head in self.joined(people).items() if one != head},
        )

    def naming(
        self, people: Iterable[str], positions: Iterable[str], units: Iterable[str]
    ) -> Record:
        """The facts that say what these people, posts and units are called and like.

        What only tenures and links rest on is left out: the lists, the units of posts.
        """
        joined = self.joined(people)
        now = {"known_at": self._moment, "viewer": self._viewer}
        rows = self._near("events.list_facts_of_people", "person_ids", {*people, *joined}, **now)
        for name, param, ids in (
            ("events.list_facts_of_positions", "position_ids", positions),
            ("events.list_facts_of_units", "unit_ids", units),
        ):
            rows += self._near(name, param, ids, kinds=_STRUCTURAL, **now)
        return Record(
            facts=facts_of(rows, self._voices(rows)),
            joined={one: head for one, head in joined.items() if one != head},
        )

    def told(self, people: Collection[str], kinds: Sequence[str]) -> Record:
        """The facts of some kinds about these people and the records joined with them."""
        joined = self.joined(people)
        rows = self._near(
            "events.list_facts_of_kinds",
            "person_ids",
            {*people, *joined},
            kinds=list(kinds),
            known_at=self._moment,
            viewer=self._viewer,
        )
        return Record(
            facts=facts_of(rows, self._voices(rows)),
            joined={one: head for one, head in joined.items() if one != head},
        )

    def _voices(self, rows: Iterable[Row]) -> Mapping[str, Voice]:
        wanted = {report for row in rows for report in row["reports"]}
        found = self._near("reports.list_voices", "report_ids", wanted, viewer=self._viewer)
        return {row["report"]: voice_of(row) for row in found}

    def _listings(self, units: Iterable[str]) -> tuple[Listing, ...]:
        rows = self._near(
            "coverages.list_of_units",
            "unit_ids",
            units,
            family=POSTS,
            known_at=self._moment,
            viewer=self._viewer,
        )
        return tuple(listing_of(row) for row in rows)

    @cached_property
    def _judged(self) -> Mapping[str, frozenset[frozenset[str]]]:
        rows = self._run.rows("events.list_matches", known_at=self._moment)
        live = [row for row in rows if row["withdrawn_at"] > self._moment]
        return {
            verdict: frozenset(
                frozenset((row["first"], row["second"]))
                for row in live
                if row["verdict"] == verdict
            )
            for verdict in ("same", "not_same")
        }
