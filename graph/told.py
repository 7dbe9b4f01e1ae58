"""What is said to whoever is refused something: English, which knows what it was made of.

Programs and the command line read the English. A page says the same in its reader's language: it
looks the text up in its catalogue and fills in the values, which may be of this kind themselves
(:func:`viz.retelling.retell`). Copied or pickled, all of this is a plain text.
"""

from collections.abc import Iterable, Mapping


class Told(str):
    """A text that can be said again in another language."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


class Phrase(Told):
    """A text of the catalogue, its ``%(name)s`` filled in."""

    __slots__ = ("text", "values")
    text: str
    values: Mapping[str, object]


class Chain(Told):
    """Several texts, one after another."""

    __slots__ = ("between", "parts")
    between: str
    parts: tuple[str, ...]


class Code(Told):
    """A word of one of canbo's own tables, for which every language has a name."""

    __slots__ = ("code", "table")
    table: str
    code: str


class Quote(Told):
    """What somebody typed, repeated to them."""

    __slots__ = ("given",)
    given: str


def told(text: str, /, **values: object) -> str:
    """A text with its ``%(name)s`` filled in.

    Values are names, ids, numbers, days, or what this module makes. The text is written out in the
    call: ``python -m tools.messages`` finds it there.
    """
    made = Phrase(text % values if values else text)
    made.text, made.values = text, values
    return made


def chained(parts: Iterable[str], between: str = "; ") -> str:
    """Several texts as one."""
    listed = tuple(parts)
    made = Chain(between.join(listed))
    made.between, made.parts = between, listed
    return made


def either(parts: Iterable[str]) -> str:
    """One of several texts, of which there is one at least."""
    first, *others = parts
    for each in others:
        first = told("%(one)s or %(other)s", one=first, other=each)
    return first


def both(parts: Iterable[str]) -> str:
    """All of several texts, of which there is one at least."""
    first, *others = parts
    for each in others:
        first = told("%(one)s and %(other)s", one=first, other=each)
    return first


def is_told(text: object) -> bool:
    """Whether a text can be said again in another language."""
    return isinstance(text, Told)


def coded(table: str, code: str, shown: str = "") -> str:
    """A code of a table that :mod:`viz.retelling` names; in English as such, or as ``shown``."""
    made = Code(shown or code)
    made.table, made.code = table, code
    return made


def quoted(text: str) -> str:
    """A text in quotation marks; what nobody could read in it stands as its code."""
    made = Quote(repr(text))
    made.given = text
    return made
