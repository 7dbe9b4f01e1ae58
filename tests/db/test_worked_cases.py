"""The cases of daily work, through the real store: what is written, asked, corrected, withdrawn."""

from collections.abc import Iterable
from typing import Any

from graph.answers import Clash, Tenure
from graph.dates import parse_date
from graph.model import Judgement, make_event
from graph.services.unit import unit_page
from graph.visibility import BASE
from graph.vocabulary import Role
from tests.desk import correct, judge, withdraw_judgement, withdraw_report

Office = Any  # the builder of tests/db/conftest.py


def _codes(conflicts: Iterable[Clash]) -> list[str]:
    return [conflict.code for conflict in conflicts]


class TestCorrection:
    def test_a_wrongly_typed_date_is_corrected_and_as_known_keeps_the_old_one(
        self, office: Office
    ) -> None:
        office.found("u", "head")
        wrong = office.event("appointed", "an", "head", "2021-10-03")
        right = office.event("appointed", "an", "head", "2021-03-10")
        typed = office.say("d1", wrong)
        correct(office.store, "d1", wrong, right, "day and month swapped", office.now())

        assert office.holders("head") == [("an", "2021-03-10", None, "full")]
        assert office.holders("head", known=typed) == [("an", "2021-10-03", None, "full")]

    def test_withdrawing_a_report_restores_what_was_before_it(self, office: Office) -> None:
        office.found("u", "head")
        office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
        before = office.holders("head")
        office.say("d2", office.event("appointed", "binh", "head", "2020-01-01"))
        assert office.holders("head") != before

        withdraw_report(office.store, "d2", "never signed", office.now())

        assert office.holders("head") == before


class TestTwoReportsOfOneAppointment:
    def test_they_make_one_spell_one_term_and_one_conflict(self, office: Office) -> None:
        office.found("u", "head")
        office.say("d1", office.event("appointed", "an", "head", "2021-03-01"), issued="2021-02-20")
        office.say(
            "list",
            office.event("appointed", "an", "head", "2021-03-03"),
            kind="staff_list",
            issued="2021-06-30",
        )

        answer = office.succession("head")

        assert [(held.start, len(held.terms)) for held in answer.tenures] == [("2021-03-01", 1)]
        assert _codes(answer.conflicts) == ["start_differs"]
        assert answer.conflicts[0].values == ("2021-03-01", "2021-03-03")
        assert {word.report for word in answer.conflicts[0].evidence} == {"d1", "list"}

    def test_a_reviewer_can_say_they_are_not_the_same(self, office: Office) -> None:
        office.found("u", "head")
        first = office.event("appointed", "an", "head", "2021-03-01")
        second = office.event("appointed", "an", "head", "2021-03-20")
        office.say("d1", first)
        office.say("d2", second)
        assert len(office.succession("head").tenures[0].terms) == 1
        verdict = Judgement("not_same", first.id, second.id, "reviewer", "two decisions")

        judge(office.store, verdict, office.now())
        assert len(office.succession("head").tenures[0].terms) == 2

        withdraw_judgement(office.store, verdict, office.now())
        assert len(office.succession("head").tenures[0].terms) == 1


class TestRumour:
    def test_a_rumour_changes_no_fact_before_or_after_the_decision(self, office: Office) -> None:
        office.found("u", "deputy")
        heard = office.event("appointed", "an", "deputy", "2022-01-01", informal=True)
        office.say("call", heard, kind="note")
        assert office.holders("deputy") == []

        office.say("d1", office.event("appointed", "binh", "deputy", "2022-02-01"))

        assert office.holders("deputy") == [("binh", "2022-02-01", None, "full")]
        assert office.succession("deputy").conflicts == ()
        assert all(
            word.report != "call"
            for held in office.succession("deputy").tenures
            for word in held.evidence
        )

    def test_a_restricted_report_is_not_in_the_base_layer(self, office: Office) -> None:
        office.found("u", "head")
        office.say("d1", office.event("appointed", "an", "head", "2022-01-01"), level=1)

        assert office.holders("head") == []


class TestSeats:
    def test_three_deputies_in_three_seats_agree_and_a_fourth_is_a_conflict(
        self, office: Office
    ) -> None:
        office.found("u", "deputy", seats=3)
        for number, name in enumerate(("an", "binh", "chi"), start=1):
            office.say(
                f"d{number}", office.event("appointed", name, "deputy", f"202{number}-01-01")
            )
        assert office.succession("deputy").conflicts == ()

        office.say("d4", office.event("appointed", "dung", "deputy", "2024-01-01"))

        answer = office.succession("deputy")
        assert [held.end for held in answer.tenures] == [None] * 4
        assert _codes(answer.conflicts) == ["seats_exceeded"]
        assert answer.conflicts[0].values == ("4/3",)

    def test_an_acting_head_appointed_the_day_after_acts_until_then(self, office: Office) -> None:
        office.found("u", "head")
        office.say("d1", office.event("acting", "an", "head", "2024-06-30"))
        office.say("d2", office.event("appointed", "an", "head", "2024-07-01"))

        assert office.holders("head") == [
            ("an", "2024-06-30", "2024-07-01", "acting"),
            ("an", "2024-07-01", None, "full"),
        ]
        assert office.succession("head").gaps == ()


class TestJoin:
    def test_two_records_become_one_person_and_two_again(self, office: Office) -> None:
        office.found("u", "head", "deputy")
        office.say("d1", office.event("appointed", "an", "deputy", "2018-01-01"))
        office.say("d2", office.event("appointed", "an2", "head", "2020-01-01"))
        verdict = Judgement("same_as", "an", "an2", "reviewer", "same birth date and number")
        before = office.holders("head"), office.holders("deputy")

        judge(office.store, verdict, office.now())
        joined = office.history("an2")
        assert joined.person.id == "an"
        assert joined.person.external_ids == ("an", "an2")
        assert [(held.post.id, held.start, held.end) for held in joined.tenures] == [
            ("deputy", "2018-01-01", "2020-01-01"),
            ("head", "2020-01-01", None),
        ]

        withdraw_judgement(office.store, verdict, office.now())
        assert (office.holders("head"), office.holders("deputy")) == before


class TestMerge:
    def test_a_merged_unit_closes_its_posts_and_leads_to_its_successor(
        self, office: Office
    ) -> None:
        office.found("old", "old head")
        office.found("new", "new head")
        office.say("d1", office.event("appointed", "an", "old head", "2020-01-01"))
        merged = make_event(
            "merged", {Role.FROM_UNIT: "old", Role.UNIT: "new"}, parse_date("2025-07-01")
        )
        office.say("law", merged)

        assert office.holders("old head") == [("an", "2020-01-01", "2025-07-01", "full")]
        store = office.store.for_viewer(BASE)
        before = unit_page(store, "old", office.clocks("2025-06-30"))
        after = unit_page(store, "old", office.clocks("2025-07-01"))
        assert [seat.post.id for seat in before.seats] == ["old head"]
        assert after.seats == ()
        assert [(line.unit.id, line.direction) for line in after.lineage] == [("new", "became")]
        assert after.dissolved_on == "2025-07-01"


class TestLists:
    def test_who_is_missing_from_a_later_list_left_in_between(self, office: Office) -> None:
        office.found("u", "head", "deputy")
        seen = [office.event("in_post", "an", "head", "2020-12-31"),
                office.event("in_post", "binh", "deputy", "2020-12-31")]  # fmt: skip
        office.say("list 1", *seen, kind="staff_list", issued="2020-12-31", covers=["u"])
        again = office.event("in_post", "binh", "deputy", "2021-06-30")
        office.say("list 2", again, kind="staff_list", issued="2021-06-30", covers=["u"])

        gone: Tenure = office.succession("head").tenures[0]
        assert (gone.end, gone.end_basis, str(gone.not_after)) == (None, "absent", "2021-06-30")
        assert str(gone.sure[1]) == "2021-01-01"
        assert office.succession("deputy").tenures[0].end_basis is None

        withdraw_report(office.store, "list 2", "wrong unit", office.now())
        assert office.succession("head").tenures[0].end_basis is None
