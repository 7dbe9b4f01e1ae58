"""What a route asks for: the graph as its viewer may see it, and the two clocks."""

from typing import Annotated

from fastapi import Depends, Query, Request

from graph.answers import Clocks
from graph.services.clocks import read_clocks
from graph.store import BASE, Store, ViewerStore


def whole_store(request: Request) -> Store:
    """The graph, for acts that write."""
    store: Store = request.app.state.store
    return store


def viewer_store(store: Annotated[Store, Depends(whole_store)]) -> ViewerStore:
    """The graph as this request's viewer may read it."""
    return store.for_viewer(BASE)


def clocks(
    as_of: Annotated[
        str | None, Query(description="The day asked for, YYYY-MM-DD; default today.")
    ] = None,
    known_at: Annotated[
        str | None,
        Query(description="What was known at this moment, ISO 8601; a day means its end."),
    ] = None,
) -> Clocks:
    """The two clocks of a question."""
    return read_clocks(as_of or None, known_at or None)


Writing = Annotated[Store, Depends(whole_store)]
Reading = Annotated[ViewerStore, Depends(viewer_store)]
When = Annotated[Clocks, Depends(clocks)]
