"""Units and what is in them, as JSON."""

from collections.abc import Sequence

from graph.answers import Branch, Clocks, Seat, UnitPage, UnitRef
from graph.heard import SignalRow
from graph.jsonable.heard import overlay_json
from graph.jsonable.names import Object, clocks_json, date_json, person_json, post_json, unit_json
from graph.jsonable.spells import clashes_json, tenure_json
from graph.model import Json
from graph.papers import PostPage


def _seat(seat: Seat) -> Object:
    return {
        "post": post_json(seat.post),
        "vacant": seat.vacant,
        "empty_seats": seat.empty,
        "holders": [
            {"person": person_json(held.person), **tenure_json(held)} for held in seat.holders
        ],
    }


def _branches(branches: Sequence[Branch]) -> Json:
    return [
        {**unit_json(each.unit), "parent": each.parent, "depth": each.depth} for each in branches
    ]


def tree_json(unit: UnitRef, clocks: Clocks, branches: Sequence[Branch]) -> Object:
    """A unit and the units below it, each with its parent and how deep it is."""
    return {"unit": unit_json(unit), **clocks_json(clocks), "branches": _branches(branches)}


def unit_posts_json(unit: UnitRef, clocks: Clocks, seats: Sequence[Seat]) -> Object:
    """The posts of a unit and who is in them."""
    return {
        "unit": unit_json(unit),
        **clocks_json(clocks),
        "posts": [_seat(seat) for seat in seats],
    }


def post_page_json(page: PostPage, signals: Sequence[SignalRow] = ()) -> Object:
    """A post and who is in it, and what is heard beside it."""
    return {
        **_seat(page.seat),
        "ended_on": date_json(page.ended),
        **clocks_json(page.clocks),
        "conflicts": clashes_json(page.conflicts),
        **overlay_json(signals),
    }


def unit_page_json(page: UnitPage, signals: Sequence[SignalRow] = ()) -> Object:
    """What is in a unit, and what is heard beside it."""
    return {
        "unit": unit_json(page.unit),
        "established_on": page.established_on,
        "dissolved_on": page.dissolved_on,
        **clocks_json(page.clocks),
        "above": [unit_json(unit) for unit in page.above],
        "below": _branches(page.below),
        "posts": [_seat(seat) for seat in page.seats],
        "lineage": [
            {
                "unit": unit_json(each.unit),
                "on": date_json(each.on),
                "how": each.how,
                "direction": each.direction,
            }
            for each in page.lineage
        ],
        "conflicts": clashes_json(page.conflicts),
        **overlay_json(signals),
    }
