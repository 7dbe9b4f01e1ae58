"""What a Cypher text matches and sets: node and relationship patterns, and SET items."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.store.scanner import Kind, Token, line_of, scan

_CLAUSES = {
    "CALL", "CREATE", "DELETE", "DETACH", "FOREACH", "LIMIT", "MATCH", "MERGE", "ON", "ORDER",
    "OPTIONAL", "REMOVE", "RETURN", "SET", "SKIP", "UNION", "UNWIND", "WHERE", "WITH",
}  # fmt: skip
_BEFORE_PATTERN = {"CREATE", "MATCH", "MERGE"}
_OPENING, _CLOSING = {"(", "[", "{"}, {")", "]", "}"}
_NAMES = {Kind.NAME, Kind.QUOTED}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One node or relationship as a clause writes it.

    Attributes:
        clause: the keyword it stands under, such as MATCH or CREATE.
        keys: the properties of its `{…}`.
        dynamic: its properties come from a parameter and so cannot be seen.
    """

    clause: str
    is_node: bool
    variable: str
    labels: tuple[str, ...]
    keys: tuple[str, ...]
    dynamic: bool
    line: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """One item of a SET: the properties it names, or the whole map they come from."""

    variable: str
    keys: tuple[str, ...]
    source: str
    line: int


class Text:
    """A statement's text, read for its patterns and assignments."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = [token for token in scan(source) if token.kind is not Kind.COMMENT]

    @cached_property
    def patterns(self) -> list[Pattern]:
        """Every pattern, in order; function calls are none."""
        return [self._pattern(at, clause) for at, clause in self._walk() if self._opens(at)]

    @cached_property
    def assignments(self) -> list[Assignment]:
        """Every item of every SET that gives a property, in order."""
        return list(self._assignments())

    @cached_property
    def labels(self) -> dict[str, set[str]]:
        """The labels or types each variable has anywhere in the text."""
        found: dict[str, set[str]] = {}
        for pattern in self.patterns:
            if pattern.variable:
                found.setdefault(pattern.variable, set()).update(pattern.labels)
        return found

    def sign(self, at: int) -> str:
        """The sign at a place; empty when there is none."""
        token = self._token(at)
        return token.text if token and token.kind is Kind.SIGN else ""

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _line(self, at: int) -> int:
        return line_of(self.source, self.tokens[at].start)

    def _walk(self) -> Iterator[tuple[int, str]]:
        """Every place with the clause it belongs to."""
        clause = ""
        for at, token in enumerate(self.tokens):
            if token.word in _CLAUSES and self.sign(at - 1) not in {".", ":"}:
                clause = token.word
            yield at, clause

    def _opens(self, at: int) -> bool:
        """Whether a bracket opens a pattern rather than a list or a function's arguments."""
        before = self._token(at - 1)
        if self.sign(at) == "[":
            return self.sign(at - 1) == "-"
        if self.sign(at) != "(":
            return False
        touches = before is not None and before.start + len(before.text) == self.tokens[at].start
        return not (
            before and touches and before.kind is Kind.NAME and before.word not in _BEFORE_PATTERN
        )

    def _pattern(self, opening: int, clause: str) -> Pattern:
        at, variable = opening + 1, ""
        first = self._token(at)
        if first and first.kind in _NAMES and first.word != "WHERE":
            variable, at = first.text, at + 1
        labels = []
        if self.sign(at) == ":":
            while (token := self._token(at)) and not self._ends_labels(token):
                labels += [token.text] if token.kind in _NAMES else []
                at += 1
        while (range_ := self._token(at)) and (
            range_.kind is Kind.NUMBER or range_.text in {"*", "."}
        ):
            at += 1
        after = self._token(at)
        return Pattern(
            clause=clause,
            is_node=self.sign(opening) == "(",
            variable=variable,
            labels=tuple(labels),
            keys=self._keys(at) if self.sign(at) == "{" else (),
            dynamic=bool(after and after.kind is Kind.PARAMETER),
            line=self._line(opening),
        )

    def _ends_labels(self, token: Token) -> bool:
        return (
            token.word == "WHERE"
            or token.kind in {Kind.PARAMETER, Kind.NUMBER}
            or token.text in {"{", ")", "]", "*"}
        )

    def _keys(self, opening: int) -> tuple[str, ...]:
        """The keys of the map that opens here, without those of maps inside it."""
        keys, depth = [], 0
        for at in range(opening, len(self.tokens)):
            text = self.sign(at)
            depth += (text in _OPENING) - (text in _CLOSING)
            if depth == 0:
                break
            if depth == 1 and self.tokens[at].kind in _NAMES and self.sign(at + 1) == ":":
                keys.append(self.tokens[at].text)
        return tuple(keys)

    def _assignments(self) -> Iterator[Assignment]:
        depth, starts = 0, False
        for at, clause in self._walk():
            text = self.sign(at)
            if clause != "SET" or depth < 0:
                depth, starts = 0, False
                continue
            if self.tokens[at].word == "SET" and not starts:
                depth, starts = 0, True
                continue
            if starts and (found := self._assignment(at)):
                yield found
            depth += (text in _OPENING) - (text in _CLOSING)
            starts = depth == 0 and text == ","

    def _assignment(self, at: int) -> Assignment | None:
        variable, line = self.tokens[at].text, self._line(at)
        if self.sign(at + 1) == "." and (name := self._token(at + 2)):
            return Assignment(variable, (name.text,), "", line)
        if self.sign(at + 1) == ":":
            return None
        value = at + 2 if self.sign(at + 1) == "=" else at + 3
        if self.sign(value) == "{":
            return Assignment(variable, self._keys(value), "", line)
        return Assignment(variable, (), self._path(value), line)

    def _path(self, at: int) -> str:
        """A name with the properties after it, as in `row.properties`."""
        path = self.tokens[at].text
        while self.sign(at + 1) == "." and (name := self._token(at + 2)):
            path, at = f"{path}.{name.text}", at + 2
        return path
