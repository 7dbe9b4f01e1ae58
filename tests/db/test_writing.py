"""The write path: one lock, one clock, whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from neo4j import Driver

from graph.errors import RefusedError
from graph.model import Change, Node
from graph.services.checking import check, rebuild
from graph.store import Store
from graph.store.migrations import Migration, load_migrations, migrate, pending
from graph.store.runner import Run, StatementCallError, read

Office = Any  # the builder of tests/db/conftest.py

LATER = datetime(2040, 1, 1, tzinfo=UTC)


class TestRecordedTime:
    def test_it_never_moves_back(self, office: Office) -> None:
        office.found("u", "head")
        event = office.event("appointed", "an", "head", "2020-01-01")
        office.say("d1", event, at=LATER)

        with pytest.raises(RefusedError, match="only moves forward"):
            office.say("d2", event, at=LATER)
        assert office.say("d3", event, at=LATER + timedelta(microseconds=1)) > LATER

    def test_the_clock_goes_on_from_a_time_ahead_of_it(self, store: Store) -> None:
        def nothing_but_a_node(_: Run) -> Change:
            return Change(people=(Node("an"),))

        store.record("ahead", nothing_but_a_node, LATER)
        following = store.record("now", nothing_but_a_node)

        assert following.at == LATER + timedelta(microseconds=1)

    def test_a_write_with_nothing_to_say_writes_nothing(self, store: Store) -> None:
        assert store.record("nothing", lambda _: Change()).at is None


class TestConcurrentWriters:
    def test_threads_on_one_post_leave_one_holder_and_no_lost_word(self, office: Office) -> None:
        office.found("u", "head")

        def appoint(number: int) -> None:
            event = office.event("appointed", f"p{number}", "head", f"20{number + 10}-01-01")
            office.say(f"d{number}", event)

        office.real_clock = True
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(appoint, range(12)))

        tenures = office.succession("head").tenures
        assert len(tenures) == 12
        assert [held.end for held in tenures[:-1]] == [held.start for held in tenures[1:]]
        assert [held.end for held in tenures].count(None) == 1

    def test_recorded_times_of_concurrent_writes_are_all_different(self, store: Store) -> None:
        def write(number: int) -> datetime | None:
            return store.record("node", lambda _: Change(people=(Node(f"p{number}"),))).at

        with ThreadPoolExecutor(8) as threads:
            times = list(threads.map(write, range(24)))

        assert len(set(times)) == 24


class TestRefusal:
    def test_an_event_that_does_not_fit_writes_nothing(self, office: Office) -> None:
        before = office.store.counts()

        with pytest.raises(RefusedError, match="appointed needs POST and WHO"):
            office.say("d1", office.event("appointed", "an"))
        assert office.store.counts() == before

    def test_a_failing_decision_leaves_the_clock_as_it_was(self, office: Office) -> None:
        office.found("u", "head")

        def fail(_: Run) -> Change:
            message = "no"
            raise RefusedError(message)

        with pytest.raises(RefusedError):
            office.store.record("fails", fail, LATER)
        assert office.say("d1", office.event("appointed", "an", "head", "2020-01-01")) < LATER


class TestStatements:
    def test_a_read_cannot_write(self, driver: Driver) -> None:
        with pytest.raises(StatementCallError, match="read transaction"):
            read(driver, "test", lambda run: run.rows("clock.upsert_lock"))

    def test_other_parameters_than_declared_are_refused(self, driver: Driver) -> None:
        with pytest.raises(StatementCallError, match="takes"):
            read(driver, "test", lambda run: run.rows("units.get_unit", unit="u"))

    def test_an_unknown_statement_is_refused(self, driver: Driver) -> None:
        with pytest.raises(StatementCallError, match="no statement"):
            read(driver, "test", lambda run: run.rows("units.get_nothing"))


class TestMigrations:
    def test_all_are_applied_once(self, driver: Driver) -> None:
        assert pending(driver, load_migrations()) == ()
        assert migrate(driver) == ()

    def test_a_changed_text_stops_the_start(self, driver: Driver) -> None:
        first, *others = load_migrations()
        changed = Migration(first.version, "another checksum", first.text)

        with pytest.raises(RefusedError, match="another text"):
            migrate(driver, (changed, *others))

    def test_a_database_of_a_newer_version_is_refused(self, driver: Driver) -> None:
        with pytest.raises(RefusedError, match="another text"):
            pending(driver, load_migrations()[:1])

    def test_starts_at_once_apply_each_once(self, driver: Driver) -> None:
        text = "CREATE INDEX try_it IF NOT EXISTS FOR (n:Migration) ON (n.applied_at);"
        more = (*load_migrations(), Migration("9999_try", "sum", text))
        try:
            with ThreadPoolExecutor(4) as threads:
                applied = list(threads.map(lambda _: migrate(driver, more), range(4)))
            assert sorted(applied) == [(), (), (), ("9999_try",)]
        finally:
            driver.execute_query("MATCH (m:Migration {version: '9999_try'}) DELETE m")
            driver.execute_query("DROP INDEX try_it IF EXISTS")


class TestCheckAndRebuild:
    def test_check_finds_what_was_tampered_with_and_rebuild_mends_it(
        self, office: Office, driver: Driver
    ) -> None:
        office.found("u", "head")
        first = office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
        office.say("d2", office.event("appointed", "binh", "head", "2020-01-01"))
        answers = office.holders("head"), office.holders("head", known=first)
        driver.execute_query("MATCH ()-[h:HOLDS]->() WHERE h.end IS NOT NULL DELETE h")
        driver.execute_query("MATCH (p:Person {id: 'binh'}) SET p.service_to = '2001'")

        found = {(each.what, each.side) for each in check(office.store).differences}
        assert found == {("HOLDS", "missing"), ("people", "attributes")}
        rebuild(office.store)

        assert check(office.store).differences == ()
        assert (office.holders("head"), office.holders("head", known=first)) == answers

    def test_check_compares_something(self, office: Office) -> None:
        office.found("u", "head")
        assert check(office.store).compared == 1
