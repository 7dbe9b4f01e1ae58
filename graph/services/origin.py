"""Where the data come from: the invented demo office, or anything else.

What is invented is marked as such from before its first report, and only what is marked is ever
treated as invented. An import of a file makes the data mixed, and mixed data is real data.
"""

from dataclasses import dataclass, replace

from graph.errors import RefusedError
from graph.store import Store
from graph.store.runner import Row, Run


@dataclass(frozen=True, slots=True)
class Demo:
    """Which demo office a graph was begun as.

    Attributes:
        loaded: whether it was written to its end.
    """

    seed: int
    national: bool
    loaded: bool

    @property
    def name(self) -> str:
        """It in words."""
        return f"seed {self.seed}, {'the whole country' if self.national else 'the south'}"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a graph was begun as.

    Attributes:
        demo: the demo office it was begun as, if any.
        written: whether anything was ever recorded.
        events: whether it holds anything that was said.
        registers: whether it holds a series of imports.
    """

    demo: Demo | None
    written: bool
    events: bool
    registers: bool


def origin(store: Store) -> Origin:
    """What a graph was begun as, and whether anything is in it."""
    return _origin(store.origin())


def read_origin(run: Run) -> Origin:
    """The same, within a transaction of somebody else."""
    (row,) = run.rows("origin.get_origin")
    return _origin(row)


def is_demo(store: Store) -> bool:
    """Whether all that is in it is invented: it is marked so, and no file was imported."""
    found = origin(store)
    return found.demo is not None and not found.registers


def begin_demo(store: Store, seed: int, national: bool) -> Demo:
    """Mark an empty graph as this demo office; tells how far one begun before had come.

    Raises:
        RefusedError: something else was recorded in it, or it is another demo office.
    """
    wanted = Demo(seed, national, loaded=False)
    known: list[Demo] = []

    def decide(row: Row) -> Row:
        known.append(_same(_origin(row), wanted))
        return _mark(known[-1])

    store.mark_demo(decide)
    return known[-1]


def end_demo(store: Store, demo: Demo) -> None:
    """Mark a demo office as loaded to its end."""
    store.mark_demo(lambda _: _mark(replace(demo, loaded=True)))


def _same(found: Origin, wanted: Demo) -> Demo:
    hint = "Use another folder: CANBO_HOME=FOLDER canbo demo."
    if found.registers or (found.demo is None and found.written):
        message = "The graph is not empty; the demo office is only for an empty one."
        raise RefusedError(message, hint)
    if found.demo is None:
        return wanted
    if (found.demo.seed, found.demo.national) != (wanted.seed, wanted.national):
        message = f"The graph holds another demo office ({found.demo.name})."
        raise RefusedError(message, hint)
    return found.demo


def _origin(row: Row) -> Origin:
    marked = row["seed"] is not None
    demo = Demo(row["seed"], row["national"], row["loaded"]) if marked else None
    return Origin(demo, row["written"], row["events"], row["registers"])


def _mark(demo: Demo) -> Row:
    return {"seed": demo.seed, "national": demo.national, "loaded": demo.loaded}
