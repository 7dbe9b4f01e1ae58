"""Reads an uploaded file and the fields that go with it, no further than the service takes."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Annotated, Any, Final, Generic, TypeVar

from fastapi import Depends, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.dependencies import Configured, fault_of
from api.schemas.acts import ImportForm
from graph.settings import Settings
from graph.told import quoted, told

_MIB: Final = 1 << 20
_AROUND: Final = 1 << 16
"""Bytes that the fields and the boundaries of an upload may take."""

_FILE: Final = "file"

F = TypeVar("F", bound=BaseModel)


def described(form: type[BaseModel]) -> dict[str, Any]:
    """An upload, as the OpenAPI document tells it: it is read here and not by the framework, which
    would take in any amount of it first."""
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": [_FILE],
        "properties": {
            _FILE: {"type": "string", "format": "binary"},
            **form.model_json_schema()["properties"],
        },
    }
    content = {"multipart/form-data": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}


BODY: Final[dict[str, Any]] = described(ImportForm)


@dataclass(frozen=True, slots=True)
class Upload(Generic[F]):
    """A file and what is said about it."""

    content: bytes
    name: str
    form: F


def uploads(
    form: type[F], megabytes: Callable[[Settings], int]
) -> Callable[[Request, Settings], AsyncGenerator[Upload[F], None]]:
    """A dependency that reads an upload with these fields, up to so many MiB."""

    async def read(request: Request, settings: Configured) -> AsyncGenerator[Upload[F], None]:
        async for each in _read(request, form, megabytes(settings)):
            yield each

    return read


async def _read(
    request: Request, fields: type[F], megabytes: int
) -> AsyncGenerator[Upload[F], None]:
    """The file that is handed in; what it was kept in meanwhile is gone afterwards.

    Raises:
        HTTPException: it is larger than the service takes (413).
        RequestValidationError: it is no upload of a file, or a field of it cannot be read.
    """
    most = megabytes * _MIB
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/form-data"):
        raise _fault(where="content-type", message=told("send the file as multipart/form-data"))
    parser = MultiPartParser(
        request.headers,
        _bounded(request, most + _AROUND, megabytes),
        max_files=1,
        max_fields=len(fields.model_fields),
        max_part_size=_AROUND,
    )
    try:
        form = await parser.parse()
    except (MultiPartException, ValueError) as error:
        raise _fault(_FILE, str(getattr(error, "message", "cannot be read"))) from error
    try:
        yield await _upload(form, most, megabytes, fields)
    finally:
        await form.close()


Uploaded = Annotated[
    Upload[ImportForm], Depends(uploads(ImportForm, lambda settings: settings.import_max_mb))
]


async def _bounded(request: Request, most: int, megabytes: int) -> AsyncGenerator[bytes, None]:
    """The body, up to so many bytes."""
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise _too_large(megabytes)
        yield part


async def _upload(form: FormData, most: int, megabytes: int, model: type[F]) -> Upload[F]:
    fields: dict[str, str] = {}
    file: UploadFile | None = None
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if name != _FILE:
                raise _fault(name, told("the file is named %(name)s", name=quoted(_FILE)))
            file = value
        elif name in fields:
            raise _fault(name, told("given more than once"))
        elif fault := fault_of(value):
            raise _fault(name, fault)
        else:
            fields[name] = value
    if file is None:
        raise _fault(_FILE, told("there is no file"))
    if (file.size or 0) > most:
        raise _too_large(megabytes)
    return Upload(await file.read(), _name_of(file), _form_of(model, fields))


def _form_of(model: type[F], fields: dict[str, str]) -> F:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise RequestValidationError(
            [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
        ) from error


def _name_of(file: UploadFile) -> str:
    """The file's own name, without the folders a browser may put before it."""
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name
    if fault := fault_of(name):
        raise _fault(where=f"{_FILE}.filename", message=fault)
    return name


def _too_large(most: int) -> HTTPException:
    detail = told(
        "The file is larger than the %(size)s MiB this service takes (CANBO_IMPORT_MAX_MB).",
        size=most,
    )
    return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)


def _fault(where: str, message: str) -> RequestValidationError:
    return RequestValidationError(
        [{"loc": ("body", where[:100]), "msg": message, "type": "value_error"}]
    )
