"""The tree an org graph is drawn along: every node once, hanging from one other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx  # type: ignore[import-untyped]  # it ships no types

from graph.analysis.ordering import natural_key, post_key, unit_key
from graph.drawings import OrgGraph, Place, Tie, TieKind

_BESIDE = frozenset({Place.EARLIER, Place.LATER})


@dataclass(frozen=True, slots=True)
class Outline:
    """A spanning tree of a drawing.

    Attributes:
        root: the unit asked for.
        above: the unit above it, where one is drawn.
        units, posts, people: what hangs from each node, in order.
        beside: units that each came from or became.
        hangs: the tie by which each node hangs.
        others: ties beside the tree: a second post, a second way two nodes hold together.
        strays: nodes nothing ties to the root.
    """

    root: str
    above: str | None
    units: Mapping[str, tuple[str, ...]]
    posts: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, tuple[str, ...]]
    hangs: Mapping[str, str]
    others: tuple[Tie, ...]
    strays: tuple[str, ...]


def outline(found: OrgGraph) -> Outline:
    """The tree along which a drawing is laid out.

    Parameters
    ----------
    found
        What is to be drawn, its rows in any order.

    Returns
    -------
    Outline
        Each node hangs from the nearest one to the root; among equals, from the first by rank,
        name and id.

    Notes
    -----
    A breadth-first search with sorted neighbours: O(n log n).
    """
    order, places = _order(found), {unit.id: unit.place for unit in found.units}
    graph = nx.DiGraph()
    graph.add_nodes_from(order)
    ties: dict[tuple[str, str], str] = {}
    for tie in sorted(found.ties, key=lambda each: each.id):
        pair = _downwards(tie, places)
        graph.add_edge(*pair)
        ties.setdefault(pair, tie.id)
    tree = nx.bfs_tree(
        graph, found.unit.id, sort_neighbors=lambda nodes: sorted(nodes, key=order.__getitem__)
    )
    hangs = {node: ties[parent, node] for parent, node in tree.edges}
    used = frozenset(hangs.values())
    posts, people = {post.id for post in found.posts}, {each.id for each in found.people}

    def of_kind(fits: Callable[[str], bool]) -> dict[str, tuple[str, ...]]:
        return {node: tuple(filter(fits, tree.successors(node))) for node in tree}

    return Outline(
        found.unit.id,
        next((unit.id for unit in found.units if unit.place is Place.ABOVE), None),
        of_kind(lambda node: places.get(node) is Place.BELOW),
        of_kind(posts.__contains__),
        of_kind(people.__contains__),
        of_kind(lambda node: places.get(node) in _BESIDE),
        hangs,
        tuple(tie for tie in found.ties if tie.id not in used),
        tuple(node for node in sorted(order, key=order.__getitem__) if node not in tree),
    )


def _downwards(tie: Tie, places: Mapping[str, Place]) -> tuple[str, str]:
    """A tie's nodes, the one nearer to the root first."""
    upwards = places.get(tie.target) is Place.ABOVE
    later = tie.kind is TieKind.BECAME and places.get(tie.target) is Place.LATER
    return (tie.source, tie.target) if upwards or later else (tie.target, tie.source)


def _order(found: OrgGraph) -> dict[str, tuple[object, ...]]:
    order: dict[str, tuple[object, ...]] = {}
    for unit in found.units:
        order[unit.id] = (2, *unit_key(unit.ref))
    for post in found.posts:
        order[post.id] = (0, *post_key(post.ref))
    for person in found.people:
        order[person.id] = (1, natural_key(person.ref.name), person.id)
    return order
