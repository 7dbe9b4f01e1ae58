"""The application: what is mounted where."""

from typing import Final

from fastapi import APIRouter, Depends, FastAPI

from api import errors, security
from api.access import Access, require_access
from api.routers import pages, units
from graph.store import Store

VERSION: Final = "v1"


def create_app(store: Store, access: Access) -> FastAPI:
    """The service over one graph; ``access`` says who may come in."""
    app = FastAPI(title="canbo", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.store = store
    app.state.access = access
    errors.install(app)
    app.include_router(_api(), prefix=f"/api/{VERSION}")
    app.include_router(pages.router, dependencies=[Depends(require_access)])
    security.install(app)
    return app


def _api() -> APIRouter:
    api = APIRouter(dependencies=[Depends(require_access)])
    for module in (units,):
        api.include_router(module.router)
    return api
