"""From tracks to tenures: walk every track, then put together the spells that are one tenure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from graph.dates import ONE_DAY, OPEN_END, UNKNOWN_START, PartialDate
from graph.projection.implied import imply
from graph.projection.occurrences import Occurrence, occurrences, settle_end
from graph.projection.record import Conflict, Posts, Record, Span
from graph.projection.spells import Spell
from graph.projection.sweep import Sweep
from graph.projection.tracks import Ending, Track, Tracks, lay_tracks
from graph.vocabulary import KINDS, Mode, SpanType


def tenures(record: Record, posts: Posts) -> tuple[list[Span], list[Conflict]]:
    """Every tenure, plan and posting in the record, and every conflict met on the way."""
    tracks = lay_tracks(record)
    conflicts = list(tracks.conflicts)
    found: dict[Track, list[Occurrence]] = {}
    for track, facts in list(tracks.on.items()):
        found[track], more = occurrences(record, track, facts, tracks.named)
        conflicts += more
    imply(record, posts, tracks, found)
    spans: list[Span] = []
    for track, facts in tracks.on.items():
        named, more = _ends_of_sightings(track, tracks)
        sweep = Sweep(track, found[track], facts, named).run()
        conflicts += more + sweep.conflicts
        reached = UNKNOWN_START
        for spells in _melded(sweep.spells):
            spans.append(_span(track, spells, reached))
            reached = spans[-1].valid_to
    conflicts += [*seats_exceeded(spans, posts), *held_after_close(spans, posts)]
    return spans, conflicts


def _ends_of_sightings(
    track: Track, tracks: Tracks
) -> tuple[dict[str, list[Ending]], list[Conflict]]:
    named: dict[str, list[Ending]] = {}
    conflicts: list[Conflict] = []
    for fact in tracks.on[track].sightings:
        if closings := tracks.named.get(fact.event.id):
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


def held_after_close(spans: Sequence[Span], posts: Posts) -> list[Conflict]:
    """Spells that certainly go on in a post whose unit has been merged away or dissolved."""
    found: list[Conflict] = []
    for span in spans:
        closings = posts.closed.get(posts.unit.get(span.target, span.target), ())
        first = closings[0].event if closings else None
        if first is None or first.on is None or span.sure_from >= span.sure_to:
            continue
        if span.sure_to > first.on.ended_by:
            events = (span.opened_by or "", first.id)
            values = (span.start or "", first.on.text)
            nodes = (span.source, span.target)
            found.append(Conflict("held_after_close", nodes, values, events, first.on.ended_by))
    return found


def seats_exceeded(spans: Sequence[Span], posts: Posts) -> list[Conflict]:
    """Stretches on which more people certainly hold a post in full than it has seats.

    A spell with neither a start nor an end counts for nothing, and neither does a post whose
    number of seats is not known.
    """
    holders: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        dated = span.start is not None or span.end is not None
        if span.mode == Mode.FULL and dated and span.sure_from < span.sure_to:
            holders[span.target].append(span)
    return [
        conflict
        for post, held in sorted(holders.items())
        if post in posts.seats
        for conflict in _too_many(post, held, posts)
    ]


def _too_many(post: str, held: Sequence[Span], posts: Posts) -> list[Conflict]:
    changes = {since for since, _ in posts.seats[post]}
    edges = sorted(changes | {span.sure_from for span in held} | {span.sure_to for span in held})
    found: list[Conflict] = []
    for begins, ends in pairwise(edges):
        present = [span for span in held if span.sure_from <= begins < span.sure_to]
        seats = posts.seats_on(post, begins)
        people = tuple(sorted({span.source for span in present}))
        if seats is None or len(people) <= seats:
            continue
        events = tuple(sorted(span.opened_by for span in present if span.opened_by))
        values = (f"{len(people)}/{seats}",)
        previous = found[-1] if found else None
        if previous and previous.end == begins and previous.nodes == (post, *people):
            begins = previous.start or begins
            found.pop()
        end = None if ends == OPEN_END else ends
        found.append(Conflict("seats_exceeded", (post, *people), values, events, begins, end))
    return found
