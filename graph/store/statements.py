"""The catalogue: every Cypher statement of canbo, by name, checked when it is loaded.

One statement is one file, `cypher/queries/<aggregate>/<verb>_<noun>.cypher`, and its header says
what the text needs and gives:

    // name: units.get_unit
    // access: read
    // params: unit_id STRING, as_of DATE
    // returns: id STRING, name STRING, dissolved_on DATE?
    // One unit as it was on a day.

A type is Neo4j's (LIST alone for one of mixed values), with `?` where null may come; `none` stands
for no parameters or no columns. A header that does not tell the truth stops the start: callers,
tests and readers trust it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

import cypher
from graph.errors import CanboError
from graph.store.header import Header, read_header
from graph.store.scanner import CypherTextError, Kind, Token, line_of, scan

Access = Literal["read", "write"]

MAX_LINES = 60
ROOT = Path(cypher.__file__).parent / "queries"

_WRITES = {"CREATE", "DELETE", "DETACH", "FOREACH", "MERGE", "REMOVE", "SET"}
_AFTER_RETURN = {"LIMIT", "OFFSET", "ORDER", "SKIP", "UNION"}
_OPENING, _CLOSING = {"(", "[", "{"}, {")", "]", "}"}


class StatementError(CanboError):
    """A file of the catalogue breaks a rule; the message begins with its path and line."""

    code = "statement"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: what it is called, may do, needs, gives and says.

    Attributes:
        name: `<aggregate>.<verb>_<noun>`, which is also its path.
        access: `read` statements run in read transactions only.
        params: each parameter's type.
        returns: each column's type, in the order of the RETURN clause.
        text: the Cypher after the header.
        doc: what it answers or does, for the reader.
    """

    name: str
    access: Access
    params: Mapping[str, str]
    returns: Mapping[str, str]
    text: str
    doc: str


@cache
def load_catalogue(root: Path | None = None) -> Mapping[str, Statement]:
    """Read and check every statement below a folder (default: the shipped one).

    Raises:
        StatementError: the first file, by path, that breaks a rule.
    """
    base = root or ROOT
    found = (load_statement(path, base) for path in sorted(base.rglob("*.cypher")))
    return MappingProxyType({statement.name: statement for statement in found})


def load_statement(path: Path, root: Path) -> Statement:
    """Read and check one file; its path below the root is its name.

    Raises:
        StatementError: the file breaks a rule.
    """
    place = path.relative_to(root)
    try:
        return _statement(path.read_text(encoding="utf-8"), ".".join(place.with_suffix("").parts))
    except CypherTextError as error:
        message = f"{place.as_posix()}:{error.line}: {error.message}"
        raise StatementError(message) from error


def _statement(source: str, name: str) -> Statement:
    lines = source.splitlines()
    if len(lines) > MAX_LINES:
        message = f"{len(lines)} lines; a statement has at most {MAX_LINES}"
        raise CypherTextError(message, MAX_LINES + 1)
    header = read_header(lines, name)
    tokens = [token for token in scan(source) if token.kind is not Kind.COMMENT]
    for check in (_check_one, _check_access, _check_params, _check_returns):
        check(header, tokens, source)
    return Statement(
        name=header.name,
        access=cast(Access, header.access),
        params=MappingProxyType(header.params),
        returns=MappingProxyType(header.returns),
        text="\n".join(lines[header.length :]).strip(),
        doc=header.doc,
    )


def _check_one(header: Header, tokens: list[Token], source: str) -> None:
    if not tokens:
        message = "no Cypher after the header"
        raise CypherTextError(message, header.length)
    for token in tokens:
        if token.kind is Kind.SIGN and token.text == ";":
            message = "one statement a file, and no semicolon"
            raise CypherTextError(message, line_of(source, token.start))


def _check_access(header: Header, tokens: list[Token], source: str) -> None:
    if header.access == "write":
        return
    for index, token in enumerate(tokens):
        if token.word in _WRITES and not _is_property(tokens, index):
            message = f"{token.word} under access read"
            raise CypherTextError(message, line_of(source, token.start))


def _is_property(tokens: list[Token], index: int) -> bool:
    """Whether a word is a property, a label or a map key, and so no keyword."""
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return before in {".", ":", "|"} or after == ":"


def _check_params(header: Header, tokens: list[Token], source: str) -> None:
    used = {token.text: token.start for token in tokens if token.kind is Kind.PARAMETER}
    for name, start in used.items():
        if name not in header.params:
            message = f"${name} is used and not declared"
            raise CypherTextError(message, line_of(source, start))
    for name in header.params:
        if name not in used:
            message = f"{name} is declared and not used"
            raise CypherTextError(message, header.lines["params"])


def _check_returns(header: Header, tokens: list[Token], source: str) -> None:
    given = _aliases(tokens, source)
    declared = list(header.returns)
    if given != declared:
        message = f"the header returns {_listed(declared)}, the text {_listed(given)}"
        raise CypherTextError(message, header.lines["returns"])


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"


def _aliases(tokens: list[Token], source: str) -> list[str]:
    """What the last RETURN outside all brackets calls its values; nothing without one."""
    items: list[list[Token]] = []
    depth, returning = 0, False
    for token in tokens:
        if token.kind is Kind.SIGN:
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth == 0 and token.word == "RETURN":
            items, returning = [[]], True
        elif depth == 0 and token.word in _AFTER_RETURN:
            returning = False
        elif depth == 0 and returning and token.text == ",":
            items.append([])
        elif returning:
            items[-1].append(token)
    return [_alias(item, source) for item in items]


def _alias(item: list[Token], source: str) -> str:
    match item:
        case [*_, Token(text=word), Token(kind=Kind.NAME, text=alias)] if word.upper() == "AS":
            return alias
        case [first, *_]:
            message = "a returned value without AS"
            raise CypherTextError(message, line_of(source, first.start))
        case _:
            message = "a RETURN that returns nothing"
            raise CypherTextError(message, source.count("\n") + 1)
