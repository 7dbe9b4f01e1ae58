"""The rules a statement keeps beyond its header (T0): each looks at one text and lists breaches."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.store.statements import Statement
from tools.patterns import Text
from tools.schema_keys import Key

SPELLS = {"HOLDS", "PLANNED_FOR", "POSTED_TO"}
RECORDED = SPELLS | {"ASSERTS"}
READABLE = (
    "(report.level = 0 OR report.author = $viewer.account OR (report.level = 1 AND "
    "$viewer.clearance >= 1 AND size(report.units) > 0 AND ($viewer.everywhere OR "
    "all(unit IN report.units WHERE unit IN $viewer.scope))) OR "
    "(report.level = 2 AND $viewer.account IN report.readers))"
)
"""Who may read a report, as `graph.visibility.may_read` says it; spaces do not count."""

ROW_MAPS = (".properties", ".attributes")
"""End the whole maps a SET may take: those that the store's row builders write, key by key."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A breach of a rule: which, in which statement or module, and what is wrong."""

    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Graph:
    """What the statements may rely on: the properties of each label and type, and the lookups."""

    labels: Mapping[str, tuple[str, ...]]
    relationships: Mapping[str, tuple[str, ...]]
    lookups: frozenset[Key]

    def properties(self, name: str) -> set[str]:
        """What a label or a type may carry."""
        return {*self.labels.get(name, ()), *self.relationships.get(name, ())}

    def every_property(self) -> set[str]:
        """What anything may carry."""
        return {
            key for name in (*self.labels, *self.relationships) for key in self.properties(name)
        }


Rule = Callable[[Statement, Text, Graph], Iterator[str]]


def clocks(statement: Statement, text: Text, graph: Graph) -> Iterator[str]:
    """A read of what has validity says for which day and which state of knowledge."""
    del graph
    touched = _touched(text)
    if statement.access == "write":
        return
    if touched & RECORDED and "known_at" not in statement.params:
        yield f"reads {_listed(touched & RECORDED)} and takes no $known_at"
    if touched & SPELLS and "as_of" not in statement.params:
        yield f"reads {_listed(touched & SPELLS)} and takes no $as_of"


def viewer(statement: Statement, text: Text, graph: Graph) -> Iterator[str]:
    """A read of reports says for whom, and keeps back what is not for them in the one way."""
    del graph
    if statement.access == "write" or "Report" not in _touched(text):
        return
    if "viewer" not in statement.params:
        yield "reads Report and takes no $viewer"
    elif READABLE not in " ".join(statement.text.split()):
        yield "reads Report without the condition of tools.rules.READABLE on `report`"


def keys(statement: Statement, text: Text, graph: Graph) -> Iterator[str]:
    """What a MATCH or MERGE looks up has a uniqueness constraint or an index."""
    del statement
    for pattern in text.patterns:
        if pattern.clause == "CREATE":
            continue
        names = pattern.labels or tuple(text.labels.get(pattern.variable, ()))
        for key in pattern.keys:
            if not any((name, key) in graph.lookups for name in names):
                name = "|".join(names) or "no label"
                yield f"line {pattern.line}: {key} of {name} is a key without an index"


def properties(statement: Statement, text: Text, graph: Graph) -> Iterator[str]:
    """What CREATE, MERGE and SET write is written down in the schema, name by name."""
    del statement
    for pattern in text.patterns:
        if pattern.clause not in {"CREATE", "MERGE"}:
            continue
        names = set(pattern.labels) or text.labels.get(pattern.variable, set())
        yield from _unknown(pattern.keys, names, graph, pattern.line)
        if pattern.dynamic:
            yield f"line {pattern.line}: a whole map hides what it writes; name each property"
    for item in text.assignments:
        yield from _unknown(item.keys, text.labels.get(item.variable, set()), graph, item.line)
        if not item.keys and not item.source.endswith(ROW_MAPS):
            yield f"line {item.line}: a whole map hides what it sets; name each property"


def names(statement: Statement, text: Text, graph: Graph) -> Iterator[str]:
    """Every label and type is one of the schema."""
    del statement
    for pattern in text.patterns:
        known = graph.labels if pattern.is_node else graph.relationships
        for name in pattern.labels:
            if name not in known:
                yield f"line {pattern.line}: {name} is not in graph/schema.py"


RULES: Mapping[str, Rule] = {
    "clocks": clocks,
    "viewer": viewer,
    "keys": keys,
    "properties": properties,
    "names": names,
}


def breaches(catalogue: Iterable[Statement], graph: Graph) -> list[Problem]:
    """Every breach of every rule, by statement."""
    return [
        Problem(rule, statement.name, message)
        for statement in catalogue
        for text in [Text(statement.text)]
        for rule, look in RULES.items()
        for message in look(statement, text, graph)
    ]


def _touched(text: Text) -> set[str]:
    return {label for pattern in text.patterns for label in pattern.labels}


def _listed(found: set[str]) -> str:
    return ", ".join(sorted(found))


def _unknown(found: Iterable[str], owners: set[str], graph: Graph, line: int) -> Iterator[str]:
    known = {key for owner in owners for key in graph.properties(owner)}
    for key in found:
        if key not in (known if owners else graph.every_property()):
            owner = _listed(owners) or "any label or type"
            yield f"line {line}: {key} is no property of {owner} in graph/schema.py"
