"""The next versions of a file: exactly what differs is written, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.importing.plan import Counts
from graph.services.checking import check
from graph.store import Store
from tests.db.test_import import AN, BINH, Desk, Popolo, held, office_file


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """An empty graph and a folder."""
    return Desk(store, tmp_path)


def _at_once(file: Popolo) -> None:
    file.memberships[1] = held("m3", "chi", start_date="2004-02-01")
    file.persons[0]["name"] = "Ann"


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
        _at_once,
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
        steps = [desk.take(file) for file in (office_file(), changed, office_file())]

        assert [step.counts.changed for step in steps] == [0, 1, 1]
        ends = [desk.holders(known=step.recorded_at)[0]["to"] for step in steps]
        assert ends == ["2004-01-01", "2003", "2004-01-01"]
        assert desk.holders() == [AN, BINH]

    def test_a_corrected_name_is_still_known_as_it_was(self, desk: Desk) -> None:
        changed = office_file().changed(lambda file: file.organizations[0].update(name="Bureau"))
        steps = [desk.take(file) for file in (office_file(), changed, office_file())]

        names = [desk.name_of("o", known=step.recorded_at) for step in steps]
        assert names == ["Office", "Bureau", "Office"]
        assert desk.name_of("o") == "Office"

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
