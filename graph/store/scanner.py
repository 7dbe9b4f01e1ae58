"""Cypher text as tokens: enough to know a word from a string or a comment, and no more.

Neo4j's own parser judges the text in the tests; this scanner answers the questions that are asked
on every start (which parameters, which clauses, where one statement ends) in a few milliseconds.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from graph.errors import CanboError


class CypherTextError(CanboError):
    """A Cypher text breaks a rule at a line of it."""

    code = "cypher_text"

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Kind(Enum):
    """What a token is."""

    COMMENT = "comment"
    STRING = "string"
    PARAMETER = "parameter"
    NAME = "name"
    QUOTED = "quoted"
    NUMBER = "number"
    SIGN = "sign"


class Token(NamedTuple):
    """One token: a parameter without its `$`, a quoted name without its backticks."""

    kind: Kind
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword this could be, in capitals; empty for everything but a bare name."""
        return self.text.upper() if self.kind is Kind.NAME else ""


_TOKEN = re.compile(
    r"""
    \s+
    | (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<string> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
    | \$ (?P<parameter> \w+ )
    | ` (?P<quoted> (?:[^`]|``)* ) `
    | (?P<number> \d+ (?:\.\d+)? (?:[eE][+-]?\d+)? )
    | (?P<name> [^\W\d]\w* )
    | (?P<open> /\* | ['"`] )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = {kind.value: kind for kind in Kind}


def scan(text: str) -> Iterator[Token]:
    """Yield the tokens of a Cypher text in order, comments included, white space left out.

    Raises:
        CypherTextError: a string, a quoted name or a block comment has no end.
    """
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if group is None:
            continue
        if group == "open":
            message = f"{match[group]} is never closed"
            raise CypherTextError(message, line_of(text, match.start()))
        yield Token(_KINDS[group], match[group], match.start())


def line_of(text: str, offset: int) -> int:
    """The line, counted from 1, of a place in a text."""
    return text.count("\n", 0, offset) + 1


def split_statements(text: str) -> list[str]:
    """Cut a schema file at its semicolons; those inside strings and comments cut nothing.

    Comments stay with the statement that follows them; what holds comments only is dropped.

    Raises:
        CypherTextError: a string, a quoted name or a block comment has no end.
    """
    statements = []
    start, speaks = 0, False
    for token in scan(text):
        if token.kind is Kind.SIGN and token.text == ";":
            if speaks:
                statements.append(text[start : token.start].strip())
            start, speaks = token.start + 1, False
        elif token.kind is not Kind.COMMENT:
            speaks = True
    if speaks:
        statements.append(text[start:].strip())
    return statements
