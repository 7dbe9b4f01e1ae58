"""Answers of the API: JSON with an ETag of what this viewer sees, never stored by anybody."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from fastapi import Request
from fastapi.responses import Response

from graph.answers import Clocks

NO_STORE: Final = "no-store"


def answer(
    request: Request, content: Mapping[str, object], clocks: Clocks | None = None
) -> Response:
    """A JSON answer, or 304 where the client has it already.

    The moment an answer was known at is the moment it was asked for unless one was given; then it
    is no part of what makes two answers the same.
    """
    body = _encoded(content)
    moving = clocks is not None and not clocks.historic
    same = _encoded({**content, "known_at": None}) if moving else body
    tag = f'"{hashlib.sha256(same).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": NO_STORE}
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _encoded(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
