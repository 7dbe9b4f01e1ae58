"""Importing a file, and the same file again.

The builders here are also those of the other tests of the import and the command line.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pytest
from neo4j import Driver

from graph.answers import Clocks
from graph.importing.plan import Counts
from graph.progress import Progress
from graph.services.history import history
from graph.services.importing import Imported, import_file
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.store import Store
from graph.visibility import BASE

Row = dict[str, Any]


@dataclass
class Popolo:
    """A file in the making: tables of plain rows."""

    persons: list[Row] = field(default_factory=list)
    organizations: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    memberships: list[Row] = field(default_factory=list)

    def changed(self, change: Callable[["Popolo"], object]) -> "Popolo":
        """A copy, changed."""
        made = deepcopy(self)
        change(made)
        return made

    def content(self) -> bytes:
        """The file."""
        return json.dumps(vars(self)).encode()


def office_file() -> Popolo:
    """Seven rows: An heads the office for four years, then Bình; Chi is on the list."""
    return Popolo(
        [{"id": name, "name": name.title()} for name in ("an", "binh", "chi")],
        [{"id": "o", "name": "Office"}],
        [{"id": "o/head", "label": "Head", "organization_id": "o"}],
        [
            held("m1", "an", start_date="2000-01-01", end_date="2004-01-01"),
            held("m2", "binh", start_date="2004-01-01"),
        ],
    )


def held(identity: str, person: str, post: str = "o/head", **more: object) -> Row:
    """A membership."""
    return {"id": identity, "person_id": person, "post_id": post, **more}


class Options(TypedDict, total=False):
    """How a file is taken in."""

    format_name: str
    dry_run: bool
    max_mb: int
    batch_rows: int
    progress: Progress


@dataclass
class Desk:
    """Where files are handed in and questions asked."""

    store: Store
    folder: Path

    def take(
        self, file: Popolo | bytes, register: str = "r", **options: Unpack[Options]
    ) -> Imported:
        """Import a file."""
        path = self.folder / "file.json"
        path.write_bytes(file if isinstance(file, bytes) else file.content())
        return import_file(self.store, path, register=register, **options)

    def holders(self, post: str = "o/head", known: datetime | None = None) -> list[Row]:
        """Who held a post, as person, from and to."""
        clocks = Clocks(date(2030, 1, 1), known or datetime.now(UTC), known is not None)
        found = succession(self.store.for_viewer(BASE), post, clocks)
        return [
            {"who": each.person.name, "from": each.start, "to": each.end} for each in found.tenures
        ]

    def name_of(self, unit: str, known: datetime | None = None) -> str | None:
        """What a unit is called."""
        clocks = Clocks(date(2030, 1, 1), known or datetime.now(UTC), known is not None)
        return unit_page(self.store.for_viewer(BASE), unit, clocks).unit.name


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """An empty graph and a folder."""
    return Desk(store, tmp_path)


def nodes(driver: Driver) -> int:
    """How many nodes there are."""
    return int(driver.execute_query("MATCH (n) RETURN count(n) AS n")[0][0]["n"])


AN = {"who": "An", "from": "2000-01-01", "to": "2004-01-01"}
BINH = {"who": "Binh", "from": "2004-01-01", "to": None}


class TestTheSameFile:
    def test_the_first_time_every_row_is_created(self, desk: Desk) -> None:
        assert desk.take(office_file()).counts == Counts(created=7)
        assert desk.holders() == [AN, BINH]

    def test_the_second_time_nothing_changes_and_nothing_is_written(
        self, desk: Desk, driver: Driver
    ) -> None:
        desk.take(office_file())
        before = nodes(driver)

        again = desk.take(office_file())

        assert again.counts == Counts(unchanged=7)
        assert again.counts.changes == 0
        assert again.recorded_at is None
        assert nodes(driver) == before

    def test_rows_in_another_order_are_the_same_file(self, desk: Desk) -> None:
        desk.take(office_file())

        def turn(file: Popolo) -> None:
            for table in vars(file).values():
                table.reverse()

        assert desk.take(office_file().changed(turn)).counts == Counts(unchanged=7)

    def test_memberships_without_ids_are_known_again(self, desk: Desk) -> None:
        file = office_file()
        for row in file.memberships:
            del row["id"]
        desk.take(file)

        assert desk.take(file).counts == Counts(unchanged=7)
        file.memberships[1]["end_date"] = "2009-01-01"
        assert desk.take(file).counts == Counts(changed=1, unchanged=6)

    def test_rows_without_ids_that_differ_in_their_end_only_may_change_places(
        self, desk: Desk
    ) -> None:
        file = office_file()
        file.memberships = [
            {"person_id": "an", "post_id": "o/head", "end_date": end} for end in ("2001", "2003")
        ]
        desk.take(file)

        again = desk.take(file.changed(lambda made: made.memberships.reverse()))

        assert again.counts == Counts(unchanged=7)


class TestTheAnswer:
    def test_every_word_of_it_names_the_row_and_the_file(self, desk: Desk) -> None:
        desk.take(office_file())
        found = history(
            desk.store.for_viewer(BASE), "an", Clocks(date(2030, 1, 1), datetime.now(UTC))
        )

        assert {word.row for word in found.tenures[0].evidence} == {"membership/m1"}
        assert {word.title for word in found.tenures[0].evidence} == {"file.json"}
        assert {word.kind for word in found.tenures[0].evidence} == {"appointed", "left_post"}
