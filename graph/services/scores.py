"""How good are our ears, and of whom do we hear nothing?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from graph.answers import Clocks
from graph.calibration import brier
from graph.errors import UsageError
from graph.scoring import (
    UNSAID,
    BlindSpots,
    Claim,
    Scores,
    Silent,
    Spoken,
    Tally,
    claims_of,
    forecast_of,
    late_words,
    lead,
    tallies,
    tally,
)
from graph.services.naming import resolve
from graph.services.signals import within
from graph.services.sounding import signal_of
from graph.signals import outcome
from graph.store import View, ViewerStore
from graph.store.hearing import Note, Rumour
from graph.told import told
from graph.visibility import Viewer
from graph.vocabulary import KINDS

DAYS: Final = 90
"""How long nothing was heard of a unit before it counts as a blind spot, unless asked otherwise."""

LONGEST_DAYS: Final = 3650


def scores(
    store: ViewerStore,
    clocks: Clocks,
    unit: str | None = None,
    *,
    as_head: bool = False,
    by_id: bool = False,
) -> Scores:
    """The scoreboard of all that the viewer may read, or of what is heard below a unit.

    An officer's row is for that officer, and for a head where all the units a note is about are
    in the head's scope.

    Parameters
    ----------
    as_head
        Whether the viewer has the duty of a head.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """

    def work(view: View) -> Scores:
        rumours = view.hearing(clocks).rumours(list(KINDS), named=unit is not None)
        if unit is not None:
            top = resolve(view, "units", unit, clocks, by_id=by_id)
            rumours = within(view, rumours, top, clocks)
        settled = [each for each in rumours if each.verdicts]
        return _scores(settled, store.viewer, clocks, as_head=as_head)

    return store.ask("scores", work)


def _scores(
    rumours: Sequence[Rumour], viewer: Viewer, clocks: Clocks, *, as_head: bool
) -> Scores:  # fmt: skip
    now = clocks.known_at
    told = [(signal_of(each), [_spoken(note) for note in each.notes]) for each in rumours]
    claims = [claim for signal, spoken in told for claim in claims_of(signal, spoken, now)]
    forecasts = [found for signal, spoken in told if (found := forecast_of(signal, spoken, now))]
    ends = [ended for signal, _ in told if (ended := outcome(signal, now)) and ended.scored]
    return Scores(
        clocks=clocks,
        everything=replace(
            tally("", claims),
            score=brier(forecasts),
            lead=lead([each.lead_days for each in ends if each.lead_days is not None]),
        ),
        classes=tallies(claims, lambda each: each.source_class),
        officers=_officers(rumours, viewer, clocks, as_head=as_head),
        after_fact=sum(late_words(signal, spoken, now) for signal, spoken in told),
    )


def _officers(
    rumours: Sequence[Rumour], viewer: Viewer, clocks: Clocks, *, as_head: bool
) -> tuple[Tally, ...]:  # fmt: skip
    def shown(note: Note) -> bool:
        if note.author is None:
            return False
        return note.author == viewer.account or (as_head and viewer.covers(note.units))

    claims: list[Claim] = []
    for each in rumours:
        spoken = [_spoken(note) for note in each.notes if shown(note)]
        claims += claims_of(signal_of(each), spoken, clocks.known_at)
    return tallies(claims, lambda each: each.author)


def _spoken(note: Note) -> Spoken:
    return Spoken(note.voice, note.recorded_at, note.author, note.source_class or UNSAID)


def blind_spots(
    store: ViewerStore, unit: str, clocks: Clocks, days: int = DAYS, *, by_id: bool = False
) -> BlindSpots:
    """Units at and below one of which nothing was heard for so many days, the top ones first.

    Counted over what the viewer may read; no report and no contact is named.

    Raises
    ------
    UsageError
        The number of days is none.
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """
    if not 1 <= days <= LONGEST_DAYS:
        message = told(
            "The number of days is 1 to %(longest)s, not %(days)s.", longest=LONGEST_DAYS, days=days
        )
        raise UsageError(message)

    def work(view: View) -> BlindSpots:
        top = resolve(view, "units", unit, clocks, by_id=by_id)
        branches = view.tree(top, clocks)
        heard = view.hearing(clocks).beside.heard_of(each.unit.id for each in branches)
        since = clocks.known_at - timedelta(days=days)
        rows = []
        for branch in branches:
            found = heard.get(branch.unit.id)
            if found is None:
                rows.append(Silent(branch.unit, branch.depth, 0, None))
            elif found.last_at < since:
                rows.append(Silent(branch.unit, branch.depth, found.reports, found.last_at))
        rows.sort(key=lambda row: (row.depth, row.unit.name or "", row.unit.id))
        return BlindSpots(clocks, branches[0].unit, days, len(branches), tuple(rows))

    return store.ask("blind spots", work)
