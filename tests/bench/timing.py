"""Medians of several ways to do one thing, taken in turn so that noise falls on all alike."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def in_turn(works: Sequence[Work], calls: int, warm_up: int) -> list[float]:
    """The median seconds of each, over so many rounds in which each is called once."""
    times: list[list[float]] = [[] for _ in works]
    for call in range(warm_up + calls):
        for work, taken in zip(works, times, strict=True):
            began = perf_counter()
            work()
            if call >= warm_up:
                taken.append(perf_counter() - began)
    return [median(taken) for taken in times]
