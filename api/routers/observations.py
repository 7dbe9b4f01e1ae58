"""Notes: what an officer was told, graded and protected."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import Response

from api.answering import answer, done
from api.bounded import Bounded
from api.dependencies import Configured, Id, Reading, When, Writing, needs
from api.errors import responses
from api.principal import Principal
from api.schemas.noted import LookAlikes, NotePage, Observed
from api.schemas.writing import NewObservation
from graph.accounts import Duty
from graph.jsonable.writing import look_alikes_json, note_json, observed_json
from graph.observing import Writer
from graph.services.clocks import read_clocks
from graph.services.idempotency import Once
from graph.services.keyring import ready_for
from graph.services.notes import note_page
from graph.services.observing import look_alikes, observe
from graph.services.signals import signal
from graph.vault.tokens import Scope

router = APIRouter(prefix="/observations", tags=["observations"], route_class=Bounded)

Observer = Annotated[Principal, Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.OBSERVE))]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=200, pattern=r"^[!-~]+$",
        description="Made anew for each note; the same again is answered alike and writes nothing.",
    ),
]  # fmt: skip


def writer_of(principal: Principal) -> Writer:
    """Whoever asks, as one who writes."""
    return Writer(principal.viewer, principal.duties)


@router.post("", status_code=201, response_model=Observed, responses=responses(403, 404, 409, 413))
def post_observation(
    store: Writing, mine: Reading, settings: Configured, who: Observer, key: Key,
    note: NewObservation,
) -> Response:  # fmt: skip
    """Write down what was heard; the signal is answered as this account sees it."""
    once = Once(who.account, key, note.model_dump_json())
    written = observe(store, writer_of(who), ready_for(settings, store), note.draft(), once)
    clocks = read_clocks()
    row = signal(mine, written.event, clocks)
    place = f"/api/v1/signals/{written.event}"
    return done(observed_json(row, written.report, clocks), 201, {"Location": place})


@router.post("/look-alikes", response_model=LookAlikes, responses=responses(403, 404, 409, 413))
def find_look_alikes(mine: Reading, who: Observer, note: NewObservation) -> Response:
    """Open signals this account may see that a note may be another voice on; writes nothing."""
    del who
    return done(look_alikes_json(look_alikes(mine, note.draft(), read_clocks())))


@router.get("/{report_id}", response_model=NotePage, responses=responses(404))
def get_observation(
    request: Request, store: Writing, mine: Reading, settings: Configured, when: When,
    report_id: Id,
) -> Response:  # fmt: skip
    """One note with every word of it, those taken back too."""
    page = note_page(mine, report_id, when, ready_for(settings, store))
    return answer(request, note_json(page), when)
