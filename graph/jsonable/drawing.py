"""Drawings as JSON."""

from collections.abc import Sequence

from graph.analysis.layout import wide_layout
from graph.analysis.pieces import Box
from graph.drawings import DrawnUnit, Hidden, OrgGraph, Tie
from graph.heard import SignalRow
from graph.jsonable.heard import overlay_json
from graph.jsonable.names import Object, clocks_json, person_json, post_json, unit_json
from graph.jsonable.spells import word_json


def org_graph_json(found: OrgGraph, signals: Sequence[SignalRow] = ()) -> Object:
    """A unit as it is drawn: units, posts, people with the place of each, and ties with evidence.

    What is heard of them stands beside: it moves nothing.

    Places are those of the layout for a wide screen; equal answers have equal places.
    """
    layout = wide_layout(found)
    boxes = layout.boxes
    return {
        "unit": unit_json(found.unit),
        **clocks_json(found.clocks),
        "depth": found.depth,
        "limit": found.limit,
        "expanded": list(found.expanded),
        "width": layout.width,
        "height": layout.height,
        "hidden": _hidden(found.hidden),
        "cut": found.cut,
        "units": [_unit(unit, boxes[unit.id]) for unit in found.units],
        "posts": [
            {
                **post_json(post.ref),
                **_place(boxes[post.id]),
                "state": post.state.value,
                "empty_seats": post.empty,
            }
            for post in found.posts
        ],
        "people": [{**person_json(each.ref), **_place(boxes[each.id])} for each in found.people],
        "ties": [_tie(tie) for tie in found.ties],
        **overlay_json(signals),
    }


def _unit(unit: DrawnUnit, box: Box) -> Object:
    return {
        **unit_json(unit.ref),
        **_place(box),
        "place": unit.place.value,
        "depth": unit.depth,
        "opened": unit.opened,
        "hidden": _hidden(unit.hidden),
    }


def _hidden(hidden: Hidden) -> Object:
    return {"units": hidden.units, "posts": hidden.posts, "people": hidden.people}


def _place(box: Box) -> Object:
    x, y = box.centre
    return {"x": x, "y": y, "width": box.width, "height": box.height}


def _tie(tie: Tie) -> Object:
    return {
        "id": tie.id,
        "kind": tie.kind.value,
        "source": tie.source,
        "target": tie.target,
        "from": tie.start,
        "to": tie.end,
        "mode": tie.mode,
        "start_basis": tie.start_basis,
        "end_basis": tie.end_basis,
        "sure": tie.sure,
        "seen_by": tie.seen_by.isoformat() if tie.seen_by else None,
        "term_to": tie.term_to.isoformat() if tie.term_to else None,
        "returns_on": tie.returns_on,
        "lane": tie.lane,
        "confidence": tie.confidence,
        "evidence": [word_json(word) for word in tie.evidence],
    }
