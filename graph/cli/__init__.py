"""The ``canbo`` command: every question and act from the command line.

Heavy modules are imported inside the commands that use them, so that a command starts at once.
"""

from graph.cli.main import main

__all__ = ["main"]
