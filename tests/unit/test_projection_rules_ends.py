"""Ends: stated, implied and absent, and which of them wins."""

import pytest

from tests.unit.telling import Told, event


def _appointed(who: str, on: str | None, post: str = "head") -> Told:
    return Told().post().decision(on or "2020-01-01", event("appointed", who, post, on))


class TestNamedClosings:
    def test_a_closing_ends_the_opening_it_names_and_no_other(self) -> None:
        first = event("appointed", "an", "head", "2010-01-01")
        second = event("appointed", "an", "head", "2016-01-01")
        told = Told().post().report("register", "2020-01-01", first, second)
        gone = event("left_post", "an", "head", "2012-01-01", ends=first.id)
        told.report("register", "2020-01-01", gone)
        assert told.held() == [("an", "2010-01-01", "2012-01-01"), ("an", "2016-01-01", None)]

    def test_a_closing_that_names_none_is_paired_by_date(self) -> None:
        told = _appointed("an", "2010-01-01")
        told.decision("2012-01-01", event("left_post", "an", "head", "2012-01-01"))
        told.decision("2016-01-01", event("appointed", "an", "head", "2016-01-01"))
        assert told.held() == [("an", "2010-01-01", "2012-01-01"), ("an", "2016-01-01", None)]

    def test_a_sighting_is_ended_by_the_closing_that_names_it(self) -> None:
        seen = event("in_post", "an", "head")
        gone = event("left_post", "an", "head", "2012-01-01", ends=seen.id)
        span = Told().post().report("register", "2020-01-01", seen, gone).only()
        assert (span.start, span.end, span.end_basis) == (None, "2012-01-01", "stated")

    def test_a_closing_that_names_nothing_known_is_a_conflict(self) -> None:
        told = _appointed("an", "2010-01-01")
        told.decision("2012-01-01", event("left_post", "an", "head", "2012-01-01", ends="e_0"))
        assert (told.held(), told.codes()) == ([("an", "2010-01-01", None)], ["end_unmatched"])

    def test_a_closing_that_names_another_persons_opening_ends_nothing(self) -> None:
        opened = event("appointed", "an", "head", "2010-01-01")
        told = Told().post().decision("2010-01-01", opened)
        told.decision("2012-01-01", event("left_post", "be", "head", "2012-01-01", ends=opened.id))
        assert (told.held(), told.codes()) == ([("an", "2010-01-01", None)], ["end_unmatched"])

    def test_an_end_before_its_start_is_a_conflict_and_not_taken(self) -> None:
        opened = event("appointed", "an", "head", "2010-01-01")
        gone = event("left_post", "an", "head", "2009-01-01", ends=opened.id)
        told = Told().post().decision("2010-01-01", opened).decision("2010-02-01", gone)
        assert (told.held(), told.codes()) == ([("an", "2010-01-01", None)], ["end_before_start"])

    def test_two_ends_of_one_opening_take_the_weightier_and_list_both(self) -> None:
        opened = event("appointed", "an", "head", "2010-01-01")
        told = Told().post().decision("2010-01-01", opened)
        told.decision("2012-01-01", event("relieved", "an", "head", "2012-01-01", ends=opened.id))
        later = event("left_post", "an", "head", "2012-01-20", ends=opened.id)
        told.report("sheet", "2013-01-01", later)
        assert (told.only().end, told.codes()) == ("2012-01-01", ["end_differs"])

    def test_two_ends_of_one_opening_that_agree_are_both_evidence(self) -> None:
        opened = event("appointed", "an", "head", "2010-01-01")
        exact = event("relieved", "an", "head", "2012-01-01", ends=opened.id)
        rough = event("left_post", "an", "head", "2012", ends=opened.id)
        told = Told().post().decision("2010-01-01", opened).decision("2012-01-01", exact)
        told.report("sheet", "2013-01-01", rough)
        assert (told.only().end, told.codes()) == ("2012-01-01", [])
        assert {exact.id, rough.id} <= set(told.only().events)


class TestUnmatchedClosings:
    @pytest.mark.parametrize("kind", ["left_post", "resigned", "relieved", "removed", "suspended"])
    def test_leaving_a_post_never_held_is_a_conflict(self, kind: str) -> None:
        told = Told().post().decision("2012-01-01", event(kind, "an", "head", "2012-01-01"))
        assert (told.held(), told.codes()) == ([], ["end_unmatched"])

    def test_leaving_before_coming_is_a_conflict(self) -> None:
        told = _appointed("an", "2015-01-01")
        told.decision("2012-01-01", event("left_post", "an", "head", "2012-01-01"))
        assert (told.held(), told.codes()) == ([("an", "2015-01-01", None)], ["end_unmatched"])

    def test_two_reports_of_one_end_are_one_end_and_a_conflict(self) -> None:
        told = _appointed("an", "2010-01-01")
        told.report("sheet", "2012-01-31", event("left_post", "an", "head", "2012-01-03"))
        told.decision("2012-01-01", event("relieved", "an", "head", "2012-01-01"))
        assert (told.only().end, told.codes()) == ("2012-01-01", ["end_differs"])

    def test_the_signed_decision_counts_even_if_it_ends_later(self) -> None:
        told = _appointed("an", "2010-01-01")
        told.report("sheet", "2012-01-31", event("left_post", "an", "head", "2012-01-01"))
        told.decision("2012-01-01", event("relieved", "an", "head", "2012-01-10"))
        assert (told.only().end, told.codes()) == ("2012-01-10", ["end_differs"])

    def test_an_end_long_after_the_end_is_a_conflict(self) -> None:
        told = _appointed("an", "2010-01-01")
        told.decision("2012-01-01", event("relieved", "an", "head", "2012-01-01"))
        told.decision("2014-01-01", event("relieved", "an", "head", "2014-01-01"))
        assert (told.only().end, told.codes()) == ("2012-01-01", ["end_unmatched"])


class TestSuccessors:
    def test_the_next_full_holder_ends_the_one_before(self) -> None:
        told = _appointed("an", "2015-01-01")
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        assert (told.of("an").end, told.of("an").end_basis) == ("2020-01-01", "implied")
        assert told.codes() == []

    @pytest.mark.parametrize("mode", ["acting", "in_charge"])
    def test_the_next_full_holder_ends_acting_and_in_charge(self, mode: str) -> None:
        told = Told().post().decision("2015-01-01", event(mode, "an", "head", "2015-01-01"))
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        assert told.of("an", mode=mode).end == "2020-01-01"

    def test_a_concurrent_holder_stays(self) -> None:
        told = Told().post().decision("2015-01-01", event("concurrent", "an", "head", "2015-01-01"))
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        assert told.of("an", mode="concurrent").end is None

    @pytest.mark.parametrize("seats", [2, None])
    def test_with_more_or_unknown_seats_nobody_is_ended(self, seats: int | None) -> None:
        told = Told().post(seats=seats)
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        assert (told.of("an").end, told.codes()) == (None, [])

    def test_seats_count_as_they_were_on_the_day(self) -> None:
        told = Told().post(seats=2)
        told.decision("2018-01-01", event("seats_set", post="head", on="2018-01-01", seats=1))
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2016-01-01", event("appointed", "be", "head", "2016-01-01"))
        told.decision("2020-01-01", event("appointed", "chi", "head", "2020-01-01"))
        assert (told.of("an").end, told.of("be").end) == ("2020-01-01", "2020-01-01")

    def test_an_opening_ended_on_its_own_day_ends_nobody(self) -> None:
        told = _appointed("an", "2015-01-01")
        opened = event("appointed", "be", "head", "2020-01-01")
        told.decision("2020-01-01", opened)
        told.decision("2020-01-02", event("left_post", "be", "head", "2020-01-01", ends=opened.id))
        assert (told.of("an").end, told.of("be").end) == (None, "2020-01-01")


class TestOtherAppointments:
    def test_an_appointment_ends_the_other_full_spells(self) -> None:
        told = _appointed("an", "2015-01-01").post("deputy", 3)
        told.decision("2020-01-01", event("appointed", "an", "deputy", "2020-01-01"))
        assert (told.of("an").end, told.of("an").end_basis) == ("2020-01-01", "implied")

    def test_unless_it_says_also(self) -> None:
        told = _appointed("an", "2015-01-01").post("deputy", 3)
        told.decision("2020-01-01", event("appointed", "an", "deputy", "2020-01-01", also=True))
        assert told.of("an").end is None

    def test_what_is_held_in_another_mode_stays(self) -> None:
        told = Told().post().post("deputy", 3)
        told.decision("2015-01-01", event("concurrent", "an", "head", "2015-01-01"))
        told.decision("2020-01-01", event("appointed", "an", "deputy", "2020-01-01"))
        assert told.of("an", mode="concurrent").end is None


class TestStatedWins:
    def test_a_later_stated_end_wins_over_a_successor_and_both_are_listed(self) -> None:
        told = _appointed("an", "2015-01-01")
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        told.decision("2020-03-01", event("relieved", "an", "head", "2020-03-01"))
        assert (told.of("an").end, told.of("an").end_basis) == ("2020-03-01", "stated")
        (conflict,) = told.conflicts("seats_exceeded")
        assert (str(conflict.start), str(conflict.end)) == ("2020-01-01", "2020-03-01")

    def test_an_earlier_stated_end_stays(self) -> None:
        told = _appointed("an", "2015-01-01")
        told.decision("2019-12-01", event("relieved", "an", "head", "2019-12-01"))
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        assert told.of("an").end == "2019-12-01"

    def test_retirement_much_later_does_not_keep_the_post(self) -> None:
        told = _appointed("an", "2015-01-01")
        told.decision("2020-01-01", event("appointed", "be", "head", "2020-01-01"))
        told.decision("2025-01-01", event("retired", "an", on="2025-01-01"))
        assert (told.of("an").end, told.of("an").end_basis) == ("2020-01-01", "implied")


class TestAbsence:
    def test_who_is_not_on_a_later_list_left_between_the_two_days(self) -> None:
        told = Told().post(seats=None)
        told.staff_list("2020-06-30", event("in_post", "an", "head", "2020-06-30"))
        told.staff_list("2020-12-31")
        span = told.only()
        assert (span.end, span.end_basis) == (None, "absent")
        assert (str(span.sure_to), str(span.valid_to)) == ("2020-07-01", "2020-12-31")

    def test_who_is_on_it_stays(self) -> None:
        told = _appointed("an", "2020-01-01")
        told.staff_list("2020-12-31", event("in_post", "an", "head", "2020-12-31"))
        assert told.only().end_basis is None

    def test_a_list_of_another_unit_says_nothing(self) -> None:
        told = _appointed("an", "2020-01-01").staff_list("2020-12-31", unit="district")
        assert told.only().end_basis is None

    def test_an_earlier_list_says_nothing(self) -> None:
        told = _appointed("an", "2020-01-01").staff_list("2019-12-31")
        assert told.only().end_basis is None

    def test_a_report_that_covers_nothing_ends_nothing(self) -> None:
        told = _appointed("an", "2020-01-01")
        told.report("sheet", "2020-12-31", event("in_post", "be", "other", "2020-12-31"))
        assert told.of("an").end_basis is None

    def test_a_stated_end_wins_over_absence(self) -> None:
        told = _appointed("an", "2020-01-01").staff_list("2020-12-31")
        told.decision("2021-01-15", event("relieved", "an", "head", "2021-01-15"))
        assert (told.only().end, told.only().end_basis) == ("2021-01-15", "stated")

    def test_who_comes_back_after_an_absence_did_not_hold_before_it_twice(self) -> None:
        told = _appointed("an", "2020-01-01").staff_list("2020-12-31")
        told.staff_list("2021-12-31", event("in_post", "an", "head", "2021-12-31"))
        first, second = told.spells()
        assert first.valid_to <= second.valid_from
