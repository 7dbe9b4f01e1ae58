"""Where people have been and go, as JSON."""

from graph.answers import PostRef, UnitRef
from graph.jsonable.names import Object, clocks_json, date_json, person_json, post_json, unit_json
from graph.jsonable.spells import evidence_json, tenure_json
from graph.jsonable.succeeding import grounds_json
from graph.model import Json
from graph.rotating import Away, Colleagues, Flows, Line, LongStay, Rotation, Traffic


def rotation_json(found: Rotation) -> Object:
    """A person's rotations and long stays."""
    return {
        "person": person_json(found.person),
        **clocks_json(found.clocks),
        **turns_json(found),
    }


def turns_json(found: Rotation) -> Object:
    """Rotations and long stays, beside where a person has been."""
    return {
        "rotations": [_away(each) for each in found.away],
        "stays": [_stay(each) for each in found.stays],
    }


def _away(each: Away) -> Object:
    return {
        "kind": each.kind,
        "from": each.start,
        "returns_on": each.until,
        "ended": date_json(each.ended),
        "to_place": _place(each.to),
        "origin": _place(each.origin),
        "purpose": each.purpose,
        "months": each.months,
        "overdue": each.overdue,
        "limit_on": date_json(each.latest),
        **grounds_json(each.finding),
        "event": each.event,
        "evidence": evidence_json(each.words),
    }


def _place(node: PostRef | UnitRef | None) -> Json:
    """A post with its unit, or a unit alone."""
    if isinstance(node, UnitRef):
        return {"post": None, "unit": unit_json(node)}
    if node is None:
        return None
    return {"post": post_json(node), "unit": unit_json(node.unit) if node.unit else None}


def _stay(each: LongStay) -> Object:
    return {
        "post": post_json(each.post),
        "from": each.since,
        "months": each.months,
        "due_on": date_json(each.due_on),
        "status": each.status,
        **grounds_json(each.finding),
    }


def flows_json(found: Flows) -> Object:
    """Moves between units by year."""
    return {
        "unit": unit_json(found.unit),
        **clocks_json(found.clocks),
        "flows": [
            {
                "year": row.year,
                "origin": unit_json(row.origin),
                "to": unit_json(row.to),
                "moves": row.moves,
                "rose": row.rose,
            }
            for row in found.rows
        ],
        "feeders": [_traffic(each) for each in found.feeders],
        "dead_ends": [_traffic(each) for each in found.dead_ends],
    }


def _traffic(each: Traffic) -> Object:
    return {
        "unit": unit_json(each.unit),
        "came": each.came,
        "went": each.went,
        "rose": each.rose,
    }


def colleagues_json(found: Colleagues) -> Object:
    """Whom a person served with."""
    return {
        "person": person_json(found.person),
        **clocks_json(found.clocks),
        "total": found.total,
        "colleagues": [
            {
                "person": person_json(row.person),
                "months": row.months,
                "stretches": [
                    {
                        "unit": unit_json(each.unit),
                        "from": date_json(each.start),
                        "to": date_json(each.end),
                    }
                    for each in row.stretches
                ],
            }
            for row in found.rows
        ],
    }


def line_json(found: Line) -> Object:
    """Who led a unit, through mergers and splits."""
    return {
        "unit": unit_json(found.unit),
        **clocks_json(found.clocks),
        "units": [
            {
                "unit": unit_json(each.unit),
                "distance": each.distance,
                "established_on": each.established_on,
                "dissolved_on": each.dissolved_on,
            }
            for each in found.units
        ],
        "heads": [
            {"person": person_json(held.person), "post": post_json(held.post), **tenure_json(held)}
            for held in found.heads
        ],
    }
