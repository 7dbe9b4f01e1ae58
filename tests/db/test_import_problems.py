"""Strange files: what is refused is named with its place, and the rest goes on."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph.answers import Clocks
from graph.importing.plan import Counts
from graph.services.checking import check
from graph.services.unit import unit_page
from graph.store import Store
from graph.visibility import BASE
from tests.db.test_import import AN, BINH, Desk, Popolo, held, office_file


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """An empty graph and a folder."""
    return Desk(store, tmp_path)


def _membership(**values: object) -> Callable[[Popolo], object]:
    return lambda file: file.memberships.append({"id": "odd", "person_id": "chi", **values})


def _person(**values: object) -> Callable[[Popolo], object]:
    return lambda file: file.persons.append(values)


def _unit(**values: object) -> Callable[[Popolo], object]:
    return lambda file: file.organizations.append({"name": "Odd", **values})


def _post(**values: object) -> Callable[[Popolo], object]:
    return lambda file: file.posts.append(values)


Place = tuple[str, str, str]
ODD: dict[str, tuple[Callable[[Popolo], object], Place, int]] = {
    "end before start": (
        _membership(post_id="o/head", start_date="2008-01-02", end_date="2008-01-01"),
        ("memberships[2]", "end_date", "end_before_start"),
        0,
    ),
    "end in an earlier year": (
        _membership(post_id="o/head", start_date="2009", end_date="2008"),
        ("memberships[2]", "end_date", "end_before_start"),
        0,
    ),
    "unknown person": (
        _membership(post_id="o/head", person_id="ghost"),
        ("memberships[2]", "person_id", "unknown_person"),
        0,
    ),
    "no person": (
        _membership(post_id="o/head", person_id=None),
        ("memberships[2]", "person_id", "missing_person"),
        0,
    ),
    "unknown organisation": (
        _membership(organization_id="ghost"),
        ("memberships[2]", "organization_id", "unknown_organization"),
        0,
    ),
    "unknown organisation beside a known post": (
        _membership(organization_id="ghost", post_id="o/head"),
        ("memberships[2]", "organization_id", "unknown_organization"),
        0,
    ),
    "unknown post": (
        _membership(post_id="ghost"),
        ("memberships[2]", "post_id", "unknown_post"),
        0,
    ),
    "no place at all": (
        _membership(role="Clerk"),
        ("memberships[2]", "organization_id", "missing_organization"),
        0,
    ),
    "a date in words": (
        _membership(post_id="o/head", start_date="circa 1990"),
        ("memberships[2]", "start_date", "unreadable_date"),
        0,
    ),
    "a day that does not exist": (
        _membership(post_id="o/head", end_date="2015-02-30"),
        ("memberships[2]", "end_date", "unreadable_date"),
        0,
    ),
    "a date that is an object": (
        _membership(post_id="o/head", start_date={"year": 1990}),
        ("memberships[2]", "start_date", "unreadable_date"),
        0,
    ),
    "a membership id twice": (
        lambda file: file.memberships.append(held("m1", "chi")),
        ("memberships[2]", "id", "duplicate_id"),
        0,
    ),
    "a person id twice": (
        _person(id="an", name="Twin"),
        ("persons[3]", "id", "duplicate_id"),
        0,
    ),
    "an organisation id twice": (
        _unit(id="o"),
        ("organizations[1]", "id", "duplicate_id"),
        0,
    ),
    "a person without a name": (_person(id="x"), ("persons[3]", "name", "missing_name"), 1),
    "a person without an id": (_person(name="X"), ("persons[3]", "id", "missing_id"), 0),
    "a birth date in words": (
        _person(id="x", name="X", birth_date="long ago"),
        ("persons[3]", "birth_date", "unreadable_date"),
        1,
    ),
    "a name with half a character": (
        _person(id="x", name="X\ud800"),
        ("persons[3]", "name", "unreadable_text"),
        1,
    ),
    "a name with a NUL": (
        _person(id="x", name="X\x00"),
        ("persons[3]", "name", "unreadable_text"),
        1,
    ),
    "a name without end": (
        _person(id="x", name="x" * 5000),
        ("persons[3]", "name", "too_long"),
        1,
    ),
    "an unknown parent": (
        _unit(id="x", parent_id="ghost"),
        ("organizations[1]", "parent_id", "unknown_organization"),
        1,
    ),
    "its own parent": (
        _unit(id="x", parent_id="x"),
        ("organizations[1]", "parent_id", "parent_cycle"),
        1,
    ),
    "a post without a label": (
        _post(id="x", organization_id="o"),
        ("posts[1]", "label", "missing_name"),
        1,
    ),
    "a post of nobody": (
        _post(id="x", label="X", organization_id="ghost"),
        ("posts[1]", "organization_id", "unknown_organization"),
        0,
    ),
    "a row that is no object": (
        lambda file: file.memberships.append([]),  # type: ignore[arg-type]
        ("memberships[2]", "", "not_an_object"),
        0,
    ),
}


class TestRowByRow:
    @pytest.mark.parametrize("name", ODD)
    def test_it_is_reported_with_its_place_and_the_rest_goes_on(
        self, desk: Desk, name: str
    ) -> None:
        change, place, imported = ODD[name]

        result = desk.take(office_file().changed(change))

        found = [(each.where, each.field, each.code) for each in result.problems]
        assert place in found
        assert result.counts == Counts(created=7 + imported)
        assert all(len(each.message) > 20 for each in result.problems)
        assert desk.holders()[:2] == [AN, BINH]

    def test_a_clean_file_has_no_problem(self, desk: Desk) -> None:
        assert desk.take(office_file()).problems == ()

    def test_a_nested_row_is_named_by_its_path(self, desk: Desk) -> None:
        file = office_file()
        file.persons[2]["memberships"] = [{"id": "m9", "organization_id": "ghost"}]

        assert [each.where for each in desk.take(file).problems] == ["persons[2].memberships[0]"]

    def test_a_post_of_another_organisation_is_reported(self, desk: Desk) -> None:
        file = office_file()
        file.organizations.append({"id": "p", "name": "Other"})
        file.memberships.append(held("m9", "chi", organization_id="p"))

        assert [each.where for each in desk.take(file).problems] == ["memberships[2]"]

    def test_half_a_character_in_a_row_without_an_id_stops_nothing(self, desk: Desk) -> None:
        file = office_file()
        file.memberships.append({"person_id": "chi", "post_id": "o/head", "label": "\ud800"})

        assert desk.take(file).counts.created >= 7

    def test_circular_parents_are_imported_side_by_side(self, desk: Desk) -> None:
        file = office_file()
        file.organizations += [
            {"id": "a", "name": "A", "parent_id": "b"},
            {"id": "b", "name": "B", "parent_id": "a"},
            {"id": "c", "name": "C", "parent_id": "a"},
        ]

        result = desk.take(file)

        assert [each.code for each in result.problems] == ["parent_cycle"] * 2
        page = unit_page(
            desk.store.for_viewer(BASE), "a", Clocks(date(2030, 1, 1), datetime.now(UTC))
        )
        assert [each.unit.name for each in page.below] == ["C"]


class TestWhatStoodBefore:
    def test_a_row_that_is_refused_now_keeps_what_it_said(self, desk: Desk) -> None:
        desk.take(office_file())
        later = desk.take(
            office_file().changed(lambda file: file.memberships[0].update(end_date="soon"))
        )

        assert later.counts == Counts(unchanged=6)
        assert desk.holders() == [AN, BINH]

    def test_it_is_compared_again_once_it_is_mended(self, desk: Desk) -> None:
        desk.take(office_file())
        desk.take(office_file().changed(lambda file: file.memberships[0].update(end_date="soon")))
        mended = office_file().changed(lambda file: file.memberships[0].update(end_date="2003"))

        assert desk.take(mended).counts == Counts(changed=1, unchanged=6)
        assert desk.holders()[0] == {**AN, "to": "2003"}
        assert check(desk.store).differences == ()
