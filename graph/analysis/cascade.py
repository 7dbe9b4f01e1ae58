"""The set of moves that fills most posts: a minimum-cost flow over people and posts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx  # type: ignore[import-untyped]  # it ships no types

_SOURCE: Final = ("", "source")
_SINK: Final = ("", "sink")


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody may take a post.

    Attributes:
        conflicts: rules the move breaks.
        unknown: rules nobody can answer for it.
        rank: the place among the options for the post, 0 for the first; settles ties.
    """

    person: str
    post: str
    conflicts: int = 0
    unknown: int = 0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """A move that was chosen, and after how many others the post it fills opens."""

    option: Option
    depth: int


def best_moves(
    free: Mapping[str, int],
    seats: Mapping[str, str],
    levels: Mapping[str, int],
    options: Sequence[Option],
) -> list[Chosen]:
    """Who moves where, so that as few posts as can be are empty in the end.

    Each person stays or takes one post; a post somebody leaves opens. Of all sets of moves the
    chosen one, in this order: leaves fewest seats empty; leaves empty the lower ones; breaks fewest
    rules; leaves fewest rules open; moves fewest people; prefers the first options.

    Parameters
    ----------
    free
        Seats that are empty before anybody moves, by post.
    seats
        For people who leave a seat behind that counts, its post. Who is in nobody's seat, or in
        one that is not followed, is not listed and leaves nothing.
    levels
        The standing of posts; 0 where not given.
    options
        Who may take what.

    Returns
    -------
    list[Chosen]
        The moves, those that fill what opened of itself first.

    Notes
    -----
    The order of the aims is kept by weights, whole numbers each larger than all that the lesser
    aims can add up to, so the answer is exact and the same every time. Staying costs nothing, so a
    swap of two people, which fills nothing, is never chosen. Network simplex: polynomial in
    practice; a thousand options take well under a second.

    References
    ----------
    R. K. Ahuja, T. L. Magnanti, J. B. Orlin, *Network Flows*, 1993, chapter 11.
    """
    wanted = _distinct(options, seats)
    if not wanted:
        return []
    graph = _network(free, seats, levels, wanted)
    flow = nx.min_cost_flow(graph)
    taken = [
        option for option in wanted if flow[("person", option.person)].get(("post", option.post), 0)
    ]
    return _ordered(taken, free, seats)


def _distinct(options: Iterable[Option], seats: Mapping[str, str]) -> list[Option]:
    """One option a pair, and none for the post already held."""
    found: dict[tuple[str, str], Option] = {}
    for option in options:
        if seats.get(option.person) != option.post:
            found.setdefault((option.person, option.post), option)
    return [found[key] for key in sorted(found)]


def _network(
    free: Mapping[str, int],
    seats: Mapping[str, str],
    levels: Mapping[str, int],
    options: Sequence[Option],
) -> nx.DiGraph:
    people = sorted({option.person for option in options})
    posts = sorted({*free, *(o.post for o in options), *(seats[p] for p in people if p in seats)})
    room = {post: free.get(post, 0) for post in posts}
    for person in people:
        if person in seats:
            room[seats[person]] += 1
    costs = _Costs.of(people, options, [levels.get(post, 0) for post in posts], sum(room.values()))
    graph = nx.DiGraph()
    graph.add_node(_SOURCE, demand=-len(people))
    graph.add_node(_SINK, demand=len(people))
    for person in people:
        graph.add_edge(_SOURCE, ("person", person), capacity=1, weight=0)
        stay = ("post", seats[person]) if person in seats else _SINK
        graph.add_edge(("person", person), stay, capacity=1, weight=0)
    for option in options:
        node = ("person", option.person)
        graph.add_edge(node, ("post", option.post), capacity=1, weight=costs.move(option))
    for post, seats_of in room.items():
        reward = costs.empty + costs.level * levels.get(post, 0)
        graph.add_edge(("post", post), _SINK, capacity=seats_of, weight=-reward)
    return graph


@dataclass(frozen=True, slots=True)
class _Costs:
    """Weights of the aims, each larger than all that the lesser ones can add up to."""

    unit: int
    unknown: int
    conflict: int
    level: int
    empty: int

    @classmethod
    def of(
        cls, people: Sequence[str], options: Sequence[Option], levels: Sequence[int], room: int
    ) -> "_Costs":
        most = len(people)
        unit = most * (max(option.rank for option in options) + 1) + 1
        unknown = most * unit * 2
        conflict = most * unknown * (max(option.unknown for option in options) + 1)
        level = most * conflict * (max(option.conflicts for option in options) + 2)
        return cls(unit, unknown, conflict, level, level * (room + 1) * (max(levels) + 1))

    def move(self, option: Option) -> int:
        more = self.conflict * option.conflicts + self.unknown * option.unknown
        return self.unit + option.rank + more


def _ordered(
    taken: Sequence[Option], free: Mapping[str, int], seats: Mapping[str, str]
) -> list[Chosen]:
    """By depth: a move that fills what another left is one deeper than that."""
    left_by = {seats[option.person]: option.post for option in taken if option.person in seats}
    chosen = [Chosen(option, _depth(option.post, free, left_by)) for option in taken]
    return sorted(chosen, key=lambda each: (each.depth, each.option.post, each.option.person))


def _depth(post: str, free: Mapping[str, int], left_by: Mapping[str, str]) -> int:
    depth, seen = 0, {post}
    while not free.get(post) and post in left_by and left_by[post] not in seen:
        post = left_by[post]
        seen.add(post)
        depth += 1
    return depth
