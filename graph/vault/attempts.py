"""How often something may be tried: a sliding window for each key, and lock-outs that grow.

Time is passed in. Nothing is stored: a restart forgives. Good keys are the account together with
the address, and, under a larger limit, the address alone. An account alone as a key would let
anybody lock its owner out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

_NOTHING: Final = timedelta()


@dataclass(frozen=True, slots=True)
class Limit:
    """What is allowed.

    Attributes:
        tries: attempts within the window before the key is locked.
        first_lock: how long the first lock-out lasts; each next one twice as long.
        longest_lock: and never longer than this.
        memory: after so long without an attempt, all is forgotten.
    """

    tries: int = 5
    window: timedelta = timedelta(minutes=5)
    first_lock: timedelta = timedelta(minutes=1)
    longest_lock: timedelta = timedelta(hours=1)
    memory: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tries:
    """What is remembered of a key."""

    times: tuple[datetime, ...] = ()
    locks: int = 0
    locked_until: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        """How long the key is still locked; nothing if it is not."""
        return max(self.locked_until - now, _NOTHING) if self.locked_until else _NOTHING


def tried(tries: Tries, now: datetime, limit: Limit) -> Tries:
    """What is remembered after one more attempt; the last one allowed in a window locks."""
    if tries.times and now - tries.times[-1] > limit.memory:
        tries = Tries()
    times = (*(each for each in tries.times if now - each < limit.window), now)
    if len(times) < limit.tries:
        return replace(tries, times=times)
    doubled = limit.first_lock * 2 ** min(tries.locks, 20)
    return Tries((now,), tries.locks + 1, now + min(doubled, limit.longest_lock))


@dataclass
class Attempts:
    """The keys tried of late, of one process; safe to share between its threads.

    Attributes:
        most_keys: above it, the keys longest untouched are forgotten, locked ones last.
    """

    limit: Limit = field(default_factory=Limit)
    most_keys: int = 10_000
    _known: dict[str, Tries] = field(default_factory=dict, init=False, repr=False)
    _lock: Lock = field(default_factory=Lock, init=False, repr=False)

    def admit(self, key: str, now: datetime) -> timedelta:
        """Count an attempt before it is made, so that many at once do not slip through.

        Returns:
            Nothing if it may be made; else how long to wait. One made while locked is not counted.
        """
        with self._lock:
            tries = self._known.pop(key, Tries())
            wait = tries.wait(now)
            self._known[key] = tries if wait else tried(tries, now, self.limit)
            self._forget(now)
            return wait

    def succeeded(self, key: str) -> None:
        """Forget a key after a right answer; not one that others share, such as an address."""
        with self._lock:
            self._known.pop(key, None)

    def _forget(self, now: datetime) -> None:
        if len(self._known) > self.most_keys:
            self._known.pop(_least(self._known, now))


def _least(known: Mapping[str, Tries], now: datetime) -> str:
    """The key longest untouched that is not locked, or else the longest untouched."""
    free = (key for key, tries in known.items() if not tries.wait(now))
    return next(free, next(iter(known)))
