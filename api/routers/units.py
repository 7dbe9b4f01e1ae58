"""Units: what is in one, and where it stands."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Id, Reading, When
from api.errors import responses
from api.looking import ExternalId, Name, only_one
from api.schemas.units import Tree, Unit, UnitPosts, Units
from graph.jsonable import tree_json, unit_page_json, unit_posts_json, units_json
from graph.services.naming import look_up_units
from graph.services.overlay import overlaid
from graph.services.unit import DEEPEST, roots, unit_page, unit_posts, unit_tree

router = APIRouter(prefix="/units", tags=["units"])

Depth = Annotated[int, Query(ge=0, le=DEEPEST, description="How many levels down.")]


@router.get("", response_model=Units)
def list_units(
    request: Request, store: Reading, when: When, external_id: ExternalId = None, name: Name = None
) -> Response:
    """The units at the top; or all units of an external id or a name."""
    if external_id is None and name is None:
        return answer(request, units_json(roots(store, when)))
    only_one(external_id=external_id, name=name)
    return answer(request, units_json(look_up_units(store, when, external_id, name)))


@router.get("/{unit_id}", response_model=Unit, responses=responses(404))
def get_unit(request: Request, store: Reading, when: When, unit_id: Id) -> Response:
    """A unit on a day: units above and below, posts, who is in them, lineage."""
    found, heard = overlaid(store, lambda one: unit_page(one, unit_id, when, by_id=True))
    return answer(request, unit_page_json(found, heard), when)


@router.get("/{unit_id}/tree", response_model=Tree, responses=responses(404))
def get_unit_tree(
    request: Request, store: Reading, when: When, unit_id: Id, depth: Depth = DEEPEST
) -> Response:
    """A unit and the units below it on a day, as a flat list, itself first."""
    unit, branches = unit_tree(store, unit_id, when, depth)
    return answer(request, tree_json(unit, when, branches), when)


@router.get("/{unit_id}/posts", response_model=UnitPosts, responses=responses(404))
def list_unit_posts(request: Request, store: Reading, when: When, unit_id: Id) -> Response:
    """The posts of a unit on a day, who may hold them, and their empty seats."""
    unit, seats = unit_posts(store, unit_id, when)
    return answer(request, unit_posts_json(unit, when, seats), when)
