"""The replay rules, one by one: what opens, what ends, and what follows without being said."""

from tests.unit.telling import Told, event

TERM = "2025-01-01"


class TestOpening:
    def test_an_appointment_opens_a_full_spell_on_its_day(self) -> None:
        span = Told().post().decision("2020-03-01", event("appointed", "an", "head", TERM)).only()
        assert (span.start, span.end, span.mode, span.start_basis) == (TERM, None, "full", "stated")

    def test_each_kind_opens_in_its_own_mode(self) -> None:
        told = Told().post(seats=None)
        for kind in ("acting", "in_charge", "concurrent"):
            told.decision("2020-03-01", event(kind, "an", "head", "2020-03-01"))
        assert {span.mode for span in told.spells()} == {"acting", "in_charge", "concurrent"}

    def test_a_sighting_leaves_the_start_unknown_and_is_sure_from_its_day(self) -> None:
        span = Told().post().report("list", "2020-06-30", event("in_post", "an", "head")).only()
        assert (span.start, span.start_basis) == (None, "seen")
        assert span.sure_from.isoformat() == "2020-06-30"

    def test_a_planned_return_ends_nothing(self) -> None:
        moved = event("rotated", "an", unit="district", on="2020-01-01", until="2023-01-01")
        span = Told().decision("2020-01-01", moved).only("POSTED_TO")
        assert (span.target, span.end, span.returns_on) == ("district", None, "2023-01-01")


class TestTerms:
    def test_a_reappointment_starts_the_next_term_of_the_same_spell(self) -> None:
        told = Told().post()
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2020-01-01", event("reappointed", "an", "head", "2020-01-01", until="2024"))
        span = told.only()
        assert span.terms == ("2015-01-01/2020-01-01", "2020-01-01/")
        assert span.term_to is not None
        assert span.term_to.isoformat() == "2024-12-31"

    def test_an_extension_moves_the_end_of_the_term_and_closes_nothing(self) -> None:
        told = Told().post()
        opened = event("appointed", "an", "head", "2015-01-01", until="2019-12-31")
        told.decision("2015-01-01", opened)
        told.decision("2019-12-01", event("extended", "an", "head", "2019-12-01", until="2020-06"))
        span = told.only()
        assert (span.end, span.terms) == (None, ("2015-01-01/",))
        assert span.term_to is not None
        assert span.term_to.isoformat() == "2020-06-30"

    def test_a_term_that_runs_out_closes_nothing(self) -> None:
        opened = event("appointed", "an", "head", "2015-01-01", until="2019-12-31")
        span = Told().post().decision("2015-01-01", opened).only()
        assert (span.end, span.end_basis) == (None, None)

    def test_a_reappointment_nobody_saw_begin_opens_a_spell_of_unknown_start(self) -> None:
        renewed = event("reappointed", "an", "head", "2020-01-01")
        span = Told().post().decision("2020-01-01", renewed).only()
        assert (span.start, span.sure_from.isoformat()) == (None, "2020-01-01")

    def test_an_extension_nobody_saw_begin_opens_a_spell_of_unknown_start(self) -> None:
        longer = event("extended", "an", "head", "2020-01-01", until="2021-01-01")
        span = Told().post().decision("2020-01-01", longer).only()
        assert (span.start, span.terms) == (None, ("/",))

    def test_a_reappointment_on_the_day_of_an_end_takes_the_post_up_again(self) -> None:
        told = Told().post()
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2020-01-01", event("left_post", "an", "head", "2020-01-01"))
        told.decision("2020-01-01", event("reappointed", "an", "head", "2020-01-01"))
        span = told.only()
        assert (span.end, span.terms) == (None, ("2015-01-01/2020-01-01", "2020-01-01/"))

    def test_a_closing_that_names_the_reappointment_ends_its_spell(self) -> None:
        renewed = event("reappointed", "an", "head", "2020-01-01")
        told = Told().post()
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2020-01-01", renewed)
        told.decision("2022-01-01", event("left_post", "an", "head", "2022-01-01", ends=renewed.id))
        assert told.only().end == "2022-01-01"


class TestOneTenure:
    def test_spells_one_day_apart_are_one_tenure_with_two_terms(self) -> None:
        told = Told().post()
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2019-12-31", event("left_post", "an", "head", "2019-12-31"))
        told.decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        assert told.only().terms == ("2015-01-01/2019-12-31", "2020-01-01/")

    def test_spells_two_days_apart_are_two_tenures(self) -> None:
        told = Told().post()
        told.decision("2015-01-01", event("appointed", "an", "head", "2015-01-01"))
        told.decision("2019-12-30", event("left_post", "an", "head", "2019-12-30"))
        told.decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        assert told.held() == [("an", "2015-01-01", "2019-12-30"), ("an", "2020-01-01", None)]

    def test_overlapping_spells_that_name_their_ends_are_one_tenure(self) -> None:
        first = event("appointed", "an", "head", "2015-01-01")
        second = event("appointed", "an", "head", "2018-01-01")
        told = Told().post().decision("2015-01-01", first, second)
        told.decision("2019-01-01", event("left_post", "an", "head", "2019-01-01", ends=first.id))
        told.decision("2021-01-01", event("left_post", "an", "head", "2021-01-01", ends=second.id))
        span = told.only()
        assert (span.start, span.end) == ("2015-01-01", "2021-01-01")

    def test_acting_never_melts_into_full(self) -> None:
        told = Told().post()
        told.decision("2020-01-01", event("acting", "an", "head", "2020-01-01"))
        told.decision("2020-07-02", event("appointed", "an", "head", "2020-07-02"))
        acting, full = told.of("an", mode="acting"), told.of("an")
        assert (acting.end, acting.end_basis) == ("2020-07-02", "implied")
        assert (full.start, full.end) == ("2020-07-02", None)


class TestPlans:
    def test_a_plan_opens_and_closes_and_never_holds(self) -> None:
        told = Told().post()
        told.decision("2020-01-01", event("planned", "an", "head", "2020-01-01"))
        told.decision("2021-01-01", event("unplanned", "an", "head", "2021-01-01"))
        span = told.only("PLANNED_FOR")
        assert (span.start, span.end, span.mode) == ("2020-01-01", "2021-01-01", None)
        assert told.spells() == []

    def test_leaving_the_post_leaves_the_plan_alone(self) -> None:
        told = Told().post()
        told.decision("2020-01-01", event("planned", "an", "head", "2020-01-01"))
        told.decision("2020-01-01", event("acting", "an", "head", "2020-01-01"))
        told.decision("2021-01-01", event("left_post", "an", "head", "2021-01-01"))
        assert (told.only("PLANNED_FOR").end, told.only().end) == (None, "2021-01-01")


class TestMoves:
    def test_a_transfer_closes_the_post_it_leaves_and_opens_the_next(self) -> None:
        told = Told().post().post("deputy", 3)
        told.decision("2018-01-01", event("appointed", "an", "deputy", "2018-01-01"))
        moved = event("transferred", "an", "head", "2020-01-01", from_post="deputy")
        told.decision("2020-01-01", moved)
        assert (told.of("an", "deputy").end, told.of("an").start) == ("2020-01-01", "2020-01-01")
        assert told.of("an", "deputy").end_basis == "stated"

    def test_a_transfer_that_names_no_origin_ends_no_other_spell(self) -> None:
        told = Told().post().post("deputy", 3)
        told.decision("2018-01-01", event("appointed", "an", "deputy", "2018-01-01"))
        told.decision("2020-01-01", event("transferred", "an", "head", "2020-01-01"))
        assert told.of("an", "deputy").end is None

    def test_a_transfer_from_a_post_never_held_is_a_conflict(self) -> None:
        moved = event("transferred", "an", "head", "2020-01-01", from_post="deputy")
        assert Told().post().decision("2020-01-01", moved).codes() == ["end_unmatched"]

    def test_a_move_out_of_a_unit_ends_the_posting_there(self) -> None:
        told = Told().post()
        told.decision("2020-01-01", event("rotated", "an", unit="district", on="2020-01-01"))
        back = event("transferred", "an", "head", "2022-01-01", from_unit="district")
        told.decision("2022-01-01", back)
        assert told.only("POSTED_TO").end == "2022-01-01"

    def test_the_next_posting_ends_the_one_before(self) -> None:
        told = Told()
        told.decision("2020-01-01", event("rotated", "an", unit="district", on="2020-01-01"))
        told.decision("2021-01-01", event("seconded", "an", unit="ministry", on="2021-01-01"))
        first, second = told.spells("POSTED_TO")
        assert (first.end, first.end_basis, second.end) == ("2021-01-01", "implied", None)


class TestSuspension:
    def test_it_interrupts_and_reinstatement_resumes_with_the_old_term(self) -> None:
        told = Told().post()
        opened = event("appointed", "an", "head", "2020-01-01", until="2024-12-31")
        told.decision("2020-01-01", opened)
        told.decision("2021-01-01", event("suspended", "an", "head", "2021-01-01"))
        told.decision("2021-06-01", event("reinstated", "an", "head", "2021-06-01"))
        assert told.held() == [("an", "2020-01-01", "2021-01-01"), ("an", "2021-06-01", None)]
        term_to = told.spells()[1].term_to
        assert term_to is not None
        assert term_to.isoformat() == "2024-12-31"

    def test_a_reinstatement_without_a_suspension_opens_a_spell(self) -> None:
        told = Told().post().decision("2021-06-01", event("reinstated", "an", "head", "2021-06-01"))
        assert told.held() == [("an", "2021-06-01", None)]


class TestLeavingTheService:
    def test_it_closes_everything_the_person_holds(self) -> None:
        told = Told().post().post("deputy", 3)
        told.decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        told.decision("2020-01-01", event("concurrent", "an", "deputy", "2020-01-01"))
        told.decision("2020-01-01", event("planned", "an", "deputy", "2020-01-01"))
        told.decision("2020-01-01", event("rotated", "an", unit="district", on="2020-01-01"))
        told.decision("2022-01-01", event("retired", "an", on="2022-01-01"))
        ends = {span.end for span in told.project().spans if span.source == "an"}
        assert ends == {"2022-01-01"}

    def test_without_a_day_it_has_ended_by_the_day_of_the_report(self) -> None:
        told = Told().post()
        told.decision("2020-01-01", event("appointed", "an", "head", "2020-01-01"))
        told.decision("2022-01-01", event("retired", "an"))
        span = told.only()
        assert (span.end, span.valid_to.isoformat()) == (None, "2022-01-01")
        assert span.end_basis == "stated"

    def test_who_held_nothing_retires_without_a_conflict(self) -> None:
        assert Told().decision("2022-01-01", event("retired", "an", on="2022-01-01")).codes() == []
