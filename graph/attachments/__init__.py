"""What may come in as a file, and the gate that turns stamped ones away.

canbo holds non-secret data only. `check` reads a text, a PDF or a Word file as far as that goes,
looks for a mark of secrecy and asks for a declaration about the rest; it keeps and logs nothing.
"""

from graph.attachments.check import Checked, Passed, Undeclared, check
from graph.attachments.gate import Mark, Stamped, find_stamp
from graph.attachments.passages import Limits, Passage

__all__ = [
    "Checked",
    "Limits",
    "Mark",
    "Passage",
    "Passed",
    "Stamped",
    "Undeclared",
    "check",
    "find_stamp",
]
