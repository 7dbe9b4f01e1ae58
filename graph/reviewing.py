"""What a reviewer is asked: a signal beside an official event that may settle it."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from graph.answers import Clocks, PostRef
from graph.dates import OPEN_END, UNKNOWN_START
from graph.heard import SignalRow
from graph.model import Event
from graph.papers import Happening
from graph.signals import WINDOW, Act, act_of
from graph.vocabulary import KINDS, Closes, Role

VERDICTS: Final = ("same", "not_same", "refutes")
"""What a reviewer may say: it is what was heard; it has nothing to do with it; it cannot be so."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A pair a reviewer should look at.

    Attributes:
        verdict: what is suggested: ``same`` or ``refutes``; nothing but a reviewer decides it.
        days: how far apart the two days are at least.
        recorded_at: when the official event was first recorded.
        late: whether that was before anybody had heard it: the signal would be kept, unscored.
    """

    signal: SignalRow
    official: Happening
    verdict: str
    days: int
    recorded_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Pairs nobody has judged, those nearest in time first; ``total``: how many there are."""

    clocks: Clocks
    rows: tuple[Suggested, ...]
    total: int


def kinds_near(kind: str) -> tuple[str, ...]:
    """The kinds of official event that may settle a signal of a kind, as the rules match them."""
    heard = act_of(kind)
    if heard is Act.OTHER:
        return (kind,)
    against = {Act.LEAVES: {Act.STAYS}}.get(heard, set())
    return tuple(
        code
        for code, each in KINDS.items()
        if act_of(code) in {heard, *against}
        or (heard is Act.ARRIVES and each.effect.closes is Closes.EVERYTHING)
    )


def nodes_near(event: Event) -> tuple[str, ...]:
    """Where events that may settle a signal hang: at its person, and at a post that may be taken.

    One that names nobody is looked for at all it names.
    """
    who = event.nodes(Role.WHO)
    if not who:
        return tuple(sorted({node for _, node in event.roles}))
    taken = event.nodes(Role.POST) if act_of(event.kind) is Act.ARRIVES else ()
    return tuple(sorted({*who, *taken}))


def days_near(event: Event, first_at: datetime) -> tuple[date, date]:
    """The days an official event may bear to be the same thing.

    Where nobody said when, anything from shortly before it was heard may be meant.
    """
    if event.on is None:
        return first_at.date() - WINDOW, OPEN_END
    begins = event.on.earliest.toordinal() - WINDOW.days
    # An official month or year is told by its first day: it may lie up to a year earlier.
    begins -= 366
    return date.fromordinal(max(begins, UNKNOWN_START.toordinal())), event.on.latest + WINDOW


def in_common(named: Set[str], official: Happening) -> bool:
    """Whether an official event names any of these nodes, or a post in a unit of them."""
    posts = (part.node for part in official.parts if isinstance(part.node, PostRef))
    told = {part.node.id for part in official.parts}
    told |= {post.unit.id for post in posts if post.unit}
    return not named.isdisjoint(told)
