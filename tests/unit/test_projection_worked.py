"""Worked cases: one occurrence, joins, mergers, partial dates, and more holders than seats."""

import pytest

from graph.model import Event
from tests.unit.telling import Told, event

FIRST = event("appointed", "an", "head", "2021-03-01")
THIRD = event("appointed", "an", "head", "2021-03-03")


class TestOneOccurrence:
    def test_a_decision_and_a_staff_list_are_one_spell_one_term_one_conflict(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST).staff_list("2021-06-30", THIRD)
        assert (told.only().start, told.only().terms) == ("2021-03-01", ("2021-03-01/",))
        (conflict,) = told.conflicts()
        assert conflict.code == "start_differs"
        assert conflict.values == ("2021-03-01", "2021-03-03")

    def test_without_a_decision_the_latest_report_counts(self) -> None:
        told = Told().post().report("a", "2021-04-01", FIRST).report("b", "2021-05-01", THIRD)
        assert told.only().start == "2021-03-03"

    @pytest.mark.parametrize(("on", "terms"), [("2021-04-01", 1), ("2021-04-02", 2)])
    def test_the_window_is_31_days(self, on: str, terms: int) -> None:
        other = event("appointed", "an", "head", on)
        told = Told().post().decision("2021-03-01", FIRST).report("list", "2021-06-30", other)
        assert len(told.only().terms) == terms

    def test_one_report_never_contradicts_itself(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST, THIRD)
        assert (len(told.only().terms), told.codes()) == (2, [])

    def test_nor_does_one_register(self) -> None:
        told = Told().post().report("a", "2021-04-01", FIRST, origin="register")
        told.report("b", "2021-05-01", THIRD, origin="register")
        assert (len(told.only().terms), told.codes()) == (2, [])

    def test_an_end_between_makes_two(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST).report("list", "2021-06-30", THIRD)
        told.decision("2021-03-02", event("left_post", "an", "head", "2021-03-02"))
        assert (len(told.only().terms), told.codes()) == (2, [])

    def test_an_end_on_the_day_of_the_first_lies_before_it(self) -> None:
        told = Told().post().decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2021-03-01", event("left_post", "an", "head", "2021-03-01"))
        told.report("decision", "2021-03-01", FIRST, signed=True).report(
            "list", "2021-06-30", THIRD
        )
        assert told.only().terms == ("2015-01-01/2021-03-01", "2021-03-01/")

    def test_modes_are_apart(self) -> None:
        told = Told().post(seats=None).decision("2021-03-01", FIRST)
        told.report("list", "2021-06-30", event("acting", "an", "head", "2021-03-03"))
        assert (len(told.spells()), told.codes()) == (2, [])

    def test_a_judgement_of_same_puts_together_what_lies_far_apart(self) -> None:
        late = event("appointed", "an", "head", "2021-08-01")
        told = Told().post().decision("2021-03-01", FIRST).report("list", "2021-09-01", late)
        told.same.add(frozenset({FIRST.id, late.id}))
        assert (told.only().terms, told.codes()) == (("2021-03-01/",), ["start_differs"])

    def test_a_judgement_of_not_same_keeps_apart_what_lies_close(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST).report("list", "2021-06-30", THIRD)
        told.not_same.add(frozenset({FIRST.id, THIRD.id}))
        assert (len(told.only().terms), told.codes()) == (2, [])

    def test_a_list_that_saw_the_person_shortly_before_the_decision_is_a_conflict(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST)
        told.report("list", "2021-02-15", event("in_post", "an", "head", "2021-02-15"))
        assert (told.only().start, told.codes()) == ("2021-03-01", ["seen_before_start"])

    def test_a_list_that_saw_the_person_shortly_after_the_end_is_a_conflict(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST)
        told.decision("2022-01-01", event("left_post", "an", "head", "2022-01-01"))
        told.report("list", "2022-01-15", event("in_post", "an", "head", "2022-01-15"))
        assert told.codes() == ["seen_after_end"]


class TestCorrection:
    def test_a_wrongly_typed_date_corrected_leaves_only_the_right_one(self) -> None:
        wrong = event("appointed", "an", "head", "2012-03-01")
        assert Told().post().decision("2021-03-01", wrong).only().start == "2012-03-01"
        assert Told().post().decision("2021-03-01", FIRST).only().start == "2021-03-01"
        assert wrong.id != FIRST.id

    def test_two_reports_of_the_very_same_thing_share_one_event(self) -> None:
        again = event("appointed", "an", "head", "2021-03-01")
        told = Told().post().decision("2021-03-01", FIRST).report("list", "2021-06-30", again)
        assert (told.only().terms, told.codes(), again.id) == (("2021-03-01/",), [], FIRST.id)


class TestSeats:
    def _deputies(self, *people: str) -> Told:
        told = Told().post("deputy", 3)
        for number, who in enumerate(people, start=1):
            on = f"2020-0{number}-01"
            told.decision(on, event("appointed", who, "deputy", on))
        return told

    def test_three_deputies_hold_three_seats(self) -> None:
        told = self._deputies("an", "be", "chi")
        assert ([span.end for span in told.spells()], told.codes()) == ([None] * 3, [])

    def test_a_fourth_is_a_conflict_and_all_are_kept(self) -> None:
        told = self._deputies("an", "be", "chi", "dao")
        (conflict,) = told.conflicts()
        assert (conflict.code, conflict.values) == ("seats_exceeded", ("4/3",))
        assert (str(conflict.start), conflict.end) == ("2020-04-01", None)
        assert len(told.spells()) == 4

    def test_two_appointed_to_one_seat_on_one_day_is_a_conflict(self) -> None:
        told = Told().post().decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        told.decision("2020-01-02", event("appointed", "be", "head", "2020-01-01"))
        assert (told.codes(), len(told.spells())) == (["seats_exceeded"], 2)

    def test_one_stretch_is_one_conflict_even_if_the_seats_change_in_it(self) -> None:
        told = self._deputies("an", "be", "chi", "dao")
        told.decision("2021-01-01", event("seats_set", post="deputy", on="2021-01-01", seats=2))
        assert [each.start and str(each.start) for each in told.conflicts()] == ["2020-04-01"]

    def test_a_spell_with_neither_date_ends_nobody_and_conflicts_with_nobody(self) -> None:
        told = Told().post().decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        told.report("register", "2021-01-01", event("in_post", "be", "head"))
        assert (told.of("an").end, told.codes()) == (None, [])


class TestPartialDates:
    def test_a_year_holds_surely_from_its_last_day(self) -> None:
        span = Told().post().decision("2020-01-01", event("appointed", "an", "head", "2020")).only()
        assert (span.start, str(span.valid_from), str(span.sure_from)) == (
            "2020", "2020-01-01", "2020-12-31",
        )  # fmt: skip

    def test_an_end_in_a_month_is_uncertain_until_the_month_is_over(self) -> None:
        told = Told().post().decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        told.decision("2021-03-31", event("left_post", "an", "head", "2021-03"))
        span = told.only()
        assert (str(span.sure_to), str(span.valid_to)) == ("2021-03-01", "2021-04-01")

    def test_dates_that_may_agree_are_no_conflict(self) -> None:
        month = event("appointed", "an", "head", "2021-03")
        told = Told().post().decision("2021-03-01", FIRST).report("list", "2021-06-30", month)
        assert (told.only().start, told.codes()) == ("2021-03-01", [])

    def test_from_and_to_in_the_same_year_are_kept(self) -> None:
        opened = event("appointed", "an", "head", "2020-05-01")
        gone = event("left_post", "an", "head", "2020", ends=opened.id)
        told = Told().post().decision("2020-05-01", opened, gone)
        assert (told.only().end, told.codes()) == ("2020", [])

    @pytest.mark.parametrize("named", [True, False])
    def test_from_equal_to_is_kept_and_holds_on_no_day(self, named: bool) -> None:
        gone = event("left_post", "an", "head", "2021-03-01", ends=FIRST.id if named else None)
        span = Told().post().decision("2021-03-01", FIRST, gone).only()
        assert (span.start, span.end) == ("2021-03-01", "2021-03-01")
        assert (span.valid_from, span.sure_from) == (span.valid_to, span.sure_to)

    def test_an_end_without_a_day_never_lies_after_the_day_it_was_told(self) -> None:
        told = Told().post().decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        told.report("sheet", "2020-01-01", event("left_post", "an", "head"))
        assert told.only().sure_to <= told.only().valid_to


class TestJoins:
    ACTING: Event = event("acting", "an", "head", "2020-01-01")
    FULL: Event = event("appointed", "an again", "head", "2020-01-02")

    def _two_records(self) -> Told:
        return Told().post().decision("2020-01-01", self.ACTING).decision("2020-01-02", self.FULL)

    def test_acting_then_appointed_the_day_after_are_two_spells_one_after_the_other(self) -> None:
        told = Told().post().decision("2020-01-01", self.ACTING)
        told.decision("2020-01-02", event("appointed", "an", "head", "2020-01-02"))
        assert told.held() == [("an", "2020-01-01", "2020-01-02"), ("an", "2020-01-02", None)]

    def test_two_records_of_one_person_are_projected_as_one(self) -> None:
        told = self._two_records()
        told.joins.append(("an", "an again"))
        assert {span.source for span in told.spells()} == {"an"}
        assert told.project().people["an again"]["joined_into"] == "an"

    def test_without_the_join_they_are_two_again(self) -> None:
        assert {span.source for span in self._two_records().spells()} == {"an", "an again"}

    def test_joined_spells_become_one_tenure(self) -> None:
        told = Told().post().decision("2021-03-01", FIRST)
        told.report("list", "2021-06-30", event("appointed", "zed", "head", "2021-03-03"))
        assert told.codes() == []
        told.joins.append(("an", "zed"))
        assert (told.held(), told.codes()) == ([("an", "2021-03-01", None)], ["start_differs"])

    def test_a_joined_person_has_the_attributes_of_both_records(self) -> None:
        told = Told().report("a", "2020-01-01", event("recorded", "an", name="An"))
        told.report("b", "2020-01-01", event("recorded", "zed", sex="female"))
        told.joins.append(("zed", "an"))
        people = told.project().people
        assert (people["an"]["name"], people["an"]["sex"]) == ("An", "female")
        assert people["zed"] == {"sex": "female", "joined_into": "an"}
