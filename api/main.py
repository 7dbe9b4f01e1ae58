"""The application: what is mounted where."""

from functools import cache, partial
from importlib.metadata import version
from typing import Final

from fastapi import APIRouter, Depends, FastAPI

from api import errors, security
from api.access import Access
from api.dependencies import check_address
from api.openapi import document, operation_id
from api.routers import (
    accounts,
    audit,
    calling_back,
    docs,
    due,
    entry,
    events,
    graph,
    health,
    imports,
    joins,
    observations,
    pages,
    pages_accounts,
    pages_due,
    pages_evidence,
    pages_joins,
    pages_observe,
    pages_record,
    pages_rotating,
    pages_signals,
    pages_succeeding,
    people,
    positions,
    reports,
    reviews,
    rotating,
    rules,
    search,
    signals,
    sources,
    succeeding,
    units,
    words,
    writing,
)
from api.static import Static
from graph.services.trail import Trail
from graph.settings import Settings
from graph.store import Store
from graph.vault.passwords import Passwords

VERSION: Final = "v1"
ROUTERS: Final = (
    search, units, graph, people, joins, positions, events, reports, signals, reviews, imports,
    words, observations, calling_back, writing, sources, accounts, audit, succeeding, rotating,
    due, rules,
)  # fmt: skip
"""What is mounted under ``/api/v1``."""

PAGES: Final = (
    pages, pages_evidence, pages_signals, pages_observe, pages_record, pages_succeeding,
    pages_rotating, pages_joins, pages_due, pages_accounts,
)  # fmt: skip
"""What people read, each at an address of its own."""


def create_app(
    store: Store,
    access: Access,
    settings: Settings | None = None,
    hasher: Passwords | None = None,
) -> FastAPI:
    """The service over one graph; ``access`` says who may come in."""
    app = FastAPI(
        title="canbo",
        version=version("canbo"),
        description="A knowledge base of an organisation: who held what, when, and who says so.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
    )
    app.state.store = store
    app.state.access = access
    app.state.settings = settings or Settings()
    app.state.trail = Trail(app.state.settings)
    app.state.hasher = hasher
    app.openapi = cache(partial(document, app))  # type: ignore[method-assign]
    errors.install(app)
    app.include_router(_api(), prefix=f"/api/{VERSION}")
    app.include_router(health.router, prefix="/health")
    app.include_router(entry.router)
    app.include_router(docs.router)
    for module in PAGES:
        app.include_router(module.router)
    app.mount("/static", Static())
    security.install(app)
    return app


def _api() -> APIRouter:
    refusals = errors.responses(401, 403, 422, 429, 503)
    api = APIRouter(dependencies=[Depends(check_address)], responses=refusals)
    for module in ROUTERS:
        api.include_router(module.router)
    return api
