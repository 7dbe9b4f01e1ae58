"""Cascades, bench strength and profiles as JSON."""

from collections.abc import Iterable

from graph.jsonable.heard import signal_json
from graph.jsonable.names import Object, clocks_json, date_json, person_json, post_json, unit_json
from graph.jsonable.spells import evidence_json, tenure_json
from graph.jsonable.succeeding import grounds_json, rule_json
from graph.model import Json
from graph.moving import Assumed, Bench, BenchRow, Cascade, Entry, Judged, Move, Profile
from graph.vocabulary import Lane


def cascade_json(found: Cascade) -> Object:
    """What follows when posts fall free."""
    return {
        **clocks_json(found.clocks),
        "until": date_json(found.until),
        "assumed": [_assumed(each) for each in found.assumed],
        "openings": [
            {
                "post": post_json(each.post),
                "why": each.why,
                "on": date_json(each.on),
                "depth": each.depth,
                "options": each.options,
            }
            for each in found.openings
        ],
        "moves": [_move(each) for each in found.moves],
        "unfilled": [post_json(post) for post in found.unfilled],
        "as_is": [post_json(post) for post in found.as_is],
        "deepest": found.deepest,
        "scoring": rule_json(found.scoring),
    }


def _assumed(each: Assumed) -> Object:
    return {
        "kind": each.kind,
        "person": person_json(each.person),
        "on": date_json(each.on),
        "post": post_json(each.post) if each.post else None,
    }


def _move(move: Move) -> Object:
    return {
        "person": person_json(move.person),
        "to": post_json(move.to),
        "leaves": post_json(move.leaves) if move.leaves else None,
        "depth": move.depth,
        "source": move.source.value,
        "conflicts": list(move.conflicts),
        "open_questions": list(move.open_questions),
        "score": move.score,
    }


def bench_json(found: Bench) -> Object:
    """Bench strength of a unit and all below it."""
    return {
        "unit": unit_json(found.unit),
        **clocks_json(found.clocks),
        "posts": [_bench_row(row) for row in found.rows],
        "units": [
            {"unit": unit_json(each.unit), "posts": each.posts, "none": each.none, "one": each.one}
            for each in found.by_unit
        ],
        "alone": [
            {"person": person_json(each.person), "posts": [post_json(post) for post in each.posts]}
            for each in found.alone
        ],
        "over_quota": _over(found),
        "matrix": [
            {"risk": risk.value, "coverage": coverage.value, "posts": number}
            for (risk, coverage), number in found.matrix.items()
        ],
        "scoring": rule_json(found.scoring),
    }


def _over(found: Bench) -> Json:
    return [
        {
            "what": each.what,
            "id": each.node.id,
            "name": getattr(each.node, "name", None) or getattr(each.node, "title", None),
            "number": each.number,
            **grounds_json(each.finding),
        }
        for each in found.over_quota
    ]


def _bench_row(row: BenchRow) -> Object:
    return {
        "post": post_json(row.post),
        "risk": row.risk.value,
        "coverage": row.coverage.value,
        "falls_free_on": date_json(row.falls_free_on),
        "ready": row.ready,
        "undecided": row.undecided,
        "barred": row.barred,
        "sideways": row.sideways,
        "planned": row.planned,
    }


def profile_json(found: Profile) -> Object:
    """Everything on record that a remark on somebody needs."""
    return {
        "person": person_json(found.person),
        **clocks_json(found.clocks),
        "months_left": found.months_left,
        "tenures": [{"post": post_json(held.post), **tenure_json(held)} for held in found.tenures],
        "judged": [_judged(each) for each in found.judged],
        "entries": _entries(found.entries),
        "plans": [
            {"post": post_json(post), "since": plan.since, "events": list(plan.events)}
            for post, plan in found.plans
        ],
        "hidden": list(found.hidden),
        "signals": [signal_json(row) for row in found.signals],
        "lanes": list(Lane),
    }


def _judged(each: Judged) -> Object:
    return {
        "name": each.name,
        "post": post_json(each.about) if each.about else None,
        "on": date_json(each.on),
        "action": each.action,
        **grounds_json(each.finding),
    }


def _entries(entries: Iterable[Entry]) -> Json:
    return [
        {
            "kind": each.kind,
            "on": each.on,
            "until": each.until,
            "lane": each.lane,
            "details": dict(each.details),
            "evidence": evidence_json(each.words),
        }
        for each in entries
    ]
