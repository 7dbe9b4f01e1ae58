"""The page on which a reviewer joins two records of one human being, and takes them apart."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Reading, When, Who, Writing, needs
from api.forms import Form
from api.noting import Sheet, pick
from api.pages import address_of, page, refusal, speaking
from api.principal import Principal
from graph.accounts import Duty
from graph.errors import CanboError
from graph.services.clocks import read_clocks
from graph.services.same_person import join, joins, part
from graph.vault.tokens import Scope
from graph.vocabulary import Role
from viz.joins import joins_table
from viz.writing import FAULTS

router = APIRouter(include_in_schema=False)

Reviewer = Annotated[Principal, Depends(needs(Duty.REVIEWER, scope=Scope.REVIEW))]


@router.get("/people/{person_id}/joins")
def joins_page(
    request: Request, store: Reading, who: Who, clocks: When, person_id: str
) -> Response:
    """The records a person was joined from; for a reviewer also the way to change that."""
    return _shown(request, store, who, clocks, person_id, Sheet())


@router.post("/people/{person_id}/joins")
def change_joins(
    request: Request, store: Writing, mine: Reading, who: Reviewer, person_id: str, form: Form
) -> Response:
    """Join another record, or take one apart; back to the page."""
    clocks, why = read_clocks(), form.get("why", "")
    try:
        if form.get("second"):
            part(store, who.viewer, form.get("first", ""), form["second"], why)
        else:
            found = pick(mine, form, "record", clocks)
            if found.node is None or found.role is not Role.WHO:
                sheet = Sheet(form, {"record": found.fault or "person"}, {"record": found.choices})
                return _shown(request, mine, who, clocks, person_id, sheet)
            join(store, who.viewer, person_id, found.node, why, by_id=True)
    except CanboError as error:
        sheet = Sheet(form, refusal=refusal(request, error))
        return _shown(request, mine, who, clocks, person_id, sheet)
    return RedirectResponse(address_of(request).to("person", person_id, "joins"), 303)


def _shown(
    request: Request, store: Reading, who: Principal, clocks: When, person_id: str, sheet: Sheet
) -> Response:
    found = joins(store, person_id, clocks, by_id=True)
    return page(
        request,
        "joins.html",
        sheet.status,
        found=found,
        joins=joins_table(found, speaking(request)),
        reviews=Duty.REVIEWER in who.duties,
        sheet=sheet,
        given=sheet.given,
        texts=FAULTS,
    )
