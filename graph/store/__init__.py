"""The only package that talks to Neo4j: statements, reads for a viewer, writes with a clock."""

from graph.store.store import Store, ViewerStore, Within, connect
from graph.store.view import View

__all__ = ["Store", "View", "ViewerStore", "Within", "connect"]
