"""From careers to tenures: walk every track, then put together the spells that are one tenure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from graph.dates import ONE_DAY, OPEN_END, UNKNOWN_START, PartialDate
from graph.projection.careers import Arrival, Career, career
from graph.projection.implied import Around, implied, may_be_succeeded
from graph.projection.memo import Memo
from graph.projection.occurrences import Occurrence, settle_end
from graph.projection.record import (
    Conflict,
    Fact,
    Listing,
    Posts,
    Record,
    Span,
    Touched,
)
from graph.projection.seats import exceeded
from graph.projection.spells import Spell
from graph.projection.sweep import Sweep
from graph.projection.tracks import Ending, Track, TrackFacts
from graph.vocabulary import KINDS, Mode, SpanType

Derived = tuple[list[Span], list[Conflict]]

_TELLING = frozenset(
    code
    for code, kind in KINDS.items()
    if kind.effect.opens
    or kind.effect.plans
    or kind.effect.closes
    or kind.effect.starts_term
    or kind.effect.moves_term
)
"""Kinds that open, go on with or end something a person holds."""


def tenures(record: Record, posts: Posts, scope: Touched | None, memo: Memo) -> Derived:
    """Every tenure, plan and posting in scope, and every conflict met on the way."""
    careers = _careers(record, memo)
    arrivals: dict[str, list[Arrival]] = defaultdict(list)
    for person, each in careers.items():
        for post, one in each.arrivals:
            arrivals[post].append((person, one))
    listings: dict[str, list[Listing]] = defaultdict(list)
    for listing in record.listings:
        listings[listing.unit].append(listing)
    spans: list[Span] = []
    conflicts: list[Conflict] = []
    for each in careers.values():
        conflicts += each.conflicts
        for track, facts in each.tracks.items():
            if scope and track.target not in scope.positions and track.person not in scope.people:
                continue
            around = _around(track, each, posts, arrivals, listings)
            found, more = memo.of(track, _held, track, facts, each.found[track], around)
            spans += found
            conflicts += more
    return spans, [*conflicts, *exceeded(spans, posts, memo)]


def _careers(record: Record, memo: Memo) -> dict[str, Career]:
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in record.facts:
        if fact.event.kind in _TELLING and (person := record.person(fact)):
            facts[person].append(fact)
    judged = record.judged
    return {
        person: memo.of(("career", person), career, person, own, judged)
        for person, own in facts.items()
    }


def _around(
    track: Track, own: Career, posts: Posts,
    arrivals: Mapping[str, Sequence[Arrival]], listings: Mapping[str, Sequence[Listing]],
) -> Around:  # fmt: skip
    target = track.target
    unit = posts.unit.get(target)
    closed = posts.closed.get(unit or target, ())
    if track.span is SpanType.POSTED_TO:
        return Around(elsewhere=own.postings, closed=closed)
    if track.span is not SpanType.HOLDS:
        return Around(closed=closed)
    return Around(
        successors=arrivals.get(target, ()) if may_be_succeeded(track) else (),
        elsewhere=own.appointments if track.mode == Mode.FULL else (),
        closed=closed,
        listings=listings.get(unit or "", ()),
        told=own.told.get(target, frozenset()),
        seats=posts.seats.get(target, ()),
    )


def _held(track: Track, facts: TrackFacts, found: Sequence[Occurrence], around: Around) -> Derived:
    """The tenures on one track, from what is on it and what lies around it."""
    named, conflicts = _ends_of_sightings(track, facts)
    sweep = Sweep(track, found, facts, [*facts.endings, *implied(track, around)], named).run()
    spans: list[Span] = []
    reached = UNKNOWN_START
    for spells in _melded(sweep.spells):
        spans.append(_span(track, spells, reached))
        reached = spans[-1].valid_to
    return spans, [*conflicts, *sweep.conflicts, *_after_close(spans, around.closed)]


def _ends_of_sightings(
    track: Track, facts: TrackFacts
) -> tuple[dict[str, list[Ending]], list[Conflict]]:
    named: dict[str, list[Ending]] = {}
    conflicts: list[Conflict] = []
    for fact in facts.sightings:
        if closings := facts.named.get(fact.event.id):
            ending, more = settle_end(track, fact.event.on, closings)
            named[fact.event.id] = [ending] if ending else []
            conflicts += more
    return named, conflicts


def _melded(spells: Sequence[Spell]) -> Iterator[list[Spell]]:
    """Spells that overlap or lie at most one day apart, together."""
    together: list[Spell] = []
    reached = date.min
    for spell in sorted(
        spells, key=lambda each: (each.begins, each.valid_to, each.facts[0].event.id)
    ):
        if together and not _touches(reached, spell):
            yield together
            together = []
        reached = max(reached, spell.valid_to) if together else spell.valid_to
        together.append(spell)
    if together:
        yield together


def _touches(reached: date, spell: Spell) -> bool:
    return reached == OPEN_END or spell.begins <= reached + ONE_DAY


def _span(track: Track, spells: Sequence[Spell], after: date) -> Span:
    first = spells[0]
    last = max(spells, key=lambda spell: (spell.valid_to, spell.begins))
    ending = last.ending
    events = dict.fromkeys(fact.event.id for spell in spells for fact in spell.facts)
    for ends in (spell.ending for spell in spells if spell.ending):
        events |= dict.fromkeys(fact.event.id for fact in ends.told_by)
        events |= {ends.event: None} if ends.event else {}
    return Span(
        type=track.span,
        source=track.person,
        target=track.target,
        valid_from=first.valid_from if first.start else after,
        valid_to=last.valid_to,
        sure_from=first.sure_from,
        sure_to=max(spell.sure_to for spell in spells),
        start=first.start.text if first.start else None,
        end=ending.end.text if ending and ending.end else None,
        mode=track.mode if track.span is SpanType.HOLDS else None,
        start_basis="stated" if first.start else "seen",
        end_basis=ending.basis if ending else None,
        opened_by=first.opened_by.event.id,
        closed_by=ending.event if ending else None,
        term_to=max(spells, key=lambda spell: spell.begins).terms[-1].until,
        returns_on=_planned_return(last),
        terms=tuple(_terms(spells)),
        events=tuple(sorted(events)),
    )


def _planned_return(spell: Spell) -> str | None:
    event = spell.opened_by.event
    moved = KINDS[event.kind].effect.closes is not None
    return event.until.text if moved and event.until else None


def _terms(spells: Sequence[Spell]) -> list[str]:
    """The terms as written; two that start alike are one, ended where either is."""
    found: dict[str, str] = {}
    for spell in spells:
        ends = [_written(following.start) for following in spell.terms[1:]]
        ends.append(_written(spell.ending.end) if spell.ending else "")
        for term, end in zip(spell.terms, ends, strict=True):
            begins = _written(term.start)
            known = found.get(begins, "")
            found[begins] = max(known, end if end != begins or len(spell.terms) == 1 else "")
    return [f"{begins}/{end}" for begins, end in found.items()]


def _written(on: PartialDate | None) -> str:
    return on.text if on else ""


def _after_close(spans: Sequence[Span], closings: Sequence[Fact]) -> list[Conflict]:
    """Spells that certainly go on in a post whose unit has been merged away or dissolved."""
    first = closings[0].event if closings else None
    if first is None or first.on is None:
        return []
    return [
        Conflict(
            "held_after_close",
            (span.source, span.target),
            (span.start or "", first.on.text),
            (span.opened_by or "", first.id),
            first.on.ended_by,
        )
        for span in spans
        if max(span.sure_from, first.on.ended_by) < span.sure_to
    ]
