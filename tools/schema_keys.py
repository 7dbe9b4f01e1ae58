"""Which properties the schema files of `cypher/schema` make cheap to look up."""

from collections.abc import Iterable
from pathlib import Path

from graph.store.scanner import Kind, Token, scan, split_statements

Key = tuple[str, str]
"""A label or type, and one of its properties."""

_NO_LOOKUP = {"FULLTEXT", "LOOKUP"}


def lookup_keys(root: Path) -> set[Key]:
    """Every property under a uniqueness constraint or an index after all schema files ran."""
    kept: dict[str, set[Key]] = {}
    for path in sorted(root.glob("*.cypher")):
        for statement in split_statements(path.read_text(encoding="utf-8")):
            _apply([token for token in scan(statement) if token.kind is not Kind.COMMENT], kept)
    return set().union(*kept.values())


def _apply(tokens: list[Token], kept: dict[str, set[Key]]) -> None:
    words = [token.word for token in tokens]
    kind = next((word for word in words if word in {"INDEX", "CONSTRAINT"}), "")
    if not kind or _NO_LOOKUP & set(words[: words.index(kind)]):
        return
    name = tokens[words.index(kind) + 1].text
    if words[0] == "DROP":
        kept.pop(name, None)
    elif words[0] == "CREATE":
        kept[name] = set(_keys(tokens, words))


def _keys(tokens: list[Token], words: list[str]) -> Iterable[Key]:
    start = words.index("FOR")
    ends = next(at for at in range(start, len(words)) if words[at] in {"ON", "REQUIRE"})
    texts = [token.text for token in tokens]
    owner = texts[texts.index(":", start, ends) + 1]
    for at in range(ends, len(texts) - 1):
        if texts[at] == ".":
            yield owner, texts[at + 1]
