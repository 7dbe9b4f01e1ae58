"""What do reviewers say of a signal and an official event?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from graph.answers import Clocks
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.heard import SignalRow
from graph.model import Change, Judgement
from graph.names import is_text
from graph.papers import Happening
from graph.reviewing import VERDICTS, in_common
from graph.services.naming import NO_ID
from graph.services.signals import signal as ask_signal
from graph.services.signals import the_rumour
from graph.store import Store, View
from graph.store.hearing import Judged, Rumour
from graph.store.runner import Run
from graph.told import coded, quoted, told
from graph.visibility import Viewer

LONGEST_WHY: Final = 2000
"""Characters of a reason at most."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer says of a signal and an official event, with the reason."""

    signal: str
    official: str
    verdict: str
    why: str


def review(
    store: Store, viewer: Viewer, given: Review, at: datetime | None = None
) -> SignalRow:  # fmt: skip
    """Record a reviewer's verdict; the signal as it stands after it.

    It settles nothing in the official lane. Whoever wrote a word on the signal does not judge it.

    Raises
    ------
    UsageError
        There is no such verdict, or the reason is missing or no text.
    NotFoundError
        The signal or the event is not to be found, or not for this viewer.
    RefusedError
        It is the viewer's own signal; the pair is judged already; the two name nothing in common;
        or nobody says any more that the official event happened.
    """
    if given.verdict not in VERDICTS:
        message = told("There is no verdict %(verdict)s.", verdict=quoted(given.verdict[:40]))
        raise UsageError(message, f"One of: {', '.join(VERDICTS)}.")
    why = _reason(given.why)

    def decide(run: Run) -> Change:
        view, clocks = View(run, viewer), _now(run)
        rumour = the_rumour(view, given.signal, clocks)
        official = _the_official(view, given.official, clocks)
        _check(rumour, official, viewer)
        _check_common(view, rumour, official, clocks)
        by = viewer.account or ""
        return Change(judgements=(Judgement(given.verdict, rumour.event.id, official.id, by, why),))

    return _written(store, viewer, given.signal, decide, at)


def withdraw_review(
    store: Store, viewer: Viewer, signal: str, official: str, why: str, at: datetime | None = None
) -> SignalRow:
    """Take a verdict back with a reason; it stays in the signal's history.

    Raises
    ------
    UsageError
        The reason is missing or no text.
    NotFoundError
        The signal is not to be found, or no verdict on the pair stands that the viewer may read.
    """
    reason = _reason(why)

    def decide(run: Run) -> Change:
        rumour = the_rumour(View(run, viewer), signal, _now(run))
        standing = _standing(rumour, official)
        if standing is None:
            message = told(
                "No verdict on this signal and the event %(event)s stands.", event=quoted(official)
            )
            raise NotFoundError(message, told("The signal lists its reviews."))
        by = viewer.account or ""
        taken = Judgement(standing.code, rumour.event.id, official, by, reason)
        return Change(withdrawals=(taken,))

    return _written(store, viewer, signal, decide, at)


def _reason(why: str) -> str:
    why = why.strip()
    if not why or len(why) > LONGEST_WHY or not is_text(why):
        message = told("A verdict, and taking one back, need a reason.")
        hint = told("Give up to %(longest)s characters that can be read.", longest=LONGEST_WHY)
        raise UsageError(message, hint)
    return why


def _now(run: Run) -> Clocks:
    """The moment of this very write: all that was recorded before it is known."""
    row = run.row("clock.get_clock")
    moment: datetime = row["recorded_at"] if row else datetime.now(UTC)
    return Clocks(moment.astimezone().date(), moment)


def _the_official(view: View, event: str, clocks: Clocks) -> Happening:
    found = view.papers(clocks).events([event]).get(event)
    if found is None:
        message = told("There is no official event %(event)s.", event=quoted(event))
        raise NotFoundError(message, NO_ID)
    return found


def _check(rumour: Rumour, official: Happening, viewer: Viewer) -> None:
    if viewer.account is None:
        message = told("A verdict is somebody's: it needs an account.")
        raise RefusedError(message)
    if any(note.author == viewer.account for note in rumour.notes):
        message = told("You wrote a word on this signal: somebody else reviews it.")
        raise RefusedError(message)
    if not official.supports:
        message = told("Nobody says any more that this official event happened.")
        raise RefusedError(message)
    if (standing := _standing(rumour, official.id)) is not None:
        message = told(
            "The pair was judged already: %(verdict)s, by %(account)s.",
            verdict=coded("verdict", standing.code), account=standing.by,
        )  # fmt: skip
        raise RefusedError(message, told("Take that verdict back first."))


def _check_common(view: View, rumour: Rumour, official: Happening, clocks: Clocks) -> None:
    """Refuse a pair picked by mistake; the records joined into one person are one."""
    named = {node for _, node in rumour.event.roles}
    if in_common(named, official):
        return
    papers = view.papers(clocks)
    records = {record for node in named for record in papers.records_of(node) or ()}
    if not in_common(records, official):
        message = told("The signal and the official event name nothing in common.")
        raise RefusedError(message)


def _standing(rumour: Rumour, official: str) -> Judged | None:
    return next(
        (each for each in rumour.judged if each.official == official and not each.withdrawn_at),
        None,
    )


def _written(
    store: Store,
    viewer: Viewer,
    signal: str,
    decide: Callable[[Run], Change],
    at: datetime | None,
) -> SignalRow:
    """The signal as it stands after a write."""
    done = store.record("review signal", decide, at)
    moment = done.at or datetime.now(UTC)
    clocks = Clocks(moment.astimezone().date(), moment)
    return ask_signal(store.for_viewer(viewer), signal, clocks)
