"""Bodies of JSON, read no further than any of them needs."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

LONGEST: Final = 1 << 18
"""Bytes of a body of JSON."""


class Bounded(APIRoute):
    """A route that takes a small body, and says so where one cannot be read.

    Other routes read a body whole before they look at it.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with a body that ends before it is too long."""
        handler = super().get_route_handler()
        reads_json = self.body_field is not None

        async def bounded(request: Request) -> Response:
            if not reads_json:
                return await handler(request)
            try:
                return await handler(Request(request.scope, _counted(request.receive)))
            except HTTPException as error:
                if error.status_code != HTTPStatus.BAD_REQUEST:
                    raise
                fault = {"loc": ("body",), "msg": "cannot be read as JSON", "type": "value_error"}
                raise RequestValidationError([fault]) from error

        return bounded


def _counted(receive: Receive) -> Receive:
    size = 0

    async def counting() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LONGEST:
            detail = f"The body is longer than the {LONGEST >> 10} KiB this takes."
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
        return message

    return counting
