"""The OpenAPI document: FastAPI's, with the error shape and the two ways to sign in."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.access import COOKIE
from api.schemas.acts import Problem

_SIGN_IN: dict[str, Any] = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of an account, or the operator's key from its file.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE,
        "description": "A browser's session, opened on the sign-in page.",
    },
}


def operation_id(route: APIRoute) -> str:
    """What an operation is called: its function's name, which no two routes share."""
    return route.name


def document(app: FastAPI) -> dict[str, Any]:
    """The document of an application."""
    found = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    for path, operations in found["paths"].items():
        if path.startswith("/api/") and "get" in operations:
            _cached(operations["get"]["responses"])
    parts = found.setdefault("components", {})
    parts.setdefault("schemas", {}).update(_problem())
    parts["securitySchemes"] = _SIGN_IN
    found["security"] = [{name: []} for name in _SIGN_IN]
    return found


def _cached(responses: dict[str, Any]) -> None:
    """What every read answers besides: a tag, and nothing where the client has that already."""
    tag = {"ETag": {"description": "Of this viewer's answer.", "schema": {"type": "string"}}}
    responses["200"]["headers"] = tag
    responses["304"] = {"description": "As `If-None-Match` has it.", "headers": tag}


def _problem() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs", {}), "Problem": schema}
