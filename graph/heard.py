"""What canbo answers of what is only heard: frozen records, as in `graph.answers`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers import Clocks
from graph.model import Json
from graph.papers import Part


@dataclass(frozen=True, slots=True)
class Heard:
    """One informal report's word on a signal.

    Attributes:
        level: who may read the report: 0, 1 or 2.
        source_class: what kind of informant it comes from; None where nobody said.
        alias: what the report calls its source.
        weight: its log-odds on the day asked for; 0 where another voice of its origin counts,
            or where nobody can judge it.
        text: its free words; None where there are none, or they are sealed.
        sealed: whether it has words that were not opened.
    """

    report: str
    title: str | None
    level: int
    author: str | None
    kept_by: str | None
    source_class: str | None
    alias: str | None
    stance: str
    reliability: str
    credibility: str
    access: str
    recorded_at: datetime
    weight: float
    text: str | None
    sealed: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's verdict on a signal, held against an official event.

    Attributes:
        verdict: same, not_same or refutes.
        withdrawn_at: when it was taken back; None while it stands.
        withdrawn_by, withdrawn_why: who took it back, and the reason.
    """

    verdict: str
    official: str
    kind: str
    on: str | None
    by: str
    why: str
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A signal as a reader sees it: what was heard, how sure that is, and on whose word.

    Attributes:
        state: unverified, corroborated, confirmed, refuted or expired.
        probability: of the claim, all voices together.
        likelihood: the code of the word for it.
        base: how broad the evidence is: none, low, moderate or high.
        origins: how many independent origins speak for it with a grade that can be judged.
        settled_by: kinds of official event that would settle it.
        lead_days: days it was heard before it was official; None unless it came true.
        scored: whether it counts for the scoreboards; False for one written down after the fact,
            None while it is not settled.
    """

    id: str
    kind: str
    on: str | None
    until: str | None
    parts: tuple[Part, ...]
    details: Mapping[str, Json]
    state: str
    probability: float
    likelihood: str
    base: str
    origins: int
    first_at: datetime
    expires_on: date | None
    settled_by: tuple[str, ...]
    voices: tuple[Heard, ...]
    reviews: tuple[Review, ...] = ()
    lead_days: int | None = None
    scored: bool | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Signals, the last heard of first.

    Attributes:
        total: how many there are, of which the rows are the first.
        defaults: the version of the numbers that fusion started from.
    """

    clocks: Clocks
    rows: tuple[SignalRow, ...]
    total: int
    defaults: str
