"""Between the form of a what-if and a cascade: what is supposed is kept in the address.

``assume`` holds events as `graph.services.succeeding.what_if` reads them, ``posts`` the ids of
posts, each list with semicolons between. The boxes of the form stand in the address only until what
they say has joined a list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import quote, unquote

from graph.answers import Clocks, Hit, PostRef
from graph.errors import AmbiguousError, NotFoundError, UsageError
from graph.moving import Assumed
from graph.services.clocks import read_day
from graph.services.naming import resolve
from graph.services.search import LONGEST, search
from graph.services.standing import the_post
from graph.services.succeeding.cascade import Asked
from graph.services.succeeding.what_if import APPOINTED, LEAVE, read_assumed
from graph.store import View, ViewerStore
from graph.store.found import Kind
from viz.places import Address
from viz.supposing import FREE

MOST: Final = 50
"""Events, or posts, that may be supposed at once: as many as the API takes."""

BOXES: Final = ("add", "kind", "who", "who_id", "post", "post_id", "on")
"""What the form puts into the address."""

_BETWEEN: Final = ";"
_SEARCHED: Final = 40
_NEAR: Final = 8
"""How many are looked for, of any kind, and how many are offered."""

_KINDS: Final[Mapping[str, tuple[Kind, str]]] = {
    "who": ("people", "person"),
    "post": ("positions", "position"),
}


@dataclass(frozen=True, slots=True)
class Supposed:
    """One thing supposed: what it is or, where it cannot be, a code of the faults.

    Attributes:
        without: the address without it.
    """

    text: str
    what: Assumed | PostRef | None
    fault: str
    without: str


@dataclass(frozen=True, slots=True)
class Supposing:
    """All that is supposed, and the form as it was filled in.

    Attributes:
        faults: what is wrong in the form, by box.
        joined: where to go once what the form says has joined the rest.
    """

    events: tuple[Supposed, ...] = ()
    posts: tuple[Supposed, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    joined: str = ""

    @property
    def listed(self) -> tuple[Supposed, ...]:
        """Everything that is supposed."""
        return (*self.events, *self.posts)

    @property
    def free(self) -> tuple[str, ...]:
        """The ids of the posts that are supposed to be free."""
        return tuple(each.text for each in self.posts)

    @property
    def wrong(self) -> bool:
        """Whether anything cannot be supposed, so that there is no answer."""
        return bool(self.faults) or any(each.fault for each in self.listed)

    def on(self, asked: Asked) -> Asked:
        """A question with what is supposed added to it."""
        return replace(
            asked,
            posts=(*asked.posts, *self.free),
            assume=tuple(each.text for each in self.events),
        )


def read_supposing(store: ViewerStore, address: Address, clocks: Clocks) -> Supposing:
    """What an address supposes; a form that is whole leads to where it has joined the rest."""
    lists = {name: _parts(address.query.get(name, "")) for name in ("assume", "posts")}
    faults: dict[str, str] = {}
    if any(len(each) > MOST for each in lists.values()):
        faults["kind"] = "many"
    kept = {name: each[:MOST] for name, each in lists.items()}
    found = Supposing(
        tuple(_event(store, clocks, address, kept["assume"], each) for each in kept["assume"]),
        tuple(_post(store, clocks, address, kept["posts"], each) for each in kept["posts"]),
        {name: address.query.get(name, "") for name in BOXES},
        faults,
    )
    return _joined(store, address, clocks, lists, found) if found.given["add"] else found


def _parts(text: str) -> list[str]:
    return [unquote(part) for part in dict.fromkeys(text.split(_BETWEEN)) if part.strip()]


def _told(parts: list[str]) -> str | None:
    return _BETWEEN.join(quote(part, safe=":>/@ ") for part in parts) or None


def _event(
    store: ViewerStore, clocks: Clocks, address: Address, all_: list[str], text: str
) -> Supposed:  # fmt: skip
    def read(view: View) -> Assumed:
        return read_assumed(view, text, clocks, by_id=True)

    without = address.here(assume=_told([each for each in all_ if each != text]))
    return _supposed(store, text, read, without)


def _post(
    store: ViewerStore, clocks: Clocks, address: Address, all_: list[str], text: str
) -> Supposed:  # fmt: skip
    def read(view: View) -> PostRef:
        return the_post(view, text, clocks, by_id=True)

    without = address.here(posts=_told([each for each in all_ if each != text]))
    return _supposed(store, text, read, without)


def _supposed(
    store: ViewerStore, text: str, read: Callable[[View], Assumed | PostRef], without: str
) -> Supposed:  # fmt: skip
    try:
        return Supposed(text, store.ask("supposed", read), "", without)
    except NotFoundError:
        return Supposed(text, None, "missing", without)
    except UsageError:
        return Supposed(text, None, "event", without)


def _joined(
    store: ViewerStore,
    address: Address,
    clocks: Clocks,
    lists: Mapping[str, list[str]],
    found: Supposing,
) -> Supposing:
    """The same with what the form says: where to go next or, where it is not whole, its faults."""
    given, faults = found.given, dict(found.faults)
    choices: dict[str, tuple[Hit, ...]] = {}
    kind = given["kind"]
    if kind not in (*LEAVE, APPOINTED, FREE):
        faults.setdefault("kind", "kind")
    wanted = [*(["who"] if kind != FREE else []), *(["post"] if kind in (APPOINTED, FREE) else [])]
    named: dict[str, str] = {}
    for box in wanted:
        named[box], fault, choices[box] = _named(store, given, box, clocks)
        if fault:
            faults[box] = fault
    day = _day(given["on"], clocks) if kind != FREE else ""
    if day is None:
        faults["on"] = "day"
    more = replace(
        found, faults=faults, choices={box: hits for box, hits in choices.items() if hits}
    )
    if more.wrong:
        return more
    if kind == FREE:
        changed = {"posts": _told([*lists["posts"], named["post"]])}
    else:
        whom = f"{named['who']}>{named['post']}" if kind == APPOINTED else named["who"]
        changed = {"assume": _told([*lists["assume"], f"{kind}:{whom}:{day}"])}
    return replace(more, joined=address.here(**dict.fromkeys(BOXES), **changed))


def _day(text: str, clocks: Clocks) -> str | None:
    """A day as typed; that of the page for none, None for what is no day."""
    try:
        return (read_day(text) if text else clocks.as_of).isoformat()
    except UsageError:
        return None


def _named(
    store: ViewerStore, given: Mapping[str, str], box: str, clocks: Clocks
) -> tuple[str, str, tuple[Hit, ...]]:
    """The id of whom or what a box names, or what is wrong, and what it may mean."""
    kind, hit_kind = _KINDS[box]
    text = given[box].strip()
    chosen_kind, _, chosen = given[f"{box}_id"].partition(":")
    if chosen and chosen_kind == hit_kind:
        return chosen, "", ()
    if not text or chosen:
        return "", f"no_{box}" if chosen else box, ()
    try:
        return store.ask("named", lambda view: resolve(view, kind, text, clocks)), "", ()
    except (AmbiguousError, NotFoundError):
        near = _near(store, text, hit_kind, clocks)
        return "", "choose" if near else "none", near
    except UsageError:
        return "", "none", ()


def _near(store: ViewerStore, text: str, kind: str, clocks: Clocks) -> tuple[Hit, ...]:
    """What a text may mean, of one kind; of more than a few, the best."""
    try:
        hits = search(store, text[:LONGEST], _SEARCHED, clocks)
    except UsageError:
        return ()
    return tuple(hit for hit in hits if hit.kind == kind)[:_NEAR]
