"""Which official events may settle what is heard?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from graph.answers import Clocks
from graph.model import Event
from graph.papers import Happening
from graph.reviewing import Suggested, Suggestions, days_near, kinds_near, nodes_near
from graph.services.naming import resolve
from graph.services.paging import check_limit
from graph.services.signals import the_rumour, within
from graph.services.sounding import row_of, signal_of
from graph.signals import OPEN, Suggestion, state_of, suggest
from graph.store import View, ViewerStore
from graph.store.hearing import Rumour
from graph.store.reviewing import Near, Official
from graph.vocabulary import KINDS


def suggestions(
    store: ViewerStore,
    clocks: Clocks,
    unit: str | None = None,
    *,
    limit: int = 50,
    by_id: bool = False,
) -> Suggestions:
    """Open signals beside official events that may settle them, the nearest in time first.

    Worked out on each question from what the viewer may read; a pair that was judged, in whatever
    way, is not suggested again while that judgement stands.

    Raises
    ------
    UsageError
        The limit is none.
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """
    check_limit(limit)

    def work(view: View) -> Suggestions:
        rumours = view.hearing(clocks).rumours(list(KINDS), named=unit is not None)
        if unit is not None:
            top = resolve(view, "units", unit, clocks, by_id=by_id)
            rumours = within(view, rumours, top, clocks)
        return _suggested(view, rumours, clocks, limit)

    return store.ask("suggestions", work)


def suggestions_on(store: ViewerStore, signal: str, clocks: Clocks) -> Suggestions:
    """Official events that may settle one signal.

    Raises:
        NotFoundError: there is none of that id, or not for this viewer.
    """

    def work(view: View) -> Suggestions:
        return _suggested(view, [the_rumour(view, signal, clocks)], clocks, 10)

    return store.ask("suggestions", work)


def _suggested(
    view: View, rumours: Iterable[Rumour], clocks: Clocks, limit: int
) -> Suggestions:  # fmt: skip
    told = {
        each.event.id: each
        for each in rumours
        if state_of(signal_of(each), clocks.known_at) in OPEN
    }
    pairs = _pairs(view, told, clocks)
    shown = pairs[:limit]
    happened = view.papers(clocks).events([found.official for found, _ in shown]) if shown else {}
    wanted = {found.signal for found, _ in shown}
    named = view.hearing(clocks).named(told[each] for each in sorted(wanted))
    whole = {each.event.id: each for each in named}
    rows = tuple(
        _row(whole[found.signal], found, official, happened[found.official], clocks)
        for found, official in shown
    )
    return Suggestions(clocks, rows, len(pairs))


def _pairs(
    view: View, told: Mapping[str, Rumour], clocks: Clocks
) -> list[tuple[Suggestion, Official]]:
    """What the rules suggest and nobody has judged, the nearest first."""
    reads = view.hearing(clocks).beside
    near = reads.officials([one for rumour in told.values() for one in _near(rumour)])
    heard = {key: _headed(rumour.event, near.heads) for key, rumour in told.items()}
    full = reads.full_posts(each.event for each in near.officials)
    judged = {
        (key, each.official)
        for key, rumour in told.items()
        for each in rumour.judged
        if each.withdrawn_at is None
    }
    found = [
        (one, official)
        for official in near.officials
        for one in suggest(
            official.event,
            [heard[key] for key in sorted(official.signals)],
            full.get(official.event.id, frozenset()),
        )
        if (one.signal, one.official) not in judged
        # What was known before the rumour does not refute it: whoever spoke may have known it too.
        and (one.same or official.recorded_at > _first_at(told[one.signal]))
    ]
    return sorted(found, key=lambda pair: (pair[0].days, pair[0].signal, pair[0].official))


def _near(rumour: Rumour) -> list[Near]:
    event = rumour.event
    kinds, days = kinds_near(event.kind), days_near(event, _first_at(rumour))
    return [Near(event.id, node, kinds, *days) for node in nodes_near(event)]


def _first_at(rumour: Rumour) -> datetime:
    return min(note.recorded_at for note in rumour.notes)


def _headed(event: Event, heads: Mapping[str, str]) -> Event:
    """The event with every person as the one their record was joined into."""
    pairs = tuple(sorted((role, heads.get(node, node)) for role, node in event.roles))
    return replace(event, roles=pairs)


def _row(
    rumour: Rumour, found: Suggestion, official: Official, happened: Happening, clocks: Clocks
) -> Suggested:
    return Suggested(
        signal=row_of(rumour, clocks),
        official=happened,
        verdict="same" if found.same else "refutes",
        days=found.days,
        recorded_at=official.recorded_at,
        late=official.recorded_at <= _first_at(rumour),
    )
