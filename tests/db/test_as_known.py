"""Answers as of a day and as known at a moment: joins, names, seats, units that are gone."""

from typing import Any

import pytest

from graph.dates import parse_date
from graph.errors import RefusedError
from graph.model import Judgement, make_event
from graph.services.search import search
from graph.services.unit import roots, unit_page
from graph.visibility import BASE
from graph.vocabulary import Role
from tests.desk import judge, withdraw_judgement, withdraw_report

Office = Any  # the builder of tests/db/conftest.py


def _same(first: str = "an", second: str = "an2") -> Judgement:
    return Judgement("same_as", first, second, "reviewer", "one human")


class TestJoins:
    def test_before_and_during_a_join_each_is_told_as_known_then(self, office: Office) -> None:
        office.found("u", "head", "deputy")
        office.say("d1", office.event("appointed", "an", "deputy", "2018-01-01"))
        before = office.say("d2", office.event("appointed", "an2", "head", "2020-01-01"))
        during = office.now()
        judge(office.store, _same(), during)
        withdraw_judgement(office.store, _same(), office.now())

        assert office.history("an2", known=before).person.id == "an2"
        assert office.history("an2", known=during).person.id == "an"
        assert len(office.history("an2", known=during).tenures) == 2
        assert office.history("an2").person.id == "an2"

    def test_a_pair_can_be_taken_back_either_way_round(self, office: Office) -> None:
        office.found("u", "head")
        office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
        office.say("d2", office.event("recorded", "an2", name="An"))
        judge(office.store, _same("an2", "an"), office.now())

        withdraw_judgement(office.store, _same("an", "an2"), office.now())

        assert office.history("an2").tenures == ()

    def test_a_judgement_on_nobody_is_refused(self, office: Office) -> None:
        with pytest.raises(RefusedError, match="not there"):
            judge(office.store, _same(), office.now())
        with pytest.raises(RefusedError, match="against itself"):
            judge(office.store, _same("an", "an"), office.now())


class TestUnits:
    def test_a_unit_is_at_the_top_only_while_it_stands(self, office: Office) -> None:
        office.found("old")
        office.found("new")
        merged = make_event(
            "merged", {Role.FROM_UNIT: "old", Role.UNIT: "new"}, parse_date("2025-07-01")
        )
        office.say("law", merged)
        viewer = office.store.for_viewer(BASE)

        before, after = office.clocks("2025-06-30"), office.clocks("2025-07-01")
        assert [unit.id for unit in roots(viewer, before)] == ["new", "old"]
        assert [unit.id for unit in roots(viewer, after)] == ["new"]

    def test_seats_are_those_of_the_day_asked_for(self, office: Office) -> None:
        office.found("u", "deputy", seats=2)
        office.say("d1", office.event("seats_set", post="deputy", on="2024-01-01", seats=3))
        viewer = office.store.for_viewer(BASE)

        asked = [unit_page(viewer, "u", office.clocks(day)) for day in ("2023-12-31", "2024-01-01")]
        assert [page.seats[0].empty for page in asked] == [2, 3]

    def test_what_nobody_had_named_then_is_not_found(self, office: Office) -> None:
        office.found("first")
        known = office.now()
        office.found("second")
        viewer = office.store.for_viewer(BASE)

        now, then = office.clocks(), office.clocks(known=known)
        assert [hit.id for hit in search(viewer, "second", clocks=now)] == ["second"]
        assert search(viewer, "second", clocks=then) == []


class TestLists:
    def test_a_list_that_names_nobody_ends_spells_and_can_be_withdrawn(
        self, office: Office
    ) -> None:
        office.found("u", "head")
        office.say("d1", office.event("appointed", "an", "head", "2020-01-01"))
        office.say("empty list", kind="staff_list", issued="2021-06-30", covers=["u"])
        assert office.succession("head").tenures[0].end_basis == "absent"

        withdraw_report(office.store, "empty list", "wrong unit", office.now())

        assert office.succession("head").tenures[0].end_basis is None
