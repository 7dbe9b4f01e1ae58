"""What was reported, and what does a report say?"""

from collections.abc import Sequence
from datetime import UTC, datetime

from graph.answers import Clocks
from graph.dates import OPEN_MOMENT
from graph.errors import NotFoundError, UsageError
from graph.papers import Page, Paper, PaperPage, Papers, Said
from graph.services.events import records_about
from graph.services.naming import NO_ID
from graph.services.paging import Place, check_limit, cursor, place_of
from graph.store import View, ViewerStore
from graph.store.papers import OFFICIAL
from graph.told import quoted, told

_LIST, _WORDS = "reports", "words"


def reports(
    store: ViewerStore,
    clocks: Clocks,
    *,
    about: str | None = None,
    kind: str | None = None,
    limit: int = 50,
    after: str | None = None,
) -> Papers:
    """Official reports recorded by a moment, the last received first, a page of them.

    The id decides between reports received at one moment.

    Parameters
    ----------
    about
        The id of a unit, post or person they speak of, or of a unit they cover.
    kind
        A kind of official report.
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
    if kind is not None and kind not in OFFICIAL:
        message = told("There is no kind of official report %(kind)s.", kind=quoted(kind))
        raise UsageError(message, f"Kinds: {', '.join(OFFICIAL)}.")
    last = place_of(_LIST, after) if after else None
    until = datetime.fromisoformat(last.key).astimezone(UTC) if last else OPEN_MOMENT

    def work(view: View) -> Papers:
        papers = view.papers(clocks)
        nodes = records_about(papers, about)
        total = last.total if last else papers.count_reports(nodes, kind)
        found = papers.reports_about(nodes, kind, until, last.id if last else "", limit + 1)
        shown = papers.reports([identity for _, identity in found[:limit]])
        rows = tuple(shown[identity] for _, identity in found[:limit])
        return Papers(clocks.known_at, _page(rows, len(found) > limit, total))

    return store.ask("reports", work)


def _page(rows: tuple[Paper, ...], more: bool, total: int) -> Page[Paper]:
    if not more:
        return Page(rows, total, None)
    last = rows[-1]
    return Page(rows, total, cursor(_LIST, Place(last.received_at.isoformat(), last.id, total)))


def report_page(
    store: ViewerStore, report: str, clocks: Clocks, limit: int = 50, after: str | None = None
) -> PaperPage:
    """A report with what it says, by its rows, a page of it; what it took back is among it.

    Raises:
        NotFoundError: it had not been recorded by the moment asked for, or is not for the viewer.
        UsageError: the limit or the cursor is none.
    """
    check_limit(limit)
    last = place_of(_WORDS, after) if after else None

    def work(view: View) -> PaperPage:
        papers = view.papers(clocks)
        found = papers.reports([report]).get(report)
        if found is None:
            message = told("There is no report %(report)s.", report=quoted(report))
            raise NotFoundError(message, NO_ID)
        total, standing = papers.count_words(report)
        row, after = (last.key, last.id) if last else ("", "")
        said = papers.words_in(report, row, after, limit + 1)
        shown = papers.events([word.event for word in said[:limit]])
        words = tuple((word, shown[word.event]) for word in said[:limit])
        page = Page(words, total, _next(said, limit, total))
        return PaperPage(clocks, found, standing, tuple(papers.covered_by(report)), page)

    return store.ask("report", work)


def _next(said: Sequence[Said], limit: int, total: int) -> str | None:
    if len(said) <= limit:
        return None
    last = said[limit - 1]
    return cursor(_WORDS, Place(last.row or "", last.id, total))
