"""What is drawn of a unit on a day, within a limit, and what is left out?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.analysis.ordering import natural_key, post_key, unit_key
from graph.answers import Clocks, Tenure
from graph.drawings import (
    DrawnPerson,
    DrawnPost,
    DrawnUnit,
    Hidden,
    OrgGraph,
    Place,
    Tie,
)
from graph.errors import NotFoundError, UsageError
from graph.services.naming import resolve
from graph.services.org_parts import Node, Parts
from graph.store import View, ViewerStore
from graph.store.drawing import Below, Beside, Placed
from graph.told import quoted, told
from graph.vocabulary import Mode, Stance

DEPTH: Final = 1
LIMIT: Final = 300
MAX_DEPTH: Final = 4
MAX_LIMIT: Final = 1000


def org_graph(
    store: ViewerStore,
    unit: str,
    clocks: Clocks,
    depth: int = DEPTH,
    limit: int = LIMIT,
    expand: Sequence[str] = (),
    *,
    by_id: bool = False,
) -> OrgGraph:
    """A unit as it is drawn: units around and below it, posts and people of those that are opened.

    The unit asked for is opened; so is every expanded unit below it that is drawn. An opened unit
    shows its posts, the people in them, what it came from and what it became. Every other unit is a
    card with the numbers of what is in and below it.

    Parameters
    ----------
    unit
        An id, an external id or a unique name; with ``by_id`` only an id.
    clocks
        The day and the moment asked for.
    depth
        How many steps of units below are drawn, 0 to 4.
    limit
        How many nodes at most, 1 to 1000. The nearest are kept: the unit, what is around it, its
        posts and people, then units below step by step, then what is in the expanded ones.
    expand
        Ids of units below to be opened too.

    Raises
    ------
    UsageError
        The depth or the limit is out of bounds.
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """
    _check(depth, limit)

    def work(view: View) -> OrgGraph:
        identity = resolve(view, "units", unit, clocks, by_id=by_id)
        found = _found(view, identity, clocks, depth, frozenset(expand))
        wanted = list(found.nodes())
        drawn = wanted[:limit]
        cut = len(wanted) - len(drawn)
        return _assembled(view, found, drawn, OrgGraph(
            found.units[0].ref, clocks, depth, limit, tuple(expand), (), (), (), (), cut=cut
        ))  # fmt: skip

    return store.ask("org_graph", work)


def _check(depth: int, limit: int) -> None:
    if not 0 <= depth <= MAX_DEPTH:
        message = told("A depth of %(depth)s cannot be drawn.", depth=depth)
        raise UsageError(message, told("Ask for 0 to %(most)s.", most=MAX_DEPTH))
    if not 1 <= limit <= MAX_LIMIT:
        message = told("A limit of %(limit)s nodes cannot be kept.", limit=limit)
        raise UsageError(message, told("Ask for 1 to %(most)s.", most=MAX_LIMIT))


def _found(view: View, root: str, clocks: Clocks, depth: int, expand: frozenset[str]) -> Parts:
    drawing = view.drawing(clocks)
    below = drawing.below(root)
    if not below:
        message = told("There is no unit %(name)s.", name=quoted(root))
        raise NotFoundError(message)
    units = _units(below, depth, expand)
    opened = [unit.ref for unit in units if unit.opened]
    kept = {unit.id for unit in units}
    beside: dict[str, list[Beside]] = defaultdict(list)
    for near in drawing.around([unit.id for unit in opened]):
        if near.of == root or not near.above:
            beside[near.of].append(near)
    posts: dict[str, list[Placed]] = defaultdict(list)
    for placed in sorted(drawing.posts(opened), key=lambda each: post_key(each.post)):
        posts[placed.link.target].append(placed)
    holders: dict[str, list[Tenure]] = defaultdict(list)
    every = [placed.post for each in posts.values() for placed in each]
    for held in sorted(drawing.present(every), key=_holder_key):
        holders[held.post.id].append(held)
    links = [each.link for each in below if each.link and each.unit.id in kept]
    return Parts(units, links, beside, posts, holders, clocks)


def _units(below: Sequence[Below], depth: int, expand: frozenset[str]) -> list[DrawnUnit]:
    """The unit and those below it to be drawn, step by step and each step by name."""
    children: dict[str | None, list[Below]] = defaultdict(list)
    known: set[str] = set()
    for each in below:
        if each.unit.id not in known:
            known.add(each.unit.id)
            children[each.parent].append(each)
    root = below[0].unit
    found = [DrawnUnit(root, Place.ROOT, 0, opened=True)]
    for unit in found:
        if unit.depth < depth or unit.id in expand:
            for child in sorted(children[unit.id], key=lambda each: unit_key(each.unit)):
                opened = child.unit.id in expand
                found.append(DrawnUnit(child.unit, Place.BELOW, unit.depth + 1, opened))
    return found


def _assembled(view: View, found: Parts, drawn: Sequence[Node], blank: OrgGraph) -> OrgGraph:
    ids = [node.id for node in drawn]
    units = [node for node in drawn if isinstance(node, DrawnUnit)]
    inside = [unit.id for unit in units if unit.place in {Place.ROOT, Place.BELOW}]
    sizes = view.drawing(found.clocks).sizes(inside, ids)
    among = frozenset(ids)
    ties = {tie.id: tie for tie in found.ties() if {tie.source, tie.target} <= among}
    shown = _told(view, list(ties.values()), found.clocks)
    return replace(
        blank,
        units=tuple(replace(unit, hidden=sizes.get(unit.id, Hidden())) for unit in units),
        posts=tuple(node for node in drawn if isinstance(node, DrawnPost)),
        people=tuple(node for node in drawn if isinstance(node, DrawnPerson)),
        ties=tuple(shown),
        hidden=sizes.get(blank.unit.id, Hidden()),
    )


def _told(view: View, ties: Sequence[Tie], clocks: Clocks) -> Iterator[Tie]:
    """Ties with the words they rest on."""
    founding = view.drawing(clocks).founding(ties)
    events = {tie.id: tie.events or founding.get(tie.id, ()) for tie in ties}
    words = view.words((event for each in events.values() for event in each), clocks)
    for tie in ties:
        said = tuple(word for event in events[tie.id] for word in words.get(event, ()))
        sure = [word.confidence for word in said if word.stance == Stance.SUPPORTS]
        best = max((each for each in sure if each is not None), default=None)
        yield replace(tie, events=events[tie.id], evidence=said, confidence=best)


def _holder_key(held: Tenure) -> tuple[object, ...]:
    modes = tuple(Mode)
    return modes.index(Mode(held.mode)), natural_key(held.person.name), held.person.id, held.events
