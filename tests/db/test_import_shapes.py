"""Shapes of Popolo met in the wild, registers side by side, and files larger than a transaction."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph.answers import Clocks
from graph.errors import AmbiguousError
from graph.ids import derived_id
from graph.importing.plan import Counts
from graph.services.checking import check
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.store import Store
from graph.store.runner import Run
from graph.visibility import BASE
from tests.db.test_import import AN, BINH, Desk, Popolo, held, nodes, office_file

TODAY = Clocks(date(2030, 1, 1), datetime(2999, 1, 1, tzinfo=UTC))


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """An empty graph and a folder."""
    return Desk(store, tmp_path)


def _only(**memberships: dict[str, Any]) -> Popolo:
    file = office_file()
    file.memberships = [{"id": key, "person_id": "an", **row} for key, row in memberships.items()]
    return file


class TestShapes:
    def test_a_membership_without_dates_is_seen_in_the_post(self, desk: Desk) -> None:
        desk.take(_only(m={"post_id": "o/head"}))

        assert desk.holders() == [{"who": "An", "from": None, "to": None}]

    def test_one_with_an_end_only_keeps_its_start_unknown(self, desk: Desk) -> None:
        desk.take(_only(m={"post_id": "o/head", "end_date": "2015-01-01"}))

        assert desk.holders() == [{"who": "An", "from": None, "to": "2015-01-01"}]

    def test_partial_dates_stay_partial(self, desk: Desk) -> None:
        desk.take(_only(m={"post_id": "o/head", "start_date": "2001", "end_date": "2003-05"}))

        assert desk.holders() == [{"who": "An", "from": "2001", "to": "2003-05"}]

    def test_a_spell_of_no_day_is_kept_and_holds_on_no_day(self, desk: Desk) -> None:
        day = "2006-01-01"
        desk.take(_only(m={"post_id": "o/head", "start_date": day, "end_date": day}))

        assert desk.holders() == [{"who": "An", "from": day, "to": day}]
        clocks = Clocks(date.fromisoformat(day), TODAY.known_at)
        seat = unit_page(desk.store.for_viewer(BASE), "o", clocks).seats[0]
        assert seat.holders == ()

    def test_the_year_9999_is_no_end(self, desk: Desk) -> None:
        result = desk.take(
            _only(m={"post_id": "o/head", "start_date": "2001", "end_date": "9999-12-31"})
        )

        assert desk.holders() == [{"who": "An", "from": "2001", "to": None}]
        assert [each.code for each in result.problems] == ["open_end"]

    def test_overlapping_spells_of_one_person_are_one_tenure_with_both_terms(
        self, desk: Desk
    ) -> None:
        desk.take(
            _only(
                a={"post_id": "o/head", "start_date": "2000-01-01", "end_date": "2005-01-01"},
                b={"post_id": "o/head", "start_date": "2003-01-01", "end_date": "2008-01-01"},
            )
        )

        [tenure] = succession(desk.store.for_viewer(BASE), "o/head", TODAY).tenures
        assert (tenure.start, tenure.end) == ("2000-01-01", "2008-01-01")
        assert [(term.start, term.end) for term in tenure.terms] == [
            ("2000-01-01", "2005-01-01"),
            ("2003-01-01", "2008-01-01"),
        ]

    def test_the_same_spell_twice_gets_no_end_it_does_not_have(self, desk: Desk) -> None:
        row = {"post_id": "o/head", "start_date": "2009-01-01"}
        desk.take(_only(a=row, b=row))

        [tenure] = succession(desk.store.for_viewer(BASE), "o/head", TODAY).tenures
        assert {(term.start, term.end) for term in tenure.terms} == {("2009-01-01", None)}

    def test_several_people_in_one_post_are_no_conflict(self, desk: Desk) -> None:
        file = office_file()
        file.memberships.append(held("m3", "chi", start_date="2003-01-01"))
        desk.take(file)

        answer = succession(desk.store.for_viewer(BASE), "o/head", TODAY)
        assert [each.person.name for each in answer.tenures] == ["An", "Chi", "Binh"]
        assert answer.conflicts == ()
        assert answer.tenures[0].end == "2004-01-01"

    def test_a_role_without_a_post_makes_the_post(self, desk: Desk) -> None:
        desk.take(
            _only(
                a={"organization_id": "o", "role": "Clerk", "start_date": "2001"},
                b={"organization_id": "o", "start_date": "2002"},
            )
        )

        assert desk.holders("o#Clerk") == [{"who": "An", "from": "2001", "to": None}]
        assert desk.holders("o#member") == [{"who": "An", "from": "2002", "to": None}]
        page = unit_page(desk.store.for_viewer(BASE), "o", TODAY)
        seats = [(seat.post.title, seat.post.seats, seat.empty) for seat in page.seats]
        assert ("Clerk", None, None) in seats

    def test_spare_blanks_in_a_role_make_no_second_post(self, desk: Desk) -> None:
        desk.take(
            _only(
                a={"organization_id": "o", "role": "Clerk", "end_date": "2001-01-01"},
                b={"organization_id": "o", "role": "Clerk ", "start_date": "2002-06-01"},
            )
        )

        assert len(desk.holders("o#Clerk")) == 2
        assert desk.holders("o#Clerk ") == desk.holders("o#Clerk")

    def test_memberships_and_posts_may_be_nested(self, desk: Desk) -> None:
        file = office_file()
        file.organizations[0]["posts"] = file.posts
        file.persons[0]["memberships"] = [file.memberships[0]]
        file.posts[0]["memberships"] = [file.memberships[1]]
        file.posts, file.memberships = [], []

        assert desk.take(file).counts == Counts(created=7)
        assert desk.holders() == [AN, BINH]

    def test_periods_areas_and_parties_make_rows_without_ids_distinct(self, desk: Desk) -> None:
        file = office_file()
        file.memberships = [
            {"person_id": "an", "organization_id": "o", "legislative_period_id": period,
             "area_id": "area/1", "on_behalf_of_id": party}
            for period, party in (("term/1", "x"), ("term/2", "x"), ("term/2", "y"))
        ]  # fmt: skip

        assert desk.take(file).counts == Counts(created=8)
        file.memberships.pop(0)
        assert desk.take(file).counts == Counts(closed=1, unchanged=7)

    def test_fields_without_a_place_are_counted(self, desk: Desk) -> None:
        file = office_file()
        file.persons[0]["shoe_size"] = 42

        assert desk.take(file).ignored == {"persons.shoe_size": 1}

    def test_a_byte_order_mark_is_no_fault(self, desk: Desk) -> None:
        assert desk.take(b"\xef\xbb\xbf" + office_file().content()).counts == Counts(created=7)


class TestRegisters:
    def test_the_same_ids_in_another_register_are_others(self, desk: Desk) -> None:
        desk.take(office_file(), "one")
        assert desk.take(office_file(), "two").counts == Counts(created=7)

        with pytest.raises(AmbiguousError):
            desk.holders("o/head")

    def test_a_register_is_compared_with_itself_only(self, desk: Desk) -> None:
        desk.take(office_file(), "one")
        desk.take(office_file(), "two")
        desk.take(office_file().changed(lambda file: file.memberships.pop(0)), "two")

        assert desk.holders(derived_id("q", "one", "o/head")) == [AN, BINH]
        assert desk.holders(derived_id("q", "two", "o/head")) == [BINH]
        assert desk.take(office_file(), "one").counts == Counts(unchanged=7)


class TestLargeFiles:
    def test_small_batches_make_the_same_graph(self, desk: Desk) -> None:
        desk.take(office_file(), "whole")
        assert desk.take(office_file(), "parts", batch_rows=2).counts == Counts(created=7)

        whole = desk.holders(derived_id("q", "whole", "o/head"))
        assert desk.holders(derived_id("q", "parts", "o/head")) == whole == [AN, BINH]
        changed = office_file().changed(lambda file: file.memberships.pop(0))
        assert desk.take(changed, "parts", batch_rows=2).counts == Counts(closed=1, unchanged=6)

    def test_an_interrupted_batched_import_is_completed_by_the_next(self, desk: Desk) -> None:
        def interrupt(stage: str, done: int, _total: int) -> None:
            if (stage, done) == ("writing", 2):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            desk.take(office_file(), batch_rows=2, progress=interrupt)
        assert check(desk.store).differences == ()

        assert desk.take(office_file(), batch_rows=2).counts == Counts(created=3, unchanged=4)
        assert desk.holders() == [AN, BINH]
        assert check(desk.store).differences == ()

    def test_an_interrupted_transaction_leaves_the_graph_as_it_was(
        self, desk: Desk, driver: Driver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.take(office_file(), "other")
        before = nodes(driver)
        rows = Run.rows

        def interrupted(run: Run, name: str, /, **params: object) -> list[dict[str, Any]]:
            if name == "spans.create_holdings":
                raise KeyboardInterrupt
            return rows(run, name, **params)

        with monkeypatch.context() as patch:
            patch.setattr(Run, "rows", interrupted)
            with pytest.raises(KeyboardInterrupt):
                desk.take(office_file())

        assert nodes(driver) == before
        assert desk.take(office_file()).counts == Counts(created=7)
        assert check(desk.store).differences == ()
