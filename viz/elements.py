"""An org graph as data for vis-network: cards and wires at fixed places, and what is told of each.

pyvis makes the dictionaries of nodes and edges; its pages are never used.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from graph.analysis.layout import Layout, narrow_layout, wide_layout
from graph.analysis.pieces import End, Wire
from graph.answers import Word
from graph.drawings import DrawnPost, DrawnUnit, OrgGraph, Place, SeatState, Tie, TieKind
from graph.heard import SignalRow
from graph.vocabulary import Mode, Stance
from viz.places import Address
from viz.signs import FORECAST, INFORMAL, heard_marks, legend, stroke
from viz.wording import hidden_text, post_note, since_text, tie_text, unit_note
from viz.words import Words

_HERE: Final = Address("/", {})

Data = dict[str, Any]
"""What becomes JSON in the page."""

SHAPES: Final = {"unit": "box", "post": "ellipse", "person": "text", "joint": "dot"}
"""The shape each kind of node has where the page draws no card of its own."""

DASHED, DOTTED = [9, 5], [2, 5]

OPTIONS: Final[Data] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False, "hierarchical": False},
    "nodes": {"physics": False, "shadow": False, "borderWidth": 1, "labelHighlightBold": False},
    "edges": {
        "physics": False,
        "smooth": False,
        "shadow": False,
        "width": 1.5,
        "selectionWidth": 1.5,
        "hoverWidth": 0,
        "arrows": {"to": False},
        "font": {"size": 13, "align": "horizontal", "strokeWidth": 0},
    },
    "interaction": {
        "dragNodes": False,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "hover": False,
        "keyboard": False,
        "multiselect": False,
        "tooltipDelay": 3_600_000,
    },
}


def org_drawing(found: OrgGraph, words: Words, signals: Sequence[SignalRow] = ()) -> Data:
    """What the page needs to draw a unit.

    ``nodes`` and ``edges`` are vis-network's for a wide screen, ``narrow`` holds those for a phone;
    ``cards`` and ``ties`` tell of each by id, ``sources`` of the reports behind the
    ties, ``order`` lists the cards;
    ``legend``, ``options``, ``size`` and ``cut`` (nodes left out) go with them. ``heard`` tells
    of what is only heard, named by the cards it is about: a dashed mark on each, a dashed line
    between two; it moves nothing.
    """
    cards = _cards(found, words)
    heard = heard_marks(signals, cards, words)
    return {
        **_placed(found, wide_layout(found), cards, words, heard),
        "narrow": _placed(found, narrow_layout(found), cards, words, heard),
        "heard": heard,
        "cards": cards,
        "order": list(cards),
        "ties": _ties(found, words),
        "sources": {
            _source(word): _word(word, words) for tie in found.ties for word in tie.evidence
        },
        "root": found.unit.id,
        "expanded": list(found.expanded),
        "cut": found.cut,
        "legend": legend(found, cards, words, informal=bool(heard)),
        "options": OPTIONS,
    }


def _placed(
    found: OrgGraph, layout: Layout, cards: Data, words: Words, heard: Data
) -> Data:  # fmt: skip
    # Heavy, and only pictures need it; it ships no types.
    from pyvis.network import Network  # type: ignore[import-untyped]

    network = Network(directed=True)
    for node, box in layout.boxes.items():
        kind = cards[node]["kind"]
        lines = [*box.lines, cards[node]["note"]]
        x, y = box.centre
        network.add_node(
            node, label="\n".join(filter(None, lines)), shape=SHAPES[kind], group=kind, x=x, y=y,
            width=box.width, height=box.height, lines=list(box.lines),
        )  # fmt: skip
    ties = {tie.id: tie for tie in found.ties}
    for wire in layout.wires:
        ends = [_joint(network, end) for end in (wire.start, wire.end)]
        network.add_edge(*ends, **_edge(wire, ties, found, words))
    for each in heard.values():
        for first, second in pairwise(each["nodes"]):
            network.add_edge(first, second, arrows="", group="signal", chosen=False,
                             dashes=DASHED, label=each["sure"])  # fmt: skip
    for node in network.nodes:
        node.pop("color", None)
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "size": [layout.width, layout.height],
    }


def _joint(network: Any, end: End) -> str:  # noqa: ANN401 - pyvis has no types
    if isinstance(end, str):
        return end
    name = f"joint {end[0]} {end[1]}"
    if name not in network.node_map:
        network.add_node(
            name, label=" ", shape=SHAPES["joint"], group="joint", x=end[0], y=end[1], size=0
        )
    return name


def _edge(wire: Wire, ties: Mapping[str, Tie], found: OrgGraph, words: Words) -> Data:
    tie = ties.get(wire.tie or "")
    if tie is None:
        return {"arrows": "", "group": "bus", "chosen": False}
    style = stroke(tie, found)
    mode = tie.mode if tie.kind is TieKind.HOLDS and tie.mode != Mode.FULL else None
    return {
        "id": tie.id,
        "arrows": "",
        "group": tie.kind.value,
        "dashes": {INFORMAL: DASHED, FORECAST: DOTTED}.get(style, False),
        **({"label": words.mode(mode)} if mode else {}),
    }


def _cards(found: OrgGraph, words: Words) -> Data:
    holds = [tie for tie in found.ties if tie.kind is TieKind.HOLDS]
    beside = {
        node: tie
        for tie in found.ties
        if tie.kind is TieKind.BECAME
        for node in (tie.source, tie.target)
    }
    told: Data = {}
    for unit in found.units:
        told[unit.id] = _unit_card(unit, beside.get(unit.id), words)
    for post in found.posts:
        held = len({tie.source for tie in holds if tie.target == post.id})
        told[post.id] = _post_card(post, held, words)
    for person in found.people:
        own = [tie for tie in holds if tie.source == person.id]
        note = since_text(own[0], words) if own else ""
        name = person.ref.name or person.id
        told[person.id] = {
            "kind": "person", "name": name, "note": note, "href": _HERE.to("person", person.id),
        }  # fmt: skip
    return told


def _unit_card(unit: DrawnUnit, tie: Tie | None, words: Words) -> Data:
    may_open = unit.place is Place.BELOW and (unit.opened or bool(unit.hidden))
    return {
        "kind": "unit",
        "place": unit.place.value,
        "name": unit.ref.name or unit.id,
        "note": unit_note(unit, tie, words),
        "hidden": hidden_text(unit.hidden, words, full=True),
        "opened": unit.opened,
        "opens": may_open,
        "href": _HERE.to("unit", unit.id),
    }


def _post_card(post: DrawnPost, held: int, words: Words) -> Data:
    return {
        "kind": "post",
        "name": post.ref.title or post.id,
        "note": post_note(post, held, words),
        "state": post.state.value,
        "open": post.state is not SeatState.HELD or bool(post.empty),
        "href": _HERE.to("position", post.id),
    }


def _ties(found: OrgGraph, words: Words) -> Data:
    names = {unit.id: unit.ref.name for unit in found.units}
    names |= {post.id: post.ref.title for post in found.posts}
    names |= {person.id: person.ref.name for person in found.people}
    return {
        tie.id: {
            "source": tie.source,
            "target": tie.target,
            "text": tie_text(
                tie,
                names[tie.source] or tie.source,
                names[tie.target] or tie.target,
                words,
            ),
            "lane": words.lane(tie.lane),
            "sure": words.percent(tie.confidence) if tie.confidence is not None else "",
            "words": [_source(word) for word in tie.evidence],
        }
        for tie in found.ties
    }


def _source(word: Word) -> str:
    return f"{word.event} {word.report} {word.row or ''}".strip()


def _word(word: Word, words: Words) -> Data:
    """A report's word as lines of text: what it says, who says it, and how good that is."""
    source = " · ".join(part for part in (word.number, word.title) if part)
    return {
        "said": f"{words.event(word.kind)} {words.day(word.on)}".strip(),
        "source": source or words.report(word.report_kind),
        "kind": words.report(word.report_kind),
        "day": words.day(word.issued_on or word.received_at.astimezone().date()),
        "grade": f"{word.reliability}{word.credibility}",
        "graded": words.grade(word.reliability, word.credibility),
        "denies": word.stance == Stance.CONTRADICTS,
        "href": _HERE.to("report", word.report),
    }
