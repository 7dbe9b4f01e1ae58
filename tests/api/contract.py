"""What the API promises: each answer fits its model and the committed OpenAPI document."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from httpx2 import Response
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from starlette.routing import BaseRoute

from api.security import HEADERS

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"
PROBLEM = {"type", "title", "status", "code", "detail", "hint", "request_id"}


def routes_of(routes: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """Every route with a function, those of included routers too."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif (inner := getattr(route, "original_router", None)) is not None:
            yield from routes_of(inner.routes)


class Contract:
    """The committed document and the models of an application's routes."""

    def __init__(self, app: FastAPI) -> None:
        self.document: dict[str, Any] = json.loads(DOCUMENT.read_text("utf-8"))
        self.models = {route.name: route.response_model for route in routes_of(app.routes)}
        self.seen: set[str] = set()

    def operation(self, method: str, path: str) -> Mapping[str, Any] | None:
        """The operation that answers at a path; None where the document knows none."""
        for template, operations in self.document["paths"].items():
            pattern = re.sub(r"\{\w+\}", "[^/]+", template)
            if re.fullmatch(pattern, path) and method.lower() in operations:
                found: Mapping[str, Any] = operations[method.lower()]
                return found
        return None

    def check(self, response: Response) -> None:
        """Hold one answer against what is promised."""
        assert HEADERS.items() <= dict(response.headers.items()).items() or all(
            response.headers[name] == value for name, value in HEADERS.items()
        )
        assert response.headers["cache-control"] == "no-store"
        operation = self.operation(response.request.method, response.request.url.path)
        if response.status_code >= 400:
            check_problem(response)
        if operation is None or response.status_code == 405:
            return
        promised = operation["responses"]
        assert str(response.status_code) in promised, f"{response.status_code} is not declared"
        if response.status_code == 304:
            assert response.content == b""
            return
        media = response.headers["content-type"]
        schema = promised[str(response.status_code)]["content"][media]["schema"]
        self._fits(schema, response.json())
        if response.status_code == 200:
            name = operation["operationId"]
            TypeAdapter(self.models[name]).validate_json(response.content)
            self.seen.add(name)

    def _fits(self, schema: Mapping[str, Any], body: object) -> None:
        whole = {"allOf": [schema], "components": self.document["components"]}
        checker = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
        faults = [f"{error.json_path}: {error.message}" for error in checker.iter_errors(body)]
        assert not faults


def check_problem(response: Response) -> dict[str, Any]:
    """An error in the one shape; returns it."""
    assert response.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = response.json()
    assert told.keys() >= PROBLEM
    assert told.keys() <= PROBLEM | {"errors", "candidates"}
    assert told["status"] == response.status_code
    assert told["request_id"] == response.headers["x-request-id"]
    assert told["detail"]
    return told
