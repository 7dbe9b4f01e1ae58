"""`canbo init`: the real units and leaders' posts, on both sides of 01/07/2025."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from neo4j import Driver

from graph.answers import Clocks, UnitPage
from graph.errors import RefusedError
from graph.services.checking import check
from graph.services.founding import Founded, found_offices
from graph.services.origin import begin_demo, is_demo
from graph.services.unit import unit_page
from graph.store import Store
from graph.visibility import BASE
from tests.db.test_cli import Cli
from tests.db.test_cli_status import cli
from tests.db.test_import import office_file

__all__ = ["cli"]


@pytest.fixture(scope="class")
def founded(driver: Driver) -> Iterator[tuple[Store, Founded]]:
    """The south, and what was told of writing it."""
    store = Store(driver)
    yield store, found_offices(store, national=False)
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE n.id IS NOT NULL CALL (n) { DETACH DELETE n } "
            "IN TRANSACTIONS OF 1000 ROWS"
        ).consume()


class TestFounded:
    """The south, written once for all questions about it."""

    def page(self, store: Store, name: str, on: str) -> UnitPage:
        clocks = Clocks(date.fromisoformat(on), datetime.now(UTC))
        return unit_page(store.for_viewer(BASE), name, clocks)

    def test_it_tells_what_it_wrote(self, founded: tuple[Store, Founded]) -> None:
        store, told = founded
        counts = {row["label"]: row["nodes"] for row in store.counts()}

        assert counts == {"Unit": told.units + told.former, "Position": told.posts}
        assert told.posts == 2 * counts["Unit"]
        assert 200 <= told.units <= 215
        assert 0 < told.inferred < told.statements
        assert told.recorded_at

    def test_it_is_as_its_report_says(self, founded: tuple[Store, Founded]) -> None:
        assert check(founded[0]).differences == ()

    def test_dong_thap_is_another_unit_after_the_reform(
        self, founded: tuple[Store, Founded]
    ) -> None:
        store, _ = founded
        before = self.page(store, "Cục THADS tỉnh Đồng Tháp", "2025-06-30")
        gone = self.page(store, "Cục THADS tỉnh Đồng Tháp", "2025-07-01")
        after = self.page(store, "thads-34/dong-thap", "2025-07-01")
        not_yet = self.page(store, "thads-34/dong-thap", "2025-06-30")

        assert [each.post.title for each in before.seats] == ["Cục trưởng", "Phó Cục trưởng"]
        assert [line.unit.name for line in before.lineage] == ["THADS tỉnh Đồng Tháp"]
        assert gone.seats == ()
        assert not_yet.seats == ()
        assert after.unit.id != before.unit.id
        assert {line.unit.name for line in after.lineage} == {
            "Cục THADS tỉnh Đồng Tháp",
            "Cục THADS tỉnh Tiền Giang",
        }
        below = [each.unit.kind for each in after.below]
        assert (below.count("area_room"), below.count("room")) == (12, 5)
        assert {each.post.title: each.empty for each in after.seats} == {
            "Trưởng THADS": 1,
            "Phó Trưởng THADS": None,
        }

    def test_what_was_inferred_is_graded_so(
        self, founded: tuple[Store, Founded], driver: Driver
    ) -> None:
        _, told = founded
        records, _, _ = driver.execute_query(
            "MATCH (r:Report)-[s:ASSERTS]->(e:Event) "
            "RETURN s.reliability + s.credibility AS grade, count(*) AS said, "
            "count(s.why) AS reasons, count(DISTINCT r) AS reports"
        )
        grades = {row["grade"]: (row["said"], row["reasons"], row["reports"]) for row in records}
        assert grades == {
            "A2": (told.statements - told.inferred, 0, 1),
            "C3": (told.inferred, told.inferred, 1),
        }

    def test_it_is_no_demo_and_is_not_written_twice(self, founded: tuple[Store, Founded]) -> None:
        store, _ = founded
        assert not is_demo(store)
        for national in (False, True):
            with pytest.raises(RefusedError, match="holds data already"):
                found_offices(store, national=national, dry_run=national)


class TestCommand:
    def test_a_dry_run_counts_and_writes_nothing(self, cli: Cli, store: Store) -> None:
        found = cli.json("init", "--region", "national", "--dry-run")

        assert found["region"] == "national"
        assert (found["dry_run"], found["recorded_at"]) == (True, None)
        assert found["former"] > found["units"] > 550
        assert found["posts"] == 2 * (found["former"] + found["units"])
        assert cli.json("status")["registers"] == []
        assert store.last_recorded() is None
        code, out, _ = cli("init", "--dry-run")
        assert code == 0
        assert "It would write" in out
        assert "C3" in out

    def test_data_of_others_is_not_added_to(self, cli: Cli) -> None:
        cli.take(office_file())

        code, _, err = cli("init")

        assert code == 1
        assert "holds data already" in err
        assert "CANBO_HOME" in err

    def test_nor_is_an_invented_office(self, cli: Cli, store: Store) -> None:
        begin_demo(store, 1, national=False)

        code, _, err = cli("init", "--dry-run")

        assert code == 1
        assert "demo office" in err

    def test_a_region_there_is_not_ends_with_2(self, cli: Cli) -> None:
        assert cli("init", "--region", "north")[0] == 2
