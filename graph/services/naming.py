"""Find what a person means by a name: an id, an external id, or a unique name."""

from collections.abc import Sequence
from typing import Final

from graph.answers import Clocks, Hit, PersonRef, PostRef, UnitRef
from graph.errors import AmbiguousError, NotFoundError, UsageError
from graph.names import fold, is_text
from graph.store import View, ViewerStore
from graph.store.found import Key, Kind
from graph.told import either, quoted, told

_WORDS: Final[dict[Kind, tuple[str, str]]] = {
    "people": (told("person"), "person"),
    "positions": (told("post"), "position"),
    "units": (told("unit"), "unit"),
}
_PLURALS: Final[dict[Kind, str]] = {
    "people": told("people"), "positions": told("posts"), "units": told("units"),
}  # fmt: skip
NO_ID: Final = "Search for it, or look it up by its name or external id, to learn its id."
"""What to do about something that is no id, whatever it is."""

LONGEST: Final = 2000
"""Characters that a text which names something has at most."""

_LONG: Final = 200
"""Characters beyond which a text is looked for as a whole: the index refuses that many choices."""

_SPECIAL: Final = frozenset('+-&|!(){}[]^"~*?:\\/')
_LISTED: Final = 20


def full_text(text: str) -> str:
    """A full-text query that finds names by whole words, beginnings of words and near misses."""
    plain = fold("".join(" " if letter in _SPECIAL else letter for letter in text))
    if len(plain) > _LONG:
        return f'"{plain}"'
    return " AND ".join(_near(word) for word in plain.split())


def check_text(text: str, longest: int = LONGEST) -> None:
    """Refuse what nothing can be called.

    Raises:
        UsageError: it is too long, or holds a character that is no text.
    """
    if len(text) > longest or not is_text(text):
        shown = text if len(text) <= _LISTED else f"{text[:_LISTED]}…"
        message = told("Nothing can be called %(name)s.", name=quoted(shown))
        hint = told("Give up to %(longest)s characters that can be read.", longest=longest)
        raise UsageError(message, hint)


def _near(word: str) -> str:
    if len(word) < 3:
        return f'("{word}"^4 OR {word}*)'
    return f'("{word}"^4 OR {word}*^2 OR {word}~{1 if len(word) < 6 else 2})'


def resolve(view: View, kind: Kind, text: str, clocks: Clocks, *, by_id: bool = False) -> str:
    """The id of the one unit, post or person that a text names.

    An id goes before an external id, that before an exact name, that before a name without
    diacritics. With ``by_id`` only an id counts; that of a record joined into another stands for
    the person it is projected as. What nothing named at the moment asked for is not there.

    Raises:
        NotFoundError: nothing answers to it; the hint names what comes near, or how to get an id.
        AmbiguousError: several do; they are listed.
        UsageError: nothing can be called that.
    """
    check_text(text)
    keys = [key for key in view.keys(kind, text, clocks) if key.live]
    if by_id:
        return _by_id(keys, kind, text)
    spare = "#".join(part.strip() for part in text.split("#"))
    if not keys and spare != text:
        return resolve(view, kind, spare, clocks)
    for chosen in (
        [key for key in keys if key.id == text],
        [key for key in keys if key.external_id == text],
        keys,
    ):
        if chosen:
            return _only(chosen, kind, text)
    near = _near_hits(view, kind, text, clocks)
    same = [hit for hit in near if hit.name and fold(hit.name) == fold(text)]
    if same:
        return _only([_key(hit) for hit in view.browsing(clocks).placed(same)], kind, text)
    raise NotFoundError(_none(kind, text), _hint(near))


def look_up_units(
    store: ViewerStore, clocks: Clocks, external_id: str | None, name: str | None
) -> Sequence[UnitRef]:
    """All units of an external id or, where none is given, of a name; none is an answer too.

    A name fits as written or, where none does, without regard to case and diacritics.
    """
    return store.ask(
        "look up units",
        lambda view: view.papers(clocks).refs.units(
            _fitting(view, "units", clocks, external_id, name)
        ),
    )


def look_up_posts(
    store: ViewerStore, clocks: Clocks, external_id: str | None, name: str | None
) -> Sequence[PostRef]:
    """All posts of an external id or a title; see :func:`look_up_units`."""
    return store.ask(
        "look up posts",
        lambda view: view.papers(clocks).refs.posts(
            _fitting(view, "positions", clocks, external_id, name)
        ),
    )


def look_up_people(
    store: ViewerStore, clocks: Clocks, external_id: str | None, name: str | None
) -> Sequence[PersonRef]:
    """All people of an external id or a name; see :func:`look_up_units`."""
    return store.ask(
        "look up people",
        lambda view: view.papers(clocks).refs.whole_people(
            _fitting(view, "people", clocks, external_id, name)
        ),
    )


def _fitting(
    view: View, kind: Kind, clocks: Clocks, external_id: str | None, name: str | None
) -> list[str]:
    if external_id is None:
        return sorted(set(_named(view, kind, name or "", clocks)))
    keys = view.keys(kind, external_id, clocks)
    return sorted({key.id for key in keys if key.live and key.external_id == external_id})


def _named(view: View, kind: Kind, name: str, clocks: Clocks) -> list[str]:
    exact = [key.id for key in view.keys(kind, name, clocks) if key.live and key.name == name]
    if exact:
        return exact
    near = _near_hits(view, kind, name, clocks)
    return [hit.id for hit in near if hit.name and fold(hit.name) == fold(name)]


def _near_hits(view: View, kind: Kind, text: str, clocks: Clocks) -> list[Hit]:
    return [hit for hit in find(view, text, _LISTED, clocks) if hit.kind == _WORDS[kind][1]]


def _by_id(keys: Sequence[Key], kind: Kind, text: str) -> str:
    found = [key.id for key in keys if key.record == text]
    if not found:
        raise NotFoundError(_none(kind, text), NO_ID)
    return found[0]


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
    message = told(
        "%(count)s %(what)s answer to %(name)s.",
        count=len(keys), what=_PLURALS[kind], name=quoted(text),
    )  # fmt: skip
    raise AmbiguousError(message, listed, "Name one by its id.")


def _none(kind: Kind, text: str) -> str:
    return told("There is no %(what)s %(name)s.", what=_WORDS[kind][0], name=quoted(text))


def _hint(near: Sequence[Hit]) -> str:
    names = list(dict.fromkeys(hit.name for hit in near if hit.name))[:3]
    if not names:
        return "Look for it with `canbo search`."
    return told("Did you mean %(names)s?", names=either(names))
