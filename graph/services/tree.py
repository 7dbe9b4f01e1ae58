"""What is below, how many are there, and where in the tree is it?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.analysis.ordering import Key, unit_key
from graph.answers import Clash, Clocks, Hit, UnitRef
from graph.errors import NotFoundError
from graph.papers import Happening
from graph.services.naming import find
from graph.store import View, ViewerStore
from graph.store.found import Standing, Twig
from graph.told import quoted, told

_ORDER: Final = ("general_department", "department", "room", "branch", "area_room")
"""An office lists its own sections before the offices of its areas."""


def tree(store: ViewerStore, clocks: Clocks, opened: str | None = None) -> tuple[Twig, ...]:
    """The units that are part of no other, the branch that holds one unit opened down to it.

    A tree of one root is opened by a step.
    A unit that had not begun or had ended by the day asked for is not in the tree.

    Raises:
        NotFoundError: there is no unit of the id ``opened``.
    """

    def work(view: View) -> tuple[Twig, ...]:
        browsing = view.browsing(clocks)
        roots = browsing.roots()
        path = _path(view, opened, clocks) or [unit.id for unit in roots if len(roots) == 1]
        children = browsing.children(path)
        listed = [*roots, *(unit for units in children.values() for unit in units)]
        return _branch(roots, children, browsing.twigs(listed))

    return store.ask("tree", work)


def branch(store: ViewerStore, unit: str, clocks: Clocks) -> tuple[Twig, ...]:
    """The units directly below one, by the id of that one."""

    def work(view: View) -> tuple[Twig, ...]:
        browsing = view.browsing(clocks)
        children = browsing.children([unit])
        return _branch(children.get(unit, ()), {}, browsing.twigs(children.get(unit, ())))

    return store.ask("branch", work)


def look_up(store: ViewerStore, text: str, clocks: Clocks, limit: int = 20) -> tuple[Standing, ...]:
    """Units, posts and people by name, each with what tells it from its namesakes.

    A text without a letter or digit finds nothing.
    """
    return store.ask(
        "look_up",
        lambda view: tuple(view.browsing(clocks).standings(find(view, text, limit, clocks))),
    )


def called(store: ViewerStore, ids: Sequence[str], clocks: Clocks) -> Mapping[str, Hit]:
    """What units, posts and people are called, by their ids."""
    if not ids:
        return {}
    return store.ask("called", lambda view: view.browsing(clocks).called(ids))


def happened(store: ViewerStore, events: Sequence[str], clocks: Clocks) -> Mapping[str, Happening]:
    """Events as the viewer may read them, by their ids."""
    if not events:
        return {}
    return store.ask("happened", lambda view: view.papers(clocks).events(events))


def clashes(store: ViewerStore, posts: Sequence[str], clocks: Clocks) -> tuple[Clash, ...]:
    """What does not agree about posts, by their ids."""
    return store.ask("clashes", lambda view: tuple(view.conflicts("positions", posts, clocks)))


def _path(view: View, opened: str | None, clocks: Clocks) -> list[str]:
    if opened is None:
        return []
    if view.unit(opened, clocks) is None:
        message = told("There is no unit %(name)s.", name=quoted(opened))
        raise NotFoundError(message)
    return [opened, *(unit.id for unit in view.above(opened, clocks))]


def _branch(
    units: Sequence[UnitRef], children: Mapping[str, Sequence[UnitRef]], twigs: Mapping[str, Twig]
) -> tuple[Twig, ...]:
    return tuple(
        replace(twigs[unit.id], below=_branch(children.get(unit.id, ()), children, twigs))
        for unit in sorted(units, key=_place)
    )


def _place(unit: UnitRef) -> tuple[int, Key, str]:
    return _ORDER.index(unit.kind) if unit.kind in _ORDER else len(_ORDER), *unit_key(unit)
