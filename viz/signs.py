"""What the lines and cards of an org graph mean, and the marks of what is heard."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graph.drawings import OrgGraph, Tie
from graph.heard import SignalRow
from graph.vocabulary import Lane
from viz.heard import told
from viz.language import N_
from viz.places import Address
from viz.wording import earliest
from viz.words import Words

_HERE: Final = Address("/", {})
INFORMAL, FORECAST = "informal", "forecast"

_LEGEND: Final = (
    ("unit", N_("unit")),
    ("post", N_("post")),
    ("person", N_("person")),
    ("vacant", N_("vacant or unknown post, as its word says")),
    ("solid", N_("official")),
    ("dashed", N_("informal, nobody has confirmed it")),
    ("dotted", N_("expected, lies ahead")),
)


def stroke(tie: Tie, found: OrgGraph) -> str:
    """How a tie is drawn: solid, dashed where it is informal, dotted where it lies ahead."""
    if tie.lane == Lane.INFORMAL:
        return INFORMAL
    begins = earliest(tie.start)
    return FORECAST if begins and begins > found.clocks.as_of else "solid"


def legend(
    found: OrgGraph,
    cards: Mapping[str, Mapping[str, Any]],
    words: Words,
    *,
    informal: bool = False,
) -> list[dict[str, str]]:
    """What the signs mean that are in the picture; ``informal``: whether anything is heard."""
    styles = {INFORMAL: "dashed", FORECAST: "dotted"}
    lines = (stroke(tie, found) for tie in found.ties)
    kinds = {"vacant" if card.get("open") else card["kind"] for card in cards.values()}
    seen = {
        *kinds,
        *(("dashed",) if informal else ()),
        *(styles.get(style, style) for style in lines),
    }
    return [{"sign": sign, "text": words.say(text)} for sign, text in _LEGEND if sign in seen]


def heard_marks(
    signals: Sequence[SignalRow], cards: Mapping[str, dict[str, Any]], words: Words
) -> dict[str, dict[str, Any]]:
    """What is heard of the cards, by signal; every card lists what is heard of it."""
    found: dict[str, dict[str, Any]] = {}
    for row in signals:
        nodes = [node for node in dict.fromkeys(part.node.id for part in row.parts)
                 if node in cards]  # fmt: skip
        if nodes:
            found[row.id] = {
                "text": told(row, words),
                "sure": words.percent(row.probability),
                "lane": words.lane(INFORMAL),
                "nodes": nodes,
                "href": _HERE.to("signal", row.id),
            }
        for node in nodes:
            cards[node].setdefault("heard", []).append(row.id)
    return found
