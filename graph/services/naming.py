"""Find what a person means by a name: an id, an external id, or a unique name."""

from collections.abc import Sequence
from typing import Final

from graph.answers import Clocks, Hit
from graph.errors import AmbiguousError, NotFoundError
from graph.names import fold
from graph.store import View
from graph.store.found import Key, Kind

_WORDS: Final[dict[Kind, tuple[str, str]]] = {
    "people": ("person", "person"),
    "positions": ("post", "position"),
    "units": ("unit", "unit"),
}
_PLURALS: Final[dict[Kind, str]] = {"people": "people", "positions": "posts", "units": "units"}
_SPECIAL: Final = frozenset('+-&|!(){}[]^"~*?:\\/')
_LISTED: Final = 20


def full_text(text: str) -> str:
    """A full-text query that finds names by whole words, beginnings of words and near misses."""
    plain = fold("".join(" " if letter in _SPECIAL else letter for letter in text))
    return " AND ".join(_near(word) for word in plain.split())


def _near(word: str) -> str:
    if len(word) < 3:
        return f'("{word}"^4 OR {word}*)'
    return f'("{word}"^4 OR {word}*^2 OR {word}~{1 if len(word) < 6 else 2})'


def resolve(view: View, kind: Kind, text: str, clocks: Clocks) -> str:
    """The id of the one unit, post or person that a text names.

    An id goes before an external id, that before an exact name, that before a name without
    diacritics.

    Raises:
        NotFoundError: nothing answers to it; the hint names what comes near.
        AmbiguousError: several do; they are listed.
    """
    spare = "#".join(part.strip() for part in text.split("#"))
    keys = [key for key in view.keys(kind, text, clocks) if key.live or clocks.historic]
    if not keys and spare != text:
        return resolve(view, kind, spare, clocks)
    for chosen in (
        [key for key in keys if key.id == text],
        [key for key in keys if key.external_id == text],
        keys,
    ):
        if chosen:
            return _only(chosen, kind, text)
    near = [hit for hit in find(view, text, _LISTED, clocks) if hit.kind == _WORDS[kind][1]]
    same = [hit for hit in near if hit.name and fold(hit.name) == fold(text)]
    if same:
        return _only([_key(hit) for hit in same], kind, text)
    message = f"There is no {_WORDS[kind][0]} {text!r}."
    raise NotFoundError(message, _hint(near))


def find(view: View, text: str, limit: int, clocks: Clocks) -> list[Hit]:
    """Units, posts and people whose names come near a text, best first."""
    query = full_text(text)
    return view.search(query, limit, clocks) if query else []


def _key(hit: Hit) -> Key:
    external_id = hit.external_ids[0] if hit.external_ids else None
    where = (hit.unit.name or "") if hit.unit else ""
    return Key(hit.id, hit.name, external_id, live=True, where=where)


def _only(keys: Sequence[Key], kind: Kind, text: str) -> str:
    if len(keys) == 1:
        return keys[0].id
    listed = [
        "  ".join(part for part in (key.id, key.external_id, key.name, key.where) if part)
        for key in keys[:_LISTED]
    ]
    message = f"{len(keys)} {_PLURALS[kind]} answer to {text!r}."
    raise AmbiguousError(message, listed, "Name one by its id.")


def _hint(near: Sequence[Hit]) -> str:
    names = list(dict.fromkeys(hit.name for hit in near if hit.name))[:3]
    if not names:
        return "Look for it with `canbo search`."
    return f"Did you mean {' or '.join(names)}?"
