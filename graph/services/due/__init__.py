"""What falls due, by when, and by which rule: one module for each family of lists."""

from graph.services.due.asking import read_asked
from graph.services.due.departures import departures
from graph.services.due.listing import due, due_rows

__all__ = ["departures", "due", "due_rows", "read_asked"]
