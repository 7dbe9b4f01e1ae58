"""Answers as JSON: the exact shapes programs rely on."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING

from graph.answers import (
    Clash,
    Clocks,
    History,
    Hit,
    PersonRef,
    PostRef,
    Seat,
    Stretch,
    Succession,
    Tenure,
    UnitPage,
    UnitRef,
    Word,
)
from graph.model import Json

if TYPE_CHECKING:
    from graph.services.checking import Check
    from graph.services.importing import Imported

Object = dict[str, Json]


def _date(value: date | datetime | None) -> Json:
    return value.isoformat() if value else None


def _clocks(clocks: Clocks) -> Object:
    return {"as_of": _date(clocks.as_of), "known_at": _date(clocks.known_at)}


def unit_json(unit: UnitRef) -> Object:
    """A unit, named."""
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "external_ids": list(unit.external_ids),
    }


def post_json(post: PostRef) -> Object:
    """A post, named, with its unit."""
    return {
        "id": post.id,
        "title": post.title,
        "rank": post.rank,
        "seats": post.seats,
        "external_ids": list(post.external_ids),
        "unit": {"id": post.unit.id, "name": post.unit.name} if post.unit else None,
    }


def person_json(person: PersonRef) -> Object:
    """A person, named."""
    return {
        "id": person.id,
        "name": person.name,
        "external_ids": list(person.external_ids),
    }


def word_json(word: Word) -> Object:
    """One report's word on an event."""
    found: Object = {}
    for each in fields(word):
        value = getattr(word, each.name)
        found[each.name] = _date(value) if isinstance(value, date) else value
    return found


def _evidence(words: Iterable[Word]) -> Json:
    return [word_json(word) for word in words]


def _stretches(found: Iterable[Stretch]) -> Json:
    return [{"from": _date(each.start), "to": _date(each.end)} for each in found]


def tenure_json(held: Tenure) -> Object:
    """A tenure without the side that is asked for: neither the post nor the person."""
    return {
        "from": held.start,
        "to": held.end,
        "mode": held.mode,
        "lane": held.lane,
        "confidence": held.confidence,
        "terms": [{"from": term.start, "to": term.end} for term in held.terms],
        "start_basis": held.start_basis,
        "end_basis": held.end_basis,
        "not_after": _date(held.not_after),
        "term_to": _date(held.term_to),
        "returns_on": held.returns_on,
        "opened_by": held.opened_by,
        "closed_by": held.closed_by,
        "evidence": _evidence(held.evidence),
    }


def _clashes(clashes: Sequence[Clash]) -> Json:
    return [
        {
            "code": clash.code,
            "nodes": list(clash.nodes),
            "values": list(clash.values),
            "from": _date(clash.start),
            "to": _date(clash.end),
            "events": list(clash.events),
            "evidence": _evidence(clash.evidence),
        }
        for clash in clashes
    ]


def succession_json(answer: Succession) -> Object:
    """Who held a post."""
    return {
        "post": post_json(answer.post),
        **_clocks(answer.clocks),
        "tenures": [
            {"person": person_json(held.person), **tenure_json(held)} for held in answer.tenures
        ],
        "gaps": _stretches(answer.gaps),
        "conflicts": _clashes(answer.conflicts),
    }


def history_json(answer: History) -> Object:
    """Where a person has been."""
    return {
        "person": person_json(answer.person),
        **_clocks(answer.clocks),
        "tenures": [
            {
                "post": post_json(held.post),
                "unit": unit_json(held.post.unit) if held.post.unit else None,
                **tenure_json(held),
            }
            for held in answer.tenures
        ],
        "gaps": _stretches(answer.gaps),
        "overlaps": [
            {
                "from": _date(each.start),
                "to": _date(each.end),
                "posts": [post_json(post) for post in each.posts],
            }
            for each in answer.overlaps
        ],
        "conflicts": _clashes(answer.conflicts),
    }


def _seat(seat: Seat) -> Object:
    return {
        "post": post_json(seat.post),
        "vacant": seat.vacant,
        "empty_seats": seat.empty,
        "holders": [
            {"person": person_json(held.person), **tenure_json(held)} for held in seat.holders
        ],
    }


def unit_page_json(page: UnitPage) -> Object:
    """What is in a unit."""
    return {
        "unit": unit_json(page.unit),
        "established_on": page.established_on,
        "dissolved_on": page.dissolved_on,
        **_clocks(page.clocks),
        "above": [unit_json(unit) for unit in page.above],
        "below": [
            {**unit_json(each.unit), "parent": each.parent, "depth": each.depth}
            for each in page.below
        ],
        "posts": [_seat(seat) for seat in page.seats],
        "lineage": [
            {
                "unit": unit_json(each.unit),
                "on": _date(each.on),
                "how": each.how,
                "direction": each.direction,
            }
            for each in page.lineage
        ],
        "conflicts": _clashes(page.conflicts),
    }


def hits_json(hits: Sequence[Hit]) -> Object:
    """What a search found."""
    return {
        "hits": [
            {
                "kind": hit.kind,
                "id": hit.id,
                "name": hit.name,
                "external_ids": list(hit.external_ids),
                "unit": unit_json(hit.unit) if hit.unit else None,
            }
            for hit in hits
        ]
    }


def imported_json(result: "Imported") -> Object:
    """What an import did."""
    counts = result.counts
    return {
        "register": result.register,
        "dry_run": result.dry_run,
        "changes": counts.changes,
        "counts": {
            "created": counts.created,
            "changed": counts.changed,
            "closed": counts.closed,
            "unchanged": counts.unchanged,
        },
        "problems": [
            {
                "where": problem.where,
                "field": problem.field,
                "code": problem.code,
                "message": problem.message,
            }
            for problem in result.problems
        ],
        "ignored": dict(result.ignored),
        "recorded_at": _date(result.recorded_at),
    }


def check_json(result: "Check") -> Object:
    """Whether what is derived is what the reports make."""
    return {
        "compared": result.compared,
        "differences": [
            {"what": each.what, "side": each.side, "which": each.which}
            for each in result.differences
        ],
    }
