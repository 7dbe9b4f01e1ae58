"""What is heard, worked out for one moment: a rumour and its voices become a signal's row."""

from datetime import timedelta
from typing import Final

from graph.answers import Clocks
from graph.evidence import Fused, fuse, independent_support, likelihood
from graph.heard import Heard, Review, SignalRow
from graph.signals import Act, Signal, act_of, outcome, state_of
from graph.store.hearing import Rumour
from graph.vocabulary import KINDS

LIFE: Final = timedelta(days=365)
"""How long after the last word on it a signal is worth following, where no note says."""


def signal_of(rumour: Rumour) -> Signal:
    """A rumour as the pure rules of :mod:`graph.signals` take it.

    It is worth following until the latest day any of its notes says, or their default.
    """
    voices = tuple(note.voice for note in rumour.notes)
    first = min(note.recorded_at for note in rumour.notes)
    expires = max(note.expires_on or note.voice.heard_on + LIFE for note in rumour.notes)
    return Signal(rumour.event, voices, first, expires, rumour.verdicts)


def row_of(rumour: Rumour, clocks: Clocks) -> SignalRow:
    """A signal as it stood at the moment asked for."""
    signal = signal_of(rumour)
    fused = fuse(signal.voices, clocks.known_at.date())
    ended = outcome(signal, clocks.known_at)
    return SignalRow(
        id=rumour.event.id,
        kind=rumour.event.kind,
        on=rumour.event.on.text if rumour.event.on else None,
        until=rumour.event.until.text if rumour.event.until else None,
        parts=rumour.parts,
        details=rumour.details,
        state=state_of(signal, clocks.known_at),
        probability=fused.probability,
        likelihood=likelihood(fused.probability).code,
        base=fused.base,
        origins=independent_support(signal.voices),
        first_at=signal.first_at,
        expires_on=signal.expires_on,
        settled_by=_settled_by(rumour.event.kind),
        voices=_heard(rumour, fused),
        reviews=_reviews(rumour),
        lead_days=ended.lead_days if ended and ended.scored else None,
        scored=ended.scored if ended else None,
    )


def _settled_by(kind: str) -> tuple[str, ...]:
    act = act_of(kind)
    if act is Act.OTHER:
        return () if kind == "concern" else (kind,)
    return tuple(code for code in KINDS if act_of(code) is act)


def _reviews(rumour: Rumour) -> tuple[Review, ...]:
    return tuple(
        Review(
            verdict=each.code,
            official=each.official,
            kind=each.kind,
            on=each.on,
            by=each.by,
            why=each.why,
            recorded_at=each.recorded_at,
            withdrawn_at=each.withdrawn_at,
            withdrawn_by=each.withdrawn_by,
            withdrawn_why=each.withdrawn_why,
        )
        for each in rumour.judged
    )


def _heard(rumour: Rumour, fused: Fused) -> tuple[Heard, ...]:
    weights = {voice.id: weight for voice, weight in fused.counted}
    return tuple(
        Heard(
            report=note.voice.id,
            title=note.title,
            level=note.level,
            author=note.author,
            kept_by=note.kept_by,
            source_class=note.source_class,
            alias=note.alias,
            stance=note.voice.stance,
            reliability=note.voice.reliability,
            credibility=note.voice.credibility or "6",
            access=note.access,
            recorded_at=note.recorded_at,
            weight=weights.get(note.voice.id, 0.0),
            text=note.text,
            sealed=note.sealed is not None,
        )
        for note in sorted(rumour.notes, key=lambda each: (each.recorded_at, each.voice.id))
    )
