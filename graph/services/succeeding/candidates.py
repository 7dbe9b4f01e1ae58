"""Who could follow in a post, and what lies ahead of it?"""

from collections.abc import Sequence
from dataclasses import replace

from graph.answers import Clocks
from graph.rules.law import Law
from graph.services.paging import check_limit
from graph.services.signals import heard_of
from graph.services.standing import the_post
from graph.services.succeeding.ahead import ahead_of
from graph.services.succeeding.facts import Facts
from graph.services.succeeding.people import events_of, quota_of, ranked, told_of
from graph.services.succeeding.pool import Pool, open_pool, read_pool
from graph.store import View, ViewerStore
from graph.succeeding import Ahead, Candidate, Candidates

SHOWN = 20
"""Candidates told unless more are asked for."""


def candidates(
    store: ViewerStore,
    post: str,
    clocks: Clocks,
    law: Law,
    *,
    limit: int = SHOWN,
    by_id: bool = False,
) -> Candidates:
    """The candidates for a post, planned people first, each with reasons, rules and evidence.

    What the viewer may not know counts as not known. Signals are no input.

    Parameters
    ----------
    post
        An id, an external id or a unique title; with ``by_id`` only an id.
    limit
        How many are told; the total counts all.

    Raises
    ------
    NotFoundError, AmbiguousError
        The post is not to be found, or not unique.
    UsageError
        The limit is none.
    """
    check_limit(limit)

    def work(view: View) -> Candidates:
        found = the_post(view, post, clocks, by_id=by_id)
        pool = open_pool(law, clocks)
        read_pool(pool, view, [found])
        asked = pool.posts.get(found.id, found)
        rows = ranked(pool, asked)
        shown = _with_words(view, pool, [told_of(pool, each) for each in rows[:limit]])
        return Candidates(
            post=found,
            clocks=clocks,
            ahead=_heard(view, _told(view, pool, ahead_of(pool, asked)), found.id, clocks),
            rows=tuple(shown),
            total=len(rows),
            quota=quota_of(pool, asked),
            scoring=pool.scoring.ref,
        )

    return store.ask("candidates", work)


def _heard(view: View, ahead: Ahead, post: str, clocks: Clocks) -> Ahead:
    """With what is only heard of the post and of who holds it; it enters nothing else."""
    nodes = [post, *(held.person.id for held in ahead.holders)]
    return replace(ahead, signals=heard_of(view, nodes, clocks))


def _with_words(view: View, pool: Pool, rows: Sequence[Candidate]) -> list[Candidate]:
    events = {row.person.id: (*events_of(row), *_grounds(pool, row)) for row in rows}
    words = view.words((event for each in events.values() for event in each), pool.clocks)
    return [
        replace(
            row,
            words=tuple(
                word for event in dict.fromkeys(events[row.person.id]) for word in words[event]
            ),
        )
        for row in rows
    ]


def _grounds(pool: Pool, row: Candidate) -> tuple[str, ...]:
    facts = pool.facts.get(row.person.id, Facts(personal=False))
    told = (facts.ranked, facts.graded, *facts.disciplined, *facts.courses)
    return (*facts.grounds, *(each.id for each in told if each))


def _told(view: View, pool: Pool, ahead: Ahead) -> Ahead:
    """With the reports under the tenures and under what is expected."""
    held = {each.person.id: each for each in ahead.holders}
    grounds = {key: pool.facts[key].grounds if key in pool.facts else () for key in held}
    events = [event for each in held.values() for event in each.events]
    words = view.words([*events, *(event for each in grounds.values() for event in each)],
                       pool.clocks)  # fmt: skip
    return replace(
        ahead,
        holders=tuple(
            replace(each, evidence=tuple(w for event in each.events for w in words[event]))
            for each in ahead.holders
        ),
        expected=tuple(
            replace(
                each,
                words=tuple(
                    word
                    for event in (
                        grounds.get(each.person.id, ())
                        if each.why == "retirement"
                        else held[each.person.id].events
                    )
                    for word in words[event]
                ),
            )
            for each in ahead.expected
        ),
    )
