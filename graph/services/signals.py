"""What do we hear that nobody has confirmed?"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from graph.answers import Clocks, PersonRef, PostRef, UnitRef
from graph.errors import UsageError
from graph.evidence import DEFAULTS, Fused, fuse, independent_support, likelihood
from graph.heard import Board, Heard, SignalRow
from graph.papers import Part
from graph.services.naming import resolve
from graph.services.paging import check_limit
from graph.signals import OPEN, Act, Signal, State, act_of, state_of
from graph.store import View, ViewerStore
from graph.store.hearing import Rumour
from graph.vocabulary import KINDS

LIFE: Final = timedelta(days=365)
"""How long after the last word on it a signal is worth following, where no note says."""


def signals(
    store: ViewerStore,
    clocks: Clocks,
    *,
    unit: str | None = None,
    state: str | None = None,
    kind: str | None = None,
    limit: int = 50,
    by_id: bool = False,
) -> Board:
    """Signals, the last heard of first: open ones, or those in one state.

    Every value is of the informal lane: a signal changes no fact and fills no vacancy.

    Parameters
    ----------
    unit
        An id, external id or unique name: what is heard of it, of units below it on the day, of
        their posts and of who may hold one of these.
    state, kind
        A state of a signal, a kind of event.
    limit
        How many at most.
    by_id
        Whether the unit is named by its id and by nothing else.

    Raises
    ------
    UsageError
        There is no such state or kind, or the limit is none.
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """
    check_limit(limit)
    states = {State(state)} if state in set(State) else set(OPEN)
    faults = [
        f"There is no {what} {given!r}."
        for what, given, known in (("state", state, set(State)), ("kind of event", kind, KINDS))
        if given is not None and given not in known
    ]
    if faults:
        raise UsageError(" ".join(faults))

    def work(view: View) -> Board:
        rumours = view.hearing(clocks).rumours([kind] if kind else list(KINDS))
        if unit is not None:
            top = resolve(view, "units", unit, clocks, by_id=by_id)
            rumours = _about(view, rumours, top, clocks)
        rows = [row for row in (_row(each, clocks) for each in rumours) if row.state in states]
        rows.sort(key=lambda row: row.id)
        rows.sort(key=lambda row: max(each.recorded_at for each in row.voices), reverse=True)
        return Board(clocks, tuple(rows[:limit]), len(rows), DEFAULTS.version)

    return store.ask("signals", work)


def _about(view: View, rumours: Sequence[Rumour], unit: str, clocks: Clocks) -> list[Rumour]:
    """Those that name a unit of a subtree, a post in it, or somebody who may hold one."""
    tree = [branch.unit for branch in view.tree(unit, clocks)]
    units = {each.id for each in tree}
    posts = [post for each in tree for post in view.posts(each, clocks)]
    people = {
        held.person.id for tenures in view.present(posts, clocks).values() for held in tenures
    }
    return [
        rumour for rumour in rumours if any(_within(part, units, people) for part in rumour.parts)
    ]


def _within(part: Part, units: set[str], people: set[str]) -> bool:
    node = part.node
    if isinstance(node, PersonRef):
        return node.id in people
    unit: UnitRef | None = node.unit if isinstance(node, PostRef) else node
    return unit is not None and unit.id in units


def _row(rumour: Rumour, clocks: Clocks) -> SignalRow:
    event, voices = rumour.event, tuple(note.voice for note in rumour.notes)
    told = clocks.known_at.date()
    fused = fuse(voices, told)
    first = min(note.recorded_at for note in rumour.notes)
    expires = max(voice.heard_on for voice in voices) + LIFE
    signal = Signal(event, voices, first, expires)
    return SignalRow(
        id=event.id,
        kind=event.kind,
        on=event.on.text if event.on else None,
        until=event.until.text if event.until else None,
        parts=rumour.parts,
        details=rumour.details,
        state=state_of(signal, clocks.known_at),
        probability=fused.probability,
        likelihood=likelihood(fused.probability).code,
        base=fused.base,
        origins=independent_support(voices),
        first_at=first,
        expires_on=expires,
        settled_by=_settled_by(event.kind),
        voices=_heard(rumour, fused),
    )


def _settled_by(kind: str) -> tuple[str, ...]:
    act = act_of(kind)
    if act is Act.OTHER:
        return () if kind == "concern" else (kind,)
    return tuple(code for code in KINDS if act_of(code) is act)


def _heard(rumour: Rumour, fused: Fused) -> tuple[Heard, ...]:
    weights = {voice.id: weight for voice, weight in fused.counted}
    return tuple(
        Heard(
            note.voice.id,
            note.title,
            note.voice.stance,
            note.voice.reliability,
            note.voice.credibility or "6",
            note.access,
            note.recorded_at,
            weights.get(note.voice.id, 0.0),
        )
        for note in sorted(rumour.notes, key=lambda each: (each.recorded_at, each.voice.id))
    )
