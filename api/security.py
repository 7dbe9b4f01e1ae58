"""What every request and answer must bear: a known Host, a request id, strict headers."""

import re
import secrets
from typing import Final

from fastapi import FastAPI, Request
from starlette.middleware.base import RequestResponseEndpoint
from starlette.responses import Response

from api.errors import problem

LOCAL: Final = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
"""Hosts a request may name: any other is a page from elsewhere that was pointed here."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def install(app: FastAPI) -> None:
    """Guard every request of an application."""
    app.middleware("http")(_guard)


async def _guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
    request.scope["canbo.request_id"] = secrets.token_hex(8)
    if LOCAL.fullmatch(request.headers.get("host", "")):
        response = await call_next(request)
    else:
        response = problem(request, 421, "wrong_host", "This host is not served here.")
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Request-Id"] = request.scope["canbo.request_id"]
    return response
