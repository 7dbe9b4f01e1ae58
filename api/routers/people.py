"""People: who they are, and where they have been."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Id, Reading, When
from api.errors import responses
from api.looking import ExternalId, Name, only_one
from api.schemas.people import History, People, Person
from graph.jsonable import history_json, people_json, person_page_json
from graph.services.history import history
from graph.services.naming import look_up_people
from graph.services.overlay import overlaid
from graph.services.person import person_page

router = APIRouter(prefix="/people", tags=["people"])


@router.get("", response_model=People)
def list_people(
    request: Request, store: Reading, when: When, external_id: ExternalId = None, name: Name = None
) -> Response:
    """All people of an external id or a name; one of the two is needed."""
    only_one(external_id=external_id, name=name)
    return answer(request, people_json(look_up_people(store, when, external_id, name)))


@router.get("/{person_id}", response_model=Person, responses=responses(404))
def get_person(request: Request, store: Reading, when: When, person_id: Id) -> Response:
    """A person on a day, and the posts they may hold."""
    found, heard = overlaid(store, lambda one: person_page(one, person_id, when, by_id=True))
    return answer(request, person_page_json(found, heard), when)


@router.get("/{person_id}/history", response_model=History, responses=responses(404))
def get_history(request: Request, store: Reading, when: When, person_id: Id) -> Response:
    """Where a person has been, up to a day: tenures, gaps, overlaps, conflicts."""
    found, heard = overlaid(store, lambda one: history(one, person_id, when, by_id=True))
    return answer(request, history_json(found, heard), when)
