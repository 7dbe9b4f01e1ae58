"""How often a thing may be tried."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from graph.vault.attempts import Attempts, Limit, Tries, tried

NOW = datetime(2026, 10, 31, 9, tzinfo=UTC)
NONE = timedelta()
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
LIMIT = Limit(tries=3, window=5 * MINUTE, first_lock=MINUTE, longest_lock=4 * MINUTE)


@pytest.fixture
def attempts() -> Attempts:
    return Attempts(LIMIT)


def exhaust(attempts: Attempts, key: str, at: datetime) -> timedelta:
    """Try until locked; how long the lock-out is."""
    for _ in range(LIMIT.tries):
        if wait := attempts.admit(key, at):
            return wait
    return attempts.admit(key, at)


class TestWindow:
    def test_some_are_admitted_then_it_locks(self, attempts: Attempts) -> None:
        assert [attempts.admit("a", NOW) for _ in range(4)] == [NONE, NONE, NONE, MINUTE]

    def test_another_key_is_not_concerned(self, attempts: Attempts) -> None:
        exhaust(attempts, "a", NOW)
        assert attempts.admit("b", NOW) == NONE

    def test_the_window_slides(self, attempts: Attempts) -> None:
        steps = [0, 3, 6, 9, 12, 15]
        assert all(attempts.admit("a", NOW + each * MINUTE) == NONE for each in steps)

    def test_a_right_answer_forgets(self, attempts: Attempts) -> None:
        attempts.admit("a", NOW)
        attempts.admit("a", NOW)
        attempts.succeeded("a")
        assert [attempts.admit("a", NOW) for _ in range(3)] == [NONE] * 3
        attempts.succeeded("nobody")


class TestLock:
    def test_it_ends(self, attempts: Attempts) -> None:
        exhaust(attempts, "a", NOW)
        assert attempts.admit("a", NOW + MINUTE - SECOND) == SECOND
        assert attempts.admit("a", NOW + MINUTE) == NONE

    def test_trying_on_does_not_lengthen_it(self, attempts: Attempts) -> None:
        exhaust(attempts, "a", NOW)
        for _ in range(50):
            attempts.admit("a", NOW + SECOND)
        assert attempts.admit("a", NOW + MINUTE) == NONE

    def test_it_grows_up_to_a_limit(self, attempts: Attempts) -> None:
        at, waits = NOW, []
        for _ in range(5):
            waits.append(exhaust(attempts, "a", at))
            at += waits[-1]
        assert waits == [MINUTE, 2 * MINUTE, 4 * MINUTE, 4 * MINUTE, 4 * MINUTE]

    def test_many_locks_do_not_overflow(self) -> None:
        tries = Tries((NOW, NOW), locks=10_000)
        assert tried(tries, NOW, LIMIT).wait(NOW) == LIMIT.longest_lock

    def test_a_quiet_day_forgets(self, attempts: Attempts) -> None:
        exhaust(attempts, "a", NOW)
        assert exhaust(attempts, "a", NOW + 25 * HOUR) == MINUTE


class TestMany:
    def test_the_keys_kept_are_bounded_and_locked_ones_go_last(self) -> None:
        attempts = Attempts(LIMIT, most_keys=10)
        exhaust(attempts, "locked", NOW)
        for number in range(100):
            attempts.admit(f"k{number}", NOW)
        assert attempts.admit("locked", NOW) == MINUTE
        assert len(attempts._known) == 10

    def test_with_locked_ones_alone_the_oldest_goes(self) -> None:
        attempts = Attempts(Limit(tries=1), most_keys=2)
        for key in "abc":
            attempts.admit(key, NOW)
        assert attempts.admit("c", NOW) > NONE
        assert attempts.admit("a", NOW) == NONE

    def test_many_at_once_do_not_slip_through(self, attempts: Attempts) -> None:
        with ThreadPoolExecutor(8) as pool:
            waits = list(pool.map(lambda _: attempts.admit("a", NOW), range(200)))
        assert waits.count(NONE) == LIMIT.tries
