"""The real files, compared with what plain arithmetic on the file says."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph.answers import Clocks, History, Succession
from graph.importing.plan import Counts
from graph.services.checking import check
from graph.services.history import history
from graph.services.importing import Imported, import_file
from graph.services.succession import succession
from graph.store import Store
from graph.visibility import BASE

ROOT = Path(__file__).resolve().parents[2]
CONGRESS = ROOT / "data" / "us-congress.popolo.json"
OFFICES = ROOT / "tests" / "data" / "uk-offices-excerpt.popolo.json"
AS_OF = date(2026, 7, 1)
PRESIDENT, VICE = "us/executive/president", "us/executive/vice-president"

Row = dict[str, Any]
Spell = tuple[str, str, str]


def _clear(driver: Driver) -> None:
    driver.execute_query(
        "MATCH (n) WHERE NOT n:Migration AND NOT n:CanboTestDatabase DETACH DELETE n"
    )


class World:
    """A graph with both files in it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.viewer = store.for_viewer(BASE)
        self.congress = import_file(store, CONGRESS)
        self.offices = import_file(store, OFFICES)

    def succession(self, post: str) -> Succession:
        """Who held a post."""
        return succession(self.viewer, post, Clocks(AS_OF, datetime.now(UTC)))

    def history(self, person: str) -> History:
        """Where a person has been."""
        return history(self.viewer, person, Clocks(AS_OF, datetime.now(UTC)))


@pytest.fixture(scope="module")
def world(driver: Driver) -> Iterator[World]:
    """Both files, imported once."""
    _clear(driver)
    yield World(Store(driver))
    _clear(driver)


def _memberships(path: Path) -> list[Row]:
    return list(json.loads(path.read_text())["memberships"])


def _spells(post: str) -> list[Spell]:
    """(person, from, to) of a post, read off the file: terms at most a day apart are one."""
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _memberships(CONGRESS):
        if row.get("post_id") == post:
            terms[row["person_id"]].append((row["start_date"], row["end_date"]))
    found: list[Spell] = []
    for person, spells in terms.items():
        first, last = sorted(spells)[0]
        for start, end in sorted(spells)[1:]:
            if date.fromisoformat(start) - date.fromisoformat(last) > timedelta(days=1):
                found.append((person, first, last))
                first = start
            last = max(last, end)
        found.append((person, first, last))
    return sorted(found, key=lambda spell: spell[1])


def _gaps(spells: list[Spell]) -> list[tuple[str, str]]:
    found, reached = [], spells[0][2]
    for _, start, end in spells[1:]:
        if start > reached:
            found.append((reached, start))
        reached = max(reached, end)
    return found


def _told(answer: Succession) -> list[tuple[str, str | None, str | None]]:
    return [(each.person.external_ids[0], each.start, each.end) for each in answer.tenures]


class TestCongress:
    def test_every_row_is_imported_without_a_problem(self, world: World) -> None:
        assert world.congress.counts == Counts(created=617 + 235 + 1328 + 6802)
        assert world.congress.problems == ()
        assert world.congress.register == "us-congress"

    def test_the_same_file_again_changes_nothing(self, world: World) -> None:
        again: Imported = import_file(world.store, CONGRESS)
        assert again.counts == Counts(unchanged=8982)

    def test_the_presidency_is_as_the_file_has_it(self, world: World) -> None:
        answer = world.succession(PRESIDENT)

        assert _told(answer) == _spells(PRESIDENT)
        assert len(answer.tenures) == 47
        assert len({each.person.id for each in answer.tenures}) == 45
        assert (answer.gaps, answer.conflicts) == ((), ())
        assert sum(len(each.terms) for each in answer.tenures) == sum(
            row.get("post_id") == PRESIDENT for row in _memberships(CONGRESS)
        )

    def test_every_tenure_rests_on_the_rows_of_the_file(self, world: World) -> None:
        rows = {
            f"membership/{row['id']}": row["start_date"]
            for row in _memberships(CONGRESS)
            if row.get("post_id") == PRESIDENT
        }
        told = world.succession(PRESIDENT).tenures
        words = [word for each in told for word in each.evidence]

        assert {word.row for word in words} == set(rows)
        assert all(rows[word.row or ""] == word.on for word in words if word.kind == "appointed")

    def test_the_vice_presidency_stood_empty_when_the_file_says_so(self, world: World) -> None:
        answer = world.succession(VICE)

        assert _told(answer) == _spells(VICE)
        expected = _gaps(_spells(VICE))
        assert [(str(gap.start), str(gap.end)) for gap in answer.gaps] == expected
        assert ("1963-11-22", "1965-01-20") in expected

    def test_a_committee_seat_has_no_start_and_no_end(self, world: World) -> None:
        row = next(row for row in _memberships(CONGRESS) if "start_date" not in row)
        tenures = world.history(row["person_id"]).tenures

        [seat] = [each for each in tenures if row["post_id"] in each.post.external_ids]
        assert (seat.start, seat.end, seat.start_basis) == (None, None, "seen")

    def test_what_is_derived_is_what_the_reports_say(self, world: World) -> None:
        assert check(world.store).differences == ()


class TestOffices:
    def test_what_is_dirty_is_reported_and_the_rest_imported(self, world: World) -> None:
        file = json.loads(OFFICES.read_text())
        nameless = sum("name" not in person for person in file["persons"])
        codes = [each.code for each in world.offices.problems]

        assert codes.count("missing_name") == nameless > 0
        assert codes.count("duplicate_id") == 2
        assert len(codes) == nameless + 2
        rows = sum(len(table) for table in file.values())
        assert world.offices.counts == Counts(created=rows - 2)

    def test_a_person_without_a_name_has_none(self, world: World) -> None:
        row = next(p for p in json.loads(OFFICES.read_text())["persons"] if "name" not in p)
        found = world.history(row["id"])

        assert (found.person.name, found.person.external_ids) == (None, (row["id"],))
        assert found.tenures

    def test_a_membership_without_a_role_makes_a_member(self, world: World) -> None:
        row = next(row for row in _memberships(OFFICES) if not row.get("role"))
        answer = world.succession(f"{row['organization_id']}#member")

        assert answer.post.title == "member"
        assert row["person_id"] in {spell[0] for spell in _told(answer)}

    def test_a_post_is_found_by_its_role_as_the_file_writes_it(self, world: World) -> None:
        for row in _memberships(OFFICES):
            post = f"{row['organization_id']}#{row.get('role') or 'member'}"
            assert row["person_id"] in {spell[0] for spell in _told(world.succession(post))}
