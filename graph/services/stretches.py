"""Gaps and overlaps of tenures: pure arithmetic on half-open intervals."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from graph.answers import Overlap, PostRef, Stretch, Tenure
from graph.dates import ONE_DAY, OPEN_END, UNKNOWN_START, gaps


def empty_stretches(
    tenures: Sequence[Tenure], as_of: date, until: date | None = None
) -> tuple[Stretch, ...]:
    """Stretches after the first known start and up to a day on which no tenure can hold.

    Parameters
    ----------
    tenures
        Tenures of one post, or of one person.
    as_of
        The last day looked at; a gap that reaches it has no end.
    until
        Where the question ends before that (somebody has left the service, a post has ended
        with its unit), its day.

    Notes
    -----
    Unknown dates make no gap: a tenure counts with the widest interval it may cover.
    """
    starts = [held.sure[0] for held in tenures if held.start and held.sure[0]]
    if not starts:
        return ()
    limit = as_of + ONE_DAY if until is None else min(until, as_of + ONE_DAY)
    covers = [_widest(held) for held in tenures]
    return tuple(
        Stretch(begins, None if ends > as_of else ends)
        for begins, ends in gaps(covers, min(starts), limit)
    )


def _widest(held: Tenure) -> tuple[date, date]:
    begins, ends = held.widest
    return (begins or UNKNOWN_START, ends or OPEN_END)


def overlaps(tenures: Sequence[Tenure], as_of: date) -> tuple[Overlap, ...]:
    """Stretches begun by a day on which one person certainly holds more than one post."""
    sure = [(held, held.sure[0] or UNKNOWN_START, held.sure[1] or OPEN_END) for held in tenures]
    edges = sorted({edge for _, begins, ends in sure if begins < ends for edge in (begins, ends)})
    found: list[Overlap] = []
    for begins, ends in pairwise(edges):
        if begins > as_of:
            break
        posts: dict[str, PostRef] = {
            held.post.id: held.post for held, first, last in sure if first <= begins < last
        }
        if len(posts) < 2:
            continue
        held_posts = tuple(posts[key] for key in sorted(posts))
        if found and found[-1].end == begins and found[-1].posts == held_posts:
            begins = found.pop().start
        found.append(Overlap(begins, None if ends == OPEN_END else ends, held_posts))
    return tuple(found)
