"""What do we hear that nobody has confirmed?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from graph.answers import Clocks, PersonRef, PostRef
from graph.errors import NotFoundError, UsageError
from graph.evidence import DEFAULTS
from graph.heard import Board, SignalRow
from graph.services.keyring import opened
from graph.services.naming import NO_ID, resolve
from graph.services.paging import check_limit
from graph.services.sounding import row_of
from graph.signals import OPEN, State
from graph.store import View, ViewerStore
from graph.store.hearing import Note, Rumour
from graph.told import chained, quoted, told
from graph.vault.ring import KeyRing
from graph.vocabulary import KINDS


@dataclass(frozen=True, slots=True)
class Asked:
    """Which signals are asked for; everything may be left out.

    Attributes:
        unit: an id, external id or unique name: what is heard of it and below it on the day.
        state, kind: a state of a signal (default: the open ones), a kind of event.
        days: heard of at most so many days ago.
        likely: at least so probable, 0 to 1.
        mine: kept by this account.
    """

    unit: str | None = None
    state: str | None = None
    kind: str | None = None
    days: int | None = None
    likely: float | None = None
    mine: str | None = None

    def check(self) -> None:
        """Refuse what no signal can be.

        Raises:
            UsageError: there is no such state, kind, age or probability.
        """
        faults = [
            told("There is no %(what)s %(name)s.", what=what, name=quoted(given))
            for what, given, known in (
                (told("state"), self.state, set(State)),
                (told("kind of event"), self.kind, KINDS),
            )
            if given is not None and given not in known
        ]
        if self.days is not None and self.days < 0:
            faults.append(told("An age is a number of days from 0."))
        if self.likely is not None and not 0 <= self.likely <= 1:
            faults.append(told("A probability lies between 0 and 1."))
        if faults:
            raise UsageError(chained(faults, " "))

    def fits(self, row: SignalRow, clocks: Clocks) -> bool:
        """Whether a signal is among those asked for, its place aside."""
        states = {State(self.state)} if self.state else OPEN
        last = max(each.recorded_at for each in row.voices)
        return (
            row.state in states
            and (self.days is None or (clocks.known_at - last).days <= self.days)
            and (self.likely is None or row.probability >= self.likely)
            and (self.mine is None or any(each.kept_by == self.mine for each in row.voices))
        )


def signals(
    store: ViewerStore,
    clocks: Clocks,
    asked: Asked | None = None,
    *,
    limit: int = 50,
    by_id: bool = False,
) -> Board:
    """Signals, the last heard of first: open ones, or those in one state.

    Every value is of the informal lane: a signal changes no fact and fills no vacancy.

    Parameters
    ----------
    limit
        How many at most.
    by_id
        Whether the unit is named by its id and by nothing else.

    Raises
    ------
    UsageError
        What is asked for cannot be, or the limit is none.
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """
    check_limit(limit)
    asked = asked or Asked()
    asked.check()

    def work(view: View) -> Board:
        hearing, kinds = view.hearing(clocks), [asked.kind] if asked.kind else list(KINDS)
        rumours = hearing.rumours(kinds, named=asked.unit is not None)
        if asked.unit is not None:
            top = resolve(view, "units", asked.unit, clocks, by_id=by_id)
            rumours = within(view, rumours, top, clocks)
        rows = [row for row in newest_first(rumours, clocks) if asked.fits(row, clocks)]
        shown = {row.id for row in rows[:limit]}
        named = hearing.named(each for each in rumours if each.event.id in shown)
        return Board(clocks, tuple(newest_first(named, clocks)), len(rows), DEFAULTS.version)

    return store.ask("signals", work)


def signal(
    store: ViewerStore, event: str, clocks: Clocks, ring: Callable[[], KeyRing] | None = None
) -> SignalRow:
    """One signal with its voices and what reviewers said of it.

    With the key ring the words of notes of level 2 are opened: only their readers get so far.

    Raises:
        NotFoundError: there is none of that id, or not for this viewer.
        SealedError, KeysError: its words cannot be opened.
    """

    def work(view: View) -> SignalRow:
        rumour = the_rumour(view, event, clocks)
        return row_of(replace(rumour, notes=tuple(_opened(each, ring) for each in rumour.notes)),
                      clocks)  # fmt: skip

    return store.ask("signal", work)


def _opened(note: Note, ring: Callable[[], KeyRing] | None) -> Note:
    if note.sealed is None or ring is None:
        return note
    return replace(note, text=opened(ring(), note.voice.id, note.sealed), sealed=None)


def the_rumour(view: View, event: str, clocks: Clocks) -> Rumour:
    """The signal of this id.

    Raises:
        NotFoundError: there is none of that id, or not for this viewer.
    """
    found = view.hearing(clocks).rumour(event)
    if found is None:
        message = told("There is no signal %(signal)s.", signal=quoted(event))
        raise NotFoundError(message, NO_ID)
    return found


def heard_of(view: View, nodes: Iterable[str], clocks: Clocks) -> tuple[SignalRow, ...]:
    """Open signals on these units, posts and people, the last heard of first: the overlay.

    They stand beside what is official and change none of it.
    """
    rows = newest_first(view.hearing(clocks).about(nodes), clocks)
    return tuple(row for row in rows if row.state in OPEN)


def newest_first(rumours: Iterable[Rumour], clocks: Clocks) -> list[SignalRow]:
    """Signals as rows, the last heard of first; the id decides between equals."""
    rows = sorted((row_of(each, clocks) for each in rumours), key=lambda row: row.id)
    rows.sort(key=lambda row: max(each.recorded_at for each in row.voices), reverse=True)
    return rows


def within(view: View, rumours: Iterable[Rumour], unit: str, clocks: Clocks) -> list[Rumour]:
    """Those about a unit of a subtree, a post in it, or somebody who belongs to it.

    What a note is about was fixed when it was recorded; what was recorded without it is placed by
    the posts and people it names.
    """
    units = {branch.unit.id for branch in view.tree(unit, clocks)}
    told = list(rumours)
    people = {part.node.id for each in told for part in each.parts
              if isinstance(part.node, PersonRef)}  # fmt: skip
    places = view.places(people)
    return [each for each in told if _units_of(each, places) & units]


def _units_of(rumour: Rumour, places: dict[str, list[str]]) -> set[str]:
    found = {unit for note in rumour.notes for unit in note.units}
    for part in rumour.parts:
        if isinstance(part.node, PersonRef):
            found.update(places.get(part.node.id, ()))
        elif isinstance(part.node, PostRef):
            found.update({part.node.unit.id} if part.node.unit else ())
        else:
            found.add(part.node.id)
    return found
