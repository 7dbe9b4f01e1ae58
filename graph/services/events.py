"""What happened, and who says so?"""

from collections.abc import Sequence
from datetime import date

from graph.answers import Clocks
from graph.dates import UNKNOWN_START
from graph.errors import NotFoundError, UsageError
from graph.papers import Happening, HappeningPage, Happenings, Page
from graph.services.naming import NO_ID
from graph.services.paging import Place, check_limit, cursor, place_of
from graph.store import View, ViewerStore
from graph.store.papers import PapersView
from graph.told import quoted, told
from graph.vocabulary import KINDS

_LIST = "events"


def events(
    store: ViewerStore,
    clocks: Clocks,
    *,
    about: str | None = None,
    kind: str | None = None,
    limit: int = 50,
    after: str | None = None,
) -> Happenings:
    """Events that had happened by a day and stand at a moment, newest first, a page of them.

    Those without a day come last; the id decides between events of one day.

    Parameters
    ----------
    about
        The id of a unit, post or person they name; of a person, all records joined count.
    kind
        A kind of the vocabulary.
    after
        The cursor of the page before.

    Raises
    ------
    NotFoundError
        Nothing of that id is to be seen.
    UsageError
        There is no such kind, or the limit or the cursor is none.
    """
    check_limit(limit)
    if kind is not None and kind not in KINDS:
        message = told("There is no kind of event %(kind)s.", kind=quoted(kind))
        raise UsageError(message, "The vocabulary lists them.")
    last = place_of(_LIST, after) if after else None

    def work(view: View) -> Happenings:
        papers = view.papers(clocks)
        nodes = records_about(papers, about)
        total = last.total if last else papers.count_events(nodes, kind)
        found = _places(papers, nodes, kind, last, limit + 1, clocks.as_of)
        shown = papers.events([identity for _, identity in found[:limit]])
        rows = tuple(shown[identity] for _, identity in found[:limit])
        return Happenings(clocks, _page(rows, found, limit, total))

    return store.ask("events", work)


def records_about(papers: PapersView, node: str | None) -> Sequence[str] | None:
    """The ids under which a node is named; None for no node in particular.

    Raises:
        NotFoundError: nothing of that id is to be seen.
    """
    if node is None:
        return None
    records = papers.records_of(node)
    if records is None:
        message = told("There is no unit, post or person %(name)s.", name=quoted(node))
        raise NotFoundError(message, NO_ID)
    return records


def _places(
    papers: PapersView,
    nodes: Sequence[str] | None,
    kind: str | None,
    last: Place | None,
    limit: int,
    as_of: date,
) -> list[tuple[date | None, str]]:
    until, after = as_of, ""
    if last:
        until, after = date.fromisoformat(last.key) if last.key else UNKNOWN_START, last.id
        until = min(until, as_of)
    if nodes is None:
        return papers.newest_events(kind, until, after, limit)
    return papers.events_about(nodes, kind, until, after, limit)


def _page(
    rows: tuple[Happening, ...], found: Sequence[tuple[date | None, str]], limit: int, total: int
) -> Page[Happening]:
    if len(found) <= limit:
        return Page(rows, total, None)
    day, identity = found[limit - 1]
    place = Place(day.isoformat() if day else "", identity, total)
    return Page(rows, total, cursor(_LIST, place))


def event_page(store: ViewerStore, event: str, clocks: Clocks) -> HappeningPage:
    """An event with every word on it, those taken back too.

    Raises:
        NotFoundError: nobody had spoken of it by the moment asked for, or nobody the viewer hears.
    """

    def work(view: View) -> HappeningPage:
        papers = view.papers(clocks)
        found = papers.events([event]).get(event)
        if found is None:
            message = told("There is no event %(event)s.", event=quoted(event))
            raise NotFoundError(message, NO_ID)
        words = papers.words_on(event)
        reports = papers.reports([word.report for word in words])
        return HappeningPage(clocks, found, tuple((word, reports[word.report]) for word in words))

    return store.ask("event", work)
