"""Units and posts: founded, named, merged, split, ended; and the attributes of people."""

import pytest

from graph.dates import OPEN_END
from graph.projection import Span
from tests.unit.telling import Told, event


def _links(told: Told, kind: str) -> list[tuple[str, str, str, str]]:
    found = [span for span in told.project().spans if span.type == kind]
    return [(each.source, each.target, str(each.valid_from), str(each.valid_to)) for each in found]


def _founded(unit: str, on: str | None = "2010-01-01", parent: str | None = None) -> Told:
    made = event("established", unit=unit, on=on, parent=parent, name=unit.title())
    return Told().decision(on or "2010-01-01", made)


class TestUnits:
    def test_a_unit_is_part_of_its_parent_from_its_founding(self) -> None:
        told = _founded("office", parent="ministry")
        assert _links(told, "PART_OF") == [("office", "ministry", "2010-01-01", str(OPEN_END))]

    def test_a_rename_keeps_the_unit_and_dates_its_names(self) -> None:
        told = _founded("office")
        told.decision("2015-01-01", event("renamed", unit="office", on="2015-01-01", name="Bureau"))
        unit = told.project().units["office"]
        assert (unit["name"], unit["names"]) == ("Bureau", ("Office", "Bureau"))

    def test_a_dissolved_unit_closes_its_posts_its_place_and_what_is_held_there(self) -> None:
        told = _founded("office", parent="ministry").post()
        told.decision("2012-01-01", event("appointed", "an", "head", "2012-01-01"))
        told.decision("2012-01-01", event("planned", "be", "head", "2012-01-01"))
        told.decision("2015-01-01", event("dissolved", unit="office", on="2015-01-01"))
        assert (told.only().end, told.only().end_basis) == ("2015-01-01", "implied")
        assert told.only("PLANNED_FOR").end == "2015-01-01"
        assert _links(told, "PART_OF")[0][3] == _links(told, "IN")[0][3] == "2015-01-01"
        assert told.project().units["office"]["dissolved_on"] == "2015-01-01"

    def test_a_merged_unit_became_the_other_and_its_spells_end(self) -> None:
        told = _founded("office").post().post("chair", 1, "bureau")
        told.decision("2012-01-01", event("appointed", "an", "head", "2012-01-01"))
        told.decision("2012-01-01", event("appointed", "be", "chair", "2012-01-01"))
        told.decision(
            "2015-01-01", event("merged", from_unit="office", unit="bureau", on="2015-01-01")
        )
        assert (told.of("an").end, told.of("be", "chair").end) == ("2015-01-01", None)
        assert _links(told, "BECAME") == [("office", "bureau", "2015-01-01", str(OPEN_END))]

    def test_a_unit_that_takes_others_in_lives_on(self) -> None:
        told = Told().post().decision("2012-01-01", event("appointed", "an", "head", "2012-01-01"))
        both = event("merged", from_unit=("office", "bureau"), unit="office", on="2015-01-01")
        told.decision("2015-01-01", both)
        assert told.of("an").end is None
        assert _links(told, "BECAME") == [("bureau", "office", "2015-01-01", str(OPEN_END))]

    def test_a_split_gives_successors_and_ends_nothing(self) -> None:
        told = Told().post().decision("2012-01-01", event("appointed", "an", "head", "2012-01-01"))
        parts = event("split", from_unit="office", unit=("east", "west"), on="2015-01-01")
        told.decision("2015-01-01", parts)
        assert (told.of("an").end, len(_links(told, "BECAME"))) == (None, 2)

    def test_a_posting_ends_with_its_unit(self) -> None:
        told = Told().decision("2012-01-01", event("rotated", "an", unit="office", on="2012-01-01"))
        told.decision("2015-01-01", event("dissolved", unit="office", on="2015-01-01"))
        assert told.only("POSTED_TO").end == "2015-01-01"

    def test_an_ending_without_a_day_closes_nothing(self) -> None:
        told = _founded("office").decision("2015-01-01", event("dissolved", unit="office"))
        assert told.project().units["office"]["dissolved_on"] is None


class TestPosts:
    def test_the_last_number_of_seats_counts(self) -> None:
        told = Told().post(seats=1)
        told.decision("2015-01-01", event("seats_set", post="head", on="2015-01-01", seats=2))
        assert told.project().positions["head"]["seats"] == 2

    def test_of_two_numbers_of_one_day_the_weightier_counts(self) -> None:
        told = Told().post(seats=None)
        told.report(
            "sheet", "2016-01-01", event("seats_set", post="head", on="2015-01-01", seats=3)
        )
        told.decision("2015-01-01", event("seats_set", post="head", on="2015-01-01", seats=2))
        assert told.project().positions["head"]["seats"] == 2

    def test_unknown_seats_stay_unknown(self) -> None:
        assert Told().post(seats=None).project().positions["head"]["seats"] is None

    def test_two_titles_from_two_reports_are_a_conflict(self) -> None:
        told = Told()
        for report, title in (("a", "Head"), ("b", "Chief")):
            made = event("post_created", post="head", unit="office", title=title)
            told.report(report, "2020-01-01", made)
        assert told.codes() == ["attribute_differs"]


class TestPeople:
    def test_the_latest_word_counts_per_attribute(self) -> None:
        told = Told()
        for on, rank in (("2012-01-01", "junior"), ("2018-01-01", "senior")):
            told.decision(on, event("ranked", "an", on=on, rank=rank))
        assert told.project().people["an"]["rank"] == "senior"

    @pytest.mark.parametrize("kind", ["retired", "left_service", "died"])
    def test_leaving_sets_the_end_of_service(self, kind: str) -> None:
        told = Told().decision("2020-01-01", event("recruited", "an", on="2001-02"))
        told.decision("2020-01-01", event(kind, "an", on="2020-01-01"))
        person = told.project().people["an"]
        assert (person["service_from"], person["service_to"]) == ("2001-02", "2020-01-01")

    def test_an_undated_leaving_sets_no_day(self) -> None:
        person = Told().decision("2020-01-01", event("retired", "an")).project().people["an"]
        assert "service_to" not in person

    def test_two_reports_of_two_birth_dates_are_a_conflict_and_one_counts(self) -> None:
        told = Told().report("a", "2020-01-01", event("recorded", "an", birth_date="1970"))
        told.report("b", "2021-01-01", event("recorded", "an", birth_date="1971"))
        (conflict,) = told.conflicts()
        assert (conflict.code, conflict.values) == (
            "attribute_differs",
            ("birth_date", "1970", "1971"),
        )
        assert told.project().people["an"]["birth_date"] == "1971"

    def test_one_report_that_says_two_things_is_no_conflict(self) -> None:
        told = Told().report("a", "2020-01-01", event("recorded", "an", name="An"),
                             event("recorded", "an", name="Ân"))  # fmt: skip
        assert told.codes() == []


class TestFingerprints:
    def test_equal_spans_have_equal_fingerprints_and_others_have_not(self) -> None:
        one, same, other = Span("IN", "a", "b"), Span("IN", "a", "b"), Span("IN", "a", "c")
        assert one.fingerprint == same.fingerprint != other.fingerprint
