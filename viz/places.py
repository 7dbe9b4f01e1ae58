"""Units as rows of a table, and the addresses of things, with the clocks carried along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, urlencode

from graph.store.found import Twig
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

CLOCKS: Final = ("as_of", "known_at")
_PAGES: Final[Mapping[str, str]] = {
    "unit": "units",
    "position": "posts",
    "person": "people",
    "event": "events",
    "report": "reports",
    "signal": "signals",
}


def units_table(twigs: Sequence[Twig], words: Words) -> Table:
    """The units directly below one, with how many units and people are in each."""
    say = words.say
    rows = [
        Row((
            Cell(twig.unit.name or twig.unit.id, ("unit", twig.unit.id)),
            Cell(words.unit_kind(twig.unit.kind)),
            Cell(words.number(twig.units) if twig.units else ""),
            Cell(words.number(twig.people)),
        ))
        for twig in twigs
    ]  # fmt: skip
    columns = (
        Column(say("Unit")),
        Column(say("Kind")),
        Column(say("Units below"), numeric=True),
        Column(say("People in post"), numeric=True),
    )
    return Table("units", say("Units below"), columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reader is; every link made from it keeps the two clocks.

    Attributes:
        path: the path of the page.
        query: what stands behind it, as typed.
    """

    path: str
    query: Mapping[str, str]

    @property
    def clocks(self) -> dict[str, str]:
        """The clocks as typed; what is not given is not carried."""
        return {name: self.query[name] for name in CLOCKS if self.query.get(name)}

    @property
    def others(self) -> dict[str, str]:
        """What else stands in the address, to be kept when the clocks are set."""
        return {name: text for name, text in self.query.items() if name not in (*CLOCKS, "lang")}

    def to(self, kind: str, node: str, *further: str, **more: str) -> str:
        """The page of a unit, post, person, event or report, or something under it."""
        parts = (_PAGES[kind], node, *further)
        return self.at("/" + "/".join(quote(part, safe="") for part in parts), **more)

    def api(self, *parts: str, **more: str) -> str:
        """What programs ask for the same answer."""
        return self.at("/api/v1/" + "/".join(quote(part, safe="") for part in parts), **more)

    def at(self, path: str, **more: str) -> str:
        """A path with the clocks and more behind it."""
        return _joined(path, {**self.clocks, **more})

    def sub(self, name: str) -> str:
        """A file of what this page shows, or something under it."""
        path = self.path.removesuffix("/events") if name.startswith("events.") else self.path
        return replace(self, path=f"{path}/{name}").here()

    def here(self, **changes: str | None) -> str:
        """This page with some of what stands behind it changed, or with None taken away."""
        kept = {name: text for name, text in self.query.items() if text and name != "lang"}
        return _joined(self.path, {**kept, **changes})

    def without_clocks(self) -> "Address":
        """The same place, today and with all that is known."""
        return replace(self, query=self.others)


def _joined(path: str, query: Mapping[str, str | None]) -> str:
    given = {name: text for name, text in query.items() if text}
    return f"{path}?{urlencode(given)}" if given else path
