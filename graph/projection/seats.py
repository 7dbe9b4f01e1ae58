"""More people in a post than it has seats."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from graph.dates import OPEN_END
from graph.projection.memo import Memo
from graph.projection.record import Conflict, Posts, Span, seats_on
from graph.vocabulary import Mode


def exceeded(spans: Iterable[Span], posts: Posts, memo: Memo) -> Iterator[Conflict]:
    """Stretches on which more people certainly hold a post in full than it has seats.

    A spell with neither a start nor an end counts for nothing, and neither does a post whose
    number of seats is not known.
    """
    holders: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        dated = span.start is not None or span.end is not None
        if span.mode == Mode.FULL and dated and span.sure_from < span.sure_to:
            holders[span.target].append(span)
    for post, held in holders.items():
        if seats := posts.seats.get(post):
            yield from memo.of(("seats", post), _too_many, post, held, seats)


def _too_many(
    post: str, held: Sequence[Span], seats: Sequence[tuple[date, int | None]]
) -> list[Conflict]:
    changes = {since for since, _ in seats}
    edges = sorted(changes | {span.sure_from for span in held} | {span.sure_to for span in held})
    found: list[Conflict] = []
    for begins, ends in pairwise(edges):
        present = [span for span in held if span.sure_from <= begins < span.sure_to]
        number = seats_on(seats, begins)
        people = tuple(sorted({span.source for span in present}))
        if number is None or len(people) <= number:
            continue
        events = tuple(sorted(span.opened_by for span in present if span.opened_by))
        values = (f"{len(people)}/{number}",)
        previous = found[-1] if found else None
        if previous and previous.end == begins and previous.nodes == (post, *people):
            begins = previous.start or begins
            found.pop()
        end = None if ends == OPEN_END else ends
        found.append(Conflict("seats_exceeded", (post, *people), values, events, begins, end))
    return found
