"""Small forms, read by hand: anybody may send any amount of them."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request

from graph.told import told

_LONGEST: Final = 4096
_LONG: Final = 1 << 16


Reader = Callable[[Request], Coroutine[Any, Any, dict[str, str]]]


def form_up_to(longest: int) -> Reader:
    """A dependency that reads a form of at most so many bytes; of a field given twice, the last."""

    async def read(request: Request) -> dict[str, str]:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > longest:
                message = told("This form is too long.")
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)
        return dict(parse_qsl(body.decode("ascii", errors="replace"), errors="replace"))

    return read


Form = Annotated[dict[str, str], Depends(form_up_to(_LONGEST))]
LongForm = Annotated[dict[str, str], Depends(form_up_to(_LONG))]
