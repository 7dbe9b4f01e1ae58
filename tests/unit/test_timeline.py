"""Timelines: a row for every tenure and every gap, in words and as valid XML."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from graph.answers import (
    Clash,
    Clocks,
    History,
    Overlap,
    PersonRef,
    PostRef,
    Stretch,
    Succession,
    Tenure,
    Term,
    UnitRef,
)
from viz.timeline import career_picture, succession_picture
from viz.words import Words

UNIT = UnitRef("u", "Office")
POST = PostRef("q", "Head", UNIT)
LAN = PersonRef("p", "Lan")
CLOCKS = Clocks(date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC))
SVG = "{http://www.w3.org/2000/svg}"
EVIL = '<script>alert("x")</script>'


def tenure(begins: str | None, ends: str | None = None, mode: str = "full") -> Tenure:
    """A tenure between two days."""
    start = date.fromisoformat(begins) if begins else None
    end = date.fromisoformat(ends) if ends else None
    return Tenure(
        POST, LAN, begins, ends, mode, "stated" if begins else "seen", "stated" if ends else None,
        None, None, None, (Term(begins, ends),), (start, end), (start, end), "e1", None, ("e1",),
    )  # fmt: skip


def succession(
    *tenures: Tenure, gaps: tuple[Stretch, ...] = (), clashes: tuple[Clash, ...] = ()
) -> Succession:
    """Who held the post."""
    return Succession(POST, CLOCKS, tenures, gaps, clashes)


def pictures(text: str) -> list[ElementTree.Element]:
    """Both pictures, the wide one first."""
    return ElementTree.fromstring(f"<both>{text}</both>").findall(f"{SVG}svg")  # noqa: S314


def rows(picture: ElementTree.Element, look: str = "") -> list[str]:
    """The labels of rows of a look."""
    return [
        row.findtext(f"{SVG}text") or ""
        for row in picture.findall(f"{SVG}a")
        if f"line-{look}" in row.attrib["class"]
    ]


def looks(picture: ElementTree.Element) -> set[str]:
    """The looks of all bars."""
    return {
        bar.attrib["class"].removeprefix("bar bar-")
        for bar in picture.iter(f"{SVG}rect")
        if bar.attrib.get("class", "").startswith("bar")
    }


class TestSuccession:
    def test_after_the_post_has_ended_nothing_is_unknown(self) -> None:
        held = tenure("2015-01-01", "2020-01-01")
        found = replace(succession(held), ended=date(2020, 1, 1))
        assert "unknown" in succession_picture(succession(held), Words("en"))
        assert rows(pictures(str(succession_picture(found, Words("en"))))[0]) == ["Lan"]

    def test_the_legend_tells_of_what_is_drawn(self) -> None:
        found = succession(tenure("2015-01-01", "2020-01-01", "acting"), tenure("2020-01-01"))
        drawn = str(succession_picture(found, Words("en")))
        assert re.findall("sign-([a-z_]+)", drawn) == ["full", "acting"]
        assert "</span>acting</li>" in drawn

    def test_a_gap_is_a_row_in_its_place(self) -> None:
        gap = Stretch(date(2021, 1, 1), date(2022, 1, 1))
        found = succession(tenure("2020-01-01", "2021-01-01"), tenure("2022-01-01"), gaps=(gap,))
        for picture in pictures(succession_picture(found, Words("en"))):
            assert rows(picture) == ["Lan", "vacant", "Lan"]
            assert rows(picture, "vacant") == ["vacant"]

    def test_vacant_and_unknown_differ_by_word_and_pattern(self) -> None:
        unsure = replace(
            tenure("2020-01-01"), end_basis="absent", not_after=date(2023, 1, 1),
            widest=(date(2020, 1, 1), date(2023, 1, 1)), sure=(date(2020, 1, 1), date(2022, 1, 1)),
        )  # fmt: skip
        found = succession(unsure, gaps=(Stretch(date(2023, 1, 1), None),))
        for language, unknown in (("en", "unknown"), ("vi", "chưa rõ")):
            picture, _ = pictures(succession_picture(found, Words(language)))
            assert rows(picture, "unknown") == [unknown]
            assert rows(picture, "vacant") not in ([], [unknown])
        assert {"unsure", "unknown", "vacant", "full"} <= looks(picture)

    def test_every_bar_leads_to_the_row_of_its_tenure(self) -> None:
        found = succession(tenure("2022-01-01"), tenure("2020-01-01", "2022-01-01"))
        picture, _ = pictures(succession_picture(found, Words("en")))
        assert [row.attrib["href"] for row in picture.findall(f"{SVG}a")] == [
            "#tenure-2", "#tenure-1",
        ]  # fmt: skip

    @pytest.mark.parametrize("mode", ["acting", "in_charge", "concurrent"])
    def test_a_mode_is_a_pattern_and_a_word(self, mode: str) -> None:
        text = succession_picture(succession(tenure("2020-01-01", mode=mode)), Words("vi"))
        assert looks(pictures(text)[0]) == {mode}
        assert Words("vi").mode(mode) in text

    def test_a_term_that_runs_is_dotted_ahead(self) -> None:
        held = replace(tenure("2022-01-01"), term_to=date(2028, 1, 1))
        assert looks(pictures(succession_picture(succession(held), Words("en")))[0]) == {
            "full", "ahead",
        }  # fmt: skip

    def test_an_unknown_start_is_open_to_the_left(self) -> None:
        held = replace(tenure(None), sure=(date(2026, 3, 31), None))
        picture, _ = pictures(succession_picture(succession(held), Words("en")))
        assert "unsure" in looks(picture)
        assert [path for path in picture.iter(f"{SVG}path") if path.get("class") == "open"]

    def test_a_conflict_is_a_row(self) -> None:
        clash = Clash("seats_exceeded", ("q",), (), (), date(2021, 1, 1), date(2021, 6, 1))
        found = succession(tenure("2020-01-01"), clashes=(clash,))
        assert rows(pictures(succession_picture(found, Words("en")))[0], "conflict")

    @pytest.mark.parametrize(
        "years", [[(1789 + 5 * n, 1794 + 5 * n) for n in range(47)], [(2026, 2026)] * 3]
    )
    def test_centuries_and_months_have_a_few_ticks(self, years: list[tuple[int, int]]) -> None:
        held = [
            tenure(f"{one}-0{1 + n % 3}-01", f"{two}-0{2 + n % 3}-15")
            for n, (one, two) in enumerate(years)
        ]
        for picture in pictures(succession_picture(succession(*held), Words("vi"))):
            ticks = [each for each in picture.iter(f"{SVG}text") if each.get("class") == "tick"]
            assert 2 <= len(ticks) <= 11
            assert len(rows(picture, "tenure")) == len(years)

    def test_a_name_cannot_leave_its_place(self) -> None:
        held = replace(tenure("2020-01-01"), person=PersonRef("p", EVIL))
        text = succession_picture(succession(held), Words("vi"))
        assert EVIL not in text
        assert len(pictures(text)) == 2

    def test_the_picture_names_itself_and_has_no_inline_style(self) -> None:
        text = succession_picture(succession(tenure("2020-01-01")), Words("en"))
        for picture in pictures(text):
            assert picture.attrib["role"] == "img"
            title = picture.find(f"{SVG}title")
            assert title is not None
            assert title.attrib["id"] == picture.attrib["aria-labelledby"]
        assert "style=" not in text

    def test_where_nobody_is_on_record_there_is_no_picture(self) -> None:
        assert succession_picture(succession(), Words("en")) == ""


class TestCareer:
    def test_a_row_names_the_post_and_the_unit(self) -> None:
        found = History(LAN, CLOCKS, (tenure("2020-01-01"),), (), (), ())
        picture, _ = pictures(career_picture(found, Words("en")))
        (row,) = picture.findall(f"{SVG}a")
        assert [each.text for each in row.findall(f"{SVG}text")][:2] == ["Head", "Office"]

    def test_gaps_and_several_posts_at_once_are_rows(self) -> None:
        other = PostRef("q2", "Deputy", UNIT)
        found = History(
            LAN,
            CLOCKS,
            (tenure("2020-01-01", "2021-01-01"), replace(tenure("2022-01-01"), post=other)),
            (Stretch(date(2021, 1, 1), date(2022, 1, 1)),),
            (Overlap(date(2023, 1, 1), None, (POST, other)),),
            (),
        )
        picture, _ = pictures(career_picture(found, Words("en")))
        assert rows(picture) == ["Head", "no post on record", "Deputy", "several posts at once"]

    def test_a_planned_return_is_marked_and_dotted(self) -> None:
        held = replace(tenure("2025-01-01"), returns_on="2027-06")
        text = career_picture(History(LAN, CLOCKS, (held,), (), (), ()), Words("en"))
        picture, _ = pictures(text)
        assert "ahead" in looks(picture)
        assert "return expected Jun 2027" in text
