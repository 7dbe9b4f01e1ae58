"""The life of a signal: an informal event that no official event has settled yet.

Pure: a signal, the voices on it and the reviewers' verdicts go in, its state at a moment comes
out. A state is decided by what was recorded by then, so the same question asked as known earlier
gets the answer of that day. Official events only ever *suggest* a verdict; a reviewer gives it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from graph.evidence import Voice, independent_support
from graph.model import Event
from graph.vocabulary import KINDS, Closes, Effect, Role

WINDOW: Final = timedelta(days=183)
"""How far an official day may lie from the day that was heard and still be the same thing."""


class State(StrEnum):
    """Where a signal stands."""

    UNVERIFIED = "unverified"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    EXPIRED = "expired"


OPEN: Final = frozenset({State.UNVERIFIED, State.CORROBORATED})
"""States in which a signal is drawn, voiced again and matched."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's word on a signal and an official event.

    Attributes:
        same: whether the official event is what was heard; otherwise it shows it to be untrue.
        official_at: when the official event was first recorded.
        withdrawn_at: when the reviewer took it back.
    """

    official: str
    same: bool
    official_at: datetime
    recorded_at: datetime
    withdrawn_at: datetime | None = None

    def stands(self, moment: datetime) -> bool:
        """Whether it was given by then and not taken back."""
        withdrawn = self.withdrawn_at is not None and self.withdrawn_at <= moment
        return self.recorded_at <= moment and not withdrawn


@dataclass(frozen=True, slots=True)
class Signal:
    """What was heard, by whom, and what became of it.

    Attributes:
        voices: the reports on it, for and against.
        first_at: when it was first recorded; lead time counts from then.
        expires_on: the first day on which it is no longer worth following.
    """

    event: Event
    voices: tuple[Voice, ...]
    first_at: datetime
    expires_on: date | None = None
    verdicts: tuple[Verdict, ...] = ()


def state_of(signal: Signal, moment: datetime) -> State:
    """Where a signal stood at a moment.

    A standing verdict goes before everything, the latest before earlier ones; then expiry; then
    the number of independent origins that speak for it.
    """
    if verdict := verdict_of(signal, moment):
        return State.CONFIRMED if verdict.same else State.REFUTED
    if signal.expires_on is not None and signal.expires_on <= moment.date():
        return State.EXPIRED
    heard = [voice for voice in signal.voices if voice.heard_on <= moment.date()]
    return State.CORROBORATED if independent_support(heard) >= 2 else State.UNVERIFIED


def verdict_of(signal: Signal, moment: datetime) -> Verdict | None:
    """The verdict that counts at a moment: the latest that stands; None where none does."""
    standing = [each for each in signal.verdicts if each.stands(moment)]
    return max(standing, key=lambda each: (each.recorded_at, each.official), default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a signal ended.

    Attributes:
        came_true: whether what was heard happened.
        lead_days: days between hearing it and knowing it officially; None if it did not happen.
        scored: whether it was written down before the official event was; a note made after the
            fact is kept and counts for nothing.
    """

    came_true: bool
    lead_days: int | None
    scored: bool


def outcome(signal: Signal, moment: datetime) -> Outcome | None:
    """How a signal had ended by a moment; None while it is open or merely expired."""
    verdict = verdict_of(signal, moment)
    if verdict is None:
        return None
    ahead = verdict.official_at - signal.first_at
    lead = ahead.days if verdict.same else None
    return Outcome(verdict.same, lead, scored=ahead > timedelta(0))


class Act(StrEnum):
    """What kinds of event have in common when one is heard of and another recorded."""

    ARRIVES = "arrives"
    LEAVES = "leaves"
    STAYS = "stays"
    PLANNED = "planned"
    UNPLANNED = "unplanned"
    OTHER = "other"


def act_of(kind: str) -> Act:
    """What an event of a kind means for the person's place, read from the vocabulary."""
    effect: Effect = KINDS[kind].effect
    if effect.opens is not None:
        return Act.ARRIVES
    if effect.closes is Closes.PLAN:
        return Act.UNPLANNED
    if effect.closes is not None:
        return Act.LEAVES
    if effect.starts_term or effect.moves_term:
        return Act.STAYS
    return Act.PLANNED if effect.plans else Act.OTHER


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An official event a reviewer should hold against a signal.

    Attributes:
        same: whether it may be what was heard; otherwise it makes that impossible.
        days: how far apart the two days are at least; the nearest is shown first.
    """

    signal: str
    official: str
    same: bool
    days: int


def suggest(
    official: Event, signals: Iterable[Event], full_posts: frozenset[str] = frozenset()
) -> tuple[Suggestion, ...]:
    """What an official event may say of open signals, the nearest first.

    Parameters
    ----------
    official
        An event that has just been recorded in the official lane.
    signals
        The open signals the reviewer may see.
    full_posts
        Posts with no free seat after the event: while one is free, another's appointment refutes
        nothing.
    """
    found = []
    for signal in signals:
        days = _apart(signal, official)
        if days is None:
            continue
        same = _same(signal, official)
        if same or _impossible(signal, official, full_posts):
            found.append(Suggestion(signal.id, official.id, same, days))
    return tuple(sorted(found, key=lambda each: (each.days, each.signal)))


def look_alikes(draft: Event, signals: Iterable[Event]) -> tuple[str, ...]:
    """Open signals a new note may be a second voice on, the nearest first."""
    near = [
        (days, signal.id)
        for signal in signals
        if (days := _apart(signal, draft)) is not None and _same(signal, draft)
    ]
    return tuple(signal for _, signal in sorted(near))


def _apart(signal: Event, other: Event) -> int | None:
    """Days between two events at least, 0 where a day is not known; None beyond the window."""
    if signal.on is None or other.on is None:
        return 0
    days = signal.on.days_from(other.on)
    return days if days <= WINDOW.days else None


def _same(signal: Event, other: Event) -> bool:
    if act_of(signal.kind) is not act_of(other.kind):
        return False
    if act_of(signal.kind) is Act.OTHER and signal.kind != other.kind:
        return False
    if signal.kind == "concern" and signal.details.get("about") != other.details.get("about"):
        return False
    return _who(signal) == _who(other) and _places_meet(signal, other)


def _places_meet(signal: Event, other: Event) -> bool:
    mine, theirs = _places(signal), _places(other)
    return not mine or not theirs or bool(mine & theirs)


def _impossible(signal: Event, official: Event, full_posts: frozenset[str]) -> bool:
    heard, known = act_of(signal.kind), act_of(official.kind)
    post = signal.node(Role.POST)
    if _who(signal) == _who(official) and _who(signal) is not None:
        stays = heard is Act.LEAVES and known is Act.STAYS and _places_meet(signal, official)
        elsewhere = heard is known is Act.ARRIVES and not _places_meet(signal, official)
        gone = heard is Act.ARRIVES and KINDS[official.kind].effect.closes is Closes.EVERYTHING
        return stays or elsewhere or gone
    taken = heard is known is Act.ARRIVES and post is not None and post in full_posts
    return taken and post == official.node(Role.POST)


def _who(event: Event) -> str | None:
    return event.node(Role.WHO)


def _places(event: Event) -> frozenset[str]:
    """Where it happens: the posts it names; the unit only where it names no post."""
    posts = {*event.nodes(Role.POST)}
    if act_of(event.kind) is Act.LEAVES:
        posts |= {*event.nodes(Role.FROM_POST)}
    return frozenset(posts or event.nodes(Role.UNIT))
