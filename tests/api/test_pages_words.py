"""The texts of the pages and their Vietnamese: whole, in use, and filled in alike."""

import re

import pytest

from graph.vocabulary import KINDS, REPORT_KINDS
from tools.messages import Text, catalogue, said
from viz.codes import ATTRIBUTES
from viz.page import words_of

PLACE = re.compile(r"%\((\w+)\)[sd]")
TEXTS = said()
KEPT = {message.id: message for message in catalogue() if message.id}


def test_every_text_is_translated_and_none_is_left_over() -> None:
    """`python -m tools.messages` brings the catalogue up to date."""
    assert TEXTS.keys() - KEPT.keys() == set()
    assert KEPT.keys() - TEXTS.keys() == set()
    assert not catalogue().obsolete


@pytest.mark.parametrize("text", sorted(TEXTS, key=str))
def test_a_translation_is_whole_and_takes_the_same_values(text: Text) -> None:
    """Vietnamese has one form for every number."""
    string = KEPT[text].string
    forms = string if isinstance(string, tuple | list) else (string,)
    wanted = set(PLACE.findall(text if isinstance(text, str) else text[1]))

    assert len(forms) == 1
    assert forms[0]
    assert not KEPT[text].fuzzy
    assert set(PLACE.findall(forms[0])) == wanted
    assert forms[0].count("<strong>") == str(text).count("<strong>")


def test_the_catalogue_has_one_plural() -> None:
    assert catalogue().num_plurals == 1
    assert words_of("vi").count("%(num)s unit", "%(num)s units", 1) == "1 đơn vị"
    assert words_of("vi").count("%(num)s unit", "%(num)s units", 2000) == "2.000 đơn vị"
    assert words_of("en").count("%(num)s unit", "%(num)s units", 1) == "1 unit"
    assert words_of("en").count("%(num)s unit", "%(num)s units", 2) == "2 units"


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2026-10-31", "31/10/2026", "31 Oct 2026"),
        ("2026-10", "10/2026", "Oct 2026"),
        ("2026", "2026", "2026"),
        ("1000-01-01", "01/01/1000", "1 Jan 1000"),
        (None, "", ""),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(written: str | None, vi: str, en: str) -> None:
    assert words_of("vi").day(written) == vi
    assert words_of("en").day(written) == en


def test_a_grade_is_explained() -> None:
    told = words_of("vi").grade("B", "2")
    assert told == "B: nguồn thường tin cậy; 2: thông tin có lẽ đúng"
    assert "cannot be judged" in words_of("en").grade("F", "6")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_has_a_word(language: str) -> None:
    words = words_of(language)
    assert all(words.event(code) for code in KINDS)
    assert all(words.report(code) for code in REPORT_KINDS)
    assert words.event("no such") == "no such"
    assert words.mode("no such") == "no such"


def test_every_field_that_anybody_may_read_has_a_name() -> None:
    fields = {
        name
        for kind in KINDS.values()
        if kind.mark == "ordinary"
        for name, detail in kind.details.items()
        if detail.mark == "ordinary"
    }
    assert fields - ATTRIBUTES.keys() == set()
