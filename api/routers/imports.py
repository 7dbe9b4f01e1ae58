"""Imports of files into registers."""

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.answering import done
from api.dependencies import Configured, Writing, needs
from api.errors import responses
from api.schemas.acts import Imported
from api.uploading import BODY, Uploaded
from graph.accounts import Duty
from graph.jsonable import imported_json
from graph.services.importing import import_incoming
from graph.services.incoming import read_content
from graph.vault.tokens import Scope

router = APIRouter(prefix="/imports", tags=["registers"])


@router.post(
    "",
    response_model=Imported,
    responses=responses(409, 413),
    openapi_extra=BODY,
    dependencies=[Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.IMPORT))],
)
def import_file(store: Writing, settings: Configured, upload: Uploaded) -> Response:
    """Bring a file into its register; the same file again changes nothing."""
    form = upload.form
    incoming = read_content(upload.content, upload.name, form.format, form.register_)
    result = import_incoming(
        store, incoming, dry_run=form.dry_run, batch_rows=settings.import_batch_rows
    )
    return done(imported_json(result))
