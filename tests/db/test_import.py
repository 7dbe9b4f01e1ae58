"""Importing a register, and its next versions: exactly what differs, and nothing else.

The builders here are also those of the other import tests.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph.answers import Clocks
from graph.importing.plan import Counts
from graph.services.checking import check
from graph.services.history import history
from graph.services.importing import Imported, import_file
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.store import BASE, Store

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
        return json.dumps(vars(self), ensure_ascii=False).encode()


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


@dataclass
class Desk:
    """Where files are handed in and questions asked."""

    store: Store
    folder: Path

    def take(self, file: Popolo | bytes, register: str = "r", **options: Any) -> Imported:
        """Import a file."""
        path = self.folder / "file.json"
        path.write_bytes(file if isinstance(file, bytes) else file.content())
        return import_file(self.store, path, register=register, **options)

    def holders(self, post: str = "o/head", known: datetime | None = None) -> list[Row]:
        """Who held a post, as person, from and to."""
        clocks = Clocks(date(2030, 1, 1), known or datetime.now(UTC))
        found = succession(self.store.for_viewer(BASE), post, clocks)
        return [
            {"who": each.person.name, "from": each.start, "to": each.end} for each in found.tenures
        ]

    def name_of(self, unit: str, known: datetime | None = None) -> str | None:
        """What a unit is called."""
        clocks = Clocks(date(2030, 1, 1), known or datetime.now(UTC))
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


CHANGES: dict[str, tuple[Callable[[Popolo], object], Counts]] = {
    "a membership vanishes": (lambda f: f.memberships.pop(), Counts(closed=1, unchanged=6)),
    "an end date moves": (
        lambda f: f.memberships[0].update(end_date="2003-06-01"),
        Counts(changed=1, unchanged=6),
    ),
    "an end date is added": (
        lambda f: f.memberships[1].update(end_date="2008-01-01"),
        Counts(changed=1, unchanged=6),
    ),
    "a start date is taken away": (
        lambda f: f.memberships[1].pop("start_date"),
        Counts(changed=1, unchanged=6),
    ),
    "a membership is another's": (
        lambda f: f.memberships[1].update(person_id="chi"),
        Counts(changed=1, unchanged=6),
    ),
    "a person is added": (
        lambda f: f.persons.append({"id": "dung", "name": "Dung"}),
        Counts(created=1, unchanged=7),
    ),
    "a person without a post vanishes": (
        lambda f: f.persons.pop(),
        Counts(closed=1, unchanged=6),
    ),
    "a birth date is corrected": (
        lambda f: f.persons[0].update(birth_date="1950-05"),
        Counts(changed=1, unchanged=6),
    ),
    "the organisation is renamed": (
        lambda f: f.organizations[0].update(name="Bureau"),
        Counts(changed=1, unchanged=6),
    ),
    "a post is relabelled": (
        lambda f: f.posts[0].update(label="Chief"),
        Counts(changed=1, unchanged=6),
    ),
    "one goes, one comes, one changes": (
        lambda f: (
            f.memberships.pop(),
            f.memberships.append(held("m3", "chi", start_date="2004-02-01")),
            f.persons[0].update(name="Ann"),
        ),
        Counts(created=1, changed=1, closed=1, unchanged=5),
    ),
}


class TestAChangedFile:
    @pytest.mark.parametrize("name", CHANGES)
    def test_exactly_the_differences_are_written(self, desk: Desk, name: str) -> None:
        change, expected = CHANGES[name]
        desk.take(office_file())
        file = office_file().changed(change)

        assert desk.take(file, dry_run=True).counts == expected
        assert desk.take(file).counts == expected
        assert desk.take(file).counts.changes == 0
        assert check(desk.store).differences == ()

    def test_a_vanished_row_is_withdrawn_and_no_end_is_invented(self, desk: Desk) -> None:
        first = desk.take(office_file())
        desk.take(office_file().changed(lambda file: file.memberships.pop(0)))

        assert desk.holders() == [BINH]
        assert desk.holders(known=first.recorded_at) == [AN, BINH]

    def test_an_end_that_vanishes_opens_the_spell_again(self, desk: Desk) -> None:
        desk.take(office_file())
        desk.take(office_file().changed(lambda file: file.memberships[0].pop("end_date")))

        assert desk.holders() == [{**AN, "to": None}, BINH]

    def test_back_to_the_first_version_with_both_changes_in_recorded_time(self, desk: Desk) -> None:
        changed = office_file().changed(lambda file: file.memberships[0].update(end_date="2003"))
        changed.organizations[0]["name"] = "Bureau"
        first = desk.take(office_file())
        second = desk.take(changed)
        third = desk.take(office_file())

        assert second.counts == third.counts == Counts(changed=2, unchanged=5)
        moments = [each.recorded_at for each in (first, second, third)]
        names = [desk.name_of("o", known=moment) for moment in moments]
        ends = [desk.holders(known=moment)[0]["to"] for moment in moments]
        assert names == ["Office", "Bureau", "Office"]
        assert ends == ["2004-01-01", "2003", "2004-01-01"]
        assert desk.holders() == [AN, BINH]

    def test_a_row_that_went_and_came_back_stands_again(self, desk: Desk) -> None:
        desk.take(office_file())
        without = desk.take(office_file().changed(lambda file: file.memberships.pop()))
        back = desk.take(office_file())

        assert back.counts == Counts(created=1, unchanged=6)
        assert desk.holders(known=without.recorded_at) == [AN]
        assert desk.holders() == [AN, BINH]

    def test_a_person_who_vanishes_while_memberships_remain(self, desk: Desk) -> None:
        desk.take(office_file())
        later = desk.take(office_file().changed(lambda file: file.persons.pop(0)))

        assert later.counts == Counts(closed=1, unchanged=5)
        assert [(each.where, each.code) for each in later.problems] == [
            ("memberships[0]", "unknown_person")
        ]
        assert [each["from"] for each in desk.holders()] == ["2000-01-01", "2004-01-01"]


class TestTheAnswer:
    def test_every_word_of_it_names_the_row_and_the_file(self, desk: Desk) -> None:
        desk.take(office_file())
        found = history(
            desk.store.for_viewer(BASE), "an", Clocks(date(2030, 1, 1), datetime.now(UTC))
        )

        assert {word.row for word in found.tenures[0].evidence} == {"membership/m1"}
        assert {word.title for word in found.tenures[0].evidence} == {"file.json"}
        assert {word.kind for word in found.tenures[0].evidence} == {"appointed", "left_post"}
