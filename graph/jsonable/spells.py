"""Who held what, and on whose word, as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date

from graph.answers import Clash, History, Stretch, Succession, Tenure, Word
from graph.heard import SignalRow
from graph.jsonable.heard import overlay_json
from graph.jsonable.names import Object, clocks_json, date_json, person_json, post_json, unit_json
from graph.model import Json
from graph.papers import PersonPage


def word_json(word: Word) -> Object:
    """One report's word on an event."""
    found: Object = {}
    for each in fields(word):
        value = getattr(word, each.name)
        found[each.name] = date_json(value) if isinstance(value, date) else value
    return found


def evidence_json(words: Iterable[Word]) -> Json:
    """The reports under an answer."""
    return [word_json(word) for word in words]


def _stretches(found: Iterable[Stretch]) -> Json:
    return [{"from": date_json(each.start), "to": date_json(each.end)} for each in found]


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
        "not_after": date_json(held.not_after),
        "term_to": date_json(held.term_to),
        "returns_on": held.returns_on,
        "opened_by": held.opened_by,
        "closed_by": held.closed_by,
        "evidence": evidence_json(held.evidence),
    }


def clashes_json(clashes: Sequence[Clash]) -> Json:
    """What does not agree."""
    return [
        {
            "code": clash.code,
            "nodes": list(clash.nodes),
            "values": list(clash.values),
            "from": date_json(clash.start),
            "to": date_json(clash.end),
            "events": list(clash.events),
            "evidence": evidence_json(clash.evidence),
        }
        for clash in clashes
    ]


def succession_json(answer: Succession, signals: Sequence[SignalRow] = ()) -> Object:
    """Who held a post, and what is heard beside it."""
    return {
        "post": post_json(answer.post),
        "ended_on": date_json(answer.ended),
        **clocks_json(answer.clocks),
        "tenures": [
            {"person": person_json(held.person), **tenure_json(held)} for held in answer.tenures
        ],
        "gaps": _stretches(answer.gaps),
        "conflicts": clashes_json(answer.conflicts),
        **overlay_json(signals),
    }


def history_json(answer: History, signals: Sequence[SignalRow] = ()) -> Object:
    """Where a person has been, and what is heard beside it."""
    return {
        "person": person_json(answer.person),
        **clocks_json(answer.clocks),
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
                "from": date_json(each.start),
                "to": date_json(each.end),
                "posts": [post_json(post) for post in each.posts],
            }
            for each in answer.overlaps
        ],
        "conflicts": clashes_json(answer.conflicts),
        **overlay_json(signals),
    }


def person_page_json(page: PersonPage, signals: Sequence[SignalRow] = ()) -> Object:
    """A person and what they hold on a day, and what is heard beside it."""
    return {
        "person": person_json(page.person),
        "left_service": page.left_service,
        **clocks_json(page.clocks),
        "holds": [{"post": post_json(held.post), **tenure_json(held)} for held in page.holds],
        "conflicts": clashes_json(page.conflicts),
        **overlay_json(signals),
    }
