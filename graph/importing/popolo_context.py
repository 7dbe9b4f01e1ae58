"""What one row of Popolo needs to know of the rest of its file."""

from dataclasses import dataclass, field
from functools import cached_property

from graph.ids import derived_id
from graph.importing.fields import Notes, Record
from graph.model import Node


@dataclass
class Context:
    """What rows need to know of the rest of the file."""

    register: str
    notes: Notes
    organizations: dict[str, Record] = field(default_factory=dict)
    people: dict[str, Record] = field(default_factory=dict)
    posts: dict[str, Node] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)

    def node(self, kind: str, external_id: str) -> Node:
        """The node a file id stands for in this register."""
        return Node(derived_id(kind, self.register, external_id), external_id, self.register)

    @cached_property
    def circular(self) -> frozenset[str]:
        """Organisations whose chain of parents leads back to themselves."""
        parents = {key: record.key("parent_id") for key, record in self.organizations.items()}
        found: set[str] = set()
        cleared: set[str] = set()
        for start in parents:
            path: dict[str, None] = {}
            here: str | None = start
            while here in parents and here not in cleared:
                if here in path:
                    listed = list(path)
                    found.update(listed[listed.index(here) :])
                    break
                path[here] = None
                here = parents[here]
            cleared.update(path)
        return frozenset(found)
