"""If somebody leaves, or posts fall free: who moves, what opens behind them, and how deep?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graph.analysis.cascade import Chosen, Option, best_moves
from graph.answers import Clocks, PostRef
from graph.errors import UsageError
from graph.moving import Assumed, Cascade, Move, Opening
from graph.rules.days import add_months
from graph.rules.law import Law
from graph.services.standing import the_person, the_post, the_unit
from graph.services.succeeding.ahead import ahead_of
from graph.services.succeeding.checks import LEADERS
from graph.services.succeeding.people import Ranked, full_posts, ranked, told_of
from graph.services.succeeding.pool import Pool, open_pool, read_people, read_pool
from graph.services.succeeding.what_if import read_assumed, suppose
from graph.store import View, ViewerStore
from graph.succeeding import Candidate, Source
from graph.told import told

DEEPEST: Final = 5
"""Moves one behind another that are followed."""

OPTIONS: Final = 6
"""People considered for a post: those planned, then the first of the others."""

SIDEWAYS: Final = 2
"""People of equal standing considered for a post besides: they leave a gap as high as it."""

WIDEST: Final = 40
"""Posts followed behind moves at most; what is left beyond counts as staying empty."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cascade starts from; at least one of person, posts, unit and assume.

    Attributes:
        unit: its leading posts, and those below it, that are or fall free within the months.
        assume: events that are supposed to happen, as text.
        by_id: whether everything is named by its id and by nothing else.
    """

    person: str | None = None
    posts: tuple[str, ...] = ()
    unit: str | None = None
    within: int = 12
    assume: tuple[str, ...] = ()
    by_id: bool = False


@dataclass(slots=True)
class _Web:
    """Posts as they open one behind another, with the people considered for each."""

    openings: dict[str, Opening] = field(default_factory=dict)
    free: dict[str, int] = field(default_factory=dict)
    options: dict[tuple[str, str], Candidate] = field(default_factory=dict)
    ranks: dict[tuple[str, str], int] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    posts: dict[str, PostRef] = field(default_factory=dict)


def cascade(store: ViewerStore, asked: Asked, clocks: Clocks, law: Law) -> Cascade:
    """The moves that fill most posts with the fewest broken rules, against leaving all as it is.

    Only leading posts count: what a member leaves behind is not followed. Signals are no input,
    and nothing is written.

    Raises
    ------
    UsageError
        Nothing is asked, or an event cannot be supposed.
    NotFoundError, AmbiguousError
        A person, post or unit is not to be found, or not unique.
    """
    if not (asked.person or asked.posts or asked.unit or asked.assume):
        message = told("A cascade needs a person, a post, a unit or something supposed.")
        raise UsageError(message)

    def work(view: View) -> Cascade:
        pool = open_pool(law, clocks)
        assumed = [read_assumed(view, text, clocks, by_id=asked.by_id) for text in asked.assume]
        until = max([add_months(clocks.as_of, asked.within), *(each.on for each in assumed)])
        web = _Web()
        for opening, seats in _started(view, pool, asked, assumed, until):
            web.openings.setdefault(opening.post.id, opening)
            web.free[opening.post.id] = web.free.get(opening.post.id, 0) + seats
        _take(web, assumed)
        _follow(view, pool, web)
        return _told(pool, web, tuple(assumed), until)

    return store.ask("cascade", work)


def _started(
    view: View, pool: Pool, asked: Asked, assumed: Sequence[Assumed], until: date
) -> Iterator[tuple[Opening, int]]:
    """What opens of itself; whoever goes is supposed to have gone."""
    leavers = [] if asked.person is None else [
        the_person(view, asked.person, pool.clocks, by_id=asked.by_id).ref]  # fmt: skip
    read_people(pool, view, [*leavers, *(each.person for each in assumed)])
    for person in leavers:
        yield from _left(pool, person.id, "leaves", None)
        pool.suppose(person.id, None)
    for each in assumed:
        yield from _left(pool, each.person.id, each.kind, each.on)
        suppose(pool, each)
    for text in asked.posts:
        post = the_post(view, text, pool.clocks, by_id=asked.by_id)
        read_pool(pool, view, [post])
        for held in pool.in_full(post.id)[:1]:
            pool.suppose(held.person.id, None)
        yield Opening(post, "asked", None, 0, 0), 1
    if asked.unit is not None:
        yield from _within(view, pool, asked.unit, until, by_id=asked.by_id)


def _take(web: _Web, assumed: Sequence[Assumed]) -> None:
    """Who is supposed to be appointed fills a seat."""
    for post in (each.post.id for each in assumed if each.post):
        if web.free.get(post, 0) > 1:
            web.free[post] -= 1
        elif post in web.free:
            del web.free[post], web.openings[post]


def _left(pool: Pool, person: str, why: str, on: date | None) -> Iterator[tuple[Opening, int]]:
    for held in pool.holds(person):
        if held.mode == "full":
            yield Opening(held.post, why, on, 0, 0), 1


def _within(
    view: View, pool: Pool, unit: str, until: date, *, by_id: bool
) -> Iterator[tuple[Opening, int]]:
    """Leading posts that are empty, or that somebody is expected to leave by a day."""
    ref = the_unit(view, unit, pool.clocks, by_id=by_id).ref
    drawing = view.drawing(pool.clocks)
    placed = drawing.posts(each.unit for each in drawing.below(ref.id))
    leading = [each.post for each in placed if each.post.rank in LEADERS]
    read_pool(pool, view, leading)
    for post in leading:
        ahead = ahead_of(pool, post)
        if ahead.vacant and (post.rank == "head" or post.seats):
            yield Opening(post, "vacant", None, 0, 0), post.seats or 1
        for each in ahead.expected:
            goes = each.why != "term_end" and each.on is not None and each.on <= until
            if goes and each.person.id not in pool.supposed:
                pool.suppose(each.person.id, None)
                yield Opening(post, each.why.value, each.on, 0, 0), 1


def _follow(view: View, pool: Pool, web: _Web) -> None:
    """Open post behind post, a level of all at once."""
    level = [opening.post for opening in web.openings.values()]
    for depth in range(DEEPEST + 1):
        if not level:
            return
        read_pool(pool, view, level)
        behind: dict[str, PostRef] = {}
        for post in level:
            found = _considered(pool, ranked(pool, pool.posts.get(post.id, post)))
            web.posts[post.id] = post
            for rank, each in enumerate(found):
                key = (each.person.id, post.id)
                web.options[key], web.ranks[key] = each, rank
                for left in full_posts(each):
                    if left.rank in LEADERS:
                        web.seats[each.person.id] = left.id
                        behind[left.id] = left
            opening = web.openings[post.id]
            web.openings[post.id] = Opening(
                post, opening.why, opening.on, opening.depth, len(found)
            )
        fresh = [post for key, post in behind.items() if key not in web.openings]
        followed = sum(opening.depth > 0 for opening in web.openings.values())
        level = fresh[: max(0, WIDEST - followed)] if depth < DEEPEST else []
        for post in fresh:
            web.posts[post.id] = post
        for post in level:
            web.openings[post.id] = Opening(post, "left", None, depth + 1, 0)


def _considered(pool: Pool, found: Sequence[Ranked]) -> list[Candidate]:
    """Those planned, then others who would rise; somebody of equal standing only fills a place."""
    rise = [each for each in found if each.source is not Source.EQUIVALENT]
    level = [each for each in found if each.source is Source.EQUIVALENT]
    return [told_of(pool, each) for each in (*rise[:OPTIONS], *level[:SIDEWAYS])]


def _told(pool: Pool, web: _Web, assumed: tuple[Assumed, ...], until: date) -> Cascade:
    options = [
        Option(person, post, len(each.conflicts), len(each.open_questions), web.ranks[person, post])
        for (person, post), each in web.options.items()
    ]
    levels = {key: pool.level(post) or 0 for key, post in web.posts.items()}
    chosen = best_moves(web.free, web.seats, levels, options)
    moves = tuple(_move(web, each) for each in chosen)
    own = {key: opening for key, opening in web.openings.items() if opening.depth == 0}
    opened = {move.leaves.id for move in moves if move.leaves}
    return Cascade(
        clocks=pool.clocks,
        until=until,
        assumed=assumed,
        openings=tuple(
            opening for key, opening in web.openings.items() if key in own or key in opened
        ),
        moves=moves,
        unfilled=tuple(_empty(web, moves)),
        as_is=tuple(own[key].post for key, seats in web.free.items() for _ in range(seats)),
        deepest=max((move.depth + 1 for move in moves), default=0),
        scoring=pool.scoring.ref,
    )


def _move(web: _Web, chosen: Chosen) -> Move:
    option = chosen.option
    each = web.options[option.person, option.post]
    left = web.seats.get(option.person)
    return Move(
        each.person,
        web.posts[option.post],
        web.posts[left] if left else None,
        chosen.depth,
        each.source,
        each.conflicts,
        each.open_questions,
        each.score.value,
    )


def _empty(web: _Web, moves: Sequence[Move]) -> Iterator[PostRef]:
    """Posts with seats nobody takes, once for each."""
    seats: dict[str, int] = dict(web.free)
    refs: Mapping[str, PostRef] = web.posts
    for move in moves:
        seats[move.to.id] = seats.get(move.to.id, 0) - 1
        if move.leaves:
            seats[move.leaves.id] = seats.get(move.leaves.id, 0) + 1
    for key, number in seats.items():
        for _ in range(max(0, number)):
            yield refs[key]
