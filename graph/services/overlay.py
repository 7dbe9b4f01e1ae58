"""What is heard beside an official answer: dashed spells and marks that change none of it.

An official answer is complete without it. The overlay is asked for after it, of the nodes it
names, as known at the same moment, in the same transaction.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from graph.answers import Clocks, History, Seat, Succession, Tenure, UnitPage
from graph.drawings import OrgGraph
from graph.heard import SignalRow
from graph.papers import PersonPage, PostPage
from graph.services.signals import heard_of
from graph.store import ViewerStore

Overlaid = Succession | History | UnitPage | OrgGraph | PostPage | PersonPage
A = TypeVar("A", bound=Overlaid)


def overlaid(
    store: ViewerStore, ask: Callable[[ViewerStore], A]
) -> tuple[A, tuple[SignalRow, ...]]:
    """An official answer, and the open signals on what it is about."""

    def work(one: ViewerStore) -> tuple[A, tuple[SignalRow, ...]]:
        found = ask(one)
        return found, overlay(one, found)

    return store.together("overlaid", work)


def overlay(store: ViewerStore, answer: Overlaid) -> tuple[SignalRow, ...]:
    """Open signals on what an answer is about, the last heard of first.

    Of a post: on it and on whoever may hold it; of a person: on them; of a unit: on it, its posts
    and whoever may hold them; of a drawing: on everything drawn.
    """
    nodes = sorted(set(nodes_of(answer)))
    return store.ask("overlay", lambda view: heard_of(view, nodes, answer.clocks))


def nodes_of(answer: Overlaid) -> Iterable[str]:
    """The units, posts and people whose signals belong beside an answer."""
    match answer:
        case Succession():
            yield answer.post.id
            yield from _present(answer.tenures, answer.clocks)
        case History() | PersonPage():
            yield answer.person.id
        case PostPage():
            yield from _of_seat(answer.seat)
        case UnitPage():
            yield answer.unit.id
            for seat in answer.seats:
                yield from _of_seat(seat)
        case OrgGraph():
            for group in (answer.units, answer.posts, answer.people):
                yield from (node.id for node in group)


def _of_seat(seat: Seat) -> Iterable[str]:
    yield seat.post.id
    yield from (held.person.id for held in seat.holders)


def _present(tenures: Iterable[Tenure], clocks: Clocks) -> Iterable[str]:
    return (
        held.person.id
        for held in tenures
        if held.widest[1] is None or held.widest[1] > clocks.as_of
    )
