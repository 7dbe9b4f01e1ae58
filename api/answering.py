"""Answers of the API: JSON with an ETag of what this viewer sees, never stored by anybody."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from fastapi import Request
from fastapi.responses import Response

from graph.answers import Clocks

NO_STORE: Final = "no-store"

Content = Mapping[str, object]


def answer(request: Request, content: Content, clocks: Clocks | None = None) -> Response:
    """A JSON answer, or 304 where the client has it already.

    The moment an answer was known at is the moment it was asked for unless one was given; then it
    is no part of what makes two answers the same.
    """
    body = _encoded(content)
    tag = tag_of(content, clocks)
    headers = {"ETag": tag, "Cache-Control": NO_STORE}
    if _has_it(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def tag_of(content: Content, clocks: Clocks | None = None) -> str:
    """The ETag of an answer; see `answer`."""
    moving = clocks is not None and not clocks.historic
    same = _encoded({**content, "known_at": None} if moving else content)
    return f'"{hashlib.sha256(same).hexdigest()[:32]}"'


def done(content: Content, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer to an act, with further headers."""
    told = {"Cache-Control": NO_STORE, **(headers or {})}
    return Response(_encoded(content), status, media_type="application/json", headers=told)


def _has_it(request: Request, tag: str) -> bool:
    """Whether one of the client's tags is this one; a weak one counts as well (RFC 9110)."""
    known = request.headers.getlist("if-none-match")
    listed = {each.strip().removeprefix("W/") for line in known for each in line.split(",")}
    return not listed.isdisjoint({tag, "*"})


def _encoded(content: Content) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
