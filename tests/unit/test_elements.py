"""Elements: what the page is given to draw, in words that fit and do no harm."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph.answers import Clocks, PersonRef, PostRef, UnitRef, Word
from graph.drawings import (
    DrawnPerson,
    DrawnPost,
    DrawnUnit,
    Hidden,
    OrgGraph,
    Place,
    SeatState,
    Tie,
    TieKind,
)
from viz.elements import DASHED, DOTTED, org_drawing
from viz.page import STATIC, render
from viz.places import Address
from viz.words import Words

EVIL = '<script>alert("x")</script>'
WORD = Word(
    "e1", "appointed", "2025-07-01", "r1", "decision", "On appointment", "7/QĐ", date(2025, 6, 30),
    datetime(2025, 7, 2, tzinfo=UTC), "official", "supports", "A", "1", "witnessed", 0.95, None,
    datetime(2025, 7, 2, tzinfo=UTC),
)  # fmt: skip
HOLDS = Tie(
    TieKind.HOLDS, "p", "q", start="2025-07-01", mode="full", term_to=date(2030, 6, 30),
    events=("e1",), confidence=0.95, evidence=(WORD,),
)  # fmt: skip


def drawn(*ties: Tie, name: str = "Room", state: SeatState = SeatState.HELD) -> OrgGraph:
    """A unit with one post, one person and one unit below."""
    root, below = UnitRef("u", "Office"), UnitRef("v", name)
    return OrgGraph(
        root,
        Clocks(date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC)),
        1,
        300,
        (),
        (
            DrawnUnit(root, Place.ROOT, opened=True),
            DrawnUnit(below, Place.BELOW, 1, hidden=Hidden(0, 7, 26)),
        ),
        (DrawnPost(PostRef("q", "Head", root, seats=1), state, 0),),
        (DrawnPerson(PersonRef("p", "Lan")),),
        (Tie(TieKind.PART_OF, "v", "u"), Tie(TieKind.IN, "q", "u"), *(ties or (HOLDS,))),
        hidden=Hidden(0, 7, 26),
    )


def edge(found: OrgGraph, tie: Tie) -> dict[str, object]:
    """The wire that stands for a tie."""
    edges = org_drawing(found, Words("en"))["edges"]
    return next(each for each in edges if each.get("id") == tie.id)


def page(found: OrgGraph, language: str = "en") -> str:
    """The picture as a part of a page."""
    told = {"drawing": org_drawing(found, Words(language)), "address": Address("/units/u", {})}
    return render("_org_graph.html", language, told)


class TestShapes:
    def test_each_kind_has_its_own(self) -> None:
        nodes = org_drawing(drawn(), Words("en"))["nodes"]
        assert {each["group"]: each["shape"] for each in nodes} == {
            "unit": "box", "post": "ellipse", "person": "text", "joint": "dot",
        }  # fmt: skip

    def test_no_colour_comes_from_the_server(self) -> None:
        assert "color" not in json.dumps(org_drawing(drawn(), Words("en")))

    @pytest.mark.parametrize(
        ("tie", "dashes"),
        [
            (HOLDS, False),
            (replace(HOLDS, lane="informal"), DASHED),
            (replace(HOLDS, start="2027-01-01"), DOTTED),
        ],
    )
    def test_informal_is_dashed_and_what_lies_ahead_dotted(
        self, tie: Tie, dashes: object
    ) -> None:  # fmt: skip
        assert edge(drawn(tie), tie)["dashes"] == dashes

    @pytest.mark.parametrize("mode", ["acting", "in_charge", "concurrent"])
    def test_a_mode_stands_on_the_edge_in_words(self, mode: str) -> None:
        tie = replace(HOLDS, mode=mode)
        assert edge(drawn(tie), tie)["label"] == Words("en").mode(mode)
        assert "label" not in edge(drawn(HOLDS), HOLDS)

    def test_the_page_does_no_physics(self) -> None:
        options = org_drawing(drawn(), Words("en"))["options"]
        assert options["physics"] is False
        assert options["layout"]["improvedLayout"] is False
        assert options["edges"]["smooth"] is False
        assert options["interaction"]["hideEdgesOnDrag"] is True


class TestWords:
    @pytest.mark.parametrize("state", [each for each in SeatState if each != SeatState.HELD])
    def test_every_state_of_a_post_has_a_word_of_its_own(self, state: SeatState) -> None:
        told = {
            each: org_drawing(drawn(state=each), Words("vi"))["cards"]["q"]["note"]
            for each in SeatState
        }
        assert told[state]
        assert list(told.values()).count(told[state]) == 1

    def test_what_is_hidden_is_counted(self) -> None:
        assert org_drawing(drawn(), Words("en"))["cards"]["v"]["note"] == "+ 7 posts · 26 people"

    def test_an_edge_is_a_sentence_with_its_source_and_grade(self) -> None:
        told = org_drawing(drawn(), Words("en"))
        tie = told["ties"][HOLDS.id]
        assert tie["text"] == "Lan holds the post Head, from 1 Jul 2025, term to 30 Jun 2030"
        (source,) = (told["sources"][word] for word in tie["words"])
        assert (source["grade"], source["source"]) == ("A1", "7/QĐ · On appointment")

    def test_the_legend_tells_of_what_is_drawn(self) -> None:
        found = drawn()
        bare = replace(found, posts=(), people=(), ties=())
        signs = [
            [each["sign"] for each in org_drawing(graph, Words("en"))["legend"]]
            for graph in (found, bare)
        ]
        assert {"unit", "post", "solid"} < set(signs[0])
        assert signs[1] == ["unit"]

    def test_both_languages_differ(self) -> None:
        vietnamese, english = (org_drawing(drawn(), Words(each)) for each in ("vi", "en"))
        assert vietnamese["legend"] != english["legend"]
        assert vietnamese["ties"] != english["ties"]
        assert vietnamese["size"] == english["size"]


class TestPage:
    def test_a_name_cannot_leave_its_place(self) -> None:
        text = page(drawn(name=EVIL))
        assert EVIL not in text
        data = re.search(r'id="drawing-data">(.*?)</script>', text, re.S)
        assert data
        assert json.loads(data[1])["cards"]["v"]["name"] == EVIL

    def test_nothing_in_it_needs_a_weaker_policy(self) -> None:
        text = page(drawn(), "vi")
        assert " style=" not in text
        assert not re.search(r"\son\w+=", text)
        assert all("src=" in tag or "application/json" in tag
                   for tag in re.findall(r"<script[^>]*>", text))  # fmt: skip

    def test_the_library_inserts_no_style(self) -> None:
        text = Path(STATIC / "vendor" / "vis-network-10.1.5.min.js").read_text("utf-8")
        assert 'createElement("style")' not in text
        assert "Changed for canbo" in text[:200]

    def test_the_script_writes_no_html(self) -> None:
        text = Path(STATIC / "graph.js").read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", text)
