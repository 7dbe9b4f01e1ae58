"""What the lines and cards of an org graph mean."""

from collections.abc import Mapping
from typing import Any, Final

from graph.drawings import OrgGraph, Tie
from graph.vocabulary import Lane
from viz.language import N_
from viz.wording import earliest
from viz.words import Words

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
    found: OrgGraph, cards: Mapping[str, Mapping[str, Any]], words: Words
) -> list[dict[str, str]]:
    """What the signs mean that are in the picture."""
    styles = {INFORMAL: "dashed", FORECAST: "dotted"}
    lines = (stroke(tie, found) for tie in found.ties)
    kinds = {"vacant" if card.get("open") else card["kind"] for card in cards.values()}
    seen = {*kinds, *(styles.get(style, style) for style in lines)}
    return [{"sign": sign, "text": words.say(text)} for sign, text in _LEGEND if sign in seen]
